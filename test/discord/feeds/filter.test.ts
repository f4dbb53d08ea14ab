// Filters as people write them, and what they let through.
import { describe, expect, it } from 'vitest';
import { passes, readFilter } from '../../../src/discord/feeds/filter.ts';

function lets(filter: string, text: string): boolean {
  return passes(readFilter(filter), text);
}

describe('a filter', () => {
  it('reads words, phrases and signs, also as phones type them', () => {
    const read = { some: ['버스', '시청 옆'], all: ['요금'], none: ['택시'] };
    expect(readFilter('버스 "시청 옆" +요금 -택시')).toEqual(read);
    expect(readFilter('버스, “시청  옆”, ＋요금, –택시')).toEqual(read);
    expect(readFilter('버스 버스 BUS bus')).toEqual({ some: ['버스', 'bus'], all: [], none: [] });
    expect(readFilter(' + - "" … ')).toEqual({ some: [], all: [], none: [] });
    expect(readFilter('K-버스 C++')).toEqual({ some: ['k-버스', 'c++'], all: [], none: [] });
  });

  it.each([
    ['', '아무 글', true],
    ['버스 지하철', '지하철이 멈췄다', true],
    ['버스 지하철', '택시가 멈췄다', false],
    ['+버스 +요금', '버스 요금이 오른다', true],
    ['+버스 +요금', '버스가 온다', false],
    ['-택시', '택시 요금', false],
    ['-택시', '버스 요금', true],
    ['버스 +요금 -택시', '버스 요금과 택시', false],
    ['"전기 버스"', '새 전기버스가 온다', true],
    ['전기버스', '새 전기 버스가 온다', true],
    ['"전기 버스"', '전기로 가는 버스', false],
  ])('"%s" of "%s" is %s', (filter, text, wanted) => {
    expect(lets(filter, text)).toBe(wanted);
  });

  it('takes a word of Latin letters for itself and not for a part of another', () => {
    expect(lets('ai', 'They said so')).toBe(false);
    expect(lets('ai', '새 AI를 만든다')).toBe(true);
    expect(lets('ai', 'main aim: AI.')).toBe(true);
    expect(lets('-5g', '5G망을 깐다')).toBe(false);
    expect(lets('café', 'A CAFE\u0301 opens')).toBe(true);
  });

  it('reads a filter of any length in no time', () => {
    expect(readFilter('"'.repeat(10_000)).some).toEqual([]);
    expect(lets('가'.repeat(10_000), '가'.repeat(100))).toBe(false);
  });
});
