// A store that lives as long as the process: the same contract as the one on disk, for tests and one-off questions.
import { Failure } from '../core/errors.ts';
import { KEPT_VERSIONS } from '../core/ports.ts';
import type {
  ArticleVectors,
  PassageSpan,
  ScopedRecords,
  ScopedStore,
  Store,
  StoredArticle,
  StoredRecord,
} from '../core/ports.ts';
import type { Article } from '../core/types.ts';
import {
  acceptArticle,
  acceptDimensions,
  acceptMost,
  acceptPassages,
  acceptRecord,
  acceptText,
  acceptVectors,
  isUnchanged,
  sumOf,
  timeOf,
  withVersion,
} from './store-input.ts';

interface Entry {
  readonly stored: StoredArticle;
  /** Earlier texts, oldest first. */
  readonly earlier: readonly StoredArticle[];
  /** By embedder id; always of `stored`'s own text and passages. */
  readonly vectors: ReadonlyMap<string, ArticleVectors>;
}

interface Shelf {
  /** In the order added: a replaced article keeps its place. */
  readonly entries: Map<string, Entry>;
  readonly settings: Map<string, string>;
  /** By kind and id; a replaced record keeps its place. */
  readonly records: Map<string, Map<string, StoredRecord>>;
  /** Never falls, also when everything is removed. */
  revision: number;
}

export function createMemoryStore(): Store {
  const shelves = new Map<string, Shelf>();
  return {
    scope: (id) => scopeOf(acceptText(id, 'scope'), shelfOf(shelves, id)),
    scopes: async () => [...shelves].flatMap(([id, shelf]) => (keepsAnything(shelf) ? [id] : [])).sort(),
    forgetScope: async (id) => forget(shelves.get(id)),
    // It has no file to copy.
    backup: () => Promise.reject(new Failure('not-supported', { what: 'backup' })),
    verify: async () => [],
    close: async () => shelves.clear(),
  };
}

function shelfOf(shelves: Map<string, Shelf>, id: string): Shelf {
  const shelf = shelves.get(id) ?? {
    entries: new Map(),
    settings: new Map(),
    records: new Map(),
    revision: 0,
  };
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
    version: async (articleId, version) => versionOf(entries.get(articleId), version),
    records: (kind) => recordsOf(shelf.records, acceptText(kind, 'kind')),
    vectors: async (articleId, embedderId) => copyOf(entries.get(articleId)?.vectors.get(embedderId)),
    dropVectors: async (embedderId, which) => dropVectors(entries, embedderId, which === 'these'),
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
  const version = nextVersion(before?.stored, article);
  const stored = Object.freeze({ article: withVersion(article, version), passages, version });
  const entry = {
    stored,
    earlier: earlierOf(before, version),
    vectors: nextVectors(before, stored, accepted),
  };
  shelf.entries.set(article.id, entry);
  shelf.revision += 1;
  return stored;
}

function nextVersion(before: StoredArticle | undefined, article: Article): number {
  if (!before) return 1;
  const unversioned = { ...before.article, version: undefined };
  return isUnchanged(unversioned, article) ? before.version : before.version + 1;
}

function earlierOf(before: Entry | undefined, version: number): readonly StoredArticle[] {
  if (!before) return [];
  if (before.stored.version === version) return before.earlier;
  return [...before.earlier, before.stored].slice(1 - KEPT_VERSIONS);
}

function versionOf(entry: Entry | undefined, version: number): StoredArticle | undefined {
  return entry && [...entry.earlier, entry.stored].find((stored) => stored.version === version);
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
  if (!removed) return false;
  shelf.revision += 1;
  for (const records of shelf.records.values()) {
    for (const [id, { article }] of records) if (article === articleId) records.delete(id);
  }
  return true;
}

function keepsAnything({ entries, settings, records }: Shelf): boolean {
  return entries.size + settings.size > 0 || [...records.values()].some(({ size }) => size > 0);
}

/** The shelf stays, empty: handles of the scope hold it, and its revision never falls. */
function forget(shelf: Shelf | undefined): boolean {
  if (!shelf || !keepsAnything(shelf)) return false;
  if (shelf.entries.size > 0) shelf.revision += 1;
  for (const part of [shelf.entries, shelf.settings, shelf.records]) part.clear();
  return true;
}

function recordsOf(kinds: Shelf['records'], kind: string): ScopedRecords {
  const sorted = () =>
    [...(kinds.get(kind)?.values() ?? [])].sort((one, other) => timeOf(one.at) - timeOf(other.at));
  return {
    all: async () => sorted(),
    get: async (id) => kinds.get(kind)?.get(id),
    async put(given) {
      const record = acceptRecord(given);
      const records = kinds.get(kind) ?? new Map<string, StoredRecord>();
      kinds.set(kind, records.set(record.id, record));
    },
    remove: async (id) => kinds.get(kind)?.delete(id) ?? false,
    async trim(most) {
      const kept = sorted();
      const dropped = kept.slice(0, Math.max(0, kept.length - acceptMost(most)));
      for (const { id } of dropped) kinds.get(kind)?.delete(id);
      return dropped.length;
    },
  };
}

function withoutText(article: Article): Omit<Article, 'text'> {
  const { text: _text, ...shown } = article;
  return Object.freeze(shown);
}

function dropVectors(entries: Map<string, Entry>, embedderId: string, these: boolean): number {
  let articles = 0;
  for (const [id, entry] of entries) {
    const kept = [...entry.vectors].filter(([embedder]) => (embedder === embedderId) !== these);
    if (kept.length === entry.vectors.size) continue;
    entries.set(id, { ...entry, vectors: new Map(kept) });
    articles += 1;
  }
  return articles;
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
