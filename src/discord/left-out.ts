// Holds what was left out of answers for an hour, in memory alone, so that who manages the server can see it.
import { randomBytes } from 'node:crypto';
import type { DroppedClaim } from '../core/types.ts';

export interface LeftOut {
  /** The token under which it is found again. */
  keep(scope: string, dropped: readonly DroppedClaim[]): string;
  /** Undefined after an hour, in another scope, and where newer ones took its room. */
  find(scope: string, token: string): readonly DroppedClaim[] | undefined;
}

interface Held {
  readonly scope: string;
  readonly dropped: readonly DroppedClaim[];
  /** On the clock. */
  readonly until: number;
}

const HOUR_MS = 3_600_000;
const MOST_ANSWERS = 500;
const MOST_CLAIMS = 12;

/** `now`: milliseconds of a clock that only goes forward. */
export function createLeftOut(now: () => number): LeftOut {
  /** Oldest first. */
  const held = new Map<string, Held>();
  const drop = (): void => {
    for (const [token, { until }] of held)
      if (until <= now() || held.size > MOST_ANSWERS) held.delete(token);
      else break;
  };
  return {
    keep(scope, dropped) {
      const token = randomBytes(12).toString('hex');
      held.set(token, { scope, dropped: dropped.slice(0, MOST_CLAIMS), until: now() + HOUR_MS });
      drop();
      return token;
    },
    find(scope, token) {
      drop();
      const found = held.get(token);
      return found?.scope === scope ? found.dropped : undefined;
    },
  };
}
