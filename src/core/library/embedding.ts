// Vectors of an article's passages: those that are known already, and new ones for the rest, so many texts a call.
import type { ArticleVectors, Embedder, PassageSpan, ScopedStore } from '../ports.ts';
import type { Article } from '../types.ts';
import type { Pause } from './slices.ts';

export interface EmbeddingParts {
  readonly embedder: Embedder;
  readonly pause: Pause;
  /** Passages that one call of the embedder gets; 32 unless told. */
  readonly batch?: number | undefined;
}

/** Rows by the text that they are the vectors of. */
export type KnownRows = ReadonlyMap<string, Float32Array>;

interface Embedding {
  readonly signal?: AbortSignal | undefined;
  readonly known?: KnownRows;
}

export const BATCH = 32;
const NOTHING: KnownRows = new Map();

/** Rows in passage order. Rejects with what the embedder rejects with, or when `signal` aborts. */
export async function embedPassages(
  article: Article,
  spans: readonly PassageSpan[],
  parts: EmbeddingParts,
  { signal, known = NOTHING }: Embedding = {},
): Promise<ArticleVectors> {
  const texts = textsOf(article, spans);
  const fresh = texts.filter((text) => !known.has(text));
  const made = (await embedTexts(fresh, parts, signal)).values();
  const rows = texts.flatMap((text) => known.get(text) ?? made.next().value ?? []);
  return vectorsOf(parts.embedder, rows);
}

/** One row a text, in order. */
export async function embedTexts(
  texts: readonly string[],
  { embedder, pause, batch = BATCH }: EmbeddingParts,
  signal?: AbortSignal,
): Promise<Float32Array[]> {
  const rows: Float32Array[] = [];
  for (let at = 0; at < texts.length; at += batch) {
    if (at > 0) await pause();
    rows.push(...(await embedder.embed(texts.slice(at, at + batch), 'passage', signal)));
  }
  return rows;
}

export function textsOf({ text }: Article, spans: readonly PassageSpan[]): string[] {
  return spans.map(({ start, end }) => text.slice(start, end));
}

export function vectorsOf({ id, dimensions }: Embedder, rows: readonly Float32Array[]): ArticleVectors {
  return { embedderId: id, dimensions, rows };
}

/** The stored rows of an article; undefined where there are none that fit its passages and the embedder. */
export async function storedVectors(
  id: string,
  spans: readonly PassageSpan[],
  store: Pick<ScopedStore, 'vectors' | 'dropVectors'>,
  embedder: Embedder,
): Promise<ArticleVectors | undefined> {
  const stored = await store.vectors(id, embedder.id);
  if (!stored) return undefined;
  await learnDimensions(embedder);
  if (stored.dimensions !== embedder.dimensions) await store.dropVectors(embedder.id, 'these');
  const fits =
    stored.rows.length === spans.length && stored.rows.every((row) => row.length === embedder.dimensions);
  return fits ? stored : undefined;
}

/** What an article had before it is embedded anew. */
export async function knownRows(
  before: { readonly article: Article; readonly spans: readonly PassageSpan[] } | undefined,
  store: Pick<ScopedStore, 'vectors' | 'dropVectors'>,
  embedder: Embedder,
): Promise<KnownRows> {
  if (!before) return NOTHING;
  const stored = await storedVectors(before.article.id, before.spans, store, embedder);
  const texts = textsOf(before.article, before.spans);
  return new Map(stored?.rows.map((row, at) => [texts[at] ?? '', row]));
}

/** An embedder whose model has to be asked for its dimension learns it with the first call. */
async function learnDimensions(embedder: Embedder): Promise<void> {
  if (embedder.dimensions === 0) await embedder.embed([], 'passage');
}
