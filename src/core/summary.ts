// Summaries without a model: the article's most telling sentences, cut by deleting only, as claims for the gate.
import type { Analyzer } from './analyze/analyzer.ts';
import type { SummaryLevel } from './services.ts';
import { inOrder, pickCovering } from './summary/coverage.ts';
import { figureClaims, type SummaryClaim } from './summary/figures.ts';
import { cutLine, isBareQuote, isWhole, opensWithConnective, pointsBack } from './summary/line.ts';
import { pickDiverse, type Ranked, scoreReading } from './summary/ranker.ts';
import { type Reading, readForSummary } from './summary/reading.ts';
import type { SegmentedArticle, Sentence } from './types.ts';

export type { SummaryClaim } from './summary/figures.ts';
export { type GoldSummary, measureSummary, type SummaryMeasure } from './summary/measure.ts';

export interface RankedSentence {
  readonly index: number;
  /** Compares within one article only. */
  readonly score: number;
}

/** All sentences, the most telling first; headings and fragments last. */
export function rankForSummary(source: SegmentedArticle, analyzer: Analyzer): RankedSentence[] {
  const ranked = scoreReading(readForSummary(source, analyzer));
  return ranked
    .map(({ read, score }) => ({ index: read.sentence.index, score }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
}

/** The `count` most telling sentences that do not repeat each other, in the article's order; never a heading while there are others. */
export function chooseSummary(source: SegmentedArticle, analyzer: Analyzer, count: number): Sentence[] {
  const reading = readForSummary(source, analyzer);
  return inOrder(pickDiverse(scoreReading(reading), count, reading)).map(({ read }) => read.sentence);
}

/** The lines of a summary in the article's order, each with the sentences that it is cut from. Empty for an article that states nothing. */
export function summaryClaims(source: SegmentedArticle, analyzer: Analyzer, level: SummaryLevel): SummaryClaim[] {
  const reading = readForSummary(source, analyzer);
  if (level === 'numbers') return figureClaims(source, reading);
  const ranked = scoreReading(reading).filter(({ read }) => read.isStatement);
  const candidates = readable(ranked);
  if (level === 'one-line') return linesOf(bestAlone(candidates), 'drop');
  if (level === 'three-lines') return linesOf(pickCovering(candidates, 3, reading), 'drop');
  return linesOf(pickCovering(candidates, detailedCount(reading), reading), 'keep');
}

const LONG_LINE = 110;

/** The best line that stands alone, a shorter one before a longer. */
function bestAlone(candidates: readonly Ranked[]): Ranked[] {
  const worth = ({ read, score }: Ranked): number => {
    const { length } = cutLine(read.text, { asides: 'drop', connective: 'drop' });
    return score - Math.max(0, length - LONG_LINE) / 40 - (opensWithConnective(read.text) ? 0.5 : 0);
  };
  return [...candidates].sort((a, b) => worth(b) - worth(a)).slice(0, 1);
}

/** One line for every four statements, from five to eight. */
function detailedCount({ sentences }: Reading): number {
  const statements = sentences.filter(({ isStatement }) => isStatement).length;
  return Math.min(8, Math.max(5, Math.round(statements / 4)));
}

/** Sentences that can be read without the one before them; all of them where there are none. */
function readable(ranked: readonly Ranked[]): readonly Ranked[] {
  const standing = ranked.filter(({ read: { text } }) => isWhole(text) && !isBareQuote(text) && !/\?["”’]?$/u.test(text));
  const alone = standing.filter(({ read }) => !pointsBack(read.text));
  return [alone, standing, ranked].find((list) => list.length > 0) ?? [];
}

/** A connective stays where the sentence that it joins is the line before. */
function linesOf(chosen: readonly Ranked[], asides: 'drop' | 'keep'): SummaryClaim[] {
  let last = -2;
  return chosen.map(({ read: { text, sentence } }) => {
    const connective = last === sentence.index - 1 ? 'keep' : 'drop';
    last = sentence.index;
    return { text: cutLine(text, { asides, connective }), cites: [sentence] };
  });
}
