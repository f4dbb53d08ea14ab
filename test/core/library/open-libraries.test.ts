// Which libraries are open: no more than the limit beyond those in use, the last used longest, none for a scope without articles.
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../src/adapters/memory-store.ts';
import type { Library } from '../../../src/core/library.ts';
import { createOpenLibraries, sharedWhileEmpty } from '../../../src/core/library/open-libraries.ts';

function setUp(limit: number) {
  const opened: string[] = [];
  const libraries = createOpenLibraries((scope) => {
    opened.push(scope);
    return fakeLibrary(scope);
  }, limit);
  const touch = (scope: string) => libraries.use(scope, async (library) => library.scope);
  return { opened, libraries, touch };
}

function fakeLibrary(scope: string): Library {
  return {
    scope,
    retrieve: async () => [],
    article: () => Promise.reject(new Error(`no article in ${scope}`)),
    articles: async () => [],
    hasOwn: async () => true,
    add: async (article) => ({
      article,
      sentences: 0,
      passages: 0,
      replaced: scope === 'replaces',
      version: 1,
      changed: true,
    }),
    remove: async () => undefined,
    rebuild: async () => ({ articles: 0, passages: 0 }),
    settled: async () => undefined,
  };
}

/** Work that goes on until it is told to end. */
function endless() {
  let end = (): void => undefined;
  const work = () => new Promise<void>((resolve) => (end = resolve));
  return { work, end: () => end() };
}

describe('open libraries', () => {
  it('opens a scope once as long as it stays open', async () => {
    const { opened, touch } = setUp(2);
    expect([await touch('a'), await touch('a'), await touch('b'), await touch('a')]).toEqual([...'aaba']);
    expect(opened).toEqual(['a', 'b']);
  });

  it('closes the one that was used longest ago', async () => {
    const { opened, touch, libraries } = setUp(2);
    for (const scope of ['a', 'b', 'a', 'c', 'a', 'b']) await touch(scope);
    expect(opened).toEqual(['a', 'b', 'c', 'b']);
    expect(libraries.size).toBe(2);
  });

  it('closes none that is in use, and is back at its limit once they are done', async () => {
    const { opened, touch, libraries } = setUp(2);
    const works = ['a', 'b', 'c', 'd'].map((scope) => ({ scope, ...endless() }));
    const running = works.map(({ scope, work }) => libraries.use(scope, work));
    await touch('e');
    expect(libraries.size).toBe(4);
    for (const scope of 'abcd') await touch(scope);
    expect(opened).toEqual(['a', 'b', 'c', 'd', 'e']);
    for (const { end } of works) end();
    await Promise.all(running);
    expect(libraries.size).toBe(2);
  });

  it('stays in use until the last of several has ended, also where work fails', async () => {
    const { opened, touch, libraries } = setUp(1);
    const { work, end } = endless();
    const running = libraries.use('a', work);
    await expect(libraries.use('a', () => Promise.reject(new Error('wrong')))).rejects.toThrow('wrong');
    await touch('b');
    await touch('a');
    expect(opened).toEqual(['a', 'b']);
    end();
    await running;
    await touch('b');
    expect(opened).toEqual(['a', 'b', 'b']);
    expect(libraries.size).toBe(1);
  });
});

describe('a scope without articles', () => {
  it('is served by the shared library under its own name, and opens its own to add', async () => {
    const store = createMemoryStore();
    const { opened, libraries } = setUp(8);
    const use = sharedWhileEmpty(libraries.use, store, () => fakeLibrary('shared'));
    expect(await use('a', async ({ scope }) => scope)).toBe('a');
    expect(opened).toEqual([]);
    const article = { id: 'x', title: '', language: 'ko', text: '비가 왔다.' } as const;
    await use('a', (library) => library.add(article));
    expect(opened).toEqual(['a']);
  });

  it('has its own library from the first article on', async () => {
    const store = createMemoryStore();
    const { opened, libraries } = setUp(8);
    const use = sharedWhileEmpty(libraries.use, store, () => fakeLibrary('shared'));
    await store.scope('a').put({ id: 'x', title: '', language: 'ko', text: '비가 왔다.' }, []);
    await use('a', async () => undefined);
    await use('b', async () => undefined);
    expect(opened).toEqual(['a']);
  });
});
