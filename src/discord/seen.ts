// Whether an event was seen before, among the last so many: the gateway sends some again after it has resumed.

export interface Seen {
  /** True the first time that this id comes, false while it is among the remembered. */
  first(id: string): boolean;
}

/** Far more than a gateway sends again after a lost connection. */
export const SEEN_LIMIT = 10_000;

/** Remembers the last `limit` different ids, a whole number from 1 up, at the same small cost for each. */
export function createSeen(limit: number = SEEN_LIMIT): Seen {
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new RangeError(`expected a limit that is a whole number from 1 up, got ${limit}`);
  const seen = new Set<string>();
  /** A ring of the same ids: the one at `oldest` is the next to be forgotten. */
  const ids: string[] = [];
  let oldest = 0;

  return {
    first(id) {
      if (seen.has(id)) return false;
      const forgotten = ids[oldest];
      if (forgotten !== undefined) seen.delete(forgotten);
      ids[oldest] = id;
      oldest = (oldest + 1) % limit;
      seen.add(id);
      return true;
    },
  };
}
