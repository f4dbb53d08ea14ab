// What is kept of a feed that a channel follows, and how it is written down; what comes back from the store is read as if a stranger had written it.
import type { FeedValidators } from '../../core/feed.ts';
import type { Language } from '../../core/types.ts';
import { isObject } from '../deliver/outcome.ts';
import { parsedObject } from '../parsed.ts';

/** Why a feed could not be read, as often as it failed in a row. */
export interface Faults {
  readonly count: number;
  /** ISO 8601 date-time of the first. */
  readonly since: string;
  /** The failure's code and reason: `link-unreachable`, `page-unreadable broken`. */
  readonly code: string;
}

/** A channel that is not there any more, or where the bot may not write. */
export type Paused = 'gone' | 'forbidden';
/** The site says that the feed is no more, or it could not be read for a week. */
export type Ended = 'gone' | 'faults';

/** Moments are ISO 8601 date-times. */
export interface FeedState {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** The channel in which its articles are posted. */
  readonly channel: string;
  /** As a person wrote it; empty for all articles. */
  readonly filter: string;
  readonly language: Language;
  readonly addedAt: string;
  /** Not asked before. */
  readonly next: string;
  /** Seconds that the feed asked to be left alone when it was last read; 0 for none. */
  readonly restSeconds: number;
  /** Nothing of it was posted or passed over yet: of what is there now only the newest is posted. */
  readonly fresh: boolean;
  readonly validators?: FeedValidators | undefined;
  readonly lastPost?: string | undefined;
  readonly faults?: Faults | undefined;
  /** When articles were posted within the last hour. */
  readonly posts: readonly string[];
  /** Articles beyond what is posted in an hour, of which nothing was said yet, and when that was last said. */
  readonly untold: number;
  readonly toldAt?: string | undefined;
  /** Articles that could not be read. */
  readonly skipped: number;
  readonly paused?: Paused | undefined;
  readonly ended?: Ended | undefined;
  /** That it ended was told in its channel. */
  readonly endTold: boolean;
}

export function writeFeed(feed: FeedState): string {
  return JSON.stringify({ ...feed, id: undefined });
}

/** Undefined for what is no feed of ours. */
export function readFeed(id: string, value: string): FeedState | undefined {
  const kept = parsedObject(value);
  const [url, channel, addedAt, next] = ['url', 'channel', 'addedAt', 'next'].map((name) =>
    textIn(kept, name),
  );
  if (url === undefined || channel === undefined || addedAt === undefined || next === undefined)
    return undefined;
  return {
    id,
    url,
    channel,
    addedAt,
    next,
    title: textIn(kept, 'title') ?? url,
    filter: textIn(kept, 'filter') ?? '',
    language: kept['language'] === 'en' ? 'en' : 'ko',
    restSeconds: countIn(kept, 'restSeconds'),
    fresh: kept['fresh'] === true,
    validators: validatorsIn(kept['validators']),
    lastPost: textIn(kept, 'lastPost'),
    faults: faultsIn(kept['faults']),
    posts: textsIn(kept['posts']),
    untold: countIn(kept, 'untold'),
    toldAt: textIn(kept, 'toldAt'),
    skipped: countIn(kept, 'skipped'),
    paused: oneOf(kept['paused'], ['gone', 'forbidden']),
    ended: oneOf(kept['ended'], ['gone', 'faults']),
    endTold: kept['endTold'] === true,
  };
}

/** A feed that nobody has asked yet. */
export function newFeed(
  given: Pick<FeedState, 'id' | 'url' | 'title' | 'channel' | 'filter' | 'language' | 'addedAt'>,
): FeedState {
  return {
    ...given,
    next: given.addedAt,
    restSeconds: 0,
    fresh: true,
    posts: [],
    untold: 0,
    skipped: 0,
    endTold: false,
  };
}

export type Kept = Readonly<Record<string, unknown>>;

export function textIn(kept: Kept, name: string): string | undefined {
  const value = kept[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function countIn(kept: Kept, name: string): number {
  const value = kept[name];
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

export function oneOf<const Value extends string>(
  given: unknown,
  values: readonly Value[],
): Value | undefined {
  return values.find((value) => value === given);
}

function textsIn(given: unknown): string[] {
  return Array.isArray(given) ? given.filter((text): text is string => typeof text === 'string') : [];
}

function validatorsIn(given: unknown): FeedValidators | undefined {
  if (!isObject(given)) return undefined;
  const url = textIn(given, 'url');
  const etag = textIn(given, 'etag');
  const lastModified = textIn(given, 'lastModified');
  if (url === undefined) return undefined;
  return { url, ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}

function faultsIn(given: unknown): Faults | undefined {
  if (!isObject(given)) return undefined;
  const since = textIn(given, 'since');
  const count = countIn(given, 'count');
  return since === undefined || count === 0 ? undefined : { count, since, code: textIn(given, 'code') ?? '' };
}
