// Decides what becomes of the items of a feed that was just read: posted oldest first, passed over, or read again because they changed. Pure.
import type { FeedItem } from '../../core/feed.ts';
import type { FeedState } from './feed-state.ts';
import { passes, readFilter } from './filter.ts';
import { itemKey, type SeenItem } from './seen-items.ts';

/** Articles of one feed that are posted within an hour. */
export const MOST_AN_HOUR = 10;
/** Items of a feed that are looked at, the newest ones. */
export const LOOKED_AT = 90;
/** How often an item is tried that cannot be read. */
export const TRIES = 3;
/** Changed articles that are read again in one poll. */
const MOST_CHANGES = 5;
/** Milliseconds: what was out so long before the feed was added is no news of it. */
const OLD_MS = 24 * 60 * 60_000;

export interface Planned {
  readonly item: FeedItem;
  readonly key: string;
  readonly before?: SeenItem | undefined;
}

export interface Plan {
  /** Remembered as seen; nothing is posted of them. */
  readonly pass: readonly Planned[];
  /** Oldest first. */
  readonly post: readonly Planned[];
  /** Posted, and changed since. */
  readonly changed: readonly Planned[];
  /** Of those passed over, how many would have been posted in a quieter hour. */
  readonly beyond: number;
  /** Keys of all items that are looked at. */
  readonly present: ReadonlySet<string>;
}

export interface Known {
  readonly seen: ReadonlyMap<string, SeenItem>;
  readonly past: (key: string) => boolean;
  /** Articles that may still be posted in this hour. */
  readonly room: number;
}

/** `items` as the feed has them, newest first. */
export function planItems(feed: FeedState, items: readonly FeedItem[], { seen, past, room }: Known): Plan {
  const all = items.slice(0, LOOKED_AT).map((item): Planned => {
    const key = itemKey(item.id);
    return { item, key, before: seen.get(key) };
  });
  const isNew = ({ key, before }: Planned): boolean => before === undefined && !past(key);
  const fresh = all.filter(isNew);
  const filter = readFilter(feed.filter);
  const wanted = fresh.filter(
    ({ item }) => !isOld(item, feed) && passes(filter, `${item.title} ${item.about}`),
  );
  const again = all.filter(({ before }) => before?.stage === 'failed' && before.tries < TRIES);
  const due = all.filter((one) => wanted.includes(one) || again.includes(one));
  const most = feed.fresh ? Math.min(room, beginsWith(seen)) : room;
  const post = due.slice(0, most);
  const beyond = feed.fresh ? [] : due.slice(most);
  const pass = [...fresh.filter((one) => !post.includes(one)), ...beyond.filter(({ before }) => before)];
  return {
    pass,
    post: post.reverse(),
    changed: all.filter(hasChanged).slice(0, MOST_CHANGES),
    beyond: beyond.length,
    present: new Set(all.map(({ key }) => key)),
  };
}

/** Of a feed that was just added one article is posted, unless that was done before a crash. */
function beginsWith(seen: ReadonlyMap<string, SeenItem>): number {
  return [...seen.values()].some(({ stage }) => stage === 'posted' || stage === 'posting') ? 0 : 1;
}

function isOld({ published }: FeedItem, { addedAt, fresh }: FeedState): boolean {
  return !fresh && published !== undefined && Date.parse(published) < Date.parse(addedAt) - OLD_MS;
}

function hasChanged({ item, before }: Planned): boolean {
  return before?.stage === 'posted' && before.article !== undefined && before.stamp !== stampOf(item);
}

/** Another one means that the feed says of a change. */
export function stampOf({ title, updated }: FeedItem): string {
  return itemKey(`${updated ?? ''} ${title}`);
}
