import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage, makeArticle, TEXT_LIMIT } from '../../../src/core/article.ts';
import { Failure } from '../../../src/core/errors.ts';
import type { Article } from '../../../src/core/types.ts';

const textOf = (text: string) => makeArticle({ id: 'a', text }).text;

describe('makeArticle', () => {
  it('composes Hangul, unifies line ends and turns tabs and wide spaces into spaces', () => {
    expect(textOf('가나'.normalize('NFD') + '\r\n둘\r셋\t넷\u00A0다섯\u3000끝')).toBe(
      '가나\n둘\n셋 넷 다섯 끝',
    );
  });

  it('removes what nobody can see', () => {
    const hidden = [
      '\u202E',
      '\u200B',
      '\uFEFF',
      '\u2066',
      '\u{E0041}',
      '\u{E0100}',
      '\u00AD',
      '\uE000',
      '\u0007',
      '\u3164',
    ];
    expect(textOf(`앞${hidden.join('')}뒤`)).toBe('앞뒤');
  });

  it('keeps joiners and selectors inside emoji and nowhere else', () => {
    expect(textOf('가족 👨‍👩‍👧 하트 ❤️ 글\u200D자\uFE0F')).toBe('가족 👨‍👩‍👧 하트 ❤️ 글자');
  });

  it('makes three or more blank lines one and keeps two', () => {
    expect(textOf('가\n\n\n\n나\n\n\n다')).toBe('가\n\n나\n\n\n다');
  });

  it('takes the title from the first line or sentence, cut to 80 characters', () => {
    expect(makeArticle({ id: 'a', text: '첫 줄이다\n둘째 줄' }).title).toBe('첫 줄이다');
    expect(makeArticle({ id: 'a', text: '첫 문장이다. 둘째 문장이다.' }).title).toBe('첫 문장이다.');
    expect(Array.from(makeArticle({ id: 'a', text: '가'.repeat(300) }).title)).toHaveLength(80);
    expect(makeArticle({ id: 'a', text: '본문', title: ' 큰\n제목 ' }).title).toBe('큰 제목');
  });

  it('leaves out a date that does not exist and an address that is none', () => {
    const article = makeArticle({
      id: 'a',
      text: '본문',
      publishedAt: '2025-02-30',
      url: 'javascript:alert(1)',
    });
    expect(article).not.toHaveProperty('publishedAt');
    expect(article).not.toHaveProperty('url');
  });

  it.each([
    ['2025. 1. 22.', '2025-01-22'],
    ['2025년 1월 2일 오전 9시', '2025-01-02'],
    ['2025/01/22 10:00', '2025-01-22'],
    ['2025-01-22T10:00:00+09:00', '2025-01-22'],
    ['Jan 22, 2025', '2025-01-22'],
    ['22 January 2025', '2025-01-22'],
  ])('reads the date %s', (publishedAt, expected) => {
    expect(makeArticle({ id: 'a', text: '본문', publishedAt }).publishedAt).toBe(expected);
  });

  it.each([
    ['', 'empty-text'],
    [' \n\u200B… ', 'empty-text'],
    ['가'.repeat(TEXT_LIMIT + 1), 'text-too-long'],
    ['\u0001\u0002\u0000'.repeat(20) + '글', 'not-text'],
  ])('refuses a text with a code (%#)', (text, code) => {
    expect(() => textOf(text)).toThrow(expect.objectContaining({ code }));
  });

  it('says how long a text is that is too long', () => {
    const facts = { characters: TEXT_LIMIT + 5, limit: TEXT_LIMIT };
    expect(() => textOf('가'.repeat(TEXT_LIMIT + 5))).toThrow(expect.objectContaining({ facts }));
  });

  it('tells Korean with many Latin names from English', () => {
    expect(detectLanguage('SKT와 OpenAI, Google DeepMind가 GPT-4 기반의 서비스를 만든다')).toBe('ko');
    expect(detectLanguage('The company said it would invest in Seoul (서울) next year.')).toBe('en');
  });

  it('changes nothing when it makes an article of an article, and refuses with a failure', () => {
    const outcomes = fc.sample(anyText(), 1000).map((text) => attempt(text));
    const articles = outcomes.filter((outcome): outcome is Article => !(outcome instanceof Failure));
    expect(articles.length).toBeGreaterThan(50);
    expect(articles.map((article) => makeArticle(article))).toEqual(articles);
  });

  it('unjoins what composing has made no emoji', () => {
    expect(textOf('가👩\u200D↔\u200D\u0338')).toBe('가👩↮');
  });
});

/** What a person would be told; anything else that is thrown is a bug and fails the test. */
function attempt(text: string): Article | Failure {
  try {
    return makeArticle({ id: 'a', text });
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

function anyText() {
  const odd = fc.constantFrom(
    '\u200D',
    '\uFE0F',
    '❤',
    '👩',
    '\u20E3',
    '\u0301',
    'e',
    'ᄒ',
    'ᅡ',
    '\u034F',
    '\n',
    ' ',
    '\uD800',
    '1',
    '↔',
    '\u0338',
  );
  return fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(odd, { maxLength: 12 }).map((parts) => parts.join('')),
  );
}
