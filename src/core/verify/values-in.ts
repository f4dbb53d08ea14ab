// The values of a text with the words that say what each one measures, and whether two of them can be one.
import { readValues } from '../values/read.ts';
import type { Token } from './tokens.ts';
import type { Value } from '../values/value.ts';

export type Direction = 'from' | 'to' | 'none';

export type PlacedValue = Value & {
  /** 1000원에서 (from), 1500원으로 (to). */
  readonly direction: Direction;
  /** Content words of its clause between the value before and the value after: what it is a value of. */
  readonly about: readonly Token[];
};

export function valuesIn(text: string, tokens: readonly Token[], referenceDate: string | undefined): PlacedValue[] {
  const values = readValues(text, referenceDate === undefined ? {} : { referenceDate });
  return values.map((value, at) => ({
    ...value,
    direction: directionAfter(text, value.span.end),
    about: wordsAround(value, values[at - 1], values[at + 1], tokens),
  }));
}

function directionAfter(text: string, end: number): Direction {
  const tail = text.slice(end, end + 4);
  if (/^\)?(?:에서|부터|로부터)/u.test(tail)) return 'from';
  return /^\)?(?:으로|로(?!부터)|까지)/u.test(tail) ? 'to' : 'none';
}

function wordsAround(value: Value, before: Value | undefined, after: Value | undefined, tokens: readonly Token[]): Token[] {
  const { start, end } = value.span;
  const own = tokens.find((token) => token.word.span.end > start);
  if (own === undefined) return [];
  const from = before !== undefined ? before.span.end : 0;
  const to = after !== undefined ? after.span.start : Infinity;
  return tokens.filter((token) => {
    const { span } = token.word;
    if (!token.content || token.sentence !== own.sentence) return false;
    if (span.end <= start) return span.start >= from;
    return span.start >= end && token.clause === own.clause && span.end <= to;
  });
}
