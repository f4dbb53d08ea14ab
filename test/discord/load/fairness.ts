// What twenty servers get while one of them floods and answers are slow: in the order in which answers reach Discord.
import { startedBot } from '../bot/started.ts';
import { misdeeds } from '../bot/manners.ts';
import type { LoopbackDiscord } from '../loopback/server.ts';
import { ANSWER, QUESTION } from './bot-process.ts';
import { CROWD, SERVERS } from './burst.ts';
import type { Shown } from '../loopback/shown.ts';
import { askAll, crowdOf, serverNames, toldTo, untilAll, type Asked, type Told } from './crowd.ts';
import { createGate, type Gate } from './gate.ts';

export interface SlowAnswers {
  readonly asked: readonly Asked[];
  /** What was said to each of them. */
  readonly told: readonly Told[];
  /** The servers of the answers, in the order in which they came. */
  readonly order: readonly string[];
  /** What no request may do, whatever was asked. */
  readonly misdeeds: readonly string[];
  /** How often the bot showed that it types. */
  readonly typings: number;
}

/** A whole bot in this process: everybody asks at once, then the answers come one after the other. */
export async function slowAnswers(): Promise<SlowAnswers> {
  const gate = createGate();
  const guilds = serverNames(SERVERS);
  const discord = { guilds, stillClock: true, requestsKept: 10_000, patienceMs: 60_000 };
  const bot = await startedBot({ wrap: gate.wrap, stillClock: true, discord });
  try {
    const asked = await askAll(crowdOf(bot.discord, CROWD), () => QUESTION);
    const isBegun = ({ acknowledgedAfterMs }: Shown): boolean => acknowledgedAfterMs !== undefined;
    await untilAll(bot.discord, asked, isBegun, 'not all were acknowledged');
    await answerAll(bot.discord, asked, gate);
    const told = toldTo(bot.discord, asked);
    const typings = [...bot.discord.state.channels.values()].flatMap(({ typedAt }) => typedAt).length;
    return { asked, told, order: answerOrder(asked, told), misdeeds: misdeeds(bot.discord), typings };
  } finally {
    gate.open();
    await bot.close();
  }
}

/** The next answer may come when the one before is to be seen. */
async function answerAll(discord: LoopbackDiscord, asked: readonly Asked[], gate: Gate): Promise<void> {
  const open = new Set(asked);
  while (open.size > 0) {
    const before = open.size;
    gate.release();
    await discord.until(() => {
      for (const each of open) if (each.shown.text.includes(ANSWER)) open.delete(each);
      return open.size < before || undefined;
    }, 'an answer did not come');
  }
}

function answerOrder(asked: readonly Asked[], told: readonly Told[]): string[] {
  const answers = asked.map(({ server }, at) => ({ server, at: answeredAt(told[at]) }));
  return answers.sort((a, b) => a.at - b.at).map(({ server }) => server);
}

function answeredAt(told: Told | undefined): number {
  return told?.texts.find(({ text }) => text.includes(ANSWER))?.at ?? Number.POSITIVE_INFINITY;
}

/**
 * How many answers each server got while all of them had something waiting; the first `begun` answers were under way
 * before all had asked and took a turn from nobody.
 */
export function sharesWhileAllWait(order: readonly string[], begun: number): number[] {
  const waiting = countsOf(order.slice(begun));
  const shares = new Map([...waiting.keys()].map((server) => [server, 0]));
  for (const server of order.slice(begun)) {
    shares.set(server, (shares.get(server) ?? 0) + 1);
    waiting.set(server, (waiting.get(server) ?? 0) - 1);
    if (waiting.get(server) === 0) break;
  }
  return [...shares.values()];
}

function countsOf(servers: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const server of servers) counts.set(server, (counts.get(server) ?? 0) + 1);
  return counts;
}
