// Fairness as a number: what twenty servers get of the bot while one of them floods it and all have something waiting.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUEUE } from '../../src/discord/queue.ts';
import type { Asker } from '../../src/discord/queue/asker.ts';
import { jainIndex } from './jain.ts';
import { createSimulation, type Simulation } from './queue/simulation.ts';

const FLOODING = askers('flooding', 5, 100);
const OTHERS = Array.from({ length: 19 }, (_, number) => askers(`server ${number}`, 2, 5));
const ALL = [...FLOODING, ...OTHERS.flat()];

/** The bounds of the program where they do not matter here, so that the order alone is compared. */
const BOUNDS = { ...QUEUE, perServer: 200, perUser: 200 };

/** As if everybody were one user of one server: first in, first out. */
const ONE_LINE = (): Asker => ({ server: 'all', user: 'all' });
const OWN_LINE = (who: Asker): Asker => who;

function askers(server: string, users: number, questions: number): Asker[] {
  return Array.from({ length: questions }, (_, number) => ({ server, user: `${server}/${number % users}` }));
}

/**
 * Answers that each server got while all of them had something waiting. One counts when its turn comes: what had begun
 * before all had asked took a turn from nobody. `before` slots are taken by an earlier server.
 */
async function turnsWhileAllWait(
  arrivals: readonly Asker[],
  lineOf: (who: Asker) => Asker,
  { before = QUEUE.concurrency, duration = (): number => 1_000 } = {},
): Promise<number[]> {
  const simulation = createSimulation(BOUNDS);
  const earlier = askers('earlier', 1, before);
  for (const who of [...earlier, ...arrivals]) await simulation.ask(lineOf(who), duration(), who.server);
  const turns = simulation.turns.length;
  const waiting = waitingOf(arrivals, simulation);
  await simulation.finish();
  return [...countTurns(simulation.turns.slice(turns), waiting).values()];
}

function waitingOf(arrivals: readonly Asker[], { turns }: Simulation): Map<string, number> {
  const count = (labels: readonly string[], server: string): number =>
    labels.filter((label) => label === server).length;
  const asked = arrivals.map(({ server }) => server);
  return new Map(asked.map((server) => [server, count(asked, server) - count(turns, server)]));
}

function countTurns(turns: readonly string[], waiting: Map<string, number>): Map<string, number> {
  const counts = new Map([...waiting.keys()].map((server) => [server, 0]));
  for (const server of turns) {
    if ([...waiting.values()].includes(0)) break;
    waiting.set(server, (waiting.get(server) ?? 0) - 1);
    counts.set(server, (counts.get(server) ?? 0) + 1);
  }
  return counts;
}

describe('jainIndex', () => {
  it('is 1 for equal shares, 1/n where one has all, and in between otherwise', () => {
    expect(jainIndex([3, 3, 3])).toBe(1);
    expect(jainIndex([9, 0, 0])).toBeCloseTo(1 / 3);
    expect(jainIndex([4, 2])).toBeCloseTo(0.9);
    expect(jainIndex([0, 0])).toBe(1);
  });
});

describe('twenty servers of which one floods', () => {
  it.each([
    ['first', ALL, 4],
    ['last', ALL.toReversed(), 4],
    ['first, into idle slots', ALL, 0],
  ])('get equal shares when the flood comes %s', async (_, arrivals, before) => {
    const turns = await turnsWhileAllWait(arrivals, OWN_LINE, { before });
    expect(turns).toHaveLength(20);
    expect(Math.min(...turns)).toBeGreaterThanOrEqual(4);
    expect(jainIndex(turns)).toBeGreaterThanOrEqual(0.95);
  });

  it('get equal shares in whatever order they ask and however long answers take', async () => {
    const arrivals = fc.shuffledSubarray(ALL, { minLength: ALL.length });
    const durations = fc.infiniteStream(fc.integer({ min: 1, max: 9_000 }));
    await fc.assert(
      fc.asyncProperty(arrivals, durations, async (order, lasting) => {
        const duration = (): number => lasting.next().value;
        expect(jainIndex(await turnsWhileAllWait(order, OWN_LINE, { duration }))).toBeGreaterThanOrEqual(
          0.95,
        );
      }),
      { numRuns: 10 },
    );
  });

  it('would not in the order in which they came', async () => {
    expect(jainIndex(await turnsWhileAllWait(ALL, ONE_LINE))).toBeLessThan(0.1);
  });

  it('are all admitted and all answered under the bounds of the program', async () => {
    const simulation = createSimulation(QUEUE);
    const questions = [...askers('flooding', 6, 105), ...OTHERS.flat()];
    const asked = await Promise.all(questions.map((who) => simulation.ask(who, 50)));
    await simulation.finish();
    const answers = asked.map(({ admission }) =>
      admission.kind === 'admitted' ? admission.result : Promise.reject(new Error(admission.kind)),
    );
    expect(await Promise.all(answers)).toHaveLength(200);
    expect(simulation.turns).toHaveLength(200);
  });
});
