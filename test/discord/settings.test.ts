// What servers and channels chose: no change is lost, nothing unreadable is believed, and what is not known yet is private.
import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/discord/place.ts';
import { chosenLanguage, createSettings } from '../../src/discord/settings.ts';

const SERVER: Place = {
  scope: 'guild:1',
  library: 'guild:1',
  guildId: '1',
  channelId: '10',
  server: 'guild:1',
  direct: false,
};
const OTHER: Place = { ...SERVER, channelId: '11' };
const DIRECT: Place = {
  scope: 'user:5',
  library: 'user:5',
  guildId: undefined,
  channelId: '20',
  server: 'user:5',
  direct: true,
};
/** Where only a person brought the bot along, and others look on. */
const BROUGHT: Place = { ...DIRECT, channelId: '30', direct: false };

function store(kept: Record<string, string> = {}) {
  const state = { kept, reads: 0, broken: false };
  return {
    state,
    async setting(scope: string) {
      state.reads += 1;
      await Promise.resolve();
      if (state.broken) throw new Error('the store cannot be read');
      return state.kept[scope];
    },
    async setSetting(scope: string, _key: string, value: string | undefined) {
      await Promise.resolve();
      if (state.broken) throw new Error('the store cannot be written');
      state.kept[scope] = value ?? '';
    },
  };
}

async function loaded(text: string) {
  const settings = createSettings(store({ 'guild:1': text }));
  await settings.load('guild:1');
  return settings;
}

describe('changes', () => {
  it('at the same time are all kept, whatever level they are of', async () => {
    const disk = store();
    const settings = createSettings(disk);
    await Promise.all([
      settings.change(SERVER, 'server', { language: 'ko' }),
      settings.change(SERVER, 'channel', { visibility: 'private' }),
      settings.change(OTHER, 'channel', { article: 'bus' }),
      settings.change(SERVER, 'server', { keepers: { role: '7' } }),
      settings.change(SERVER, 'server', { language: 'en' }),
    ]);
    const again = createSettings(disk);
    await again.load('guild:1');
    for (const one of [settings, again]) {
      expect(one.of(SERVER)).toEqual({ language: 'en', visibility: 'private', keepers: { role: '7' } });
      expect(one.of(OTHER)).toEqual({ language: 'en', article: 'bus', keepers: { role: '7' } });
    }
  });

  it('that the store does not take are not used, and the next one is', async () => {
    const disk = store();
    const settings = createSettings(disk);
    await settings.load('guild:1');
    disk.state.broken = true;
    const refused = settings.change(SERVER, 'server', { language: 'en' });
    const next = refused
      .catch(() => (disk.state.broken = false))
      .then(() => settings.change(SERVER, 'server', { visibility: 'private' }));
    await expect(refused).rejects.toThrow('cannot be written');
    await next;
    expect(settings.of(SERVER)).toEqual({ visibility: 'private' });
  });

  it('meanwhile forgotten by memory lose nothing of what was kept', async () => {
    const disk = store({ 'guild:1': JSON.stringify({ server: { language: 'en' }, channels: {} }) });
    const settings = createSettings(disk);
    const changing = settings.change(SERVER, 'server', { visibility: 'private' });
    for (let turn = 0; turn < 20; turn += 1) {
      settings.forget('guild:1');
      await Promise.resolve();
    }
    await changing;
    await settings.load('guild:1');
    expect(settings.of(SERVER)).toEqual({ language: 'en', visibility: 'private' });
  });

  it('to undefined take the choice back, and the level above holds again', async () => {
    const settings = await loaded(JSON.stringify({ server: { article: 'a' }, channels: {} }));
    await settings.change(SERVER, 'channel', { article: 'b' });
    expect(settings.of(SERVER).article).toBe('b');
    await settings.change(SERVER, 'channel', { article: undefined });
    expect([settings.of(SERVER).article, settings.at(SERVER, 'channel')]).toEqual(['a', {}]);
  });
});

describe('what the store gives back', () => {
  it.each(['{', 'null', '[]', '3', '"x"', '{"server":[],"channels":[1]}', '{"channels":{"10":"x"}}', ''])(
    'is no choice where it is broken: %j',
    async (text) => {
      const settings = await loaded(text);
      expect([settings.of(SERVER), settings.at(SERVER, 'server')]).toEqual([{}, {}]);
      await settings.change(SERVER, 'server', { language: 'ko' });
      expect(settings.of(SERVER)).toEqual({ language: 'ko' });
    },
  );

  it('is read value by value, and what is no choice of ours is left out', async () => {
    const server = { language: 'fr', visibility: 'secret', article: 3, keepers: 'all', more: 1 };
    const channels = { '10': { language: 'auto', keepers: { role: 8 } }, '11': { keepers: { role: '8' } } };
    const settings = await loaded(JSON.stringify({ server, channels }));
    expect([settings.of(SERVER), settings.of(OTHER)]).toEqual([
      { language: 'auto' },
      { keepers: { role: '8' } },
    ]);
  });
});

describe('before a place is known', () => {
  it('is private where others look on, and nothing is chosen in direct messages', () => {
    const settings = createSettings(store());
    expect([settings.of(SERVER), settings.of(BROUGHT), settings.of(DIRECT)]).toEqual([
      { visibility: 'private' },
      { visibility: 'private' },
      {},
    ]);
  });

  it('stays private as long as the store cannot be read, and is read again', async () => {
    const disk = store({ 'guild:1': '{"server":{"language":"en"}}' });
    disk.state.broken = true;
    const settings = createSettings(disk);
    await expect(settings.load('guild:1')).rejects.toThrow('cannot be read');
    expect(settings.of(SERVER)).toEqual({ visibility: 'private' });
    disk.state.broken = false;
    await settings.load('guild:1');
    expect(settings.of(SERVER)).toEqual({ language: 'en' });
  });

  it('is read once, whoever asks, and again after it was forgotten', async () => {
    const disk = store();
    const settings = createSettings(disk);
    await Promise.all([settings.load('guild:1'), settings.load('guild:1')]);
    await settings.load('guild:1');
    expect(disk.state.reads).toBe(1);
    settings.forget('guild:1');
    expect(settings.of(SERVER)).toEqual({ visibility: 'private' });
    await settings.load('guild:1');
    expect(disk.state.reads).toBe(2);
  });
});

describe('the language', () => {
  it('of a channel that follows the question overrules that of its server', async () => {
    const channels = { '10': { language: 'auto' } };
    const settings = await loaded(JSON.stringify({ server: { language: 'ko' }, channels }));
    expect([chosenLanguage(settings.of(SERVER)), chosenLanguage(settings.of(OTHER))]).toEqual([
      undefined,
      'ko',
    ]);
  });
});
