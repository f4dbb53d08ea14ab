// The feeds that channels follow, as the store keeps them: each in the library into which its articles go.
import type { Services } from '../../core/services.ts';
import { type FeedState, readFeed, writeFeed } from './feed-state.ts';
import { KIND as ITEM_KIND, type SeenItems, seenItems } from './seen-items.ts';

export interface FeedRecords {
  /** In the order added. */
  list(library: string): Promise<readonly FeedState[]>;
  get(library: string, id: string): Promise<FeedState | undefined>;
  put(library: string, feed: FeedState): Promise<void>;
  /** With everything that is remembered of its items. */
  remove(library: string, id: string): Promise<void>;
  /** Into another library, with its items; a move that broke off is finished by the next one. */
  move(feed: FeedState, from: string, to: string): Promise<void>;
  items(library: string, id: string): SeenItems;
  /** The libraries of a server: its own and those of its closed channels. Without a server, of all of them. */
  libraries(server?: string): Promise<readonly string[]>;
}

const KIND = 'feed';

export function createFeedRecords(services: Pick<Services, 'records' | 'scopes'>): FeedRecords {
  const items = (library: string, id: string): SeenItems =>
    seenItems(services.records(library, ITEM_KIND), id);
  const get = async (library: string, id: string): Promise<FeedState | undefined> => {
    const record = await services.records(library, KIND).get(id);
    return record && readFeed(id, record.value);
  };
  const put = (library: string, feed: FeedState): Promise<void> =>
    services.records(library, KIND).put({ id: feed.id, value: writeFeed(feed), at: feed.addedAt });
  const remove = async (library: string, id: string): Promise<void> => {
    await services.records(library, KIND).remove(id);
    await items(library, id).clear();
  };
  return {
    async list(library) {
      const kept = await services.records(library, KIND).all();
      return kept.flatMap(({ id, value }) => readFeed(id, value) ?? []);
    },
    get,
    put,
    remove,
    async move(feed, from, to) {
      if (!(await get(to, feed.id))) {
        await items(from, feed.id).copyTo(services.records(to, ITEM_KIND));
        await put(to, feed);
      }
      await remove(from, feed.id);
    },
    items,
    async libraries(server) {
      const scopes = await services.scopes();
      return scopes.filter((scope) =>
        server === undefined
          ? scope.startsWith('guild:')
          : scope === server || scope.startsWith(`${server}/`),
      );
    },
  };
}
