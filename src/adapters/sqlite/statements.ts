// Every statement that reads or changes a scope. None of them reaches rows without the scope or a key that came by it.
import type { PassageSpan } from '../../core/ports.ts';
import type { Database } from './connection.ts';
import type { RecordRow } from './records.ts';
import type { ArticleRow, PassageRow, VectorRow, VersionRow } from './rows.ts';

export type Statements = ReturnType<typeof prepareStatements>;
export type RecordStatements = ReturnType<typeof recordStatements>;

interface Many<Given extends unknown[], Row> {
  all(...given: Given): Row[];
}

interface One<Given extends unknown[], Row> {
  get(...given: Given): Row | undefined;
}

interface Change<Given extends unknown[]> {
  run(...given: Given): { readonly changes: number };
}

interface Keyed {
  /** The article's key. */
  readonly key: number;
}

export function prepareStatements(database: Database) {
  return {
    ...articleStatements(database),
    ...passageStatements(database),
    ...vectorStatements(database),
    ...versionStatements(database),
    ...settingStatements(database),
    ...recordStatements(database),
    ...wholeScopeStatements(database),
  };
}

function articleStatements(database: Database) {
  const columns = 'key, scope, id, version, fields, checksum, text';
  return {
    list: many<[scope: string], Pick<ArticleRow, 'id' | 'version' | 'fields'>>(
      database,
      'SELECT id, version, fields FROM articles WHERE scope = ? ORDER BY key',
    ),
    get: one<[scope: string, id: string], ArticleRow>(
      database,
      `SELECT ${columns} FROM articles WHERE scope = ? AND id = ?`,
    ),
    all: many<[scope: string], ArticleRow>(
      database,
      `SELECT ${columns} FROM articles WHERE scope = ? ORDER BY key`,
    ),
    put: one<[Omit<ArticleRow, 'key'>], Keyed>(
      database,
      `INSERT INTO articles (scope, id, version, fields, checksum, text)
       VALUES (@scope, @id, @version, @fields, @checksum, @text)
       ON CONFLICT (scope, id) DO UPDATE
       SET version = excluded.version, fields = excluded.fields, checksum = excluded.checksum, text = excluded.text
       RETURNING key`,
    ),
    remove: change<[scope: string, id: string]>(database, 'DELETE FROM articles WHERE scope = ? AND id = ?'),
    touch: change<[scope: string]>(
      database,
      'INSERT INTO scopes (name, revision) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET revision = revision + 1',
    ),
    revision: one<[scope: string], { readonly revision: number }>(
      database,
      'SELECT revision FROM scopes WHERE name = ?',
    ),
  };
}

function passageStatements(database: Database) {
  return {
    passages: many<[key: number], PassageSpan>(
      database,
      'SELECT id, start, "end" FROM passages WHERE article = ? ORDER BY position',
    ),
    allPassages: many<[scope: string], PassageRow>(
      database,
      `SELECT article, passages.id, start, "end" FROM passages JOIN articles ON articles.key = article
       WHERE scope = ? ORDER BY article, position`,
    ),
    addPassage: change<[PassageSpan & Keyed & { readonly position: number }]>(
      database,
      'INSERT INTO passages (article, position, id, start, "end") VALUES (@key, @position, @id, @start, @end)',
    ),
    clearPassages: change<[key: number]>(database, 'DELETE FROM passages WHERE article = ?'),
  };
}

function vectorStatements(database: Database) {
  return {
    vectors: one<[scope: string, id: string, embedder: string], VectorRow & { readonly passages: number }>(
      database,
      `SELECT embedder, dimensions, vectors.checksum, rows,
              (SELECT count(*) FROM passages WHERE passages.article = key) AS passages
       FROM articles JOIN vectors ON article = key WHERE scope = ? AND id = ? AND embedder = ?`,
    ),
    putVectors: change<[VectorRow & Keyed]>(
      database,
      `INSERT OR REPLACE INTO vectors (article, embedder, dimensions, checksum, rows)
       VALUES (@key, @embedder, @dimensions, @checksum, @rows)`,
    ),
    clearVectors: change<[key: number]>(database, 'DELETE FROM vectors WHERE article = ?'),
    vectorsOf: one<[scope: string, embedder: string, same: number], { readonly articles: number }>(
      database,
      `SELECT count(DISTINCT article) AS articles FROM vectors
       WHERE article IN (SELECT key FROM articles WHERE scope = ?) AND (embedder = ?) = ?`,
    ),
    dropVectors: change<[scope: string, embedder: string, same: number]>(
      database,
      `DELETE FROM vectors
       WHERE article IN (SELECT key FROM articles WHERE scope = ?) AND (embedder = ?) = ?`,
    ),
    /** How long the embedder's vectors of the scope's other articles are. */
    dimensions: one<[scope: string, embedder: string, except: number], { readonly dimensions: number }>(
      database,
      `SELECT dimensions FROM articles JOIN vectors ON article = key
       WHERE scope = ? AND embedder = ? AND key <> ? LIMIT 1`,
    ),
  };
}

function versionStatements(database: Database) {
  return {
    version: one<[scope: string, id: string, version: number], VersionRow>(
      database,
      `SELECT key, scope, id, versions.version, versions.fields, passages, versions.checksum, versions.text
       FROM articles JOIN versions ON article = key WHERE scope = ? AND id = ? AND versions.version = ?`,
    ),
    /** Takes the article as it lies there, passages beside it. */
    keepVersion: change<[Keyed & { readonly passages: string }]>(
      database,
      `INSERT OR REPLACE INTO versions (article, version, fields, passages, checksum, text)
       SELECT key, version, fields, @passages, checksum, text FROM articles WHERE key = @key`,
    ),
    dropVersions: change<[key: number, before: number]>(
      database,
      'DELETE FROM versions WHERE article = ? AND version <= ?',
    ),
  };
}

function recordStatements(database: Database) {
  const columns = 'scope, kind, id, time, at, article, checksum, value';
  return {
    records: many<[scope: string, kind: string], RecordRow>(
      database,
      `SELECT ${columns} FROM records WHERE scope = ? AND kind = ? ORDER BY time, key`,
    ),
    record: one<[scope: string, kind: string, id: string], RecordRow>(
      database,
      `SELECT ${columns} FROM records WHERE scope = ? AND kind = ? AND id = ?`,
    ),
    putRecord: change<[RecordRow]>(
      database,
      `INSERT INTO records (scope, kind, id, time, at, article, checksum, value)
       VALUES (@scope, @kind, @id, @time, @at, @article, @checksum, @value)
       ON CONFLICT (scope, kind, id) DO UPDATE
       SET time = excluded.time, at = excluded.at, article = excluded.article, checksum = excluded.checksum,
           value = excluded.value`,
    ),
    removeRecord: change<[scope: string, kind: string, id: string]>(
      database,
      'DELETE FROM records WHERE scope = ? AND kind = ? AND id = ?',
    ),
    removeRecordsOf: change<[scope: string, article: string]>(
      database,
      'DELETE FROM records WHERE scope = ? AND article = ?',
    ),
    trimRecords: change<[{ readonly scope: string; readonly kind: string; readonly most: number }]>(
      database,
      `DELETE FROM records WHERE key IN (
         SELECT key FROM records WHERE scope = @scope AND kind = @kind ORDER BY time DESC, key DESC LIMIT -1 OFFSET @most
       )`,
    ),
  };
}

function wholeScopeStatements(database: Database) {
  return {
    scopes: many<[], { readonly scope: string }>(
      database,
      `SELECT scope FROM articles UNION SELECT scope FROM settings UNION SELECT scope FROM records`,
    ),
    forgetArticles: change<[scope: string]>(database, 'DELETE FROM articles WHERE scope = ?'),
    forgetSettings: change<[scope: string]>(database, 'DELETE FROM settings WHERE scope = ?'),
    forgetRecords: change<[scope: string]>(database, 'DELETE FROM records WHERE scope = ?'),
  };
}

function settingStatements(database: Database) {
  return {
    setting: one<[scope: string, key: string], { readonly value: string }>(
      database,
      'SELECT value FROM settings WHERE scope = ? AND key = ?',
    ),
    setSetting: change<[scope: string, key: string, value: string]>(
      database,
      'INSERT OR REPLACE INTO settings (scope, key, value) VALUES (?, ?, ?)',
    ),
    clearSetting: change<[scope: string, key: string]>(
      database,
      'DELETE FROM settings WHERE scope = ? AND key = ?',
    ),
  };
}

function many<Given extends unknown[], Row>(database: Database, sql: string): Many<Given, Row> {
  return database.prepare<Given, Row>(sql);
}

function one<Given extends unknown[], Row>(database: Database, sql: string): One<Given, Row> {
  return database.prepare<Given, Row>(sql);
}

function change<Given extends unknown[]>(database: Database, sql: string): Change<Given> {
  return database.prepare<Given>(sql);
}
