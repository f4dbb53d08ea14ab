// A store that is opened when something is kept or was kept before: a first look around needs no database.
import type { ScopedStore, Store } from '../core/ports.ts';
import { acceptText } from './store-input.ts';

export interface LazyStoreOptions {
  /** Whether a store has been made before. */
  readonly exists: () => boolean;
  readonly open: () => Promise<Store>;
}

/** Reads nothing and makes nothing on disk until the first change; where a store exists, the first call opens it. */
export function createLazyStore({ exists, open }: LazyStoreOptions): Store {
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
    vectors: async (articleId, embedderId) => (await scope())?.vectors(articleId, embedderId),
    setting: async (key) => (await scope())?.setting(key),
    setSetting: async (key, value) =>
      (await (value === undefined ? scope() : made()))?.setSetting(key, value),
    count: async (key, by) => (await (by === 0 ? scope() : made()))?.count(key, by) ?? 0,
    revision: async () => (await scope())?.revision() ?? 0,
  };
}
