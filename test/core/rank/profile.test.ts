import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileArticle, syllablePairs } from '../../../src/core/rank/profile.ts';
import { articleOf, language } from '../language.ts';

const profile = (text: string, fields: Parameters<typeof articleOf>[1] = {}) =>
  profileArticle(articleOf(text, fields), language.analyzer);
const aliases = (text: string) => profile(text).aliases;

describe('article profile', () => {
  it('learns names in brackets in both directions', () => {
    const names = aliases('국립과학연구소(과연)와 과제관리(PM)');
    expect([...(names.get('국립과학연구소') ?? [])]).toEqual(['과연']);
    expect([...(names.get('과연') ?? [])]).toEqual(['국립과학연구소']);
    expect([...(names.get('pm') ?? [])]).toEqual(['과제관리']);
  });

  it('learns every name of a thing once', () => {
    expect([...(aliases('가람(과연) 가람(보라) 가람(과연)').get('가람') ?? [])]).toEqual(['과연', '보라']);
  });

  it.each(['투자(1419억 달러)', '기업(가)', '기업()', '하나(이것 저것 둘 셋 넷 다섯 여섯 일곱)', '기업 (말'])(
    'learns no name from %j',
    (text) => {
      expect(aliases(text).has('기업') || aliases(text).has('투자') || aliases(text).has('하나')).toBe(false);
    },
  );

  it('gives each content word the place of its spelling in the vocabulary', () => {
    const { sentences, vocabulary } = profile('정부가 투자를 늘렸다\n투자를 정부가 막았다');
    for (const sentence of sentences) {
      expect([...sentence.places].map((place) => vocabulary.words[place]?.text)).toEqual(
        sentence.words.map(({ text }) => text),
      );
    }
    expect(vocabulary.words.map(({ text }) => text)).toEqual(['정부가', '투자를', '늘렸다', '막았다']);
  });

  it('keeps apart more spellings than sixteen bits can number', () => {
    const text = Array.from({ length: 66_000 }, (_, at) => `x${at.toString(36)}`).join(' ');
    const { sentences, vocabulary } = profile(text);
    const [sentence] = sentences;
    expect(vocabulary.words[sentence?.places.at(-1) ?? 0]?.text).toBe(sentence?.words.at(-1)?.text);
  });

  it('counts in how many sentences a stem stands', () => {
    const { frequency } = profile('투자를 투자를\n투자가 서울에서\n부산에서');
    expect([frequency.get('투자'), frequency.get('부산'), frequency.get('대구')]).toEqual([1, 1, undefined]);
  });

  it('reads relative dates from the day of the article', () => {
    const year = (publishedAt?: string) =>
      profile('지난해 늘었다', publishedAt === undefined ? {} : { publishedAt }).sentences[0]?.values[0];
    expect(year('2025-01-22')).not.toEqual(year());
  });

  it.each([
    ['“가나다라” 했다', true],
    ['"가나다라" 했다', true],
    ['“가나다” 했다', false],
    ['“가” 또 “나다”', true],
    ['“가나다라', false],
    ['가나다라”', false],
    ['” 가나다라 “', false],
    ['“가나\u2028다라마바”', false],
    ['“😀😀😀” 끝', false],
  ])('tells that %j holds a quotation: %s', (text, quote) => {
    expect(profile(text).sentences[0]?.tells.quote).toBe(quote);
  });

  it('finds quotations as the plain pattern does, which takes quadratic time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('“', '”', '"', '가', '😀', ' ', '\r', '\ud800') }),
        (text) => {
          expect(profile(text.replaceAll('\n', ' ')).sentences[0]?.tells.quote).toBe(
            /[“"].{4,}[”"]/u.test(text),
          );
        },
      ),
    );
  });

  it('pairs neighbouring letters and skips punctuation', () => {
    expect([...syllablePairs('AI, 투자 62%!')]).toEqual(['ai', '투자', '62', '2%']);
    expect([...syllablePairs('a')]).toEqual([]);
  });
});
