// Holds chosen summaries against those that people chose: the share of their sentences that the ranker finds when asked for as many.
import type { Analyzer } from '../analyze/analyzer.ts';
import { makeArticle } from '../article.ts';
import { segmentArticle } from '../segment.ts';
import type { SegmentedArticle, Span } from '../types.ts';
import { pickDiverse, scoreReading, type Weights } from './ranker.ts';
import { readForSummary } from './reading.ts';

/** An article with the sentences that people chose, as indices into `sentences` or, without these, into our own. */
export interface GoldSummary {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly sentences?: readonly string[];
  readonly summaryIdx: readonly number[];
}

export interface SummaryMeasure {
  /** Found gold sentences over all gold sentences, in [0, 1]; 0 without any. */
  readonly precision: number;
  /** The same for the article's first sentences. */
  readonly lead: number;
  readonly documents: readonly { readonly id: string; readonly gold: number; readonly found: number }[];
}

export function measureSummary(
  documents: readonly GoldSummary[],
  analyzer: Analyzer,
  weights?: Weights,
): SummaryMeasure {
  const measured = documents.map((document) => measureOne(document, analyzer, weights));
  const total = (key: 'gold' | 'found' | 'lead'): number =>
    measured.reduce((sum, entry) => sum + entry[key], 0);
  const share = (found: number): number => (total('gold') > 0 ? found / total('gold') : 0);
  return {
    precision: share(total('found')),
    lead: share(total('lead')),
    documents: measured.map(({ id, gold, found }) => ({ id, gold, found })),
  };
}

/** The article and where its gold sentences stand in it. */
export function readGold(document: GoldSummary): { source: SegmentedArticle; gold: Span[] } {
  const { id, title, text } = document;
  const source = segmentArticle(makeArticle({ id, title, text }));
  const spans = document.sentences
    ? locate(document.sentences, source.article.text)
    : source.sentences.map(({ span }) => span);
  return { source, gold: document.summaryIdx.flatMap((index) => spans[index] ?? []) };
}

/** True when `chosen` holds more than half of the gold sentence. */
export function covers(chosen: Span, gold: Span): boolean {
  const shared = Math.min(chosen.end, gold.end) - Math.max(chosen.start, gold.start);
  return shared * 2 > gold.end - gold.start;
}

function measureOne(document: GoldSummary, analyzer: Analyzer, weights?: Weights) {
  const { source, gold } = readGold(document);
  const reading = readForSummary(source, analyzer);
  const chosen = pickDiverse(scoreReading(reading, weights), gold.length, reading).map(
    ({ read }) => read.sentence,
  );
  const leading = source.sentences.slice(0, gold.length);
  const among = (sentences: readonly { span: Span }[]): number =>
    gold.filter((span) => sentences.some((sentence) => covers(sentence.span, span))).length;
  return { id: document.id, gold: gold.length, found: among(chosen), lead: among(leading) };
}

function locate(sentences: readonly string[], text: string): Span[] {
  let from = 0;
  return sentences.map((sentence) => {
    const words = sentence.trim().normalize('NFC').replace(/\s+/gu, ' ');
    const start = text.indexOf(words, from);
    if (start < 0) return { start: from, end: from };
    from = start + words.length;
    return { start, end: from };
  });
}
