// An embedder whose vectors mean nothing: what a fusion must survive.
import type { Embedder } from '../src/core/ports.ts';

/** Unit rows that depend on the text alone and on nothing in it. */
export function randomEmbedder(dimensions: number): Embedder {
  return {
    id: `random-${dimensions}`,
    dimensions,
    embed: async (texts) => texts.map((text) => randomRow(seedOf(text), dimensions)),
  };
}

function seedOf(text: string): number {
  let seed = 2166136261;
  for (let at = 0; at < text.length; at += 1) seed = Math.imul(seed ^ text.charCodeAt(at), 16777619);
  return seed;
}

/** Numbers of mulberry32, centred. */
function randomRow(seed: number, dimensions: number): Float32Array {
  let state = seed;
  const row = Float32Array.from({ length: dimensions }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296 - 0.5;
  });
  const length = Math.hypot(...row);
  return row.map((value) => value / length);
}
