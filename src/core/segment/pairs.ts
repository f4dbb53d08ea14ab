// Pairs quotation marks and brackets within one paragraph, in linear time; a mark without a partner pairs with nothing.
import type { Span } from '../types.ts';

/** From the opening mark to one past the closing one. */
export interface Pair extends Span {
  readonly kind: 'quote' | 'bracket';
}

/** A "quotation" longer than this is a mark that was never closed. */
const LENGTH_LIMIT = 2000;
const DEPTH_LIMIT = 64;
const LOOK_BACK = 8;

const CLOSING: ReadonlyMap<string, string> = new Map(
  ['“”', '‘’', '「」', '『』', '《》', '〈〉', '()', '[]', '{}', '（）', '［］', '【】', '〔〕'].map(
    (pair) => [pair.charAt(0), pair.charAt(1)],
  ),
);
const OPENING: ReadonlyMap<string, string> = new Map([...CLOSING].map(([open, close]) => [close, open]));
const BRACKETS = new Set('([{（［【〔');
const STRAIGHT = new Set('"\'`');

interface Mark {
  readonly mark: string;
  readonly at: number;
}

/** All pairs, at every depth, by their start. */
export function findPairs(text: string): Pair[] {
  const pairs: Pair[] = [];
  const open: Mark[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (STRAIGHT.has(mark)) pairStraight(text, at, open, pairs);
    else if (CLOSING.has(mark)) pushMark(open, { mark, at });
    else if (OPENING.has(mark) && !isApostrophe(text, at)) close(open, OPENING.get(mark) ?? '', at, pairs);
  }
  return pairs.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A straight mark opens where none of its kind is open, or where it can only be an opening one. A run of marks counts as its last. */
function pairStraight(text: string, at: number, open: Mark[], pairs: Pair[]): void {
  const mark = text.charAt(at);
  if (isApostrophe(text, at) || text.charAt(at + 1) === mark) return;
  const first = runStart(text, at);
  const spaceBefore = first === 0 || /[\s([{“‘]/u.test(text.charAt(first - 1));
  const spaceAfter = at + 1 >= text.length || /\s/u.test(text.charAt(at + 1));
  const isOpen = open.slice(-LOOK_BACK).some((other) => other.mark === mark);
  if (isOpen && !(spaceBefore && !spaceAfter)) close(open, mark, at, pairs);
  else if (!spaceAfter) pushMark(open, { mark, at });
}

function runStart(text: string, at: number): number {
  let first = at;
  while (first > at - LOOK_BACK && first > 0 && text.charAt(first - 1) === text.charAt(at)) first -= 1;
  return first;
}

function pushMark(open: Mark[], mark: Mark): void {
  if (open.length >= DEPTH_LIMIT) open.shift();
  open.push(mark);
}

function close(open: Mark[], mark: string, at: number, pairs: Pair[]): void {
  const lowest = Math.max(0, open.length - LOOK_BACK);
  for (let depth = open.length - 1; depth >= lowest; depth -= 1) {
    const candidate = open[depth];
    if (candidate?.mark !== mark) continue;
    open.length = depth;
    if (at - candidate.at <= LENGTH_LIMIT) pairs.push(pairOf(candidate, at));
    return;
  }
}

function pairOf(mark: Mark, closeAt: number): Pair {
  return { start: mark.at, end: closeAt + 1, kind: BRACKETS.has(mark.mark) ? 'bracket' : 'quote' };
}

/** The mark in `don't` and `it’s`, or the minutes in 5'10. */
function isApostrophe(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (mark !== "'" && mark !== '’') return false;
  return /[A-Za-z0-9]/u.test(text.charAt(at - 1)) && /[A-Za-z0-9]/u.test(text.charAt(at + 1));
}
