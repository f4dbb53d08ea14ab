// A copy of the library in use: whole, checked, never over another file, and nothing left where it fails.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUpSqliteStore, openSqliteStore } from '../../src/adapters/sqlite-store.ts';
import type { Store } from '../../src/core/ports.ts';
import { aRecord, anArticle, expectFailure, passagesOf, vectorsOf } from '../contract/store.contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

const WORDS = '흰 두루미가 강가에 내려앉았다. ';

async function openStore(folder = temporaryFolder()): Promise<Store> {
  const store = await openSqliteStore(folder);
  onTestFinished(() => store.close());
  return store;
}

async function fill(store: Store, count = 40): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const article = anArticle(`a${number}`, WORDS.repeat(400));
    await store.scope('server').put(article, passagesOf(article), vectorsOf('e', [[1], [1]]));
  }
  await store.scope('server').records('audit').put(aRecord('r'));
}

/** What a folder has whose library is the copy. */
async function restored(copy: string): Promise<readonly unknown[]> {
  const folder = temporaryFolder();
  copyFileSync(copy, join(folder, 'library.sqlite'));
  const store = await openStore(folder);
  expect(await store.verify()).toEqual([]);
  return contentsOf(store);
}

async function contentsOf(store: Store): Promise<readonly unknown[]> {
  const scope = store.scope('server');
  const vectors = await scope.vectors('a1', 'e');
  return [await store.scopes(), await scope.all(), vectors, await scope.records('audit').all()];
}

describe('a backup', () => {
  it('is a library of its own, in one file that only its owner can read', async () => {
    const store = await openStore();
    await fill(store);
    const folder = temporaryFolder();
    await store.backup(join(folder, 'copy.sqlite'));
    expect(readdirSync(folder)).toEqual(['copy.sqlite']);
    expect(statSync(join(folder, 'copy.sqlite')).mode & 0o077).toBe(0);
    expect(await restored(join(folder, 'copy.sqlite'))).toEqual(await contentsOf(store));
  });

  it('has what was changed while it was made, and nothing of what was removed meanwhile', async () => {
    const store = await openStore();
    await fill(store, 60);
    const gone = anArticle('gone', '검은 부엉이가 숲에서 울었다. '.repeat(200));
    await store.scope('server').put(gone, passagesOf(gone));
    const copy = join(temporaryFolder(), 'copy.sqlite');
    const made = store.backup(copy);
    await new Promise((resolve) => setImmediate(resolve));
    await store.scope('server').remove('gone');
    await store.scope('server').put(anArticle('late'), []);
    await made;
    expect(await restored(copy)).toEqual(await contentsOf(store));
    expect(readFileSync(copy).includes(Buffer.from('부엉이'))).toBe(false);
  });

  it('is made beside a process that has the library locked, without touching its lock', async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder);
    await fill(store);
    const copy = join(temporaryFolder(), 'copy.sqlite');
    await backUpSqliteStore(folder, copy);
    expect(await restored(copy)).toEqual(await contentsOf(store));
    await expectFailure(openSqliteStore(folder), 'store-locked');
    await store.scope('server').put(anArticle('after'), []);
  });

  it.each(['a file', 'a folder', 'a copy made meanwhile'])('does not take the place of %s', async (what) => {
    const store = await openStore();
    await fill(store, 3);
    const folder = temporaryFolder();
    const copy = join(folder, 'copy.sqlite');
    if (what === 'a file') writeFileSync(copy, 'mine');
    if (what === 'a folder') mkdirSync(copy);
    const made = store.backup(copy);
    if (what === 'a copy made meanwhile') writeFileSync(copy, 'mine');
    const { facts } = await expectFailure(made, 'file-exists');
    expect(facts).toEqual({ path: copy });
    expect(readdirSync(folder)).toEqual(['copy.sqlite']);
    if (what !== 'a folder') expect(readFileSync(copy, 'utf8')).toBe('mine');
  });

  it('that cannot be written names the file and leaves nothing', async () => {
    const store = await openStore();
    const folder = temporaryFolder();
    const missing = join(folder, 'none', 'copy.sqlite');
    expect((await expectFailure(store.backup(missing), 'file-unwritable')).facts).toEqual({
      path: missing,
      reason: 'ENOENT',
    });
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  it.runIf(process.getuid?.() !== 0)('into a folder without permission says so', async () => {
    const store = await openStore();
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    onTestFinished(() => chmodSync(folder, 0o700));
    const { facts } = await expectFailure(store.backup(join(folder, 'copy.sqlite')), 'file-unwritable');
    expect(facts['reason']).toBe('permission');
  });

  it('ends with the reason of its signal and leaves nothing', async () => {
    const store = await openStore();
    await fill(store);
    const folder = temporaryFolder();
    const controller = new AbortController();
    const made = store.backup(join(folder, 'copy.sqlite'), controller.signal);
    controller.abort(new Error('enough'));
    await expect(made).rejects.toThrow('enough');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of a damaged library gets no name', async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder);
    await fill(store);
    await store.close();
    const path = join(folder, 'library.sqlite');
    const bytes = readFileSync(path);
    bytes.fill(0x5a, bytes.length - 20 * 4_096, bytes.length - 2 * 4_096);
    writeFileSync(path, bytes);
    const target = temporaryFolder();
    const { facts } = await expectFailure(
      backUpSqliteStore(folder, join(target, 'copy.sqlite')),
      'store-damaged',
    );
    expect(facts['path']).toBe(path);
    expect(readdirSync(target)).toEqual([]);
  });

  it('of another program’s database is refused', async () => {
    const folder = temporaryFolder();
    const database = new BetterSqlite3(join(folder, 'library.sqlite'));
    database.exec('CREATE TABLE theirs (a)');
    database.close();
    await expectFailure(backUpSqliteStore(folder, join(folder, 'copy.sqlite')), 'store-damaged');
    expect(existsSync(join(folder, 'copy.sqlite'))).toBe(false);
  });
});
