// Real @langchain/openai clients talk to the loopback OpenAI, and each of their measured traps can be seen there.
import {
  AzureChatOpenAI,
  AzureOpenAIEmbeddings,
  ChatOpenAI,
  OpenAIEmbeddings,
  type ChatOpenAIFields,
} from '@langchain/openai';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { vectorOf } from './embeddings.ts';
import type { Fault } from './faults.ts';
import { structured } from './reply.ts';
import { startLoopbackOpenAi, type LoopbackOpenAi } from './server.ts';

const TEXT = '- 값은 3,000원입니다 [1]\n- 가게는 아홉 시에 엽니다 😊 [2]';

let openai: LoopbackOpenAi;

beforeAll(async () => {
  openai = await startLoopbackOpenAi({ dimensions: 8 });
});
beforeEach(() => {
  openai.reset();
  openai.reply(TEXT);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  expect(openai.rejected).toEqual([]);
  expect(openai.unknown).toEqual([]);
});
afterAll(() => openai.close());

function chat(fields: ChatOpenAIFields = {}): ChatOpenAI {
  const configuration = { baseURL: openai.url };
  return new ChatOpenAI({ model: 'any', apiKey: openai.key, configuration, maxRetries: 0, ...fields });
}

function embeddings(
  fields: Partial<ConstructorParameters<typeof OpenAIEmbeddings>[0]> = {},
): OpenAIEmbeddings {
  const configuration = { baseURL: openai.url };
  return new OpenAIEmbeddings({ model: 'any', apiKey: openai.key, configuration, maxRetries: 0, ...fields });
}

interface Heard {
  readonly texts: readonly string[];
  readonly finish: unknown;
}

async function hear(model: ChatOpenAI, signal?: AbortSignal): Promise<Heard> {
  const texts: string[] = [];
  let finish: unknown;
  for await (const { text, response_metadata: metadata } of await model.stream(
    '값은?',
    signal && { signal },
  )) {
    if (text !== '') texts.push(text);
    finish ??= metadata['finish_reason'];
  }
  return { texts, finish };
}

async function heardWith(fault: Fault): Promise<Heard> {
  openai.faults.script(fault);
  return hear(chat());
}

function headerOf(error: unknown, name: string): string | null {
  const headers = error instanceof Error && 'headers' in error ? error.headers : undefined;
  return headers instanceof Headers ? headers.get(name) : null;
}

describe('a chat model of LangChain', () => {
  it('is answered whole', async () => {
    const message = await chat({ temperature: 0, maxTokens: 900 }).invoke([
      ['system', '짧게'],
      ['human', '값은?'],
    ]);
    expect(message.text).toBe(TEXT);
    expect(message.response_metadata).toMatchObject({ finish_reason: 'stop', model_name: 'any' });
    expect(message.usage_metadata).toMatchObject({ input_tokens: 5, output_tokens: 25 });
  });

  it('is answered piece by piece, however the packets are cut', async () => {
    for (const packets of ['whole', 'inside-characters', 'bytes'] as const) {
      const own = await startLoopbackOpenAi({ packets });
      own.reply(TEXT);
      const { texts, finish } = await hear(chat({ configuration: { baseURL: own.url } }));
      expect(texts.length).toBeGreaterThan(5);
      expect([texts.join(''), finish]).toEqual([TEXT, 'stop']);
      await own.close();
    }
  });

  it('hears thoughts apart from the text', async () => {
    openai.reply({ text: '셋', reasoning: '하나 더하기 둘' });
    const message = await chat().invoke('값은?');
    expect([message.text, message.additional_kwargs['reasoning_content']]).toEqual(['셋', '하나 더하기 둘']);
    expect((await hear(chat())).texts).toEqual(['셋']);
  });

  it('is given structure by each of its methods', async () => {
    openai.reply(structured({ 값: 3 }));
    for (const method of ['jsonSchema', 'functionCalling', 'jsonMode'] as const) {
      const model = chat().withStructuredOutput(z.object({ 값: z.number() }), { name: 'answer', method });
      expect(await model.invoke('값은? JSON으로')).toEqual({ 값: 3 });
    }
  });

  it("is answered by Azure's path", async () => {
    const azure = {
      azureOpenAIApiKey: openai.key,
      azureOpenAIBasePath: openai.azureUrl,
      azureOpenAIApiDeploymentName: 'mine',
      azureOpenAIApiVersion: '2024-10-21',
      maxRetries: 0,
    };
    expect((await new AzureChatOpenAI({ ...azure, model: 'any' }).invoke('값은?')).text).toBe(TEXT);
    expect((await hear(new AzureChatOpenAI({ ...azure, model: 'any' }))).texts.join('')).toBe(TEXT);
    expect(await new AzureOpenAIEmbeddings(azure).embedQuery('값은')).toEqual(vectorOf('값은', 8));
    expect(openai.requests.map(({ deployment }) => deployment)).toEqual(['mine', 'mine', 'mine']);
  });

  it('tells a rate limit, its time to wait, a long context and a wrong key by what it throws', async () => {
    openai.faults.script({ kind: 'rate-limited', retryAfter: 20 });
    const limited = await chat()
      .invoke('값은?')
      .catch((error: unknown) => error);
    expect(limited).toMatchObject({ status: 429, lc_error_code: 'MODEL_RATE_LIMIT', requestID: 'req_1' });
    expect(headerOf(limited, 'retry-after')).toBe('20');
    openai.faults.script({ kind: 'context-too-long' });
    await expect(chat().invoke('값은?')).rejects.toMatchObject({ name: 'ContextOverflowError' });
    await expect(chat({ apiKey: 'sk-other' }).invoke('값은?')).rejects.toMatchObject({ status: 401 });
  });

  it('throws what a cut and an error in the stream are', async () => {
    await expect(heardWith({ kind: 'cut' })).rejects.toThrow('terminated');
    await expect(heardWith({ kind: 'error-event' })).rejects.toThrow('The engine died');
  });
});

describe('a trap of chat models:', () => {
  it.each<readonly [Fault, string, unknown]>([
    [{ kind: 'no-finish' }, TEXT, undefined],
    [{ kind: 'no-done' }, TEXT, 'stop'],
    [{ kind: 'refusal' }, '', 'stop'],
    [{ kind: 'null-content' }, '', 'stop'],
    [{ kind: 'html' }, '', undefined],
    [{ kind: 'error-body' }, '', undefined],
    [{ kind: 'invalid-json' }, '', undefined],
    [{ kind: 'empty-body' }, '', undefined],
    [{ kind: 'no-choices' }, '', undefined],
    [{ kind: 'empty-choices' }, '', undefined],
  ])('%j is a stream that succeeds', async (fault, text, finish) => {
    const heard = await heardWith(fault);
    expect([heard.texts.join(''), heard.finish ?? undefined]).toEqual([text, finish]);
  });

  it('an event that is not JSON is thrown, but printed first', async () => {
    const logger = { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
    openai.faults.script({ kind: 'broken-event' });
    const model = chat({ configuration: { baseURL: openai.url, logger } });
    await expect(hear(model)).rejects.toThrow(SyntaxError);
    expect(logger.error).toHaveBeenCalledWith('From chunk:', [expect.stringContaining('data: {"id"')]);
  });

  it('refusals and filters are empty successes without a stream too', async () => {
    openai.faults.script({ kind: 'refusal' });
    const refused = await chat().invoke('값은?');
    expect([refused.text, refused.additional_kwargs, refused.response_metadata['finish_reason']]).toEqual([
      '',
      {},
      'stop',
    ]);
    openai.faults.script({ kind: 'content-filter' });
    openai.reply('');
    expect((await chat().invoke('값은?')).text).toBe('');
  });

  it('a page or an error with 200 is a TypeError without a stream', async () => {
    for (const kind of ['html', 'error-body', 'no-choices', 'empty-choices'] as const) {
      openai.faults.script({ kind });
      await expect(chat().invoke('값은?')).rejects.toThrow(TypeError);
    }
  });

  it('a hang is pending for ten minutes', async () => {
    openai.faults.script({ kind: 'hang' });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let outcome = 'pending';
    const answer = chat()
      .invoke('값은?')
      .catch((error: unknown) => (outcome = String(error)));
    await openai.until(() => openai.requests[0], 'the request');
    await vi.advanceTimersByTimeAsync(599_000);
    expect(outcome).toBe('pending');
    await vi.advanceTimersByTimeAsync(1_000);
    await answer;
    expect(outcome).toContain('timed out');
  });

  it('its timeout does not cover a stream that stalls; a signal does', async () => {
    openai.faults.script({ kind: 'stall', after: 1 });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const giveUp = new AbortController();
    const stream = await chat({ timeout: 1_000 }).stream('값은?', { signal: giveUp.signal });
    const chunks = stream[Symbol.asyncIterator]();
    await chunks.next();
    await chunks.next();
    let outcome = 'pending';
    const third = chunks.next().catch((error: unknown) => (outcome = String(error)));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(outcome).toBe('pending');
    giveUp.abort();
    await third;
    expect(outcome).toContain('aborted');
    await openai.until(() => openai.requests[0]?.ended === 'left' || undefined, 'the leaving');
  });

  it('one failure is tried seven times over a minute, unless retries are turned off', async () => {
    openai.faults.script({ kind: 'server-error' }, { times: Infinity });
    await expect(chat().invoke('값은?')).rejects.toThrow('500');
    expect(openai.requests).toHaveLength(1);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const outcome = { over: false };
    const configuration = { baseURL: openai.url };
    const answer = new ChatOpenAI({ model: 'any', apiKey: openai.key, configuration })
      .invoke('값은?')
      .catch(() => (outcome.over = true));
    let elapsed = 0;
    for (; !outcome.over && elapsed < 600_000; elapsed += 100) await vi.advanceTimersByTimeAsync(100);
    await answer;
    expect(openai.requests).toHaveLength(8);
    expect(elapsed).toBeGreaterThan(60_000);
  });

  it('a whole reply of a streaming model asks another host how many tokens it had', async () => {
    const asked: string[] = [];
    const own = fetch;
    vi.stubGlobal('fetch', (address: string, init?: RequestInit) => {
      asked.push(new URL(address).hostname);
      const refused = Object.assign(new Error('no network'), { status: 400 });
      return address.startsWith(openai.url) ? own(address, init) : Promise.reject(refused);
    });
    await chat({ streaming: true }).invoke('값은?');
    expect(new Set(asked)).toEqual(new Set(['127.0.0.1', 'tiktoken.pages.dev']));
    expect(console.warn).toHaveBeenCalled();
    vi.mocked(console.warn).mockClear();
  });

  it('structure is undefined where the server ignores the choice of a tool', async () => {
    const model = chat().withStructuredOutput(z.object({ 값: z.number() }), {
      name: 'answer',
      method: 'functionCalling',
    });
    expect(await model.invoke('값은?')).toBeUndefined();
  });
});

describe('an embedder of LangChain', () => {
  const texts = ['값은 얼마', '언제 여나'];
  const right = texts.map((text) => vectorOf(text, 8));

  it('is given vectors, of the dimension that it asks for', async () => {
    expect(await embeddings({ encodingFormat: 'float' }).embedDocuments(texts)).toEqual(right);
    expect(await embeddings().embedDocuments(texts)).toEqual(right);
    expect(await embeddings({ dimensions: 5 }).embedQuery('값은')).toEqual(vectorOf('값은', 5));
  });

  it('asks in batches', async () => {
    await embeddings({ batchSize: 2 }).embedDocuments(['하나', '둘', '셋']);
    expect(openai.requests).toHaveLength(2);
  });

  it('takes floats in place of base64 for a quarter of the numbers, all of them wrong', async () => {
    openai.faults.script({ kind: 'floats' });
    const [vector] = await embeddings().embedDocuments(texts);
    expect(vector).toHaveLength(2);
    openai.faults.script({ kind: 'floats' });
    expect(await embeddings({ encodingFormat: 'float' }).embedDocuments(texts)).toEqual(right);
  });

  it('takes base64 in place of floats for a vector', async () => {
    openai.faults.script({ kind: 'base64' });
    expect(await embeddings({ encodingFormat: 'float' }).embedQuery('값은')).toBeTypeOf('string');
  });

  it('does not look at the index of a vector, nor at its numbers', async () => {
    openai.faults.script({ kind: 'reordered' });
    expect(await embeddings().embedDocuments(texts)).toEqual([...right].reverse());
    openai.faults.script({ kind: 'not-a-number' });
    expect((await embeddings().embedQuery('값은'))[0]).toBeNaN();
    openai.faults.script({ kind: 'null-in-vector' });
    expect((await embeddings({ encodingFormat: 'float' }).embedQuery('값은'))[0]).toBeNull();
    openai.faults.script({ kind: 'wrong-dimension' });
    expect(await embeddings().embedQuery('값은')).toHaveLength(9);
  });

  it('stumbles over vectors that are missing', async () => {
    openai.faults.script({ kind: 'fewer-vectors' });
    await expect(embeddings().embedDocuments(texts)).rejects.toThrow(TypeError);
  });
});
