// A model that writes, through the real library: every fault of its server ends as it should, and nothing goes elsewhere.
import { inspect } from 'node:util';
import { awaitAllCallbacks } from '@langchain/core/callbacks/promises';
import { LangChainTracer } from '@langchain/core/tracers/tracer_langchain';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openAiWriter } from '../../src/adapters/langchain.ts';
import { realClock } from '../../src/adapters/model/clock.ts';
import { patientWriter } from '../../src/adapters/model/patient-writer.ts';
import type { Writer } from '../../src/core/ports.ts';
import { readReply } from '../openai/fixtures/read-replies.ts';
import {
  FRAME_FAULTS,
  INSTEAD_FAULTS,
  SPEECH_FAULTS,
  WIRE_FAULTS,
} from '../openai/loopback/fault-samples.ts';
import type { EmbeddingFault, Fault, FaultKind } from '../openai/loopback/faults.ts';
import { startLoopbackOpenAi, type LoopbackOpenAi } from '../openai/loopback/server.ts';
import { hear, outcomeOf, PROMPT } from './model/heard.ts';
import { turns } from './model/manual-clock.ts';
import { createShortWaits, type ShortWaits } from './model/short-waits.ts';
import { TRACING } from './model/tracing-variables.ts';

const DELTAS = ['- 값은 ', '3,000원', '입니다 [1]\n', '- 아홉 시에 ', '엽니다 😊 [2]'];
const TEXT = DELTAS.join('');
const WHOLE = `stop: ${TEXT}`;
const NOON = Date.UTC(2031, 4, 6, 12);

let openai: LoopbackOpenAi;

beforeAll(async () => {
  openai = await startLoopbackOpenAi();
});
beforeEach(() => {
  openai.reset();
  openai.reply(DELTAS);
});
afterEach(() => {
  vi.unstubAllEnvs();
  expect(openai.rejected).toEqual([]);
  expect(openai.unknown).toEqual([]);
});
afterAll(() => openai.close());

const server = (more: object = {}) => ({ baseUrl: openai.url, apiKey: openai.key, model: 'any', ...more });
const patient = (clock: ShortWaits) => patientWriter(openAiWriter(server()), { clock, random: () => 0.5 });

describe('an answer', () => {
  it('comes whole, piece by piece, with what it took', async () => {
    expect(await hear(openAiWriter(server()))).toEqual({
      text: TEXT,
      pieces: DELTAS.length,
      signs: 0,
      ends: ['stop'],
      tokens: 50,
    });
  });

  it('is asked for with the rules, the question and the limit', async () => {
    await hear(openAiWriter(server()));
    expect(openai.requests[0]?.body).toEqual({
      model: 'any',
      messages: [
        { role: 'system', content: PROMPT.system },
        { role: 'user', content: PROMPT.user },
      ],
      max_tokens: 300,
      temperature: 0,
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it.each(['inside-characters', 'bytes'] as const)(
    'comes whole where the packets are cut to %s',
    async (packets) => {
      const own = await startLoopbackOpenAi({ packets });
      own.reply(DELTAS);
      expect(await outcomeOf(openAiWriter({ baseUrl: own.url, apiKey: own.key, model: 'any' }))).toBe(WHOLE);
      await own.close();
    },
  );

  it('holds no thought, only signs that the model thinks', async () => {
    openai.reply({ text: '셋 [1]', reasoning: '하나 더하기 둘은 셋이다' });
    const heard = await hear(openAiWriter(server()));
    expect(heard.text).toBe('셋 [1]');
    expect(heard.signs).toBeGreaterThan(2);
  });

  it.each(['chatty', 'json-fenced', 'template-tokens', 'think'])(
    'in the style %s comes to the letter',
    async (style) => {
      const { text } = readReply(style);
      openai.reply(text);
      expect((await hear(openAiWriter(server()))).text).toBe(text);
    },
  );

  it('does not mix with others that are written at once', async () => {
    openai.reply(({ question }) => question.repeat(3));
    const writer = openAiWriter(server());
    const said = await Promise.all(
      Array.from({ length: 20 }, (_, at) => hear(writer, { prompt: { ...PROMPT, user: `물음 ${at}. ` } })),
    );
    expect(said.map(({ text }) => text)).toEqual(
      Array.from({ length: 20 }, (_, at) => `물음 ${at}. `.repeat(3)),
    );
  });
});

/** How a fault that happens once ends through patience: the outcome, and how many calls it took. */
interface Ending {
  readonly outcome: string | RegExp;
  readonly calls: number;
  /** Another than the plain fault of this kind. */
  readonly fault?: Fault;
  /** After so many texts there is silence, and its limit is over. */
  readonly silentAfter?: number;
}
type Kinds = Exclude<FaultKind, EmbeddingFault['kind']>;

const once = (outcome: string | RegExp): Ending => ({ outcome, calls: 1 });
const TRIED_AGAIN: Ending = { outcome: WHOLE, calls: 2 };
const SILENT: Ending = { ...TRIED_AGAIN, silentAfter: 0 };
const BROKEN_OFF = once(`broken-off: ${DELTAS[0]}${DELTAS[1]}`);

const ENDINGS: Readonly<Record<Kinds, Ending>> = {
  status: TRIED_AGAIN,
  'server-error': TRIED_AGAIN,
  'unavailable-page': TRIED_AGAIN,
  'rate-limited': { ...TRIED_AGAIN, fault: { kind: 'rate-limited', retryAfter: 3 } },
  quota: once('rejects: quota'),
  unauthorized: once('rejects: auth'),
  forbidden: once('rejects: auth'),
  'no-such-model': once('rejects: no-model'),
  'context-too-long': once('rejects: too-long'),
  'invalid-json': TRIED_AGAIN,
  html: TRIED_AGAIN,
  'error-body': TRIED_AGAIN,
  'empty-body': TRIED_AGAIN,
  hang: SILENT,
  'slow-first-token': SILENT,
  stall: { ...BROKEN_OFF, silentAfter: 2 },
  cut: BROKEN_OFF,
  mutated: once(/^(?:stop|broken-off|length): /u),
  'no-choices': TRIED_AGAIN,
  'empty-choices': TRIED_AGAIN,
  'no-done': once(WHOLE),
  'broken-event': BROKEN_OFF,
  'error-event': BROKEN_OFF,
  'no-finish': once(`broken-off: ${TEXT}`),
  length: once(/^length: - 값은 3,000원/u),
  refusal: once('refused: '),
  'content-filter': once(/^filtered: - 값은 3,000원/u),
  'null-content': once('stop: '),
  'empty-text': once('stop: '),
  think: once(/^stop: <think>[^<]+<\/think>\n\n- 값은/u),
  'unclosed-think': once(/^stop: <think>\n/u),
  'unopened-think': once(/^stop: [^<]+<\/think>/u),
  'wrong-language': once(/^stop: According/u),
};

/** The same faults at other places. */
const ELSEWHERE: readonly (readonly [Fault, Ending])[] = [
  [{ kind: 'cut', after: 0 }, TRIED_AGAIN],
  [{ kind: 'stall', after: 0 }, SILENT],
  [
    { kind: 'stall', after: 1, comments: 5 },
    { ...once(`broken-off: ${DELTAS[0]}`), silentAfter: 1 },
  ],
  [{ kind: 'slow-first-token', ms: 60_000, silent: true }, SILENT],
  [{ kind: 'broken-event', after: 0 }, TRIED_AGAIN],
  [{ kind: 'error-event', after: 0 }, TRIED_AGAIN],
  [{ kind: 'content-filter', prompt: true }, once('filtered: ')],
  [{ kind: 'status', status: 307 }, once('rejects: no-model')],
  [{ kind: 'status', status: 422 }, once('rejects: refused-request')],
  [{ kind: 'status', status: 200, body: 'words' }, TRIED_AGAIN],
];

const SAMPLES = { ...INSTEAD_FAULTS, ...WIRE_FAULTS, ...FRAME_FAULTS, ...SPEECH_FAULTS };
const CASES: readonly (readonly [Fault, Ending])[] = [
  ...Object.values(SAMPLES).map(
    (sample) => [ENDINGS[sample.kind].fault ?? sample, ENDINGS[sample.kind]] as const,
  ),
  ...ELSEWHERE,
];

/** Lets every limit be over once the silence that is meant has begun. */
async function endSilence(clock: ShortWaits, texts: () => number, after: number): Promise<void> {
  await openai.until(() => openai.requests[0], 'the request');
  while (texts() < after) await turns();
  await turns();
  clock.expire();
}

describe('through patience', () => {
  it.each(CASES)('%j ends as it should', async (fault, { outcome, calls, silentAfter }) => {
    const clock = createShortWaits();
    openai.faults.script(fault);
    const texts: string[] = [];
    const listening = outcomeOf(watched(patient(clock), texts));
    if (silentAfter !== undefined) await endSilence(clock, () => texts.length, silentAfter);
    expect(await listening).toMatch(typeof outcome === 'string' ? exactly(outcome) : outcome);
    expect(openai.requests).toHaveLength(calls);
    await openai.until(() => openai.requests.every(({ ended }) => ended !== 'open') || undefined, 'the ends');
  });

  it.each(['server-error', 'invalid-json', 'unavailable-page'] as const)(
    '%s for ever is given up after three calls',
    async (kind) => {
      openai.faults.script({ kind }, { times: Infinity });
      const clock = createShortWaits();
      expect(await outcomeOf(patient(clock))).toBe(
        `rejects: ${kind === 'invalid-json' ? 'malformed' : 'server'}`,
      );
      expect([openai.requests.length, clock.pauses]).toEqual([3, [250, 500]]);
    },
  );

  it.each(['seconds', 'http-date', 'milliseconds'] as const)(
    'a time to wait is honoured, told in %s',
    async (as) => {
      const own = await startLoopbackOpenAi({ startsAt: NOON });
      own.faults.script({ kind: 'rate-limited', retryAfter: 4, as });
      const clock = createShortWaits();
      const writer = patientWriter(
        openAiWriter(server({ baseUrl: own.url }), { clock: { ...realClock, now: () => NOON } }),
        { clock, random: () => 0 },
      );
      await hear(writer);
      expect([own.requests.length, clock.pauses]).toEqual([2, [4_000]]);
      await own.close();
    },
  );

  it('malformed answers of every kind end in one of the ways that there are', async () => {
    const ways = new Set<string>();
    for (let seed = 0; seed < 40; seed += 1) {
      openai.faults.script({ kind: 'mutated', seed });
      ways.add((await outcomeOf(openAiWriter(server()))).split(':')[0] ?? '');
    }
    expect(
      [...ways].filter(
        (way) => !['stop', 'length', 'filtered', 'refused', 'broken-off', 'rejects'].includes(way),
      ),
    ).toEqual([]);
  });

  it('a caller who gives up has the connection closed', async () => {
    openai.faults.script({ kind: 'stall', after: 1 });
    const giveUp = new AbortController();
    for await (const writing of patient(createShortWaits()).write(PROMPT, giveUp.signal)) {
      expect(writing).toEqual({ kind: 'text', text: DELTAS[0] });
      break;
    }
    await openai.until(() => openai.requests[0]?.ended === 'left' || undefined, 'the leaving');
    openai.faults.script({ kind: 'hang' });
    const outcome = outcomeOf(patient(createShortWaits()), giveUp.signal);
    await openai.until(() => openai.requests[1], 'the second request');
    giveUp.abort(new RangeError('over'));
    expect(await outcome).toBe('rejects: RangeError');
    await openai.until(() => openai.requests[1]?.ended === 'left' || undefined, 'the second leaving');
  });
});

describe('a failure', () => {
  it('repeats neither the key nor a word of the server', async () => {
    openai.faults.script({ kind: 'unauthorized', echoesKey: true });
    const error: unknown = await hear(openAiWriter(server())).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'model-unavailable', facts: { reason: 'auth', status: 401 } });
    const all = inspect(error, { depth: 9, showHidden: true });
    for (const word of [openai.key, 'API key', 'Incorrect']) expect(all).not.toContain(word);
  });

  it('tells a wrong key and a server that is not there', async () => {
    expect(await outcomeOf(openAiWriter(server({ apiKey: 'sk-other' })))).toBe('rejects: auth');
    const gone = await startLoopbackOpenAi();
    await gone.close();
    expect(await outcomeOf(openAiWriter(server({ baseUrl: gone.url })))).toBe('rejects: network');
  });
});

describe('a model that refuses a field', () => {
  const refuse = (param: string, times = 1): void =>
    openai.faults.script(
      { kind: 'status', status: 400, body: { error: { message: 'no', param } } },
      { times },
    );
  const bodies = (): object[] =>
    openai.requests.map(({ body }) => (typeof body === 'object' && body ? body : {}));

  it('is asked again without it, and from then on', async () => {
    const writer = openAiWriter(server());
    refuse('temperature');
    refuse('stream_options');
    expect(await outcomeOf(writer)).toBe(WHOLE);
    await hear(writer);
    expect(bodies().map((body) => ['temperature' in body, 'stream_options' in body])).toEqual([
      [true, true],
      [false, true],
      [false, false],
      [false, false],
    ]);
  });

  it('is given the limit by its other name, and rules as part of the question', async () => {
    const writer = openAiWriter(server());
    refuse('max_tokens');
    refuse('messages[0].role');
    expect(await outcomeOf(writer)).toBe(WHOLE);
    expect(bodies().at(-1)).toMatchObject({
      max_completion_tokens: 300,
      messages: [{ role: 'user', content: `${PROMPT.system}\n\n${PROMPT.user}` }],
    });
  });

  it('is given up where nothing is left to leave out', async () => {
    refuse('messages', Infinity);
    expect(await outcomeOf(openAiWriter(server()))).toBe('rejects: refused-request');
    expect(openai.requests).toHaveLength(2);
  });

  it.each([
    ['gpt-6-luna', { max_completion_tokens: 300, reasoning_effort: 'none' }],
    ['o4-mini', { max_completion_tokens: 4_300, reasoning_effort: 'low' }],
    ['gpt-5-mini', { max_completion_tokens: 1_300, reasoning_effort: 'minimal' }],
  ])('or is known to, is asked in its own way: %s', async (model, expected) => {
    expect(await outcomeOf(openAiWriter(server({ model })))).toBe(WHOLE);
    const [body] = bodies();
    expect(body).toMatchObject({ model, ...expected });
    for (const field of ['temperature', 'max_tokens']) expect(body).not.toHaveProperty(field);
  });
});

describe('addresses', () => {
  it("of Azure's deployments have the key in their own header and a version", async () => {
    const writer = openAiWriter(
      server({ provider: 'azure', baseUrl: `${openai.azureUrl}/old`, model: 'mine' }),
    );
    expect(await outcomeOf(writer)).toBe(WHOLE);
    expect(openai.requests[0]).toMatchObject({
      deployment: 'mine',
      authorized: true,
      query: { 'api-version': '2024-10-21' },
    });
  });

  it.each(['/openai/v1', '', '/v1/openai'])('below %j are found', async (path) => {
    const own = await startLoopbackOpenAi({ path });
    own.reply('가');
    const writer = openAiWriter({ baseUrl: `${own.url}/`, apiKey: own.key, model: 'any' });
    expect(await outcomeOf(writer)).toBe('stop: 가');
    expect(own.unknown).toEqual([]);
    await own.close();
  });

  it('that want no key are sent none', async () => {
    const own = await startLoopbackOpenAi({ key: 'none' });
    own.reply('가');
    vi.stubEnv('OPENAI_API_KEY', 'sk-of-the-environment');
    const { fetched } = watchRequests();
    expect(await outcomeOf(openAiWriter({ baseUrl: own.url, model: 'any' }))).toBe('stop: 가');
    expect(fetched[0]?.headers.has('authorization')).toBe(false);
    await own.close();
  });
});

interface Fetched {
  readonly url: URL;
  readonly headers: Headers;
}

/** Every request that leaves. */
function watchRequests(): { readonly fetched: Fetched[] } {
  const fetched: Fetched[] = [];
  const own = fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    fetched.push({
      url: new URL(input instanceof Request ? input.url : input),
      headers: new Headers(init?.headers),
    });
    return own(input, init);
  });
  return { fetched };
}

describe('with every variable of the environment set that these libraries read', () => {
  it('nothing is sent but the prompt to its server, nothing along with it, and nothing is printed', async () => {
    const trap = await startLoopbackOpenAi();
    const variables = {
      ...TRACING,
      LANGSMITH_ENDPOINT: trap.url,
      LANGCHAIN_ENDPOINT: trap.url,
      LANGSMITH_GATEWAY: trap.url,
      OPENAI_BASE_URL: trap.url,
      OPENAI_API_BASE: trap.url,
      OPENAI_API_KEY: 'sk-of-the-environment',
      OPENAI_ORG_ID: 'org-of-the-environment',
      OPENAI_ORGANIZATION: 'org-of-the-environment',
      OPENAI_PROJECT_ID: 'project-of-the-environment',
      OPENAI_CUSTOM_HEADERS: 'x-custom: of-the-environment',
      OPENAI_LOG: 'debug',
    };
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    const traced = vi.spyOn(LangChainTracer.prototype, 'handleChatModelStart');
    const { fetched } = watchRequests();
    expect(await outcomeOf(openAiWriter(server()))).toBe(WHOLE);
    openai.faults.script({ kind: 'broken-event' });
    await outcomeOf(openAiWriter(server()));
    await awaitAllCallbacks();
    expect(traced).not.toHaveBeenCalled();
    expect(fetched.map(({ url }) => url.origin)).toEqual([
      new URL(openai.url).origin,
      new URL(openai.url).origin,
    ]);
    expect(JSON.stringify([...(fetched[0]?.headers ?? [])])).not.toContain('of-the-environment');
    expect(trap.requests).toEqual([]);
    await trap.close();
  });
});

describe('the library', () => {
  it('is loaded with the first prompt and not before', async () => {
    vi.resetModules();
    let loaded = 0;
    vi.doMock('@langchain/openai', async (original) => {
      loaded += 1;
      return original();
    });
    const fresh = await import('../../src/adapters/langchain.ts');
    const writer = fresh.openAiWriter(server());
    expect(loaded).toBe(0);
    expect(await outcomeOf(writer)).toBe(WHOLE);
    expect(loaded).toBe(1);
    vi.doUnmock('@langchain/openai');
  });
});

function watched(writer: Writer, texts: string[]): Writer {
  return {
    id: writer.id,
    async *write(prompt, signal) {
      for await (const writing of writer.write(prompt, signal)) {
        if (writing.kind === 'text') texts.push(writing.text);
        yield writing;
      }
    },
  };
}

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, '\\$&')}$`, 'u');
}
