// Floods the program with malformed events, and sees whether it still lives, still answers, and let nothing slip by.
import { setImmediate } from 'node:timers/promises';
import { expect } from 'vitest';
import { malformed, samples } from '../loopback/samples.ts';
import { ANSWER, QUESTION, stockedFolder } from '../load/bot-process.ts';
import { logOf, startedChild, type StartedChild } from './child.ts';

/** Events between two looks at whether the program is still there. */
const AT_ONCE = 100;

export interface Flooded {
  readonly events: number;
  /** Unreadable events that the log tells of; after the first ten of a minute they are only counted. */
  readonly drops: number;
  /** How often a handler met something that it could not read; the person, if there is one, has the number in the log. */
  readonly bugs: number;
  readonly seconds: number;
}

/** Seeds from `seed` on, one for each event. Throws where the program ended, does not answer, or let an error slip. */
export async function floodWithEvents(program: string, seed: number, events: number): Promise<Flooded> {
  const started = await startedChild(program, { dataDir: await stockedFolder() });
  const { discord, child, close } = started;
  try {
    await child.ready;
    await expectAnswer(started, '먼저 온 사람');
    const from = performance.now();
    const all = samples(discord);
    for (let at = 0; at < events; at += 1) {
      const { event, data } = malformed(all, seed + at);
      discord.gateway.dispatchAnything(event, data);
      if (at % AT_ONCE === AT_ONCE - 1) await expectAlive(started, seed + at);
    }
    await expectAnswer(started, '나중에 온 사람');
    expectNothingSlipped(started, seed);
    const log = logOf(child);
    return {
      events,
      drops: log.filter(({ msg }) => msg === 'dropped an unreadable event').length,
      bugs: log.filter(({ bug }) => bug !== undefined).length,
      seconds: (performance.now() - from) / 1_000,
    };
  } finally {
    await close();
  }
}

async function expectAnswer({ discord }: StartedChild, name: string): Promise<void> {
  const shown = await discord.person(name).slash('/ask', { question: QUESTION });
  await shown.until(({ text }) => text.includes(ANSWER), `${name} was not answered`, 60_000);
}

/** A question that is acknowledged shows that everything sent before it has been read. */
async function expectAlive({ discord, child }: StartedChild, seed: number): Promise<void> {
  await setImmediate();
  const alive = discord.person(`사람 ${seed}`).slash('/help', {}, { until: 'acknowledged', within: 60_000 });
  const end = await Promise.race([alive.then(() => undefined), child.ended]);
  expect(end, `ended after seed ${seed}:\n${child.err().slice(-3_000)}`).toBeUndefined();
}

function expectNothingSlipped({ discord, child }: StartedChild, seed: number): void {
  const slipped = logOf(child).filter(({ caught }) => caught !== undefined);
  expect(slipped, `from seed ${seed}`).toEqual([]);
  expect(discord.gateway.connected()).toBe(1);
  expect(discord.gateway.log.identifies).toHaveLength(1);
}
