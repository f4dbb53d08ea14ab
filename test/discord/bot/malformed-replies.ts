// Malformed replies of Discord over every route that the program uses while people ask: it lives, answers on, and doubles nothing.
import { expect } from 'vitest';
import { CALLBACK, DIRECT, EDIT, FOLLOW_UP, ORIGINAL, POST, TYPING } from '../deliver/bench.ts';
import { ANSWER, QUESTION, stockedFolder } from '../load/bot-process.ts';
import type { Fault } from '../loopback/faults.ts';
import { mutate, randomOf } from '../loopback/mutate.ts';
import type { Person } from '../loopback/person.ts';
import type { LoopbackDiscord } from '../loopback/server.ts';
import type { Shown } from '../loopback/shown.ts';
import { channelOf } from '../load/crowd.ts';
import { logOf, startedChild, type StartedChild } from './child.ts';
import { misdeeds } from './manners.ts';

const ONE = 'GET /channels/{channel_id}/messages/{message_id}';
const MANY = 'GET /channels/{channel_id}/messages';
const AT_ONCE = { until: 'nothing' } as const;

/** How people ask so that the route is used; several ways for one route take turns. */
const WAYS: Readonly<
  Record<string, (person: Person, discord: LoopbackDiscord, seed: number) => Promise<Shown>>
> = {
  [CALLBACK]: (person, _, seed) =>
    seed % 2 === 0
      ? person.slash('/ask', { question: QUESTION }, AT_ONCE)
      : person.slash('/ask', { question: QUESTION, article: 'bu' }, AT_ONCE),
  [ORIGINAL]: (person) => person.slash('/ask', { question: QUESTION, private: true }, AT_ONCE),
  [FOLLOW_UP]: (person) => person.slash('/summary', { level: 'detailed' }, AT_ONCE),
  [POST]: (person) => person.mention(QUESTION, AT_ONCE),
  [EDIT]: (person) => person.mention(QUESTION, AT_ONCE),
  [TYPING]: (person) => person.dm(QUESTION, AT_ONCE),
  [DIRECT]: (person) => person.mention(QUESTION, AT_ONCE),
  [ONE]: async (person, { bot }) => person.reply(person.say('예산은?'), `<@${bot.id}> 진짜야?`, AT_ONCE),
  [MANY]: (person) => person.dm('그럼 요금은?', AT_ONCE),
};

const ROUTES = Object.keys(WAYS);
const STATUSES = [400, 401, 403, 404, 405, 418, 429, 500, 502, 503, 520];
const SHAPES: readonly unknown[] = [null, [], {}, 'x', 3, { id: 1 }, { id: null }, { code: 'x' }, [[]]];

function faultOf(seed: number): Fault {
  const random = randomOf(seed ^ 0xfa17);
  const status = STATUSES[Math.floor(random() * STATUSES.length)] ?? 500;
  switch (Math.floor(random() * 8)) {
    case 0:
      return { kind: 'body', body: SHAPES[Math.floor(random() * SHAPES.length)] };
    case 1:
      return { kind: 'html', status };
    case 2:
      return { kind: 'invalid-json' };
    case 3:
      return { kind: 'cut' };
    case 4:
      // A limit for all that is longer than the test is told apart elsewhere: nobody is answered while it holds.
      return random() < 0.2
        ? { kind: 'rate-limit', retryAfter: 1e9 }
        : { kind: 'rate-limit', retryAfter: random() / 10, global: random() < 0.2 };
    case 5:
      return { kind: 'status', status, body: mutate({ message: 'm', code: 50_035, errors: {} }, seed) };
    default:
      return { kind: 'mutated', seed };
  }
}

export interface Bothered {
  readonly replies: number;
  readonly answered: number;
  readonly seconds: number;
}

/** So many that no server asks more than it may. */
const SERVERS = 20;

/** One malformed reply for each seed from `seed` on. Throws where the program ended, does not answer, or let an error slip. */
export async function botherWithReplies(program: string, seed: number, replies: number): Promise<Bothered> {
  const guilds = Array.from({ length: SERVERS }, (_, at) => ({ name: `서버 ${at}` }));
  const started = await startedChild(program, { dataDir: await stockedFolder(), discord: { guilds } });
  const { discord, child, close } = started;
  const from = performance.now();
  const asked: Shown[] = [];
  try {
    await child.ready;
    await expectAnswer(started, '먼저 온 사람');
    for (let at = 0; at < replies; at += 1) {
      asked.push(await bother(discord, seed + at));
      if (at % 20 === 19) await expectAnswer(started, `사람 ${at}`);
    }
    discord.faults.clear();
    await expectAnswer(started, '나중에 온 사람');
    expect(doubled(discord)).toEqual([]);
    expect(logOf(child).filter(({ caught }) => caught !== undefined)).toEqual([]);
    expect(misdeeds(discord)).toEqual([]);
    const answered = asked.filter(({ text }) => text.includes(ANSWER)).length;
    return { replies, answered, seconds: (performance.now() - from) / 1_000 };
  } finally {
    await close();
  }
}

/** Answers to one interaction that say the same, and messages under one nonce. */
function doubled({ state, bot }: LoopbackDiscord): string[] {
  const posted = [...state.channels.values()].flatMap(({ messages }) => [...messages.values()]);
  const nonces = posted.flatMap(({ author, nonce }) =>
    author.id === bot.id && nonce ? [String(nonce)] : [],
  );
  const answers = [...state.interactions.values()].flatMap(({ id, messages }) =>
    messages.map(({ content }) => `${id} ${content}`),
  );
  return [...nonces, ...answers].filter((one, at, all) => all.indexOf(one) < at);
}

/** Whoever asks meets it, whatever the route; each person asks once, so that nobody is told to be slower. */
async function bother(discord: LoopbackDiscord, seed: number): Promise<Shown> {
  const random = randomOf(seed);
  const route = ROUTES[seed % ROUTES.length] ?? CALLBACK;
  const times = 1 + Math.floor(random() * 4);
  const afterDoing = random() < 0.5;
  discord.faults.clear();
  discord.faults.script(faultOf(seed), { on: (asked) => asked === route, times, afterDoing });
  const channel = channelOf([...discord.guilds.values()][seed % SERVERS] ?? discord.guild);
  if (route === DIRECT) discord.deny(channel, 'sendMessages');
  const shown = await (WAYS[route] ?? unknownRoute)(
    discord.person(`물은 사람 ${seed}`, { channel }),
    discord,
    seed,
  );
  await discord
    .until(() => discord.requests.all.at(-1)?.route === route || undefined, route, 200)
    .catch(() => undefined);
  if (route === DIRECT) discord.allow(channel, 'sendMessages');
  return shown;
}

function unknownRoute(): never {
  throw new Error('no way to use this route');
}

async function expectAnswer({ discord, child }: StartedChild, name: string): Promise<void> {
  discord.faults.clear();
  const asked = discord.person(name).slash('/ask', { question: QUESTION }, { within: 60_000 });
  const shown = await Promise.race([asked, child.ended.then(() => undefined)]);
  expect(shown, `ended:\n${child.err().slice(-3_000)}`).toBeDefined();
  await shown?.until(({ text }) => text.includes(ANSWER), `${name} was not answered`, 60_000);
}
