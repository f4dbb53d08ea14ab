// Rate limits by route and channel, as Discord counts them: so many requests in so many milliseconds.
export interface RateLimit {
  readonly limit: number;
  readonly perMs: number;
}

export interface RateLimits {
  /** Counts one request; the headers tell what is left, `retryAfter` (seconds) is set where nothing was. */
  readonly count: (bucket: string, route: string) => { headers: Record<string, string>; retryAfter?: number };
}

interface Bucket {
  used: number;
  resetAt: number;
}

const USUAL: RateLimit = { limit: 1_000, perMs: 1_000 };
const BUCKETS_KEPT = 2_000;

/** `limits` by route (`POST /channels/{channel_id}/messages`); routes without one are as good as unlimited. */
export function createRateLimits(limits: Readonly<Record<string, RateLimit>>): RateLimits {
  const buckets = new Map<string, Bucket>();
  return {
    count: (key, route) => {
      const rule = limits[route] ?? USUAL;
      const bucket = current(buckets, key, rule);
      bucket.used += 1;
      const left = (bucket.resetAt - Date.now()) / 1_000;
      const headers = headersOf(rule, bucket, left, route);
      return bucket.used <= rule.limit ? { headers } : { headers, retryAfter: Math.max(left, 0.001) };
    },
  };
}

function current(buckets: Map<string, Bucket>, key: string, { perMs }: RateLimit): Bucket {
  const found = buckets.get(key);
  if (found && found.resetAt > Date.now()) return found;
  if (buckets.size >= BUCKETS_KEPT) buckets.clear();
  const fresh = { used: 0, resetAt: Date.now() + perMs };
  buckets.set(key, fresh);
  return fresh;
}

function headersOf(
  { limit }: RateLimit,
  { used, resetAt }: Bucket,
  left: number,
  route: string,
): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(limit - used, 0)),
    'x-ratelimit-reset': (resetAt / 1_000).toFixed(3),
    'x-ratelimit-reset-after': Math.max(left, 0).toFixed(3),
    'x-ratelimit-bucket': Buffer.from(route).toString('hex').slice(-32),
  };
}
