import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText, textOf } from '../../any-text.ts';
import { facetsOf, type FacetKind } from '../../../src/core/rank/facets.ts';

const found = (text: string, kind: FacetKind): string[] =>
  facetsOf(text)
    .filter((facet) => facet.kind === kind)
    .map((facet) => facet.text.trim());

describe('facets', () => {
  it.each<[FacetKind, string, string[]]>([
    ['money', '투자액은 874억1000만 달러(125조4857억 원)에 달한다', ['874억1000만 달러', '125조4857억 원']],
    ['money', '약 1419억 달러', ['약 1419억 달러']],
    ['money', '$3.5를 냈다', ['$3.5']],
    ['percent', '전 세계의 62%에 달하고 3분의 1은', ['62%', '3분의 1']],
    ['number', '42명이 3 개를 두 번', ['42명', '3 개', '두 번']],
    [
      'date',
      '2025년 1월 22일 지난해 3분기 90년대 21세기',
      ['2025년 1월 22일', '지난해', '3분기', '90년대', '21세기'],
    ],
    ['date', '10일간 이어졌다', []],
    ['person', '홍길동 한국대 교수는 “…”', ['홍길동 한국대 교수']],
    ['body', '서울대학교 연구팀이', ['서울대학교']],
    ['place', '미국 부산에서 제주도에', ['미국', '부산', '제주도']],
    ['name', '‘누리호’와 「백서」', ['‘누리호’', '「백서」']],
    ['latin', 'LLM과 B2B', ['LLM', 'B2B']],
    ['cause', '비 때문에 늦었다', ['때문']],
    ['manner', '협업을 통해 늘린다', ['통해']],
  ])('finds as %s in %j', (kind, text, expected) => {
    for (const one of expected) expect(found(text, kind)).toContain(one);
    if (expected.length === 0) expect(found(text, kind)).toEqual([]);
  });

  it('names the unit of a number in lower case', () => {
    expect(facetsOf('310KG과 42명').flatMap(({ unit }) => unit ?? [])).toEqual(['kg', '명']);
  });

  it('gives spans that slice back for any text', () => {
    const text = fc.oneof(anyText, textOf(...'12,. 억만여원%명a한약년일“”'));
    fc.assert(
      fc.property(text, (any) => {
        for (const facet of facetsOf(any))
          expect(any.slice(facet.span.start, facet.span.end)).toBe(facet.text);
      }),
    );
  });

  it('reads figures as their plain pattern does, which takes exponential time', () => {
    const plain =
      /(?:약\s*)?(?:\d[\d,.]*\s*(?:조|억|만|천|백|십)?\s*)+(?:여\s*)?(?:%p?|％|퍼센트|프로)|절반|\d+분의\s*\d+/gu;
    const text = fc.string({
      unit: fc.constantFrom('1', '20', ',', ' ', '억', '만', '여', '약 ', '%', '분의', '가'),
      maxLength: 7,
    });
    fc.assert(
      fc.property(text, (any) => {
        const percents = facetsOf(any).filter(({ kind }) => kind === 'percent');
        expect(percents.map((facet) => facet.text)).toEqual(any.match(plain) ?? []);
      }),
      { numRuns: 500 },
    );
  });
});
