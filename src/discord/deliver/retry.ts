// Tries again what is worth trying again: after growing pauses with jitter, a bounded number of times, within a deadline.

export interface Persistence {
  /** How often in all. */
  readonly tries: number;
  /** Milliseconds before the second try; doubled before each further one, up to the longest. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** Milliseconds for all tries and pauses together. */
  readonly withinMs: number;
}

export interface Time {
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
}

/**
 * Rejects with the last error. `pauseAfter` says of an error how many milliseconds to wait at least before the next
 * try, undefined where there must be none.
 */
export async function persist<T>(
  act: () => Promise<T>,
  pauseAfter: (error: unknown) => number | undefined,
  persistence: Persistence,
  { now, wait, random }: Time,
): Promise<T> {
  const end = now() + persistence.withinMs;
  for (let tried = 1; ; tried += 1) {
    try {
      return await act();
    } catch (error) {
      const least = tried < persistence.tries ? pauseAfter(error) : undefined;
      if (least === undefined) throw error;
      const pause = Math.max(least, pauseMs(tried, persistence, random));
      if (now() + pause >= end) throw error;
      await wait(pause);
    }
  }
}

/** Half of the doubled pause is certain, half is chance, so that many who failed together do not return together. */
export function pauseMs(
  tried: number,
  { firstPauseMs, longestPauseMs }: Pick<Persistence, 'firstPauseMs' | 'longestPauseMs'>,
  random: () => number,
): number {
  const whole = Math.min(firstPauseMs * 2 ** (tried - 1), longestPauseMs);
  return whole / 2 + (whole / 2) * random();
}
