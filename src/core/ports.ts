// What the core needs from outside. Each port has a contract suite in test/contract; two implementations make a port.
import type { Article } from './types.ts';

export type EmbeddingPurpose = 'query' | 'passage';

/** Turns texts into unit vectors. `id` names model and version: vectors of different ids never meet. */
export interface Embedder {
  readonly id: string;
  /** Length of every vector. */
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
  /** True when it was there. Nothing of it can be read afterwards. */
  remove(articleId: string): Promise<boolean>;
  vectors(articleId: string, embedderId: string): Promise<ArticleVectors | undefined>;
  /** Changes whenever an article of this scope is added, replaced or removed. */
  revision(): Promise<number>;
}

export interface Store {
  scope(id: string): ScopedStore;
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
