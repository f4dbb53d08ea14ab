// A store that is opened when something is kept or was kept before: a first look around needs no database.
import { Failure } from '../core/errors.ts';
import type { ScopedRecords, ScopedStore, Store } from '../core/ports.ts';
import { acceptText } from './store-input.ts';

export interface LazyStoreOptions {
  /** Whether a store has been made before. */
  readonly exists: () => boolean;
  readonly open: () => Promise<Store>;
  /** Where it would be, for the failure that says that there is none. */
  readonly path?: string;
  /** Copies a store that another process has open; where it is not given, that is refused as `open` refuses it. */
  readonly backupBeside?: (target: string, signal?: AbortSignal) => Promise<void>;
}

/** Reads nothing and makes nothing on disk until the first change; where a store exists, the first call opens it. */
export function createLazyStore({ exists, open, path = '', backupBeside }: LazyStoreOptions): Store {
  let opened: Promise<Store> | undefined;
  const real = (): Promise<Store> => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const known = async (): Promise<Store | undefined> => (opened || exists() ? real() : undefined);
  return {
    scope: (id) => lazyScope(acceptText(id, 'scope'), real, known),
    scopes: async () => (await known())?.scopes() ?? [],
    forgetScope: async (id) => (await known())?.forgetScope(id) ?? false,
    async backup(target, signal) {
      const store = await known().catch((error: unknown) => {
        if (!backupBeside || !(error instanceof Failure && error.code === 'store-locked')) throw error;
        return { backup: backupBeside };
      });
      if (!store) throw new Failure('file-missing', { path });
      return store.backup(target, signal);
    },
    verify: async () => (await known())?.verify() ?? [],
    close: async () => (await opened)?.close(),
  };
}

function lazyScope(
  id: string,
  real: () => Promise<Store>,
  known: () => Promise<Store | undefined>,
): ScopedStore {
  const scope = async (): Promise<ScopedStore | undefined> => (await known())?.scope(id);
  const made = async (): Promise<ScopedStore> => (await real()).scope(id);
  return {
    scope: id,
    list: async () => (await scope())?.list() ?? [],
    get: async (articleId) => (await scope())?.get(articleId),
    all: async () => (await scope())?.all() ?? [],
    put: async (article, passages, vectors) => (await made()).put(article, passages, vectors),
    remove: async (articleId) => (await scope())?.remove(articleId) ?? false,
    version: async (articleId, version) => (await scope())?.version(articleId, version),
    records: (kind) => lazyRecords(acceptText(kind, 'kind'), scope, made),
    vectors: async (articleId, embedderId) => (await scope())?.vectors(articleId, embedderId),
    dropVectors: async (embedderId, which) => (await scope())?.dropVectors(embedderId, which) ?? 0,
    setting: async (key) => (await scope())?.setting(key),
    setSetting: async (key, value) =>
      (await (value === undefined ? scope() : made()))?.setSetting(key, value),
    count: async (key, by) => (await (by === 0 ? scope() : made()))?.count(key, by) ?? 0,
    revision: async () => (await scope())?.revision() ?? 0,
  };
}

function lazyRecords(
  kind: string,
  scope: () => Promise<ScopedStore | undefined>,
  made: () => Promise<ScopedStore>,
): ScopedRecords {
  const records = async (): Promise<ScopedRecords | undefined> => (await scope())?.records(kind);
  return {
    all: async () => (await records())?.all() ?? [],
    get: async (id) => (await records())?.get(id),
    put: async (record) => (await made()).records(kind).put(record),
    remove: async (id) => (await records())?.remove(id) ?? false,
    trim: async (most) => (await records())?.trim(most) ?? 0,
  };
}
