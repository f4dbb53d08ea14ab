// A bot that is told to stop while it answers: what became of everything that it had begun.
import { koreanMessages } from '../../../src/discord/messages.ko.ts';
import type { LoopbackDiscord } from '../loopback/server.ts';
import { ANSWER, QUESTION, withBot } from './bot-process.ts';
import { ask, askAll, crowdOf, toldTo, type Asked, type Told } from './crowd.ts';
import type { Ended } from './child-bot.ts';

export interface StopOptions {
  readonly program: string;
  readonly dataDir: string;
  readonly signal: 'SIGTERM' | 'SIGINT';
  /** The signal comes when Discord has had so many requests since the questions were asked. */
  readonly afterRequests: number;
}

export interface Stopped {
  readonly ended: Ended;
  /** Milliseconds from the signal to the end of the process. */
  readonly tookMs: number;
  /** How many were acknowledged, answered, and told that the bot is stopping. */
  readonly begun: number;
  readonly answered: number;
  readonly turnedAway: number;
  /** Begun and left without an answer or a sentence. */
  readonly lost: number;
  readonly doubled: number;
}

const SERVERS = 10;
const CROWD = { flood: 24, flooders: 8, each: 4, mentionEvery: 6 };
const LATE = 5;

/** Sixty questions, the signal, and five more questions while it stops. */
export function stopUnderLoad(options: StopOptions): Promise<Stopped> {
  const { program, dataDir, signal, afterRequests } = options;
  return withBot({ program, dataDir, servers: SERVERS }, async ({ discord, child }) => {
    await child.ready;
    const before = discord.requests.count();
    const asked = await askAll(crowdOf(discord, CROWD), () => QUESTION);
    const enough = (): true | undefined => discord.requests.count() - before >= afterRequests || undefined;
    await discord.until(enough, `no ${afterRequests} requests came`);
    const from = performance.now();
    child.kill(signal);
    const late = await askLate(discord);
    const ended = await child.ended;
    const all = [...asked, ...late];
    return { ended, tookMs: performance.now() - from, ...outcome(discord, all, toldTo(discord, all)) };
  });
}

function askLate(discord: LoopbackDiscord): Promise<Asked[]> {
  const people = Array.from({ length: LATE }, (_, at) => discord.person(`늦은 사람 ${at}`));
  return Promise.all(
    people.map(async (person) => {
      const asker = { server: discord.guild.name, how: 'slash', person } as const;
      return { ...asker, shown: await ask(asker, QUESTION) };
    }),
  );
}

function outcome(
  discord: LoopbackDiscord,
  asked: readonly Asked[],
  told: readonly Told[],
): Pick<Stopped, 'begun' | 'answered' | 'turnedAway' | 'lost' | 'doubled'> {
  const ends = told.map(({ texts }) => endOf(texts.at(-1)?.text));
  const isBegun = asked.map(({ shown }, at) =>
    shown.interaction ? shown.interaction.acknowledged !== undefined : (told[at]?.beginnings ?? 0) > 0,
  );
  const left = isBegun.filter((begun, at) => begun && ends[at] === 'none').length;
  return {
    begun: isBegun.filter(Boolean).length,
    answered: ends.filter((end) => end === 'answered').length,
    turnedAway: ends.filter((end) => end === 'stopping').length,
    lost: left + typedInVain(discord, asked, told),
    doubled: told.filter(({ beginnings }) => beginnings > 1).length,
  };
}

function endOf(text = ''): 'answered' | 'stopping' | 'none' {
  if (text.includes(ANSWER)) return 'answered';
  return text.includes(koreanMessages.notices.stopping) ? 'stopping' : 'none';
}

/** A mention is begun with a sign of typing, which Discord shows for a channel and not for a message. */
function typedInVain(discord: LoopbackDiscord, asked: readonly Asked[], told: readonly Told[]): number {
  let vain = 0;
  for (const channel of discord.state.channels.values()) {
    const answered = asked.filter(
      ({ how, person }, at) =>
        how === 'mention' && person.channel.id === channel.id && (told[at]?.beginnings ?? 0) > 0,
    ).length;
    vain += Math.max(0, channel.typedAt.length - answered);
  }
  return vain;
}
