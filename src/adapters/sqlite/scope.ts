// One scope of the database: every statement here takes the scope, and every change is one transaction.
import { Failure } from '../../core/errors.ts';
import { KEPT_VERSIONS } from '../../core/ports.ts';
import type { ArticleVectors, PassageSpan, ScopedStore, StoredArticle } from '../../core/ports.ts';
import type { Article } from '../../core/types.ts';
import {
  acceptArticle,
  acceptDimensions,
  acceptPassages,
  acceptText,
  acceptVectors,
  isUnchanged,
  sumOf,
  withVersion,
} from '../store-input.ts';
import { withFailures } from './connection.ts';
import type { Connection } from './connection.ts';
import { recordsOf } from './records.ts';
import {
  articleChecksum,
  fieldsJson,
  passagesJson,
  readArticle,
  readFieldsOf,
  readVectors,
  readVersion,
  writeVectors,
} from './rows.ts';
import type { ArticleRow, PassageRow } from './rows.ts';
import { prepareStatements } from './statements.ts';
import type { Statements } from './statements.ts';

export interface Scopes {
  scope(id: string): ScopedStore;
  names(): string[];
  forget(id: string): boolean;
}

/** Gives the scopes of one connection; its statements are prepared once. */
export function createScopes(connection: Connection): Scopes {
  const statements = prepareStatements(connection.database);
  return {
    scope: (id) => scopeOf(connection, statements, acceptText(id, 'scope')),
    // Sorted here: SQLite orders by code points, every other store by UTF-16 units.
    names: () =>
      withFailures(connection.path, () =>
        statements.scopes
          .all()
          .map(({ scope }) => scope)
          .sort(),
      ),
    forget: (id) => withFailures(connection.path, () => forget({ ...connection, statements, scope: id })),
  };
}

function scopeOf(connection: Connection, statements: Statements, scope: string): ScopedStore {
  const context = { ...connection, statements, scope };
  const guarded = <Result>(work: () => Result) => withFailures(connection.path, work);
  const changed = <Result>(work: () => Result) =>
    guarded(() => {
      const result = work();
      connection.log.settle();
      return result;
    });
  return {
    scope,
    list: async () => guarded(() => list(context)),
    get: async (articleId) => guarded(() => get(context, articleId)),
    all: async () => guarded(() => all(context)),
    put: async (article, passages, vectors) => changed(() => put(context, article, passages, vectors)),
    remove: async (articleId) => guarded(() => remove(context, articleId)),
    version: async (articleId, version) => guarded(() => versionOf(context, articleId, version)),
    records: (kind) => recordsOf(context, kind),
    vectors: async (articleId, embedderId) => guarded(() => vectorsOf(context, articleId, embedderId)),
    dropVectors: async (embedderId, which) =>
      guarded(() => dropVectors(context, embedderId, which === 'these')),
    setting: async (key) => guarded(() => setting(context, key)),
    setSetting: async (key, value) => changed(() => setSetting(context, key, value)),
    count: async (key, by) => changed(() => count(context, key, by)),
    revision: async () => guarded(() => statements.revision.get(scope)?.revision ?? 0),
  };
}

interface Context extends Connection {
  readonly statements: Statements;
  readonly scope: string;
}

function list({ statements, scope, path }: Context): Omit<Article, 'text'>[] {
  return statements.list
    .all(scope)
    .map(({ id, version, fields }) => withVersion({ id, ...readFieldsOf(id, fields, path) }, version));
}

function get(context: Context, articleId: string): StoredArticle | undefined {
  const row = context.statements.get.get(context.scope, articleId);
  return row && readArticle(row, context.statements.passages.all(row.key), context.path);
}

function all({ statements, scope, path }: Context): StoredArticle[] {
  const spans = new Map<number, PassageRow[]>();
  for (const passage of statements.allPassages.all(scope)) {
    const known = spans.get(passage.article);
    if (known) known.push(passage);
    else spans.set(passage.article, [passage]);
  }
  return statements.all.all(scope).map((row) => readArticle(row, spans.get(row.key) ?? [], path));
}

function put(
  context: Context,
  given: Article,
  spans: readonly PassageSpan[],
  vectors?: ArticleVectors,
): StoredArticle {
  const article = acceptArticle(given);
  const passages = acceptPassages(spans, article.text.length);
  const accepted = vectors && acceptVectors(vectors, passages.length);
  return context.database.transaction(() => write(context, article, passages, accepted)).immediate();
}

function write(
  context: Context,
  article: Article,
  passages: readonly PassageSpan[],
  vectors?: ArticleVectors,
) {
  const { statements, scope } = context;
  statements.touch.run(scope);
  const before = statements.get.get(scope, article.id);
  const version = nextVersion(before, article);
  const stored = { article: withVersion(article, version), passages, version };
  const spansBefore = before ? statements.passages.all(before.key) : [];
  if (before && before.version !== version) keepVersion(context, before, spansBefore);
  const row = {
    scope,
    id: article.id,
    version: stored.version,
    fields: fieldsJson(stored),
    text: article.text,
  };
  const key = keyOf(statements.put.get({ ...row, checksum: articleChecksum(scope, stored) }));
  if (stored.version !== before?.version || !isUnchanged(spansBefore.map(spanOf), passages)) {
    statements.clearVectors.run(key);
    statements.clearPassages.run(key);
    for (const [position, passage] of passages.entries())
      statements.addPassage.run({ key, position, ...passage });
  }
  if (vectors) writeVectorsOf(context, key, vectors);
  return stored;
}

/** What is damaged is not kept as an earlier text: it is what the change heals. */
function keepVersion({ statements, path }: Context, row: ArticleRow, spans: readonly PassageSpan[]): void {
  if (isWhole(row, spans, path)) statements.keepVersion.run({ key: row.key, passages: passagesJson(spans) });
  statements.dropVersions.run(row.key, row.version + 1 - KEPT_VERSIONS);
}

function isWhole(row: ArticleRow, spans: readonly PassageSpan[], path: string): boolean {
  try {
    readArticle(row, spans, path);
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

function versionOf(context: Context, articleId: string, version: number): StoredArticle | undefined {
  const { statements, scope, path } = context;
  if (statements.get.get(scope, articleId)?.version === version) return get(context, articleId);
  const row = statements.version.get(scope, articleId, version);
  return row && readVersion(row, path);
}

function keyOf(row: { readonly key: number } | undefined): number {
  if (!row) throw new Error('expected the key of the article just written, got nothing');
  return row.key;
}

function spanOf({ id, start, end }: PassageSpan): PassageSpan {
  return { id, start, end };
}

/** Compares what lies there as it lies there, so that a damaged article can be replaced. */
function nextVersion(before: ArticleRow | undefined, article: Article): number {
  if (!before) return 1;
  const fields = fieldsJson({ article, passages: [], version: 0 });
  return before.text === article.text && before.fields === fields ? before.version : before.version + 1;
}

function writeVectorsOf({ statements, scope }: Context, key: number, vectors: ArticleVectors): void {
  const { embedderId, dimensions } = vectors;
  acceptDimensions(embedderId, statements.dimensions.get(scope, embedderId, key)?.dimensions, dimensions);
  statements.putVectors.run({ key, ...writeVectors(vectors) });
}

/** After the transaction, so that a crash between the two leaves it to the next start, which empties the log too. */
function remove(context: Context, articleId: string): boolean {
  const { database, log, statements, scope } = context;
  const removed = database.transaction(() => {
    const found = statements.remove.run(scope, articleId).changes > 0;
    if (found) {
      statements.removeRecordsOf.run(scope, articleId);
      statements.touch.run(scope);
    }
    return found;
  });
  const found = removed.immediate();
  if (found) log.purge();
  return found;
}

function forget({ database, log, statements, scope }: Context): boolean {
  const forgotten = database.transaction(() => {
    const articles = statements.forgetArticles.run(scope).changes;
    if (articles > 0) statements.touch.run(scope);
    return (
      articles + statements.forgetSettings.run(scope).changes + statements.forgetRecords.run(scope).changes
    );
  });
  const found = forgotten.immediate() > 0;
  if (found) log.purge();
  return found;
}

function vectorsOf(
  { statements, scope }: Context,
  articleId: string,
  embedderId: string,
): ArticleVectors | undefined {
  const row = statements.vectors.get(scope, articleId, embedderId);
  return row && readVectors(row, row.passages);
}

function dropVectors({ database, statements, scope }: Context, embedderId: string, these: boolean): number {
  const which = [scope, embedderId, these ? 1 : 0] as const;
  const drop = database.transaction(() => {
    const articles = statements.vectorsOf.get(...which)?.articles ?? 0;
    if (articles > 0) statements.dropVectors.run(...which);
    return articles;
  });
  return drop.immediate();
}

function setting({ statements, scope }: Context, key: string): string | undefined {
  return statements.setting.get(scope, key)?.value;
}

function count(context: Context, key: string, by?: number): number {
  const add = context.database.transaction(() => {
    const sum = sumOf(setting(context, key), by);
    if (by !== 0) setSetting(context, key, String(sum));
    return sum;
  });
  return add.immediate();
}

function setSetting({ statements, scope }: Context, key: string, value: string | undefined): void {
  acceptText(key, 'setting');
  if (value === undefined) statements.clearSetting.run(scope, key);
  else statements.setSetting.run(scope, key, acceptText(value, key));
}
