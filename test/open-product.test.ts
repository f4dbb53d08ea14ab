// The product with SQLite in a folder of its own: what is added is kept, answered from, and taken away; scopes never meet.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeArticle } from '../src/core/article.ts';
import type { Product } from '../src/core/product.ts';
import type { Answer, Article } from '../src/core/types.ts';
import { openProduct } from '../src/open-product.ts';
import { temporaryFolder } from './adapters/temporary-folder.ts';

const BUS = makeArticle({
  id: 'bus',
  title: '한빛시 전기 버스 20대 도입',
  publisher: '한빛일보',
  publishedAt: '2025-03-04',
  text: '한빛시는 올해 전기 버스 20대를 도입한다고 4일 밝혔다. 전기 버스 도입 예산은 모두 36억 원이다.\n\n김하늘 한빛시 교통국장은 "소음이 줄어 시민이 편해질 것"이라고 말했다. 첫 버스는 5월 1일 시청역에서 출발한다.',
});
const SCHOOL = makeArticle({
  id: 'school',
  title: '새봄초등학교 문 열어',
  text: '새봄초등학교가 2일 문을 열었다. 새봄초등학교의 학생은 412명이다.\n\n이도윤 교장은 "운동장이 넓어 아이들이 좋아한다"고 자랑했다.',
});

function open(dataDir = temporaryFolder(), bundled?: readonly Article[]): Product {
  const product = openProduct({ dataDir, ...(bundled ? { bundled } : {}), notice: fail });
  onTestFinished(() => product.close());
  return product;
}

function fail(error: unknown): never {
  throw error;
}

function ask(product: Product, text: string, scope = 'one', within?: string): Promise<Answer> {
  const question = { text, askedAt: '2025-03-05T09:00:00Z', scope, language: 'ko' } as const;
  return product.ask(within === undefined ? question : { ...question, within });
}

/** Everything that an answer shows, as one text. */
function shown(answer: Answer): string {
  return JSON.stringify(answer);
}

const PRICE = '전기 버스 도입 예산은 얼마인가요?';
const PUPILS = '새봄초등학교 학생은 몇 명인가요?';

describe('openProduct', () => {
  test('answers from the bundled article without making the data folder', async () => {
    const folder = join(temporaryFolder(), 'library');
    const answer = await ask(open(folder), '2023년 미국의 AI 투자액은 얼마인가요?');
    expect(answer.kind).toBe('answered');
    expect(existsSync(folder)).toBe(false);
  });

  test('answers from an added article, with its own words as the footnote', async () => {
    const product = open(undefined, []);
    const added = await product.add('one', BUS);
    expect(added).toMatchObject({ article: { id: 'bus' }, sentences: 4, replaced: false });
    const answer = await ask(product, PRICE);
    if (answer.kind !== 'answered') throw new Error(`expected an answer, got ${answer.kind}`);
    const quotes = answer.citations.map(({ article, span }) => article.text.slice(span.start, span.end));
    expect(quotes).toContain('전기 버스 도입 예산은 모두 36억 원이다.');
    expect(answer.asOf).toBe('2025-03-04');
  });

  test('lists, shows and removes what was added', async () => {
    const product = open(undefined, []);
    await product.add('one', BUS);
    await product.add('one', SCHOOL);
    expect((await product.list('one')).map(({ id, bundled }) => [id, bundled])).toEqual([
      ['bus', false],
      ['school', false],
    ]);
    expect(await product.show({ scope: 'one', within: 'bus' })).toEqual(BUS);
    expect((await product.show({ scope: 'one' })).id).toBe('school');
    await product.remove('one', 'bus');
    expect((await product.list('one')).map(({ id }) => id)).toEqual(['school']);
    expect(shown(await ask(product, PRICE))).not.toContain('36억');
    await expect(product.show({ scope: 'one', within: 'bus' })).rejects.toMatchObject({
      code: 'unknown-article',
    });
    await expect(product.remove('one', 'bus')).rejects.toMatchObject({ code: 'unknown-article' });
  });

  test('keeps articles over a restart, and answers the same after a rebuild', async () => {
    const folder = temporaryFolder();
    const before = openProduct({ dataDir: folder, bundled: [] });
    await before.add('one', BUS);
    const first = await ask(before, PRICE);
    await before.close();
    const after = open(folder, []);
    expect(await ask(after, PRICE)).toEqual(first);
    expect(await after.rebuild('one')).toEqual({ articles: 1, passages: expect.any(Number) });
    expect(await ask(after, PRICE)).toEqual(first);
    expect(await after.verifyStore()).toEqual([]);
  });

  test('replaces an article of the same id and answers from the new words alone', async () => {
    const product = open(undefined, []);
    await product.add('one', BUS);
    const later = makeArticle({ ...BUS, text: BUS.text.replace('36억', '48억') });
    expect((await product.add('one', later)).replaced).toBe(true);
    const answer = shown(await ask(product, PRICE));
    expect(answer).toContain('48억');
    expect(answer).not.toContain('36억');
  });

  test('a bundled article can be neither replaced nor removed', async () => {
    const product = open(undefined, [BUS]);
    await expect(product.add('one', { ...SCHOOL, id: 'bus' })).rejects.toMatchObject({
      code: 'article-read-only',
    });
    await expect(product.remove('one', 'bus')).rejects.toMatchObject({ code: 'article-read-only' });
  });

  test('an empty library says that there is no article', async () => {
    expect(await ask(open(undefined, []), PRICE)).toMatchObject({ kind: 'not-found', reason: 'no-article' });
    await expect(
      open(undefined, []).summary({ scope: 'one', level: 'one-line', language: 'ko' }),
    ).rejects.toMatchObject({ code: 'unknown-article' });
  });

  test('a question about nothing in the library says so, not that there is no article', async () => {
    const answer = await ask(open(undefined, [BUS]), '김치찌개는 뭘로 끓이나요?');
    expect(answer).toMatchObject({ kind: 'not-found', reason: 'not-in-article' });
  });
});

describe('scopes', () => {
  test('never see each other’s articles, by any service', async () => {
    const product = open(undefined, []);
    await product.add('one', BUS);
    await product.add('two', SCHOOL);
    expect(shown(await ask(product, PRICE, 'two'))).not.toContain('버스 도입');
    expect(shown(await ask(product, PUPILS, 'one'))).not.toContain('412');
    expect((await product.list('two')).map(({ id }) => id)).toEqual(['school']);
    const other = { scope: 'two', within: 'bus' } as const;
    const unknown = { code: 'unknown-article' };
    await expect(ask(product, PRICE, 'two', 'bus')).rejects.toMatchObject(unknown);
    await expect(product.show(other)).rejects.toMatchObject(unknown);
    await expect(product.quotes(other)).rejects.toMatchObject(unknown);
    await expect(product.check({ ...other, claim: '버스는 20대다.' })).rejects.toMatchObject(unknown);
    await expect(product.summary({ ...other, level: 'one-line', language: 'ko' })).rejects.toMatchObject(
      unknown,
    );
    await expect(product.remove('two', 'bus')).rejects.toMatchObject(unknown);
    expect((await product.list('one')).map(({ id }) => id)).toEqual(['bus']);
  });

  test('a failure in one scope names no article of another', async () => {
    const product = open(undefined, []);
    await product.add('one', BUS);
    const error: unknown = await product
      .show({ scope: 'two', within: 'bus' })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ facts: { known: '' } });
  });

  test('the same id in two scopes is two articles', async () => {
    const product = open(undefined, []);
    await product.add('one', BUS);
    await product.add('two', { ...BUS, text: BUS.text.replace('36억', '99억') });
    expect(shown(await ask(product, PRICE, 'one'))).not.toContain('99억');
    expect(shown(await ask(product, PRICE, 'two'))).not.toContain('36억');
    await product.remove('two', 'bus');
    expect(shown(await ask(product, PRICE, 'one'))).toContain('36억');
  });

  test('names that are no file names are scopes like any other', async () => {
    const product = open(undefined, []);
    for (const scope of ['../one', 'a/b', '한빛', "'; DROP TABLE articles; --", '']) {
      await product.add(scope, BUS);
      expect((await product.list(scope)).map(({ id }) => id)).toEqual(['bus']);
    }
    expect(await product.list('one')).toEqual([]);
    expect(await product.verifyStore()).toEqual([]);
  });
});

describe('an abort signal', () => {
  test('stops adding before anything is kept', async () => {
    const product = open(undefined, []);
    const reason = new Error('gone');
    await expect(product.add('one', BUS, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(await product.list('one')).toEqual([]);
  });

  test('stops one question and not the next', async () => {
    const product = open(undefined, [BUS]);
    const question = { text: PRICE, askedAt: '2025-03-05T09:00:00Z', scope: 'one', language: 'ko' } as const;
    const reason = new Error('gone');
    await expect(product.ask(question, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect((await product.ask(question)).kind).toBe('answered');
  });
});

test('questions asked at once are answered as if asked one by one', async () => {
  const product = open(undefined, [BUS, SCHOOL]);
  const texts = [PRICE, PUPILS, '첫 버스는 언제 출발하나요?', '안녕', PRICE];
  const alone: Answer[] = [];
  for (const text of texts) alone.push(await ask(open(undefined, [BUS, SCHOOL]), text));
  expect(await Promise.all(texts.map((text) => ask(product, text)))).toEqual(alone);
});
