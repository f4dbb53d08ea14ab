// Earlier texts and records on disk: checked like articles, there after a restart, brought by the second migration.
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../src/adapters/sqlite-store.ts';
import { migrate } from '../../src/adapters/sqlite/connection.ts';
import { migrations } from '../../src/adapters/sqlite/migrations.ts';
import type { Store } from '../../src/core/ports.ts';
import { aRecord, anArticle, expectFailure, passagesOf } from '../contract/store.contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

const databaseOf = (folder: string) => join(folder, 'library.sqlite');

async function openStore(folder: string): Promise<Store> {
  const store = await openSqliteStore(folder);
  onTestFinished(() => store.close());
  return store;
}

/** Three texts of `a`, one of `b`, two records. */
async function fill(folder: string): Promise<void> {
  const store = await openSqliteStore(folder);
  const scope = store.scope('server');
  for (const text of ['첫 글이다.', '둘째 글이다.', '셋째 글이다.'])
    await scope.put(anArticle('a', text), passagesOf(anArticle('a', text)));
  await scope.put(anArticle('b'), []);
  await scope.records('answer').put(aRecord('r1', { article: 'a' }));
  await scope.records('audit').put(aRecord('r2'));
  await store.close();
}

/** Changes the closed database behind the store's back. */
function tamper(folder: string, sql: string): void {
  const database = new BetterSqlite3(databaseOf(folder));
  database.exec(sql);
  database.close();
}

describe('earlier texts and records', () => {
  it('are there after a restart', async () => {
    const folder = temporaryFolder();
    await fill(folder);
    const scope = (await openStore(folder)).scope('server');
    expect((await scope.version('a', 1))?.article).toEqual(anArticle('a', '첫 글이다.'));
    expect((await scope.version('a', 2))?.passages).toEqual(passagesOf(anArticle('a', '둘째 글이다.')));
    expect(await scope.records('answer').all()).toEqual([aRecord('r1', { article: 'a' })]);
  });

  it.each([
    ['another text', 'text', "'다른 글'"],
    ['another number', 'version', '7'],
    ['other fields', 'fields', "replace(fields, '제목', '표제')"],
    ['fields that are none', 'fields', "'{'"],
    ['other passages', 'passages', `'[["p0",0,1]]'`],
    ['passages that are none', 'passages', "'{}'"],
  ])('an earlier text with %s is told by verify and refuses to be read', async (_, column, value) => {
    const folder = temporaryFolder();
    await fill(folder);
    tamper(folder, `UPDATE versions SET ${column} = ${value} WHERE version = 2`);
    const store = await openStore(folder);
    const number = column === 'version' ? 7 : 2;
    await expectFailure(store.scope('server').version('a', number), 'store-damaged');
    expect(await store.verify()).toEqual([
      `article "a" of "server": its text ${number} is not what was stored`,
    ]);
    expect((await store.scope('server').version('a', 1))?.article.text).toBe('첫 글이다.');
    expect((await store.scope('server').get('a'))?.version).toBe(3);
  });

  it('an earlier text is whole while the article itself is damaged', async () => {
    const folder = temporaryFolder();
    await fill(folder);
    tamper(folder, "UPDATE articles SET text = '다른 글' WHERE id = 'a'");
    const scope = (await openStore(folder)).scope('server');
    await expectFailure(scope.version('a', 3), 'store-damaged');
    expect((await scope.version('a', 2))?.article.text).toBe('둘째 글이다.');
  });

  it.each([
    ['another value', "value = 'other'"],
    ['another scope', "scope = 'other'"],
    ['another kind', "kind = 'audit'"],
    ['another time', 'time = time + 1'],
    ['no article', 'article = NULL'],
  ])(
    'a record with %s is told by verify, refuses to be read, and is healed by putting it',
    async (_, change) => {
      const folder = temporaryFolder();
      await fill(folder);
      tamper(folder, `UPDATE records SET ${change} WHERE id = 'r1'`);
      const store = await openStore(folder);
      const scope = store.scope(change.startsWith('scope') ? 'other' : 'server');
      const records = scope.records(change.startsWith('kind') ? 'audit' : 'answer');
      await expectFailure(records.all(), 'store-damaged');
      await expectFailure(records.get('r1'), 'store-damaged');
      expect(await store.verify()).toEqual([expect.stringMatching(/^record "r1" .*: not what was stored$/u)]);
      await records.put(aRecord('r1'));
      expect(await store.verify()).toEqual([]);
      expect(await records.get('r1')).toEqual(aRecord('r1'));
    },
  );

  it('come with the second migration to a library of the first, whose articles stay as they are', async () => {
    const folder = temporaryFolder();
    await fill(folder);
    const before = await seen(folder);
    tamper(folder, 'DROP TABLE versions; DROP TABLE records; PRAGMA user_version = 1');
    expect(schemaOf(databaseOf(folder))).toEqual(schemaOfSteps(1));
    expect(await seen(folder)).toEqual(before);
    expect(schemaOf(databaseOf(folder))).toEqual(schemaOfSteps(migrations.length));
    const scope = (await openStore(folder)).scope('server');
    await scope.put(anArticle('a', '넷째 글이다.'), []);
    expect((await scope.version('a', 3))?.article.text).toBe('셋째 글이다.');
  });
});

async function seen(folder: string): Promise<unknown> {
  const store = await openSqliteStore(folder);
  try {
    return [await store.scope('server').all(), await store.verify()];
  } finally {
    await store.close();
  }
}

function schemaOf(path: string): unknown[] {
  const database = new BetterSqlite3(path);
  const schema = database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
  database.close();
  return schema;
}

function schemaOfSteps(count: number): unknown[] {
  const path = join(temporaryFolder(), 'steps.sqlite');
  const database = new BetterSqlite3(path);
  migrate(database, migrations.slice(0, count));
  database.close();
  return schemaOf(path);
}
