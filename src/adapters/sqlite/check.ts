// The full check of a database: says everything that is wrong with it, changes nothing, and never throws for damage.
import { Failure } from '../../core/errors.ts';
import type { PassageSpan } from '../../core/ports.ts';
import type { Connection } from './connection.ts';
import { readRecord } from './records.ts';
import type { RecordRow } from './records.ts';
import { readArticle, readVectors, readVersion } from './rows.ts';
import type { ArticleRow, VectorRow, VersionRow } from './rows.ts';

/** Findings in plain English, one a line, empty when all is well; each part is checked though another is damaged. */
export function checkDatabase(connection: Connection): string[] {
  const parts = [checkPages, checkReferences, checkArticles, checkVersions, checkRecords];
  return parts.flatMap((part) => attempt(() => part(connection)));
}

function attempt(check: () => string[]): string[] {
  try {
    return check();
  } catch (error) {
    return [`the database cannot be read: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function checkPages({ database }: Connection): string[] {
  const lines = database.prepare('PRAGMA integrity_check').pluck().all().map(String);
  return lines.filter((line) => line !== 'ok');
}

function checkReferences({ database }: Connection): string[] {
  const rows = database.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').all();
  return rows.map(({ table, parent }) => `a row of ${table} belongs to no row of ${parent}`);
}

function checkArticles(connection: Connection): string[] {
  const keys = connection.database.prepare<[], number>('SELECT key FROM articles ORDER BY key').pluck().all();
  return keys.flatMap((key) => attempt(() => checkArticle(connection, key)));
}

function checkArticle({ database, path }: Connection, key: number): string[] {
  const row = database.prepare<[number], ArticleRow>('SELECT * FROM articles WHERE key = ?').get(key);
  if (!row) return [`article ${key} is in one index of the database and not in another`];
  const passages = database
    .prepare<[number], PassageSpan>(
      'SELECT id, start, "end" FROM passages WHERE article = ? ORDER BY position',
    )
    .all(key);
  const vectors = database.prepare<[number], VectorRow>('SELECT * FROM vectors WHERE article = ?').all(key);
  const name = nameOf(row.id, row.scope);
  const damaged = vectors.filter((vector) => !readVectors(vector, passages.length));
  const findings = damaged.map(
    ({ embedder }) => `${name}: its vectors of ${embedder} are damaged, to be made again`,
  );
  return isWhole(() => readArticle(row, passages, path))
    ? findings
    : [`${name}: not what was stored`, ...findings];
}

/** One row at a time: earlier texts may be twenty times as much as the articles. */
function checkVersions({ database, path }: Connection): string[] {
  const rows = database.prepare<[], VersionRow>(
    `SELECT key, scope, id, versions.version, versions.fields, passages, versions.checksum, versions.text
     FROM versions JOIN articles ON article = key ORDER BY key, versions.version`,
  );
  const findings: string[] = [];
  for (const row of rows.iterate()) {
    if (isWhole(() => readVersion(row, path))) continue;
    findings.push(`${nameOf(row.id, row.scope)}: its text ${row.version} is not what was stored`);
  }
  return findings;
}

function checkRecords({ database, path }: Connection): string[] {
  const findings: string[] = [];
  for (const row of database.prepare<[], RecordRow>('SELECT * FROM records ORDER BY key').iterate()) {
    if (isWhole(() => readRecord(row, path))) continue;
    const name = `record ${JSON.stringify(row.id)} (${row.kind}) of ${JSON.stringify(row.scope)}`;
    findings.push(`${name}: not what was stored`);
  }
  return findings;
}

function nameOf(id: string, scope: string): string {
  return `article ${JSON.stringify(id)} of ${JSON.stringify(scope)}`;
}

function isWhole(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}
