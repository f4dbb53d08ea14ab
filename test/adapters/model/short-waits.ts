// A clock over real exchanges: pauses pass at once, limits only when the test says that they are over.
import type { Clock } from '../../../src/adapters/model/clock.ts';

export interface ShortWaits extends Clock {
  /** The pauses that passed, in milliseconds. */
  readonly pauses: readonly number[];
  /** Lets every limit that runs be over. */
  expire(): void;
}

/** Waits of up to `longest` milliseconds are pauses, longer ones limits. */
export function createShortWaits(longest = 9_000): ShortWaits {
  const pauses: number[] = [];
  const limits = new Set<() => void>();
  return {
    pauses,
    now: () => Date.UTC(2031, 4, 6, 12),
    after(ms, act) {
      if (ms <= longest) {
        pauses.push(ms);
        const pausing = setImmediate(act);
        return () => clearImmediate(pausing);
      }
      limits.add(act);
      return () => void limits.delete(act);
    },
    expire() {
      for (const act of limits) act();
    },
  };
}
