// What a person is shown by an interaction's answers while Discord misbehaves in every way that it can.
import { DiscordAPIError } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  acknowledge,
  choices,
  say,
  sayAtOnce,
  sayFurther,
} from '../../../src/discord/deliver/interaction.ts';
import { messagesFor } from '../../../src/discord/messages.ts';
import { splitContent } from '../../../src/discord/render/split.ts';
import type { Fault } from '../loopback/faults.ts';
import {
  CALLBACK,
  FOLLOW_UP,
  ORIGINAL,
  hidden,
  openBench,
  payload,
  press,
  sentTo,
  use,
  type Bench,
  type BenchOptions,
} from './bench.ts';

let bench: Bench;

async function open(options: BenchOptions = {}): Promise<void> {
  await bench?.close();
  bench = await openBench(options);
}

beforeEach(() => open());
afterEach(async () => {
  expect(bench.discord.pings).toEqual([]);
  await bench.close();
});

const { restNotSent } = messagesFor('ko').notices;

/** Faults of which the caller cannot tell whether the request was carried out. */
const SILENT: readonly Fault[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, body: 'busy' },
  { kind: 'html' },
  { kind: 'cut' },
];

describe('an acknowledgement', () => {
  it('shows everybody, or the asker alone, that an answer is being thought of', async () => {
    const open = await use(bench);
    expect(await acknowledge(open.asked, 'public', bench.tools)).toBe(true);
    const closed = await use(bench);
    expect(await acknowledge(closed.asked, 'private', bench.tools)).toBe(true);
    expect([open, closed].map(({ shown }) => shown.interaction?.original?.flags)).toEqual([128, 192]);
    expect(bench.metrics.times.map(([name]) => name)).toEqual(['acknowledge', 'acknowledge']);
  });

  it.each(SILENT)('that was carried out before %o is found done by the next try', async (fault) => {
    const { asked, shown } = await use(bench);
    bench.discord.faults.script(fault, { on: CALLBACK, afterDoing: true });
    expect(await acknowledge(asked, 'public', bench.tools)).toBe(true);
    expect(shown.interaction?.acknowledged).toMatchObject({ type: 5 });
    expect([sentTo(bench, CALLBACK), bench.metrics.counts.size]).toEqual([2, 0]);
  });

  it.each(SILENT)('that was not carried out before %o is made by the next try', async (fault) => {
    const { asked, shown } = await use(bench);
    bench.discord.faults.script(fault, { on: CALLBACK });
    expect(await acknowledge(asked, 'public', bench.tools)).toBe(true);
    expect(shown.interaction?.acknowledged).toMatchObject({ type: 5 });
  });

  it('of which nothing is heard is tried again in time', async () => {
    const acknowledgeEffort = { tries: 3, firstPauseMs: 1, longestPauseMs: 1, withinMs: 1_500, tryMs: 300 };
    await open({ efforts: { acknowledge: acknowledgeEffort } });
    const { asked } = await use(bench);
    bench.discord.faults.script({ kind: 'hang' }, { on: CALLBACK, afterDoing: true });
    expect(await acknowledge(asked, 'public', bench.tools)).toBe(true);
    expect(sentTo(bench, CALLBACK)).toBe(2);
  });

  it('that always fails ends with false, counted', async () => {
    const { asked } = await use(bench);
    bench.discord.faults.script({ kind: 'html' }, { on: CALLBACK, times: 9 });
    expect(await acknowledge(asked, 'public', bench.tools)).toBe(false);
    expect([sentTo(bench, CALLBACK), bench.metrics.counts.get('refusals unavailable')]).toEqual([3, 1]);
  });

  it('that comes too late is false at the first try, and no alarm', async () => {
    const { asked } = await use(bench);
    bench.discord.clock.advance(3_001);
    expect(await acknowledge(asked, 'public', bench.tools)).toBe(false);
    expect([sentTo(bench, CALLBACK), bench.metrics.counts.get('refusals 10062')]).toEqual([1, 1]);
    expect(bench.log.lines.filter(({ level }) => level !== 'debug')).toMatchObject([{ level: 'info' }]);
  });

  it('is left to another process that was first', async () => {
    const { asked } = await use(bench);
    expect(await acknowledge(asked, 'public', bench.tools)).toBe(true);
    expect(await acknowledge(asked, 'public', bench.tools)).toBe(false);
  });

  it('is left to another process where the first try never reached Discord', async () => {
    const { asked } = await use(bench);
    const body = { files: undefined, body: undefined };
    const errors = [
      Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
      new DiscordAPIError({ message: 'm', code: 40_060 }, 40_060, 400, 'POST', '', body),
    ];
    const webhooks = { queueRequest: () => Promise.reject(errors.shift()) };
    expect(await acknowledge(asked, 'public', { ...bench.tools, webhooks })).toBe(false);
    expect(errors).toEqual([]);
  });

  it('waits for a short limit and not for a long one', async () => {
    const { asked } = await use(bench);
    bench.discord.faults.script({ kind: 'rate-limit', retryAfter: 0.01 }, { on: CALLBACK });
    expect(await acknowledge(asked, 'public', bench.tools)).toBe(true);
    bench.discord.faults.script({ kind: 'rate-limit', retryAfter: 60 }, { on: CALLBACK });
    const { asked: next } = await use(bench);
    expect(await acknowledge(next, 'public', bench.tools)).toBe(false);
    expect([bench.metrics.counts.get('refusals limited'), bench.pauses]).toEqual([1, []]);
  });

  it('does not spin where Discord names no time to wait', async () => {
    const { asked } = await use(bench);
    bench.discord.faults.script({ kind: 'status', status: 429, body: {} }, { on: CALLBACK, times: 99 });
    expect(await acknowledge(asked, 'public', bench.tools)).toBe(false);
    expect(sentTo(bench, CALLBACK)).toBe(3);
  });
});

describe('an answer', () => {
  async function asked(how: 'public' | 'private' = 'public', locale = 'ko'): ReturnType<typeof use> {
    const used = await use(bench, locale);
    expect(await acknowledge(used.asked, how, bench.tools)).toBe(true);
    return used;
  }

  it('takes the place of "is thinking", and its further parts follow', async () => {
    const { asked: interaction, shown } = await asked();
    const last = await say(
      interaction,
      ['하나', '둘', '셋'].map((text) => payload(text)),
      bench.tools,
    );
    expect(shown.messages.map(({ content }) => content)).toEqual(['하나', '둘', '셋']);
    expect(last).toBe(shown.messages[2]?.id);
    expect(bench.discord.requests.rejected).toEqual([]);
  });

  it('said again changes what was said', async () => {
    const { asked: interaction, shown } = await asked();
    await say(interaction, [payload('기다려 주세요.')], bench.tools);
    await say(interaction, [payload('답')], bench.tools);
    expect(shown.text).toBe('답');
  });

  it('is for the asker alone in every part, and shows no previews', async () => {
    const { asked: interaction, shown } = await asked('private');
    await say(interaction, [hidden('하나'), hidden('둘')], bench.tools);
    expect(shown.messages.map(({ flags }) => flags)).toEqual([68, 68]);
    const flags = bench.discord.requests.all.map(({ body }) => Object(body).flags);
    expect(flags.slice(1)).toEqual([4, 68]);
  });

  it('pings nobody in any part', async () => {
    const { asked: interaction } = await asked();
    await say(interaction, [payload('@everyone'), payload('<@1>')], bench.tools);
    const mentions = bench.discord.requests.all.slice(1).map(({ body }) => Object(body).allowed_mentions);
    expect(mentions).toEqual([
      { parse: [], replied_user: false },
      { parse: [], replied_user: false },
    ]);
  });

  it.each(SILENT)('is edited again after %o', async (fault) => {
    const { asked: interaction, shown } = await asked();
    bench.discord.faults.script(fault, { on: ORIGINAL, times: 2 });
    expect(await say(interaction, [payload('답')], bench.tools)).toBe(shown.message.id);
    expect([shown.text, sentTo(bench, ORIGINAL)]).toEqual(['답', 3]);
  });

  it.each([{ kind: 'status', status: 500 }, { kind: 'html' }] as const)(
    'whose second part meets %o is never doubled, and says that the rest is missing',
    async (fault) => {
      for (const afterDoing of [true, false]) {
        const { asked: interaction, shown } = await asked();
        bench.discord.faults.script(fault, { on: FOLLOW_UP, afterDoing });
        const parts = ['하나', '둘', '셋'].map((text) => payload(text));
        expect(await say(interaction, parts, bench.tools)).toBeUndefined();
        const [first, ...further] = shown.messages.map(({ content }) => content);
        expect(first).toBe(`하나\n\n${restNotSent}`);
        expect(further).toEqual(afterDoing ? ['둘'] : []);
      }
      expect(sentTo(bench, FOLLOW_UP)).toBe(2);
    },
  );

  it('whose second part was taken before the connection broke is whole', async () => {
    const { asked: interaction, shown } = await asked();
    bench.discord.faults.script({ kind: 'cut' }, { on: FOLLOW_UP, afterDoing: true });
    await say(interaction, [payload('하나'), payload('둘')], bench.tools);
    expect(shown.messages.map(({ content }) => content)).toEqual(['하나', '둘']);
  });

  it('whose second part meets a limit waits for it', async () => {
    const { asked: interaction, shown } = await asked();
    bench.discord.faults.script({ kind: 'rate-limit', retryAfter: 0.02 }, { on: FOLLOW_UP });
    bench.discord.faults.script({ kind: 'status', status: 429, body: {} }, { on: FOLLOW_UP });
    await say(interaction, [payload('하나'), payload('둘')], bench.tools);
    expect(shown.messages.map(({ content }) => content)).toEqual(['하나', '둘']);
  });

  it('tells in the language of the asker what is missing, within the limit of a message', async () => {
    const { asked: interaction, shown } = await asked('public', 'en-US');
    bench.discord.faults.script({ kind: 'html' }, { on: FOLLOW_UP });
    const parts = splitContent('가나다라. '.repeat(800)).map((text) => payload(text));
    await say(interaction, parts, bench.tools);
    expect(shown.message.content.endsWith(messagesFor('en').notices.restNotSent)).toBe(true);
    expect(bench.discord.requests.rejected).toEqual([]);
  });

  it('that comes after fifteen minutes ends in the log', async () => {
    const { asked: interaction } = await asked();
    bench.discord.clock.advance(15 * 60_000 + 1);
    expect(await say(interaction, [payload('하나'), payload('둘')], bench.tools)).toBeUndefined();
    expect([sentTo(bench, ORIGINAL), sentTo(bench, FOLLOW_UP)]).toEqual([1, 0]);
    expect(bench.metrics.counts.get('refusals 50027')).toBe(1);
    expect(bench.log.lines.at(-1)).toMatchObject({ level: 'info', facts: { outcome: 'too-late' } });
  });

  it('whose message was deleted meanwhile ends quietly', async () => {
    const { asked: interaction, shown } = await asked();
    const original = shown.interaction?.original;
    if (original) bench.discord.person('하늘').remove(original);
    delete shown.interaction?.original;
    expect(await say(interaction, [payload('답')], bench.tools)).toBeUndefined();
    expect(bench.log.lines.at(-1)).toMatchObject({ level: 'info', facts: { code: 10_008 } });
  });

  it('that Discord does not take becomes one sentence with the id in the log, which holds nobody’s words', async () => {
    const { asked: interaction, shown } = await asked();
    await say(interaction, [payload('비밀 '.repeat(1_000))], bench.tools);
    const { facts } = bench.log.lines.find(({ level }) => level === 'error') ?? {};
    expect(facts).toMatchObject({ what: 'answer', code: 50_035 });
    expect(shown.text).toBe(messagesFor('ko').bug(String(facts?.['bug'])));
    expect(bench.log.text()).not.toMatch(/비밀|interaction-/u);
  });

  it('does not wait behind what the bot posts', async () => {
    const { asked: interaction, shown } = await asked();
    Object.assign(bench.tools.rest, { globalRemaining: 0, globalReset: Date.now() + 60_000 });
    await say(interaction, [payload('답')], bench.tools);
    expect(shown.text).toBe('답');
  });
});

describe('a sentence at once', () => {
  it('stands instead of an acknowledgement, for the asker alone', async () => {
    const { asked, shown } = await use(bench);
    expect(await sayAtOnce(asked, [hidden('조금만 천천히요.')], bench.tools)).toBe(true);
    expect([shown.text, shown.ephemeral, shown.message.flags]).toEqual(['조금만 천천히요.', true, 68]);
  });

  it.each(SILENT)('is said once whatever comes after it: %o', async (fault) => {
    const { asked, shown } = await use(bench);
    bench.discord.faults.script(fault, { on: CALLBACK, afterDoing: true });
    expect(await sayAtOnce(asked, [payload('하나')], bench.tools)).toBe(true);
    expect(shown.messages).toHaveLength(1);
  });

  it('is nothing where there is none', async () => {
    const { asked } = await use(bench);
    expect(await sayAtOnce(asked, [], bench.tools)).toBe(false);
    expect(await say(asked, [], bench.tools)).toBeUndefined();
    expect(sentTo(bench, CALLBACK)).toBe(0);
  });
});

describe('a press', () => {
  const button = { type: 2, style: 2, custom_id: 'vote:1:up', label: '좋아요' } as const;

  it('is answered further below an answer that stays, to the presser alone or to everybody', async () => {
    const first = await use(bench);
    await sayAtOnce(
      first.asked,
      [payload('답', { components: [{ type: 1, components: [button] }] })],
      bench.tools,
    );
    const { asked, shown } = await press(bench, first.shown.message, '좋아요');
    expect(await acknowledge(asked, 'update', bench.tools)).toBe(true);
    expect(await sayFurther(asked, [hidden('고마워요'), payload('모두 보세요')], bench.tools)).toBe(true);
    expect(shown.messages.map(({ content, flags }) => [content, flags])).toEqual([
      ['고마워요', 68],
      ['모두 보세요', 4],
    ]);
    expect(first.shown.text).toBe('답');
  });

  it('may change the message that it stands on', async () => {
    const first = await use(bench);
    await sayAtOnce(
      first.asked,
      [payload('답', { components: [{ type: 1, components: [button] }] })],
      bench.tools,
    );
    const { asked } = await press(bench, first.shown.message, '좋아요');
    await acknowledge(asked, 'update', bench.tools);
    await say(asked, [payload('새 답')], bench.tools);
    expect(first.shown.text).toBe('새 답');
  });

  it('whose further words cannot be sent stops there', async () => {
    const first = await use(bench);
    await sayAtOnce(
      first.asked,
      [payload('답', { components: [{ type: 1, components: [button] }] })],
      bench.tools,
    );
    const { asked, shown } = await press(bench, first.shown.message, '좋아요');
    await acknowledge(asked, 'update', bench.tools);
    bench.discord.faults.script({ kind: 'html' }, { on: FOLLOW_UP });
    expect(await sayFurther(asked, [payload('하나'), payload('둘')], bench.tools)).toBe(false);
    expect(shown.messages).toEqual([]);
  });
});

describe('choices', () => {
  async function typed(list: Parameters<typeof choices>[1]): Promise<readonly object[] | undefined> {
    const options = [{ type: 3, name: 'article', description: 'd', autocomplete: true }];
    bench.discord.register([{ name: 'ask', description: 'd', options }]);
    const offered = bench.discord
      .person('하늘')
      .autocomplete('/ask', { article: 'a' }, 'article', { within: 200 });
    const interaction = [...bench.discord.state.interactions.values()].at(-1);
    if (!interaction) throw new Error('nothing was typed');
    const { id, token } = interaction;
    const asked = { id, token, applicationId: bench.discord.application.id, locale: 'ko' };
    await choices(asked, list, bench.tools);
    await offered.catch(() => undefined);
    return interaction.choices;
  }

  it('are at most 25, with names that are cut and values that are not', async () => {
    const list = Array.from({ length: 40 }, (_, at) => ({
      name: `기사 ${at} ${'가'.repeat(200)}`,
      value: `a${at}`,
    }));
    const odd = [
      { name: ' \u200b', value: 'a' },
      { name: 'b', value: '' },
      { name: 'c', value: 'c'.repeat(101) },
    ];
    const offered = await typed([...odd, ...list]);
    expect(offered).toHaveLength(25);
    expect(offered?.[0]).toMatchObject({ value: 'a0' });
    expect(String(Object(offered?.[0]).name)).toHaveLength(100);
    expect(bench.discord.requests.rejected).toEqual([]);
  });

  it('that come too late are counted and nothing else', async () => {
    bench.discord.faults.script({ kind: 'html' }, { on: CALLBACK });
    expect(await typed([{ name: 'a', value: 'a' }])).toBeUndefined();
    expect([sentTo(bench, CALLBACK), bench.metrics.counts.get('refusals unavailable')]).toEqual([1, 1]);
  });
});
