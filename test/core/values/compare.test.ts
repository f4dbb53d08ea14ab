// When a claim's value is its source's value.
import { describe, expect, it } from 'vitest';
import { compareValues, sameValue, type Comparison } from '../../../src/core/values/compare.ts';
import { readValues, type Value } from '../../../src/core/values/read.ts';

function only(text: string): Value {
  const value = readValues(text, { referenceDate: '2025-01-23' })[0];
  if (value === undefined) throw new Error(`expected a value in ${text}, got none`);
  return value;
}

function compare(claim: string, source: string): Comparison {
  return compareValues(only(claim), only(source));
}

describe('compareValues', () => {
  it.each([
    ['약 1419억원', '1419억원'],
    ['1419억원', '약 1419억원'],
    ['약 1400억원', '1419억원'],
    ['$87.4 billion', '874억1000만 달러'],
    ['874억1000만 달러', '$87.41 billion'],
    ['25mg', '0.025g'],
    ['100km', '100킬로미터'],
    ['62%', '62 percent'],
    ['절반', '50%'],
    ['스물세 명', '23명'],
    ['3명', '3인'],
    ['100명 이상', '120명'],
    ['2023년', '2023년 5월 1일'],
    ['1월 22일', '2025년 1월 22일'],
    ['어제', '2025-01-22'],
    ['10~20%', '10∼20%'],
    ['10년', '120개월'],
  ])('takes %s for %s', (claim, source) => {
    expect(compare(claim, source)).toBe('same');
  });

  it.each([
    ['1420억1000만원', '1419억원'],
    ['1419억원', '1420억원'],
    ['100달러', '100원'],
    ['5%', '5%p'],
    ['23명', '24명'],
    ['5%', '4.6%'],
    ['100명 이상', '100명 이하'],
    ['2023년', '2024년 5월 1일'],
    ['2025년 1월 21일', '2025년 1월 22일'],
    ['100km', '100m'],
  ])('tells %s from %s', (claim, source) => {
    expect(compare(claim, source)).toBe('different');
  });

  it.each([
    ['62%', '62명'],
    ['3명', '5곳'],
    ['2023년 5월 1일', '2023년'],
    ['100달러', '14만원'],
  ])('cannot compare %s with %s', (claim, source) => {
    expect(compare(claim, source)).toBe('incomparable');
  });

  it('takes the coarser claim for the finer source and not the other way round', () => {
    expect(sameValue(only('87.4 billion won'), only('874억1000만원'))).toBe(true);
    expect(sameValue(only('874억1000만원'), only('87.4 billion won'))).toBe(false);
  });
});
