import { describe, expect, it, vi } from 'vitest';
import { createLazyStore } from '../../src/adapters/lazy-store.ts';
import { createMemoryStore } from '../../src/adapters/memory-store.ts';
import type { Article } from '../../src/core/types.ts';
import { describeStore } from '../contract/store.contract.ts';

const article: Article = { id: 'a', title: '제목', language: 'ko', text: '비가 왔다.' };

function setUp(existing = false) {
  const real = createMemoryStore();
  const open = vi.fn(async () => real);
  let exists = existing;
  const store = createLazyStore({ exists: () => exists, open });
  return { real, open, store, scope: store.scope('s'), appear: () => (exists = true) };
}

describeStore('lazy store', async () =>
  createLazyStore({ exists: () => false, open: async () => createMemoryStore() }),
);

describe('lazy store', () => {
  it('opens nothing to be read, checked or closed while there is nothing', async () => {
    const { open, store, scope } = setUp();
    expect([await scope.list(), await scope.all()]).toEqual([[], []]);
    expect(await scope.get('a')).toBeUndefined();
    expect(await scope.remove('a')).toBe(false);
    expect(await scope.vectors('a', 'e')).toBeUndefined();
    expect(await scope.setting('language')).toBeUndefined();
    await scope.setSetting('language', undefined);
    expect(await scope.count('votes', 0)).toBe(0);
    expect(await scope.revision()).toBe(0);
    expect(await store.verify()).toEqual([]);
    await store.close();
    expect(open).not.toHaveBeenCalled();
  });

  it('opens once, at the first change', async () => {
    const { open, scope, real } = setUp();
    await Promise.all([scope.put(article, []), scope.setSetting('language', 'ko')]);
    expect(open).toHaveBeenCalledOnce();
    expect((await scope.get('a'))?.article).toEqual(article);
    expect((await real.scope('s').all()).length).toBe(1);
    expect(await scope.setting('language')).toBe('ko');
  });

  it('opens at the first setting and at the first count', async () => {
    for (const change of ['setting', 'count'] as const) {
      const { open, scope } = setUp();
      await (change === 'count' ? scope.count('votes') : scope.setSetting('language', 'ko'));
      expect(open).toHaveBeenCalledOnce();
    }
  });

  it('opens at the first reading what was there before', async () => {
    const { open, scope, real } = setUp(true);
    await real.scope('s').put(article, []);
    expect((await scope.list()).map(({ id }) => id)).toEqual(['a']);
    expect(open).toHaveBeenCalledOnce();
  });

  it('sees a store that another program made meanwhile', async () => {
    const { open, scope, appear } = setUp();
    await scope.list();
    appear();
    await scope.list();
    expect(open).toHaveBeenCalledOnce();
  });

  it('tries again after a failed opening and passes the failure on', async () => {
    const real = createMemoryStore();
    const open = vi.fn(async () => real).mockRejectedValueOnce(new Error('disk full'));
    const scope = createLazyStore({ exists: () => false, open }).scope('s');
    await expect(scope.put(article, [])).rejects.toThrow('disk full');
    await scope.put(article, []);
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('keeps scopes apart', async () => {
    const { store } = setUp();
    await store.scope('one').put(article, []);
    expect(await store.scope('two').list()).toEqual([]);
    expect(store.scope('two').scope).toBe('two');
  });

  it('closes what it opened', async () => {
    const { real, store, scope } = setUp();
    const close = vi.spyOn(real, 'close');
    await scope.put(article, []);
    await store.close();
    expect(close).toHaveBeenCalledOnce();
  });
});
