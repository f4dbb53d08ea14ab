// What is found in the bytes behind a feed's address; what comes out of the child process is checked here as if a stranger had written it.
import type { Feed, FeedItem, FeedLink } from '../../core/feed.ts';
import { Failure } from '../../core/errors.ts';
import { readingIn } from '../pages/child-protocol.ts';
import { isRecord, type Json } from '../pages/json-repair.ts';

/** `restSeconds` is what the feed itself asks for; a page may name no feed at all. */
export type FoundFeeds =
  | { readonly kind: 'feed'; readonly feed: Feed; readonly restSeconds: number }
  | { readonly kind: 'page'; readonly feeds: readonly FeedLink[] };

/** What is kept of a feed and its items, in items and in UTF-16 units. */
export const BOUNDS = {
  items: 100,
  id: 300,
  link: 2_048,
  title: 300,
  feedTitle: 200,
  about: 1_000,
  links: 10,
};

/** Throws the failure that the child tells of, and `page-unreadable` for what is no outcome. */
export function readFound(json: string): FoundFeeds {
  const reading = readingIn(json);
  if (reading['kind'] === 'page')
    return { kind: 'page', feeds: listOf(reading['feeds'], linkIn, BOUNDS.links) };
  const feed = reading['feed'];
  if (reading['kind'] !== 'feed' || !isRecord(feed))
    throw new Failure('page-unreadable', { reason: 'heavy' });
  const rest = reading['restSeconds'];
  return {
    kind: 'feed',
    feed: {
      title: textIn(feed['title'], BOUNDS.feedTitle),
      items: listOf(feed['items'], itemIn, BOUNDS.items),
    },
    restSeconds: typeof rest === 'number' && rest > 0 ? rest : 0,
  };
}

function listOf<Part>(given: Json | undefined, read: (part: Json) => Part | undefined, most: number): Part[] {
  const parts: readonly Json[] = Array.isArray(given) ? given : [];
  return parts.slice(0, most).flatMap((part) => read(part) ?? []);
}

function itemIn(given: Json): FeedItem | undefined {
  if (!isRecord(given)) return undefined;
  const id = textIn(given['id'], BOUNDS.id);
  const link = webAddress(textIn(given['link'], BOUNDS.link + 1));
  if (id === '' || link === undefined) return undefined;
  const published = momentIn(given['published']);
  const updated = momentIn(given['updated']);
  return {
    id,
    link,
    title: textIn(given['title'], BOUNDS.title),
    about: textIn(given['about'], BOUNDS.about),
    ...(published !== undefined && { published }),
    ...(updated !== undefined && { updated }),
  };
}

function linkIn(given: Json): FeedLink | undefined {
  if (!isRecord(given)) return undefined;
  const url = webAddress(textIn(given['url'], BOUNDS.link + 1));
  return url === undefined ? undefined : { url, title: textIn(given['title'], BOUNDS.feedTitle) };
}

/** The address as a browser writes it, resolved against `base`; undefined for one that is not of the web or too long. */
export function webAddress(given: string | undefined, base?: string): string | undefined {
  const text = given?.trim() ?? '';
  if (text === '' || text.length > BOUNDS.link || !URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  return url.href.length > BOUNDS.link ? undefined : url.href;
}

function textIn(given: Json | undefined, most: number): string {
  return typeof given === 'string' ? given.slice(0, most) : '';
}

function momentIn(given: Json | undefined): string | undefined {
  return typeof given === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/u.test(given)
    ? given
    : undefined;
}
