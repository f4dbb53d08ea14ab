// An embedder that is opened by its first call, and tried again by the next where that fails.
import type { Embedder } from '../../core/ports.ts';

export interface LateOptions {
  readonly id: string;
  /** Absent: not known before it is open, and 0 until then. */
  readonly dimensions?: number | undefined;
  readonly open: (signal: AbortSignal | undefined) => Promise<Embedder>;
}

/** Every call opens it, also one without texts, which a caller makes who needs the dimension. Rejects as `open` does. */
export function lateEmbedder({ id, dimensions = 0, open }: LateOptions): Embedder {
  let opened: Embedder | undefined;
  return {
    id,
    get dimensions() {
      return opened?.dimensions ?? dimensions;
    },
    async embed(texts, purpose, signal) {
      opened ??= await open(signal);
      return opened.embed(texts, purpose, signal);
    },
  };
}
