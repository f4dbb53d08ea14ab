// The store on disk: what was acknowledged survives a crash, what was removed leaves no bytes, damage is never shown.
import type { Store } from '../core/ports.ts';
import { backUp, backUpBeside } from './sqlite/backup.ts';
import { checkDatabase } from './sqlite/check.ts';
import { databaseIn, openConnection } from './sqlite/connection.ts';
import type { ConnectionOptions } from './sqlite/connection.ts';
import { createScopes } from './sqlite/scope.ts';

export type SqliteStoreOptions = ConnectionOptions;

/**
 * Opens (or makes) the library in `directory`: `library.sqlite` with its log, and `library.lock`.
 *
 * Throws Failure('store-locked') while another process, or this one, has it open; ('store-damaged') for a file that is
 * no database, not ours, or newer than this program; ('store-full'); ('file-unreadable'). Each names the `path`, and
 * each can be thrown by any later call too. Vectors that come back damaged count as absent and are told by `verify`.
 */
export async function openSqliteStore(directory: string, options: SqliteStoreOptions = {}): Promise<Store> {
  const connection = await openConnection(directory, options);
  const scopes = createScopes(connection);
  return {
    scope: (id) => scopes.scope(id),
    scopes: async () => scopes.names(),
    forgetScope: async (id) => scopes.forget(id),
    backup: (path, signal) => backUp(connection, path, signal),
    verify: async () => checkDatabase(connection),
    close: async () => connection.close(),
  };
}

/** Copies the library in `directory` into a new file while another process has it open. Rejects as `backup` does. */
export async function backUpSqliteStore(
  directory: string,
  path: string,
  signal?: AbortSignal,
): Promise<void> {
  await backUpBeside(databaseIn(directory), path, signal);
}
