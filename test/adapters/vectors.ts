// Vectors for the tests: the same for the same seed, clustered as real ones are, and the plain way to search them.

/** mulberry32: the same numbers in [0, 1) for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Gives unit vectors near one of `clusters` centres. */
export function clustered(
  dimensions: number,
  clusters: number,
  seed: number,
): (count: number) => Float32Array[] {
  const random = randomFrom(seed);
  const normal = () => random() + random() + random() + random() - 2;
  const centres = Array.from({ length: clusters }, () => Float32Array.from({ length: dimensions }, normal));
  const one = () => unit(centres[Math.floor(random() * clusters)]!.map((value) => value + 0.6 * normal()));
  return (count) => Array.from({ length: count }, one);
}

export function unit(row: Float32Array): Float32Array {
  const length = Math.hypot(...row);
  return row.map((value) => value / length);
}

/** Labels of the `count` rows with the largest inner product, by the plain formula. */
export function bruteForce(rows: readonly Float32Array[], query: Float32Array, count: number): number[] {
  const scored = rows.map((row, label) => ({
    label,
    score: innerProduct(row, query),
  }));
  scored.sort((a, b) => b.score - a.score || a.label - b.label);
  return scored.slice(0, count).map(({ label }) => label);
}

export function innerProduct(row: Float32Array, query: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < row.length; at += 1) sum += row[at]! * query[at]!;
  return sum;
}
