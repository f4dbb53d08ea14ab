// What is said of the time until a turn comes, against what then happens.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWaitingTime } from '../../../src/discord/queue/waiting-time.ts';
import { createSimulation } from './simulation.ts';

/** Waiting times of which some work of these durations has been seen, one at a time, then the clock. */
function after(slots: number, durations: readonly number[]) {
  const clock = { time: 0 };
  const waiting = createWaitingTime(slots, () => clock.time);
  for (const duration of durations) {
    const end = waiting.begin();
    clock.time += duration;
    end();
  }
  return { clock, waiting };
}

const BOUNDS = { concurrency: 3, capacity: 400, perServer: 400, perUser: 400 };

describe('the time until a turn', () => {
  it('is none while a slot is free', () => {
    const { waiting } = after(2, [5_000]);
    waiting.begin();
    expect(waiting.untilTurn(0)).toBe(0);
  });

  it('counts down with the running work', () => {
    const { clock, waiting } = after(1, [8_000]);
    waiting.begin();
    clock.time += 3_000;
    expect([0, 1, 2].map((place) => waiting.untilTurn(place))).toEqual([5_000, 13_000, 21_000]);
  });

  it('is shared by the slots', () => {
    const { waiting } = after(2, [6_000]);
    waiting.begin();
    waiting.begin();
    expect([0, 1, 2, 3, 4].map((place) => waiting.untilTurn(place))).toEqual([
      6_000, 6_000, 12_000, 12_000, 18_000,
    ]);
  });

  it('is first that of the work which began first', () => {
    const { clock, waiting } = after(2, [6_000]);
    waiting.begin();
    clock.time += 2_000;
    waiting.begin();
    expect([0, 1, 2].map((place) => waiting.untilTurn(place))).toEqual([4_000, 6_000, 10_000]);
  });

  it('follows work as it becomes faster', () => {
    const { waiting } = after(1, [9_000, ...Array.from({ length: 60 }, () => 100)]);
    waiting.begin();
    expect(waiting.untilTurn(0)).toBeLessThan(200);
  });

  it('follows work that becomes slower before any of it has ended', () => {
    const { clock, waiting } = after(
      4,
      Array.from({ length: 20 }, () => 50),
    );
    for (let slot = 0; slot < 4; slot++) waiting.begin();
    expect(waiting.untilTurn(7)).toBeLessThan(1_000);
    clock.time += 20_000;
    expect(waiting.untilTurn(7)).toBeGreaterThan(5_000);
  });

  it('is never nothing while work runs longer than usual', () => {
    const { clock, waiting } = after(1, [4_000]);
    waiting.begin();
    clock.time += 4_000;
    expect(waiting.untilTurn(0)).toBe(2_000);
  });

  it('is exact, to the second, when all work takes the same time and nobody joins', async () => {
    const server = fc.constantFrom('A', 'B', 'C', 'D');
    await fc.assert(
      fc.asyncProperty(
        fc.array(server, { maxLength: 25 }),
        server,
        fc.integer({ min: 1, max: 20 }),
        async (others, last, seconds) => {
          const simulation = createSimulation(BOUNDS);
          await simulation.ask({ server: 'first', user: 'first' }, seconds * 1_000);
          await simulation.finish();
          for (const name of others) await simulation.ask({ server: name, user: name }, seconds * 1_000);
          const { admission, begunAt, askedAt } = await simulation.ask(
            { server: last, user: 'last' },
            seconds * 1_000,
          );
          await simulation.finish();
          const waited = ((begunAt[0] ?? NaN) - askedAt) / 1_000;
          expect(admission).toMatchObject({ kind: 'admitted', waitSeconds: waited <= 1 ? 0 : waited });
        },
      ),
      { numRuns: 40 },
    );
  });
});
