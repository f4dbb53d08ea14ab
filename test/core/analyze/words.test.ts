import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText, textOf } from '../../any-text.ts';
import { wordsOf } from '../../../src/core/analyze/words.ts';

const surfaces = (text: string): string[] => wordsOf(text).map(({ surface }) => surface);

describe('words', () => {
  it.each([
    ['AI·클라우드 투자를', ['AI', '클라우드', '투자를']],
    ['874억1000만 달러', ['874억1000만', '달러']],
    ['1,419억 (62%)', ['1,419억', '62%']],
    ['LGU+는 R&D를', ['LGU+는', 'R&D를']],
    ['B2B(기업 간 거래)', ['B2B', '기업', '간', '거래']],
    ["Korea's state-of-the-art", ["Korea's", 'state-of-the-art']],
    ['3.14. 끝', ['3.14', '끝']],
    ['“정부가” …', ['정부가']],
    ['😀😀 a😀b', ['a', 'b']],
    ["- + & '", []],
    ['', []],
  ])('cuts %j', (text, expected) => {
    expect(surfaces(text)).toEqual(expected);
  });

  it.each([
    ['정부', 'hangul'],
    ['Berlin', 'latin'],
    ['Zürich', 'latin'],
    ['62%', 'number'],
    ['3명', 'number'],
    ['AI는', 'mixed'],
    ['B2B', 'mixed'],
    ['人工', 'other'],
    ['Москва', 'other'],
  ])('knows the script of %s: %s', (text, script) => {
    expect(wordsOf(text)[0]?.script).toBe(script);
  });

  it('gives spans that slice back, in order and disjoint, for any text', () => {
    const text = fc.oneof(anyText, textOf(...'가나1,.%a&+’- \ud800'));
    fc.assert(
      fc.property(text, (any) => {
        let end = 0;
        for (const { surface, span } of wordsOf(any)) {
          expect(any.slice(span.start, span.end)).toBe(surface);
          expect(span.start >= end && span.end > span.start).toBe(true);
          end = span.end;
        }
      }),
    );
  });

  it('leaves out no letter and no digit', () => {
    const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(anyText, (any) => {
        expect(letters(surfaces(any).join(''))).toBe(letters(any));
      }),
    );
  });
});
