// Every error of the file system at every operation of ours, and a disk that is really full: nothing said to be saved is lost.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { runTrials, seedOf, upTo } from '../adapters/damage/trials.ts';
import type { Ended } from '../adapters/damage/trials.ts';
import { tellFigures } from '../discord/load/figures.ts';

const OPERATIONS = Number(process.env['STRESS_OPERATIONS'] ?? 200);
const DISKS = Number(process.env['STRESS_DISKS'] ?? 200);
const ERRORS = 4;
const seed = seedOf(Date.now() % 1_000_000);

test(`four errors at each of ${OPERATIONS} operations`, { timeout: 7_200_000 }, async () => {
  const trials = upTo(ERRORS * OPERATIONS);
  const ended = await runTrials({ child: 'full-disk-child.ts', seed, trials, lanes: 2 });
  tell(`${ended.trials} errors of the file system`, ended, trials.length);
  expect([ended.deaths, ended.wrong, ended.trials]).toEqual([[], [], trials.length]);
});

const mountsOwn = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

test.runIf(mountsOwn)(`${DISKS} disks and databases without room`, { timeout: 3_600_000 }, async () => {
  const within = (folder: string): string => `mount -t tmpfs -o size=8m tmpfs ${folder}`;
  const ended = await runTrials({
    child: 'small-disk-child.ts',
    seed,
    trials: upTo(DISKS),
    lanes: 2,
    within,
  });
  tell(`${ended.trials} full disks and databases`, ended, DISKS);
  expect([ended.deaths, ended.wrong, ended.trials]).toEqual([[], [], DISKS]);
});

function tell(title: string, { trials, wrong, deaths, counts }: Ended, must: number): void {
  const failed = new Set(wrong.map((line) => line.split(',')[0])).size;
  tellFigures(`${title}, seed ${seed}`, [
    { what: 'nothing falsely saved, half done or left over', value: `${trials - failed}`, must: `${must}` },
    { what: 'process deaths', value: `${deaths.length}`, must: '0' },
    ...Object.entries(counts).map(([what, count]) => ({ what, value: `${count}` })),
  ]);
}
