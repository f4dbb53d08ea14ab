// Joins the settings to what embeds: the embedded embedder, or a model elsewhere with patience, in batches, told of once when it is down.
import { createEmbeddedEmbedder } from './adapters/embedded-embedder.ts';
import { type BatchOptions, batchEmbedder, type VectorCache } from './adapters/model/batch-embedder.ts';
import { createBreaker } from './adapters/model/breaker.ts';
import { embedderId, embeddingModel } from './adapters/model/embedding-models.ts';
import { lateEmbedder } from './adapters/model/late-embedder.ts';
import { createVectorMemory } from './adapters/model/vector-memory.ts';
import { createVectorRecords } from './adapters/model/vector-records.ts';
import type { ModelConfig } from './config.ts';
import type { Analyzer } from './core/analyze/analyzer.ts';
import { Failure } from './core/errors.ts';
import type { RemoteEmbedding } from './core/library/filling.ts';
import type { Embedder, Store } from './core/ports.ts';

export interface EmbeddingOptions {
  readonly model?: ModelConfig | undefined;
  /** Takes the place of what the settings mean. */
  readonly embedder?: Embedder | undefined;
  readonly analyzer: Analyzer;
  readonly store: Pick<Store, 'scope'>;
  readonly notice: (error: unknown) => void;
  /** Ends every call. */
  readonly ended: AbortSignal;
  /** Time and chance of tests. */
  readonly batches?: Pick<BatchOptions, 'clock' | 'random'>;
}

export interface Embedding {
  /** For libraries, which store what it gives. */
  readonly embedder: Embedder;
  /** The same for the articles that come with the program, which no library stores. */
  readonly unstored: Embedder;
  /** Takes the place of `notice` in libraries: a model that is down is told of once, and again after it was up. */
  readonly notice: (error: unknown) => void;
  /** Absent for the embedded embedder, which is always there. */
  readonly remote?: RemoteEmbedding;
}

/** Keeps vectors of articles that no library stores; no library is kept under this name. */
const UNSTORED = 'embeddings';
/** So many of them: some hundred articles. */
const MOST_UNSTORED = 4_096;
/** Vectors in memory that are not stored yet: two thousand of 1,536 numbers take 12 MB. */
const REMEMBERED = 2_048;
/** A library tries again by itself: two calls are enough. */
const PATIENCE = { retries: { attempts: 2 }, questionMs: 3_000 } as const;
const BATCH = 64;
const ADDING_MS = 20_000;
const ASKING_MS = 2_000;

/** Nothing is loaded or sent before the first text that a model is to embed. */
export function openEmbedding(options: EmbeddingOptions): Embedding {
  const elsewhere = options.embedder ?? (options.model && openAi(options.model));
  if (!elsewhere) {
    const embedder = createEmbeddedEmbedder(options.analyzer);
    return { embedder, unstored: embedder, notice: options.notice };
  }
  const { notice, worked } = onceAnOutage(options);
  const breaker = createBreaker({ failures: 2, ...options.batches });
  const over = (cache: VectorCache): Embedder =>
    joined(
      batchEmbedder(elsewhere, { ...PATIENCE, breaker, cache, ...options.batches }),
      options.ended,
      worked,
    );
  const records = options.store.scope(UNSTORED).records('vector');
  const kept = createVectorRecords({ records, most: MOST_UNSTORED, now: () => new Date(), notice });
  return { embedder: over(createVectorMemory(REMEMBERED)), unstored: over(kept), notice, remote };
}

const remote: RemoteEmbedding = {
  batch: BATCH,
  adding: (signal) => joinedSignal(signal, AbortSignal.timeout(ADDING_MS)),
  asking: () => new Promise((resolve) => void setTimeout(resolve, ASKING_MS).unref()),
};

/** Undefined where no model embeds. */
function openAi(model: ModelConfig): Embedder | undefined {
  const { embeddingModel: name, embeddingBaseUrl: baseUrl, embeddingApiKey: apiKey, provider } = model;
  if (name === undefined || baseUrl === undefined) return undefined;
  const server = { provider, model: name, baseUrl, ...(apiKey !== undefined && { apiKey }) };
  return lateEmbedder({
    id: embedderId(provider, name),
    dimensions: embeddingModel(name).dimensions,
    open: async (signal) =>
      (await import('./adapters/langchain.ts')).openAiEmbedder(server, signal ? { signal } : {}),
  });
}

function joined(embedder: Embedder, ended: AbortSignal, worked: () => void): Embedder {
  return {
    id: embedder.id,
    get dimensions() {
      return embedder.dimensions;
    },
    async embed(texts, purpose, signal) {
      const rows = await embedder.embed(texts, purpose, joinedSignal(signal, ended));
      if (texts.length > 0) worked();
      return rows;
    },
  };
}

function joinedSignal(signal: AbortSignal | undefined, other: AbortSignal): AbortSignal {
  return signal ? AbortSignal.any([signal, other]) : other;
}

/** What ends with the program is no news. */
function onceAnOutage({ notice, ended }: Pick<EmbeddingOptions, 'notice' | 'ended'>) {
  let told = false;
  const noticeOnce = (error: unknown): void => {
    if (ended.aborted || (told && isOutage(error))) return;
    told ||= isOutage(error);
    notice(error);
  };
  return { notice: noticeOnce, worked: () => void (told = false) };
}

function isOutage(error: unknown): boolean {
  return error instanceof Failure && (error.code === 'model-unavailable' || error.code === 'index-mismatch');
}
