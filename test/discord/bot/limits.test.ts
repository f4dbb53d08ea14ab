// Nobody can take the bot from the others: who floods is told how long to wait, honestly, and so is who must wait behind others.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/discord/limits.ts';
import { QUEUE } from '../../../src/discord/queue.ts';
import type { Services } from '../../../src/core/services.ts';
import type { Shown } from '../loopback/shown.ts';
import { CALLBACK } from '../deliver/bench.ts';
import { misdeeds } from './manners.ts';
import { startedBot, type Started, type StartOptions, warmUp } from './started.ts';

beforeAll(warmUp, 120_000);

let running: Started | undefined;
let release = (): void => undefined;

afterEach(async () => {
  release();
  if (running) expect(misdeeds(running.discord)).toEqual([]);
  await running?.close();
  running = undefined;
});

const SLOWER = /^조금만 천천히 물어봐 주세요\. (\d+)초 뒤에 다시 답할 수 있어요\.$/u;

async function start(options: StartOptions = {}): Promise<Started> {
  running = await startedBot({
    stillClock: true,
    ...options,
    discord: { requestsKept: 20_000, ...options.discord },
  });
  return running;
}

/** Seconds that were told; undefined where it was answered. */
function toldToWait({ text }: Shown): number | undefined {
  const seconds = SLOWER.exec(text)?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}

describe('a person', () => {
  it('who floods is told how long to wait, keeps nobody else waiting, and is answered after that time', async () => {
    const { discord, elapse } = await start();
    const sky = discord.person('하늘');
    for (let at = 0; at < LIMITS.perUser.burst; at += 1)
      expect(toldToWait(await sky.slash('/help'))).toBeUndefined();
    const refused = await sky.slash('/help');
    const wait = toldToWait(refused) ?? 0;
    expect([wait, refused.ephemeral]).toEqual([60 / LIMITS.perUser.perMinute, true]);
    expect(toldToWait(await discord.person('바다').slash('/help'))).toBeUndefined();
    elapse(wait * 1_000 - 1);
    expect(toldToWait(await sky.slash('/help'))).toBe(1);
    elapse(1);
    expect(toldToWait(await sky.slash('/help'))).toBeUndefined();
  });

  it('who floods with mentions is told once in half a minute, and with presses like with commands', async () => {
    const { discord, elapse, bot } = await start();
    const sky = discord.person('하늘');
    const asked = await sky.slash('/ask', { question: '예산은 얼마야?' });
    for (let at = 1; at < LIMITS.perUser.burst; at += 1) await sky.press(asked, '👍');
    expect(toldToWait(await sky.press(asked, '원문 1'))).toBe(3);
    const told = await sky.mention('예산은 얼마야?');
    expect(toldToWait(told)).toBe(3);
    for (let at = 0; at < 5; at += 1) await sky.mention('예산은 얼마야?', { until: 'nothing' });
    await sky.slash('/help');
    await bot.idle();
    expect(sky.sees().filter(({ content }) => SLOWER.test(content))).toHaveLength(3);
    expect(publicWords(discord.channel.messages.values()).filter((text) => SLOWER.test(text))).toHaveLength(
      1,
    );
    elapse(60_000);
    expect((await sky.mention('예산은 얼마야?')).text).toContain('36억 원');
  });
});

function publicWords(messages: Iterable<{ readonly content: string }>): string[] {
  return [...messages].map(({ content }) => content);
}

describe('a server', () => {
  it('that floods is told, and another server is not', async () => {
    const { discord } = await start({
      discord: { guilds: [{ name: '하나' }, { name: '둘' }] },
    });
    const people = Math.ceil(LIMITS.perServer.burst / LIMITS.perUser.burst) + 1;
    const told: (number | undefined)[] = [];
    for (let at = 0; at < people; at += 1) {
      const person = discord.person(`사람 ${at}`);
      for (let time = 0; time < LIMITS.perUser.burst - 1; time += 1)
        told.push(toldToWait(await person.slash('/help')));
    }
    expect(told.filter((seconds) => seconds === undefined)).toHaveLength(LIMITS.perServer.burst);
    expect(told.at(-1)).toBe(1);
    const [, other] = [...discord.guilds.values()];
    const [channel] = [...(other?.channels.values() ?? [])];
    if (!channel) throw new Error('no second server');
    expect(toldToWait(await discord.person('먼 사람', { channel }).slash('/help'))).toBeUndefined();
  });
});

describe('everybody together', () => {
  it('is told where they flood, and nothing more than that is let through', async () => {
    const { discord } = await start();
    let answered = 0;
    for (let at = 0; at < LIMITS.overall.burst + 40; at += 1) {
      const shown = await discord.person(`사람 ${at}`).inDirectMessages().slash('/help');
      answered += toldToWait(shown) === undefined ? 1 : 0;
    }
    expect(answered).toBe(LIMITS.overall.burst);
  });
});

/** Questions that are answered one by one, when the test says so. */
function slowly() {
  const waiting: (() => void)[] = [];
  let isOver = false;
  const wrap = (services: Services): Services => ({
    ...services,
    ask: async (question, signal) => {
      const turn = new Promise<void>((resolve) => waiting.push(resolve));
      if (isOver) release();
      running?.discord.state.changes.happened();
      await turn;
      return services.ask(question, signal);
    },
  });
  release = () => {
    isOver = true;
    for (const resolve of waiting.splice(0)) resolve();
  };
  return { wrap, waiting };
}

describe('questions that wait', () => {
  it('beyond what a server may have waiting are refused within a second, with the wait', async () => {
    const { wrap, waiting } = slowly();
    const { discord, elapse, bot } = await start({ wrap });
    const asked: Shown[] = [];
    let person = discord.person('사람 0');
    const most = QUEUE.concurrency + QUEUE.perServer;
    for (let at = 0; at <= most; at += 1) {
      if (at % 10 === 0) person = discord.person(`사람 ${at}`);
      if (at % 100 === 99) elapse(60_000);
      asked.push(await person.slash('/ask', { question: '예산은 얼마야?' }, { until: 'acknowledged' }));
    }
    const last = asked.at(-1);
    expect(last?.text).toMatch(
      /^지금 밀린 질문이 많아서 더 받지 못해요\. \d+[초분]쯤 뒤에 다시 물어봐 주세요\.$/u,
    );
    expect([last?.ephemeral, asked.at(-2)?.text.startsWith('지금 밀린')]).toEqual([true, false]);
    expect(last?.acknowledgedAfterMs).toBeLessThan(1_000);
    while (waiting.length > 0 || asked.slice(0, -1).some(({ text }) => !text.includes('36억 원'))) {
      for (const resolve of waiting.splice(0)) resolve();
      await discord.until(() => waiting.length > 0 || allAnswered(asked) || undefined, 'nothing went on');
    }
    await bot.idle();
    expect(asked.slice(0, -1).every(({ messages }) => messages.length === 1)).toBe(true);
  });

  it('and whose asker cannot be told any more are let go, quietly', async () => {
    const { wrap, waiting } = slowly();
    const { discord, logged, bot } = await start({ wrap });
    const ask = (name: string, until: 'acknowledged' | 'nothing') =>
      discord.person(name).slash('/ask', { question: '예산은 얼마야?' }, { until });
    for (const name of ['하나', '둘', '셋', '넷']) await ask(name, 'acknowledged');
    discord.faults.script(
      { kind: 'status', status: 404, body: { code: 10_062, message: 'unknown' } },
      { on: CALLBACK },
    );
    await ask('다섯', 'nothing');
    await discord.until(() => discord.requests.all.at(-1)?.status === 404 || undefined, 'it was taken');
    release();
    await bot.idle();
    expect([logged.filter(({ level }) => level === 'error'), waiting]).toEqual([[], []]);
  });

  it('are told how long, and are answered after that long', async () => {
    const { wrap, waiting } = slowly();
    const { discord, elapse, bot } = await start({ wrap });
    await answerEach(4);
    const asked = await Promise.all(
      Array.from({ length: 16 }, (_, at) =>
        discord
          .person(`뒷사람 ${at}`)
          .slash('/ask', { question: '예산은 얼마야?' }, { until: 'acknowledged' }),
      ),
    );
    const last = asked.at(-1);
    await last?.until(({ text }) => text !== '', 'no wait was told');
    const told = Number(/(\d+)초쯤 기다리면/u.exec(last?.text ?? '')?.[1]);
    let seconds = 0;
    const isAnswered = (): boolean => last?.text.includes('36억 원') ?? true;
    while (!isAnswered()) {
      await discord.until(() => waiting.length > 0 || undefined, 'nobody has their turn');
      elapse(SECONDS_EACH * 1_000);
      seconds += SECONDS_EACH;
      const before = asked.filter(({ text }) => text.includes('36억 원')).length;
      for (const resolve of waiting.splice(0)) resolve();
      await discord.until(
        () => asked.filter(({ text }) => text.includes('36억 원')).length > before || undefined,
        'nobody was answered',
      );
      await settled(discord, waiting, asked);
    }
    expect(told).toBe(seconds - SECONDS_EACH);
    await bot.idle();

    /** So that it is known how long an answer takes. */
    async function answerEach(times: number): Promise<void> {
      for (let time = 0; time < times; time += 1) {
        const shown = discord.person(`앞사람 ${time}`).slash('/ask', { question: '예산은 얼마야?' });
        await discord.until(() => waiting.length > 0 || undefined, 'nobody has their turn');
        elapse(SECONDS_EACH * 1_000);
        waiting.splice(0).forEach((resolve) => resolve());
        await shown;
      }
    }
  });
});

const SECONDS_EACH = 5;

/** Until as many have their turn as may, or all are answered. */
async function settled(
  discord: Started['discord'],
  waiting: readonly unknown[],
  asked: readonly Shown[],
): Promise<void> {
  const open = (): number => asked.filter(({ text }) => !text.includes('36억 원')).length;
  await discord.until(
    () => waiting.length === Math.min(QUEUE.concurrency, open()) || undefined,
    'turns are lost',
  );
}

function allAnswered(asked: readonly Shown[]): boolean {
  return asked.slice(0, -1).every(({ text }) => text.includes('36억 원'));
}
