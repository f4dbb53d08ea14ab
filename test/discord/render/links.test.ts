import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/core/types.ts';
import { sourceLink, textDirective } from '../../../src/discord/render/links.ts';
import { hostileText } from './hostile.ts';

const TEXT =
  '예산은 36억 원이다. 한국지능정보사회진흥원에 따르면 2023년 미국의 AI 투자액은 874억1000만 달러(이 날 기준 125조4857억 원)에 달한다. 예산은 36억 원이다.';

function articleAt(url: string | undefined, text = TEXT): Article {
  return { id: 'a', title: 't', language: 'ko', text, ...(url === undefined ? {} : { url }) };
}

function spanOf(words: string, from = 0) {
  const start = TEXT.indexOf(words, from);
  return { start, end: start + words.length };
}

describe('sourceLink', () => {
  test.each([
    [undefined],
    ['javascript:alert(1)'],
    ['ftp://news.example/a'],
    ['https://bbc.co.uk@evil.example/'],
    ['https://u:p@news.example/'],
    ['news.example/a'],
    [`https://news.example/${'a'.repeat(600)}`],
    [`https://news.example/${'기'.repeat(200)}`],
  ])('is none for %s', (url) => {
    expect(sourceLink(articleAt(url), [spanOf('예산은 36억 원이다.')])).toBeUndefined();
  });

  test('is the stored address as it is, where it is plain', () => {
    expect(sourceLink(articleAt('https://news.example/view_a?id=1&b=2'))).toBe(
      'https://news.example/view_a?id=1&b=2',
    );
  });

  test('encodes what would end the link or the message', () => {
    expect(sourceLink(articleAt('https://뉴스.example/기사(1)*[2]'))).toBe(
      'https://xn--vg1b002a.example/%EA%B8%B0%EC%82%AC%281%29%2A%5B2%5D',
    );
  });

  test('opens the page at the sentence', () => {
    expect(sourceLink(articleAt('https://news.example/a'), [spanOf('예산은 36억 원이다.')])).toBe(
      `https://news.example/a#:~:text=${encodeURIComponent('예산은 36억 원이다')}%2E`,
    );
  });

  test('keeps the fragment that the address has, and replaces a text fragment', () => {
    const spans = [spanOf('예산은')];
    expect(sourceLink(articleAt('https://news.example/a#p2'), spans)).toMatch(/#p2:~:text=%EC/u);
    expect(sourceLink(articleAt('https://news.example/a#:~:text=x'), spans)).toMatch(/a#:~:text=%EC/u);
  });

  test('names several sentences, as many as fit', () => {
    const article = articleAt(
      'https://news.example/a',
      Array.from({ length: 60 }, (_, at) => `문장 번호 ${at}번이다.`).join(' '),
    );
    const spans = [...article.text.matchAll(/문장[^.]*\./gu)].map(({ index, 0: said }) => ({
      start: index,
      end: index + said.length,
    }));
    const link = sourceLink(article, spans) ?? '';
    expect(link.split('text=').length).toBeGreaterThan(5);
    expect(link.length).toBeLessThanOrEqual(700);
  });

  test('has nothing in it that ends a masked link, whatever is quoted', () => {
    fc.assert(
      fc.property(hostileText, fc.nat(30), fc.nat(200), (text, start, length) => {
        const link =
          sourceLink(articleAt('https://news.example/a', text), [{ start, end: start + length }]) ?? '';
        expect(link).toMatch(/^https:\/\/news\.example\/a(?:#:~:text=[\w%,.-]+)?$/u);
        expect(() => decodeURIComponent(link)).not.toThrow();
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('textDirective', () => {
  test('names a long sentence by its first and last whole words', () => {
    const directive = textDirective(
      TEXT,
      spanOf(
        '한국지능정보사회진흥원에 따르면 2023년 미국의 AI 투자액은 874억1000만 달러(이 날 기준 125조4857억 원)에 달한다.',
      ),
    );
    const [start = '', end = ''] = directive.slice('text='.length).split(',').map(decodeURIComponent);
    expect([start, end]).toEqual(['한국지능정보사회진흥원에 따르면', '원)에 달한다.']);
  });

  test('names what stands before a sentence that the article says twice', () => {
    const directive = textDirective(TEXT, spanOf('예산은 36억 원이다.', 10));
    expect(directive.slice(5).split(',').map(decodeURIComponent)).toEqual([
      '원)에 달한다.-',
      '예산은 36억 원이다.',
    ]);
    expect(directive).toMatch(/%2E-,/u);
  });

  test('encodes the signs of its own syntax', () => {
    expect(textDirective('a-b, c&d (e)', { start: 0, end: 12 })).toBe('text=a%2Db%2C%20c%26d%20%28e%29');
  });

  test('is empty where there are no words', () => {
    expect(textDirective('… “”', { start: 0, end: 4 })).toBe('');
  });
});
