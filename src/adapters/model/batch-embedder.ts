// Embeds many texts through an embedder elsewhere: in batches, once each, resumably, and no more stubbornly than it can bear.
import { createHash } from 'node:crypto';
import { Failure } from '../../core/errors.ts';
import type { Embedder } from '../../core/ports.ts';
import { type Breaker, createBreaker } from './breaker.ts';
import { type Clock, pause, realClock, within } from './clock.ts';
import { pauseBefore, type Retries, troubleIn, USUAL_RETRIES } from './patience.ts';
import { estimateTokens } from './token-estimate.ts';
import { type Trouble, unavailable } from './trouble.ts';
import { hasWords } from './vector-rows.ts';

/** Vectors of passages by the hash of what they are vectors of. Questions are never kept. */
export interface VectorCache {
  known(hash: string): Promise<Float32Array | undefined>;
  keep(hash: string, vector: Float32Array): Promise<void>;
}

export interface BatchProgress {
  /** Texts that have a vector, and all of them; what was known before counts as done from the start. */
  readonly done: number;
  readonly total: number;
  /** Until the end at the speed so far; absent before the first batch is done. */
  readonly msLeft?: number;
}

export interface BatchOptions {
  readonly cache?: VectorCache;
  readonly progress?: (progress: BatchProgress) => void;
  /** Texts in a batch, and their UTF-16 code units together; a longer text is a batch of its own. */
  readonly maxTexts?: number;
  readonly maxCharacters?: number;
  /** Milliseconds that one call for a batch may take. */
  readonly callMs?: number;
  /** Milliseconds that a question's embedding may take in all, with its retries. */
  readonly questionMs?: number;
  readonly breaker?: Breaker;
  readonly clock?: Clock;
  /** From 0 to 1. */
  readonly random?: () => number;
  readonly retries?: Partial<Retries>;
}

export interface BatchCost {
  readonly texts: number;
  /** How many of them are known already and cost nothing. */
  readonly known: number;
  /** Estimated from characters; rather more than it will be. */
  readonly tokens: number;
  readonly batches: number;
  /** In the currency of the price; absent where none was told. */
  readonly price?: number;
}

export interface BatchEmbedder extends Embedder {
  /** What embedding these passages would take, without embedding any. */
  cost(texts: readonly string[], pricePerMillionTokens?: number): Promise<BatchCost>;
}

type Settings = Required<Omit<BatchOptions, 'cache' | 'progress'>> & Pick<BatchOptions, 'cache' | 'progress'>;

/** Nobody waits for a run over passages, so that it can bear a server that is busy for minutes. */
const RUN_RETRIES: Retries = { attempts: 6, baseMs: 1_000, mostMs: 30_000 };
const RUN_PAUSE_MS = 120_000;

const USUAL = { maxTexts: 64, maxCharacters: 40_000, callMs: 30_000, questionMs: 5_000 } as const;

/**
 * The same embedder, patient and thrifty. Each batch is kept as soon as it is there, so that a run which ends early
 * loses one batch at most and the next goes on from there. Equal texts are sent once. A batch that is too long for the
 * server is halved, and so is one that it refuses for what it says; a single such text gets an all-zero row. An embedder whose dimension is 0 is asked for it by a call without texts. Rejects as its embedder
 * does, with Failure('model-unavailable') at once while the breaker is open, and with the signal's reason where that aborts.
 */
export function batchEmbedder(embedder: Embedder, options: BatchOptions = {}): BatchEmbedder {
  const { clock = realClock } = options;
  const settings: Settings = {
    breaker: createBreaker({ clock }),
    random: Math.random,
    ...USUAL,
    ...options,
    clock,
    retries: options.retries ?? {},
  };
  return {
    id: embedder.id,
    get dimensions() {
      return embedder.dimensions;
    },
    embed: (texts, purpose, signal) =>
      purpose === 'query'
        ? embedQuestions(embedder, texts, settings, signal)
        : embedPassages(embedder, texts, settings, signal),
    cost: (texts, price) => costOf(embedder, texts, settings, price),
  };
}

/** A person waits for these. */
async function embedQuestions(
  embedder: Embedder,
  texts: readonly string[],
  settings: Settings,
  signal: AbortSignal | undefined,
): Promise<Float32Array[]> {
  signal?.throwIfAborted();
  const deadline = settings.clock.now() + settings.questionMs;
  const call: Call = { embedder, purpose: 'query', settings, deadline, signal };
  return texts.length === 0 ? [] : patiently(call, texts);
}

async function embedPassages(
  embedder: Embedder,
  texts: readonly string[],
  settings: Settings,
  signal: AbortSignal | undefined,
): Promise<Float32Array[]> {
  signal?.throwIfAborted();
  if (embedder.dimensions === 0) await patiently(callFor(embedder, settings, signal), []);
  const vectors = await knownVectors(embedder, texts, settings);
  const missing = missingOf(texts, vectors);
  const total = new Set(texts).size;
  const report = reporter(settings, total, missing.length);
  for (const batch of batchesOf(missing, settings)) {
    const rows = await inHalves(callFor(embedder, settings, signal), batch);
    for (const [at, row] of rows.entries()) await keep(embedder, batch[at] ?? '', row, vectors, settings);
    report(batch.length);
  }
  return texts.map((text) => new Float32Array(vectors.get(text) ?? new Float32Array(embedder.dimensions)));
}

function callFor(embedder: Embedder, settings: Settings, signal: AbortSignal | undefined): Call {
  return { embedder, purpose: 'passage', settings, deadline: Infinity, signal };
}

async function knownVectors(
  embedder: Embedder,
  texts: readonly string[],
  { cache }: Settings,
): Promise<Map<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>();
  if (!cache) return vectors;
  for (const text of new Set(texts)) {
    const vector = hasWords(text) ? await cache.known(hashOf(embedder, text)) : undefined;
    if (vector?.length === embedder.dimensions) vectors.set(text, vector);
  }
  return vectors;
}

function missingOf(texts: readonly string[], vectors: ReadonlyMap<string, Float32Array>): string[] {
  return [...new Set(texts)].filter((text) => hasWords(text) && !vectors.has(text));
}

async function keep(
  embedder: Embedder,
  text: string,
  row: Float32Array,
  vectors: Map<string, Float32Array>,
  { cache }: Settings,
): Promise<void> {
  vectors.set(text, row);
  await cache?.keep(hashOf(embedder, text), row);
}

/** Of model and text, so that a vector is never taken for one of another model. */
function hashOf({ id, dimensions }: Embedder, text: string): string {
  return createHash('sha256')
    .update(JSON.stringify([id, dimensions, text]))
    .digest('hex');
}

function reporter({ progress, clock }: Settings, total: number, missing: number): (texts: number) => void {
  const began = clock.now();
  let embedded = 0;
  progress?.({ done: total - missing, total });
  return (texts) => {
    embedded += texts;
    const msLeft = Math.round(((clock.now() - began) / embedded) * (missing - embedded));
    progress?.({ done: total - missing + embedded, total, msLeft });
  };
}

function batchesOf(texts: readonly string[], { maxTexts, maxCharacters }: Settings): string[][] {
  const batches: string[][] = [];
  let characters = 0;
  for (const text of texts) {
    const last = batches.at(-1);
    characters += text.length;
    if (last && last.length < maxTexts && characters <= maxCharacters) last.push(text);
    else {
      batches.push([text]);
      characters = text.length;
    }
  }
  return batches;
}

interface Call {
  readonly embedder: Embedder;
  readonly purpose: 'query' | 'passage';
  readonly settings: Settings;
  /** On the clock. */
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

async function inHalves(call: Call, texts: readonly string[]): Promise<Float32Array[]> {
  try {
    return await patiently(call, texts);
  } catch (error) {
    if (!isOfATextsOwn(troubleIn(error))) throw error;
    if (texts.length < 2) return texts.map(() => new Float32Array(call.embedder.dimensions));
    const middle = Math.ceil(texts.length / 2);
    const first = await inHalves(call, texts.slice(0, middle));
    return [...first, ...(await inHalves(call, texts.slice(middle)))];
  }
}

/** What a server says of one text ends no run over thousands: that passage is found by its words alone. */
function isOfATextsOwn(trouble: Trouble | undefined): boolean {
  return trouble?.reason === 'too-long' || trouble?.reason === 'filtered';
}

/**
 * Every batch asks the breaker anew: a run over thousands of them does not outlast a server that went down. Vectors that
 * are none are a failure of the server, too: it is not asked, and paid, for the same again and again.
 */
async function patiently(call: Call, texts: readonly string[]): Promise<Float32Array[]> {
  const { settings, deadline, signal } = call;
  const usual = call.purpose === 'query' ? USUAL_RETRIES : RUN_RETRIES;
  const retries = { ...usual, ...settings.retries };
  const pass = settings.breaker.enter();
  try {
    for (let tried = 1; ; tried += 1) {
      const result = await once(call, texts);
      if (Array.isArray(result)) {
        pass.succeed();
        return result;
      }
      const left = Math.min(deadline - settings.clock.now(), RUN_PAUSE_MS);
      const ms = pauseBefore(result, tried, left, retries, settings.random);
      if (ms === undefined) {
        pass.fail(result);
        throw unavailable(result);
      }
      await pause(settings.clock, ms, signal);
    }
  } catch (error) {
    if (error instanceof Failure && error.code === 'index-mismatch') pass.fail({ reason: 'malformed' });
    throw error;
  } finally {
    pass.release();
  }
}

async function once(call: Call, texts: readonly string[]): Promise<Float32Array[] | Trouble> {
  const { embedder, purpose, settings, deadline, signal } = call;
  const left = new AbortController();
  const both = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  const ms = Math.min(settings.callMs, deadline - settings.clock.now());
  try {
    const work = embedder.embed(texts, purpose, both);
    return await within(work, { clock: settings.clock, ms, late: () => unavailable({ reason: 'timeout' }) });
  } catch (error) {
    signal?.throwIfAborted();
    const trouble = troubleIn(error);
    if (!trouble) throw error;
    return trouble;
  } finally {
    left.abort();
  }
}

async function costOf(
  embedder: Embedder,
  texts: readonly string[],
  settings: Settings,
  pricePerMillionTokens: number | undefined,
): Promise<BatchCost> {
  const vectors = await knownVectors(embedder, texts, settings);
  const missing = missingOf(texts, vectors);
  const tokens = missing.reduce((sum, text) => sum + estimateTokens(text), 0);
  const price = pricePerMillionTokens === undefined ? undefined : (tokens / 1e6) * pricePerMillionTokens;
  return {
    texts: texts.length,
    known: texts.filter((text) => vectors.has(text)).length,
    tokens,
    batches: batchesOf(missing, settings).length,
    ...(price !== undefined && { price }),
  };
}
