import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../src/core/analyze/analyzer.ts';
import { readLexicon } from '../../src/core/analyze/lexicon.ts';
import { baseForms, translateWords } from '../../src/core/translate.ts';

const analyzer = createAnalyzer(
  readLexicon({
    synonyms: '명령 지시\n주다 건네다\n',
    english:
      'order\t주문\nexecutive\t임원\nexecutive order\t행정명령 명령\nstate of the union\t연설\nstudy\t연구 공부\nmake\t만들다\nartificial intelligence\t인공지능\n',
    englishStopwords: '',
  }),
);
const translate = (text: string) => translateWords(analyzer.words(text), analyzer.lexicon);
const translations = (text: string) =>
  translate(text).map(({ text: word, translations: korean }) => [word, korean]);

describe('translation', () => {
  it('takes the longest phrase before its parts', () => {
    expect(translations('executive order')).toEqual([['executive', ['행정명령', '명령']]]);
    expect(translations('order executive')).toEqual([
      ['order', ['주문']],
      ['executive', ['임원']],
    ]);
  });

  it('finds a phrase in the plural', () => {
    expect(translations('new executive orders today')).toEqual([
      ['new', undefined],
      ['executive', ['행정명령', '명령']],
      ['today', undefined],
    ]);
  });

  it('looks no further than three words', () => {
    expect(translations('state of the union').every(([, korean]) => korean === undefined)).toBe(true);
  });

  it('lets no Korean word into a phrase', () => {
    expect(translations('executive 임원 order').map(([word]) => word)).toEqual([
      'executive',
      '임원',
      'order',
    ]);
  });

  it('adds the Korean stems and their synonym groups to those of the word', () => {
    const [word] = translate('executive orders');
    expect(word?.stems).toEqual(['executive', '행정명령', '명령']);
    expect(word?.groups).toEqual([0]);
  });

  it.each([
    ['studies', '연구'],
    ['studied', '연구'],
    ['made', undefined],
    ['making', '만들'],
    ['makes', '만들'],
    ['study', '연구'],
    ['maker', '만들'],
  ])('finds %s by its base form: %s', (word, korean) => {
    expect(translate(word)[0]?.translations?.[0]).toBe(korean);
  });

  it.each([
    ['developed', 'develop'],
    ['running', 'run'],
    ['planned', 'plan'],
    ['fastest', 'fast'],
    ['quickly', 'quick'],
    ['invested', 'invest'],
    ['taxes', 'tax'],
    ["Korea's", 'Korea'],
  ])('offers for %s the base %s', (word, base) => {
    expect(baseForms(word)).toContain(base);
  });
});
