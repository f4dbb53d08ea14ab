// A store that lives as long as the process: the same contract as the one on disk, for tests and one-off questions.
import type { ArticleVectors, PassageSpan, ScopedStore, Store, StoredArticle } from '../core/ports.ts';
import type { Article } from '../core/types.ts';
import {
  acceptArticle,
  acceptDimensions,
  acceptPassages,
  acceptText,
  acceptVectors,
  fieldsOf,
  isUnchanged,
  sumOf,
} from './store-input.ts';

interface Entry {
  readonly stored: StoredArticle;
  /** By embedder id; always of `stored`'s own text and passages. */
  readonly vectors: ReadonlyMap<string, ArticleVectors>;
}

interface Shelf {
  /** In the order added: a replaced article keeps its place. */
  readonly entries: Map<string, Entry>;
  readonly settings: Map<string, string>;
  /** Never falls, also when everything is removed. */
  revision: number;
}

export function createMemoryStore(): Store {
  const shelves = new Map<string, Shelf>();
  return {
    scope: (id) => scopeOf(acceptText(id, 'scope'), shelfOf(shelves, id)),
    verify: async () => [],
    close: async () => shelves.clear(),
  };
}

function shelfOf(shelves: Map<string, Shelf>, id: string): Shelf {
  const shelf = shelves.get(id) ?? { entries: new Map(), settings: new Map(), revision: 0 };
  shelves.set(id, shelf);
  return shelf;
}

function scopeOf(scope: string, shelf: Shelf): ScopedStore {
  const { entries, settings } = shelf;
  return {
    scope,
    list: async () => [...entries.values()].map(({ stored }) => withoutText(stored.article)),
    get: async (articleId) => entries.get(articleId)?.stored,
    all: async () => [...entries.values()].map(({ stored }) => stored),
    put: async (article, passages, vectors) => put(shelf, article, passages, vectors),
    remove: async (articleId) => remove(shelf, articleId),
    vectors: async (articleId, embedderId) => copyOf(entries.get(articleId)?.vectors.get(embedderId)),
    setting: async (key) => settings.get(key),
    setSetting: async (key, value) => set(settings, key, value),
    count: async (key, by) => count(settings, key, by),
    revision: async () => shelf.revision,
  };
}

function put(
  shelf: Shelf,
  given: Article,
  spans: readonly PassageSpan[],
  vectors?: ArticleVectors,
): StoredArticle {
  const article = acceptArticle(given);
  const passages = acceptPassages(spans, article.text.length);
  const accepted = vectors && acceptVectors(vectors, passages.length);
  if (accepted)
    acceptDimensions(accepted.embedderId, dimensionsIn(shelf, accepted, article.id), accepted.dimensions);
  const before = shelf.entries.get(article.id);
  const stored = Object.freeze({ article, passages, version: nextVersion(before?.stored, article) });
  shelf.entries.set(article.id, { stored, vectors: nextVectors(before, stored, accepted) });
  shelf.revision += 1;
  return stored;
}

function nextVersion(before: StoredArticle | undefined, article: Article): number {
  if (!before) return 1;
  return isUnchanged(before.article, article) ? before.version : before.version + 1;
}

function nextVectors(before: Entry | undefined, stored: StoredArticle, added?: ArticleVectors) {
  const vectors = new Map(before && isUnchanged(before.stored, stored) ? before.vectors : []);
  if (added) vectors.set(added.embedderId, added);
  return vectors;
}

function dimensionsIn(
  shelf: Shelf,
  { embedderId }: ArticleVectors,
  exceptArticle: string,
): number | undefined {
  for (const [id, { vectors }] of shelf.entries) {
    if (id !== exceptArticle && vectors.has(embedderId)) return vectors.get(embedderId)?.dimensions;
  }
  return undefined;
}

function remove(shelf: Shelf, articleId: string): boolean {
  const removed = shelf.entries.delete(articleId);
  if (removed) shelf.revision += 1;
  return removed;
}

function withoutText(article: Article): Omit<Article, 'text'> {
  return { id: article.id, ...fieldsOf(article) };
}

function copyOf(vectors: ArticleVectors | undefined): ArticleVectors | undefined {
  return vectors && { ...vectors, rows: vectors.rows.map((row) => row.slice()) };
}

function set(settings: Map<string, string>, key: string, value: string | undefined): void {
  acceptText(key, 'setting');
  if (value === undefined) settings.delete(key);
  else settings.set(key, acceptText(value, key));
}

function count(settings: Map<string, string>, key: string, by?: number): number {
  const sum = sumOf(settings.get(key), by);
  if (by !== 0) set(settings, key, String(sum));
  return sum;
}
