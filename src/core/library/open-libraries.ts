// The libraries that are open: at most so many beyond those in use, the one used last closed last, and none for an empty scope.
import { Failure } from '../errors.ts';
import type { Library } from '../library.ts';
import type { Store } from '../ports.ts';

/** Runs `work` on the library of a scope, which stays open until `work` is done. */
export type UseLibrary = <Result>(
  scope: string,
  work: (library: Library) => Promise<Result>,
) => Promise<Result>;

export interface OpenLibraries {
  readonly use: UseLibrary;
  /** Open ones. */
  readonly size: number;
}

interface OpenLibrary {
  readonly library: Library;
  /** Calls that have not come to their end. */
  users: number;
}

/** A library of two short articles holds 0.3 MB; to open it again takes some 10 ms. */
const LIMIT = 64;

/** Closing forgets: everything that a library knows is in the store. */
export function createOpenLibraries(open: (scope: string) => Library, limit = LIMIT): OpenLibraries {
  /** In the order of last use. */
  const libraries = new Map<string, OpenLibrary>();
  const closeOldest = (): void => {
    for (const [scope, { users }] of libraries) {
      if (libraries.size <= limit) return;
      if (users === 0) libraries.delete(scope);
    }
  };
  return {
    async use(scope, work) {
      const used = libraries.get(scope) ?? { library: open(scope), users: 0 };
      libraries.delete(scope);
      libraries.set(scope, used);
      used.users += 1;
      closeOldest();
      try {
        return await work(used.library);
      } finally {
        used.users -= 1;
        closeOldest();
      }
    },
    get size() {
      return libraries.size;
    },
  };
}

/** The scope whose articles are offered in this one: what stands before its last `/`. */
export function outerScope(scope: string): string | undefined {
  const end = scope.lastIndexOf('/');
  return end < 0 ? undefined : scope.slice(0, end);
}

/**
 * Serves a scope that has nothing of its own from the library of the scope around it, read-only, and where there is none
 * from one library for all such scopes: `shared` offers what theirs would, over a store that stays empty. A store of
 * revision 0 never held an article.
 */
export function sharedWhileEmpty(use: UseLibrary, store: Store, shared: () => Library): UseLibrary {
  const useShared: UseLibrary = async (scope, work) => {
    if ((await store.scope(scope).revision()) > 0) return use(scope, work);
    const outer = outerScope(scope);
    const lend = (library: Library) => work(lent(library, scope, use));
    return outer === undefined ? lend(shared()) : useShared(outer, lend);
  };
  return useShared;
}

/** The same articles, none of them the scope's own. */
function lent(library: Library, scope: string, use: UseLibrary): Library {
  return {
    ...library,
    scope,
    articles: async () => (await library.articles()).map(({ article }) => ({ article, bundled: true })),
    hasOwn: async () => false,
    add: (article, signal) => use(scope, (own) => own.add(article, signal)),
    async remove(id) {
      const { article } = await library.article(id);
      throw new Failure('article-read-only', { id: article.id });
    },
  };
}
