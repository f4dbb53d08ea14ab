// What is forgotten is in no file any more: not its texts, the earlier ones too, nor its vectors.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openSqliteStore } from '../../src/adapters/sqlite-store.ts';
import { aRecord, anArticle, passagesOf } from '../contract/store.contract.ts';
import { measureForgetting } from './forgetting.ts';
import { temporaryFolder } from './temporary-folder.ts';

it('ten forgets leave no 40 characters and no vector in any file', { timeout: 120_000 }, async () => {
  const { found, findings, ...figures } = await measureForgetting(temporaryFolder(), 10);
  expect(found).toEqual([]);
  expect(findings).toEqual([]);
  expect(figures.forgets).toBe(10);
  expect(figures.graphs).toBeGreaterThanOrEqual(10);
  expect(figures.scopes).toBeGreaterThan(0);
});

it('what a reader beside the library kept from being emptied is emptied with the next change', async () => {
  const folder = temporaryFolder();
  const store = await openSqliteStore(folder);
  const scope = store.scope('server');
  const article = anArticle('a', '붉은 여우가 눈밭을 지나갔다. '.repeat(20));
  await scope.put(article, passagesOf(article));
  const reader = new BetterSqlite3(join(folder, 'library.sqlite'), { readonly: true });
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM articles').get();
  await scope.remove('a');
  expect(bytesOf(folder).includes(Buffer.from('여우'))).toBe(true);
  reader.close();
  await scope.records('audit').put(aRecord('r'));
  expect(bytesOf(folder).includes(Buffer.from('여우'))).toBe(false);
  await store.close();
});

function bytesOf(folder: string): Buffer {
  const names = readdirSync(folder).filter((name) => /sqlite(?:-wal)?$/u.test(name));
  return Buffer.concat(names.map((name) => readFileSync(join(folder, name))));
}
