// The end of the bot, with a clock and timers that only the test moves.
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createShutdown, type ShutdownSteps } from '../../src/discord/shutdown.ts';
import { record } from './faults/recording.ts';

const ORDER = ['takeNoMore', 'idle', 'sendRest', 'destroyClient', 'closeStore', 'closeHealth'];

function start(changed: Partial<ShutdownSteps> = {}, within?: number) {
  const recording = record();
  const signals = new EventEmitter();
  const done: string[] = [];
  const exits: number[] = [];
  const timers = new Map<() => void, number>();
  const time = { now: 0 };
  const did = (name: string) => async (): Promise<void> => void done.push(name);
  const steps: ShutdownSteps = {
    takeNoMore: () => void done.push('takeNoMore'),
    idle: did('idle'),
    sendRest: did('sendRest'),
    destroyClient: did('destroyClient'),
    closeStore: did('closeStore'),
    closeHealth: did('closeHealth'),
    ...changed,
  };
  const shutdown = createShutdown({
    signals,
    steps,
    log: recording.log,
    exit: (code) => void exits.push(code),
    now: () => time.now,
    timer: (milliseconds, late) => {
      timers.set(late, milliseconds);
      return () => void timers.delete(late);
    },
    ...(within !== undefined && { within }),
  });
  return { shutdown, signals, done, exits, timers, time, recording };
}

const never = (): Promise<void> => new Promise(() => undefined);

/** Lets everything that is ready happen. */
const settle = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

describe('the first signal', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('%s does every step in order and ends with 0', async (signal) => {
    const { shutdown, signals, done } = start();
    expect(shutdown.draining()).toBe(false);
    signals.emit(signal, signal);
    expect(shutdown.draining()).toBe(true);
    expect(await shutdown.done).toBe(0);
    expect(done).toEqual(ORDER);
  });

  it('leaves neither timers nor listeners behind', async () => {
    const { shutdown, signals, timers } = start();
    expect(signals.eventNames()).toEqual(['SIGTERM', 'SIGINT']);
    signals.emit('SIGTERM', 'SIGTERM');
    await shutdown.done;
    expect([signals.eventNames(), timers.size]).toEqual([[], 0]);
  });

  it('waits for what runs, and no longer than it may take', async () => {
    const { shutdown, signals, done, timers } = start({ idle: never }, 20_000);
    signals.emit('SIGTERM', 'SIGTERM');
    await settle();
    expect(done).toEqual(['takeNoMore']);
    expect([...timers.values()]).toEqual([20_000]);
    for (const late of timers.keys()) late();
    expect(await shutdown.done).toBe(0);
    expect(done).toEqual(ORDER.filter((name) => name !== 'idle'));
  });

  it.each(['sendRest', 'destroyClient', 'closeStore', 'closeHealth'] as const)(
    'is not held up by %s',
    async (name) => {
      const { shutdown, signals, done, timers, recording } = start({ [name]: never });
      signals.emit('SIGTERM', 'SIGTERM');
      await settle();
      expect(timers.size).toBe(1);
      for (const late of timers.keys()) late();
      expect(await shutdown.done).toBe(0);
      expect(done).toEqual(ORDER.filter((step) => step !== name));
      expect(recording.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
    },
  );

  it('has bounds that together stay under thirty seconds', async () => {
    const hanging = Object.fromEntries(ORDER.slice(1).map((name) => [name, never]));
    const { shutdown, signals, timers } = start(hanging);
    signals.emit('SIGTERM', 'SIGTERM');
    let sum = 0;
    for (const _ of ORDER.slice(1)) {
      await settle();
      for (const [late, milliseconds] of timers) {
        sum += milliseconds;
        late();
      }
    }
    await shutdown.done;
    expect(sum).toBe(29_000);
  });

  it.each(ORDER)('goes on where %s fails', async (name) => {
    const fail = (): never => {
      throw new Error('failed');
    };
    const { shutdown, signals, done, recording } = start({ [name]: fail });
    signals.emit('SIGTERM', 'SIGTERM');
    expect(await shutdown.done).toBe(0);
    expect(done).toEqual(ORDER.filter((step) => step !== name));
    expect(recording.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('does not mind a step that fails after its time', async () => {
    let fail = (): void => undefined;
    const destroyClient = (): Promise<void> =>
      new Promise((_, reject) => {
        fail = () => reject(new Error('too late'));
      });
    const { shutdown, signals, timers } = start({ destroyClient });
    signals.emit('SIGTERM', 'SIGTERM');
    await settle();
    for (const late of timers.keys()) late();
    await shutdown.done;
    fail();
    await settle();
  });
});

describe('a second signal', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s exits at once with %s', async (signal, code) => {
    const { signals, exits, time } = start({ idle: never });
    signals.emit('SIGTERM', 'SIGTERM');
    time.now = 501;
    signals.emit(signal, signal);
    expect(exits).toEqual([code]);
  });

  it('within half a second is the same press of a key, told twice', async () => {
    const { shutdown, signals, exits, time } = start({ idle: never });
    signals.emit('SIGINT', 'SIGINT');
    time.now = 500;
    signals.emit('SIGINT', 'SIGINT');
    expect(exits).toEqual([]);
    expect(shutdown.draining()).toBe(true);
  });
});

describe('a fault', () => {
  it('goes the same way and ends with 1', async () => {
    const { shutdown, done, exits } = start();
    shutdown.fail();
    shutdown.fail();
    expect(await shutdown.done).toBe(1);
    expect([done, exits]).toEqual([ORDER, []]);
  });

  it('during the end changes its code, not its way', async () => {
    const { shutdown, signals, done } = start();
    signals.emit('SIGTERM', 'SIGTERM');
    shutdown.fail();
    expect(await shutdown.done).toBe(1);
    expect(done).toEqual(ORDER);
  });

  it('leaves the first signal after it without haste', async () => {
    const { shutdown, signals, exits, time } = start({ idle: never });
    shutdown.fail();
    time.now = 5_000;
    signals.emit('SIGTERM', 'SIGTERM');
    expect(exits).toEqual([]);
    time.now = 6_000;
    signals.emit('SIGTERM', 'SIGTERM');
    expect(exits).toEqual([143]);
  });
});

it('takes the signals of a real process', async () => {
  const { log } = record();
  const before = process.listenerCount('SIGTERM');
  const shutdown = createShutdown({
    signals: process,
    steps: {
      takeNoMore: () => undefined,
      idle: async () => undefined,
      sendRest: async () => undefined,
      destroyClient: async () => undefined,
      closeStore: async () => undefined,
      closeHealth: async () => undefined,
    },
    log,
    exit: () => undefined,
    now: () => performance.now(),
  });
  expect(process.listenerCount('SIGTERM')).toBe(before + 1);
  shutdown.fail();
  expect(await shutdown.done).toBe(1);
  expect(process.listenerCount('SIGTERM')).toBe(before);
});
