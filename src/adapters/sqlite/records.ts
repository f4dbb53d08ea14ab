// The records of one kind in one scope: each is kept with a checksum, and one that is not what was kept is never shown.
import { createHash } from 'node:crypto';
import { Failure } from '../../core/errors.ts';
import type { ScopedRecords, StoredRecord } from '../../core/ports.ts';
import { acceptMost, acceptRecord, acceptText, timeOf } from '../store-input.ts';
import { withFailures } from './connection.ts';
import type { Connection } from './connection.ts';
import type { RecordStatements } from './statements.ts';

export interface RecordRow {
  readonly scope: string;
  readonly kind: string;
  readonly id: string;
  /** `at` in milliseconds since 1970. */
  readonly time: number;
  readonly at: string;
  readonly article: string | null;
  readonly checksum: Buffer;
  readonly value: string;
}

interface Context extends Connection {
  readonly statements: RecordStatements;
  readonly scope: string;
}

export function recordsOf(context: Context, given: string): ScopedRecords {
  const { log, statements, scope, path } = context;
  const kind = acceptText(given, 'kind');
  const guarded = <Result>(work: () => Result) => withFailures(path, work);
  return {
    all: async () => guarded(() => statements.records.all(scope, kind).map((row) => readRecord(row, path))),
    get: async (id) =>
      guarded(() => {
        const row = statements.record.get(scope, kind, id);
        return row && readRecord(row, path);
      }),
    put: async (record) =>
      guarded(() => {
        statements.putRecord.run(rowOf(scope, kind, acceptRecord(record)));
        log.settle();
      }),
    remove: async (id) =>
      guarded(() => {
        const found = statements.removeRecord.run(scope, kind, id).changes > 0;
        if (found) log.purge();
        return found;
      }),
    trim: async (most) =>
      guarded(() => statements.trimRecords.run({ scope, kind, most: acceptMost(most) }).changes),
  };
}

/** Throws Failure('store-damaged', {path, scope, record}) where the row is not what was once written. */
export function readRecord(row: RecordRow, path: string): StoredRecord {
  const { scope, id, value, at, article } = row;
  if (!row.checksum.equals(recordChecksum(row)))
    throw new Failure('store-damaged', { path, scope, record: id });
  return { id, value, at, ...(article !== null && { article }) };
}

function rowOf(scope: string, kind: string, record: StoredRecord): RecordRow {
  const { id, value, at, article = null } = record;
  const row = { scope, kind, id, time: timeOf(at), at, article, value };
  return { ...row, checksum: recordChecksum(row) };
}

/** SHA-256 over all of a record, its scope and kind too. */
function recordChecksum(row: Omit<RecordRow, 'checksum'>): Buffer {
  const { scope, kind, id, time, at, article, value } = row;
  return createHash('sha256')
    .update(JSON.stringify([scope, kind, id, time, at, article, value]))
    .digest();
}
