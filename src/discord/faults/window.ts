// Counts what happened in the last while, in constant memory; what is older leaves it in sixty steps.

export interface Window {
  add(): void;
  count(): number;
}

const STEPS = 60;

/** `length` and the clock's steps in milliseconds. */
export function createWindow(now: () => number, length: number): Window {
  const counts = new Map<number, number>();
  const step = (): number => Math.floor((now() * STEPS) / length);

  const forget = (): void => {
    const oldest = step() - STEPS;
    for (const at of counts.keys()) if (at <= oldest) counts.delete(at);
  };
  return {
    add() {
      forget();
      counts.set(step(), (counts.get(step()) ?? 0) + 1);
    },
    count() {
      forget();
      return [...counts.values()].reduce((sum, count) => sum + count, 0);
    },
  };
}
