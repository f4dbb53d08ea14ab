// Waits for a condition without polling: it is looked at again whenever the loopback Discord changes.
export interface Changes {
  /** Tells every waiter that something changed. */
  readonly happened: () => void;
  /** Resolves with the first value that is not undefined; rejects with `what` after `within` milliseconds of real time. */
  readonly until: <T>(look: () => T | undefined, what: string, within?: number) => Promise<T>;
  /** Rejects everyone who still waits. */
  readonly close: () => void;
}

interface Waiter {
  readonly look: () => boolean;
  readonly fail: (error: Error) => void;
}

const PATIENCE_MS = 5_000;

/** `patience`: how long `until` waits where it is not told. */
export function createChanges(patience = PATIENCE_MS): Changes {
  const waiters = new Set<Waiter>();
  return {
    happened: () => {
      for (const waiter of waiters) if (waiter.look()) waiters.delete(waiter);
    },
    until: (look, what, within = patience) => wait(waiters, look, what, within),
    close: () => {
      for (const waiter of waiters) waiter.fail(new Error('the loopback Discord closed'));
      waiters.clear();
    },
  };
}

function wait<T>(waiters: Set<Waiter>, look: () => T | undefined, what: string, within: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const first = look();
    if (first !== undefined) return resolve(first);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      waiters.delete(waiter);
      reject(error);
    };
    const timer = setTimeout(() => fail(new Error(`${what}: not within ${within} ms`)), within);
    const waiter: Waiter = {
      fail,
      look: () => {
        const found = look();
        if (found === undefined) return false;
        clearTimeout(timer);
        resolve(found);
        return true;
      },
    };
    waiters.add(waiter);
    return undefined;
  });
}
