// Backoff alone: how often, how long, and until when.
import { describe, expect, it } from 'vitest';
import { pauseMs, persist, type Persistence } from '../../../src/discord/deliver/retry.ts';

const EFFORT: Persistence = { tries: 4, firstPauseMs: 100, longestPauseMs: 300, withinMs: 10_000 };

/** A clock that only the pauses move. */
function clock(random = 0): {
  pauses: number[];
  now: () => number;
  wait: (ms: number) => Promise<void>;
  random: () => number;
} {
  let at = 0;
  const pauses: number[] = [];
  return {
    pauses,
    now: () => at,
    wait: async (ms) => {
      pauses.push(ms);
      at += ms;
    },
    random: () => random,
  };
}

function failing(times: number): { tries: () => number; act: () => Promise<string> } {
  let tried = 0;
  return {
    tries: () => tried,
    act: async () => {
      tried += 1;
      if (tried <= times) throw new Error(`try ${tried}`);
      return 'done';
    },
  };
}

describe('trying again', () => {
  it('doubles its pauses up to the longest, half of each by chance', () => {
    const pauses = (random: number): number[] =>
      [1, 2, 3, 4, 50].map((tried) => pauseMs(tried, EFFORT, () => random));
    expect(pauses(0)).toEqual([50, 100, 150, 150, 150]);
    expect(pauses(1)).toEqual([100, 200, 300, 300, 300]);
  });

  it('ends with what was done', async () => {
    const { act, tries } = failing(2);
    const time = clock();
    expect(await persist(act, () => 0, EFFORT, time)).toBe('done');
    expect([tries(), time.pauses]).toEqual([3, [50, 100]]);
  });

  it('ends after the number of tries, with the last error', async () => {
    const { act, tries } = failing(9);
    await expect(persist(act, () => 0, EFFORT, clock())).rejects.toThrow('try 4');
    expect(tries()).toBe(4);
  });

  it('ends where an error forbids it', async () => {
    const { act, tries } = failing(9);
    await expect(persist(act, () => undefined, EFFORT, clock())).rejects.toThrow('try 1');
    expect(tries()).toBe(1);
  });

  it('waits as long as an error asks, and not at all where that would be beyond the deadline', async () => {
    const time = clock();
    expect(await persist(failing(1).act, () => 700, EFFORT, time)).toBe('done');
    expect(time.pauses).toEqual([700]);
    const late = clock();
    await expect(persist(failing(1).act, () => 10_000, EFFORT, late)).rejects.toThrow('try 1');
    expect(late.pauses).toEqual([]);
  });
});
