// A reply as OpenAI sends it: one completion, or the chunks of a stream (role, thoughts, content, finish, usage).
import type { JsonObject } from '../../discord/loopback/json.ts';
import type { ChatRequest } from './chat-request.ts';
import type { Step } from './answer.ts';
import { pieces, textOf, type Delta, type Reply } from './reply.ts';

export interface Envelope {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  /** Azure's streams begin with a chunk that has no choice. */
  readonly azure: boolean;
}

export function completionOf(request: ChatRequest, reply: Reply, envelope: Envelope): JsonObject {
  return {
    id: envelope.id,
    object: 'chat.completion',
    created: envelope.created,
    model: request.model,
    choices: [{ index: 0, message: messageOf(reply), logprobs: null, finish_reason: finishOf(reply) }],
    usage: usageOf(request, reply),
    system_fingerprint: 'fp_loopback',
  };
}

function messageOf({ text, refusal, reasoning, toolCalls }: Reply): JsonObject {
  return {
    role: 'assistant',
    content: text,
    refusal: refusal ?? null,
    ...(reasoning !== undefined && { reasoning_content: reasoning }),
    ...(toolCalls && { tool_calls: callsOf(toolCalls) }),
  };
}

function callsOf(calls: NonNullable<Reply['toolCalls']>): JsonObject[] {
  return calls.map(({ name, arguments: given }, index) => ({
    id: `call_${index}`,
    type: 'function',
    function: { name, arguments: JSON.stringify(given) },
  }));
}

function finishOf({ finish = 'stop' }: Reply): string | null {
  return finish;
}

/** Three bytes of text are a token here. */
function usageOf({ messages }: ChatRequest, { text, reasoning = '' }: Reply): JsonObject {
  const prompt = tokensIn(messages.map((message) => message.text).join(''));
  const thoughts = tokensIn(reasoning);
  const completion = tokensIn(text ?? '') + thoughts;
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: thoughts, audio_tokens: 0 },
  };
}

export function tokensIn(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 3);
}

/** Chunks and waits, `[DONE]` not included. */
export function streamOf(request: ChatRequest, reply: Reply, envelope: Envelope): Step[] {
  const { id, created, azure } = envelope;
  const base = { id, object: 'chat.completion.chunk', created, model: request.model };
  const usage = request.includeUsage ? { usage: null } : {};
  const chunk = (delta: JsonObject, finish: string | null = null): JsonObject => {
    const choice = { index: 0, delta, logprobs: null, finish_reason: finish };
    return { ...base, system_fingerprint: 'fp_loopback', choices: [choice], ...usage };
  };
  const { text, refusal, reasoning = '', toolCalls } = reply;
  const finish = finishOf(reply);
  return [
    ...(azure ? [event(AZURE_FIRST)] : []),
    event(chunk({ role: 'assistant', content: text === null ? null : '', refusal: null })),
    ...pieces(reasoning).map((piece) => event(chunk({ reasoning_content: piece }))),
    ...deltasOf(reply).flatMap((delta) => deltaSteps(delta, chunk({ content: textOf(delta) }))),
    ...pieces(refusal ?? '').map((piece) => event(chunk({ refusal: piece }))),
    ...(toolCalls ? callSteps(toolCalls, chunk) : []),
    ...(finish === null ? [] : [event(chunk({}, finish))]),
    ...(request.includeUsage ? [event({ ...base, choices: [], usage: usageOf(request, reply) })] : []),
  ];
}

const AZURE_FIRST: JsonObject = {
  id: '',
  object: '',
  created: 0,
  model: '',
  choices: [],
  prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }],
};

function deltasOf({ text, deltas }: Reply): readonly Delta[] {
  return text === null ? [] : (deltas ?? pieces(text));
}

function deltaSteps(delta: Delta, chunk: JsonObject): Step[] {
  const write = { ...event(chunk), delta: true } as const;
  return typeof delta === 'string' ? [write] : [{ do: 'wait', ms: delta.afterMs }, write];
}

function callSteps(calls: NonNullable<Reply['toolCalls']>, chunk: (delta: JsonObject) => JsonObject): Step[] {
  return callsOf(calls).map((call, index) => event(chunk({ tool_calls: [{ index, ...call }] })));
}

export function event(data: JsonObject): Extract<Step, { do: 'write' }> {
  return { do: 'write', text: `data: ${JSON.stringify(data)}\n\n` };
}

export const DONE: Step = { do: 'write', text: 'data: [DONE]\n\n' };
