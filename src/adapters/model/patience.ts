// Whether and when a failed call is made again: full jitter, never before the server allows it, never past the deadline.
import { Failure } from '../../core/errors.ts';
import { isPassing, type Trouble, troubleOf } from './trouble.ts';

export interface Retries {
  /** Calls in all. */
  readonly attempts: number;
  /** The pause before the second call is at most this many milliseconds, before each further one twice as many … */
  readonly baseMs: number;
  /** … but never more than these. */
  readonly mostMs: number;
}

export const USUAL_RETRIES: Retries = { attempts: 3, baseMs: 500, mostMs: 8_000 };

/**
 * Milliseconds until the next call; undefined where there is none. `tried` counts the calls so far. The jitter is full:
 * any time up to the most is as likely (M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015),
 * and it is added to what the server asks for, so that all who were told the same do not come back at once.
 */
export function pauseBefore(
  trouble: Trouble,
  tried: number,
  leftMs: number,
  retries: Retries,
  random: () => number,
): number | undefined {
  if (!isPassing(trouble.reason) || tried >= retries.attempts) return undefined;
  const most = Math.min(retries.mostMs, retries.baseMs * 2 ** (tried - 1));
  const pause = (trouble.retryAfterMs ?? 0) + random() * most;
  return pause < leftMs ? pause : undefined;
}

/** The trouble of a Failure('model-unavailable'); undefined for every other error, which is nobody's to try again. */
export function troubleIn(error: unknown): Trouble | undefined {
  return error instanceof Failure && error.code === 'model-unavailable' ? troubleOf(error, 0) : undefined;
}
