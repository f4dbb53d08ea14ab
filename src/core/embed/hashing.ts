// Weighted features hashed into a vector of fixed length: the same bits on every platform.
// Method: Weinberger et al., "Feature Hashing for Large Scale Multitask Learning" (2009), with two signed places a feature.

/** A feature's places in a vector: two indices and two signs, made once a feature. */
export interface Place {
  /** The same for the same feature, and for hardly any other. */
  readonly key: number;
  readonly first: number;
  readonly second: number;
  readonly firstSign: 1 | -1;
  readonly secondSign: 1 | -1;
  readonly weight: number;
}

export function placeOf(name: string, weight: number, dimensions: number): Place {
  const one = hash(name, 0x811c9dc5);
  const two = hash(name, 0x9747b28c);
  return {
    key: one * 2 ** 20 + (two >>> 12),
    first: (one >>> 1) % dimensions,
    second: (two >>> 1) % dimensions,
    firstSign: (one & 1) === 0 ? 1 : -1,
    secondSign: (two & 1) === 0 ? 1 : -1,
    weight,
  };
}

/**
 * A unit vector, or all zeros for no places. A feature that stands n times counts √n times its mean weight. Only sums,
 * products, quotients and square roots are used, which IEEE 754 rounds alike everywhere, in the order of the places.
 */
export function vectorOf(places: Iterable<Place>, dimensions: number): Float32Array {
  const sums = new Float64Array(dimensions);
  for (const { place, weight, times } of counted(places).values()) {
    const share = weight / Math.sqrt(times);
    sums[place.first]! += place.firstSign * share;
    sums[place.second]! += place.secondSign * share;
  }
  let square = 0;
  for (const value of sums) square += value * value;
  const length = Math.sqrt(square);
  return length > 0 ? Float32Array.from(sums, (value) => value / length) : new Float32Array(dimensions);
}

interface Counted {
  readonly place: Place;
  /** Of all its occurrences together. */
  weight: number;
  times: number;
}

function counted(places: Iterable<Place>): Map<number, Counted> {
  const counts = new Map<number, Counted>();
  for (const place of places) {
    const known = counts.get(place.key);
    if (known) {
      known.weight += place.weight;
      known.times += 1;
    } else counts.set(place.key, { place, weight: place.weight, times: 1 });
  }
  return counts;
}

/** FNV-1a over UTF-16 units with a seed and the finaliser of MurmurHash3, 32 bits. */
function hash(text: string, seed: number): number {
  let mixed = seed;
  for (let at = 0; at < text.length; at += 1) mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
