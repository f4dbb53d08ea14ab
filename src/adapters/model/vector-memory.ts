// Remembers the vectors made last, so that work which was left goes on where it was: so many, the oldest forgotten first.
import type { VectorCache } from './batch-embedder.ts';

/** `most`: how many vectors; one of 1,536 numbers takes 6 kB. */
export function createVectorMemory(most: number): VectorCache {
  const kept = new Map<string, Float32Array>();
  return {
    known: async (hash) => kept.get(hash),
    async keep(hash, vector) {
      kept.delete(hash);
      kept.set(hash, vector);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
}
