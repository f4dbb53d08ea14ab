// Copies a database that is in use into a new file, which gets its name when it is whole, checked and on the disk.
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, lstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Failure } from '../../core/errors.ts';
import { loadDriver, refuseForeign, syncFolder, toFailure, withFailures } from './connection.ts';
import type { Connection, Database, Driver } from './connection.ts';

/** Rejects with Failure('file-exists'), ('file-unwritable'), ('store-full') or ('store-damaged'), and with the signal's reason. */
export async function backUp(
  { database, path }: Pick<Connection, 'database' | 'path'>,
  target: string,
  signal?: AbortSignal,
): Promise<void> {
  await copy({ driver: await loadDriver(), database, path, pages: PAGES_A_TURN }, resolve(target), signal);
}

/**
 * The same for a database that another process has locked: read beside it, in one step, so that the other's changes make
 * no copy begin anew. The lock's file is not touched.
 */
export async function backUpBeside(path: string, target: string, signal?: AbortSignal): Promise<void> {
  const driver = await loadDriver();
  const database = withFailures(
    path,
    () => new driver(path, { readonly: true, fileMustExist: true, timeout: 5_000 }),
  );
  try {
    withFailures(path, () => refuseForeign(database, path));
    await copy({ driver, database, path, pages: ALL_PAGES }, resolve(target), signal);
  } finally {
    database.close();
  }
}

/** About 1 ms of copying. */
const PAGES_A_TURN = 200;
const ALL_PAGES = 0x7fff_ffff;

interface Source {
  readonly driver: Driver;
  readonly database: Database;
  readonly path: string;
  readonly pages: number;
}

async function copy(source: Source, target: string, signal?: AbortSignal): Promise<void> {
  const part = `${target}.${randomBytes(4).toString('hex')}.part`;
  refuseExisting(target);
  try {
    closeSync(openSync(part, 'wx', 0o600));
    await transfer(source, part, signal);
    finish(source, part, target);
  } catch (error) {
    throw signal?.aborted ? signal.reason : failureOf(error, source.path, target);
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) removeIfPossible(`${part}${end}`);
  }
}

/** What cannot be taken away does not change how it ended. */
function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The disk refuses it: the copy has its name, or the failure is on its way.
  }
}

async function transfer({ database, pages }: Source, part: string, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await database.backup(part, {
    progress() {
      signal?.throwIfAborted();
      return pages;
    },
  });
}

/** What is damaged gets no name: a copy is trusted when nothing else is left. */
function finish({ driver, path }: Source, part: string, target: string): void {
  const made = new driver(part);
  try {
    // One file that is whole without a log beside it.
    made.pragma('journal_mode = DELETE');
    const finding = made.prepare('PRAGMA integrity_check(1)').pluck().get();
    if (finding !== 'ok') throw new Failure('store-damaged', { path, reason: String(finding) });
  } finally {
    made.close();
  }
  syncFile(part);
  giveName(part, target);
  try {
    syncFolder(dirname(target));
  } catch (error) {
    removeIfPossible(target);
    throw error;
  }
}

function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A second name refuses what is there already; where a disk knows no second names, a look must do. */
function giveName(part: string, target: string): void {
  try {
    linkSync(part, target);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw new Failure('file-exists', { path: target });
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error;
    refuseExisting(target);
    renameSync(part, target);
  }
}

function refuseExisting(path: string): void {
  if (withFailures(path, () => lstatSync(path, { throwIfNoEntry: false })))
    throw new Failure('file-exists', { path });
}

/** What cannot be read is the source, what cannot be written the target. */
function failureOf(error: unknown, source: string, target: string): unknown {
  const failure = toFailure(error, isDamage(error) ? source : target);
  const unwritable = failure instanceof Failure && failure.code === 'file-unreadable';
  return unwritable ? new Failure('file-unwritable', failure.facts, { cause: error }) : failure;
}

function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB)/u.test(String(error.code));
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
