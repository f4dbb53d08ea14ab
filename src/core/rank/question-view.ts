// A question made ready for many articles: what each of its words weighs, looks like and excludes.
import { isSurelyVerb } from '../analyze/endings.ts';
import type { QuestionAnalysis } from '../question.ts';
import { readValues, type Value } from '../values/read.ts';
import { wantedValues, type WantedValue } from '../wanted.ts';
import { syllablePairs } from './profile.ts';
import type { Rarity } from './rarity.ts';

/** A question made ready for many articles. */
export interface QuestionView {
  readonly question: QuestionAnalysis;
  /** One weight a question word, by rarity. */
  readonly weights: readonly number[];
  readonly pairs: ReadonlySet<string>;
  readonly wanted: readonly WantedValue[];
  /** Values that the question itself states. */
  readonly values: readonly Value[];
  readonly nouns: readonly boolean[];
  readonly latin: readonly boolean[];
  readonly numeric: readonly boolean[];
  /** The rarest word, -1 for a question without words. */
  readonly weightiest: number;
  /** Which question words look like names: rare, in no synonym group. */
  readonly names: readonly boolean[];
  /** Stems that cannot hold where a question word does, one set a question word. */
  readonly opposites: readonly (ReadonlySet<string> | undefined)[];
  /** The word that a subject or topic particle marks first, -1 for none. */
  readonly subject: number;
}

/** Antonyms by stem. */
export type Opposites = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads a question once; `rarity` and `opposites` are asked by stem. */
export function viewQuestion(
  question: QuestionAnalysis,
  rarity: Rarity,
  opposites: Opposites = new Map(),
): QuestionView {
  const rarities = question.words.map((word) => rarity(word.stem));
  const weights = rarities.map((rare) => 0.08 + rare ** 1.5);
  return {
    question,
    weights,
    weightiest: weightiestOf(weights),
    nouns: question.words.map((word) => !isSurelyVerb(word.text) && word.stem.length >= 2),
    latin: question.words.map((word) => /[a-z]/u.test(word.text)),
    numeric: question.words.map((word) => /\p{N}/u.test(word.text)),
    pairs: syllablePairs(question.text),
    wanted: wantedValues(question.text),
    values: readValues(question.text).filter(
      (value) => !/몇|얼마/u.test(question.text.slice(value.span.start, value.span.end)),
    ),
    names: question.words.map(
      (word, index) => (rarities[index] ?? 0) > 0.85 && word.groups.length === 0 && word.stem.length >= 2,
    ),
    opposites: question.words.map((word) => opposites.get(word.stem)),
    subject: question.words.findIndex(
      (word) => word.text.length > word.stem.length && /(?:은|는|이|가)$/u.test(word.text),
    ),
  };
}

/** The place of the first of the greatest weights, -1 for none. */
function weightiestOf(weights: readonly number[]): number {
  let best = -1;
  for (let at = 0; at < weights.length; at++)
    if (best < 0 || (weights[at] ?? 0) > (weights[best] ?? 0)) best = at;
  return best;
}
