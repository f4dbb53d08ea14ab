// From the packet on the gateway to the acknowledgement: the bot beside the library alone, as processes that take turns.
import { temporaryFolder } from '../../adapters/temporary-folder.ts';
import type { LoopbackDiscord } from '../loopback/server.ts';
import { QUESTION, stockedFolder, withBot } from './bot-process.ts';
import { SERVERS } from './burst.ts';
import type { Shown } from '../loopback/shown.ts';
import { askAll, crowdOf, untilAll } from './crowd.ts';
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
}

type Who = keyof Programs;
type Times = Readonly<Record<Who, (number | undefined)[]>>;

/** Everything is done by the one and then by the other, so that what else the machine does meets both. */
export async function measureAcknowledging(programs: Programs, questions: number): Promise<Acknowledging> {
  const dataDir = await stockedFolder();
  return withBot({ program: programs.bot, dataDir, servers: SERVERS }, (bot) =>
    withBot({ program: programs.bare, dataDir: temporaryFolder(), servers: SERVERS }, async (bare) => {
      await Promise.all([bot.child.ready, bare.child.ready]);
      const discords = { bot: bot.discord, bare: bare.discord };
      await oneByOne(discords, WARM);
      const alone = await oneByOne(discords, questions);
      const burst = await atOnce(discords);
      return { alone: besideOf(alone), burst: besideOf(burst) };
    }),
  );
}

/** Questions after which the code that is used most is compiled. */
const WARM = 30;
/** Each asks less than a person may in a minute. */
const PEOPLE = 20;
const BOTH = ['bot', 'bare'] as const;

async function oneByOne(discords: Readonly<Record<Who, LoopbackDiscord>>, questions: number): Promise<Times> {
  const times: Times = { bot: [], bare: [] };
  for (let at = 0; at < questions; at += 1)
    for (const who of BOTH) times[who].push(await askedOnce(discords[who], at, who));
  return times;
}

/** The next question comes when this one is answered, which the library alone never does. */
async function askedOnce(discord: LoopbackDiscord, at: number, who: Who): Promise<number | undefined> {
  const guilds = [...discord.guilds.values()];
  const channel = [...(guilds[at % guilds.length]?.channels.values() ?? [])][0] ?? discord.channel;
  const person = discord.person(`혼자 ${at % PEOPLE}`, { channel });
  const until = who === 'bot' ? 'answered' : 'acknowledged';
  return (await person.slash('/ask', { question: QUESTION }, { until })).acknowledgedAfterMs;
}

async function atOnce(discords: Readonly<Record<Who, LoopbackDiscord>>): Promise<Times> {
  const times: Times = { bot: [], bare: [] };
  for (const who of BOTH) times[who].push(...(await burstTimes(discords[who])));
  return times;
}

async function burstTimes(discord: LoopbackDiscord): Promise<(number | undefined)[]> {
  const crowd = crowdOf(discord, {
    flood: 105,
    flooders: 21,
    each: 5,
    mentionEvery: Number.POSITIVE_INFINITY,
  });
  const asked = await askAll(crowd, () => QUESTION);
  const isBegun = ({ acknowledgedAfterMs }: Shown): boolean => acknowledgedAfterMs !== undefined;
  await untilAll(discord, asked, isBegun, 'not all were acknowledged');
  return asked.map(({ shown }) => shown.acknowledgedAfterMs);
}

function besideOf({ bot, bare }: Times): Beside {
  return { bot: spreadOf(bot), bare: spreadOf(bare) };
}
