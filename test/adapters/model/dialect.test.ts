// What is sent to which model, and what is left out once it was refused.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realClock } from '../../../src/adapters/model/clock.ts';
import {
  createSpeaker,
  dialectOf,
  fieldsOf,
  PLAIN,
  turnsOf,
  withoutField,
} from '../../../src/adapters/model/dialect.ts';
import { FIELDS } from '../../../src/adapters/model/trouble.ts';
import { PROMPT } from './heard.ts';

const USAGE = { stream_options: { include_usage: true } };
const fields = (model: string, baseUrl = 'https://api.openai.com/v1') =>
  fieldsOf(dialectOf({ baseUrl, model }), PROMPT);

describe('the fields', () => {
  it.each([
    ['gpt-4.1-mini', { max_completion_tokens: 300, temperature: 0 }],
    ['gpt-5-chat-latest', { max_completion_tokens: 300, temperature: 0 }],
    ['gpt-5-mini', { max_completion_tokens: 1_300, reasoning_effort: 'minimal' }],
    ['o4-mini', { max_completion_tokens: 4_300, reasoning_effort: 'low' }],
    ['gpt-5.1', { max_completion_tokens: 300, reasoning_effort: 'none' }],
    ['gpt-6-luna', { max_completion_tokens: 300, reasoning_effort: 'none' }],
    ['openai/gpt-6-luna', { max_completion_tokens: 300, reasoning_effort: 'none' }],
  ])('for %s of OpenAI are %o', (model, expected) => {
    expect(fields(model)).toEqual({ ...expected, ...USAGE });
  });

  it.each([
    ['HCX-005', { max_tokens: 300, temperature: 0 }],
    ['HCX-007', { max_completion_tokens: 300, reasoning_effort: 'none' }],
    ['gpt-oss:20b', { max_tokens: 300, temperature: 0 }],
    ['qwen3:8b', { max_tokens: 300, temperature: 0 }],
  ])('for %s elsewhere are %o', (model, expected) => {
    expect(fields(model, 'http://127.0.0.1:11434/v1')).toEqual({ ...expected, ...USAGE });
  });
});

describe('a field that is refused', () => {
  it('is left out, and the limit is called by its other name once', () => {
    expect(fieldsOf(withoutField(PLAIN, 'temperature') ?? PLAIN, PROMPT)).toEqual({
      max_tokens: 4_300,
      ...USAGE,
    });
    expect(fieldsOf(withoutField(PLAIN, 'stream_options') ?? PLAIN, PROMPT)).toEqual({
      max_tokens: 300,
      temperature: 0,
    });
    const newer = withoutField(PLAIN, 'max_tokens') ?? PLAIN;
    expect(fieldsOf(newer, PROMPT)).toHaveProperty('max_completion_tokens', 300);
    const none = withoutField(newer, 'max_completion_tokens') ?? PLAIN;
    expect(Object.keys(fieldsOf(none, PROMPT))).toEqual(['temperature', 'stream_options']);
  });

  it('leaves room to think where the effort cannot be told', () => {
    const dialect = dialectOf({ baseUrl: 'http://h/v1', model: 'gpt-6-luna' });
    expect(fieldsOf(withoutField(dialect, 'reasoning_effort') ?? PLAIN, PROMPT)).toEqual({
      max_completion_tokens: 4_300,
      ...USAGE,
    });
  });

  it('is never refused for ever: every way of refusing ends', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...FIELDS), { maxLength: 60 }),
        fc.constantFrom('gpt-6-luna', 'o3', 'any'),
        (refused, model) => {
          let dialect = dialectOf({ baseUrl: 'http://h/v1', model });
          let changes = 0;
          for (const field of refused) {
            const less = withoutField(dialect, field);
            changes += less ? 1 : 0;
            dialect = less ?? dialect;
          }
          expect(changes).toBeLessThanOrEqual(6);
        },
      ),
    );
  });
});

describe('the messages', () => {
  it('are rules and question, or one where there is no system role or no rule', () => {
    const { system, user } = PROMPT;
    expect(turnsOf(PLAIN, PROMPT)).toEqual([
      ['system', system],
      ['human', user],
    ]);
    expect(turnsOf({ ...PLAIN, systemRole: false }, PROMPT)).toEqual([['human', `${system}\n\n${user}`]]);
    expect(turnsOf(PLAIN, { ...PROMPT, system: '' })).toEqual([['human', user]]);
  });
});

describe('a speaker', () => {
  const refusing = (param: string) => Object.assign(new Error('no'), { status: 400, param });

  it('asks again without what was refused, and remembers it', async () => {
    const asked: object[] = [];
    const ask = createSpeaker(PLAIN, realClock, async (dialect, word: string) => {
      asked.push(fieldsOf(dialect, PROMPT));
      if (dialect.temperature !== undefined) throw refusing('temperature');
      if (dialect.usage) throw refusing('stream_options');
      return word;
    });
    expect([await ask('가'), asked.length]).toEqual(['가', 3]);
    expect([await ask('나'), asked.length]).toEqual(['나', 4]);
  });

  it('gives up what it cannot leave out', async () => {
    let calls = 0;
    const ask = createSpeaker(PLAIN, realClock, async () => {
      calls += 1;
      throw refusing('messages');
    });
    await expect(ask()).rejects.toMatchObject({ param: 'messages' });
    expect(calls).toBe(2);
  });
});
