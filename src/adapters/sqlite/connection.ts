// Opens the database of a data folder for one process alone, brought to today's shape, or says why not in one Failure.
import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { Failure } from '../../core/errors.ts';
import { migrations } from './migrations.ts';

export type Driver = typeof BetterSqlite3;
export type Database = BetterSqlite3.Database;

export interface Connection {
  readonly database: Database;
  readonly path: string;
  readonly log: Log;
  close(): void;
}

/** The database's log, which still has what was removed until it is emptied. */
export interface Log {
  /** Empties it into the database, or does so later where a reader beside this process keeps it from it. */
  purge(): void;
  /** Called after every change: does what had to wait. */
  settle(): void;
}

export interface ConnectionOptions {
  /** Largest size of the database file in bytes; beyond it a change is refused with Failure('store-full'). */
  readonly maximumBytes?: number;
}

/** `GAKJ`, in the file's header: tells our database from another program's. */
const applicationId = 0x47414b4a;

/**
 * Throws Failure('store-locked'), ('store-damaged'), ('store-full') or ('file-unreadable'), each with the `path`.
 *
 * The lock is a transaction held open on a file of its own, so it ends with the process however that ends. POSIX drops
 * a process's locks on a file as soon as the process closes any descriptor of it: nothing here may open `library.lock`
 * a second time in the same process, not even to read it.
 */
export async function openConnection(folder: string, options: ConnectionOptions): Promise<Connection> {
  const driver = await loadDriver();
  const directory = makeFolder(resolve(folder));
  const path = databaseIn(directory);
  const lock = takeLock(driver, join(directory, 'library.lock'));
  try {
    const database = withFailures(path, () => openDatabase(driver, path, options));
    return { database, path, log: createLog(database), close: () => closeAll(path, database, lock) };
  } catch (error) {
    lock.close();
    throw error;
  }
}

export function databaseIn(directory: string): string {
  return join(resolve(directory), 'library.sqlite');
}

export async function loadDriver(): Promise<Driver> {
  return (await import('better-sqlite3')).default;
}

/** Runs `work` and turns what SQLite or the file system throws into the Failure that a person can be told about. */
export function withFailures<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw toFailure(error, path);
  }
}

export function toFailure(error: unknown, path: string): unknown {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(?:ENOSPC|EDQUOT)$/u.test(reason)) return failure('store-full', path, reason, error);
  if (/^E[A-Z]+$/u.test(reason)) return failure('file-unreadable', path, REASONS[reason] ?? reason, error);
  if (!reason.startsWith('SQLITE_')) return error;
  if (/^SQLITE_(FULL|IOERR_WRITE|IOERR_FSYNC|IOERR_SHMSIZE)$/u.test(reason))
    return failure('store-full', path, reason, error);
  if (/^SQLITE_(BUSY|LOCKED)/u.test(reason)) return failure('store-locked', path, reason, error);
  if (/^SQLITE_(CANTOPEN|READONLY|PERM)/u.test(reason))
    return failure('file-unreadable', path, reason, error);
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR|FORMAT)/u.test(reason))
    return failure('store-damaged', path, reason, error);
  return error;
}

/** In the words of what reads a file, where it has any. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission',
  EPERM: 'permission',
  EROFS: 'read-only',
};

function failure(code: Failure['code'], path: string, reason: string, cause: unknown): Failure {
  return new Failure(code, { path, reason }, { cause });
}

/** Readable by its owner alone: it holds what people added in private channels. */
function makeFolder(folder: string): string {
  return withFailures(folder, () => {
    makeFolders(folder);
    return realpathSync(folder);
  });
}

/** Node's own way to make parents too does not end where a file system takes none (/proc), and misnames other reasons. */
function makeFolders(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolders(parent);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!existsSync(folder) || !statSync(folder).isDirectory()) throw error;
  }
}

function takeLock(driver: Driver, path: string): Database {
  return withFailures(path, () => {
    const lock = new driver(path, { timeout: 0 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return lock;
    } catch (error) {
      lock.close();
      throw error;
    }
  });
}

const BUSY_MS = 5_000;

function openDatabase(driver: Driver, path: string, options: ConnectionOptions): Database {
  if (isMissing(path)) makeDatabase(driver, path);
  if (statSync(path).size === 0) throw new Failure('store-damaged', { path, reason: 'empty' });
  const database = new driver(path, { timeout: BUSY_MS });
  try {
    refuseForeign(database, path);
    configure(database, options);
    migrate(database);
    refuseDamaged(driver, database, path);
    isPurged(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Under another name until it is whole, so that an empty database is always one that was lost. */
function makeDatabase(driver: Driver, path: string): void {
  // A log without its database would be replayed into the new one.
  if (!isMissing(`${path}-wal`))
    throw new Failure('store-damaged', { path, reason: 'missing, but its log is there' });
  for (const end of ['', '-journal']) rmSync(`${path}.new${end}`, { force: true });
  const database = new driver(`${path}.new`);
  try {
    database.pragma('synchronous = FULL');
    migrate(database);
  } finally {
    database.close();
  }
  renameSync(`${path}.new`, path);
  syncFolder(dirname(path));
}

/** Throws where that cannot be told: a library that cannot be seen for a moment must not get an empty one in its place. */
function isMissing(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) === undefined;
}

/** Makes a rename survive a power cut; a platform that cannot open a folder has no need of it. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Throws Failure('store-damaged') for another program's database, or one of a newer program. */
export function refuseForeign(database: Database, path: string): void {
  const id = numberOf(database, 'application_id');
  const version = numberOf(database, 'user_version');
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (id !== applicationId && (id !== 0 || version !== 0 || tables !== 0)) {
    throw new Failure('store-damaged', { path, reason: 'the database of another program' });
  }
  if (version > migrations.length) {
    throw new Failure('store-damaged', { path, reason: 'newer', expected: migrations.length, got: version });
  }
}

function configure(database: Database, { maximumBytes }: ConnectionOptions): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('secure_delete = ON');
  // A sorted or rebuilt copy never goes to a temporary file, where nobody would erase it.
  database.pragma('temp_store = MEMORY');
  if (maximumBytes === undefined) return;
  database.pragma(
    `max_page_count = ${Math.max(1, Math.floor(maximumBytes / numberOf(database, 'page_size')))}`,
  );
}

export function migrate(database: Database, steps: readonly string[] = migrations): void {
  const first = numberOf(database, 'user_version');
  for (const [index, sql] of steps.entries()) {
    if (index < first) continue;
    database
      .transaction(() => {
        database.exec(sql);
        database.pragma(`application_id = ${applicationId}`);
        database.pragma(`user_version = ${index + 1}`);
      })
      .immediate();
  }
}

/**
 * Compares the tables with freshly made ones and walks every page (about 1 ms a megabyte): an index page that turned
 * into an empty one would otherwise be a library without articles.
 */
function refuseDamaged(driver: Driver, database: Database, path: string): void {
  const fresh = new driver(':memory:');
  migrate(fresh);
  const [expected, got] = [fresh, database].map(schemaOf);
  fresh.close();
  if (expected !== got) throw new Failure('store-damaged', { path, reason: 'its tables are not ours' });
  const finding = database.prepare('PRAGMA integrity_check(1)').pluck().get();
  if (finding !== 'ok') throw new Failure('store-damaged', { path, reason: String(finding) });
}

function schemaOf(database: Database): string {
  return JSON.stringify(
    database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all(),
  );
}

function createLog(database: Database): Log {
  let isOwed = false;
  const purge = (): void => {
    isOwed = !isPurged(database);
  };
  return { purge, settle: () => (isOwed ? purge() : undefined) };
}

/** False where a reader is in the way, for which nobody is made to wait. */
function isPurged(database: Database): boolean {
  database.pragma('busy_timeout = 0');
  try {
    const [busy] = database.prepare<[], number>('PRAGMA wal_checkpoint(TRUNCATE)').pluck().all();
    return busy === 0;
  } finally {
    database.pragma(`busy_timeout = ${BUSY_MS}`);
  }
}

function numberOf(database: Database, pragma: string): number {
  return Number(database.pragma(pragma, { simple: true }));
}

function closeAll(path: string, database: Database, lock: Database): void {
  try {
    withFailures(path, () => database.close());
  } finally {
    lock.close();
  }
}
