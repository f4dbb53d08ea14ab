// Summaries without a model: the article's most telling sentences, cut by deleting only, as claims for the gate.
import type { Analyzer } from './analyze/analyzer.ts';
import { SUMMARY_WEIGHTS } from './learned/summary.ts';
import type { SummaryLevel } from './services.ts';
import { inOrder, pickCovering } from './summary/coverage.ts';
import { titleShare } from './summary/features.ts';
import { figureClaims, type SummaryClaim } from './summary/figures.ts';
import {
  cutLine,
  hasSubject,
  isBareQuote,
  isWhole,
  opensWithConnective,
  pointsBack,
} from './summary/line.ts';
import { pickDiverse, type Ranked, scoreReading, type Weights } from './summary/ranker.ts';
import { type Reading, readForSummary } from './summary/reading.ts';
import type { SegmentedArticle, Sentence } from './types.ts';

export type { SummaryClaim } from './summary/figures.ts';
export { type VerifiedSummary, verifySummary } from './summary/verified.ts';
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
export function summaryClaims(
  source: SegmentedArticle,
  analyzer: Analyzer,
  level: SummaryLevel,
): SummaryClaim[] {
  const reading = readForSummary(source, analyzer);
  if (level === 'numbers') return figureClaims(source, reading);
  const candidates = readable(scoreReading(reading, LINE_WEIGHTS).filter(({ read }) => read.isStatement));
  const first = bestAlone(candidates, reading);
  if (first === undefined) return [];
  if (level === 'one-line') return linesOf([first], 'drop');
  if (level === 'three-lines') return linesOf(pickCovering(first, candidates, 3, reading), 'drop');
  return linesOf(pickCovering(first, candidates, detailedCount(reading), reading), 'keep');
}

/** Whoever chooses sentences likes long ones; whoever reads lines does not. A connective is cut off the line, so it costs less. */
const LINE_WEIGHTS: Weights = {
  ...SUMMARY_WEIGHTS,
  long: 0,
  connective: (SUMMARY_WEIGHTS['connective'] ?? 0) / 2,
};

const LONG_LINE = 70;
const LETTERS_A_POINT = 25;
const SAYS_TITLE = 1.5;
const NEEDS_NEIGHBOUR = 0.5;
const LEADS = 1;
const LEADING = 2;

/** The best line that stands alone: a shorter one before a longer, and one that says what the title says. */
function bestAlone(candidates: readonly Ranked[], reading: Reading): Ranked | undefined {
  const leading = new Set(reading.sentences.filter(({ isStatement }) => isStatement).slice(0, LEADING));
  const worth = ({ read, score }: Ranked): number => {
    const { length } = cutLine(read.text, { asides: 'drop', connective: 'drop' });
    const long = Math.max(0, length - LONG_LINE) / LETTERS_A_POINT;
    const joined = opensWithConnective(read.text) ? NEEDS_NEIGHBOUR : 0;
    const leads = leading.has(read) ? LEADS : 0;
    return score + SAYS_TITLE * titleShare(read, reading) + leads - long - joined;
  };
  const ranked = candidates.map((entry) => ({ entry, worth: worth(entry) }));
  return ranked.sort((a, b) => b.worth - a.worth)[0]?.entry;
}

/** One line for every four statements, from five to eight. */
function detailedCount({ sentences }: Reading): number {
  const statements = sentences.filter(({ isStatement }) => isStatement).length;
  return Math.min(8, Math.max(5, Math.round(statements / 4)));
}

/** Sentences that can be read without the one before them; all of them where there are none. */
function readable(ranked: readonly Ranked[]): readonly Ranked[] {
  const standing = ranked.filter(
    ({ read: { text } }) => isWhole(text) && !isBareQuote(text) && !/\?["”’]?$/u.test(text),
  );
  const alone = standing.filter(
    ({ read: { text, sentence } }) => !pointsBack(text) && hasSubject(text) && namesSpeaker(text, sentence),
  );
  return [alone, standing, ranked].find((list) => list.length > 0) ?? [];
}

/** `김 교수` needs the sentence that names him in full. */
function namesSpeaker(text: string, { speaker }: Sentence): boolean {
  return speaker === undefined || speaker.role === '' || text.includes(speaker.name);
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
