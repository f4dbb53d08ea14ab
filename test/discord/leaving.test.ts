// What belongs to a server that was left is forgotten after thirty days, with its closed channels; a server that comes back keeps all.
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/adapters/memory-store.ts';
import { createLeaving, type KeptServices } from '../../src/discord/leaving.ts';

const DAY_MS = 24 * 3_600_000;

function kept(...scopes: readonly string[]) {
  const store = createMemoryStore();
  const services: KeptServices = {
    scopes: () => store.scopes(),
    forgetScope: (scope) => store.forgetScope(scope),
    setting: (scope, key) => store.scope(scope).setting(key),
    setSetting: (scope, key, value) => store.scope(scope).setSetting(key, value),
  };
  const time = { now: Date.UTC(2025, 2, 10) };
  const leaving = createLeaving(services, () => new Date(time.now));
  return {
    leaving,
    services,
    pass: (days: number) => void (time.now += days * DAY_MS),
    fill: async () => {
      for (const scope of scopes) await services.setSetting(scope, 'discord', '{}');
    },
  };
}

describe('a server that the bot left', () => {
  it('is forgotten after thirty days and not before, with its closed channels, and no other', async () => {
    const { leaving, services, pass, fill } = kept('guild:1', 'guild:1/channel:9', 'guild:11', 'user:1');
    await fill();
    await leaving.left('1');
    pass(29.99);
    expect(await leaving.sweep()).toEqual([]);
    pass(0.01);
    expect(await leaving.sweep()).toEqual(['guild:1/channel:9', 'guild:1']);
    expect(await services.scopes()).toEqual(['guild:11', 'user:1']);
    expect(await leaving.sweep()).toEqual([]);
  });

  it('keeps everything when it comes back in time, and has thirty days again when it is left again', async () => {
    const { leaving, services, pass, fill } = kept('guild:1');
    await fill();
    await leaving.left('1');
    pass(20);
    await leaving.joined('1');
    pass(20);
    expect(await leaving.sweep()).toEqual([]);
    await leaving.left('1');
    pass(29);
    expect(await leaving.sweep()).toEqual([]);
    expect(await services.scopes()).toEqual(['guild:1']);
  });

  it('is marked at the start where it was left meanwhile, once, and one that is there again is unmarked', async () => {
    const { leaving, services, pass, fill } = kept('guild:1', 'guild:2/channel:9', 'terminal');
    await fill();
    await leaving.left('1');
    await leaving.compare(new Set(['1']));
    expect(await services.setting('guild:1', 'left')).toBeUndefined();
    const since = await services.setting('guild:2', 'left');
    pass(10);
    await leaving.compare(new Set(['1']));
    expect([since, await services.setting('guild:2', 'left')]).toEqual([since, '2025-03-10T00:00:00.000Z']);
    pass(20);
    await leaving.sweep();
    expect(await services.scopes()).toEqual(['guild:1', 'terminal']);
  });

  it('of which nothing is kept leaves no mark', async () => {
    const { leaving, services } = kept();
    await leaving.left('1');
    await leaving.joined('2');
    expect(await services.scopes()).toEqual([]);
  });

  it('is not forgotten for a mark that cannot be read', async () => {
    const { leaving, services, fill } = kept('guild:1');
    await fill();
    await services.setSetting('guild:1', 'left', 'some day');
    expect(await leaving.sweep()).toEqual([]);
  });
});
