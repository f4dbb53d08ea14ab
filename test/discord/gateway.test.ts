// How the gateway is found while the network is down, and how far apart logins are kept.
import { describe, expect, it } from 'vitest';
import { createIdentifyThrottler, reachGateway } from '../../src/discord/gateway.ts';
import { recordingLog } from './deliver/bench.ts';

const GOOD = {
  url: 'wss://gateway.example',
  shards: 1,
  session_start_limit: { total: 1_000, remaining: 500, reset_after: 3_600_000, max_concurrency: 1 },
};

/** A REST that gives these replies in turn; errors are thrown. */
function replies(...all: readonly unknown[]): Parameters<typeof reachGateway>[0] & { asked: number } {
  const rest = {
    asked: 0,
    queueRequest: async () => {
      const reply = all[Math.min(rest.asked, all.length - 1)];
      rest.asked += 1;
      if (reply instanceof Error) throw reply;
      return new Response(JSON.stringify(reply));
    },
  };
  return rest;
}

const networkError = (code: string): Error => Object.assign(new Error('network'), { code });
const noWait = async (): Promise<void> => undefined;
const limit = (change: object): object => ({
  ...GOOD,
  session_start_limit: { ...GOOD.session_start_limit, ...change },
});

describe('finding the gateway', () => {
  it('waits 5 seconds, then longer up to a minute, and says so once', async () => {
    const rest = replies(...Array.from({ length: 7 }, () => networkError('ENOTFOUND')), GOOD);
    const log = recordingLog();
    const pauses: number[] = [];
    const wait = async (ms: number): Promise<void> => void pauses.push(ms);
    expect(await reachGateway(rest, { log, wait, random: () => 1 })).toEqual(GOOD);
    expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
    expect(log.lines.filter(({ level }) => level !== 'debug').map(({ level }) => level)).toEqual([
      'warn',
      'info',
    ]);
  });

  it.each([
    ['nothing', undefined],
    ['a list', []],
    ['no address', { ...GOOD, url: undefined }],
    ['an address of another kind', { ...GOOD, url: 'https://gateway.example' }],
    ['half an address', { ...GOOD, url: 'wss://' }],
    ['no connections', { ...GOOD, shards: 0 }],
    ['no limit', { ...GOOD, session_start_limit: null }],
    ['a limit without a number', limit({ remaining: '5' })],
  ])('does not believe %s', async (_, reply) => {
    const rest = replies(reply, GOOD);
    expect(await reachGateway(rest, { log: recordingLog(), wait: noWait })).toEqual(GOOD);
    expect(rest.asked).toBe(2);
  });

  it('leaves the last logins of a day alone, after which Discord would reset the token', async () => {
    const rest = replies(limit({ remaining: 10, reset_after: 4_000_000 }));
    await expect(reachGateway(rest, { log: recordingLog(), wait: noWait })).rejects.toMatchObject({
      code: 'login-refused',
      facts: { reason: 'sessions', hours: 2 },
    });
    expect(rest.asked).toBe(1);
  });

  it('ends where it is told to', async () => {
    const stop = new AbortController();
    const waiting = reachGateway(replies(networkError('ECONNREFUSED')), {
      log: recordingLog(),
      signal: stop.signal,
    });
    stop.abort();
    await expect(waiting).rejects.toThrow('abort');
  });
});

describe('logins', () => {
  /** The times at which so many logins, one after the other as fast as they may, happen. */
  async function logins(
    until: (times: readonly number[], now: number) => boolean,
    lives = 1,
  ): Promise<number[]> {
    let at = 0;
    const times: number[] = [];
    const throttler = createIdentifyThrottler({
      now: () => at,
      wait: async (ms) => void (at += ms),
    });
    while (!until(times, at)) {
      await throttler.waitForIdentify(0, new AbortController().signal);
      times.push(at);
      at += lives;
    }
    return times;
  }

  it('are five seconds apart, and further apart the more there were in the last hour', async () => {
    const times = await logins((all) => all.length === 9, 0);
    const gaps = times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 1_000);
    expect(gaps).toEqual([5, 5, 5, 5, 10, 20, 40, 80]);
  });

  it('that fail at once stay far below the thousand that Discord allows in a day', async () => {
    const day = await logins((_, now) => now > 24 * 3_600_000);
    expect(day.length).toBeLessThan(450);
  });

  it('are at once where the last was long ago', async () => {
    const times = await logins((all) => all.length === 30, 4_000_000);
    expect(times.map((time) => time % 4_000_000)).toEqual(times.map(() => 0));
  });

  it('of several connections at the same time take their turn', async () => {
    const waited: number[] = [];
    const throttler = createIdentifyThrottler({ now: () => 0, wait: async (ms) => void waited.push(ms) });
    const { signal } = new AbortController();
    await Promise.all([0, 1, 2].map((shard) => throttler.waitForIdentify(shard, signal)));
    expect(waited).toEqual([5_000, 10_000]);
  });
});
