// One text as the gate reads it: tokens, values, and the indexes that make comparing two texts cheap.
import type { Analyzer } from '../analyze/analyzer.ts';
import { tokensOf, type Token } from './tokens.ts';
import { valuesIn, type PlacedValue } from './values-in.ts';

export interface Reading {
  readonly text: string;
  /** Lower case, without spaces and marks. */
  readonly compact: string;
  /** The same without what stands in brackets: 인공지능(AI)용 is 인공지능용. */
  readonly bare: string;
  readonly tokens: readonly Token[];
  /** Content words that are no part of a value: what a claim says in words. */
  readonly content: readonly Token[];
  readonly values: readonly PlacedValue[];
  readonly english: boolean;
  readonly byStem: ReadonlyMap<string, readonly number[]>;
  readonly byGroup: ReadonlyMap<number, readonly number[]>;
  readonly sentences: number;
}

export type Reader = (text: string, referenceDate?: string) => Reading;

const CACHED_READINGS = 3000;

/** A reader that remembers what it has read, up to a bound. */
export function createReader(analyzer: Analyzer): Reader {
  const seen = new Map<string, Reading>();
  return (text, referenceDate) => {
    const key = `${referenceDate ?? ''}\n${text}`;
    let reading = seen.get(key);
    if (!reading) {
      reading = read(text, analyzer, referenceDate);
      if (seen.size >= CACHED_READINGS) seen.clear();
      seen.set(key, reading);
    }
    return reading;
  };
}

function read(given: string, analyzer: Analyzer, referenceDate: string | undefined): Reading {
  const text = withoutDots(given);
  const tokens = tokensOf(text, analyzer);
  const values = valuesIn(text, tokens, referenceDate);
  const inValue = (token: Token): boolean =>
    values.some(({ span }) => token.word.span.start < span.end && token.word.span.end > span.start);
  return {
    text,
    compact: compactOf(text),
    bare: compactOf(text.replaceAll(/\([^()]{1,60}\)/gu, '')),
    tokens,
    content: tokens.filter((token) => token.content && !inValue(token)),
    values,
    english: !/\p{Script=Hangul}/u.test(text),
    byStem: indexed(tokens, (token) => token.stems),
    byGroup: indexed(tokens, (token) => token.groups),
    sentences: (tokens.at(-1)?.sentence ?? 0) + 1,
  };
}

/** U.S. and United States as one word, which is no pronoun. */
function withoutDots(text: string): string {
  if (!/U\.?S\b|United States/u.test(text) || /\p{Script=Hangul}/u.test(text)) return text;
  return text.replaceAll(/\bU\.S\.(?:A\.)?|\bUSA?\b|\b(?:the )?United States(?: of America)?/giu, 'America');
}

export function compactOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}.%]/gu, '');
}

function indexed<Key>(tokens: readonly Token[], keys: (token: Token) => readonly Key[]): Map<Key, number[]> {
  const index = new Map<Key, number[]>();
  for (const token of tokens) {
    if (token.negator) continue;
    for (const key of keys(token)) {
      const known = index.get(key);
      if (known) known.push(token.index);
      else index.set(key, [token.index]);
    }
  }
  return index;
}
