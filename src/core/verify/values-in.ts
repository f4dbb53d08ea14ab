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

export function valuesIn(
  text: string,
  tokens: readonly Token[],
  referenceDate: string | undefined,
): PlacedValue[] {
  const read = readValues(text, referenceDate === undefined ? {} : { referenceDate });
  const values = read.flatMap((value) => endsOf(value, text));
  return values.map((value, at) => ({
    ...value,
    ...boundAfter(text, value),
    direction: value.end ?? directionAfter(text, value.span.end),
    about: wordsAround(value, values[at - 1], values[at + 1], tokens),
  }));
}

type End = Value & { readonly end?: Direction };

/** 1400원에서 1500원으로 is a way between two figures, each of which may be told alone. */
function endsOf(value: Value, text: string): End[] {
  if (value.kind === 'date' || value.upTo === undefined) return [value];
  const { upTo, ...lower } = value;
  const { start, end } = value.span;
  const cut = /에서|부터|[~∼〜–—-]|to|내지/u.exec(text.slice(start + 1, end));
  if (!cut) return [value];
  const middle = start + 1 + cut.index;
  return [
    { ...lower, span: { start, end: middle }, end: 'from' },
    { ...lower, value: upTo, span: { start: middle + cut[0].length, end }, end: 'to' },
  ];
}

/** 60%를 웃돈다 bounds the figure as 60% 이상 does. */
function boundAfter(text: string, value: Value): { bound?: 'min' | 'max' } {
  if (value.kind === 'date' || value.bound !== undefined) return {};
  const tail = text.slice(value.span.end, value.span.end + 8);
  if (/^(?:를|을)? ?(?:웃돌|웃돈|웃돎|상회|넘)/u.test(tail)) return { bound: 'min' };
  return /^(?:를|을|에)? ?(?:밑돌|밑돈|하회|못 미|못미)/u.test(tail) ? { bound: 'max' } : {};
}

function directionAfter(text: string, end: number): Direction {
  const tail = text.slice(end, end + 8);
  if (/^\)?(?:에서|부터|로부터|(?:에|자로)? ?(?:시작|개시|개막))/u.test(tail)) return 'from';
  return /^\)?(?:으로|로(?!부터)|까지|(?:에)? ?(?:끝|종료|마감|마친|막을))/u.test(tail) ? 'to' : 'none';
}

function wordsAround(
  value: Value,
  before: Value | undefined,
  after: Value | undefined,
  tokens: readonly Token[],
): Token[] {
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
