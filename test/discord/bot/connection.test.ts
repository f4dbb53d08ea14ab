// Connections break in every way that Discord knows, with questions in flight: none is lost, and none is answered twice.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../../src/core/services.ts';
import { interactionJson, sendInteraction } from '../loopback/interactions.ts';
import { eventOf } from '../loopback/messages.ts';
import type { LoopbackDiscord } from '../loopback/server.ts';
import type { Shown } from '../loopback/shown.ts';
import { misdeeds } from './manners.ts';
import { startedBot, type Started, warmUp } from './started.ts';

beforeAll(warmUp, 120_000);

let running: Started | undefined;
let release = (): void => undefined;

afterEach(async () => {
  release();
  if (running) expect(misdeeds(running.discord)).toEqual([]);
  await running?.close();
  running = undefined;
});

/** Answers wait until `go` is called. */
async function start(heartbeatInterval?: number) {
  const waiting: (() => void)[] = [];
  let open = false;
  const wrap = (services: Services): Services => ({
    ...services,
    ask: async (question, signal) => {
      if (!open) {
        const turn = new Promise<void>((resolve) => waiting.push(resolve));
        running?.discord.state.changes.happened();
        await turn;
      }
      return services.ask(question, signal);
    },
  });
  running = await startedBot({
    wrap,
    ...(heartbeatInterval !== undefined && { discord: { heartbeatInterval } }),
  });
  const go = (): void => {
    open = true;
    for (const resolve of waiting.splice(0)) resolve();
  };
  release = go;
  return { ...running, go, waiting };
}

/** Six people ask, three by command and three by mention, and wait. */
function askAll(discord: LoopbackDiscord, round: string): Promise<Shown>[] {
  return ['하늘', '바다', '구름', '바람', '노을', '새벽'].map((name, at) => {
    const person = discord.person(`${name} ${round}`);
    const patience = { until: 'nothing' } as const;
    return at % 2 === 0
      ? person.slash('/ask', { question: '예산은 얼마야?' }, patience)
      : person.mention('예산은 얼마야?', patience);
  });
}

/** Exactly one answer for each of them, now and after all has ended. */
async function expectOneEach(asked: readonly Promise<Shown>[], { bot }: Pick<Started, 'bot'>): Promise<void> {
  const all = await Promise.all(asked);
  for (const shown of all)
    await shown.until(({ text }) => text.includes('36억 원'), 'it was not answered', 20_000);
  await bot.idle();
  expect(all.map(({ messages }) => messages.length)).toEqual(all.map(() => 1));
}

async function backAgain(discord: LoopbackDiscord, resumes: number, identifies: number): Promise<void> {
  const { log, connected } = discord.gateway;
  await discord.until(
    () =>
      (log.resumes.length >= resumes && log.identifies.length >= identifies && connected() === 1) ||
      undefined,
    'the bot did not come back',
    20_000,
  );
}

const BREAKS: readonly (readonly [
  name: string,
  act: (discord: LoopbackDiscord) => void,
  resumes: number,
  identifies: number,
])[] = [
  ['is asked to connect again (op 7)', ({ gateway }) => gateway.askToReconnect(), 1, 1],
  ['has an invalid session that it may resume (op 9)', ({ gateway }) => gateway.invalidate(true), 1, 1],
  ['has an invalid session that is over (op 9)', ({ gateway }) => gateway.invalidate(false), 0, 2],
  ['is cut off', ({ gateway }) => gateway.cut(), 1, 1],
  ['is closed for an unknown reason (4000)', ({ gateway }) => gateway.close(4_000), 1, 1],
  ['is closed for its sequence (4007)', ({ gateway }) => gateway.close(4_007), 0, 2],
  ['is closed for its speed (4008)', ({ gateway }) => gateway.close(4_008), 0, 2],
  ['is closed for its time (4009)', ({ gateway }) => gateway.close(4_009), 1, 1],
];

describe('a connection that', () => {
  it.each(BREAKS)('%s loses and doubles no question', async (_, act, resumes, identifies) => {
    const { discord, go, waiting, bot } = await start();
    const asked = askAll(discord, '앞');
    await discord.until(() => waiting.length >= 4 || undefined, 'nobody has their turn');
    act(discord);
    await backAgain(discord, resumes, identifies);
    go();
    await expectOneEach(asked, { bot });
    await expectOneEach(askAll(discord, '뒤'), { bot });
    expect(bot.connected).toBe(true);
  });

  it('is cut off while people ask brings what it missed, once', async () => {
    const { discord, go, bot } = await start();
    go();
    const before = askAll(discord, '앞');
    discord.gateway.cut();
    const during = askAll(discord, '사이');
    await backAgain(discord, 1, 1);
    await expectOneEach([...before, ...during, ...askAll(discord, '뒤')], { bot });
  });

  it('is a zombie is noticed, and nothing is lost', async () => {
    const { discord, go, bot } = await start(200);
    go();
    discord.gateway.setZombie(true);
    const before = askAll(discord, '앞');
    await discord.until(
      () => discord.gateway.log.resumes.length > 0 || undefined,
      'no zombie was noticed',
      20_000,
    );
    discord.gateway.setZombie(false);
    await expectOneEach([...before, ...askAll(discord, '뒤')], { bot });
    expect(discord.gateway.log.identifies).toHaveLength(1);
  });
});

describe('an event that comes twice', () => {
  it('is answered once: an interaction', async () => {
    const { discord, go, bot } = await start();
    go();
    const { user } = discord.person('하늘');
    const data = {
      id: discord.commands()[0]?.['id'],
      name: 'ask',
      type: 1,
      options: [{ name: 'question', type: 3, value: '예산은 얼마야?' }],
    };
    const asked = { type: 2, user, locale: 'ko', channel: discord.channel, data } as const;
    const interaction = sendInteraction(discord.state, asked);
    for (let time = 0; time < 3; time += 1)
      discord.gateway.dispatchAnything(
        'INTERACTION_CREATE',
        interactionJson(discord.state, asked, interaction.id),
      );
    await discord.until(() => interaction.messages[0]?.content.includes('36억') || undefined, 'not answered');
    await bot.idle();
    expect(interaction.messages).toHaveLength(1);
    const callbacks = discord.requests.all.filter(({ path }) =>
      path.includes(`/interactions/${interaction.id}/`),
    );
    expect(callbacks).toHaveLength(1);
  });

  it('is answered once: a message', async () => {
    const { discord, go, bot } = await start();
    go();
    const shown = await discord.person('하늘').mention('예산은 얼마야?');
    const { asked } = shown;
    if (!asked) throw new Error('nothing was asked');
    for (let time = 0; time < 3; time += 1)
      discord.gateway.dispatchAnything('MESSAGE_CREATE', eventOf(discord.channel, asked));
    await discord.person('바다').mention('요금은 얼마야?');
    await bot.idle();
    const posts = discord.requests.all.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
    );
    expect(posts).toHaveLength(2);
  });
});
