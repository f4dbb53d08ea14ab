// The bridge to LangChain, both ways, and the only file that imports it: nothing is sent but to the model that is named.
import type { BaseCallbackHandler } from '@langchain/core/callbacks/base';
import { CallbackManager, ensureHandler } from '@langchain/core/callbacks/manager';
import type { CallbackManagerForRetrieverRun, Callbacks } from '@langchain/core/callbacks/manager';
import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { AIMessageChunk } from '@langchain/core/messages';
import type { BaseMessageLike } from '@langchain/core/messages';
import { BaseRetriever } from '@langchain/core/retrievers';
import type { RunnableConfig } from '@langchain/core/runnables';
import type { OpenAIClient } from '@langchain/openai';
import type { Embedder, Prompt, Writer } from '../core/ports.ts';
import type { Evidence } from '../core/types.ts';
import { addressOf, type Server } from './model/address.ts';
import { pieceOf, textOf } from './model/chat-pieces.ts';
import { type ChatPiece, createChatWriter } from './model/chat-writer.ts';
import {
  createCheckedEmbedder,
  dimensionsOf,
  type EmbedderOptions,
  type RowsOf,
} from './model/checked-embedder.ts';
import { type Clock, realClock } from './model/clock.ts';
import {
  createSpeaker,
  type Dialect,
  dialectOf,
  fieldsOf,
  PLAIN,
  type Turn,
  turnsOf,
} from './model/dialect.ts';
import { embedderId, embeddingModel } from './model/embedding-models.ts';
import { type EvidenceMetadata, metadataOf } from './model/evidence-metadata.ts';
import { createGuardedFetch } from './model/guarded-fetch.ts';
import { inOrder } from './model/vector-rows.ts';

export type { EvidenceMetadata } from './model/evidence-metadata.ts';

/** Our embedder wherever LangChain takes one. Vectors are plain arrays of `embedder.dimensions` numbers. */
export function toLangChainEmbeddings(embedder: Embedder): Embeddings {
  return new EmbedderEmbeddings(embedder);
}

/**
 * A LangChain embedder as ours. Rows are scaled to unit length, an all-zero row stays. Rejects with
 * Failure('index-mismatch') for another number of rows, another dimension, or a number that is not finite: a server
 * that answers in another encoding than was asked for gives vectors that look right. Vectors in another order than the
 * texts cannot be told here. LangChain's embedders take no signal: an abort rejects at once, what comes later is dropped.
 */
export function fromLangChainEmbeddings(embeddings: EmbeddingsInterface, options: EmbedderOptions): Embedder {
  const rowsOf: RowsOf = (texts, purpose) =>
    purpose === 'query'
      ? Promise.all(texts.map((text) => embeddings.embedQuery(text)))
      : embeddings.embedDocuments([...texts]);
  return createCheckedEmbedder(rowsOf, options);
}

/** What is called of a LangChain chat model; every one has it, with options bound to it or not. */
export interface ChatModelLike {
  stream(input: BaseMessageLike[], options?: Partial<RunnableConfig>): Promise<AsyncIterable<unknown>>;
}

/**
 * Any LangChain chat model as our writer. How long it writes, how warm, and how often it tries again is set where it is
 * made: give it `maxRetries: 0`. No variable of the environment traces or prints the prompt (see `toLangChainRetriever`);
 * handlers that are the model's own run as ever, except LangChain's tracer and its printer. A refusal is told from an
 * empty answer only where the model says so in `additional_kwargs.refusal`.
 */
export function chatWriter(
  model: ChatModelLike,
  { id, clock = realClock }: { readonly id: string; readonly clock?: Clock },
): Writer {
  return createChatWriter({
    id,
    clock,
    open: (prompt, signal) => openStream(model, turnsOf(PLAIN, prompt), signal),
  });
}

/**
 * A model on an OpenAI-compatible server as our writer. The library is loaded with the first prompt. Nothing is sent to
 * another host, nothing is tried again, and nothing is read from the environment. Fields that the server refuses by name
 * are left out from then on. Give it to `patientWriter` for retries and limits of time.
 */
export function openAiWriter(
  server: Server,
  { id = server.model, clock = realClock }: { readonly id?: string; readonly clock?: Clock } = {},
): Writer {
  const open = createSpeaker(dialectOf(server), clock, async (dialect, prompt: Prompt, signal: AbortSignal) =>
    openStream(await modelOf(server, dialect, prompt), turnsOf(dialect, prompt), signal),
  );
  return createChatWriter({ id, clock, open });
}

/**
 * A model on an OpenAI-compatible server as our embedder; vectors are put in the order of the texts by their `index`.
 * Where the length of its vectors is neither told nor known by name, one call asks for it.
 */
export async function openAiEmbedder(
  server: Server & { readonly dimensions?: number },
  { clock = realClock, signal }: { readonly clock?: Clock; readonly signal?: AbortSignal } = {},
): Promise<Embedder> {
  const { before, dimensions } = embeddingModel(server.model);
  const id = embedderId(server.provider ?? 'custom', server.model);
  const rowsOf: RowsOf = async (texts, purpose, stop) => {
    const embeddings = await embeddingsOf(server, id, stop);
    return embeddings.embedDocuments(texts.map((text) => `${before?.[purpose] ?? ''}${text}`));
  };
  const length = server.dimensions ?? dimensions ?? (await dimensionsOf(rowsOf, clock, signal));
  return createCheckedEmbedder(rowsOf, { id, dimensions: length, clock });
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
  const tracers = manager.handlers.filter(({ name }) => name === TRACER);
  for (const tracer of tracers) manager.removeHandler(tracer);
  return manager;
}

function documentOf(evidence: Evidence): Document<EvidenceMetadata> {
  const { article, passage } = evidence;
  const pageContent = article.text.slice(passage.span.start, passage.span.end);
  return new Document({ id: passage.id, pageContent, metadata: metadataOf(evidence) });
}

const TRACER = 'langchain_tracer';
const PRINTER = 'console_callback_handler';

/** Handlers to which nothing adds a tracer or a printer: what LangChain does where a variable of the environment says so. */
class UntracedCallbacks extends CallbackManager {
  override addHandler(handler: BaseCallbackHandler, inherit?: boolean): void {
    if (handler.name !== TRACER && handler.name !== PRINTER) super.addHandler(handler, inherit);
  }

  override copy(handlers: BaseCallbackHandler[] = [], inherit?: boolean): CallbackManager {
    const copy = new UntracedCallbacks();
    for (const handler of [...this.handlers, ...handlers]) copy.addHandler(handler, inherit);
    return copy;
  }
}

async function openStream(
  model: ChatModelLike,
  turns: readonly Turn[],
  signal: AbortSignal,
): Promise<AsyncIterable<ChatPiece>> {
  const messages = turns.map(([role, text]): [string, string] => [role, text]);
  return piecesOf(await model.stream(messages, { signal, callbacks: new UntracedCallbacks() }));
}

async function* piecesOf(chunks: AsyncIterable<unknown>): AsyncGenerator<ChatPiece, void, void> {
  for await (const chunk of chunks) yield pieceOf(chunk);
}

/** The key goes with the guarded requests alone: the library never has it, nor a key of the environment. */
function fieldsFor(server: Server, signal?: AbortSignal) {
  const address = addressOf(server);
  return {
    model: server.model,
    apiKey: 'sent-elsewhere',
    maxRetries: 0,
    configuration: {
      baseURL: address.baseUrl,
      fetch: createGuardedFetch(address, signal),
      logLevel: 'off',
    },
  } as const;
}

/** A model that says exactly what the dialect says, and whose chunks keep text, refusal and signs of thought alone. */
async function modelOf(server: Server, dialect: Dialect, prompt: Prompt): Promise<ChatModelLike> {
  const { ChatOpenAICompletions, ChatOpenAIResponses } = await import('@langchain/openai');
  const { model } = server;
  if (server.provider === 'perplexity')
    return new (class extends ChatOpenAIResponses {
      override invocationParams() {
        return { model, max_output_tokens: prompt.maxTokens };
      }
    })(fieldsFor(server));
  return new (class extends ChatOpenAICompletions {
    override invocationParams() {
      return { model, ...fieldsOf(dialect, prompt) };
    }

    override _convertCompletionsDeltaToBaseMessageChunk(delta: Record<string, unknown>): AIMessageChunk {
      const { content, refusal } = delta;
      const thinks = THOUGHTS.some((name) => Boolean(delta[name]));
      const refused = typeof refusal === 'string' && refusal !== '';
      const kept = { ...(refused && { refusal: 'refused' }), ...(thinks && { reasoning: 'thinks' }) };
      return new AIMessageChunk({ content: textOf(content), additional_kwargs: kept });
    }
  })(fieldsFor(server));
}

/** Fields of a delta in which servers put what is thought and not said. */
const THOUGHTS = ['reasoning_content', 'reasoning', 'thinking_content'] as const;

type EmbeddingRequest = Parameters<OpenAIClient['embeddings']['create']>[0];

async function embeddingsOf(server: Server, id: string, signal?: AbortSignal): Promise<EmbeddingsInterface> {
  const { OpenAIEmbeddings } = await import('@langchain/openai');
  return new (class extends OpenAIEmbeddings {
    protected override async embeddingWithRetry(request: EmbeddingRequest) {
      const texts = [request.input].flat();
      const input = texts.length === 1 && typeof texts[0] === 'string' ? texts[0] : request.input;
      const response = await super.embeddingWithRetry({ ...request, input });
      return { ...response, data: inOrder(response.data, texts.length, id) };
    }
  })({
    ...fieldsFor(server, signal),
    encodingFormat: 'float',
    stripNewLines: false,
    ...(server.provider === 'clova' && { batchSize: 1 }),
  });
}
