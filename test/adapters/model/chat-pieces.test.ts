// Chunks of several providers, as LangChain hands them on, and chunks that are none.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { pieceOf } from '../../../src/adapters/model/chat-pieces.ts';

it.each([
  ['OpenAI', { content: '가', response_metadata: { finish_reason: 'stop' } }, { text: '가', finish: 'stop' }],
  [
    'OpenAI, what it took',
    { content: '', usage_metadata: { input_tokens: 5, output_tokens: 2, total_tokens: 7 } },
    { text: '', tokens: 7 },
  ],
  [
    'a model that thinks',
    { content: '', additional_kwargs: { reasoning_content: '음' } },
    { text: '', thinks: true },
  ],
  [
    'a model that refuses',
    { content: '', additional_kwargs: { refusal: '아니요' } },
    { text: '', refused: true },
  ],
  [
    'Anthropic',
    {
      content: [
        { type: 'thinking', thinking: '음' },
        { type: 'text', text: '가' },
        { type: 'text', text: '나' },
        { type: 'tool_use', input: {} },
      ],
      response_metadata: { stop_reason: 'end_turn' },
      usage_metadata: { input_tokens: 5, output_tokens: 2 },
    },
    { text: '가나', thinks: true, finish: 'end_turn', tokens: 7 },
  ],
  [
    'Google',
    { content: '가', response_metadata: { finishReason: 'MAX_TOKENS' } },
    { text: '가', finish: 'MAX_TOKENS' },
  ],
  ['Ollama', { content: '', response_metadata: { done_reason: 'stop' } }, { text: '', finish: 'stop' }],
  [
    'Bedrock',
    { content: '', response_metadata: { stopReason: 'end_turn' } },
    { text: '', finish: 'end_turn' },
  ],
  [
    'the Responses API at its end',
    { content: [], response_metadata: { status: 'completed', output: [{ type: 'message' }] } },
    { text: '', finish: 'completed' },
  ],
  [
    'the Responses API cut short',
    {
      content: [],
      response_metadata: { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } },
    },
    { text: '', finish: 'max_output_tokens' },
  ],
  [
    'the Responses API under way',
    { content: [{ type: 'text', text: '가', index: 0 }], response_metadata: { status: 'in_progress' } },
    { text: '가' },
  ],
  ['nothing', undefined, { text: '' }],
  ['a text', 'stop', { text: '' }],
  ['usage that is none', { content: '', usage_metadata: { total_tokens: -3 } }, { text: '' }],
  ['usage in words', { content: '', usage_metadata: { total_tokens: '7' } }, { text: '' }],
])('reads %s', (_, chunk, piece) => {
  expect(pieceOf(chunk)).toEqual(piece);
});

it('reads any chunk, and none of its thoughts as text', () => {
  const content = fc.oneof(
    fc.string(),
    fc.array(fc.oneof(fc.anything(), fc.constant({ type: 'reasoning', text: '생각' }))),
  );
  fc.assert(
    fc.property(fc.anything(), content, fc.anything(), (chunk, said, metadata) => {
      for (const one of [
        chunk,
        { content: said, response_metadata: metadata, additional_kwargs: chunk, usage_metadata: chunk },
      ]) {
        const piece = pieceOf(one);
        expect(piece.text).toBeTypeOf('string');
        if (Array.isArray(said)) expect(piece.text).not.toContain('생각');
      }
    }),
  );
});
