// What the core needs from outside. Each port has a contract suite in test/contract; two implementations make a port.
import type { Article } from './types.ts';

export type EmbeddingPurpose = 'query' | 'passage';

/** Turns texts into unit vectors. `id` names model and version: vectors of different ids never meet. */
export interface Embedder {
  readonly id: string;
  /** Length of every vector; 0 where a model has to be asked for it, until the first call, also one without texts. */
  readonly dimensions: number;
  /** One finite unit-length (or all-zero, for text without words) row per text, in order. Rejects when `signal` aborts. */
  embed(texts: readonly string[], purpose: EmbeddingPurpose, signal?: AbortSignal): Promise<Float32Array[]>;
}

/** The vectors of one article's passages, in passage order. */
export interface ArticleVectors {
  readonly embedderId: string;
  readonly dimensions: number;
  readonly rows: readonly Float32Array[];
}

/** Where each passage of a stored article lies; kept so that a change of the segmenter is noticed. */
export interface PassageSpan {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

export interface StoredArticle {
  readonly article: Article;
  readonly passages: readonly PassageSpan[];
  /** Counts up from 1 with each change of the article. */
  readonly version: number;
}

/** Something small that is kept of what happened: an answer that was given, a change that somebody made. */
export interface StoredRecord {
  readonly id: string;
  /** Up to 100,000 characters. */
  readonly value: string;
  /** ISO 8601 date-time. */
  readonly at: string;
  /** Id of an article of the same scope: the record goes when that is removed. */
  readonly article?: string;
}

/** The records of one kind in one scope; none of them changes the scope's revision. */
export interface ScopedRecords {
  /** Oldest first; of the same instant, the one first kept first. */
  all(): Promise<readonly StoredRecord[]>;
  get(id: string): Promise<StoredRecord | undefined>;
  /** Keeps it, in place of the one with its id. Rejects with RangeError, a bug of the caller, for a value too long or no date-time. */
  put(record: StoredRecord): Promise<void>;
  /** True when it was there. */
  remove(id: string): Promise<boolean>;
  /** Drops the oldest beyond `most`, a whole number; how many these were. */
  trim(most: number): Promise<number>;
}

/** Small values of one scope by key, each of at least 10,000 characters where it must be. */
export interface ScopedSettings {
  setting(key: string): Promise<string | undefined>;
  setSetting(key: string, value: string | undefined): Promise<void>;
  /**
   * Adds `by`, a whole number, 1 where nothing is said, to the whole number that the setting holds, 0 where there is
   * none; the sum. No count is lost to another that is made at the same time. Rejects with TypeError, a bug of the
   * caller, for a setting that holds anything else, and with RangeError for a number that is not whole.
   */
  count(key: string, by?: number): Promise<number>;
}

/** Texts of an article that a store keeps, the current one counted. */
export const KEPT_VERSIONS = 20;

/** Most characters of a record's value. */
export const LONGEST_RECORD = 100_000;

/** Everything of one scope (a server, a user, the terminal). There is no way to reach another scope through it. */
export interface ScopedStore extends ScopedSettings {
  readonly scope: string;
  /** Without the texts, in the order added. */
  list(): Promise<readonly Omit<Article, 'text'>[]>;
  get(articleId: string): Promise<StoredArticle | undefined>;
  /** All articles with their texts, in the order added. */
  all(): Promise<readonly StoredArticle[]>;
  /** Adds or replaces article, passages and vectors in one transaction: all of it is seen afterwards, or nothing. */
  put(article: Article, passages: readonly PassageSpan[], vectors?: ArticleVectors): Promise<StoredArticle>;
  /** True when it was there. Nothing of it can be read afterwards: no text of it, no vector, no record that names it. */
  remove(articleId: string): Promise<boolean>;
  /** The current text or one of the earlier ones, of which the store keeps as many as make 20 with the current one. */
  version(articleId: string, version: number): Promise<StoredArticle | undefined>;
  records(kind: string): ScopedRecords;
  vectors(articleId: string, embedderId: string): Promise<ArticleVectors | undefined>;
  /** Drops what the scope has of this embedder's vectors, or of all others'; of how many articles. Articles and revision stay. */
  dropVectors(embedderId: string, which: 'these' | 'others'): Promise<number>;
  /** Changes whenever an article of this scope is added, replaced or removed. */
  revision(): Promise<number>;
}

export interface Store {
  scope(id: string): ScopedStore;
  /** Every scope that keeps anything, in the order of their names' UTF-16 units. */
  scopes(): Promise<readonly string[]>;
  /** True when anything was kept. Articles, versions, vectors, settings, records: nothing can be read afterwards; the revision stays. */
  forgetScope(id: string): Promise<boolean>;
  /**
   * A whole and checked copy in a new file while the store is in use. Rejects with Failure('file-exists') where something
   * has the name, and leaves nothing behind where it rejects.
   */
  backup(path: string, signal?: AbortSignal): Promise<void>;
  /** Findings of a full check, empty when all is well. */
  verify(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Nearest-neighbour search over the rows of one scope. Labels are row numbers, from 0. */
export interface VectorIndex {
  readonly size: number;
  readonly kind: 'exact' | 'graph';
  /** Up to `count` labels with their inner products, best first. */
  search(query: Float32Array, count: number): readonly VectorHit[];
}

export interface VectorHit {
  readonly label: number;
  readonly score: number;
}

/** What a model is told to write. */
export interface Prompt {
  /** Rules, which hold whatever the rest says. */
  readonly system: string;
  /** The question and the numbered sentences. */
  readonly user: string;
  /** The most that it may write. */
  readonly maxTokens: number;
}

/** `stop` alone means that all was written; after any other end the last piece of text may be half a sentence. */
export type WritingEnd = 'stop' | 'length' | 'filtered' | 'refused' | 'broken-off';

export type Writing =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'end'; readonly reason: WritingEnd; readonly tokens?: number };

/** A model that writes. What it writes is claims, never citations: only the gate decides. */
export interface Writer {
  /** Names the model; shown below its answers. */
  readonly id: string;
  /**
   * Pieces of text as they are written, then exactly one `end`. Rejects with Failure('model-unavailable') where nothing
   * can be had of the model, and with the signal's reason where that aborts.
   */
  write(prompt: Prompt, signal: AbortSignal): AsyncIterable<Writing>;
}
