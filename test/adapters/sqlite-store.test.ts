// What only the store on disk can promise: it survives crashes, refuses a second opener, names damage, forgets bytes.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../src/adapters/sqlite-store.ts';
import type { SqliteStoreOptions } from '../../src/adapters/sqlite-store.ts';
import { migrate } from '../../src/adapters/sqlite/connection.ts';
import { migrations } from '../../src/adapters/sqlite/migrations.ts';
import { Failure } from '../../src/core/errors.ts';
import type { Store } from '../../src/core/ports.ts';
import { anArticle, expectFailure, passagesOf, vectorsOf } from '../contract/store.contract.ts';
import { compileSources } from './compiled.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { randomFrom } from './vectors.ts';

const databaseOf = (folder: string) => join(folder, 'library.sqlite');

async function openStore(folder: string, options?: SqliteStoreOptions): Promise<Store> {
  const store = await openSqliteStore(folder, options);
  onTestFinished(() => store.close());
  return store;
}

/** A store with `count` articles, closed again. */
async function fill(folder: string, count = 3): Promise<void> {
  const store = await openSqliteStore(folder);
  for (let index = 0; index < count; index += 1) {
    const article = anArticle(`a${index}`, `글 ${index}. `.repeat(300));
    await store.scope('server').put(
      article,
      passagesOf(article),
      vectorsOf('e', [
        [1, 0],
        [0, 1],
      ]),
    );
  }
  await store.close();
}

/** Changes the closed database behind the store's back. */
function tamper(folder: string, sql: string): void {
  const database = new BetterSqlite3(databaseOf(folder));
  database.pragma('ignore_check_constraints = ON');
  database.exec(sql);
  database.close();
}

function bytesOf(folder: string): Buffer {
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
}

async function seen(store: Store): Promise<unknown> {
  const scope = store.scope('server');
  const settings = [await scope.setting('k'), await scope.setting('long'), await scope.count('votes', 0)];
  return [await scope.all(), await scope.vectors('a', 'e'), settings, await scope.revision()];
}

/** The path that the refusal names, relative to the folder. */
async function refused(folder: string, code: Failure['code'] = 'store-damaged'): Promise<string> {
  const { facts } = await expectFailure(openSqliteStore(folder), code);
  return relative(folder, String(facts['path']));
}

describe('a store that is opened again', () => {
  it('has everything that was put, set and counted', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore(folder);
    const scope = store.scope('server');
    for (const id of ['z', 'a'])
      await scope.put(anArticle(id), passagesOf(anArticle(id)), vectorsOf('e', [[1], [2]]));
    await scope.put(anArticle('z', '고친 글.'), []);
    await scope.setSetting('k', '값');
    await scope.setSetting('long', '각'.repeat(10_000));
    await scope.count('votes', 3);
    const before = await seen(store);
    await store.close();
    const reopened = await openStore(folder);
    expect(await seen(reopened)).toEqual(before);
    expect(await reopened.verify()).toEqual([]);
  });

  it('makes a folder that only its owner can read', async () => {
    const folder = join(temporaryFolder(), 'deep', 'library');
    await openStore(folder);
    expect(statSync(folder).mode & 0o077).toBe(0);
  });
});

describe('a folder that cannot be used', () => {
  it.each(['library', 'library/deep'])(
    'is named in a failure where a file is in its way: %s',
    async (below) => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'library'), '');
      const { facts } = await expectFailure(openSqliteStore(join(folder, below)), 'file-unreadable');
      expect(facts).toEqual({ path: join(folder, below), reason: 'EEXIST' });
    },
  );

  it('is named where nothing in it can be written', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'library.lock'));
    const { facts } = await expectFailure(openSqliteStore(folder), 'file-unreadable');
    expect(facts['path']).toBe(join(folder, 'library.lock'));
  });

  it.runIf(process.platform === 'linux')('is refused at once where the system makes no folder', async () => {
    const { facts } = await expectFailure(openSqliteStore('/proc/none/library'), 'file-unreadable');
    expect(facts).toEqual({ path: '/proc/none/library', reason: 'ENOENT' });
  });
});

describe('a migration', () => {
  it('brings a new database to the newest version', async () => {
    const folder = temporaryFolder();
    await fill(folder);
    const database = new BetterSqlite3(databaseOf(folder), { readonly: true });
    expect(database.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    database.close();
  });

  it('that fails leaves the database at the step before', () => {
    const database = new BetterSqlite3(':memory:');
    expect(() =>
      migrate(database, ['CREATE TABLE one (a)', 'CREATE TABLE two (a); CREATE TABLE one (a)']),
    ).toThrow('one');
    expect(database.pragma('user_version', { simple: true })).toBe(1);
    expect(database.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['one']);
    migrate(database, ['CREATE TABLE one (a)', 'CREATE TABLE two (a)']);
    expect(database.pragma('user_version', { simple: true })).toBe(2);
    database.close();
  });
});

describe('a store that cannot be opened says why in one Failure', () => {
  it('when the file is no database', async () => {
    const folder = temporaryFolder();
    writeFileSync(databaseOf(folder), 'not a database '.repeat(500));
    expect(await refused(folder)).toBe('library.sqlite');
  });

  it('when it was written by a newer program', async () => {
    const folder = temporaryFolder();
    await fill(folder);
    tamper(folder, `PRAGMA user_version = ${migrations.length + 1}`);
    const { facts } = await expectFailure(openSqliteStore(folder), 'store-damaged');
    expect(facts).toMatchObject({ expected: migrations.length, got: migrations.length + 1 });
  });

  it('when it is the database of another program', async () => {
    const folder = temporaryFolder();
    tamper(folder, 'CREATE TABLE theirs (a)');
    const theirs = readFileSync(databaseOf(folder));
    expect(await refused(folder)).toBe('library.sqlite');
    expect(readFileSync(databaseOf(folder))).toEqual(theirs);
  });

  it('when the log is there without its database', async () => {
    const folder = temporaryFolder();
    writeFileSync(`${databaseOf(folder)}-wal`, 'left over');
    expect(await refused(folder)).toBe('library.sqlite');
  });

  it('when a database that once held articles is empty', async () => {
    const folder = temporaryFolder();
    await fill(folder);
    truncateSync(databaseOf(folder));
    expect(await refused(folder)).toBe('library.sqlite');
  });

  it('when the folder is a file', async () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, '');
    expect(await refused(path, 'file-unreadable')).toBe('');
  });

  it('when the database is a folder', async () => {
    const folder = temporaryFolder();
    mkdirSync(databaseOf(folder));
    expect(await refused(folder, 'file-unreadable')).toBe('library.sqlite');
  });

  it('and lets go of the folder again', async () => {
    const folder = temporaryFolder();
    writeFileSync(databaseOf(folder), 'not a database '.repeat(500));
    expect(await refused(folder)).toBe('library.sqlite');
    rmSync(databaseOf(folder));
    expect(await (await openStore(folder)).verify()).toEqual([]);
  });
});

describe('damage', () => {
  it('anywhere in the file is one Failure or no difference, never another answer', async () => {
    const folder = temporaryFolder();
    await fill(folder, 12);
    const pristine = readFileSync(databaseOf(folder));
    const expected = await readAll(folder);
    const outcomes: unknown[] = [];
    for (let trial = 0; trial < 120; trial += 1) {
      writeFileSync(databaseOf(folder), damage(pristine, trial));
      for (const end of ['-wal', '-shm']) rmSync(`${databaseOf(folder)}${end}`, { force: true });
      outcomes.push(
        await readAll(folder).catch((error: unknown) => (error instanceof Failure ? error.code : error)),
      );
    }
    const refusals = outcomes.filter((outcome) => outcome === 'store-damaged').length;
    for (const outcome of outcomes) expect([expected, 'store-damaged']).toContainEqual(outcome);
    expect(refusals).toBeGreaterThan(60);
  });

  it('of an article is told by verify, refuses to be read, and is healed by putting it again', async () => {
    const folder = temporaryFolder();
    await fill(folder);
    tamper(folder, "UPDATE articles SET text = replace(text, '글', '말') WHERE id = 'a1'");
    const store = await openStore(folder);
    const scope = store.scope('server');
    const { facts } = await expectFailure(scope.get('a1'), 'store-damaged');
    expect(facts).toMatchObject({ path: databaseOf(folder), scope: 'server', article: 'a1' });
    expect(await store.verify()).toEqual(['article "a1" of "server": not what was stored']);
    expect((await scope.get('a0'))?.version).toBe(1);
    expect((await scope.put(anArticle('a1'), [])).version).toBe(2);
    expect(await store.verify()).toEqual([]);
  });

  it.each([
    ['moved into another scope', "UPDATE articles SET scope = 'other' WHERE id = 'a1'"],
    ['with another version', "UPDATE articles SET version = 7 WHERE id = 'a1'"],
    ['with a passage moved', 'UPDATE passages SET start = start + 1 WHERE article = 2 AND position = 1'],
    ['with a passage gone', 'DELETE FROM passages WHERE article = 2 AND position = 1'],
    [
      'with a passage outside the text',
      'UPDATE passages SET "end" = 99999 WHERE article = 2 AND position = 1',
    ],
    ['with another title', "UPDATE articles SET fields = replace(fields, '제목', '표제') WHERE id = 'a1'"],
    ['with fields that are no JSON', "UPDATE articles SET fields = '{' WHERE id = 'a1'"],
    ['with fields that are no article', "UPDATE articles SET fields = '[]' WHERE id = 'a1'"],
  ])('makes an article %s unreadable', async (_, sql) => {
    const folder = temporaryFolder();
    await fill(folder);
    tamper(folder, `INSERT INTO scopes VALUES ('other', 1); ${sql}`);
    const store = await openStore(folder);
    const scope = store.scope(sql.includes("scope = 'other'") ? 'other' : 'server');
    await expectFailure(scope.get('a1'), 'store-damaged');
    await expectFailure(scope.all(), 'store-damaged');
    expect(await store.verify()).toContain(
      `article "a1" of ${JSON.stringify(scope.scope)}: not what was stored`,
    );
  });

  it.each([
    ['of the wrong length', "x'00'"],
    ['with a bit flipped', "x'0100803f00000000000000000000803f'"],
    ['that are not finite', "x'0000c07f00000000000000000000803f'"],
  ])('makes vectors %s absent, told by verify, healed by putting them again', async (_, blob) => {
    const folder = temporaryFolder();
    await fill(folder);
    tamper(folder, `UPDATE vectors SET rows = ${blob} WHERE article = 2`);
    const store = await openStore(folder);
    const scope = store.scope('server');
    expect(await scope.vectors('a1', 'e')).toBeUndefined();
    expect(await store.verify()).toEqual([
      'article "a1" of "server": its vectors of e are damaged, to be made again',
    ]);
    const stored = await scope.get('a1');
    if (stored)
      await scope.put(
        stored.article,
        stored.passages,
        vectorsOf('e', [
          [1, 0],
          [0, 1],
        ]),
      );
    expect(await scope.vectors('a1', 'e')).toBeDefined();
    expect(await store.verify()).toEqual([]);
  });

  it('that takes a passage away makes the vectors absent', async () => {
    const folder = temporaryFolder();
    await fill(folder);
    tamper(folder, 'DELETE FROM passages WHERE article = 2 AND position = 1');
    expect(await (await openStore(folder)).scope('server').vectors('a1', 'e')).toBeUndefined();
  });

  it('of a reference is told by verify', async () => {
    const folder = temporaryFolder();
    await fill(folder);
    tamper(folder, "PRAGMA foreign_keys = OFF; INSERT INTO passages VALUES (99, 0, 'p', 0, 1)");
    expect(await (await openStore(folder)).verify()).toEqual([
      'a row of passages belongs to no row of articles',
    ]);
  });
});

describe('a full disk', () => {
  it('refuses the change, keeps what was there, and takes changes again once there is room', async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder, { maximumBytes: 400_000 });
    const scope = store.scope('server');
    const small = anArticle('small');
    await scope.put(small, passagesOf(small), vectorsOf('e', [[1], [1]]));
    const before = [await scope.all(), await scope.revision()];
    const big = anArticle('small', '큰 글. '.repeat(60_000));
    const { facts } = await expectFailure(scope.put(big, passagesOf(big)), 'store-full');
    expect(facts['path']).toBe(databaseOf(folder));
    expect([await scope.all(), await scope.revision()]).toEqual(before);
    expect(await store.verify()).toEqual([]);
    expect((await scope.put(anArticle('small', '작은 글.'), [])).version).toBe(2);
  });
});

describe('a removed article', () => {
  it('leaves none of its words or vectors in any byte of the folder', async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder);
    const scope = store.scope('server');
    const random = randomFrom(5);
    const gone: Buffer[] = [];
    for (let index = 0; index < 60; index += 1) {
      const words = Array.from({ length: 20 + Math.floor(random() * 1_000) }, () => wordFrom(random));
      const article = anArticle(`a${index}`, words.join(' '), {
        title: `${wordFrom(random)}${wordFrom(random)}`.repeat(2),
      });
      const row = Float32Array.from({ length: 64 }, random);
      await scope.put(article, [{ id: 'p', start: 0, end: 10 }], {
        embedderId: 'e',
        dimensions: 64,
        rows: [row],
      });
      if (index % 3 === 0) continue;
      if (index % 3 === 1) await scope.put({ ...article, text: '고친 글.' }, []);
      await scope.remove(article.id);
      gone.push(Buffer.from(article.title), ...shinglesOf(article.text), Buffer.from(row.buffer, 0, 48));
    }
    const open = databaseBytes(folder);
    expect(gone.filter((part) => open.includes(part))).toEqual([]);
    expect(await store.verify()).toEqual([]);
    await store.close();
    const bytes = bytesOf(folder);
    expect(gone.length).toBeGreaterThan(1_500);
    expect(gone.filter((part) => bytes.includes(part))).toEqual([]);
    expect(bytes.includes(Buffer.from('제목'))).toBe(false);
  });
});

describe('a second opener', () => {
  let compiled: ReturnType<typeof compileSources>;
  beforeAll(() => {
    compiled = compileSources('src/adapters/sqlite-store.ts');
  });
  afterAll(() => compiled.remove());

  const childOf = (folder: string, mode: string) => startChild([compiled.folder, folder, mode]);

  it('in the same process is refused until the first one closes', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore(folder);
    const { facts } = await expectFailure(openSqliteStore(folder), 'store-locked');
    expect(facts['path']).toBe(join(folder, 'library.lock'));
    await store.scope('server').put(anArticle('a'), []);
    await store.close();
    expect(await (await openStore(folder)).scope('server').list()).toHaveLength(1);
  });

  it('in another process is refused, and so is this one while the other has it', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore(folder);
    expect(await childOf(folder, 'hold').line()).toBe('store-locked');
    await store.close();
    const child = childOf(folder, 'hold');
    expect(await child.line()).toBe('open');
    await expectFailure(openSqliteStore(folder), 'store-locked');
    await child.kill();
    expect(await (await openStore(folder)).verify()).toEqual([]);
  });

  it(
    'finds after a kill -9 all that was acknowledged and no half article',
    { timeout: 120_000 },
    async () => {
      const random = randomFrom(9);
      for (let run = 0; run < 10; run += 1) {
        const folder = temporaryFolder();
        const child = childOf(folder, 'put');
        const acknowledged: string[] = [];
        const enough = 1 + Math.floor(random() * 60);
        while (acknowledged.length < enough) acknowledged.push(await child.line());
        await child.kill();
        acknowledged.push(...child.rest());
        expect(await lostFrom(folder, acknowledged)).toEqual([]);
      }
    },
  );
});

/** What is wrong after the crash; the one change that was under way may be there or not. */
async function lostFrom(folder: string, lines: readonly string[]): Promise<string[]> {
  const expected = replay(lines);
  const store = await openSqliteStore(folder);
  const wrong = [...(await store.verify())];
  const found = new Map<string, number>();
  for (const { article, passages } of await store.scope('server').all()) {
    found.set(article.id, Number(article.title));
    const rows = (await store.scope('server').vectors(article.id, 'e'))?.rows ?? [];
    const whole =
      article.text === `${article.title} `.repeat(2_000) && passages.length === 20 && rows.length === 20;
    if (!whole || rows.some((row) => row[63] !== Number(article.title)))
      wrong.push(`${article.id} is half an article`);
  }
  await store.close();
  const different = [...new Set([...expected.keys(), ...found.keys()])].filter(
    (id) => expected.get(id) !== found.get(id),
  );
  const under = different.filter((id) => (found.get(id) ?? Infinity) > (expected.get(id) ?? -1));
  return under.length <= 1 && under.length === different.length ? wrong : [...wrong, ...different];
}

/** Which round each article should hold. */
function replay(lines: readonly string[]): Map<string, number> {
  const expected = new Map<string, number>();
  for (const line of lines) {
    const [what, number] = [line.split(' ')[0], Number(line.split(' ')[1])];
    if (what === 'put') expected.set(`a${number % 40}`, number);
    if (what === 'removed') expected.delete(`a${number}`);
  }
  return expected;
}

function startChild(given: readonly string[]) {
  const script = fileURLToPath(new URL('store-child.mjs', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [script, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  const reader = createInterface({ input: child.stdout! });
  reader.on('line', (line) => {
    const next = waiting.shift();
    if (next) next(line);
    else lines.push(line);
  });
  const closed = new Promise<void>((resolve) => reader.on('close', resolve));
  return {
    line: () =>
      new Promise<string>((resolve) => (lines.length > 0 ? resolve(lines.shift()!) : waiting.push(resolve))),
    kill: () => {
      child.kill('SIGKILL');
      return closed;
    },
    rest: () => lines.splice(0),
  };
}

async function readAll(folder: string): Promise<unknown> {
  const store = await openSqliteStore(folder);
  try {
    const scope = store.scope('server');
    return [await scope.list(), await scope.all(), await scope.get('a3'), await scope.revision()];
  } finally {
    await store.close().catch(() => undefined);
  }
}

/** Bits flipped, a page zeroed, pages swapped, or the end cut off. */
function damage(pristine: Buffer, trial: number): Buffer {
  const random = randomFrom(trial);
  const bytes = Buffer.from(pristine);
  const page = 4_096 * Math.floor((random() * bytes.length) / 4_096);
  const other = 4_096 * Math.floor((random() * bytes.length) / 4_096);
  if (trial % 4 === 0) bytes.fill(0, page, page + 4_096);
  if (trial % 4 === 1) return bytes.subarray(0, 1 + Math.floor(random() * (bytes.length - 1)));
  if (trial % 4 === 2) bytes.set(pristine.subarray(other, other + 4_096), page);
  const flips = trial % 4 === 3 ? 20 : 0;
  for (let flip = 0; flip < flips; flip += 1) bytes[Math.floor(random() * bytes.length)]! ^= 1 << (flip % 8);
  return bytes;
}

/** Only the database and its log: reading the lock's file here would let go of the lock. */
function databaseBytes(folder: string): Buffer {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sqlite') || name.endsWith('-wal'));
  return Buffer.concat(names.map((name) => readFileSync(join(folder, name))));
}

function shinglesOf(text: string): Buffer[] {
  const starts = Array.from({ length: Math.floor(text.length / 40) }, (_, index) => index * 40);
  return starts.map((start) => Buffer.from(text.slice(start, start + 40)));
}

function wordFrom(random: () => number): string {
  return String.fromCharCode(...Array.from({ length: 4 }, () => 0xac00 + Math.floor(random() * 11_172)));
}
