// Answers begin one in each turn of the event loop, in the order in which they came, and never in the turn in which they came.
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Services } from '../../src/core/services.ts';
import { QUEUE } from '../../src/discord/queue.ts';
import { createTurns } from '../../src/discord/turns.ts';
import { startedBot } from './bot/started.ts';

/** Which turn of the event loop it is, from 0. */
function turnCounter(): () => number {
  let turn = 0;
  let next = setImmediate(function count() {
    turn += 1;
    next = setImmediate(count);
  });
  onTestFinished(() => clearImmediate(next));
  return () => turn;
}

describe('createTurns', () => {
  it('gives each caller a turn of its own, first come first served', async () => {
    const turns = createTurns();
    const turnOf = turnCounter();
    const begun: { readonly name: string; readonly turn: number }[] = [];
    await Promise.all(
      ['a', 'b', 'c', 'd'].map(async (name) => {
        await turns();
        begun.push({ name, turn: turnOf() });
      }),
    );
    expect(begun.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
    expect(new Set(begun.map(({ turn }) => turn)).size).toBe(4);
  });

  it('lets a whole turn pass first, in which a connection can be made', async () => {
    const turnOf = turnCounter();
    await endOfTurn();
    const before = turnOf();
    await createTurns()();
    expect(turnOf() - before).toBeGreaterThanOrEqual(2);
  });

  it('waits for nobody after the last one has had its turn', async () => {
    const passed: number[] = [];
    const turns = createTurns(async () => void passed.push(passed.length));
    await turns();
    await turns();
    expect(passed).toEqual([0, 1]);
  });
});

describe('a bot that is asked as many things at once as it answers', () => {
  it('begins each answer in a turn of its own, so that acknowledgements leave in between', async () => {
    const turnOf = turnCounter();
    const begun: number[] = [];
    const wrap = (services: Services): Services => ({
      ...services,
      ask(question, signal) {
        begun.push(turnOf());
        return services.ask(question, signal);
      },
    });
    const bot = await startedBot({ wrap });
    onTestFinished(() => bot.close());
    const people = Array.from({ length: QUEUE.concurrency }, (_, at) => bot.discord.person(`사람 ${at}`));
    await Promise.all(people.map((person) => person.slash('/ask', { question: '예산은 얼마야?' })));
    expect(begun).toHaveLength(QUEUE.concurrency);
    expect(new Set(begun).size).toBe(QUEUE.concurrency);
  });
});
