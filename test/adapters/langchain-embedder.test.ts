// A model that embeds, through the real library: the right vectors in the right order, or a refusal of them.
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openAiEmbedder } from '../../src/adapters/langchain.ts';
import { batchEmbedder } from '../../src/adapters/model/batch-embedder.ts';
import { Failure } from '../../src/core/errors.ts';
import type { Embedder } from '../../src/core/ports.ts';
import { describeEmbedder } from '../contract/embedder.contract.ts';
import { vectorOf } from '../openai/loopback/embeddings.ts';
import { EMBEDDING_FAULTS, INSTEAD_FAULTS, WIRE_FAULTS } from '../openai/loopback/fault-samples.ts';
import type { EmbeddingFault, FaultKind, InsteadFault, WireFault } from '../openai/loopback/faults.ts';
import { startLoopbackOpenAi, type LoopbackOpenAi } from '../openai/loopback/server.ts';
import { turns } from './model/manual-clock.ts';
import { createShortWaits } from './model/short-waits.ts';
import { TRACING } from './model/tracing-variables.ts';

const TEXTS = ['값은 얼마', '언제 여나', '어디에 있나\n서울'];
const RIGHT = TEXTS.map((text) => Float32Array.from(vectorOf(text, 8)));

let openai: LoopbackOpenAi;

beforeAll(async () => {
  openai = await startLoopbackOpenAi({ dimensions: 8 });
});
beforeEach(() => openai.reset());
afterEach(() => {
  vi.unstubAllEnvs();
  expect(openai.rejected).toEqual([]);
  expect(openai.unknown).toEqual([]);
});
afterAll(() => openai.close());

const embedder = (more: object = {}): Promise<Embedder> =>
  openAiEmbedder({ baseUrl: openai.url, apiKey: openai.key, model: 'any', dimensions: 8, ...more });

describeEmbedder('a model behind an OpenAI-compatible server', () => embedder());

function near(rows: readonly Float32Array[], right: readonly Float32Array[]): void {
  expect(rows).toHaveLength(right.length);
  for (const [at, row] of rows.entries())
    for (const [place, value] of row.entries())
      expect(value).toBeCloseTo(right[at]?.[place] ?? Number.NaN, 6);
}

describe('vectors', () => {
  it('are those of the texts, as questions and as passages', async () => {
    const ours = await embedder();
    near(await ours.embed(TEXTS, 'passage'), RIGHT);
    near(await ours.embed(TEXTS, 'query'), RIGHT);
    near(await ours.embed(TEXTS.slice(0, 1), 'query'), RIGHT.slice(0, 1));
  });

  it('are asked for as floats, the texts unchanged and one text as a text', async () => {
    const ours = await embedder();
    await ours.embed(TEXTS, 'passage');
    await ours.embed(['가\n나'], 'query');
    expect(openai.requests.map(({ body }) => body)).toEqual([
      { model: 'any', input: TEXTS, encoding_format: 'float' },
      { model: 'any', input: '가\n나', encoding_format: 'float' },
    ]);
  });

  it('are as many numbers as one call tells, where nobody else does', async () => {
    const ours = await openAiEmbedder({ baseUrl: openai.url, apiKey: openai.key, model: 'any' });
    expect([ours.dimensions, openai.requests.length]).toEqual([8, 1]);
    const known = await openAiEmbedder({
      baseUrl: openai.url,
      apiKey: openai.key,
      model: 'text-embedding-3-small',
    });
    expect([known.dimensions, openai.requests.length]).toEqual([1_536, 1]);
  });

  it('are never of one id where the model, or what stands before its texts, is another', async () => {
    const names = ['any', 'bge-m3', 'intfloat/multilingual-e5-large', 'nomic-embed-text:latest'];
    const ids = await Promise.all(
      names.map(async (model) => (await embedder({ model, provider: 'ollama' })).id),
    );
    expect(ids).toEqual([
      'ollama:any',
      'ollama:bge-m3',
      'ollama:intfloat/multilingual-e5-large+prefixed',
      'ollama:nomic-embed-text:latest+prefixed',
    ]);
  });

  it('of a model that was trained with words before its texts are made with them', async () => {
    const ours = await embedder({ model: 'multilingual-e5-small' });
    await ours.embed(['가'], 'query');
    await ours.embed(['가', '나'], 'passage');
    expect(openai.requests.map(({ body }) => body)).toMatchObject([
      { input: 'query: 가' },
      { input: ['passage: 가', 'passage: 나'] },
    ]);
  });

  it('come one by one where a server takes no list', async () => {
    near(await (await embedder({ provider: 'clova' })).embed(TEXTS, 'passage'), RIGHT);
    expect(openai.requests.map(({ body }) => body)).toMatchObject(TEXTS.map((input) => ({ input })));
  });

  it("come from Azure's deployment of that name", async () => {
    const ours = await embedder({ provider: 'azure', baseUrl: `${openai.azureUrl}/chat`, model: 'mine' });
    near(await ours.embed(TEXTS, 'passage'), RIGHT);
    expect(openai.requests[0]).toMatchObject({ deployment: 'mine', query: { 'api-version': '2024-10-21' } });
  });
});

type Kind = InsteadFault['kind'] | EmbeddingFault['kind'] | Exclude<WireFault['kind'], 'mutated'>;

/** `right`: the right vectors come after all. */
const ENDINGS: Readonly<Record<Kind, string>> = {
  status: 'server',
  'server-error': 'server',
  'unavailable-page': 'server',
  'rate-limited': 'rate-limit',
  quota: 'quota',
  unauthorized: 'auth',
  forbidden: 'auth',
  'no-such-model': 'no-model',
  'context-too-long': 'too-long',
  'invalid-json': 'malformed',
  html: 'malformed',
  'error-body': 'malformed',
  'empty-body': 'malformed',
  hang: 'AbortError',
  'slow-first-token': 'AbortError',
  stall: 'AbortError',
  cut: 'network',
  floats: 'right',
  base64: 'index-mismatch: encoding',
  'fewer-vectors': 'index-mismatch: rows',
  'wrong-dimension': 'index-mismatch: dimensions',
  'not-a-number': 'malformed',
  'null-in-vector': 'index-mismatch: not a number',
  reordered: 'right',
  'no-data': 'malformed',
};

const { mutated: _, ...WIRE } = WIRE_FAULTS;
const CASES = Object.values({ ...INSTEAD_FAULTS, ...WIRE, ...EMBEDDING_FAULTS }).map(
  (fault) => [fault, ENDINGS[fault.kind]] as const,
);
const SILENT: ReadonlySet<FaultKind> = new Set(['hang', 'slow-first-token', 'stall']);

async function endingOf(work: Promise<Float32Array[]>): Promise<string> {
  try {
    near(await work, RIGHT);
    return 'right';
  } catch (error) {
    if (!(error instanceof Failure)) return error instanceof Error ? error.name : String(error);
    const { code, facts } = error;
    return code === 'model-unavailable' ? String(facts['reason']) : `${code}: ${facts['what']}`;
  }
}

describe('a fault', () => {
  it.each(CASES)('%j ends with %s', async (fault, ending) => {
    const giveUp = new AbortController();
    const ours = await embedder();
    openai.faults.script(fault);
    const work = endingOf(ours.embed(TEXTS, 'passage', giveUp.signal));
    if (SILENT.has(fault.kind)) {
      await openai.until(() => openai.requests[0], 'the request');
      giveUp.abort();
    }
    expect(await work).toBe(ending);
    await openai.until(() => openai.requests[0]?.ended !== 'open' || undefined, 'the end');
  });

  it('of a malformed answer gives a row of unit length for each text, or a refusal', async () => {
    const ours = await embedder();
    const reasons = new Set<string>();
    for (let seed = 0; seed < 40; seed += 1) {
      openai.faults.script({ kind: 'mutated', seed });
      const rows = await ours.embed(TEXTS, 'passage').catch((error: unknown) => error);
      if (rows instanceof Failure) reasons.add(rows.code);
      else expect(lengthsOf(rows)).toEqual([1, 1, 1]);
    }
    expect([...reasons].filter((code) => code !== 'model-unavailable' && code !== 'index-mismatch')).toEqual(
      [],
    );
  });

  it('of a key that is repeated repeats it to nobody', async () => {
    openai.faults.script({ kind: 'unauthorized', echoesKey: true });
    const error: unknown = await (await embedder()).embed(['가'], 'query').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ facts: { reason: 'auth', status: 401 } });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(openai.key);
  });
});

/** Rounded; of what are no rows, nothing. */
function lengthsOf(rows: unknown): number[] {
  if (!Array.isArray(rows)) return [];
  return rows.map((row) =>
    row instanceof Float32Array ? Math.round(Math.hypot(...row) * 1e5) / 1e5 : Number.NaN,
  );
}

describe('in batches', () => {
  it('passing trouble is waited out and silence given up, batch by batch', async () => {
    const clock = createShortWaits();
    const ours = batchEmbedder(await embedder(), { clock, maxTexts: 1, random: () => 0.5 });
    openai.faults.script({ kind: 'server-error' }, { times: 2 });
    openai.faults.script({ kind: 'rate-limited', retryAfter: 2 });
    openai.faults.script({ kind: 'hang' });
    const work = ours.embed(TEXTS, 'passage');
    await openai.until(() => openai.requests[3], 'the request that hangs');
    await turns();
    clock.expire();
    near(await work, RIGHT);
    expect(clock.pauses).toEqual([500, 1_000, 4_000, 4_000]);
    expect(openai.requests.map(({ status }) => status)).toEqual([500, 500, 429, 0, 200, 200, 200]);
  });
});

it('sends nothing elsewhere and prints nothing with every variable set that these libraries read', async () => {
  const trap = await startLoopbackOpenAi();
  const others = {
    OPENAI_BASE_URL: trap.url,
    OPENAI_API_KEY: 'sk-other',
    OPENAI_LOG: 'debug',
    LANGSMITH_GATEWAY: trap.url,
  };
  for (const [name, value] of Object.entries({ ...TRACING, ...others, LANGSMITH_ENDPOINT: trap.url }))
    vi.stubEnv(name, value);
  near(await (await embedder()).embed(TEXTS, 'passage'), RIGHT);
  expect(openai.requests[0]?.authorized).toBe(true);
  expect(trap.requests).toEqual([]);
  await trap.close();
});
