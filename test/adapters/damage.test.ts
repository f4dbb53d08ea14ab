// What is damaged on disk is found before it is used: no process dies of it, and no answer comes from it.
import { expect, it } from 'vitest';
import { damages } from './damage/graph-damage.ts';
import { runTrials, seedOf, upTo } from './damage/trials.ts';

const seed = seedOf(20_261);

it(
  '40 damaged graph files never reach native code, and answers stay the same',
  { timeout: 480_000 },
  async () => {
    const ended = await runTrials({ child: 'graph-child.ts', seed, trials: upTo(40) });
    expect(ended.deaths).toEqual([]);
    expect(ended.wrong).toEqual([]);
    expect(Object.keys(ended.counts).sort()).toEqual(Object.keys(damages).sort());
  },
);

it(
  '20 damaged databases are refused, or each text read back is whole and verify tells',
  { timeout: 300_000 },
  async () => {
    const ended = await runTrials({ child: 'database-child.ts', seed, trials: upTo(20) });
    expect(ended.deaths).toEqual([]);
    expect(ended.wrong).toEqual([]);
    expect(ended.trials).toBe(20);
  },
);
