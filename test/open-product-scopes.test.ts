// One product for many servers: the keeper's articles in all of them, each server's own in none of the others, settings by scope.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMemoryStore } from '../src/adapters/memory-store.ts';
import { makeArticle } from '../src/core/article.ts';
import type { Product } from '../src/core/product.ts';
import type { Answer, Article } from '../src/core/types.ts';
import { openExclusiveProduct, openProduct } from '../src/open-product.ts';
import { temporaryFolder } from './adapters/temporary-folder.ts';

const LIBRARY = makeArticle({
  id: 'library',
  title: '물빛도서관 새로 열어',
  publishedAt: '2025-04-01',
  text: '물빛시는 물빛도서관을 새로 열었다. 물빛도서관의 책은 모두 8만 권이다.\n\n김다온 관장은 "밤 10시까지 문을 연다"고 말했다. 물빛도서관을 짓는 데 든 돈은 210억 원이다.',
});
const MARKET = makeArticle({
  id: 'market',
  title: '솔내시장 지붕 고쳐',
  publishedAt: '2025-04-02',
  text: '솔내시는 솔내시장의 지붕을 고쳤다. 솔내시장의 가게는 140곳이다.\n\n정가람 상인회장은 "비가 와도 장사할 수 있다"고 반겼다. 지붕 공사에는 9억 원이 들었다.',
});

const SECRET = makeArticle({
  id: 'secret',
  title: '등불축제 준비',
  publishedAt: '2025-04-03',
  text: '바람골은 등불축제를 준비한다. 등불축제에 거는 등불은 73개이다.\n\n축제는 닷새 동안 이어진다.',
});

const LANTERNS = '등불축제에 거는 등불은 몇 개인가요?';
const BOOKS = '물빛도서관의 책은 모두 몇 권인가요?';
const STALLS = '솔내시장의 가게는 몇 곳인가요?';

function open(bundled: readonly Article[] = [], dataDir = temporaryFolder()): Product {
  const product = openProduct({ dataDir, bundled, store: createMemoryStore(), notice: fail });
  onTestFinished(() => product.close());
  return product;
}

function fail(error: unknown): never {
  throw error;
}

function ask(product: Product, text: string, scope: string, within?: string): Promise<Answer> {
  const question = { text, askedAt: '2025-04-05T09:00:00Z', scope, language: 'ko' } as const;
  return product.ask(within === undefined ? question : { ...question, within });
}

function withIds(articles: readonly { readonly id: string; readonly bundled: boolean }[]): string[] {
  return articles.map(({ id, bundled }) => (bundled ? `(${id})` : id));
}

const listed = async (product: Product, scope: string) => withIds(await product.list(scope));

describe('an article added in the terminal', () => {
  test('answers in every other scope, which cannot change it', async () => {
    const product = open();
    await product.add('terminal', LIBRARY);
    for (const scope of ['guild:1', 'user:1']) {
      const answer = await ask(product, BOOKS, scope);
      if (answer.kind !== 'answered') throw new Error(`expected an answer, got ${answer.kind}`);
      expect(answer.citations[0]?.article).toEqual(LIBRARY);
      expect(await listed(product, scope)).toEqual(['(library)']);
      const refused = { code: 'article-read-only' };
      await expect(product.remove(scope, 'library')).rejects.toMatchObject(refused);
      await expect(product.add(scope, { ...MARKET, id: 'library' })).rejects.toMatchObject(refused);
    }
    expect(await listed(product, 'terminal')).toEqual(['library']);
    await product.remove('terminal', 'library');
    expect(await listed(product, 'guild:1')).toEqual([]);
    expect(JSON.stringify(await ask(product, BOOKS, 'guild:1'))).not.toContain('8만');
  });

  test('stands beside a server’s own articles, which no other scope sees, the terminal neither', async () => {
    const product = open();
    await product.add('guild:1', MARKET);
    await product.add('terminal', LIBRARY);
    expect(await listed(product, 'guild:1')).toEqual(['(library)', 'market']);
    expect((await ask(product, STALLS, 'guild:1')).kind).toBe('answered');
    expect((await ask(product, BOOKS, 'guild:1')).kind).toBe('answered');
    for (const scope of ['guild:2', 'terminal']) {
      expect(JSON.stringify(await ask(product, STALLS, scope))).not.toContain('140');
      await expect(product.show({ scope, within: 'market' })).rejects.toMatchObject({
        code: 'unknown-article',
        facts: { known: 'library' },
      });
    }
  });

  test('hides no article of a server: of two with one id the server’s own keeps it', async () => {
    const product = open();
    await product.add('guild:1', { ...MARKET, id: 'library' });
    await product.add('terminal', LIBRARY);
    expect(await listed(product, 'guild:1')).toEqual(['(bundled/library)', 'library']);
    expect((await product.show({ scope: 'guild:1', within: 'library' })).text).toBe(MARKET.text);
    const answer = await ask(product, BOOKS, 'guild:1', 'bundled/library');
    if (answer.kind !== 'answered') throw new Error(`expected an answer, got ${answer.kind}`);
    const [citation] = answer.citations;
    expect(citation?.article).toEqual({ ...LIBRARY, id: 'bundled/library' });
    expect(LIBRARY.text.slice(citation?.span.start, citation?.span.end)).toContain('8만 권');
    expect(await listed(product, 'guild:2')).toEqual(['(library)']);
  });

  test('is there after a restart', async () => {
    const folder = temporaryFolder();
    const before = openProduct({ dataDir: folder, bundled: [] });
    await before.add('terminal', LIBRARY);
    await before.close();
    const after = openProduct({ dataDir: folder, bundled: [] });
    onTestFinished(() => after.close());
    expect((await ask(after, BOOKS, 'guild:1')).kind).toBe('answered');
  });
});

describe('a scope within another', () => {
  const CHANNEL = 'guild:1/channel:7';

  test('is offered what the outer one holds and is offered, and shows nothing of its own outside', async () => {
    const product = open();
    await product.add('terminal', LIBRARY);
    await product.add('guild:1', MARKET);
    expect(await listed(product, CHANNEL)).toEqual(['(library)', '(market)']);
    await product.add(CHANNEL, SECRET);
    expect(await listed(product, CHANNEL)).toEqual(['(library)', '(market)', 'secret']);
    for (const question of [BOOKS, STALLS, LANTERNS])
      expect((await ask(product, question, CHANNEL)).kind).toBe('answered');
    for (const scope of ['guild:1', 'guild:1/channel:8', 'guild:2', 'guild:1/channel:7/x', 'terminal']) {
      const inner = scope.startsWith(`${CHANNEL}/`);
      expect(JSON.stringify(await ask(product, LANTERNS, scope)).includes('73개')).toBe(inner);
      expect((await listed(product, scope)).includes('(secret)')).toBe(inner);
    }
  });

  test('cannot change what it is offered, with or without articles of its own', async () => {
    const product = open();
    await product.add('guild:1', MARKET);
    const refused = { code: 'article-read-only', facts: { id: 'market' } };
    for (const own of [false, true]) {
      if (own) await product.add(CHANNEL, SECRET);
      await expect(product.remove(CHANNEL, 'market')).rejects.toMatchObject(refused);
      await expect(product.add(CHANNEL, { ...SECRET, id: 'market' })).rejects.toMatchObject(refused);
      await expect(product.remove(CHANNEL, 'none')).rejects.toMatchObject({ code: 'unknown-article' });
    }
    expect(await listed(product, 'guild:1')).toEqual(['market']);
  });

  test('sees the outer one change at once', async () => {
    const product = open();
    await product.add(CHANNEL, SECRET);
    expect((await ask(product, STALLS, CHANNEL)).kind).not.toBe('answered');
    await product.add('guild:1', MARKET);
    expect((await ask(product, STALLS, CHANNEL)).kind).toBe('answered');
    await product.remove('guild:1', 'market');
    expect(JSON.stringify(await ask(product, STALLS, CHANNEL))).not.toContain('140');
    expect(await listed(product, CHANNEL)).toEqual(['secret']);
  });

  test('shows an earlier text of an article that it is offered', async () => {
    const product = open();
    await product.add('guild:1', MARKET);
    await product.add('guild:1', { ...MARKET, text: `${MARKET.text} 지붕은 초록색이다.` });
    const request = { scope: CHANNEL, within: 'market' };
    expect((await product.show(request)).version).toBe(2);
    expect(await product.show({ ...request, version: 1 })).toEqual(MARKET);
    await product.add(CHANNEL, SECRET);
    expect((await product.read({ ...request, version: 1 })).article).toEqual(MARKET);
    await expect(product.show({ ...request, version: 3 })).rejects.toMatchObject({ code: 'unknown-article' });
  });
});

describe('the same article', () => {
  test('is found by its link or its text, in the scope and among what it is offered, nowhere else', async () => {
    const product = open();
    const linked = { ...MARKET, url: 'https://news.example/market' };
    await product.add('terminal', LIBRARY);
    await product.add('guild:1', linked);
    const same = async (scope: string, text: string, url?: string) =>
      (await product.sameAs(scope, { text, ...(url !== undefined && { url }) }))?.id;
    expect(await same('guild:1', '다른 글', 'https://news.example/market#roof')).toBe('market');
    expect(await same('guild:1', MARKET.text, 'https://news.example/other')).toBe('market');
    expect(await same('guild:1/channel:7', MARKET.text)).toBe('market');
    expect(await same('guild:1', LIBRARY.text)).toBe('library');
    expect(await same('guild:1', '다른 글', 'https://news.example/other')).toBeUndefined();
    expect(await same('guild:1', '다른 글')).toBeUndefined();
    expect(await same('guild:2', MARKET.text, linked.url)).toBeUndefined();
  });
});

describe('a scope that is forgotten', () => {
  test('has nothing left, and the others all of theirs', async () => {
    const product = open();
    await product.add('guild:1', MARKET);
    await product.add('guild:2', MARKET);
    await product.setSetting('guild:1', 'language', 'en');
    const record = { id: 'r', value: 'v', at: '2025-04-05T09:00:00Z' };
    await product.records('guild:1', 'audit').put(record);
    await product.records('guild:2', 'audit').put(record);
    expect(await product.scopes()).toEqual(['guild:1', 'guild:2']);
    expect([await product.forgetScope('guild:1'), await product.forgetScope('guild:1')]).toEqual([
      true,
      false,
    ]);
    expect(await listed(product, 'guild:1')).toEqual([]);
    expect(JSON.stringify(await ask(product, STALLS, 'guild:1'))).not.toContain('140');
    expect(await product.setting('guild:1', 'language')).toBeUndefined();
    expect(await product.records('guild:1', 'audit').all()).toEqual([]);
    expect(await product.scopes()).toEqual(['guild:2']);
    expect(await product.records('guild:2', 'audit').all()).toEqual([record]);
    expect(await listed(product, 'guild:2')).toEqual(['market']);
  });
});

test('answers of a scope do not depend on who asked before', async () => {
  const questions = [BOOKS, STALLS, '관장은 뭐라고 했나요?'];
  const alone = open([LIBRARY]);
  const expected = await Promise.all(questions.map((text) => ask(alone, text, 'guild:2')));
  const product = open([LIBRARY]);
  await product.add('guild:1', MARKET);
  for (const text of questions) await ask(product, text, 'guild:1');
  expect(await Promise.all(questions.map((text) => ask(product, text, 'guild:2')))).toEqual(expected);
});

test('more scopes at once than are kept open answer each from its own', async () => {
  const product = open();
  const scopes = Array.from({ length: 80 }, (_, at) => `guild:${at}`);
  const textOf = (scope: string): string =>
    `${scope} 마을의 우물은 모두 ${scope.slice(6)}9곳이다. 우물은 깊다.`;
  await Promise.all(
    scopes.map((scope) =>
      product.add(scope, makeArticle({ id: 'well', title: '우물', text: textOf(scope) })),
    ),
  );
  const shown = await Promise.all(scopes.map((scope) => product.read({ scope })));
  expect(shown.map(({ article }) => article.text)).toEqual(scopes.map(textOf));
  const answers = await Promise.all(scopes.map((scope) => ask(product, '우물은 모두 몇 곳인가요?', scope)));
  for (const [at, answer] of answers.entries()) expect(JSON.stringify(answer)).toContain(`${at}9곳`);
});

describe('reading an article', () => {
  test('gives its sentences in order, each a span of its text', async () => {
    const { article, sentences } = await open([LIBRARY]).read({ scope: 'guild:1', within: 'library' });
    const said = sentences.map(({ span }) => article.text.slice(span.start, span.end));
    expect(said).toHaveLength(4);
    expect(said[1]).toBe('물빛도서관의 책은 모두 8만 권이다.');
    expect(sentences[2]?.speaker?.name).toContain('김다온');
  });

  test('suggests only questions that are answered', async () => {
    const product = open([LIBRARY]);
    const suggested = await product.suggest({ scope: 'guild:1', within: 'library', language: 'ko' });
    expect(suggested.length).toBeGreaterThan(0);
    for (const text of suggested)
      expect((await ask(product, text, 'guild:1', 'library')).kind).toBe('answered');
  });

  test('of an unknown one is refused', async () => {
    const request = { scope: 'guild:1', within: 'none' };
    const unknown = { code: 'unknown-article' };
    await expect(open([LIBRARY]).read(request)).rejects.toMatchObject(unknown);
    await expect(open([LIBRARY]).suggest({ ...request, language: 'ko' })).rejects.toMatchObject(unknown);
  });
});

describe('settings', () => {
  test('are kept by scope over a restart, as are counts', async () => {
    const folder = temporaryFolder();
    const before = await openExclusiveProduct({ dataDir: folder, bundled: [] });
    await before.setSetting('guild:1', 'language', 'en');
    expect(await Promise.all([before.count('guild:1', 'up'), before.count('guild:1', 'up')])).toEqual([1, 2]);
    await before.close();
    const after = openProduct({ dataDir: folder, bundled: [] });
    onTestFinished(() => after.close());
    expect(await after.setting('guild:1', 'language')).toBe('en');
    expect(await after.count('guild:1', 'up', 0)).toBe(2);
    expect(await after.setting('guild:2', 'language')).toBeUndefined();
    expect(await after.count('guild:2', 'up', 0)).toBe(0);
  });

  test('that nobody has set are read without making the data folder', async () => {
    const folder = join(temporaryFolder(), 'library');
    const product = openProduct({ dataDir: folder, bundled: [] });
    onTestFinished(() => product.close());
    expect(await product.setting('guild:1', 'language')).toBeUndefined();
    expect(await product.count('guild:1', 'up', 0)).toBe(0);
    await product.setSetting('guild:1', 'language', undefined);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('openExclusiveProduct', () => {
  test('makes the folder and has it alone from the start until it closes', async () => {
    const folder = join(temporaryFolder(), 'deep', 'library');
    const first = await openExclusiveProduct({ dataDir: folder, bundled: [LIBRARY] });
    expect(existsSync(join(folder, 'library.sqlite'))).toBe(true);
    await expect(openExclusiveProduct({ dataDir: folder })).rejects.toMatchObject({ code: 'store-locked' });
    const beside = openProduct({ dataDir: folder, bundled: [LIBRARY] });
    await expect(ask(beside, BOOKS, 'guild:1')).rejects.toMatchObject({ code: 'store-locked' });
    expect((await ask(first, BOOKS, 'guild:1')).kind).toBe('answered');
    await first.close();
    const second = await openExclusiveProduct({ dataDir: folder, bundled: [LIBRARY] });
    await second.close();
  });

  test('names the folder where it cannot be made or written to', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'closed', 'library.lock'), { recursive: true });
    for (const [name, path] of [
      ['file', 'file'],
      ['closed', join('closed', 'library.lock')],
    ] as const) {
      const opening = openExclusiveProduct({ dataDir: join(folder, name) });
      await expect(opening).rejects.toMatchObject({
        code: 'file-unreadable',
        facts: { path: join(folder, path) },
      });
    }
  });
});
