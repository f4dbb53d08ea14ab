// Remembers which items of a feed were posted or passed over, so that nothing is posted twice, however often the bot is started again.
import { createHash } from 'node:crypto';
import type { ScopedRecords } from '../../core/ports.ts';
import { parsedObject } from '../parsed.ts';
import { countIn, oneOf, textIn } from './feed-state.ts';

/**
 * `seen`: passed over, nothing will be posted. `posting`: its article is kept and may be posted already, or not.
 * `posted`: done. `failed`: it could not be read, `tries` times.
 */
export type ItemStage = 'seen' | 'posting' | 'posted' | 'failed';

export interface SeenItem {
  /** `itemKey` of the item's id. */
  readonly key: string;
  readonly stage: ItemStage;
  /** The article that was made of it. */
  readonly article?: string | undefined;
  readonly tries: number;
  /** Changes where the feed says that the item did. */
  readonly stamp: string;
  /** ISO 8601 date-time of the last change of this. */
  readonly at: string;
}

/** Each is written down when it resolves. */
export interface SeenItems {
  /** By key. */
  all(): Promise<ReadonlyMap<string, SeenItem>>;
  /** Whether it was there once and has left the feed since. */
  past(): Promise<(key: string) => boolean>;
  put(item: SeenItem): Promise<void>;
  /** Items that have left the feed are remembered by their keys alone, except those being posted. */
  retire(present: ReadonlySet<string>): Promise<void>;
  /** Forgets everything of the feed. */
  clear(): Promise<void>;
  /** Into the records of another library. */
  copyTo(others: ScopedRecords): Promise<void>;
}

export const KIND = 'feed-item';
/** Records of a library; more than 20 feeds of 90 items have. */
const MOST = 2_000;
const KEY_LENGTH = 12;
/** Keys of items that have left a feed. */
const PAST = 5_000;

/** Short, and the same for the same id. */
export function itemKey(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, KEY_LENGTH);
}

export function seenItems(records: ScopedRecords, feed: string): SeenItems {
  const prefix = `${feed}/`;
  const pastId = `${prefix}past`;
  const own = async () => (await records.all()).filter(({ id }) => id.startsWith(prefix));
  const pastKeys = async (): Promise<readonly string[]> => keysIn((await records.get(pastId))?.value ?? '');
  return {
    async all() {
      const items = (await own()).filter(({ id }) => id !== pastId);
      return new Map(
        items.map(({ id, value, at }) => {
          const key = id.slice(prefix.length);
          return [key, itemIn(key, value, at)];
        }),
      );
    },
    async past() {
      const keys = new Set(await pastKeys());
      return (key) => keys.has(key);
    },
    async put({ key, at, ...item }) {
      await records.put({ id: `${prefix}${key}`, value: JSON.stringify(item), at });
    },
    async retire(present) {
      const gone = (await own()).filter(({ id, value }) => {
        const key = id.slice(prefix.length);
        return id !== pastId && !present.has(key) && stageIn(value) !== 'posting';
      });
      const latest = gone.at(-1);
      if (latest) {
        const keys = [...(await pastKeys()), ...gone.map(({ id }) => id.slice(prefix.length))];
        await records.put({ id: pastId, value: keys.slice(-PAST).join(''), at: latest.at });
        for (const { id } of gone) await records.remove(id);
      }
      await records.trim(MOST);
    },
    async clear() {
      for (const { id } of await own()) await records.remove(id);
    },
    async copyTo(others) {
      for (const record of await own()) await others.put(record);
    },
  };
}

function keysIn(text: string): string[] {
  return Array.from({ length: Math.floor(text.length / KEY_LENGTH) }, (_, at) =>
    text.slice(at * KEY_LENGTH, (at + 1) * KEY_LENGTH),
  );
}

function itemIn(key: string, value: string, at: string): SeenItem {
  const kept = parsedObject(value);
  return {
    key,
    stage: stageIn(value),
    article: textIn(kept, 'article'),
    tries: countIn(kept, 'tries'),
    stamp: textIn(kept, 'stamp') ?? '',
    at,
  };
}

/** What cannot be read was there, which is all that matters. */
function stageIn(value: string): ItemStage {
  return oneOf(parsedObject(value)['stage'], ['seen', 'posting', 'posted', 'failed']) ?? 'seen';
}
