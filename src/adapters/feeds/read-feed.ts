// Reads a feed, or the feeds that a page names, out of bytes. Runs in the child process: it trusts nothing, and may hang or run out of memory.
import { parseFeed } from 'feedsmith';
import type { Feed, FeedItem } from '../../core/feed.ts';
import { Failure } from '../../core/errors.ts';
import { decodeBytes } from '../pages/decode.ts';
import type { PageSource } from '../pages/page-types.ts';
import { feedLinks } from './feed-links.ts';
import { BOUNDS, type FoundFeeds } from './found.ts';
import { itemOf, oneLine, type RawItem } from './items.ts';

/** Items that are looked at before the newest are kept. */
const LOOKED_AT = 1_000;

/** Fails with `page-unreadable` (broken) for a feed that cannot be made out. */
export async function readFeedHere({ bytes, contentType = '', url }: PageSource): Promise<FoundFeeds> {
  const { text } = decodeBytes(bytes, contentType);
  if (/html/iu.test(contentType)) return { kind: 'page', feeds: feedLinks(text, url) };
  const raw = rawFeed(text);
  const items = raw.items
    .slice(0, LOOKED_AT)
    .flatMap((item) => itemOf(item, item.base ?? raw.base ?? url) ?? []);
  const feed: Feed = { title: oneLine(raw.title, BOUNDS.feedTitle), items: newestFirst(distinct(items)) };
  return { kind: 'feed', feed, restSeconds: raw.minutes * 60 };
}

interface RawFeed {
  readonly title: string | undefined;
  readonly base: string | undefined;
  /** Minutes that it may be kept; 0 where it does not say. */
  readonly minutes: number;
  readonly items: readonly RawItem[];
}

type Parsed = ReturnType<typeof parseFeed>;
type Of<Format extends Parsed['format']> = Extract<Parsed, { format: Format }>['feed'];

function rawFeed(text: string): RawFeed {
  const parsed = parsedFeed(text);
  switch (parsed.format) {
    case 'rss':
      return rss(parsed.feed);
    case 'rdf':
      return rdf(parsed.feed);
    case 'atom':
      return atom(parsed.feed);
    case 'json':
      return json(parsed.feed);
    default:
      return parsed satisfies never;
  }
}

function parsedFeed(text: string): Parsed {
  try {
    return parseFeed(text, { maxItems: LOOKED_AT });
  } catch (error) {
    throw new Failure('page-unreadable', { reason: 'broken' }, { cause: error });
  }
}

function rss({ title, ttl, items = [], xml }: Of<'rss'>): RawFeed {
  return {
    title,
    base: xml?.base,
    minutes: ttl !== undefined && Number.isFinite(ttl) ? Math.max(0, ttl) : 0,
    items: items.map((item) => ({
      id: item.guid?.value,
      link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
      title: item.title,
      about: item.description,
      published: item.pubDate ?? item.dc?.dates?.[0],
      updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
    })),
  };
}

function rdf({ title, items = [] }: Of<'rdf'>): RawFeed {
  return {
    title,
    base: undefined,
    minutes: 0,
    items: items.map((item) => ({
      id: item.rdf?.about,
      link: item.link ?? item.rdf?.about,
      title: item.title,
      about: item.description,
      published: item.dc?.dates?.[0],
      updated: item.dcterms?.modified?.[0],
    })),
  };
}

function atom({ title, entries = [], xml }: Of<'atom'>): RawFeed {
  return {
    title: title?.value,
    base: xml?.base,
    minutes: 0,
    items: entries.map((entry) => ({
      id: entry.id,
      link: (entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? entry.links?.[0])
        ?.href,
      title: entry.title?.value,
      about: entry.summary?.value,
      published: entry.published ?? entry.updated,
      updated: entry.updated,
      base: entry.xml?.base,
    })),
  };
}

function json({ title, items = [] }: Of<'json'>): RawFeed {
  return {
    title,
    base: undefined,
    minutes: 0,
    items: items.map((item) => ({
      id: item.id,
      link: item.url,
      title: item.title,
      about: item.summary ?? item.content_text,
      published: item.date_published ?? item.date_modified,
      updated: item.date_modified,
    })),
  };
}

/** The first of an id wins. */
function distinct(items: readonly FeedItem[]): FeedItem[] {
  const known = new Map<string, FeedItem>();
  for (const item of items) if (!known.has(item.id)) known.set(item.id, item);
  return [...known.values()];
}

/** By date where every item has one; a feed that dates only some is taken in its own order. */
function newestFirst(items: readonly FeedItem[]): FeedItem[] {
  const dated = items.every(({ published }) => published !== undefined);
  const ordered = dated
    ? [...items].sort((one, other) => (other.published ?? '').localeCompare(one.published ?? ''))
    : [...items];
  return ordered.slice(0, BOUNDS.items);
}
