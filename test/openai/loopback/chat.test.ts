// Chat completions over plain HTTP: whole and streamed, as the published description has them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { packetsOf } from './answer.ts';
import * as client from './client.ts';
import { echo, inStyle, inTurn, pieces, structured } from './reply.ts';
import { schemaProblems } from './rules/openapi.ts';
import { startLoopbackOpenAi, type LoopbackOpenAi } from './server.ts';

const { ask, allChunks, deltasIn, finishIn, messageIn } = client;
const TEXT = '- 값은 3,000원입니다 [1]\n- 가게는 아홉 시에 엽니다 😊 [2]';
const STREAM = { stream: true, stream_options: { include_usage: true } };

let openai: LoopbackOpenAi;

beforeAll(async () => {
  openai = await startLoopbackOpenAi();
});
beforeEach(() => openai.reset());
afterAll(() => openai.close());

describe('a whole reply', () => {
  it('is as the description has it', async () => {
    openai.reply(TEXT);
    const body = await client.json(await ask(openai));
    expect(schemaProblems('CreateChatCompletionResponse', body)).toEqual([]);
    expect(body).toMatchObject({
      model: 'any',
      choices: [{ message: { role: 'assistant', content: TEXT }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 8, completion_tokens: 25, total_tokens: 33 },
    });
  });

  it('carries thoughts, refusals and tool calls', async () => {
    openai.reply({ text: '셋', reasoning: '하나 더하기 둘' });
    expect(await messageIn(await ask(openai))).toMatchObject({
      content: '셋',
      reasoning_content: '하나 더하기 둘',
    });
    openai.reply({ text: null, refusal: '말할 수 없어요' });
    expect(await messageIn(await ask(openai))).toMatchObject({ content: null, refusal: '말할 수 없어요' });
  });

  it('comes after all the delays of its deltas', async () => {
    openai.reply(['서른', { text: '셋', afterMs: 400 }, { text: '.', afterMs: 600 }]);
    const answer = ask(openai);
    await openai.until(() => openai.clock.waiting() || undefined, 'the delay');
    openai.clock.advance(999);
    expect(openai.clock.waiting()).toBe(1);
    openai.clock.advance(1);
    expect(await messageIn(await answer)).toMatchObject({ content: '서른셋.' });
  });
});

describe('a streamed reply', () => {
  it('has a role, pieces, a finish reason, the usage where it is asked for, and an end', async () => {
    openai.reply(TEXT);
    const events = await client.allEvents(await ask(openai, STREAM));
    expect(events.at(-1)).toBe('[DONE]');
    const chunks = events.slice(0, -1).map((event) => JSON.parse(event));
    expect(chunks.flatMap((chunk) => schemaProblems('CreateChatCompletionStreamResponse', chunk))).toEqual(
      [],
    );
    expect(chunks[0]).toMatchObject({
      choices: [{ delta: { role: 'assistant', content: '' } }],
      usage: null,
    });
    expect(deltasIn(chunks).length).toBeGreaterThan(5);
    expect(deltasIn(chunks).join('')).toBe(TEXT);
    expect(chunks.at(-2)).toMatchObject({ choices: [{ delta: {}, finish_reason: 'stop' }] });
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { completion_tokens: 25 } });
  });

  it('has no usage unless it is asked for', async () => {
    const chunks = await allChunks(await ask(openai, { stream: true }));
    expect(chunks.filter((chunk) => 'usage' in chunk)).toEqual([]);
  });

  it('streams thoughts before the text', async () => {
    openai.reply({ text: '셋', reasoning: '하나 더하기 둘은 셋이다' });
    const chunks = await allChunks(await ask(openai, { stream: true }));
    expect(deltasIn(chunks, 'reasoning_content').join('')).toBe('하나 더하기 둘은 셋이다');
    const last = chunks.findLastIndex((chunk) => deltasIn([chunk], 'reasoning_content').length > 0);
    const first = chunks.findIndex((chunk) => deltasIn([chunk]).length > 0);
    expect(first).toBeGreaterThan(last);
  });

  it('is cut where the test says, and waits for the clock between the pieces', async () => {
    openai.reply(['서른', { text: '셋입', afterMs: 1_000 }, { text: '니다', afterMs: 500 }]);
    const events = client.eventsOf(await ask(openai, { stream: true }));
    await client.next(events);
    expect(await client.next(events)).toContain('서른');
    const third = client.next(events);
    await openai.until(() => openai.clock.waiting() || undefined, 'the delay');
    openai.clock.advance(1_200);
    expect(await third).toContain('셋입');
    const fourth = client.next(events);
    await openai.until(() => openai.clock.waiting() || undefined, 'the second delay');
    openai.clock.advance(299);
    expect(openai.clock.waiting()).toBe(1);
    openai.clock.advance(1);
    expect(await fourth).toContain('니다');
    await events.return(undefined);
  });

  it('streams a tool call', async () => {
    openai.reply({ text: null, toolCalls: [{ name: 'answer', arguments: { 값: 3 } }], finish: 'tool_calls' });
    const chunks = await allChunks(await ask(openai, { stream: true }));
    expect(finishIn(chunks)).toEqual(['tool_calls']);
    expect(JSON.stringify(chunks)).toContain('"name":"answer"');
  });
});

describe('pieces of a text', () => {
  it('are the text, at least one code point each, whatever the seed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (text, seed, most) => {
          const cut = pieces(text, { seed, most });
          expect(cut.join('')).toBe(text);
          expect(
            cut.every((piece) => Array.from(piece).length >= 1 && Array.from(piece).length <= most),
          ).toBe(true);
        },
      ),
    );
  });

  it('are well-formed, so that UTF-8 keeps them', () => {
    const cut = Array.from({ length: 50 }, (_, seed) =>
      pieces('값👩‍👩‍👧😊은 3,000원', { seed, most: 1 + (seed % 4) }),
    ).flat();
    expect(cut.filter((piece) => Buffer.from(piece).toString() !== piece)).toEqual([]);
  });
});

describe('network packets', () => {
  it('part a character where that is asked for', async () => {
    const own = await startLoopbackOpenAi({ packets: 'inside-characters' });
    own.reply('값은');
    const parted: boolean[] = [];
    const whole: Uint8Array[] = [];
    for await (const bytes of client.bytesOf(await ask(own, { stream: true }))) {
      whole.push(bytes);
      parted.push(isBroken(bytes));
    }
    expect(parted).toContain(true);
    expect(Buffer.concat(whole).toString()).toContain('값');
    await own.close();
  });

  it('can be single bytes', async () => {
    const own = await startLoopbackOpenAi({ packets: 'bytes' });
    own.reply(['값은', ' 셋']);
    expect(deltasIn(await allChunks(await ask(own, { stream: true })))).toEqual(['값은', ' 셋']);
    await own.close();
  });

  it('are together what is sent', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('whole' as const, 'inside-characters' as const, 'bytes' as const),
        (text, packets) => {
          expect(Buffer.concat(packetsOf(text, packets)).toString()).toBe(text);
        },
      ),
    );
  });
});

function isBroken(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return false;
  } catch {
    return true;
  }
}

describe('a scripted model', () => {
  it('reads the request', async () => {
    openai.reply(({ question, system, messages, model, stream, responseFormat }) =>
      JSON.stringify({ question, system, messages, model, stream, responseFormat }),
    );
    const messages = [
      { role: 'system', content: '짧게' },
      {
        role: 'user',
        content: [
          { type: 'text', text: '값은' },
          { type: 'text', text: '?' },
        ],
      },
    ];
    const { content } = await messageIn(await ask(openai, { messages }));
    expect(JSON.parse(String(content))).toEqual({
      question: '값은?',
      system: '짧게',
      messages: [
        { role: 'system', text: '짧게' },
        { role: 'user', text: '값은?' },
      ],
      model: 'any',
      stream: false,
      responseFormat: 'text',
    });
  });

  it('echoes the question until it is told', async () => {
    expect(await messageIn(await ask(openai))).toMatchObject({ content: '값은 얼마인가요?' });
  });

  it('speaks in turn', async () => {
    openai.reply(inTurn('하나', { text: '둘' }, echo));
    const said: unknown[] = [];
    for (let turn = 0; turn < 4; turn += 1) said.push((await messageIn(await ask(openai)))['content']);
    expect(said).toEqual(['하나', '둘', '값은 얼마인가요?', '값은 얼마인가요?']);
  });

  it('speaks in a written style', async () => {
    openai.reply(inStyle('terse'));
    expect(await messageIn(await ask(openai))).toMatchObject({ content: expect.stringContaining('[1]') });
    expect(() => inStyle('no such style')).toThrow('there are');
  });

  it('gives structure as a tool call where tools are offered, as its text otherwise', async () => {
    openai.reply(structured({ 값: 3 }));
    expect(await messageIn(await ask(openai))).toMatchObject({ content: '{"값":3}' });
    const tools = ['first', 'second'].map((name) => ({ type: 'function', function: { name } }));
    const tool_choice = { type: 'function', function: { name: 'second' } };
    expect(await messageIn(await ask(openai, { tools, tool_choice }))).toMatchObject({
      content: null,
      tool_calls: [{ function: { name: 'second', arguments: '{"값":3}' } }],
    });
  });

  it('that fails breaks its connection, and the failure comes out when the server is closed', async () => {
    const own = await startLoopbackOpenAi();
    own.reply(() => {
      throw new Error('a slip in the test');
    });
    await expect(ask(own)).rejects.toThrow('fetch failed');
    await expect(own.close()).rejects.toThrow('a slip in the test');
  });
});
