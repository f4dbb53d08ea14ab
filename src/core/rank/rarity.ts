// How rare a stem is in Korean news and encyclopedia sentences: a hashed table of document frequencies, free of words.

/** Rarity of a stem, from 0 (in most sentences) to 1 (seen in none). */
export type Rarity = (stem: string) => number;

export interface FrequencyTable {
  /** Number of sentences that were counted. */
  readonly sentences: number;
  /** Base64 of one byte a bucket: `round(16 * log2(1 + frequency))`, the bucket being the stem's hash modulo the length. */
  readonly buckets: string;
}

/** Reads the table; a stem that was never counted is as rare as can be. */
export function createRarity(table: FrequencyTable): Rarity {
  const bytes = decodeBase64(table.buckets);
  const most = Math.log2(1 + Math.max(1, table.sentences));
  return (stem) => Math.max(0, 1 - (bytes[bucketOf(stem, bytes.length)] ?? 0) / 16 / most);
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function bucketOf(stem: string, buckets: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < stem.length; i++) hash = Math.imul(hash ^ stem.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return (hash >>> 0) % buckets;
}

function decodeBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
