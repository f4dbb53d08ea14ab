// Other people's chat models as our writers, and a server that speaks the Responses API.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { CallbackManager } from '@langchain/core/callbacks/manager';
import { awaitAllCallbacks } from '@langchain/core/callbacks/promises';
import { AIMessage, AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import { ChatGenerationChunk, type ChatResult } from '@langchain/core/outputs';
import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { RunnableLambda } from '@langchain/core/runnables';
import { LangChainTracer } from '@langchain/core/tracers/tracer_langchain';
import { ChatOpenAI } from '@langchain/openai';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chatWriter, openAiWriter } from '../../src/adapters/langchain.ts';
import { startLoopbackOpenAi } from '../openai/loopback/server.ts';
import { hear, outcomeOf, PROMPT } from './model/heard.ts';
import { TRACING } from './model/tracing-variables.ts';

afterEach(() => vi.unstubAllEnvs());

/** Streams these chunks, or answers at once where there is one and `whole` is said. */
class FakeChat extends BaseChatModel {
  readonly asked: BaseMessage[][] = [];
  readonly chunks: readonly AIMessageChunk[];

  constructor(
    chunks: readonly AIMessageChunk[],
    fields: ConstructorParameters<typeof BaseChatModel>[0] = {},
  ) {
    super(fields);
    this.chunks = chunks;
  }

  _llmType(): string {
    return 'fake';
  }

  async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    this.asked.push(messages);
    const message = new AIMessage({ content: '가 [1]', response_metadata: { finish_reason: 'stop' } });
    return { generations: [{ text: '가 [1]', message }] };
  }

  override async *_streamResponseChunks(messages: BaseMessage[]): AsyncGenerator<ChatGenerationChunk> {
    this.asked.push(messages);
    for (const message of this.chunks) yield new ChatGenerationChunk({ message, text: message.text });
  }
}

const chunk = (fields: ConstructorParameters<typeof AIMessageChunk>[0]): AIMessageChunk =>
  new AIMessageChunk(fields);
const USAGE = { input_tokens: 5, output_tokens: 3, total_tokens: 8 };
const ANSWER = [
  chunk({
    content: [
      { type: 'thinking', thinking: '음' },
      { type: 'text', text: '가 ' },
    ],
  }),
  chunk({ content: '[1]' }),
  chunk({ content: '', response_metadata: { stop_reason: 'end_turn' } }),
  Object.assign(chunk(''), { usage_metadata: USAGE }),
];

describe("somebody else's chat model", () => {
  it('writes, whatever its provider calls its parts', async () => {
    const model = new FakeChat(ANSWER);
    expect(await hear(chatWriter(model, { id: 'fake' }))).toMatchObject({
      text: '가 [1]',
      ends: ['stop'],
      tokens: 8,
    });
    expect(model.asked[0]?.map((message) => [message.getType(), message.text])).toEqual([
      ['system', PROMPT.system],
      ['human', PROMPT.user],
    ]);
  });

  it('writes where it cannot stream, with options bound to it, and inside a chain', async () => {
    const whole = new FakeChat([]);
    whole.disableStreaming = true;
    expect(await outcomeOf(chatWriter(whole, { id: 'fake' }))).toBe('stop: 가 [1]');
    expect(
      await outcomeOf(chatWriter(new FakeChat(ANSWER).withConfig({ tags: ['a'] }), { id: 'fake' })),
    ).toBe('stop: 가 [1]');
    const writer = chatWriter(new FakeChat(ANSWER), { id: 'fake' });
    const inside = RunnableLambda.from(() => outcomeOf(writer));
    expect(await inside.invoke('')).toBe('stop: 가 [1]');
  });

  it('may be a real one, which is asked for what its maker set', async () => {
    const openai = await startLoopbackOpenAi();
    openai.reply('가 [1]');
    const configuration = { baseURL: openai.url };
    const model = new ChatOpenAI({
      model: 'any',
      apiKey: openai.key,
      configuration,
      maxRetries: 0,
      maxTokens: 77,
    });
    const writer = chatWriter(model, { id: 'theirs' });
    expect(await outcomeOf(writer)).toBe('stop: 가 [1]');
    expect(openai.requests[0]?.body).toMatchObject({ max_tokens: 77 });
    openai.faults.script({ kind: 'rate-limited' });
    expect(await outcomeOf(writer)).toBe('rejects: rate-limit');
    openai.faults.script({ kind: 'no-finish' });
    expect(await outcomeOf(writer)).toBe('broken-off: 가 [1]');
    await openai.close();
  });

  it('whose handlers are its own has them told', async () => {
    const told: string[] = [];
    const callbacks = CallbackManager.fromHandlers({
      handleChatModelStart: () => void told.push('start'),
      handleLLMEnd: () => void told.push('end'),
    });
    vi.stubEnv('LANGCHAIN_CALLBACKS_BACKGROUND', 'false');
    await hear(chatWriter(new FakeChat(ANSWER, { callbacks }), { id: 'fake' }));
    expect(told).toEqual(['start', 'end']);
  });

  it('is neither traced nor printed with every variable set that says so', async () => {
    const trap = await startLoopbackOpenAi();
    for (const [name, value] of Object.entries({ ...TRACING, LANGSMITH_ENDPOINT: trap.url }))
      vi.stubEnv(name, value);
    const traced = vi.spyOn(LangChainTracer.prototype, 'handleChatModelStart');
    const writer = chatWriter(new FakeChat(ANSWER), { id: 'fake' });
    expect(await outcomeOf(writer)).toBe('stop: 가 [1]');
    const whole = new FakeChat([]);
    whole.disableStreaming = true;
    await hear(chatWriter(whole, { id: 'fake' }));
    await awaitAllCallbacks();
    expect(traced).not.toHaveBeenCalled();
    expect(trap.requests).toEqual([]);
    await trap.close();
  });
});

/** Answers every request with these events of the Responses API; the bodies that came. */
async function serveResponses(events: readonly object[]) {
  const asked: { readonly url: string | undefined; readonly body: unknown }[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked.push({ url: request.url, body: JSON.parse(Buffer.concat(parts).toString()) });
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/v1`, asked, close };
}

const delta = (text: string) => ({
  type: 'response.output_text.delta',
  delta: text,
  content_index: 0,
  output_index: 0,
});
const output = [
  { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: '가 [1]', annotations: [] }] },
];
const usage = {
  ...USAGE,
  input_tokens_details: {},
  output_tokens_details: {},
};
const ended = (status: string, more: object = {}) => ({
  type: `response.${status}`,
  response: { id: 'r', status, model: 'm', output, usage, ...more },
});

describe('a server of the Responses API', () => {
  it.each([
    ['a whole answer', [delta('가 '), delta('[1]'), ended('completed')], 'stop: 가 [1]'],
    [
      'one that is cut short',
      [delta('가'), ended('incomplete', { incomplete_details: { reason: 'max_output_tokens' } })],
      'length: 가',
    ],
    [
      'one that is filtered',
      [delta('가'), ended('incomplete', { incomplete_details: { reason: 'content_filter' } })],
      'filtered: 가',
    ],
    [
      'one that fails',
      [delta('가'), { type: 'response.failed', response: { id: 'r', status: 'failed' } }],
      'broken-off: 가',
    ],
    ['one that breaks off', [delta('가')], 'broken-off: 가'],
    [
      'a refusal',
      [{ type: 'response.refusal.done', refusal: '아니요' }, ended('completed', { output: [] })],
      'refused: ',
    ],
    ['nothing', [], 'rejects: malformed'],
  ])('gives %s as it is', async (_, events, outcome) => {
    const responses = await serveResponses(events);
    const writer = openAiWriter({ provider: 'perplexity', baseUrl: responses.url, apiKey: 'k', model: 'm' });
    expect(await outcomeOf(writer)).toBe(outcome);
    await responses.close();
  });

  it('is asked for the text alone, within the limit', async () => {
    const responses = await serveResponses([delta('가'), ended('completed')]);
    const writer = openAiWriter({ provider: 'perplexity', baseUrl: responses.url, apiKey: 'k', model: 'm' });
    expect((await hear(writer)).tokens).toBe(8);
    expect(responses.asked).toEqual([
      {
        url: '/v1/responses',
        body: {
          model: 'm',
          max_output_tokens: 300,
          stream: true,
          input: [
            { type: 'message', role: 'system', content: PROMPT.system },
            { type: 'message', role: 'user', content: PROMPT.user },
          ],
        },
      },
    ]);
    await responses.close();
  });
});
