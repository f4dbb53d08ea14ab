// Asks one feed once: what it has goes to its channel, what goes wrong is counted, and when it is asked next is written down.
import { Failure } from '../../core/errors.ts';
import type { FeedReading, ReadFeed } from '../../core/feed.ts';
import { feedWords } from '../messages.feeds.ts';
import type { ChannelState, FeedChannels } from './channels.ts';
import type { Ended, FeedState } from './feed-state.ts';
import { takeIn } from './posting.ts';
import { feedName } from './render.ts';
import { nonceOf, type PostingParts, say } from './run.ts';
import { DEAD_AFTER, LOOK_AGAIN, restAfter } from './schedule.ts';

export interface PollParts extends PostingParts {
  readonly read: ReadFeed;
  readonly channels: FeedChannels;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** A feed as it is kept after it was asked, and where. */
export interface Polled {
  readonly library: string;
  readonly feed: FeedState;
}

/** Undefined for one that was removed; one that has ended is asked no more. Rejects with the signal's reason. */
export type Poll = (library: string, id: string, signal: AbortSignal) => Promise<Polled | undefined>;

export function createPoll(parts: PollParts): Poll {
  const { records } = parts;
  return async (kept, id, signal) => {
    const feed = await records.get(kept, id);
    if (!feed) return undefined;
    const channel = feed.ended === undefined ? await parts.channels.look(feed.channel) : undefined;
    const library = channel?.kind === 'open' ? channel.place.library : kept;
    if (library !== kept) await records.move(feed, kept, library);
    const after = channel ? await afterPoll(feed, channel, parts, signal) : feed;
    signal.throwIfAborted();
    if (!(await records.get(library, id))) return undefined;
    const isOver = after.ended !== undefined && !after.endTold;
    const told = isOver ? { ...after, endTold: true } : after;
    await records.put(library, told);
    if (isOver) await tellEnd(told, parts);
    return { library, feed: told };
  };
}

/** Said once, and rather not than twice. */
async function tellEnd(feed: FeedState, { tools }: PollParts): Promise<void> {
  if (feed.ended === undefined) return;
  await say(feed, feedWords(feed).over(feedName(feed), feed.ended), nonceOf(feed, 'over'), tools);
}

async function afterPoll(
  feed: FeedState,
  channel: ChannelState,
  parts: PollParts,
  signal: AbortSignal,
): Promise<FeedState> {
  if (channel.kind === 'unknown') return rested(feed, 0, parts);
  if (channel.kind !== 'open') {
    const paused = channel.kind === 'forbidden' ? 'forbidden' : 'gone';
    return { ...feed, paused, next: later(LOOK_AGAIN, parts) };
  }
  const reading = await readingOf(feed, parts, signal);
  if (reading instanceof Failure) return faulted(feed, reading, parts);
  const read = reading.kind === 'feed' ? reading.feed : undefined;
  const taken = await takeIn({ feed, read, place: channel.place, signal }, parts);
  return answered(taken.feed, reading, taken.complete, parts);
}

type Answered = Exclude<FeedReading, { kind: 'page' }>;

async function readingOf(
  { url, validators: since }: FeedState,
  { read }: PollParts,
  signal: AbortSignal,
): Promise<Answered | Failure> {
  try {
    const reading = await read(url, { signal, ...(since && { since }) });
    return reading.kind === 'page' ? new Failure('link-not-readable', { reason: 'no-feed' }) : reading;
  } catch (error) {
    if (signal.aborted || !(error instanceof Failure)) throw error;
    return error;
  }
}

/** Validators are kept once nothing has to be read again, for the next answer may be "not modified". */
function answered(feed: FeedState, reading: Answered, complete: boolean, parts: PollParts): FeedState {
  const restSeconds = reading.restSeconds || (reading.kind === 'unchanged' ? feed.restSeconds : 0);
  const known = {
    ...feed,
    restSeconds,
    faults: undefined,
    validators: complete ? reading.validators : undefined,
    ...(reading.kind === 'feed' && { title: reading.feed.title }),
  };
  if (feed.paused !== undefined) return { ...known, next: later(LOOK_AGAIN, parts) };
  return rested(known, complete ? restSeconds : 0, parts);
}

/** Gone for good, dead after a week, or asked again later and later. */
function faulted(feed: FeedState, failure: Failure, parts: PollParts): FeedState {
  const now = parts.now();
  const { reason, status, retryAfterSeconds } = failure.facts;
  const faults = {
    count: (feed.faults?.count ?? 0) + 1,
    since: feed.faults?.since ?? now.toISOString(),
    code: [failure.code, reason ?? []].flat().join(' '),
  };
  const isDead = now.getTime() - Date.parse(faults.since) >= DEAD_AFTER;
  const ended: Ended | undefined = status === 410 ? 'gone' : isDead ? 'faults' : undefined;
  const wished = typeof retryAfterSeconds === 'number' ? retryAfterSeconds : 0;
  return rested({ ...feed, faults, ended }, wished, parts);
}

function rested(feed: FeedState, wishedSeconds: number, parts: PollParts): FeedState {
  const faults = feed.faults?.count ?? 0;
  return { ...feed, next: later(restAfter({ faults, wishedSeconds }, parts.random()), parts) };
}

function later(milliseconds: number, { now }: PollParts): string {
  return new Date(now().getTime() + milliseconds).toISOString();
}
