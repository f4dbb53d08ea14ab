// The sentences of an article that a claim may be about: soft coverage over single sentences and pairs of neighbours.
import type { Lexicon } from '../analyze/lexicon.ts';
import type { SegmentedArticle, Sentence } from '../types.ts';
import { wordsOf } from './premise.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';

export interface Candidate {
  readonly sentences: readonly Sentence[];
  /** Share of the claim's words that stand in it, weighted by how rare they are in the article. */
  readonly coverage: number;
  /** Nouns of the claim that no sentence of the article has and the language tables do not know: names, most likely. */
  readonly unheard: number;
}

/** Candidates, best first; a pair only where it covers more than each of its halves. */
export function candidatesFor(
  claim: Reading,
  source: SegmentedArticle,
  read: (text: string) => Reading,
  lexicon: Lexicon,
): Candidate[] {
  const translate = (token: Token): readonly string[] => lexicon.english.get(token.stems[0] ?? '') ?? [];
  const sentences = source.sentences.filter((sentence) => !sentence.heading);
  const readings = sentences.map((sentence) => read(wordsOf(sentence, source)));
  const hits = readings.map((reading) => claim.content.map((token) => strength(token, reading, translate)));
  const weights = claim.content.map((_, at) => 1 / (1 + hits.filter((row) => (row[at] ?? 0) > 0).length / 4));
  const unheard = claim.content.filter(
    (token, at) => isNewName(token) && hits.every((row) => (row[at] ?? 0) === 0),
  ).length;
  const values = readings.map((reading) => figuresShared(claim, reading));
  const singles = hits.map((row, i) => ({
    row,
    figures: values[i] ?? 0,
    sentences: sentences.slice(i, i + 1),
  }));
  const pairs = hits.slice(1).map((row, i) => ({
    row: row.map((hit, at) => Math.max(hit, hits[i]?.[at] ?? 0)),
    figures: Math.max(values[i] ?? 0, values[i + 1] ?? 0),
    sentences: sentences.slice(i, i + 2),
  }));
  return [...singles, ...pairs]
    .map(({ row, figures, sentences: own }) => ({
      sentences: own,
      unheard,
      coverage: weighted(row, weights) + figures - (own.length - 1) * 0.12,
    }))
    .sort((one, other) => other.coverage - one.coverage);
}

function isNewName(token: Token): boolean {
  return (
    token.form === 'noun' &&
    token.role !== 'none' &&
    token.groups.length === 0 &&
    !token.light &&
    token.word.script !== 'number'
  );
}

function strength(token: Token, reading: Reading, translate: (token: Token) => readonly string[]): number {
  for (const stem of token.stems) {
    if (stem.length > 1 && reading.byStem.has(stem)) return 1;
  }
  if (token.groups.some((group) => reading.byGroup.has(group))) return 0.7;
  const [stem = ''] = token.stems;
  if (stem.length > 1 && reading.compact.includes(stem)) return 0.8;
  return translate(token).some((korean) => reading.byStem.has(korean)) ? 0.7 : 0;
}

function figuresShared(claim: Reading, reading: Reading): number {
  if (claim.values.length === 0) return 0;
  const shared = claim.values.filter((value) =>
    reading.values.some(
      (other) => other.kind === value.kind && JSON.stringify(other.value) === JSON.stringify(value.value),
    ),
  );
  const kinds = claim.values.filter((value) =>
    reading.values.some((other) => other.kind === value.kind && other.unit === value.unit),
  );
  return (0.15 * shared.length + 0.05 * kinds.length) / claim.values.length;
}

function weighted(row: readonly number[], weights: readonly number[]): number {
  let [sum, whole] = [0, 0];
  for (const [at, weight] of weights.entries()) {
    sum += weight * (row[at] ?? 0);
    whole += weight;
  }
  return whole === 0 ? 0 : sum / whole;
}
