// Takes in what a feed has: each new article is posted once, oldest first, so many an hour; the rest is told in one line.
import type { Feed } from '../../core/feed.ts';
import { feedWords } from '../messages.feeds.ts';
import type { Place } from '../place.ts';
import type { FeedState } from './feed-state.ts';
import { change, postBegun, postNew } from './post-item.ts';
import { MOST_AN_HOUR, planItems, stampOf } from './plan.ts';
import { feedName } from './render.ts';
import { Interrupted, nonceOf, nowOf, type PostingParts, remember, type Run, save, say } from './run.ts';

export interface Taken {
  readonly feed: FeedState;
  /** Nothing that was read has to be read again. */
  readonly complete: boolean;
}

const HOUR_MS = 60 * 60_000;

/** Without `read`: only what an earlier run has begun. Rejects with the signal's reason, between two articles. */
export async function takeIn(
  {
    feed,
    read,
    place,
    signal,
  }: { feed: FeedState; read: Feed | undefined; place: Place; signal: AbortSignal },
  parts: PostingParts,
): Promise<Taken> {
  const hourAgo = parts.now().getTime() - HOUR_MS;
  const posts = feed.posts.filter((at) => Date.parse(at) > hourAgo);
  const items = parts.records.items(place.library, feed.id);
  const run: Run = {
    parts,
    feed: { ...feed, posts, paused: undefined },
    place,
    items,
    signal,
    complete: true,
  };
  try {
    await takeBegun(run);
    if (read) await takeNew(run, read);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  }
  return { feed: run.feed, complete: run.complete };
}

async function takeBegun(run: Run): Promise<void> {
  for (const item of (await run.items.all()).values()) {
    if (item.stage !== 'posting') continue;
    run.signal.throwIfAborted();
    await postBegun(run, item);
  }
}

async function takeNew(run: Run, { items }: Feed): Promise<void> {
  const room = Math.max(0, MOST_AN_HOUR - run.feed.posts.length);
  const known = { seen: await run.items.all(), past: await run.items.past(), room };
  const plan = planItems(run.feed, items, known);
  for (const { key, item, before } of plan.pass)
    await remember(run, key, { stage: 'seen', tries: before?.tries ?? 0, stamp: stampOf(item) });
  for (const planned of plan.post) {
    run.signal.throwIfAborted();
    await postNew(run, planned);
  }
  for (const planned of plan.changed) {
    run.signal.throwIfAborted();
    await change(run, planned);
  }
  await tellMore(run, plan.beyond);
  await run.items.retire(plan.present);
  run.feed = { ...run.feed, fresh: false };
}

/** Said once an hour, and rather not than twice. */
async function tellMore(run: Run, beyond: number): Promise<void> {
  const { feed, parts } = run;
  const untold = feed.untold + beyond;
  const isQuiet = feed.toldAt !== undefined && parts.now().getTime() - Date.parse(feed.toldAt) < HOUR_MS;
  if (untold === 0) return;
  if (isQuiet) return save(run, { untold });
  await save(run, { untold: 0, toldAt: nowOf(run) });
  const nonce = nonceOf(feed, `more ${feed.toldAt ?? ''}`);
  await say(feed, feedWords(feed).more(untold, feedName(feed)), nonce, parts.tools);
}
