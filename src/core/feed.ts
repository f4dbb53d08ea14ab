// What a feed is when it has been read: data only, the same for who reads it and for who posts it.

/** One entry of a feed, with an address that can be opened. */
export interface FeedItem {
  /** What the feed calls it (guid, Atom id, JSON id), else its address; at most 300 characters. */
  readonly id: string;
  readonly link: string;
  /** One line, at most 300 characters; empty where the feed gives none. */
  readonly title: string;
  /** Plain text of what the feed says about it, at most 1,000 characters; empty where it says nothing. */
  readonly about: string;
  /** ISO 8601 date-times in UTC. */
  readonly published?: string;
  readonly updated?: string;
}

export interface Feed {
  /** One line, at most 200 characters; the site's name where the feed gives none. */
  readonly title: string;
  /** Newest first where the feed dates them, else as the feed has them; no id twice. At most 100. */
  readonly items: readonly FeedItem[];
}

/** What a site gave to ask again with, whether a feed has changed; told to the same address alone. */
export interface FeedValidators {
  readonly url: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface FeedLink {
  readonly url: string;
  readonly title: string;
}

/** `restSeconds`: how long the feed asks not to be fetched again, 0 where it says nothing. */
export type FeedReading =
  | {
      readonly kind: 'feed';
      readonly feed: Feed;
      readonly validators: FeedValidators;
      readonly restSeconds: number;
    }
  | { readonly kind: 'unchanged'; readonly validators: FeedValidators; readonly restSeconds: number }
  /** The address is a page that names feeds of its site, at least one. */
  | { readonly kind: 'page'; readonly feeds: readonly FeedLink[] };

export interface ReadFeedOptions {
  readonly since?: FeedValidators | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Fails with the link-… failures (`link-not-found` with the status 410 where it is gone for good, others with
 * `retryAfterSeconds` where the site says so), with `link-not-readable` for what is neither feed nor names one, and with
 * `page-unreadable` for what cannot be read within bounds; rejects with the signal's reason.
 */
export type ReadFeed = (url: string, options?: ReadFeedOptions) => Promise<FeedReading>;
