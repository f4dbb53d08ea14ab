// How often one may ask: a bucket of tokens for each user, each server and all together; a refused question costs nothing.
import type { Asker } from './queue/asker.ts';

export interface Rate {
  /** How many at once after a rest; a whole number from 1 up. */
  readonly burst: number;
  /** How many in the long run; above 0. */
  readonly perMinute: number;
}

export interface Rates {
  readonly perUser: Rate;
  readonly perServer: Rate;
  readonly overall: Rate;
}

/**
 * 200 questions at once of which one server asks half, twenty by each of its users, pass. An answer is two or three
 * requests, and Discord allows 50 a second: 1,200 answers a minute.
 */
export const LIMITS: Rates = {
  perUser: { burst: 20, perMinute: 20 },
  perServer: { burst: 120, perMinute: 240 },
  overall: { burst: 400, perMinute: 1_200 },
};

export interface Limits {
  /** How many buckets of users and of servers are not known to be full: never more than `mostBuckets`. */
  readonly buckets: number;
  /** 0 if the question may be asked, and takes a token for it; or the whole seconds, at least 1, after which it may. */
  take(who: Asker): number;
}

/**
 * `now` in milliseconds of a clock that never goes back.
 *
 * Memory is bounded without forgetting anybody early. A full bucket is as good as none and is dropped; one that is not
 * full was taken from lately, and every taking also took a token of the overall bucket, so that a crowd, however large,
 * can neither make more buckets than the overall rate lets through nor push out those of others.
 */
export function createLimits({
  perUser,
  perServer,
  overall,
  now,
}: Rates & { readonly now: () => number }): Limits {
  const users = createBuckets(perUser);
  const servers = createBuckets(perServer);
  const everyone = createBuckets(overall);

  return {
    get buckets() {
      return users.size + servers.size;
    },
    take({ server, user }) {
      // Whole milliseconds: after the seconds that were told, the sum comes out the same and the question passes.
      const at = Math.floor(now());
      const wait = Math.max(users.waitOf(user, at), servers.waitOf(server, at), everyone.waitOf('', at));
      if (wait > 0) return Math.ceil(wait / 1_000);
      users.take(user, at);
      servers.take(server, at);
      everyone.take('', at);
      return 0;
    },
  };
}

/** The most buckets that limits of these rates hold: as many as questions may pass while a bucket fills, for each kind. */
export function mostBuckets({ perUser, perServer, overall }: Rates): number {
  const passing = (rate: Rate): number =>
    overall.burst + Math.floor(fillingTime(rate) / interval(overall)) + 1;
  return passing(perUser) + passing(perServer);
}

interface Buckets {
  readonly size: number;
  /** Milliseconds until this bucket has a token; 0 if it has. */
  waitOf(key: string, at: number): number;
  take(key: string, at: number): void;
}

/**
 * Buckets of one kind. A bucket is one number, the time when it will be full: each token moves it on by the time in which
 * a token comes. This is the virtual scheduling form of the generic cell rate algorithm (ITU-T I.371, annex A).
 */
function createBuckets(rate: Rate): Buckets {
  requireRate(rate);
  /** The least lately taken from stands first. */
  const fullAt = new Map<string, number>();
  const token = interval(rate);
  const mostEmpty = fillingTime(rate) - token;

  /** From the front until one that is not full; what stands behind it was taken from later, within one filling time. */
  function forgetFull(at: number): void {
    for (const [key, full] of fullAt) {
      if (full > at) return;
      fullAt.delete(key);
    }
  }

  return {
    get size() {
      return fullAt.size;
    },
    waitOf: (key, at) => Math.max(0, (fullAt.get(key) ?? at) - at - mostEmpty),
    take(key, at) {
      const full = Math.max(at, fullAt.get(key) ?? at) + token;
      fullAt.delete(key);
      forgetFull(at);
      fullAt.set(key, full);
    },
  };
}

/** Whole milliseconds in which one token comes, rounded up so that the rate is never exceeded. */
function interval({ perMinute }: Rate): number {
  return Math.ceil(60_000 / perMinute);
}

/** Milliseconds in which an empty bucket becomes full. */
function fillingTime(rate: Rate): number {
  return rate.burst * interval(rate);
}

function requireRate({ burst, perMinute }: Rate): void {
  if (!Number.isSafeInteger(burst) || burst < 1)
    throw new RangeError(`expected burst to be a whole number from 1 up, got ${burst}`);
  if (!(perMinute > 0) || !Number.isFinite(perMinute))
    throw new RangeError(`expected perMinute to be a number above 0, got ${perMinute}`);
}
