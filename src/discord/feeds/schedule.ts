// When a feed is asked next: every ten minutes or as rarely as it wishes, later after each fault, never all at once.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Milliseconds between two polls where nothing else is said. */
export const POLL_EVERY = 10 * MINUTE;
/** No feed is asked less often, whatever it or its site says. */
export const LONGEST_REST = DAY;
/** A feed that could not be read for so long is dead. */
export const DEAD_AFTER = 7 * DAY;
/** A channel that was gone or closed is looked at again. */
export const LOOK_AGAIN = 60 * MINUTE;

export interface Rest {
  /** Faults in a row; 0 after a feed was read. */
  readonly faults: number;
  /** Seconds that the feed or its site asks for, 0 for none. */
  readonly wishedSeconds: number;
}

/** Milliseconds until the next poll. `random` is from 0 to 1: up to a tenth is added, so that feeds set together part. */
export function restAfter({ faults, wishedSeconds }: Rest, random: number): number {
  const doubled = POLL_EVERY * 2 ** Math.min(faults, 10);
  const whole = Math.min(Math.max(doubled, wishedSeconds * 1_000), LONGEST_REST);
  return Math.round(whole * (1 + random / 10));
}
