// Thousands of damaged files of graphs and databases: none reaches native code, ends the process or changes an answer.
import { expect, test } from 'vitest';
import { runTrials, seedOf, upTo } from '../adapters/damage/trials.ts';
import { tellFigures } from '../discord/load/figures.ts';

const TRIALS = Number(process.env['STRESS_TRIALS'] ?? 6_000);
const DATABASES = Number(process.env['STRESS_DATABASES'] ?? 300);
const seed = seedOf(Date.now() % 1_000_000);

test(
  `${TRIALS} damaged graph files are all found before native code sees them`,
  { timeout: 7_200_000 },
  async () => {
    const from = performance.now();
    const ended = await runTrials({ child: 'graph-child.ts', seed, trials: upTo(TRIALS), lanes: 2 });
    const seconds = Math.round((performance.now() - from) / 1_000);
    tellFigures(`${ended.trials} damaged graph files in ${seconds} s, seed ${seed}`, [
      {
        what: 'found, rebuilt, answers as before',
        value: `${ended.trials - wrongTrials(ended.wrong)}`,
        must: `${TRIALS}`,
      },
      { what: 'process deaths', value: `${ended.deaths.length}`, must: '0' },
      ...Object.entries(ended.counts).map(([what, count]) => ({ what, value: `${count}` })),
    ]);
    expect([ended.deaths, ended.wrong, ended.trials]).toEqual([[], [], TRIALS]);
  },
);

test(`${DATABASES} damaged databases are refused or read whole`, { timeout: 3_600_000 }, async () => {
  const ended = await runTrials({ child: 'database-child.ts', seed, trials: upTo(DATABASES), lanes: 2 });
  tellFigures(`${ended.trials} damaged databases, seed ${seed}`, [
    {
      what: 'neither crashed nor showed another text',
      value: `${ended.trials - wrongTrials(ended.wrong)}`,
      must: `${DATABASES}`,
    },
    { what: 'process deaths', value: `${ended.deaths.length}`, must: '0' },
    ...Object.entries(ended.counts).map(([what, count]) => ({ what, value: `${count}` })),
  ]);
  expect([ended.deaths, ended.wrong, ended.trials]).toEqual([[], [], DATABASES]);
});

function wrongTrials(wrong: readonly string[]): number {
  return new Set(wrong.map((line) => line.split(',')[0])).size;
}
