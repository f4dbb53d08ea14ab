// The server's clock: delays of replies pass when the test moves it, so that nothing sleeps.
export interface Clock {
  /** Milliseconds since 1970, as the server sees them. */
  readonly now: () => number;
  /** Moves the clock forward by `ms` at once; whoever waits for a time up to then goes on. */
  readonly advance: (ms: number) => void;
  /** How many replies wait for the clock. */
  readonly waiting: () => number;
  /** Resolves when the clock shows `time` or `signal` aborts. */
  readonly reach: (time: number, signal: AbortSignal) => Promise<void>;
}

interface Waiter {
  readonly time: number;
  readonly goOn: () => void;
}

/** `changed` is called whenever a reply begins to wait. */
export function createClock(start: number, changed: () => void): Clock {
  let now = start;
  const waiters = new Set<Waiter>();
  return {
    now: () => now,
    waiting: () => waiters.size,
    advance: (ms) => {
      now += ms;
      for (const waiter of waiters) if (waiter.time <= now) waiter.goOn();
    },
    reach: (time, signal) => {
      if (time <= now || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const goOn = (): void => {
          waiters.delete(waiter);
          signal.removeEventListener('abort', goOn);
          resolve();
        };
        const waiter = { time, goOn };
        waiters.add(waiter);
        signal.addEventListener('abort', goOn);
        changed();
      });
    },
  };
}

/** A clock for load: it shows real time, and its delays are real. */
export function createRealClock(changed: () => void): Clock {
  let waiting = 0;
  return {
    now: Date.now,
    waiting: () => waiting,
    advance: () => {
      throw new Error('the real clock cannot be moved');
    },
    reach: async (time, signal) => {
      waiting += 1;
      changed();
      await new Promise<void>((resolve) => {
        const goOn = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', goOn);
          resolve();
        };
        const timer = setTimeout(goOn, Math.max(0, time - Date.now()));
        signal.addEventListener('abort', goOn);
        if (signal.aborted) goOn();
      });
      waiting -= 1;
    },
  };
}
