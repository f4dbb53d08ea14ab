// One scope of the database: every statement here takes the scope, and every change is one transaction.
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
} from '../store-input.ts';
import { purge, withFailures } from './connection.ts';
import type { Connection } from './connection.ts';
import { articleChecksum, fieldsJson, readArticle, readFieldsOf, readVectors, writeVectors } from './rows.ts';
import type { ArticleRow, PassageRow } from './rows.ts';
import { prepareStatements } from './statements.ts';
import type { Statements } from './statements.ts';

/** Gives the scopes of one connection; its statements are prepared once. */
export function createScopes(connection: Connection): (id: string) => ScopedStore {
  const statements = prepareStatements(connection.database);
  return (id) => scopeOf(connection, statements, acceptText(id, 'scope'));
}

function scopeOf(connection: Connection, statements: Statements, scope: string): ScopedStore {
  const context = { ...connection, statements, scope };
  const guarded = <Result>(work: () => Result) => withFailures(connection.path, work);
  return {
    scope,
    list: async () => guarded(() => list(context)),
    get: async (articleId) => guarded(() => get(context, articleId)),
    all: async () => guarded(() => all(context)),
    put: async (article, passages, vectors) => guarded(() => put(context, article, passages, vectors)),
    remove: async (articleId) => guarded(() => remove(context, articleId)),
    vectors: async (articleId, embedderId) => guarded(() => vectorsOf(context, articleId, embedderId)),
    setting: async (key) => guarded(() => setting(context, key)),
    setSetting: async (key, value) => guarded(() => setSetting(context, key, value)),
    count: async (key, by) => guarded(() => count(context, key, by)),
    revision: async () => guarded(() => statements.revision.get(scope)?.revision ?? 0),
  };
}

interface Context extends Connection {
  readonly statements: Statements;
  readonly scope: string;
}

function list({ statements, scope, path }: Context): Omit<Article, 'text'>[] {
  return statements.list.all(scope).map(({ id, fields }) => ({ id, ...readFieldsOf(id, fields, path) }));
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
  const stored = { article, passages, version: nextVersion(before, article) };
  const row = {
    scope,
    id: article.id,
    version: stored.version,
    fields: fieldsJson(stored),
    text: article.text,
  };
  const spansBefore = before ? statements.passages.all(before.key) : [];
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
  const { database, statements, scope } = context;
  const removed = database.transaction(() => {
    const found = statements.remove.run(scope, articleId).changes > 0;
    if (found) statements.touch.run(scope);
    return found;
  });
  const found = removed.immediate();
  if (found) purge(database);
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
