// Which feeds channels follow, as people set it: added after a look at the feed, listed, removed.
import { randomUUID } from 'node:crypto';
import type { Feed, FeedLink, FeedReading, ReadFeed } from '../../core/feed.ts';
import { Failure } from '../../core/errors.ts';
import type { Language } from '../../core/types.ts';
import type { Audit } from '../audit.ts';
import type { Asker } from '../command.ts';
import type { Place } from '../place.ts';
import type { ChannelState, FeedChannels } from './channels.ts';
import type { FeedRecords } from './feed-records.ts';
import { type FeedState, newFeed } from './feed-state.ts';
import { readFilter } from './filter.ts';
import { createInTurn } from './in-turn.ts';
import type { FeedRunner } from './runner.ts';

/** Feeds of one server, those of its closed channels among them. */
export const MOST_FEEDS = 20;

export interface FollowRequest {
  readonly place: Place;
  readonly asker: Asker;
  readonly link: string;
  readonly channel: string;
  readonly filter: string;
  readonly language: Language;
}

export type Followed =
  | {
      readonly kind: 'added';
      readonly feed: FeedState;
      readonly read: Feed;
      /** The feed's address, where a page was given. */
      readonly foundAt?: string | undefined;
    }
  /** The page names more than one. */
  | { readonly kind: 'choice'; readonly feeds: readonly FeedLink[] }
  | { readonly kind: 'already'; readonly feed: FeedState }
  | { readonly kind: 'refused'; readonly why: Refusal };

export type Refusal =
  | Exclude<ChannelState['kind'], 'open'>
  | 'serversOnly'
  | 'notYours'
  | 'emptyFilter'
  | 'tooMany';

export interface Following {
  /** Fails as reading the feed does. */
  add(request: FollowRequest, signal: AbortSignal): Promise<Followed>;
  /** Those that are asked about in a place: the server's, and in a closed channel that channel's own. */
  list(place: Place): Promise<readonly FeedState[]>;
  /** By its id or its title; undefined where the place has no such feed. */
  remove(place: Place, name: string, by: string): Promise<FeedState | undefined>;
}

export interface FollowingParts {
  readonly records: FeedRecords;
  readonly runner: Pick<FeedRunner, 'know' | 'forget'>;
  readonly channels: FeedChannels;
  readonly read: ReadFeed;
  readonly audit: Pick<Audit, 'note'>;
  readonly now: () => Date;
}

export function createFollowing(parts: FollowingParts): Following {
  const { records, runner, audit, now } = parts;
  const inTurn = createInTurn();
  const listed = async (place: Place): Promise<readonly Listed[]> => {
    const libraries = [...new Set([place.scope, place.library])];
    const lists = await Promise.all(
      libraries.map(async (library) => (await records.list(library)).map((feed) => ({ library, feed }))),
    );
    return lists.flat();
  };
  return {
    async add(request, signal) {
      const { place, asker, filter } = request;
      const target = await targetOf(request, parts);
      if (typeof target === 'string') return { kind: 'refused', why: target };
      const found = await findFeed(request.link, parts.read, signal);
      if (found.kind === 'page') return { kind: 'choice', feeds: found.feeds };
      return inTurn(place.scope, async () => {
        const { kept, full } = await roomFor(request, found.url, records);
        if (kept) return { kind: 'already', feed: kept };
        if (full) return { kind: 'refused', why: 'tooMany' };
        const addedAt = now().toISOString();
        const { url, read } = found;
        const { channel, language } = request;
        const id = randomUUID();
        const state = newFeed({ id, url, title: read.feed.title, channel, filter, language, addedAt });
        const feed = { ...state, restSeconds: read.restSeconds };
        await records.put(target.library, feed);
        await audit.note(target.library, { by: asker.id, what: 'feed', title: feed.title, at: addedAt });
        runner.know(target.library, feed);
        return { kind: 'added', feed, read: read.feed, foundAt: found.foundAt };
      });
    },
    list: async (place) => (await listed(place)).map(({ feed }) => feed),
    async remove(place, name, by) {
      const known = await listed(place);
      const found =
        known.find(({ feed }) => feed.id === name) ?? known.find(({ feed }) => feed.title === name.trim());
      if (!found) return undefined;
      const { library, feed } = found;
      await runner.forget(library, feed.id);
      await records.remove(library, feed.id);
      await audit.note(library, { by, what: 'unfeed', title: feed.title, at: now().toISOString() });
      return feed;
    },
  };
}

interface Listed {
  readonly library: string;
  readonly feed: FeedState;
}

/** The place to which the articles go, or why they cannot. */
async function targetOf(
  { place, asker, channel, filter }: FollowRequest,
  { channels }: FollowingParts,
): Promise<Place | Refusal> {
  if (place.guildId === undefined) return 'serversOnly';
  const { some, all, none } = readFilter(filter);
  if (filter !== '' && some.length + all.length + none.length === 0) return 'emptyFilter';
  const state = await channels.look(channel);
  if (state.kind !== 'open') return state.kind;
  if (state.place.guildId !== place.guildId) return 'gone';
  if (!asker.manages && !channels.mayWrite(channel, asker)) return 'notYours';
  return state.place;
}

type FeedFound =
  | { kind: 'feed'; url: string; read: Extract<FeedReading, { kind: 'feed' }>; foundAt?: string }
  | { kind: 'page'; feeds: readonly FeedLink[] };

/** The feed itself, or the only one that a page names. */
async function findFeed(link: string, read: ReadFeed, signal: AbortSignal): Promise<FeedFound> {
  const first = await read(link, { signal });
  if (first.kind === 'feed') return { kind: 'feed', url: plainAddress(link), read: first };
  const [only, ...others] = first.kind === 'page' ? first.feeds : [];
  if (!only || first.kind !== 'page') throw new Failure('link-not-readable', { reason: 'no-feed' });
  if (others.length > 0) return first;
  const second = await read(only.url, { signal });
  if (second.kind !== 'feed') throw new Failure('link-not-readable', { reason: 'no-feed' });
  return { kind: 'feed', url: only.url, read: second, foundAt: only.url };
}

function plainAddress(link: string): string {
  const text = link.trim();
  return URL.canParse(text) ? new URL(text).href : text;
}

async function roomFor(
  { place, channel }: FollowRequest,
  url: string,
  records: FeedRecords,
): Promise<{ readonly kept: FeedState | undefined; readonly full: boolean }> {
  const libraries = await records.libraries(place.scope);
  const all = (await Promise.all(libraries.map((library) => records.list(library)))).flat();
  const kept = all.find((feed) => feed.url === url && feed.channel === channel);
  return { kept, full: all.length >= MOST_FEEDS };
}
