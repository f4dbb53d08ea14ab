// Whether one saying is put into the mouths of two people.
import type { Speaker } from '../types.ts';
import { bigramCoverage } from '../verify/features.ts';
import { compactOf } from '../verify/reading.ts';
import type { Told } from './statements.ts';

const ALIKE = 0.8;
const LEAST_LETTERS = 8;

/** True when both quote the same words and name two people whose names have nothing in common. */
export function saidByOthers(one: Told, other: Told): boolean {
  const [ours, theirs] = [one.sentence.speaker, other.sentence.speaker];
  if (!ours || !theirs || !isPerson(ours) || !isPerson(theirs) || isSame(ours, theirs)) return false;
  return quoteAlike(one.claim, other.claim);
}

function quoteAlike(one: string, other: string): boolean {
  const [ours, theirs] = [quotedIn(one), quotedIn(other)];
  if (Math.min(ours.length, theirs.length) < LEAST_LETTERS) return false;
  return Math.min(bigramCoverage(ours, theirs), bigramCoverage(theirs, ours)) >= ALIKE;
}

function quotedIn(text: string): string {
  return [...text.matchAll(/[“"]([^”"]+)[”"]/gu)].map((match) => compactOf(match[1] ?? '')).join('');
}

/** A name in full: no office, no company, no surname alone. */
function isPerson({ name }: Speaker): boolean {
  return /^[가-힣]{3,4}$/u.test(name) || /^\p{Lu}\S+(?: \p{Lu}\S+)+$/u.test(name);
}

function isSame({ name }: Speaker, { name: other }: Speaker): boolean {
  return name.includes(other) || other.includes(name);
}
