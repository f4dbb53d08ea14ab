// Whatever Discord answers to the bot, before or after doing what it was asked: everybody gets exactly one answer.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CALLBACK, EDIT, FOLLOW_UP, ORIGINAL, POST, TYPING } from '../deliver/bench.ts';
import type { Fault } from '../loopback/faults.ts';
import type { Person } from '../loopback/person.ts';
import type { LoopbackDiscord } from '../loopback/server.ts';
import type { Shown } from '../loopback/shown.ts';
import { misdeeds } from './manners.ts';
import { BUS, startedBot, type Started, warmUp } from './started.ts';

let running: Started;

beforeAll(async () => {
  await warmUp();
  running = await startedBot({ articles: [BUS, manySpeakers()] });
  return () => running.close();
}, 120_000);

afterEach(() => {
  const { discord, elapse } = running;
  discord.faults.clear();
  elapse(60_000);
  expect(misdeeds(discord)).toEqual([]);
});

const question = { question: '예산은 얼마야?' };

/** What is asked, by the route over which its answer goes. */
const WAYS = {
  [CALLBACK]: (person: Person) => person.slash('/ask', question),
  [ORIGINAL]: (person: Person) => person.slash('/ask', question),
  [POST]: (person: Person) => person.mention('예산은 얼마야?'),
  [TYPING]: (person: Person) => person.mention('예산은 얼마야?'),
};

type RouteName = keyof typeof WAYS;
const ROUTES = [CALLBACK, ORIGINAL, POST, TYPING] as const satisfies readonly RouteName[];

/** `afterDoing` undefined: both. A 200 that cannot be read was done. */
const FAULTS: readonly { readonly fault: Fault; readonly afterDoing?: boolean }[] = [
  { fault: { kind: 'status', status: 500 } },
  { fault: { kind: 'status', status: 502 } },
  { fault: { kind: 'status', status: 503 } },
  { fault: { kind: 'html' } },
  { fault: { kind: 'cut' } },
  { fault: { kind: 'invalid-json' }, afterDoing: true },
  { fault: { kind: 'rate-limit', retryAfter: 0.1 }, afterDoing: false },
  { fault: { kind: 'rate-limit', retryAfter: 0.1, global: true }, afterDoing: false },
];

const CASES = ROUTES.flatMap((route) =>
  FAULTS.flatMap(({ fault, afterDoing }) =>
    (afterDoing === undefined ? [false, true] : [afterDoing]).map((after) => ({ route, fault, after })),
  ),
);

/** All that this person was answered, after everything that was begun has ended. */
async function answersTo(shown: Shown): Promise<string[]> {
  await running.bot.idle();
  return shown.messages.map(({ content }) => content);
}

describe('one answer', () => {
  it.each(CASES)('comes where $route meets $fault, done $after', async ({ route, fault, after }) => {
    const { discord } = running;
    discord.faults.script(fault, { on: route, times: 2, afterDoing: after });
    const answers = await answersTo(await WAYS[route](discord.person('하늘')));
    expect(answers.map((text) => text.includes('36억 원'))).toEqual([true]);
  });

  it('comes where the wait for it is told first, and its edit fails', async () => {
    const { discord } = running;
    discord.faults.script({ kind: 'status', status: 503 }, { on: EDIT, times: 2, afterDoing: true });
    const people = Array.from({ length: 12 }, (_, at) => discord.person(`바쁜 ${at}`));
    const shown = await Promise.all(people.map((person) => person.mention('예산은 얼마야?')));
    for (const one of shown)
      expect((await answersTo(one)).map((text) => text.includes('36억 원'))).toEqual([true]);
  });
});

describe('an answer of several messages', () => {
  it.each([
    [{ kind: 'status', status: 500 }, false],
    [{ kind: 'status', status: 500 }, true],
    [{ kind: 'cut' }, true],
    [{ kind: 'rate-limit', retryAfter: 0.1 }, false],
  ] as const)('doubles no part where a part meets %o, done %s', async (fault, afterDoing) => {
    const { discord } = running;
    discord.faults.script(fault, { on: FOLLOW_UP, afterDoing });
    const shown = await discord.person('하늘').slash('/quotes', { article: 'many' });
    const answers = await answersTo(shown);
    expect(new Set(answers).size).toBe(answers.length);
    const isWhole = answers.at(-1)?.includes('-# 한빛신문');
    expect(isWhole || answers[0]?.endsWith('이어지는 답은 보내지 못했어요. 다시 물어봐 주세요.')).toBe(true);
  });
});

function refusal(code: number, status: number): Fault {
  const errors = { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'too long' }] } };
  return { kind: 'status', status, body: { code, message: 'refused', ...(code === 50_035 && { errors }) } };
}

function sent(discord: LoopbackDiscord, route: string): number {
  return discord.requests.all.filter((request) => request.route === route).length;
}

describe('an interaction', () => {
  it('that Discord does not know any more is let go, quietly', async () => {
    const { discord, bot, logged } = running;
    const edits = sent(discord, ORIGINAL);
    const shown = await discord.person('하늘').slash('/ask', question, { until: 'nothing' });
    discord.clock.advance(3_001);
    await discord.until(() => lastCode(discord) === 10_062 || undefined, 'it was not too late');
    await bot.idle();
    expect([shown.messages, sent(discord, ORIGINAL) - edits]).toEqual([[], 0]);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('that another process has answered is left to it', async () => {
    const { discord, bot, logged } = running;
    const edits = sent(discord, ORIGINAL);
    discord.faults.script(refusal(40_060, 400), { on: CALLBACK });
    await discord.person('하늘').slash('/ask', question, { until: 'nothing' });
    await discord.until(
      () => discord.requests.all.at(-1)?.status === 400 || undefined,
      'nothing was refused',
    );
    await bot.idle();
    expect(sent(discord, ORIGINAL)).toBe(edits);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('whose answer Discord does not accept ends in one sentence with the number in the log', async () => {
    const { discord, logged } = running;
    discord.faults.script(refusal(50_035, 400), { on: ORIGINAL });
    const [said, ...more] = await answersTo(await discord.person('하늘').slash('/ask', question));
    expectBug(said, logged);
    expect(more).toEqual([]);
  });
});

describe('a mention', () => {
  it('whose answer Discord does not accept ends in one sentence with the number in the log', async () => {
    const { discord, logged } = running;
    discord.faults.script(refusal(50_035, 400), { on: POST });
    const [said, ...more] = await answersTo(await discord.person('하늘').mention('예산은 얼마야?'));
    expectBug(said, logged);
    expect(more).toEqual([]);
  });

  it('where the bot may not write is told once, directly', async () => {
    const { discord, bot } = running;
    discord.faults.script(refusal(50_013, 403), {
      on: (route) => route === POST || route === TYPING,
      times: 3,
    });
    const sky = discord.person('하늘');
    await sky.mention('예산은 얼마야?', { until: 'nothing' });
    const [told] = await discord.until(() => directWords(sky), 'nothing was told');
    await bot.idle();
    expect(told).toContain('글을 쓸 수 없어요.');
    expect(directWords(sky)).toHaveLength(1);
  });
});

function directWords(person: Person): string[] | undefined {
  const seen = person.inDirectMessages().sees();
  return seen.length === 0 ? undefined : seen.map(({ content }) => content);
}

function lastCode(discord: LoopbackDiscord): number | undefined {
  return discord.requests.all.at(-1)?.code;
}

/** An error of ours, which the log has under the number that the person sees; the log is emptied of it. */
function expectBug(said: string | undefined, logged: Started['logged']): void {
  const bug = /오류 번호 (\w{6})이?라고/u.exec(said ?? '')?.[1];
  const at = logged.findIndex(({ level, facts }) => level === 'error' && facts['bug'] === bug);
  expect([bug, at >= 0]).toEqual([expect.any(String), true]);
  logged.splice(at, 1);
}

function manySpeakers() {
  const paragraphs = Array.from(
    { length: 40 },
    (_, at) =>
      `김서연 한빛시 교통과장은 "${at + 1}번째 정류장에는 나무 의자 ${at + 2}개와 넓은 지붕을 놓고 밤에는 불을 켠다"라고 말했다.`,
  );
  return { ...BUS, id: 'many', title: '정류장 이야기', text: paragraphs.join('\n\n') };
}
