// Gives every passage its vector: the stored one of this embedder, else a new one, which is written back.
import type { ArticleVectors, Embedder, PassageSpan, ScopedStore } from '../ports.ts';
import type { Article } from '../types.ts';
import type { Entry, Shelf } from './shelf.ts';
import type { Pause } from './slices.ts';
import type { VectorRows } from './vector-rows.ts';

export interface Filling {
  /** Passages of the shelf without a vector in memory. */
  missing(shelf: Shelf): number;
  /** Fulfils when none is missing or the embedder failed, of which `notice` was told; one runs at a time. */
  fill(shelf: Shelf): Promise<void>;
  /** True when the last filling came to its end. */
  readonly works: boolean;
}

export interface FillingOptions {
  readonly store: ScopedStore;
  readonly embedder: Embedder;
  readonly pause: Pause;
  readonly notice: (error: unknown) => void;
  /** Writes vectors of an unchanged article to the store, in turn with all other changes. */
  keep(entry: Entry, vectors: ArticleVectors): Promise<void>;
}

/** Passages that one call of an embedder gets. */
const BATCH = 32;

export function createFilling(options: FillingOptions): Filling {
  let running: { readonly shelf: Shelf; readonly done: Promise<void> } | undefined;
  let works = true;
  const run = async (shelf: Shelf): Promise<void> => {
    try {
      for (const entry of shelf.entries.values())
        if (!isFull(entry, shelf.rows)) await fillOne(entry, shelf, options);
      works = true;
    } catch (error) {
      works = false;
      options.notice(error);
    } finally {
      if (running?.shelf === shelf) running = undefined;
    }
  };
  return {
    get works() {
      return works;
    },
    missing: ({ entries, rows }) => {
      let missing = 0;
      for (const entry of entries.values()) if (!isFull(entry, rows)) missing += entry.spans.length;
      return missing;
    },
    fill(shelf) {
      if (running?.shelf !== shelf) {
        running = { shelf, done: Promise.resolve(running?.done).then(() => run(shelf)) };
      }
      return running.done;
    },
  };
}

/** Rows in passage order. Rejects with what the embedder rejects with, or when `signal` aborts. */
export async function embedPassages(
  { text }: Article,
  spans: readonly PassageSpan[],
  { embedder, pause }: Pick<FillingOptions, 'embedder' | 'pause'>,
  signal?: AbortSignal,
): Promise<ArticleVectors> {
  const rows: Float32Array[] = [];
  for (let at = 0; at < spans.length; at += BATCH) {
    if (at > 0) await pause();
    const texts = spans.slice(at, at + BATCH).map(({ start, end }) => text.slice(start, end));
    rows.push(...(await embedder.embed(texts, 'passage', signal)));
  }
  return { embedderId: embedder.id, dimensions: embedder.dimensions, rows };
}

/** An entry's rows come all together. */
function isFull(entry: Entry, rows: VectorRows): boolean {
  return entry.spans.length === 0 || rows.has(entry.first);
}

/** The stored rows of an article; undefined where there are none that fit its passages and the embedder. */
export async function storedVectors(
  id: string,
  spans: readonly PassageSpan[],
  store: ScopedStore,
  embedder: Embedder,
): Promise<ArticleVectors | undefined> {
  const stored = await store.vectors(id, embedder.id);
  const fits =
    stored?.rows.length === spans.length && stored.rows.every((row) => row.length === embedder.dimensions);
  return fits ? stored : undefined;
}

async function fillOne(entry: Entry, shelf: Shelf, options: FillingOptions): Promise<void> {
  const vectors = await (entry.offered?.vectors() ?? ownVectors(entry, options));
  shelf.setRows(entry, vectors.rows);
  await options.pause();
}

async function ownVectors(entry: Entry, options: FillingOptions): Promise<ArticleVectors> {
  const { article, spans } = entry;
  const stored = await storedVectors(article.id, spans, options.store, options.embedder);
  if (stored) return stored;
  const vectors = await embedPassages(article, spans, options);
  await options.keep(entry, vectors);
  return vectors;
}
