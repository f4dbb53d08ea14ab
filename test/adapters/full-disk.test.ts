// A disk that is full, broken or closed: nothing is said to be saved that is not, and nothing is left half done.
import { lstatSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSqliteStore } from '../../src/adapters/sqlite-store.ts';
import { createVectorSearch } from '../../src/adapters/vector-search.ts';
import { expectFailure } from '../contract/store.contract.ts';
import { runTrials, seedOf } from './damage/trials.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { randomFrom } from './vectors.ts';

const seed = seedOf(20_262);
/** Operations at which each of the four errors may come. */
const OPERATIONS = 200;

it(
  'four errors at two operations each lose nothing and leave nothing half done',
  { timeout: 300_000 },
  async () => {
    const random = randomFrom(seed);
    const trials = Array.from({ length: 8 }, (_, at) => (at % 4) + 4 * Math.floor(random() * OPERATIONS));
    const ended = await runTrials({ child: 'full-disk-child.ts', seed, trials });
    expect(ended.deaths).toEqual([]);
    expect(ended.wrong).toEqual([]);
    expect(ended.trials).toBe(8);
  },
);

const NAME = 'a'.repeat(40);

it('what a process left unfinished is gone after the next start, whoever it was of', async () => {
  const folder = temporaryFolder();
  for (const end of ['.raw', '.new']) writeFileSync(join(folder, `${NAME}.graph${end}`), 'unfinished');
  for (const name of [`${NAME}.graph`, 'notes.raw']) writeFileSync(join(folder, name), 'kept');
  const search = createVectorSearch({ folder });
  await search.index('server', [Float32Array.of(1, 0)], { embedderId: 'e', dimensions: 2 }).settled;
  expect(readdirSync(folder).sort()).toEqual([`${NAME}.graph`, 'notes.raw']);
  await search.close();
});

it('forgetting is not acknowledged where the folder of the graphs cannot be read', async () => {
  const folder = join(temporaryFolder(), 'index');
  writeFileSync(folder, 'a file in its place');
  const search = createVectorSearch({ folder });
  await expectFailure(search.forgetAll(), 'file-unwritable');
  await expectFailure(search.forget('server'), 'file-unwritable');
  await search.close();
});

it('an unreadable library is not taken for a missing one and made anew', async () => {
  const folder = temporaryFolder();
  symlinkSync(join(folder, 'library.sqlite'), join(folder, 'library.sqlite'));
  const { facts } = await expectFailure(openSqliteStore(folder), 'file-unreadable');
  expect(facts['reason']).toBe('ELOOP');
  expect(lstatSync(join(folder, 'library.sqlite')).isSymbolicLink()).toBe(true);
});
