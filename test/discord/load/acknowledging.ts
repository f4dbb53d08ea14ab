// From the packet on the gateway to the acknowledgement: the bot beside the library alone, as processes that take turns.
import { temporaryFolder } from '../../adapters/temporary-folder.ts';
import type { LoopbackDiscord } from '../loopback/server.ts';
import { ANSWER, QUESTION, stockedFolder, withBot } from './bot-process.ts';
import { SERVERS } from './burst.ts';
import type { Shown } from '../loopback/shown.ts';
import { askAll, crowdOf, untilAll, type Asked } from './crowd.ts';
import { spreadOf, type Spread } from './figures.ts';

/** The program, and the bundled `bare-client.ts`. */
export interface Programs {
  readonly bot: string;
  readonly bare: string;
}

export interface Beside {
  readonly bot: Spread;
  readonly bare: Spread;
}

export interface Acknowledging {
  /** One question at a time. */
  readonly alone: Beside;
  /** Two hundred at once. */
  readonly burst: Beside;
  /** Those who come one after the other while the two hundred are being answered. */
  readonly newcomers: Spread;
  readonly newcomerCount: number;
}

type Who = keyof Programs;
type Latencies = readonly (number | undefined)[];
type Times = Readonly<Record<Who, (number | undefined)[]>>;

/** Everything is done by the one and then by the other, so that what else the machine does meets both; who is first matters. */
export async function measureAcknowledging(
  programs: Programs,
  questions: number,
  bareFirst: boolean,
): Promise<Acknowledging> {
  const dataDir = await stockedFolder();
  return withBot({ program: programs.bot, dataDir, servers: SERVERS }, (bot) =>
    withBot({ program: programs.bare, dataDir: temporaryFolder(), servers: SERVERS }, async (bare) => {
      await Promise.all([bot.child.ready, bare.child.ready]);
      const discords = { bot: bot.discord, bare: bare.discord };
      await oneByOne(discords, WARM);
      const alone = await oneByOne(discords, questions);
      const bareTurn = (): Promise<Bursts> => burstTimes(bare.discord, async () => []);
      const early = bareFirst ? await bareTurn() : undefined;
      const burst = await burstTimes(bot.discord, (asked) => newcomers(bot.discord, asked));
      const bareBurst = early ?? (await bareTurn());
      return {
        alone: besideOf(alone),
        burst: { bot: spreadOf(burst.times), bare: spreadOf(bareBurst.times) },
        newcomers: spreadOf(burst.later),
        newcomerCount: burst.later.length,
      };
    }),
  );
}

/** Questions after which the code that is used most is compiled. */
const WARM = 30;
/** Within what everybody together may ask. */
const NEWCOMERS = 60;
/** Each asks less than a person may in a minute. */
const PEOPLE = 20;
const BOTH = ['bot', 'bare'] as const;

async function oneByOne(discords: Readonly<Record<Who, LoopbackDiscord>>, questions: number): Promise<Times> {
  const times: Times = { bot: [], bare: [] };
  for (let at = 0; at < questions; at += 1)
    for (const who of BOTH) times[who].push(await askedOnce(discords[who], at, UNTIL[who]));
  return times;
}

/** The next question comes when this one is answered, which the library alone never does. */
const UNTIL = { bot: 'answered', bare: 'acknowledged' } as const;

async function askedOnce(
  discord: LoopbackDiscord,
  at: number,
  until: 'answered' | 'acknowledged',
): Promise<number | undefined> {
  const guilds = [...discord.guilds.values()];
  const channel = [...(guilds[at % guilds.length]?.channels.values() ?? [])][0] ?? discord.channel;
  const person = discord.person(`혼자 ${at % PEOPLE}`, { channel });
  return (await person.slash('/ask', { question: QUESTION }, { until })).acknowledgedAfterMs;
}

interface Bursts {
  readonly times: Latencies;
  readonly later: Latencies;
}

/** `meanwhile` begins when all are acknowledged. */
async function burstTimes(
  discord: LoopbackDiscord,
  meanwhile: (asked: readonly Asked[]) => Promise<Latencies>,
): Promise<Bursts> {
  const crowd = { flood: 105, flooders: 21, each: 5, mentionEvery: Number.POSITIVE_INFINITY };
  const asked = await askAll(crowdOf(discord, crowd), () => QUESTION);
  const isBegun = ({ acknowledgedAfterMs }: Shown): boolean => acknowledgedAfterMs !== undefined;
  await untilAll(discord, asked, isBegun, 'not all were acknowledged');
  const later = await meanwhile(asked);
  return { times: asked.map(({ shown }) => shown.acknowledgedAfterMs), later };
}

/** One at a time, as long as somebody of the crowd waits for an answer. */
async function newcomers(discord: LoopbackDiscord, asked: readonly Asked[]): Promise<Latencies> {
  const times: (number | undefined)[] = [];
  const isOver = (): boolean => asked.every(({ shown }) => shown.text.includes(ANSWER));
  while (times.length < NEWCOMERS && !isOver())
    times.push(await askedOnce(discord, times.length, 'acknowledged'));
  return times;
}

function besideOf({ bot, bare }: Times): Beside {
  return { bot: spreadOf(bot), bare: spreadOf(bare) };
}
