import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../any-text.ts';
import { createAnalyzer } from '../../../src/core/analyze/analyzer.ts';
import { EMPTY_LEXICON } from '../../../src/core/analyze/lexicon.ts';
import { language, wordOf } from '../language.ts';

const { analyzer } = language;

describe('analyzer', () => {
  it('says the same of a text whatever it read before', () => {
    const text = '미국의 AI 투자액은 874억1000만 달러에 달한다. SKT가 밝혔다.';
    const fresh = createAnalyzer(analyzer.lexicon);
    const first = fresh.words(text);
    fresh.terms('전혀 다른 문장과 낱말을 읽는다');
    expect(fresh.words(text)).toEqual(first);
    expect(createAnalyzer(analyzer.lexicon).words(text)).toEqual(first);
  });

  it('gives the same id to the same spelling and another to another', () => {
    const [a, b, c] = analyzer.words('투자 투자 투자를');
    expect([a?.id === b?.id, a?.id === c?.id]).toEqual([true, false]);
  });

  it.each([
    ['투자는 늘었다', ['투자', '_투자', '늘']],
    ['그리고 있다', []],
    ['AI', ['ai', '_에이', '_이아', '_아이']],
    ['1,000명', ['1,000명', '1000']],
    [
      'LG유플러스',
      ['lg유플러스', '_엘지', '_지유', '_유플', '_플러', '_러스', 'lg', '_유플', '_플러', '_러스'],
    ],
  ])('makes the index terms of %j', (text, terms) => {
    expect(analyzer.terms(text)).toEqual(terms);
  });

  it('ends the stems with forms of the word, the word as written among them', () => {
    for (const word of analyzer.words(
      '국내 기업들은 자체 LLM 개발에 나서고 있지만 뒤처지고 있다는 것이 중론이다',
    )) {
      expect(word.stems).toContain(word.text);
      expect(word.stems[0]).toBe(word.stem);
      expect(new Set(word.stems).size).toBe(word.stems.length);
    }
  });

  it.each('그리고 하지만 있다 the of 누구 어디 것'.split(' '))('counts %s as grammar', (text) => {
    expect(wordOf(text).isFunction).toBe(true);
  });

  it.each('정부 투자 기술 IT AI company 효과'.split(' '))('counts %s as content', (text) => {
    expect(wordOf(text).isFunction).toBe(false);
  });

  it.each([
    ['companies', 'company'],
    ['models', 'model'],
    ['taxes', 'tax'],
    ['churches', 'church'],
    ["Korea's", 'korea'],
    ['business', 'business'],
    ['gas', 'gas'],
  ])('brings the English plural %s to %s', (plural, stem) => {
    expect(wordOf(plural).stem).toBe(stem);
  });

  it('finds the synonym groups of any stem', () => {
    const [say, tell] = [wordOf('말했다'), wordOf('밝혔다')];
    expect(say.groups.some((group) => tell.groups.includes(group))).toBe(true);
    expect(createAnalyzer(EMPTY_LEXICON).words('말했다')[0]?.groups).toEqual([]);
  });

  it('reads any text without a throw, with spans that slice back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { span, surface } of analyzer.words(text))
          expect(text.slice(span.start, span.end)).toBe(surface);
        expect(analyzer.terms(text).every((term) => term !== '')).toBe(true);
      }),
    );
  });
});
