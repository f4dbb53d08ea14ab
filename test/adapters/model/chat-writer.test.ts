// A stream of pieces becomes text and exactly one end, and only the model's own word makes it `stop`.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChatPiece, createChatWriter } from '../../../src/adapters/model/chat-writer.ts';
import { hear, outcomeOf, PROMPT, reasonIn } from './heard.ts';
import { createManualClock, turns } from './manual-clock.ts';

type Step = ChatPiece | Error | 'hang';
const text = (said: string): ChatPiece => ({ text: said });
const finish = (word: string): ChatPiece => ({ text: '', finish: word });
const never = (): Promise<never> => new Promise(() => undefined);

async function* streamOf(steps: readonly Step[], seen?: { closed: boolean }): AsyncGenerator<ChatPiece> {
  try {
    for (const step of steps) {
      if (step === 'hang') await never();
      else if (step instanceof Error) throw step;
      else yield step;
    }
  } finally {
    if (seen) seen.closed = true;
  }
}

const saying = (...steps: Step[]) => createChatWriter({ id: 'm', open: async () => streamOf(steps) });

describe('the end', () => {
  it.each([
    ['stop', 'stop'],
    ['end_turn', 'stop'],
    ['STOP', 'stop'],
    ['completed', 'stop'],
    ['length', 'length'],
    ['max_tokens', 'length'],
    ['MAX_TOKENS', 'length'],
    ['content_filter', 'filtered'],
    ['SAFETY', 'filtered'],
    ['refusal', 'refused'],
    ['tool_calls', 'broken-off'],
    ['function_call', 'broken-off'],
    ['error', 'broken-off'],
    ['constructor', 'broken-off'],
  ])('after the word %s is %s', async (word, end) => {
    expect(await outcomeOf(saying(text('가'), finish(word)))).toBe(`${end}: 가`);
  });

  it('without a word is one in the middle, or nothing at all', async () => {
    expect(await outcomeOf(saying(text('가')))).toBe('broken-off: 가');
    expect(await outcomeOf(saying())).toBe('rejects: malformed');
  });

  it('of an answer that is empty but whole is its own', async () => {
    expect(await outcomeOf(saying(finish('stop')))).toBe('stop: ');
  });

  it('is a refusal where the model says so, whatever it ends with', async () => {
    expect(await outcomeOf(saying({ text: '', refused: true }, finish('stop')))).toBe('refused: ');
    expect(await outcomeOf(saying(text('가'), { text: '', refused: true }))).toBe('refused: 가');
  });

  it('tells what the call took, wherever the stream said it', async () => {
    const writer = saying(text('가'), { text: '', finish: 'stop', tokens: 10 }, { text: '', tokens: 53 });
    expect((await hear(writer)).tokens).toBe(53);
    expect((await hear(saying(text('가'), finish('stop')))).tokens).toBeUndefined();
  });
});

describe('an error', () => {
  const filtered = Object.assign(new Error(), { status: 400, code: 'content_filter' });

  it('before any text rejects with its reason', async () => {
    const refused = Object.assign(new Error('no'), { status: 401 });
    expect(await outcomeOf(saying(refused))).toBe('rejects: auth');
    expect(await outcomeOf(saying({ text: '', thinks: true }, refused))).toBe('rejects: auth');
    const writer = createChatWriter({ id: 'm', open: async () => Promise.reject(refused) });
    expect(await outcomeOf(writer)).toBe('rejects: auth');
  });

  it('after some text is an end, and no rejection', async () => {
    expect(await outcomeOf(saying(text('가'), new TypeError('terminated')))).toBe('broken-off: 가');
  });

  it('of a filter is an end of its own', async () => {
    expect(await outcomeOf(saying(filtered))).toBe('filtered: ');
    expect(await outcomeOf(saying(text('가'), filtered))).toBe('filtered: 가');
  });
});

describe('a thought', () => {
  it('is a sign of life without a word of it', async () => {
    const heard = await hear(saying({ text: '', thinks: true }, text(''), text('가'), finish('stop')));
    expect([heard.text, heard.signs, heard.ends]).toEqual(['가', 1, ['stop']]);
  });
});

describe('a signal', () => {
  it.each([
    ['before it begins', [text('가'), finish('stop')]],
    ['while nothing comes', ['hang']],
    ['while more is to come', [text('가'), 'hang']],
  ] as const)('%s rejects with its reason', async (when, steps) => {
    const giveUp = new AbortController();
    if (when === 'before it begins') giveUp.abort(new RangeError('over'));
    const outcome = outcomeOf(saying(...steps), giveUp.signal);
    await turns();
    giveUp.abort(new RangeError('over'));
    expect(await outcome).toBe('rejects: RangeError');
  });

  it('rejects though the model never begins', async () => {
    const giveUp = new AbortController();
    const outcome = outcomeOf(createChatWriter({ id: 'm', open: never }), giveUp.signal);
    await turns();
    giveUp.abort(new RangeError('over'));
    expect(await outcome).toBe('rejects: RangeError');
  });
});

describe('what is left', () => {
  it.each([
    ['at its end', 9],
    ['in the middle', 1],
  ])('%s has its stream closed and its call ended', async (_, most) => {
    const seen = { closed: false };
    let call: AbortSignal | undefined;
    const writer = createChatWriter({
      id: 'm',
      open: async (_prompt, signal) => {
        call = signal;
        return streamOf([text('가'), text('나'), finish('stop')], seen);
      },
    });
    let pieces = 0;
    for await (const { kind } of writer.write(PROMPT, new AbortController().signal)) {
      pieces += kind === 'text' ? 1 : 0;
      if (pieces === most) break;
    }
    await turns();
    expect([seen.closed, call?.aborted]).toEqual([true, true]);
  });
});

describe('a server that keeps the line open after its end', () => {
  it('is waited for a second, for what the call took', async () => {
    const clock = createManualClock();
    const writer = createChatWriter({
      id: 'm',
      clock,
      open: async () => streamOf([text('가'), finish('stop'), 'hang']),
    });
    let outcome = 'pending';
    const listening = outcomeOf(writer).then((said) => (outcome = said));
    await clock.advance(999);
    expect(outcome).toBe('pending');
    await clock.advance(1);
    await listening;
    expect(outcome).toBe('stop: 가');
  });
});

describe('a server that ignores the limit', () => {
  it('is left after sixteen characters for each token', async () => {
    async function* endless(): AsyncGenerator<ChatPiece> {
      for (;;) yield text('가나다라');
    }
    const writer = createChatWriter({ id: 'm', open: async () => endless() });
    const heard = await hear(writer, { prompt: { ...PROMPT, maxTokens: 10 } });
    expect([heard.text.length, heard.ends]).toEqual([164, ['length']]);
  });
});

it('gives text, then exactly one end, or rejects, whatever the stream is', async () => {
  const piece = fc.record(
    {
      text: fc.constantFrom('', '가', '나다'),
      thinks: fc.boolean(),
      refused: fc.boolean(),
      finish: fc.constantFrom('stop', 'length', 'x'),
      tokens: fc.nat(),
    },
    { requiredKeys: ['text'] },
  );
  const steps = fc.array(
    fc.oneof({ weight: 5, arbitrary: piece }, { weight: 1, arbitrary: fc.constant(new Error('x')) }),
  );
  await fc.assert(
    fc.asyncProperty(steps, async (given) => {
      const kinds: string[] = [];
      let said = '';
      try {
        for await (const writing of saying(...given).write(PROMPT, new AbortController().signal)) {
          kinds.push(writing.kind);
          if (writing.kind === 'text') said += writing.text;
        }
        expect(kinds.indexOf('end')).toBe(kinds.length - 1);
      } catch (error) {
        expect(reasonIn(error)).toBe('malformed');
        expect([said, kinds.includes('end')]).toEqual(['', false]);
      }
    }),
  );
});
