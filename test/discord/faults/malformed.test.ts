// Real discord.js, fed a thousand malformed events by the loopback Discord: none of them ends the bot, nor its hearing.
import { setImmediate } from 'node:timers/promises';
import { Events, type Client } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { createFaultPolicy, installFaultPolicy } from '../../../src/discord/faults.ts';
import { guardPackets } from '../../../src/discord/faults/guard.ts';
import { connect } from '../loopback/client.ts';
import { malformed, samples } from '../loopback/samples.ts';
import { startLoopbackDiscord, type LoopbackDiscord } from '../loopback/server.ts';
import { counted, record } from './recording.ts';

const EVENTS = 1_000;
const opened: (() => Promise<unknown> | void)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function start() {
  const discord = await startLoopbackDiscord({ patienceMs: 60_000 });
  opened.push(discord.close);
  const client = await connect(discord);
  opened.unshift(() => client.destroy());
  const recording = record();
  const policy = createFaultPolicy({ now: () => performance.now() });
  return { discord, client, recording, reacting: { policy, ...recording, stop: recording.stop } };
}

/** discord.js hands out messages without an author too, where Discord's were malformed. */
function isFrom(
  name: string,
  { author }: { readonly author: { readonly username: unknown } | null },
): boolean {
  return author?.username === name;
}

/** Sends malformed events from this seed on, and then one that the bot must still hear. */
async function flood(discord: LoopbackDiscord, client: Client, seed: number, events = EVENTS) {
  let heard = 0;
  client.on(Events.InteractionCreate, () => void (heard += 1));
  const last = new Promise<void>((resolve) => {
    client.on(Events.MessageCreate, (message) => {
      heard += 1;
      if (isFrom('하늘', message)) resolve();
    });
  });
  const all = samples(discord);
  for (let at = 0; at < events; at += 1) {
    const { event, data } = malformed(all, seed + at);
    discord.gateway.dispatchAnything(event, data);
  }
  discord.person('하늘').say('끝');
  await last;
  return heard;
}

/** Whoever else listens hears nothing until the connections are closed: what is thrown here is expected. */
function silenceOthers(event: 'uncaughtException' | 'unhandledRejection'): void {
  const listeners = process.rawListeners(event);
  process.removeAllListeners(event);
  opened.push(async () => {
    await setImmediate();
    for (const listener of listeners) Reflect.apply(Reflect.get(process, 'on'), process, [event, listener]);
  });
}

describe('malformed events', () => {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

  it(`are dropped one by one by the guard (seed ${seed})`, async () => {
    const { discord, client, recording, reacting } = await start();
    expect(guardPackets(client, reacting)).toBe(true);
    const heard = await flood(discord, client, seed);
    expect(counted(recording, 'droppedEvents')).toBeGreaterThan(EVENTS / 100);
    expect([recording.stops, counted(recording, 'bugs')]).toEqual([0, 0]);
    expect(heard).toBeGreaterThan(EVENTS / 10);
    expect(discord.gateway.connected()).toBe(1);
  });

  it(`are dropped by the process where there is no guard (seed ${seed})`, async () => {
    const { discord, client, recording, reacting } = await start();
    silenceOthers('uncaughtException');
    silenceOthers('unhandledRejection');
    const uninstall = installFaultPolicy({ process, ...reacting });
    opened.push(uninstall);
    await flood(discord, client, seed, EVENTS / 4);
    expect(counted(recording, 'droppedEvents')).toBeGreaterThan(0);
    expect(recording.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('are told apart from bugs of the bot that come up while one is handled', async () => {
    const { discord, client, recording, reacting } = await start();
    guardPackets(client, reacting);
    const heard = new Promise<void>((resolve) => {
      client.on(Events.MessageCreate, () => {
        resolve();
        throw new Error('a bug of ours');
      });
    });
    discord.person('하늘').say('안녕');
    await heard;
    expect([counted(recording, 'bugs'), counted(recording, 'droppedEvents')]).toEqual([1, 0]);
    expect(recording.stops).toBe(0);
  });
});
