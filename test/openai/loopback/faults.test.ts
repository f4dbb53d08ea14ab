// Every scripted fault over plain HTTP, as a client without any cleverness sees it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as client from './client.ts';
import {
  EMBEDDING_FAULTS,
  FRAME_FAULTS,
  INSTEAD_FAULTS,
  SPEECH_FAULTS,
  WIRE_FAULTS,
} from './fault-samples.ts';
import type { Fault, SpeechFault } from './faults.ts';
import { schemaProblems } from './rules/openapi.ts';
import { startLoopbackOpenAi, type LoopbackOpenAi } from './server.ts';

const { ask, allChunks, allEvents, deltasIn, embed, eventsOf, finishIn, json, messageIn, next } = client;
const NOON = Date.UTC(2031, 4, 6, 12);
const DELTAS = ['값은 ', '삼천 ', '원', '입니다 ', '[1]'];
const TEXT = DELTAS.join('');
const STREAM = { stream: true };

let openai: LoopbackOpenAi;

beforeAll(async () => {
  openai = await startLoopbackOpenAi({ startsAt: NOON, dimensions: 4 });
});
beforeEach(() => {
  openai.reset();
  openai.reply(DELTAS);
});
afterAll(() => openai.close());

const waiting = (): Promise<unknown> =>
  openai.until(() => openai.clock.waiting() || undefined, 'a reply that waits');

describe('a fault', () => {
  it('meets one request, or as many as it is told, in the order scripted', async () => {
    openai.faults.script({ kind: 'server-error' }, { times: 2 });
    openai.faults.script({ kind: 'forbidden' });
    const statuses: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await ask(openai)).status);
    expect(statuses).toEqual([500, 500, 403, 200]);
  });

  it('meets only the route, or the request, that it is for', async () => {
    openai.faults.script({ kind: 'server-error' }, { on: '/embeddings' });
    openai.faults.script(
      { kind: 'forbidden' },
      { on: ({ body }) => JSON.stringify(body).includes('"stream":true') },
    );
    expect((await ask(openai)).status).toBe(200);
    expect((await ask(openai, STREAM)).status).toBe(403);
    expect((await embed(openai, { input: '가' })).status).toBe(500);
  });

  it('of chat passes over embeddings, and the other way', async () => {
    openai.faults.script({ kind: 'fewer-vectors' });
    openai.faults.script({ kind: 'refusal' }, { times: 2 });
    expect(await messageIn(await ask(openai))).toMatchObject({ content: null });
    expect(await json(await embed(openai, { input: '가' }))).toMatchObject({ data: [] });
    expect(await json(await embed(openai, { input: '가' }))).toMatchObject({ data: [{ index: 0 }] });
    openai.faults.script({ kind: 'no-data' });
    expect(await json(await embed(openai, { input: '가' }))).not.toHaveProperty('data');
    expect(await messageIn(await ask(openai))).toMatchObject({ content: null });
  });

  it('is forgotten when it is cleared', async () => {
    openai.faults.script({ kind: 'server-error' });
    openai.faults.clear();
    expect((await ask(openai)).status).toBe(200);
  });

  it('hides no body that OpenAI would refuse', async () => {
    openai.faults.script({ kind: 'server-error' });
    await ask(openai, { temprature: 1 });
    expect(openai.rejected).toHaveLength(1);
  });

  it('has a sample of each kind', () => {
    const groups = [INSTEAD_FAULTS, WIRE_FAULTS, FRAME_FAULTS, SPEECH_FAULTS, EMBEDDING_FAULTS];
    const samples: Fault[] = groups.flatMap((group): Fault[] => Object.values(group));
    expect(samples).toHaveLength(41);
    for (const group of groups)
      expect(Object.entries(group).filter(([name, { kind }]) => name !== kind)).toEqual([]);
  });
});

describe('instead of an answer comes', () => {
  it.each([
    ['server-error', 500, null],
    ['quota', 429, 'insufficient_quota'],
    ['unauthorized', 401, 'invalid_api_key'],
    ['forbidden', 403, 'unsupported_country_region_territory'],
    ['no-such-model', 404, 'model_not_found'],
    ['context-too-long', 400, 'context_length_exceeded'],
  ] as const)('the error of %s with its status', async (kind, status, code) => {
    openai.faults.script({ kind });
    const response = await ask(openai);
    const body = await json(response);
    expect(schemaProblems('ErrorResponse', body)).toEqual([]);
    expect([response.status, body]).toMatchObject([status, { error: { code } }]);
  });

  it('any status and body', async () => {
    openai.faults.script({ kind: 'status', status: 418, body: { detail: '주전자' } });
    const response = await ask(openai);
    expect([response.status, await json(response)]).toEqual([418, { detail: '주전자' }]);
  });

  it('too many requests, with the time to wait in each of its spellings or without', async () => {
    const headers: (string | null)[] = [];
    for (const as of ['seconds', 'http-date', 'milliseconds'] as const) {
      openai.faults.script({ kind: 'rate-limited', retryAfter: 20, as });
      const response = await ask(openai);
      expect(response.status).toBe(429);
      headers.push(response.headers.get('retry-after') ?? response.headers.get('retry-after-ms'));
    }
    expect(headers).toEqual(['20', 'Tue, 06 May 2031 12:00:20 GMT', '20000']);
    openai.faults.script({ kind: 'rate-limited' });
    expect((await ask(openai)).headers.has('retry-after')).toBe(false);
  });

  it('a key that is repeated, where the server is careless', async () => {
    openai.faults.script({ kind: 'unauthorized', echoesKey: true });
    expect(await (await ask(openai)).text()).toContain(openai.key);
    openai.faults.script({ kind: 'unauthorized' });
    expect(await (await ask(openai)).text()).not.toContain(openai.key);
  });

  it.each([
    ['unavailable-page', 503, 'text/html', '<html>'],
    ['html', 200, 'text/html', '<!doctype html>'],
    ['invalid-json', 200, 'application/json', '{"id"'],
    ['error-body', 200, 'application/json', '{"error"'],
    ['empty-body', 200, 'application/json', ''],
  ] as const)('%s, whether a stream was asked for or not', async (kind, status, type, start) => {
    for (const more of [{}, STREAM]) {
      openai.faults.script({ kind });
      const response = await ask(openai, more);
      const text = await response.text();
      expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
      expect(text.startsWith(start)).toBe(true);
      if (kind === 'invalid-json') expect(() => JSON.parse(text)).toThrow(SyntaxError);
    }
  });
});

describe('on the way', () => {
  it('the first token is late, after the head and the role', async () => {
    openai.faults.script({ kind: 'slow-first-token', ms: 60_000 });
    const events = eventsOf(await ask(openai, STREAM));
    expect(await next(events)).toContain('"role":"assistant"');
    await waiting();
    openai.clock.advance(60_000);
    expect(await next(events)).toContain('값은 ');
    await events.return(undefined);
  });

  it('the first token is late, and the head too', async () => {
    openai.faults.script({ kind: 'slow-first-token', ms: 60_000, silent: true });
    let answered = false;
    const answer = ask(openai, STREAM).finally(() => (answered = true));
    await waiting();
    openai.clock.advance(59_999);
    expect([answered, openai.clock.waiting()]).toEqual([false, 1]);
    openai.clock.advance(1);
    expect(deltasIn(await allChunks(await answer))).toEqual(DELTAS);
  });

  it('a whole body is late after its head', async () => {
    openai.faults.script({ kind: 'slow-first-token', ms: 60_000 });
    const response = await ask(openai);
    const body = json(response);
    await waiting();
    openai.clock.advance(60_000);
    expect(await body).toMatchObject({ choices: [{ message: { content: TEXT } }] });
  });

  it('a stream stalls after some deltas, busy only with comments, until its time is over', async () => {
    openai.faults.script({ kind: 'stall', after: 3, ms: 5_000, comments: 2 });
    const events = eventsOf(await ask(openai, STREAM));
    const seen: (string | undefined)[] = [];
    for (let turn = 0; turn < 6; turn += 1) seen.push(await next(events));
    expect(seen.slice(4)).toEqual([': still here', ': still here']);
    await waiting();
    openai.clock.advance(5_000);
    expect(await next(events)).toContain('입니다 ');
    await events.return(undefined);
  });

  it.each([{}, STREAM])('a body stalls for ever: %j', async (more) => {
    openai.faults.script({ kind: 'stall' });
    const giveUp = new AbortController();
    const response = await ask(openai, more, { signal: giveUp.signal });
    const text = response.text();
    giveUp.abort();
    await expect(text).rejects.toThrow('aborted');
    await openai.until(() => openai.requests[0]?.ended === 'left' || undefined, 'the leaving');
  });

  it('a stream is cut after the deltas that it is told', async () => {
    for (const after of [0, 1, 4, 99]) {
      openai.faults.script({ kind: 'cut', after });
      const seen: string[] = [];
      const reading = (async () => {
        for await (const event of eventsOf(await ask(openai, STREAM))) seen.push(event);
      })();
      await expect(reading).rejects.toThrow('terminated');
      expect(deltasIn(seen.map((event) => JSON.parse(event)))).toEqual(DELTAS.slice(0, after));
    }
    await openai.until(
      () => openai.requests.every(({ ended }) => ended === 'reset') || undefined,
      'the resets',
    );
  });

  it('a whole body is cut in the middle', async () => {
    openai.faults.script({ kind: 'cut' });
    await expect(ask(openai).then((response) => response.text())).rejects.toThrow('terminated');
    openai.faults.script({ kind: 'cut' });
    const answer = embed(openai, { input: '가' }).then((response) => response.text());
    await expect(answer).rejects.toThrow('terminated');
  });

  it('a body is malformed, the same way for the same seed', async () => {
    const bodies = new Set<string>();
    for (let seed = 0; seed < 20; seed += 1) {
      openai.faults.script({ kind: 'mutated', seed }, { times: 2 });
      const [one, two] = [await ask(openai), await ask(openai)];
      const [first, second] = [await one.text(), await two.text()];
      expect(() => JSON.parse(first)).not.toThrow();
      expect(withoutId(first)).toBe(withoutId(second));
      bodies.add(first);
    }
    expect(bodies.size).toBe(20);
    openai.faults.script({ kind: 'mutated', seed: 1 });
    expect(await allEvents(await ask(openai, STREAM))).toContain('[DONE]');
  });
});

const withoutId = (text: string): string => text.replaceAll(/chatcmpl-\d+/gu, 'id');

describe('the frame of a reply', () => {
  it('has no choices, or none in them', async () => {
    openai.faults.script({ kind: 'no-choices' }, { times: 2 });
    expect(await json(await ask(openai))).not.toHaveProperty('choices');
    expect((await allChunks(await ask(openai, STREAM))).filter((chunk) => 'choices' in chunk)).toEqual([]);
    openai.faults.script({ kind: 'empty-choices' }, { times: 2 });
    expect(await json(await ask(openai))).toHaveProperty('choices', []);
    expect(await allChunks(await ask(openai, STREAM))).toMatchObject([{ choices: [] }]);
  });

  it('ends without its end mark', async () => {
    openai.faults.script({ kind: 'no-done' });
    const events = await allEvents(await ask(openai, STREAM));
    expect(events.at(-1)).toContain('"finish_reason":"stop"');
  });

  it('has an event that is not JSON, and goes on', async () => {
    openai.faults.script({ kind: 'broken-event', after: 1 }, { times: 2 });
    const events = await allEvents(await ask(openai, STREAM));
    expect(() => JSON.parse(events[2] ?? '')).toThrow(SyntaxError);
    expect(events[3]).toContain('삼천 ');
    await expect(json(await ask(openai))).rejects.toThrow(SyntaxError);
  });

  it('has an error as its last event', async () => {
    openai.faults.script({ kind: 'error-event', after: 2 }, { times: 2 });
    const chunks = await allChunks(await ask(openai, STREAM));
    expect(deltasIn(chunks)).toEqual(DELTAS.slice(0, 2));
    expect(chunks.at(-1)).toMatchObject({ error: { type: 'server_error' } });
    expect(await json(await ask(openai))).toMatchObject({ error: { type: 'server_error' } });
  });
});

const SPEECH: readonly (readonly [SpeechFault, string, string | null])[] = [
  [{ kind: 'no-finish' }, TEXT, null],
  [{ kind: 'length' }, '값은 삼천 원', 'length'],
  [{ kind: 'refusal', text: '말할 수 없어요' }, '', 'stop'],
  [{ kind: 'content-filter' }, '값은 삼천 원', 'content_filter'],
  [{ kind: 'null-content' }, '', 'stop'],
  [{ kind: 'empty-text' }, '', 'stop'],
  [{ kind: 'think', thoughts: '음' }, `<think>\n음\n</think>\n\n${TEXT}`, 'stop'],
  [{ kind: 'unclosed-think', thoughts: '음' }, `<think>\n음\n${TEXT}`, 'stop'],
  [{ kind: 'unopened-think', thoughts: '음' }, `음\n</think>\n\n${TEXT}`, 'stop'],
  [{ kind: 'wrong-language', text: 'Three thousand [1].' }, 'Three thousand [1].', 'stop'],
];

describe('a model says', () => {
  it.each(SPEECH)('%j', async (fault, text, finish) => {
    openai.faults.script(fault, { times: 2 });
    const chunks = await allChunks(await ask(openai, STREAM));
    expect([deltasIn(chunks).join(''), finishIn(chunks)]).toEqual([text, finish === null ? [] : [finish]]);
    const refusal = fault.kind === 'refusal' ? '말할 수 없어요' : '';
    expect(deltasIn(chunks, 'refusal').join('')).toBe(refusal);
    const body = await json(await ask(openai));
    expect(body).toMatchObject({
      choices: [{ finish_reason: finish, message: { refusal: refusal || null } }],
    });
  });

  it('nothing, where the prompt itself was filtered', async () => {
    openai.faults.script({ kind: 'content-filter', prompt: true });
    const response = await ask(openai, STREAM);
    expect([response.status, await json(response)]).toMatchObject([
      400,
      { error: { code: 'content_filter' } },
    ]);
  });

  it('every kind of this list', () => {
    expect(SPEECH.map(([{ kind }]) => kind).sort()).toEqual(Object.keys(SPEECH_FAULTS).sort());
  });
});
