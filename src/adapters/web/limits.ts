// How much of a page is taken and how long that may last: every bound that a fetch keeps, in one table.

export interface Limits {
  /** Milliseconds for everything together: names, hops, the site's rules for programs, the last byte. */
  readonly totalMs: number;
  /** Milliseconds until one address has taken the call, its certificate included. */
  readonly connectMs: number;
  /** Times that a site may send us on. */
  readonly redirects: number;
  /** Connections of one fetch, wherever sites and their robots.txt send it. */
  readonly connections: number;
  /** Bytes of a page after decompression. */
  readonly decodedBytes: number;
  /** Bytes of a page as they travel. */
  readonly encodedBytes: number;
  /** Bytes of the head of an answer. */
  readonly headerBytes: number;
  /** Bytes of a robots.txt that are read; what comes later is as if it were not there (RFC 9309, 2.5). */
  readonly robotsBytes: number;
  /** Characters of robots.txt rules that are remembered, of all sites together. */
  readonly robotsMemory: number;
}

export const DEFAULT_LIMITS: Limits = {
  totalMs: 15_000,
  connectMs: 4_000,
  redirects: 5,
  connections: 16,
  decodedBytes: 5 * 1024 * 1024,
  encodedBytes: 5 * 1024 * 1024,
  headerBytes: 16 * 1024,
  robotsBytes: 500 * 1024,
  robotsMemory: 2 * 1024 * 1024,
};
