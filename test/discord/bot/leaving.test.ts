// Servers that throw the bot out: what is kept of them has thirty days, and an outage is no leaving.
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../src/adapters/memory-store.ts';
import { BUS, startedBot, type Started } from './started.ts';

const DAY_MS = 24 * 3_600_000;
const START = Date.UTC(2025, 2, 10);

let running: Started[] = [];

afterEach(async () => {
  for (const { close, logged } of running) {
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
    await close();
  }
  running = [];
});

async function startAt(days: number, store = createMemoryStore()): Promise<Started> {
  const started = await startedBot({ articles: [], store, now: () => new Date(START + days * DAY_MS) });
  running.push(started);
  await started.bot.idle();
  return started;
}

/** Does it and waits until the bot has heard of it and dealt with it. */
async function heard({ bot }: Started, event: string, act: () => void): Promise<void> {
  const told = once(bot.client, event);
  act();
  await told;
  await bot.idle();
}

describe('a server', () => {
  it('that throws the bot out is marked, and unmarked when it invites it again', async () => {
    const started = await startAt(0);
    const { discord, services } = started;
    const { guild } = discord;
    const scope = `guild:${guild.id}`;
    await services.add(scope, BUS);
    await heard(started, 'guildDelete', () => discord.removeGuild(guild));
    expect(await services.setting(scope, 'left')).toBe('2025-03-10T00:00:00.000Z');
    discord.state.guilds.set(guild.id, guild);
    await heard(started, 'guildCreate', () => discord.guildReturns(guild));
    expect(await services.setting(scope, 'left')).toBeUndefined();
  });

  it('that has an outage is not marked', async () => {
    const started = await startAt(0);
    const { discord, services } = started;
    const { guild } = discord;
    await services.add(`guild:${guild.id}`, BUS);
    await heard(started, 'guildUnavailable', () => discord.guildFails(guild));
    expect(await services.setting(`guild:${guild.id}`, 'left')).toBeUndefined();
  });

  it('that is left for thirty days is forgotten at the next start', async () => {
    const store = createMemoryStore();
    await store.scope('guild:1').setSetting('discord', '{}');
    const scopes = async (days: number): Promise<readonly string[]> => {
      await startAt(days, store);
      return store.scopes();
    };
    expect(await scopes(0)).toEqual(['guild:1']);
    expect(await scopes(29)).toEqual(['guild:1']);
    expect(await scopes(30)).toEqual([]);
  });
});
