// The bridge to LangChain, both ways, and the only file that imports it. Nothing here sends anything anywhere.
import { CallbackManager, ensureHandler } from '@langchain/core/callbacks/manager';
import type { CallbackManagerForRetrieverRun, Callbacks } from '@langchain/core/callbacks/manager';
import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { BaseRetriever } from '@langchain/core/retrievers';
import type { RunnableConfig } from '@langchain/core/runnables';
import { Failure } from '../core/errors.ts';
import type { Embedder } from '../core/ports.ts';
import type { Evidence } from '../core/types.ts';

/** Where a retrieved document lies: `pageContent === text.slice(start, end)` of the article. */
export interface EvidenceMetadata {
  readonly articleId: string;
  readonly title: string;
  readonly publisher?: string;
  /** ISO 8601 calendar date. */
  readonly publishedAt?: string;
  readonly url?: string;
  /** UTF-16 code units into the article's text, half-open. */
  readonly start: number;
  readonly end: number;
  /** Compares within one query only. */
  readonly score: number;
}

/** Our embedder wherever LangChain takes one. Vectors are plain arrays of `embedder.dimensions` numbers. */
export function toLangChainEmbeddings(embedder: Embedder): Embeddings {
  return new EmbedderEmbeddings(embedder);
}

/**
 * A LangChain embedder as ours. Rows are scaled to unit length, an all-zero row stays. Rejects with
 * Failure('index-mismatch') for another number of rows, another dimension, or a number that is not finite: a server
 * that answers in another encoding than was asked for gives vectors that look right. LangChain's embedders take no
 * signal: an abort rejects at once, and what comes later is dropped.
 */
export function fromLangChainEmbeddings(
  embeddings: EmbeddingsInterface,
  { id, dimensions }: { readonly id: string; readonly dimensions: number },
): Embedder {
  return {
    id,
    dimensions,
    async embed(texts, purpose, signal) {
      signal?.throwIfAborted();
      if (texts.length === 0) return [];
      const rows =
        purpose === 'query' ? embedQueries(embeddings, texts) : embeddings.embedDocuments([...texts]);
      return checkRows(await untilAborted(rows, signal), texts.length, id, dimensions);
    },
  };
}

/**
 * Our retrieval wherever LangChain takes a retriever.
 *
 * LangChain reads LANGSMITH_TRACING, LANGSMITH_TRACING_V2, LANGCHAIN_TRACING_V2, LANGCHAIN_TRACING and LANGCHAIN_VERBOSE
 * inside `CallbackManager.configure`, which the base class calls for every question: one variable set to "true" adds a
 * tracer that posts the question and the articles to LangSmith, or prints them. This class never calls it. Handlers that
 * the caller passes run as ever, except LangChain's own tracer, which a surrounding chain may have added for the same
 * variables. What a surrounding chain traces of its own steps is its affair.
 */
export function toLangChainRetriever(
  retrieve: (query: string, signal?: AbortSignal) => Promise<readonly Evidence[]>,
): BaseRetriever<EvidenceMetadata> {
  return new EvidenceRetriever(retrieve);
}

class EmbedderEmbeddings extends Embeddings {
  readonly #embedder: Embedder;

  constructor(embedder: Embedder) {
    super({ maxRetries: 0 });
    this.#embedder = embedder;
  }

  async embedDocuments(documents: string[]): Promise<number[][]> {
    const rows = await this.#embedder.embed(documents, 'passage');
    return rows.map((row) => Array.from(row));
  }

  async embedQuery(document: string): Promise<number[]> {
    const [row] = await this.#embedder.embed([document], 'query');
    if (!row) throw new Error('expected one vector for one text, got none');
    return Array.from(row);
  }
}

class EvidenceRetriever extends BaseRetriever<EvidenceMetadata> {
  readonly #retrieve: (query: string, signal?: AbortSignal) => Promise<readonly Evidence[]>;
  override lc_namespace = ['gakju', 'retrievers'];

  constructor(retrieve: (query: string, signal?: AbortSignal) => Promise<readonly Evidence[]>) {
    super();
    this.#retrieve = retrieve;
  }

  override async invoke(query: string, config: RunnableConfig = {}): Promise<Document<EvidenceMetadata>[]> {
    const manager = managerOf(config.callbacks);
    manager?.addTags(config.tags ?? []);
    manager?.addMetadata(config.metadata ?? {});
    const run = await manager?.handleRetrieverStart(
      this.toJSON(),
      query,
      config.runId,
      undefined,
      undefined,
      undefined,
      config.runName,
    );
    try {
      const documents = await this.#documentsOf(query, config.signal);
      await run?.handleRetrieverEnd(documents);
      return documents;
    } catch (error) {
      await run?.handleRetrieverError(error);
      throw error;
    }
  }

  override _getRelevantDocuments(
    query: string,
    _run?: CallbackManagerForRetrieverRun,
  ): Promise<Document<EvidenceMetadata>[]> {
    return this.#documentsOf(query);
  }

  async #documentsOf(query: string, signal?: AbortSignal): Promise<Document<EvidenceMetadata>[]> {
    signal?.throwIfAborted();
    return (await this.#retrieve(query, signal)).map(documentOf);
  }
}

/** The handlers that were passed, without any tracer; undefined where none was. */
function managerOf(callbacks: Callbacks | undefined): CallbackManager | undefined {
  if (!callbacks) return undefined;
  const manager = Array.isArray(callbacks) ? new CallbackManager() : callbacks.copy();
  if (Array.isArray(callbacks)) manager.setHandlers(callbacks.map(ensureHandler), true);
  const tracers = manager.handlers.filter(({ name }) => name === 'langchain_tracer');
  for (const tracer of tracers) manager.removeHandler(tracer);
  return manager;
}

function documentOf({ article, passage, score }: Evidence): Document<EvidenceMetadata> {
  const { start, end } = passage.span;
  const { id: articleId, title, publisher, publishedAt, url } = article;
  const source = {
    ...(publisher !== undefined && { publisher }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(url !== undefined && { url }),
  };
  const metadata = { articleId, title, ...source, start, end, score };
  return new Document({ id: passage.id, pageContent: article.text.slice(start, end), metadata });
}

function embedQueries(embeddings: EmbeddingsInterface, texts: readonly string[]): Promise<number[][]> {
  return Promise.all(texts.map((text) => embeddings.embedQuery(text)));
}

function checkRows(
  rows: readonly number[][],
  count: number,
  embedderId: string,
  dimensions: number,
): Float32Array[] {
  if (rows.length !== count) {
    throw new Failure('index-mismatch', { embedderId, what: 'rows', expected: count, got: rows.length });
  }
  return rows.map((row) => checkRow(row, embedderId, dimensions));
}

function checkRow(row: readonly number[], embedderId: string, dimensions: number): Float32Array {
  if (row.length !== dimensions) {
    throw new Failure('index-mismatch', {
      embedderId,
      what: 'dimensions',
      expected: dimensions,
      got: row.length,
    });
  }
  const length = Math.hypot(...row);
  if (!row.every(Number.isFinite) || !Number.isFinite(length)) {
    throw new Failure('index-mismatch', { embedderId, what: 'not a number' });
  }
  return Float32Array.from(row, (value) => (length === 0 ? 0 : value / length));
}

function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = () =>
      reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
    signal.addEventListener('abort', stop, { once: true });
    const done = () => signal.removeEventListener('abort', stop);
    work.finally(done).then(resolve, reject);
  });
}
