// Fetches and reads the feed behind an address: over the guarded way of all links, parsed in a child process, asked again with its validators.
import { Failure } from '../../core/errors.ts';
import type { FeedReading, ReadFeed } from '../../core/feed.ts';
import { runChild } from '../pages/child.ts';
import { writeRequest } from '../pages/child-protocol.ts';
import { builtProgram, WATCHED } from '../pages/page-reader.ts';
import type { PageSource } from '../pages/page-types.ts';
import { createTurns } from '../pages/turns.ts';
import type { Fetched, Fetcher } from '../web/fetcher.ts';
import { type FoundFeeds, readFound } from './found.ts';

export interface FeedReaderOptions {
  readonly fetchPage: Fetcher['fetchPage'];
  /** Wall-clock seconds that parsing may take, 5 where nothing is said. */
  readonly seconds?: number;
  /** Resident megabytes that the child may have, 256. */
  readonly megabytes?: number;
  /** The child's program; the built one where nothing is said. */
  readonly program?: string;
}

export function createFeedReader({ fetchPage, ...options }: FeedReaderOptions): ReadFeed {
  const parse = createParser(options);
  return async (url, { since, signal } = {}): Promise<FeedReading> => {
    const request = { kinds: ['feed', 'html'] as const, ...(since && { since }), ...(signal && { signal }) };
    const answer = await fetchPage(url, request);
    const { status: _, restSeconds = 0, ...rest } = answer;
    if (answer.status === 'not-modified')
      return { kind: 'unchanged', validators: validatorsOf(rest), restSeconds };
    const found = await parse(sourceOf(answer), signal);
    if (found.kind === 'feed') {
      const { feed } = found;
      const title = feed.title === '' ? new URL(answer.url).hostname : feed.title;
      return {
        kind: 'feed',
        feed: { ...feed, title },
        validators: validatorsOf(answer),
        restSeconds: Math.max(restSeconds, found.restSeconds),
      };
    }
    if (found.feeds.length === 0) throw new Failure('link-not-readable', { reason: 'no-feed' });
    return found;
  };
}

type Parse = (source: PageSource, signal: AbortSignal | undefined) => Promise<FoundFeeds>;

/** Children at the same time. */
const AT_ONCE = 2;

function createParser({
  program,
  seconds = 5,
  megabytes = 256,
}: Omit<FeedReaderOptions, 'fetchPage'>): Parse {
  const turns = createTurns(AT_ONCE);
  return (source, signal) => {
    const request = writeRequest({ source, megabytes: megabytes * WATCHED });
    const task = { run: 'runFeedChild', request, seconds, megabytes, signal } as const;
    return turns.take(
      async () => readFound(await runChild({ ...task, program: program ?? builtProgram() })),
      signal,
    );
  };
}

function sourceOf({ bytes, contentType, charset, url }: Fetched): PageSource {
  return {
    bytes,
    url,
    contentType: charset === undefined ? contentType : `${contentType}; charset=${charset}`,
  };
}

function validatorsOf({ url, etag, lastModified }: Pick<Fetched, 'url' | 'etag' | 'lastModified'>) {
  return { url, ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}
