import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cutText,
  escapeLine,
  escapeText,
  unescape,
  visibleText,
} from '../../../src/discord/render/escape.ts';
import { anyText } from '../../any-text.ts';
import { hostileText, vectors } from './hostile.ts';
import { readMarkup } from './markup-reader.ts';

const LETTERS = /[\p{L}\p{N}]/gu;
const SHOWS_NOTHING = /\p{Default_Ignorable_Code_Point}/gu;

describe('escapeText', () => {
  test('gives the visible text back when what it added is stripped', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, anyText), (text) => {
        expect(unescape(escapeText(text))).toBe(visibleText(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test('keeps every letter and digit in order', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const letters = (said: string): string =>
          (said.replace(SHOWS_NOTHING, '').match(LETTERS) ?? []).join('');
        expect(letters(escapeText(text))).toBe(letters(text));
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(vectors.map((vector) => [vector]))('%j shows as text alone', (vector) => {
    for (const text of [
      vector,
      `기사 ${vector} 끝`,
      `${vector}${vector}`,
      `x](${vector}`,
      `[${vector}](https://evil.example)`,
    ]) {
      const { mentions, links, lineMarks } = readMarkup(escapeText(text));
      expect({ mentions, links, lineMarks }).toEqual({ mentions: [], links: [], lineMarks: [] });
      expect(escapeText(text)).not.toMatch(/(?<!\\)(?:\\\\)*(?:\*|_|`|~~|\|\|)/u);
    }
  });

  test.each([
    [
      '2025. 1. 22. 달러(이 날 기준 125조4857억 원)에 달한다.',
      String.raw`2025\. 1\. 22\. 달러(이 날 기준 125조4857억 원)에 달한다.`,
    ],
    ['SKT·KT·LGU+와 B2B(기업 간 거래), 3.5% 늘었다.', 'SKT·KT·LGU+와 B2B(기업 간 거래), 3.5% 늘었다.'],
    ['"새 버스는 6월부터"라고 - 말했다', String.raw`"새 버스는 6월부터"라고 \- 말했다`],
    ['[단독] A*B_C', String.raw`\[단독\] A\*B\_C`],
    ['오후 12:30', '오후 12:30'],
    ['👩\u200D👧 ❤\uFE0F', '👩\u200D👧 ❤\uFE0F'],
    ['a\u200Db👩\u200D 👩\u200D👩 \u200D', 'ab👩 👩\u200D👩 '],
    ['a\u200Bb\u202Ec\u2028d\tㅤe', 'abc\nd e'],
  ])('%j reads %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  test('on one line has no line break', () => {
    expect(escapeLine('가\n\n나\u2028다\r\n# 라')).toBe(String.raw`가 나 다 \# 라`);
  });
});

describe('cutText', () => {
  test('keeps within the limit and cuts no grapheme', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 60 }), (text, limit) => {
        const cut = cutText(text, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        if (cut === text) return;
        expect(text.startsWith(cut.slice(0, -1))).toBe(true);
      }),
    );
    expect(cutText('각각👩\u200D👧끝', 6)).toBe('각각…');
  });
});
