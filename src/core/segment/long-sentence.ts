// Cuts what is longer than a sentence can be, at the best place near the limit; no piece is longer than 1,000 UTF-16 code units.
import type { Span } from '../types.ts';

const LIMIT = 1000;
const SHORTEST = 400;

/** Where a long sentence is best cut, best first; each pattern ends where the cut goes. */
const PLACES: readonly RegExp[] = [
  /[.?!。？！]["'”’」』)\]]*(?=\s)/gu,
  /[,;:](?=\s)|(?:하고|이고|으며|하며|지만|는데|면서|으나|하여)(?=\s)/gu,
  /(?=\s)/gu,
];

/** `span` itself where it is short enough. Pieces begin and end in something other than white space. */
export function cutLong(text: string, span: Span): Span[] {
  const pieces: Span[] = [];
  let start = span.start;
  while (span.end - start > LIMIT) {
    const end = cutPoint(text, start);
    pieces.push({ start, end: start + text.slice(start, end).trimEnd().length });
    start = end + leadingSpace(text, end, span.end);
  }
  if (start < span.end) pieces.push({ start, end: span.end });
  return pieces;
}

function cutPoint(text: string, start: number): number {
  const window = text.slice(start, start + LIMIT);
  for (const place of PLACES) {
    const end = lastEnd(window, place);
    if (end >= SHORTEST) return start + end;
  }
  const splitsPair = /[\uD800-\uDBFF]/u.test(window.slice(-1));
  return start + LIMIT - (splitsPair ? 1 : 0);
}

function lastEnd(window: string, place: RegExp): number {
  let end = 0;
  for (const match of window.matchAll(place)) end = match.index + match[0].length;
  return end;
}

function leadingSpace(text: string, from: number, to: number): number {
  let count = 0;
  while (from + count < to && /\s/u.test(text.charAt(from + count))) count += 1;
  return count;
}
