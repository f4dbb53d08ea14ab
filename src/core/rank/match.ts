// How well one question word meets one word of a sentence, 0 to 1: same stem, synonym, part of a compound, or a near spelling.
import type { Word } from '../analyze/analyzer.ts';
import { editDistance } from '../analyze/edit-distance.ts';
import { toLetters } from '../analyze/hangul.ts';
import { abbreviates, soundsLike } from '../analyze/sound.ts';

export type MatchKind = 'exact' | 'synonym' | 'part' | 'sound' | 'spelling' | 'none';

export interface Match {
  readonly score: number;
  readonly kind: MatchKind;
}

export const NO_MATCH: Match = { score: 0, kind: 'none' };
const EXACT: Match = { score: 1, kind: 'exact' };
const SECOND_STEM: Match = { score: 0.9, kind: 'exact' };
const SYNONYM: Match = { score: 0.75, kind: 'synonym' };
const SOUND: Match = { score: 0.8, kind: 'sound' };

/** Symmetric but for translations, which only a question word has. */
export function matchWords(question: Word, other: Word): Match {
  if (question.stem === other.stem || question.text === other.text) return EXACT;
  if (question.spoken !== undefined && (question.spoken === other.spoken || question.spoken === other.stem))
    return EXACT;
  if (other.spoken !== undefined && other.spoken === question.stem) return EXACT;
  if (question.translations?.includes(other.stem)) return SECOND_STEM;
  if (shareStem(question, other)) return SECOND_STEM;
  if (question.groups.some((group) => other.groups.includes(group))) return SYNONYM;
  if (abbreviates(question, other)) return SOUND;
  if (soundsLike(question, other)) return SOUND;
  const part = bestPart([question.stem, ...(question.translations ?? [])], other.stem);
  if (part.score > 0) return part;
  return spellingMatch(question.stem, other.stem);
}

function bestPart(stems: readonly string[], other: string): Match {
  let best = NO_MATCH;
  for (const stem of stems) {
    const match = partMatch(stem, other);
    if (match.score > best.score) best = match;
  }
  return best;
}

function shareStem(a: Word, b: Word): boolean {
  return a.stems.some((stem) => stem.length >= 2 && b.stems.includes(stem));
}

/** What two words must share to be parts of one another: a syllable says more than a letter. */
const LEAST_SYLLABLES = 2;
const LEAST_LETTERS = 4;
const LATIN = /^[a-z]+$/u;

/** One inside the other (전지 in 태양전지), or a common beginning or end of two syllables and more. */
function partMatch(a: string, b: string): Match {
  const least = LATIN.test(a) && LATIN.test(b) ? LEAST_LETTERS : LEAST_SYLLABLES;
  if (a.length < least || b.length < least) return NO_MATCH;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.includes(short)) {
    return { score: 0.5 + (0.4 * short.length) / long.length, kind: 'part' };
  }
  const shared = Math.max(commonStart(a, b), commonEnd(a, b));
  if (shared < least) return NO_MATCH;
  return { score: (0.8 * shared) / Math.max(3, short.length, long.length * 0.75), kind: 'part' };
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

/** Longer than any word that a person types by hand; keeps the comparison of two words short. */
const LONGEST_TYPED = 60;

/** Words of three syllables or more that differ by a letter or two: a typo. */
function spellingMatch(a: string, b: string): Match {
  if (a.length < 3 || b.length < 3 || Math.abs(a.length - b.length) > 1) return NO_MATCH;
  if (a.length > LONGEST_TYPED || b.length > LONGEST_TYPED || /\p{N}/u.test(a + b)) return NO_MATCH;
  if (!sharesSyllable(a, b)) return NO_MATCH;
  const [left, right] = [toLetters(a), toLetters(b)];
  const similarity = 1 - editDistance(left, right) / Math.max(left.length, right.length);
  return similarity >= 0.78 ? { score: similarity * 0.8, kind: 'spelling' } : NO_MATCH;
}

function sharesSyllable(a: string, b: string): boolean {
  for (const letter of a) if (b.includes(letter)) return true;
  return false;
}
