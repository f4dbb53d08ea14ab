// An embedder over anything that gives rows: only texts with words are sent, every row is checked, every error is a Failure.
import { Failure } from '../../core/errors.ts';
import type { Embedder, EmbeddingPurpose } from '../../core/ports.ts';
import { type Clock, realClock, untilAborted } from './clock.ts';
import { troubleOf, unavailable } from './trouble.ts';
import { checkRows, withZeroRows } from './vector-rows.ts';

export interface EmbedderOptions {
  /** Names model and version. */
  readonly id: string;
  readonly dimensions: number;
  readonly clock?: Clock;
}

/** One row a text, in order; rejects with whatever its client throws. */
export type RowsOf = (
  texts: readonly string[],
  purpose: EmbeddingPurpose,
  signal: AbortSignal | undefined,
) => Promise<readonly unknown[]>;

/**
 * Rejects with Failure('model-unavailable') where the model cannot be had, with Failure('index-mismatch') where what
 * came are not the vectors that were asked for, and at once with the signal's reason where that aborts.
 */
export function createCheckedEmbedder(rowsOf: RowsOf, options: EmbedderOptions): Embedder {
  const { id, dimensions } = options;
  return {
    id,
    dimensions,
    async embed(texts, purpose, signal) {
      signal?.throwIfAborted();
      return withZeroRows(texts, dimensions, async (worded) => {
        const rows = await called(() => rowsOf(worded, purpose, signal), options, signal);
        return checkRows(rows, { count: worded.length, embedderId: id, dimensions });
      });
    },
  };
}

/** How long the vectors of a model are, which one call tells. */
export async function dimensionsOf(rowsOf: RowsOf, clock: Clock, signal?: AbortSignal): Promise<number> {
  const [row] = await called(() => rowsOf(['각주'], 'query', signal), { clock }, signal);
  if (!Array.isArray(row) || row.length === 0) throw unavailable({ reason: 'malformed' });
  return row.length;
}

async function called<Rows>(
  call: () => Promise<Rows>,
  { clock = realClock }: { readonly clock?: Clock },
  signal: AbortSignal | undefined,
): Promise<Rows> {
  try {
    return await untilAborted(call(), signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof Failure ? error : unavailable(troubleOf(error, clock.now()));
  }
}
