// Scores sentences for a summary with the learned weights and picks the best ones that do not repeat each other.
import { SUMMARY_WEIGHTS } from '../learned/summary.ts';
import { FEATURES, type Features, featuresOf } from './features.ts';
import type { ReadSentence, Reading } from './reading.ts';

export type Weights = Readonly<Record<string, number>>;

export interface Ranked {
  readonly read: ReadSentence;
  /** Comparable within one article only; a heading or fragment has `NO_STATEMENT`. */
  readonly score: number;
}

export const NO_STATEMENT = -100;

/** Cheap on articles whose summaries people chose: they repeat themselves a little. */
const REDUNDANCY = 0.25;
/** Two sentences this alike are the same sentence told twice. */
const REPEATED = 0.75;

/** Every sentence with its score, in the article's order. */
export function scoreReading(reading: Reading, weights: Weights = SUMMARY_WEIGHTS): Ranked[] {
  const scores = new Map(featuresOf(reading).map(([read, features]) => [read, weighed(features, weights)]));
  return reading.sentences.map((read) => ({ read, score: scores.get(read) ?? NO_STATEMENT }));
}

/** Up to `count` of the ranked ones, best first, by maximal marginal relevance (Carbonell and Goldstein 1998). */
export function pickDiverse(ranked: readonly Ranked[], count: number, { nearness }: Reading): Ranked[] {
  const chosen: Ranked[] = [];
  const left = new Map(ranked.map((entry) => [entry, 0]));
  const choose = (entry: Ranked): void => {
    left.delete(entry);
    const row = nearness[entry.read.sentence.index];
    for (const [other, likeness] of left)
      left.set(other, Math.max(likeness, row?.[other.read.sentence.index] ?? 0));
  };
  while (chosen.length < count && left.size > 0) {
    const best = bestOf(left);
    chosen.push(best);
    choose(best);
  }
  return chosen;
}

function weighed(features: Features, weights: Weights): number {
  return FEATURES.reduce((sum, name) => sum + features[name] * (weights[name] ?? 0), 0);
}

function bestOf(left: ReadonlyMap<Ranked, number>): Ranked {
  const worth = (entry: Ranked, likeness: number): number =>
    entry.score - REDUNDANCY * likeness - (likeness > REPEATED ? -NO_STATEMENT / 2 : 0);
  return [...left].reduce((best, entry) => (worth(...entry) > worth(...best) ? entry : best))[0];
}
