import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksForNow, dateClash } from '../../../src/core/asking/as-of.ts';

const DAY = '2025-01-22';

describe('a question about now', () => {
  it.each([
    '지금 얼마야?',
    '현재 대표는 누구야?',
    '오늘 주가는?',
    '최신 모델 이름이 뭐야',
    '요즘 뭐 해?',
    '아직도 하고 있어?',
    '요새 잘 팔려?',
    'Who is the CEO now?',
    'latest sales?',
    'Is it still open today?',
    'What is he currently doing?',
  ])('%s', (text) => expect(asksForNow(text)).toBe(true));

  it.each([
    '얼마야?',
    '요새를 누가 지었어?',
    '오늘의집 매출 얼마야?',
    '“지금이 기회”라고 한 사람 누구야?',
    'Who knows the answer?',
    'What did USA Today write?',
    '발표 당시 가격은?',
  ])('is not: %s', (text) => expect(asksForNow(text)).toBe(false));
});

describe('a date after the article', () => {
  it.each([
    ['2026년엔?', '2026', '2026년'],
    ['2026 월드컵은 어디서 열려?', '2026', '2026'],
    ['2030년까지 얼마 투자해?', '2030', '2030년'],
    ['2025년부터 2030년까지 얼마야?', '2030', '2025년부터 2030년'],
    ['2025년 하반기 계획은?', '2025-07', '2025년 하반기'],
    ['2025년 3월에는?', '2025-03', '2025년 3월'],
    ['2025년 1월 23일엔 어땠어?', '2025-01-23', '2025년 1월 23일'],
    ['What about 2026?', '2026', '2026'],
    ['sales in March 2025?', '2025-03', 'March 2025'],
  ])('%s clashes with %s', (text, asked, words) =>
    expect(dateClash(text, DAY)).toEqual({ publishedAt: DAY, asked, words }),
  );

  it.each([
    '2025년 투자액은?',
    '2024년엔?',
    '2025년 1월 22일엔?',
    '2025년 1분기 실적은?',
    '내년엔?',
    '3월 5일에 뭐 해?',
    '2026명이 왔어?',
    '21세기 기술이야?',
    '“2030년 달성”이라고 한 사람은?',
    'When is Cyberpunk 2077 out?',
  ])('is not: %s', (text) => expect(dateClash(text, DAY)).toBeUndefined());

  it('needs the day of the article', () => {
    expect(dateClash('2026년엔?', undefined)).toBeUndefined();
    expect(dateClash('2026년엔?', 'sometime')).toBeUndefined();
    expect(dateClash('2026년엔?', '2025-01-22T09:00:00Z')?.publishedAt).toBe(DAY);
  });

  it('is looked for in any text without throwing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.option(fc.string(), { nil: undefined }),
        (text, day) => {
          expect(() => [asksForNow(text), dateClash(text, day), dateClash(text, DAY)]).not.toThrow();
        },
      ),
    );
  });
});
