import { describe, expect, test } from 'vitest';
import { answered, article, fakeServices, otherArticle, sentencesOf } from './fake-services.ts';
import type { Answer } from '../../src/core/types.ts';
import { run } from './fake-terminal.ts';

const KEYS = [
  'kind',
  'statements',
  'citations',
  'nearest',
  'missing',
  'suggestions',
  'composedBy',
  'asOf',
  'elapsedMs',
];

async function json(argv: readonly string[], services = fakeServices()) {
  const { code, out, err } = await run([...argv, '--json'], { services });
  expect([code, err]).toEqual([0, '']);
  expect(out.endsWith('\n') && out.trimEnd().split('\n').length === 1).toBe(true);
  return JSON.parse(out);
}

interface Quote {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

function isQuote(value: object): value is Quote {
  return 'quote' in value && 'start' in value && 'end' in value;
}

/** Every object anywhere in it that has a quote. */
function quotesIn(value: unknown): Quote[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(quotesIn);
  return isQuote(value) ? [value, ...inner] : inner;
}

describe('--json', () => {
  test('ask has the keys of the contract, in their order, whatever the answer', async () => {
    expect(Object.keys(await json(['ask', '예산은?']))).toEqual(KEYS);
    expect(Object.keys(await json(['ask', '요금은?']))).toEqual(KEYS);
    expect(Object.keys(await json(['ask', '지하철은?']))).toEqual([...KEYS, 'reason']);
    expect(Object.keys(await json(['ask', '안녕']))).toEqual([...KEYS, 'reason', 'topic', 'message']);
  });

  test('ask gives statements, citations and time as numbers', async () => {
    const answer = await json(['ask', '예산은?']);
    expect(answer).toMatchObject({
      kind: 'answered',
      statements: [{ text: '한빛시의 예산은 모두 36억 원입니다.', citations: [1] }, { citations: [2, 3] }],
      composedBy: 'embedded',
      asOf: '2025-03-04',
      elapsedMs: 1.3,
    });
    expect(answer.citations[0]).toEqual({
      number: 1,
      articleId: 'bus',
      title: article.title,
      publisher: '한빛신문',
      publishedAt: '2025-03-04',
      url: 'https://news.example/bus',
      start: 29,
      end: 66,
      quote: '예산은 모두 36억 원이며, 이는 지난해보다 8% 늘어난 금액이다.',
    });
    expect(Object.keys(answer.nearest[0])).toEqual(['articleId', 'start', 'end', 'quote']);
  });

  test('small talk keeps to the kinds of the contract and says its line', async () => {
    const answer = await json(['ask', '안녕']);
    expect(answer).toMatchObject({
      kind: 'not-found',
      reason: 'small-talk',
      topic: 'greeting',
      statements: [],
      citations: [],
    });
    expect(answer.message).toContain('안녕하세요');
  });

  test('a field that an article does not have is null', async () => {
    const { publisher: _, url: __, publishedAt: ___, ...bare } = article;
    const citations = [{ number: 1, article: bare, span: { start: 0, end: 4 } }];
    const services = fakeServices({
      ask: async (): Promise<Answer> => Object.assign({}, answered, { citations }),
    });
    expect((await json(['ask', 'x'], services)).citations[0]).toMatchObject({
      publisher: null,
      url: null,
      publishedAt: null,
    });
  });

  test.each([
    [['ask', '예산은?'], 4],
    [['ask', '요금은?'], 2],
    [['ask', '지하철은?'], 1],
    [['summary'], 2],
    [['quotes'], 1],
    [['check', 'x'], 3],
  ])('every quote of %j is the text of show at its offsets', async (argv, count) => {
    const { text } = await json(['show', 'bus']);
    const quotes = quotesIn(await json(argv));
    expect(quotes).toHaveLength(count);
    for (const { start, end, quote } of quotes) expect(quote).toBe(text.slice(start, end));
  });

  test('summary, quotes and check have their shapes', async () => {
    expect(await json(['summary', '--level', 'numbers'])).toMatchObject({
      articleId: 'bus',
      level: 'numbers',
      statements: [{ citations: [1] }, { citations: [2] }],
      asOf: '2025-03-04',
    });
    expect(await json(['quotes', '--speaker', '김서연'])).toMatchObject({
      articleId: 'bus',
      speakers: [{ name: '김서연', role: '한빛시 교통과장', quotes: [{ start: 68 }] }],
    });
    expect(await json(['check', 'x'])).toMatchObject({
      claims: [
        { verdict: 'supported', reason: null, citations: [{ number: 1 }], nearest: [] },
        { verdict: 'contradicted', reason: 'number', citations: [{ number: 2 }] },
        { verdict: 'not-in-article', citations: [], nearest: [{ articleId: 'bus' }] },
      ],
    });
  });

  test('compare has two sides, pairs and what is on one side only, each a quote of its own article', async () => {
    const found = await json(['compare', 'bus', 'bus-2']);
    expect(Object.keys(found)).toEqual([
      'left',
      'right',
      'agree',
      'differ',
      'onlyLeft',
      'onlyRight',
      'elapsedMs',
    ]);
    expect(found).toMatchObject({
      left: { articleId: 'bus', title: article.title, publisher: '한빛신문', asOf: '2025-03-04' },
      right: { articleId: 'bus-2', asOf: '2025-03-05' },
      differ: [{ left: { articleId: 'bus' }, right: { articleId: 'bus-2' }, reason: 'number' }],
    });
    const texts = new Map([article, otherArticle].map(({ id, text }) => [id, text]));
    const quotes = [...found.agree, ...found.differ].flatMap(({ left, right }) => [left, right]);
    for (const { articleId, start, end, quote } of [...quotes, ...found.onlyLeft, ...found.onlyRight])
      expect(quote).toBe(texts.get(articleId)?.slice(start, end));
  });

  test('ask says that a question asks for now, and nothing where it does not', async () => {
    const services = fakeServices({
      ask: async (): Promise<Answer> => Object.assign({}, answered, { asksForNow: true }),
    });
    expect(await json(['ask', 'x'], services)).toMatchObject({ asksForNow: true, asOf: '2025-03-04' });
    expect(await json(['ask', '예산은?'])).not.toHaveProperty('asksForNow');
  });

  test('list and show have all fields of an article', async () => {
    const fields = {
      id: 'bus',
      title: article.title,
      publisher: '한빛신문',
      author: '이하늘',
      publishedAt: '2025-03-04',
      url: article.url,
      language: 'ko',
    };
    expect(await json(['list'])).toEqual({
      articles: [{ ...fields, characters: article.text.length, bundled: true }],
    });
    expect(await json(['show', 'bus'])).toEqual({
      ...fields,
      text: article.text,
      sentences: sentencesOf(article).length,
    });
  });

  test('everything else is JSON, too', async () => {
    expect(await json(['rebuild'])).toEqual({ articles: 1, passages: 2 });
    expect(await json(['verify-store'])).toEqual({ findings: [] });
    expect(await json(['remove', 'bus'], fakeServices({ remove: async () => undefined }))).toEqual({
      removed: 'bus',
    });
    expect(await json(['--version'])).toEqual({ version: '0.1.0' });
    expect((await json(['help'])).commands).toContainEqual({ name: 'list', usage: 'gakju list [--json]' });
  });

  test('a failure is an object on stderr', async () => {
    const { code, out, err } = await run(['show', 'nope', '--json']);
    expect([code, out]).toEqual([1, '']);
    expect(JSON.parse(err)).toEqual({
      error: { code: 'unknown-article', message: '‘nope’라는 기사는 없어요. list로 아이디를 확인해 주세요.' },
    });
  });
});
