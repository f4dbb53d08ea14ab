// Gives every passage its vector: the stored one of this embedder, else a new one, which is written back.
import type { ArticleVectors, ScopedStore } from '../ports.ts';
import { BATCH, embedTexts, storedVectors, textsOf, vectorsOf, type EmbeddingParts } from './embedding.ts';
import type { Entry, Shelf } from './shelf.ts';
import type { VectorRows } from './vector-rows.ts';

/** Passages that have their vectors, and all of them. */
export type Progress = (done: number, total: number) => void;

export interface Filling {
  /** Passages of the shelf, or of one entry of it, without a vector in memory. */
  missing(shelf: Shelf, within?: Entry): number;
  /** The texts that a filling would have to embed, offered articles not counted. */
  unembedded(shelf: Shelf): Promise<readonly string[]>;
  /** Fulfils when none is missing or the embedder failed, of which `notice` was told; one runs at a time. */
  fill(shelf: Shelf, progress?: Progress): Promise<void>;
  /** True when the last filling came to its end. */
  readonly works: boolean;
}

/** What a library must know of an embedder that is slow, costs, and may be down. */
export interface RemoteEmbedding {
  /** Passages that one call gets. */
  readonly batch: number;
  /** Ends the embedding of an article that somebody adds: it is kept without vectors, which come later. */
  adding(signal?: AbortSignal): AbortSignal;
  /** Fulfils when a question has waited long enough for vectors that are being made. */
  asking(): Promise<void>;
}

export interface FillingOptions extends EmbeddingParts {
  readonly store: ScopedStore;
  readonly notice: (error: unknown) => void;
  /** Writes vectors of an unchanged article to the store, in turn with all other changes. */
  keep(entry: Entry, vectors: ArticleVectors): Promise<void>;
  /** Once every passage has its vector, those of other embedders are dropped from the store. */
  readonly replaces?: boolean | undefined;
}

export function createFilling(options: FillingOptions): Filling {
  let running: { readonly shelf: Shelf; readonly done: Promise<void> } | undefined;
  let works = true;
  const run = async (shelf: Shelf, progress?: Progress): Promise<void> => {
    try {
      await fillAll(shelf, options, progress);
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
    missing: (shelf, within) => passagesOf(within ? missingOf([within], shelf.rows) : missingIn(shelf)),
    async unembedded(shelf) {
      const texts: string[] = [];
      for (const { article, spans, offered } of missingIn(shelf))
        if (!offered && !(await storedVectors(article.id, spans, options.store, options.embedder)))
          texts.push(...textsOf(article, spans));
      return texts;
    },
    fill(shelf, progress) {
      if (running?.shelf !== shelf) {
        running = { shelf, done: Promise.resolve(running?.done).then(() => run(shelf, progress)) };
      }
      return running.done;
    },
  };
}

/** One group after the other, each kept when it is there: what ends early goes on from there. */
async function fillAll(shelf: Shelf, options: FillingOptions, progress?: Progress): Promise<void> {
  const missing = missingIn(shelf);
  if (missing.length === 0) return;
  let done = shelf.passages - passagesOf(missing);
  for (const group of groupsOf(missing, options.batch ?? BATCH)) {
    progress?.(done, shelf.passages);
    await fillGroup(group, shelf, options);
    done += passagesOf(group);
    await options.pause();
  }
  progress?.(done, shelf.passages);
  if (options.replaces) await options.store.dropVectors(options.embedder.id, 'others');
}

async function fillGroup(group: readonly Entry[], shelf: Shelf, options: FillingOptions): Promise<void> {
  const { store, embedder } = options;
  const unembedded: Entry[] = [];
  for (const entry of group) {
    const { article, spans, offered } = entry;
    const vectors = await (offered?.vectors() ?? storedVectors(article.id, spans, store, embedder));
    if (vectors) shelf.setRows(entry, vectors.rows);
    else unembedded.push(entry);
  }
  const rows = await embedTexts(
    unembedded.flatMap(({ article, spans }) => textsOf(article, spans)),
    options,
  );
  for (const entry of unembedded) {
    const own = rows.splice(0, entry.spans.length);
    await options.keep(entry, vectorsOf(embedder, own));
    shelf.setRows(entry, own);
  }
}

/** Articles together that make one call of the embedder; a long one is a group of its own. */
function groupsOf(entries: readonly Entry[], most: number): Entry[][] {
  const groups: Entry[][] = [];
  let passages = 0;
  for (const entry of entries) {
    const last = groups.at(-1);
    passages += entry.spans.length;
    if (last && passages <= most) last.push(entry);
    else {
      groups.push([entry]);
      passages = entry.spans.length;
    }
  }
  return groups;
}

function missingIn({ entries, rows }: Shelf): Entry[] {
  return missingOf([...entries.values()], rows);
}

/** An entry's rows come all together. */
function missingOf(entries: readonly Entry[], rows: VectorRows): Entry[] {
  return entries.filter(({ spans, first }) => spans.length > 0 && !rows.has(first));
}

function passagesOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { spans }) => sum + spans.length, 0);
}
