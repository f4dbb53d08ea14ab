// What a channel shows of the bot's replies while Discord misbehaves in every way that it can.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editSent, replyTo, typing } from '../../../src/discord/deliver/message.ts';
import { messagesFor } from '../../../src/discord/messages.ts';
import { directChannel } from '../loopback/messages.ts';
import type { Fault } from '../loopback/faults.ts';
import {
  botSaid,
  DIRECT,
  EDIT,
  hidden,
  openBench,
  payload,
  POST,
  sentTo,
  TYPING,
  wrote,
  type Bench,
} from './bench.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  expect(bench.discord.pings).toEqual([]);
  await bench.close();
});

const texts = (...all: readonly string[]): ReturnType<typeof payload>[] => all.map((text) => payload(text));
const { notices, bug } = messagesFor('ko');

const SILENT: readonly Fault[] = [
  { kind: 'status', status: 500 },
  { kind: 'html' },
  { kind: 'cut' },
  { kind: 'invalid-json' },
  { kind: 'body', body: [] },
];

describe('a reply', () => {
  it('answers the message with its first part, and pings nobody', async () => {
    const asked = wrote(bench);
    const sent = await replyTo(asked, texts('하나 @everyone', '둘'), bench.tools);
    expect(botSaid(bench)).toEqual(['하나 @everyone', '둘']);
    const messages = sent.map(({ id }) => bench.discord.channel.messages.get(id));
    expect(messages.map((message) => message?.message_reference?.message_id)).toEqual([asked.id, undefined]);
    const bodies = bench.discord.requests.all.map(({ body }) => Object(body));
    expect(bodies.map(({ nonce }) => nonce)).toEqual([`${asked.id}-0`, `${asked.id}-1`]);
    for (const body of bodies)
      expect(body).toMatchObject({
        allowed_mentions: { parse: [], replied_user: false },
        enforce_nonce: true,
      });
    expect(bench.discord.requests.rejected).toEqual([]);
  });

  it('is for everybody: no channel message can be for one alone', async () => {
    await replyTo(wrote(bench), [hidden('답')], bench.tools);
    expect(Object(bench.discord.requests.all.at(-1)?.body).flags).toBe(4);
  });

  it.each(SILENT)('is posted once whether it was carried out before %o or not', async (fault) => {
    for (const afterDoing of [true, false]) {
      bench.discord.faults.script(fault, { on: POST, afterDoing, times: 2 });
      const [sent] = await replyTo(wrote(bench), texts('답'), bench.tools);
      expect(bench.discord.channel.messages.get(sent?.id ?? '')?.content).toBe('답');
    }
    expect(botSaid(bench)).toEqual(['답', '답']);
    expect(sentTo(bench, POST)).toBe(6);
  });

  it('of which nothing is heard is posted again, once', async () => {
    await bench.close();
    bench = await openBench({ rest: { timeout: 300 } });
    bench.discord.faults.script({ kind: 'hang' }, { on: POST, afterDoing: true });
    expect(await replyTo(wrote(bench), texts('답'), bench.tools)).toHaveLength(1);
    expect(botSaid(bench)).toEqual(['답']);
  });

  it('to an event that comes again, to whichever process, is the same reply', async () => {
    const asked = wrote(bench);
    const [first] = await replyTo(asked, texts('답'), bench.tools);
    const [again] = await replyTo(asked, texts('답'), bench.tools);
    expect([again?.id, botSaid(bench)]).toEqual([first?.id, ['답']]);
  });

  it('takes the place of an earlier one whose sending had seemed to fail', async () => {
    const asked = wrote(bench);
    bench.discord.faults.script({ kind: 'html' }, { on: POST, afterDoing: true, times: 9 });
    expect(await replyTo(asked, texts('기다려 주세요.'), bench.tools)).toEqual([]);
    bench.discord.faults.clear();
    await replyTo(asked, texts('답'), bench.tools);
    expect(botSaid(bench)).toEqual(['답']);
  });

  it('waits for a limit', async () => {
    bench.discord.faults.script({ kind: 'rate-limit', retryAfter: 0.02 }, { on: POST });
    bench.discord.faults.script({ kind: 'rate-limit', retryAfter: 0.02, global: true }, { on: POST });
    await replyTo(wrote(bench), texts('답'), bench.tools);
    expect(botSaid(bench)).toEqual(['답']);
  });

  it('ends in bounded time where Discord wants it to wait for hours', async () => {
    bench.discord.faults.script({ kind: 'rate-limit', retryAfter: 7_200 }, { on: POST });
    expect(await replyTo(wrote(bench), texts('답'), bench.tools)).toEqual([]);
    expect([sentTo(bench, POST), bench.metrics.counts.get('refusals limited')]).toEqual([1, 1]);
  });

  it('to a message that was deleted stands by itself', async () => {
    const asked = wrote(bench);
    bench.discord.channel.messages.delete(asked.id);
    await replyTo(asked, texts('답'), bench.tools);
    expect(botSaid(bench)).toEqual(['답']);
  });

  it('in a channel that was deleted ends quietly', async () => {
    const asked = wrote(bench);
    bench.discord.state.channels.delete(asked.channelId);
    expect(await replyTo(asked, texts('답'), bench.tools)).toEqual([]);
    expect(bench.log.lines.at(-1)).toMatchObject({ level: 'info', facts: { outcome: 'gone', code: 10_003 } });
  });

  it('that may not refer to the past stands by itself', async () => {
    bench.discord.deny(bench.discord.channel, 'readMessageHistory');
    await replyTo(wrote(bench), texts('답'), bench.tools);
    expect([botSaid(bench), bench.metrics.counts.size]).toEqual([['답'], 0]);
  });

  it.each([['sendMessages'], ['viewChannel']] as const)(
    'without the permission %s is told to the asker directly, once',
    async (permission) => {
      bench.discord.deny(bench.discord.channel, permission);
      const asked = wrote(bench);
      for (const _ of [1, 2]) expect(await replyTo(asked, texts('답', '둘'), bench.tools)).toEqual([]);
      const told = bench.discord.person('하늘').inDirectMessages().sees();
      expect(told.map(({ content }) => content)).toEqual([
        `${notices.cannotWriteHere}\n<#${asked.channelId}>`,
      ]);
    },
  );

  it('that nobody can be told of ends in the log', async () => {
    const { user } = bench.discord.person('하늘');
    bench.discord.deny(bench.discord.channel, 'sendMessages');
    bench.discord.deny(directChannel(bench.discord.state, user), 'sendMessages');
    expect(await replyTo(wrote(bench), texts('답'), bench.tools)).toEqual([]);
    expect(bench.log.lines.at(-1)).toMatchObject({ level: 'warn', facts: { code: 50_007 } });
  });

  it('in direct messages that are closed opens no others', async () => {
    const { user } = bench.discord.person('하늘');
    const channel = directChannel(bench.discord.state, user);
    bench.discord.deny(channel, 'sendMessages');
    const asked = { id: '1', channelId: channel.id, author: user, guild: null };
    expect(await replyTo(asked, texts('답'), bench.tools)).toEqual([]);
    expect(sentTo(bench, DIRECT)).toBe(0);
  });

  it('that Discord does not take becomes one sentence with the id in the log, which holds nobody’s words', async () => {
    await replyTo(wrote(bench), texts('비밀 '.repeat(1_000)), bench.tools);
    const { facts } = bench.log.lines.find(({ level }) => level === 'error') ?? {};
    expect(facts).toMatchObject({ what: 'reply', code: 50_035 });
    expect(botSaid(bench)).toEqual([bug(String(facts?.['bug']))]);
    expect(bench.log.text()).not.toContain('비밀');
  });

  it('whose later part cannot be sent says so below the first, in the language of the server', async () => {
    bench.discord.faults.script({ kind: 'delay', ms: 0 }, { on: POST });
    bench.discord.faults.script({ kind: 'html' }, { on: POST, times: 9 });
    const sent = await replyTo(wrote(bench, 'a', 'en-US'), texts('one', 'two'), bench.tools);
    expect(sent).toHaveLength(1);
    expect(botSaid(bench)).toEqual([`one\n\n${messagesFor('en').notices.restNotSent}`]);
  });

  it('is nothing where there is nothing to say', async () => {
    expect(await replyTo(wrote(bench), [], bench.tools)).toEqual([]);
    expect(bench.discord.requests.all).toEqual([]);
  });

  it('outlives a 401 that only one request met', async () => {
    bench.discord.faults.script({ kind: 'status', status: 401 }, { on: POST });
    expect(await replyTo(wrote(bench), texts('하나'), bench.tools)).toEqual([]);
    expect(await replyTo(wrote(bench), texts('둘'), bench.tools)).toHaveLength(1);
    expect(sentTo(bench, POST)).toBe(2);
  });

  it('that Discord cannot take just now is posted again', async () => {
    const body = { message: 'API resource is currently overloaded.', code: 130_000 };
    bench.discord.faults.script({ kind: 'status', status: 400, body }, { on: POST, times: 2 });
    await replyTo(wrote(bench), texts('답'), bench.tools);
    expect(botSaid(bench)).toEqual(['답']);
  });
});

describe('what was said', () => {
  async function waiting(): Promise<Awaited<ReturnType<typeof replyTo>>[number]> {
    const [sent] = await replyTo(wrote(bench), texts('기다려 주세요.'), bench.tools);
    if (!sent) throw new Error('nothing was sent');
    return sent;
  }

  it('turns into the answer, and the further parts follow once', async () => {
    const sent = await waiting();
    bench.discord.faults.script({ kind: 'html' }, { on: POST, afterDoing: true });
    bench.discord.faults.script({ kind: 'html' }, { on: EDIT, times: 2 });
    const shown = await editSent(sent, texts('하나', '둘'), bench.tools);
    expect([botSaid(bench), shown[0], shown.length]).toEqual([['하나', '둘'], sent, 2]);
  });

  it('is said anew where somebody has deleted it', async () => {
    const sent = await waiting();
    bench.discord.channel.messages.delete(sent.id);
    expect(await editSent(sent, texts('답'), bench.tools)).toHaveLength(1);
    expect(botSaid(bench)).toEqual(['답']);
  });

  it('becomes one sentence where Discord does not take the answer', async () => {
    await editSent(await waiting(), texts('x'.repeat(2_001)), bench.tools);
    const id = bench.log.lines.find(({ level }) => level === 'error')?.facts['bug'];
    expect(botSaid(bench)).toEqual([bug(String(id))]);
  });

  it('stays where the channel is closed meanwhile', async () => {
    const sent = await waiting();
    bench.discord.deny(bench.discord.channel, 'viewChannel');
    expect(await editSent(sent, texts('답'), bench.tools)).toEqual([]);
    expect(bench.log.lines.at(-1)).toMatchObject({ facts: { outcome: 'forbidden' } });
  });

  it('stays where there is nothing else to say', async () => {
    expect(await editSent(await waiting(), [], bench.tools)).toEqual([]);
    expect(botSaid(bench)).toEqual(['기다려 주세요.']);
  });
});

describe('typing', () => {
  it('is shown', async () => {
    await typing(bench.discord.channel, bench.tools);
    expect(bench.discord.channel.typedAt).toHaveLength(1);
  });

  it('that fails is no matter', async () => {
    bench.discord.faults.script({ kind: 'html' }, { on: TYPING });
    await typing(bench.discord.channel, bench.tools);
    expect([sentTo(bench, TYPING), bench.metrics.counts.size]).toEqual([1, 0]);
  });
});
