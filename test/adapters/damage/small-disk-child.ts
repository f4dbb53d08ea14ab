// Lets a library live on a disk that is really full, or in a database that may not grow, then gives it room and looks at what is there.
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomFrom } from '../vectors.ts';
import { check, live, newWorld } from './life.ts';
import { tellTrials } from './trial.ts';
import type { Told } from './trial.ts';

const LIVES = 3;
/** Bytes that are left free at most. */
const MOST_FREE = 500_000;
/** Bytes that the database may have: from what an empty one takes to what all lives take. */
const [LEAST_DATABASE, MOST_DATABASE] = [70_000, 200_000];

/** Even trials limit the database, odd ones fill the disk that the folder is on: a small one, for this process alone. */
async function runTrial(
  trial: number,
  folder: string,
  { seed }: { readonly seed: number },
): Promise<Omit<Told, 'trial'>> {
  const random = randomFrom(seed * 100_003 + trial);
  const fills = trial % 2 === 1;
  const maximumBytes = LEAST_DATABASE + Math.floor(random() * (MOST_DATABASE - LEAST_DATABASE));
  const world = newWorld(folder, seed + trial, fills ? {} : { store: { maximumBytes } });
  const roomy = Math.floor(random() * LIVES);
  for (let round = 0; round < LIVES; round += 1) {
    if (fills && round >= roomy) fillDisk(folder, Math.floor(random() * MOST_FREE));
    await live(world, round);
    rmSync(ballastOf(folder), { force: true });
  }
  const [refusal] = world.refusals;
  return {
    name: fills ? 'full disk' : 'full database',
    wrong: await check(world),
    outcome: refusal === undefined ? 'had room' : `refused: ${refusal}`,
  };
}

function fillDisk(folder: string, free: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const left = bavail * bsize;
  if (left > SMALL_DISK) throw new Error(`expected a disk of its own, got one with ${left} bytes`);
  writeFileSync(ballastOf(folder), Buffer.alloc(Math.max(0, left - free)));
}

const SMALL_DISK = 64 * 1024 * 1024;

function ballastOf(folder: string): string {
  return join(dirname(folder), 'ballast');
}

await tellTrials(async (_, { seed }) => ({ seed }), runTrial);
