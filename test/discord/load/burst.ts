// Two hundred questions at once from twenty servers, one of which floods: what each was told, and how soon.
import { koreanMessages } from '../../../src/discord/messages.ko.ts';
import type { LoopbackDiscord } from '../loopback/server.ts';
import { ANSWER, QUESTION, withBot } from './bot-process.ts';
import { askAll, crowdOf, toldTo, untilAll, type Asked, type CrowdOptions, type Told } from './crowd.ts';
import { spreadOf, type Spread } from './figures.ts';

export const SERVERS = 20;
/** 105 of one server by 21 people, and five of each other; every fifth by mention, within Discord's fifty requests a second. */
export const CROWD: CrowdOptions = { flood: 105, flooders: 21, each: 5, mentionEvery: 5 };

export interface Burst {
  readonly asked: number;
  /** From the packet on the gateway to the first sign of the bot. */
  readonly slash: Spread;
  readonly mention: Spread;
  /** Milliseconds until all were answered. */
  readonly allAnsweredMs: number;
  readonly answered: number;
  /** Questions to which an answer, or a beginning, was sent more than once. */
  readonly doubled: number;
  /** Questions whose wait was told. */
  readonly waitsTold: number;
}

export function measureBurst(program: string, dataDir: string): Promise<Burst> {
  return withBot({ program, dataDir, servers: SERVERS }, async ({ discord, child }) => {
    await child.ready;
    await warm(discord);
    const from = performance.now();
    const asked = await askAll(crowdOf(discord, CROWD), () => QUESTION);
    await untilAll(discord, asked, ({ text }) => text.includes(ANSWER), 'not all were answered');
    const allAnsweredMs = performance.now() - from;
    child.kill('SIGTERM');
    await child.ended;
    return { ...burstOf(asked, toldTo(discord, asked)), allAnsweredMs };
  });
}

/** The first questions find code that has not run before. */
export async function warm(discord: LoopbackDiscord, questions = 10): Promise<void> {
  for (let at = 0; at < questions; at += 1)
    await discord.person(`처음 ${at}`).slash('/ask', { question: QUESTION });
}

function burstOf(asked: readonly Asked[], told: readonly Told[]): Omit<Burst, 'allAnsweredMs'> {
  const after = (how: Asked['how']): Spread =>
    spreadOf(asked.filter((each) => each.how === how).map(({ shown }) => shown.acknowledgedAfterMs));
  const answers = told.map(({ texts }) => texts.filter(({ text }) => text.includes(ANSWER)).length);
  return {
    asked: asked.length,
    slash: after('slash'),
    mention: after('mention'),
    answered: answers.filter((count) => count > 0).length,
    doubled: told.filter(({ beginnings }, at) => beginnings !== 1 || answers[at] !== 1).length,
    waitsTold: told.filter(({ texts }) => texts.some(({ text }) => tellsWait(text))).length,
  };
}

const TIME = /[\d,]+[초분]/u;

/** Whether it is the sentence that says how long to wait, for whatever time. */
export function tellsWait(text: string): boolean {
  return text.replace(TIME, '') === koreanMessages.notices.busy(2).replace(TIME, '');
}
