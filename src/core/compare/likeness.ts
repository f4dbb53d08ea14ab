// How much of a statement's words stand in statements of the other article, rare words of the two counting more.
import type { Word } from '../analyze/analyzer.ts';
import type { Slices } from '../library/slices.ts';
import { compactOf } from '../verify/reading.ts';
import type { Told } from './statements.ts';

/** Statements of one article filed under the stems, synonym groups and syllable pairs of their words. */
export interface Counterparts {
  readonly told: readonly Told[];
  /** Summed weight of each statement's words. */
  readonly weights: readonly number[];
  /** Sorted positions by key. */
  readonly byKey: ReadonlyMap<string, readonly number[]>;
  /** All of them as letters and digits. */
  readonly letters: string;
}

export type Weigh = (word: Word) => number;

/** What one article has that is like a statement of the other; asked twice it is worked out once. */
export interface Likeness {
  /** The few that are most like it, best first. */
  most(told: Told): readonly Told[];
  /** Their words as letters and digits alone. */
  lettersLike(told: Told): readonly string[];
  /** True when no statement, nor two neighbouring ones, tell it in other words. */
  isUntold(told: Told): boolean;
}

const SYNONYM = 0.8;
/** A word of which most syllable pairs are there is there in another form or as a part of a compound. */
const LEAST_PAIRS = 0.5;
const PAIRS = 0.8;

/** The rarer a word is in both articles the more it weighs. */
export function weigherOf(sides: readonly (readonly Told[])[]): Weigh {
  const seen = new Map<string, number>();
  let all = 0;
  for (const { words } of sides.flat()) {
    all += 1;
    for (const stem of new Set(words.map((word) => word.stem))) seen.set(stem, (seen.get(stem) ?? 0) + 1);
  }
  return ({ stem }) => Math.log(1 + all / (seen.get(stem) ?? 1));
}

export async function fileCounterparts(
  told: readonly Told[],
  weigh: Weigh,
  slices: Slices,
): Promise<Counterparts> {
  const byKey = new Map<string, number[]>();
  for (const [at, { words, claim }] of told.entries()) {
    await slices.spend(claim.length);
    for (const key of new Set(words.flatMap(keysOf))) {
      const known = byKey.get(key);
      if (known) known.push(at);
      else byKey.set(key, [at]);
    }
  }
  const letters = told.map(({ claim }) => compactOf(claim)).join(' ');
  return { told, byKey, letters, weights: told.map(({ words }) => sum(words.map(weigh))) };
}

/** Statements that are looked at for one, and how like it they must be: 1 for the same words. */
const MOST = 4;
const LEAST_LIKE = 0.2;

export function likenessOf(filed: Counterparts, weigh: Weigh): Likeness {
  const known = new Map<Told, readonly Told[]>();
  const most = (told: Told): readonly Told[] => {
    const like = known.get(told) ?? mostAlike(told, filed, weigh);
    known.set(told, like);
    return like;
  };
  const lettersLike = (told: Told): readonly string[] => most(told).map(({ claim }) => compactOf(claim));
  return {
    most,
    lettersLike,
    isUntold(told) {
      const share = shareTold(told, filed, weigh);
      const figures = figuresOf(told);
      if (share >= UNTOLD)
        return share < NEW_FIGURE && figures.some((figure) => !filed.letters.includes(figure));
      return !lettersLike(told).some((letters) => figures.some((figure) => letters.includes(figure)));
    },
  };
}

/** Of its words the other article has less than this; or less than that where it brings a figure of its own. */
const UNTOLD = 0.42;
const NEW_FIGURE = 0.75;

/** Figures of two digits and more with what they count, as letters and digits. */
function figuresOf({ claim }: Told): string[] {
  return [...claim.matchAll(/\d[\d.,]*\d\s?[^\s\d]?/gu)].map(([figure]) => compactOf(figure));
}

function mostAlike(told: Told, filed: Counterparts, weigh: Weigh): Told[] {
  const own = sum(told.words.map(weigh));
  const shared = new Map<number, number>();
  for (const word of told.words) {
    const weight = weigh(word);
    for (const [at, met] of meetings(word, filed)) addTo(shared, at, met * weight);
  }
  return [...shared]
    .map(([at, weight]) => ({ at, score: (2 * weight) / (own + (filed.weights[at] ?? 0)) }))
    .filter(({ score }) => score >= LEAST_LIKE)
    .sort((one, other) => other.score - one.score || one.at - other.at)
    .slice(0, MOST)
    .flatMap(({ at }) => filed.told[at] ?? []);
}

/** The greatest share of its words that one statement of `filed`, or two neighbouring ones, have. */
function shareTold(told: Told, filed: Counterparts, weigh: Weigh): number {
  const own = sum(told.words.map(weigh));
  const first = new Map<number, number>();
  const withNext = new Map<number, number>();
  for (const word of told.words) {
    const weight = weigh(word);
    const met = meetings(word, filed);
    for (const [at, score] of met) {
      addTo(first, at, score * weight);
      addTo(withNext, at, Math.max(score, met.get(at + 1) ?? 0) * weight);
      if (!met.has(at - 1)) addTo(withNext, at - 1, score * weight);
    }
  }
  return own === 0 ? 0 : Math.max(0, ...first.values(), ...withNext.values()) / own;
}

function addTo(sums: Map<number, number>, at: number, weight: number): void {
  sums.set(at, (sums.get(at) ?? 0) + weight);
}

/** Statements that have the word in some form, with how well, from 0 to 1. */
function meetings(word: Word, { byKey }: Counterparts): Map<number, number> {
  const met = new Map<number, number>();
  const pairs = pairsOf(word);
  for (const pair of pairs)
    for (const at of byKey.get(pair) ?? []) met.set(at, (met.get(at) ?? 0) + 1 / pairs.length);
  for (const [at, share] of met)
    if (share < LEAST_PAIRS) met.delete(at);
    else met.set(at, share * PAIRS);
  for (const group of groupsOf(word))
    for (const at of byKey.get(group) ?? []) met.set(at, Math.max(SYNONYM, met.get(at) ?? 0));
  for (const stem of stemsOf(word)) for (const at of byKey.get(stem) ?? []) met.set(at, 1);
  return met;
}

function keysOf(word: Word): string[] {
  return [...stemsOf(word), ...groupsOf(word), ...pairsOf(word)];
}

function stemsOf(word: Word): string[] {
  return [...new Set([word.stem, ...word.stems.filter((stem) => stem.length > 1)])];
}

function groupsOf(word: Word): string[] {
  return word.groups.map((group) => `#${group}`);
}

function pairsOf(word: Word): string[] {
  return [...new Set(word.terms.filter((term) => term.startsWith('_')))];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
