// Holds articles that somebody looks at before they are kept: in memory alone, for fifteen minutes, bounded in number and size.
import { randomBytes } from 'node:crypto';
import type { ReadingWarning } from '../../core/article/outside.ts';
import type { Article } from '../../core/types.ts';

export interface Draft {
  readonly article: Article;
  readonly warnings: readonly ReadingWarning[];
  /** The person who looks at it, and the library for which it was read: it can be kept by nobody else and nowhere else. */
  readonly by: string;
  readonly library: string;
}

export interface Drafts {
  /** The id under which it is found. */
  put(draft: Draft): string;
  find(id: string, by: string, library: string): Draft | undefined;
  /** The same under the same id, from then on for as long as a new one; false where it is no longer there. */
  change(id: string, draft: Draft): boolean;
  drop(id: string): void;
  readonly size: number;
}

/** Milliseconds, characters of text of all drafts together, and drafts. */
const BOUNDS = { lifeMs: 15 * 60_000, characters: 10_000_000, most: 200, mostOfOne: 5 };

interface Held {
  readonly draft: Draft;
  readonly until: number;
}

/** `clock` gives milliseconds and never goes back. The oldest leave where there are too many, first those of the same person. */
export function createDrafts(clock: () => number, bounds: Partial<typeof BOUNDS> = {}): Drafts {
  const { lifeMs, characters, most, mostOfOne } = { ...BOUNDS, ...bounds };
  /** In the order of their ends. */
  const held = new Map<string, Held>();
  const hold = (id: string, draft: Draft): void => {
    held.delete(id);
    held.set(id, { draft, until: clock() + lifeMs });
  };
  const dropOld = (): void => {
    for (const [id, { until }] of held) if (until <= clock()) held.delete(id);
  };
  const makeRoom = (by: string): void => {
    const own = [...held].filter(([, { draft }]) => draft.by === by);
    for (const [id] of own.slice(0, Math.max(0, own.length - mostOfOne))) held.delete(id);
    let size = [...held.values()].reduce((sum, { draft }) => sum + draft.article.text.length, 0);
    for (const [id, { draft }] of held) {
      if (held.size <= most && size <= characters) return;
      held.delete(id);
      size -= draft.article.text.length;
    }
  };
  const known = (id: string): Draft | undefined => {
    dropOld();
    return held.get(id)?.draft;
  };
  return {
    put(draft) {
      dropOld();
      const id = randomBytes(9).toString('base64url');
      hold(id, draft);
      makeRoom(draft.by);
      return id;
    },
    find(id, by, library) {
      const draft = known(id);
      return draft?.by === by && draft.library === library ? draft : undefined;
    },
    change(id, draft) {
      if (known(id) === undefined) return false;
      hold(id, draft);
      return true;
    },
    drop: (id) => void held.delete(id),
    get size() {
      dropOld();
      return held.size;
    },
  };
}
