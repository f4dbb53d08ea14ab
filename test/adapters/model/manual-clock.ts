// A clock that stands still until the test moves it, and runs what is due on the way, in order.
import type { Clock } from '../../../src/adapters/model/clock.ts';

export interface ManualClock extends Clock {
  /** Moves on by `ms`, letting everything that becomes due, and what follows from it, happen in order. */
  advance(ms: number): Promise<void>;
  /** Goes from one due time to the next until `work` is settled. */
  runUntil<Result>(work: Promise<Result>): Promise<Result>;
  /** How many are waiting. */
  waiting(): number;
}

interface Timer {
  readonly time: number;
  readonly act: () => void;
}

export function createManualClock(start = Date.UTC(2031, 4, 6, 12)): ManualClock {
  let now = start;
  const timers = new Set<Timer>();
  const next = (): Timer | undefined => [...timers].sort((one, other) => one.time - other.time)[0];
  const run = async (timer: Timer): Promise<void> => {
    timers.delete(timer);
    now = Math.max(now, timer.time);
    timer.act();
    await turns();
  };
  return {
    now: () => now,
    waiting: () => timers.size,
    after: (ms, act) => {
      const timer = { time: now + ms, act };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(ms) {
      await turns();
      const end = now + ms;
      for (let due = next(); due && due.time <= end; due = next()) await run(due);
      now = end;
      await turns();
    },
    async runUntil(work) {
      const state = { settled: false };
      const settle = (): void => void (state.settled = true);
      const watched = work.finally(settle);
      watched.catch(settle);
      while (!state.settled) {
        await turns();
        const due = state.settled ? undefined : next();
        if (due) await run(due);
      }
      return watched;
    },
  };
}

/** Lets what is ready happen. */
export async function turns(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1)
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
}
