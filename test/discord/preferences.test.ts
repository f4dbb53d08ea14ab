// What people choose for themselves: kept in their own scope, nothing of who chose nothing, and nothing once it is erased.
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/adapters/memory-store.ts';
import { createPreferences } from '../../src/discord/preferences.ts';

function started() {
  const store = createMemoryStore();
  const preferences = createPreferences({
    setting: (scope, key) => store.scope(scope).setting(key),
    setSetting: (scope, key, value) => store.scope(scope).setSetting(key, value),
  });
  return { store, preferences };
}

describe('preferences', () => {
  it('are those of one person', async () => {
    const { preferences } = started();
    await preferences.change('1', { length: 'short', language: 'en' });
    await preferences.change('1', { speech: 'hapsyo' });
    expect(await preferences.of('1')).toEqual({ length: 'short', language: 'en', speech: 'hapsyo' });
    expect(await preferences.of('2')).toEqual({});
  });

  it('leave nothing behind when the last of them is taken back', async () => {
    const { store, preferences } = started();
    await preferences.change('1', { length: 'short', speech: 'plain' });
    await preferences.change('1', { length: undefined });
    expect(await preferences.of('1')).toEqual({ speech: 'plain' });
    await preferences.change('1', { speech: undefined });
    expect(await store.scopes()).toEqual([]);
  });

  it('of who never chose are nowhere, however often they are asked for', async () => {
    const { store, preferences } = started();
    await preferences.of('1');
    expect(await preferences.erase('1')).toBe(false);
    expect(await store.scopes()).toEqual([]);
  });

  it('are gone when they are erased', async () => {
    const { store, preferences } = started();
    await preferences.change('1', { length: 'long' });
    expect(await preferences.erase('1')).toBe(true);
    expect(await preferences.of('1')).toEqual({});
    expect(await store.scopes()).toEqual([]);
  });

  it.each(['', 'null', '[]', '{"length":"endless","speech":7,"language":{"ko":1}}'])(
    'that cannot be read, %j, are none',
    async (kept) => {
      const { store, preferences } = started();
      await store.scope('user:1').setSetting('preference', kept);
      expect(await preferences.of('1')).toEqual({});
    },
  );
});
