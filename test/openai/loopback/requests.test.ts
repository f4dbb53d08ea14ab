// What the server takes: keys, addresses, models, and bodies that OpenAI would refuse.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../discord/loopback/json.ts';
import * as client from './client.ts';
import { isOpenApiPresent, openApiProblems, schemaProblems } from './rules/openapi.ts';
import { bodyProblems, CHAT_FIELDS } from './rules/own-rules.ts';
import { startLoopbackOpenAi, type LoopbackOpenAi } from './server.ts';

const { ask, embed, post, QUESTION } = client;

let openai: LoopbackOpenAi;

beforeAll(async () => {
  openai = await startLoopbackOpenAi();
});
beforeEach(() => openai.reset());
afterAll(() => openai.close());

async function errorOf(answer: Promise<Response>): Promise<unknown> {
  const response = await answer;
  const body = await client.json(response);
  expect(schemaProblems('ErrorResponse', body)).toEqual([]);
  return [response.status, body['error']];
}

describe('a request', () => {
  it('is recorded as it came, without the key', async () => {
    await (await ask(openai, { temperature: 0 })).text();
    expect(openai.requests).toMatchObject([
      {
        method: 'POST',
        path: '/v1/chat/completions',
        route: '/chat/completions',
        headers: { 'content-type': 'application/json' },
        authorized: true,
        body: { ...QUESTION, temperature: 0 },
        status: 200,
      },
    ]);
    expect(JSON.stringify(openai.requests)).not.toContain(openai.key);
    await openai.until(() => openai.requests[0]?.ended === 'whole' || undefined, 'the end');
  });

  it('that its sender gives up is known as left', async () => {
    openai.faults.script({ kind: 'hang' });
    const giveUp = new AbortController();
    const answer = ask(openai, {}, { signal: giveUp.signal });
    await openai.until(() => openai.requests[0], 'the request');
    expect(openai.requests[0]).toMatchObject({ status: 0, ended: 'open' });
    giveUp.abort();
    await expect(answer).rejects.toThrow('aborted');
    await openai.until(() => openai.requests[0]?.ended === 'left' || undefined, 'the leaving');
  });

  it('needs the key', async () => {
    const headers = { authorization: 'Bearer sk-other', 'content-type': 'application/json' };
    expect(await errorOf(ask(openai, {}, { headers }))).toEqual([
      401,
      expect.objectContaining({ code: 'invalid_api_key' }),
    ]);
    expect(await errorOf(ask(openai, {}, { headers: {} }))).toMatchObject([401, { code: null }]);
    expect(openai.requests).toMatchObject([{ authorized: false }, { authorized: false }]);
    expect(JSON.stringify(openai.requests)).not.toContain('sk-other');
  });

  it('needs no key where the server asks for none', async () => {
    const own = await startLoopbackOpenAi({ key: 'none' });
    expect(await ask(own, {}, { headers: {} })).toMatchObject({ status: 200 });
    await own.close();
  });

  it('to an address that is not there is refused and remembered', async () => {
    const answer = fetch(openai.url.replace('/v1', '/chat/completions'), { method: 'POST', body: '{}' });
    expect(await errorOf(answer)).toMatchObject([404, { message: 'Invalid URL (POST /chat/completions)' }]);
    expect(openai.unknown).toMatchObject([{ path: '/chat/completions' }]);
  });

  it('goes where the server is told to be', async () => {
    const own = await startLoopbackOpenAi({ path: '' });
    expect(own.url).toMatch(/:\d+$/u);
    expect(await ask(own)).toMatchObject({ status: 200 });
    await own.close();
  });

  it('asks for a model that there is', async () => {
    const own = await startLoopbackOpenAi({ models: ['small'] });
    expect(await ask(own, { model: 'small' })).toMatchObject({ status: 200 });
    expect(await errorOf(ask(own))).toMatchObject([404, { code: 'model_not_found' }]);
    const list = await fetch(`${own.url}/models`, { headers: { authorization: `Bearer ${own.key}` } });
    expect(await client.json(list)).toMatchObject({ data: [{ id: 'small' }] });
    await own.close();
  });
});

describe("Azure's paths", () => {
  const asked = (more = '?api-version=2024-10-21', key = openai.key): Promise<Response> =>
    fetch(`${openai.azureUrl}/my%20deployment/chat/completions${more}`, {
      method: 'POST',
      headers: { 'api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify({ messages: QUESTION.messages, stream: true }),
    });

  it('answer for the deployment, with a first chunk that has no choice', async () => {
    const chunks = await client.allChunks(await asked());
    expect(chunks[0]).toMatchObject({ choices: [], prompt_filter_results: [{ prompt_index: 0 }] });
    expect(chunks[1]).toMatchObject({ model: 'my deployment' });
    expect(openai.requests).toMatchObject([
      { deployment: 'my deployment', query: { 'api-version': '2024-10-21' }, authorized: true },
    ]);
  });

  it('need an api-version and the right key', async () => {
    expect(await (await asked('')).json()).toEqual({ error: { code: '404', message: 'Resource not found' } });
    expect(await (await asked(undefined, 'no')).json()).toMatchObject({ error: { code: '401' } });
  });
});

const tool = { type: 'function', function: { name: 'answer' } };
const strict = (schema: JsonObject): JsonObject => ({
  response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } },
});

/** What is wrong, the body's changes, and the field at fault. */
type Wrong = readonly [string, JsonObject, string];

const WRONG: readonly Wrong[] = [
  ['no message', { messages: [] }, 'messages'],
  ['no model', { model: undefined }, 'model'],
  ['an unknown field', { temprature: 1 }, 'temprature'],
  ['stream options without a stream', { stream_options: { include_usage: true } }, 'stream_options'],
  ['JSON mode without the word', { response_format: { type: 'json_object' } }, 'messages'],
  ['a limit that a thinking model does not take', { model: 'o3-mini', max_tokens: 9 }, 'max_tokens'],
  ['a temperature that it does not take', { model: 'gpt-5-mini', temperature: 0 }, 'temperature'],
  [
    'a strict schema with an open object',
    strict({ type: 'object', properties: { a: { type: 'string' } } }),
    'response_format.json_schema.schema',
  ],
];

/** Only the description knows. */
const WRONG_AS_DESCRIBED: readonly Wrong[] = [
  ['a temperature out of range', { temperature: 3 }, 'temperature'],
  ['a limit that is no integer', { max_completion_tokens: 1.5 }, 'max_completion_tokens'],
  ['an unknown role', { messages: [{ role: 'robot', content: '가' }] }, 'messages.0.role'],
  ['a tool without a name', { tools: [{ type: 'function', function: {} }] }, 'tools.0.function'],
];

const RIGHT: readonly (readonly [string, JsonObject])[] = [
  ['every usual field', { temperature: 0, max_tokens: 900, top_p: 1, stop: ['\n\n'], seed: 7, user: 'u' }],
  ['null where null may stand', { temperature: null, stop: null, max_completion_tokens: null }],
  ['tools', { tools: [tool], tool_choice: 'auto', parallel_tool_calls: false }],
  ['a strict schema', strict({ type: 'object', properties: {}, required: [], additionalProperties: false })],
  ['JSON mode', { response_format: { type: 'json_object' }, messages: [{ role: 'user', content: 'JSON!' }] }],
  ['a thinking model', { model: 'gpt-5-mini', max_completion_tokens: 900, reasoning_effort: 'low' }],
];

describe('a chat body', () => {
  it.each(isOpenApiPresent() ? [...WRONG, ...WRONG_AS_DESCRIBED] : WRONG)(
    'with %s is refused',
    async (_, more, path) => {
      expect(await errorOf(ask(openai, more))).toMatchObject([400, { type: 'invalid_request_error' }]);
      expect(openai.rejected).toHaveLength(1);
      expect(openai.rejected[0]?.rejected?.map((problem) => problem.path)).toContain(path);
    },
  );

  it.each(RIGHT)('with %s is taken', async (_, more) => {
    expect(await ask(openai, more)).toMatchObject({ status: 200 });
    expect(openai.rejected).toEqual([]);
  });

  it('may have fields of other servers where they are allowed', async () => {
    const own = await startLoopbackOpenAi({ extraFields: ['chat_template_kwargs'] });
    expect(await ask(own, { chat_template_kwargs: { enable_thinking: false } })).toMatchObject({
      status: 200,
    });
    await own.close();
  });

  it('that is not JSON is refused', async () => {
    const answer = post(openai, '/chat/completions', {}, { body: '{"model":' });
    expect(await errorOf(answer)).toMatchObject([400, { type: 'invalid_request_error' }]);
  });
});

const WRONG_INPUTS: readonly Wrong[] = [
  ['an empty text', { input: ['가', ''] }, 'input'],
  ['no input', {}, 'input'],
  ['too many inputs', { input: Array.from({ length: 2_049 }, () => '가') }, 'input'],
  [
    'dimensions that the model cannot change',
    { model: 'text-embedding-ada-002', input: '가', dimensions: 8 },
    'dimensions',
  ],
];

describe('an embedding body', () => {
  it.each(WRONG_INPUTS)('with %s is refused', async (_, more, path) => {
    expect(await embed(openai, more)).toMatchObject({ status: 400 });
    expect(openai.rejected[0]?.rejected?.map((problem) => problem.path)).toContain(path);
  });

  it.runIf(isOpenApiPresent())('with an unknown encoding is refused by the description', async () => {
    expect(await embed(openai, { input: '가', encoding_format: 'int8' })).toMatchObject({ status: 400 });
    expect(openApiProblems('POST /embeddings', { model: 'any', input: '가', 차원: 8 })).not.toEqual([]);
  });

  it.each([
    ['a text', '가'],
    ['texts', ['가', '나']],
    ['tokens', [1, 2]],
    ['lists of tokens', [[1], [2]]],
  ])('with %s is taken', (_, input) =>
    expect(bodyProblems('/embeddings', { model: 'any', input })).toEqual([]),
  );
});

it.runIf(isOpenApiPresent())('the known fields of a chat body are those of the description', () => {
  const unknown = [...CHAT_FIELDS].filter(
    (field) =>
      openApiProblems('POST /chat/completions', { ...QUESTION, [field]: Symbol('of no type') }).length === 0,
  );
  expect(unknown).toEqual([]);
});
