// Whatever goes wrong inside, everybody who asked gets one sentence, and only one.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Failure, type FailureCode } from '../../../src/core/errors.ts';
import type { Services } from '../../../src/core/services.ts';
import { koreanMessages } from '../../../src/discord/messages.ko.ts';
import { interactionJson, sendInteraction } from '../loopback/interactions.ts';
import type { LoopbackDiscord } from '../loopback/server.ts';
import type { Person } from '../loopback/person.ts';
import type { Shown } from '../loopback/shown.ts';
import { misdeeds } from './manners.ts';
import { BUS, BUS_TOO, startedBot, type Started, type StartOptions, warmUp } from './started.ts';

beforeAll(warmUp, 120_000);

let running: Started | undefined;

type Break = (() => Promise<never>) | undefined;

/** Every service does what `broken.how` does, as long as that is set. */
async function start(options: StartOptions = {}) {
  const broken: { how: Break; only?: keyof Services } = { how: undefined };
  const wrap = (services: Services): Services =>
    new Proxy(services, {
      get(target, name, receiver) {
        const own: unknown = Reflect.get(target, name, receiver);
        const isMeant = name !== 'close' && (broken.only === undefined || broken.only === name);
        if (typeof own !== 'function' || !isMeant) return own;
        return (...given: unknown[]): unknown =>
          broken.how ? broken.how() : Reflect.apply(own, target, given);
      },
    });
  running = await startedBot({ articles: [BUS, BUS_TOO], wrap, ...options });
  return { ...running, broken };
}

afterEach(async () => {
  if (running) expect(misdeeds(running.discord)).toEqual([]);
  await running?.close();
  running = undefined;
});

/** Every way to ask something that a service answers. */
const WAYS: Readonly<Record<string, (person: Person, discord: LoopbackDiscord) => Promise<Shown>>> = {
  '/ask': (person) => person.slash('/ask', { question: '예산은 얼마야?' }),
  '/ask of an article': (person) => person.slash('/ask', { question: '예산은 얼마야?', article: 'bus' }),
  '/summary': (person) => person.slash('/summary'),
  '/quotes': (person) => person.slash('/quotes'),
  '/check': (person) => person.slash('/check', { claim: '예산은 36억 원이다.' }),
  '/compare': (person) => person.slash('/compare', { first: 'bus', second: 'bus-2' }),
  '/article list': (person) => person.slash('/article list'),
  '/article info': (person) => person.slash('/article info', { article: 'bus' }),
  '/article default': (person) => person.slash('/article default', { article: 'bus' }),
  '/article remove': (person) => person.slash('/article remove', { article: 'bus' }),
  '/settings': (person) => person.slash('/settings'),
  '/settings changed': (person) => person.slash('/settings', { language: 'ko' }),
  'check a message': (person) => person.contextMenu('기사와 대조', person.say('예산은 36억 원이다.')),
  'ask a message': (person) => person.contextMenu('기사에 물어보기', person.say('예산은 얼마야?')),
  mention: (person) => person.mention('예산은 얼마야?'),
  'direct message': (person) => person.dm('예산은 얼마야?'),
  reply: (person, { bot }) => person.reply(person.say('예산은?'), `<@${bot.id}> 얼마야?`),
  'is it true': (person, { bot }) =>
    person.reply(person.say(`<@${bot.id}> 예산은 36억 원이다.`), `<@${bot.id}> 진짜야?`),
};

const PRESSES = ['원문 1', '👍'] as const;

const BREAKS: Readonly<Record<string, () => Promise<never>>> = {
  throws: () => {
    throw new Error('secret words');
  },
  rejects: () => Promise.reject(new TypeError('secret words')),
  'rejects with a text': () => Promise.reject('secret words'),
  'rejects with nothing': () => Promise.reject(undefined),
  'rejects with an object': () => Promise.reject({ toString: undefined }),
};

function expectOne({ messages, text }: Shown, wanted: RegExp | string): void {
  expect(messages).toHaveLength(1);
  if (typeof wanted === 'string') expect(text).toBe(wanted);
  else expect(text).toMatch(wanted);
  expect(text).not.toContain('secret');
}

const BUG = /^예상하지 못한 문제가 생겼어요\..* 오류 번호 [2-9a-z]{6}이?라고/u;

describe('a service that', () => {
  it.each(Object.entries(BREAKS))('%s is told as one sentence with the number in the log', async (_, how) => {
    const { discord, broken, logged } = await start();
    for (const [way, ask] of Object.entries(WAYS)) {
      broken.how = undefined;
      const person = discord.person(`${way}의 하늘`);
      broken.how = how;
      const shown = await ask(person, discord);
      expectOne(shown, BUG);
      const bug = /오류 번호 (\w{6})/u.exec(shown.text)?.[1];
      expect([way, logged.find(({ facts }) => facts['bug'] === bug)?.level]).toEqual([way, 'error']);
    }
  });

  it.each(PRESSES)(
    'fails after the press of %s is told as one sentence, to the presser alone',
    async (label) => {
      const { discord, broken } = await start();
      const sky = discord.person('하늘');
      const asked = await sky.slash('/ask', { question: '예산은 얼마야?' });
      broken.how = BREAKS['rejects'];
      const shown = await sky.press(asked, label);
      expectOne(shown, BUG);
      expect(shown.ephemeral).toBe(true);
    },
  );

  it('fails where an article is to be deleted is told, and the article stays', async () => {
    const { discord, broken, services } = await start();
    const scope = `guild:${discord.guild.id}`;
    await services.add(scope, { ...BUS_TOO, id: 'mine' });
    const sky = discord.person('하늘');
    const asked = await sky.slash('/article remove', { article: 'mine' });
    Object.assign(broken, { how: BREAKS['rejects'], only: 'remove' });
    expectOne(await sky.press(asked, '지우기'), BUG);
    expect((await services.list(scope)).some(({ id }) => id === 'mine')).toBe(true);
  });

  it('fails while something is typed offers nothing, and says so in time', async () => {
    const { discord, broken } = await start();
    for (const how of Object.values(BREAKS)) {
      broken.how = how;
      const person = discord.person('하늘');
      expect(await person.autocomplete('/ask', { question: 'x', article: 'a' }, 'article')).toEqual([]);
      expect(await person.autocomplete('/quotes', { speaker: 'a' }, 'speaker')).toEqual([]);
    }
  });

  it('never answers is given up after a while, and its turn goes to others', async () => {
    const { discord, broken } = await start({ answerWithinMs: 300 });
    broken.how = () => new Promise<never>(() => undefined);
    const stuck = ['하늘', '바다', '구름', '바람', '노을', '새벽'].map((name) =>
      discord.person(name).slash('/ask', { question: '예산은 얼마야?' }),
    );
    for (const shown of await Promise.all(stuck))
      expect(shown.text).toMatch(/서버 설정|문제가 생겼어요|기다리면/u);
    await discord.until(
      () =>
        [...discord.state.interactions.values()].every(({ messages }) =>
          BUG.test(messages[0]?.content ?? ''),
        ) || undefined,
      'somebody was not told',
    );
    broken.how = undefined;
    expect((await discord.person('하늘').slash('/ask', { question: '예산은 얼마야?' })).text).toContain(
      '36억 원',
    );
  });

  it('never answers what is typed has offered nothing after two seconds', async () => {
    const { discord, broken } = await start();
    broken.how = () => new Promise<never>(() => undefined);
    expect(
      await discord.person('하늘').autocomplete('/ask', { question: 'x', article: '' }, 'article'),
    ).toEqual([]);
  });
});

describe('a failure', () => {
  const codes = Object.keys(koreanMessages.failures);

  it('of each code is its sentence, wherever it was asked', async () => {
    const { discord, broken, logged } = await start();
    for (const [at, code] of codes.entries()) {
      const failure = new Failure(asCode(code));
      broken.how = () => Promise.reject(failure);
      const person = discord.person(`하늘 ${at % 8} ${Math.floor(at / 8)}`);
      const sentence = plain(koreanMessages.failures[asCode(code)]({}));
      const shown = [
        await person.slash('/ask', { question: '예산은 얼마야?' }),
        await person.mention('예산은 얼마야?'),
      ];
      for (const one of shown) {
        expect(one.messages).toHaveLength(1);
        expect([code, plain(one.text)]).toEqual([code, sentence]);
      }
    }
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

function asCode(code: string): FailureCode {
  const known = Object.keys(koreanMessages.failures).find((one): one is FailureCode => one === code);
  if (!known) throw new Error(`no code ${code}`);
  return known;
}

/** With names of commands as they stand in our sentences. */
function plain(text: string): string {
  return text.replace(/<(\/[\w -]+):\d+>/gu, '`$1`');
}

describe('an interaction', () => {
  it('that cannot be read is told as one sentence with the number in the log', async () => {
    const { discord, logged } = await start();
    const { user } = discord.person('하늘');
    const asked = { type: 2, user, locale: 'ko', channel: discord.channel } as const;
    const data = { id: '1', name: 'ask', type: 1, options: [] };
    const unsent = { ...discord.state, dispatch: () => undefined };
    const interaction = sendInteraction(unsent, { ...asked, data });
    const { member: _, ...broken } = interactionJson(discord.state, { ...asked, data }, interaction.id);
    discord.gateway.dispatchAnything('INTERACTION_CREATE', { ...broken, member: { user, roles: null } });
    const [said] = await discord.until(
      () => (interaction.messages.length > 0 ? interaction.messages : undefined),
      'nothing was said',
    );
    expect(said?.content).toMatch(BUG);
    expect(logged.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('of a command that this version does not have is told so', async () => {
    const { discord } = await start();
    discord.register([{ name: 'old', description: 'from before' }]);
    const shown = await discord.person('하늘').slash('/old');
    expect([shown.text, shown.ephemeral]).toEqual([
      '모르는 명령이에요. `/help`로 할 수 있는 일을 봐 주세요.',
      true,
    ]);
  });
});

describe('settings that cannot be read', () => {
  it('make answers private rather than public, and then say what is wrong', async () => {
    const broken = { now: true };
    const wrap = (services: Services): Services => ({
      ...services,
      setting: (scope, key) =>
        broken.now ? Promise.reject(new Error('the disk is gone')) : services.setting(scope, key),
    });
    running = await startedBot({ wrap });
    const { discord } = running;
    const sky = discord.person('하늘');
    const asked = await sky.slash('/ask', { question: '예산은 얼마야?' });
    expect([asked.ephemeral, BUG.test(asked.text)]).toEqual([true, true]);
    expect((await sky.slash('/settings')).ephemeral).toBe(true);
    expect((await sky.mention('예산은 얼마야?')).text).toMatch(BUG);
    broken.now = false;
    const again = await sky.slash('/ask', { question: '예산은 얼마야?' });
    expect(again.text).toContain('36억 원');
    expect((await sky.slash('/ask', { question: '예산은 얼마야?' })).ephemeral).toBe(false);
  });
});
