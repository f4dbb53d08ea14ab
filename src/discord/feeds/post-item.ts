// Posts one article of a feed: read, kept, written down as begun, posted, written down as done; between any two of these the bot may end.
import type { FeedItem } from '../../core/feed.ts';
import { Failure } from '../../core/errors.ts';
import type { Article } from '../../core/types.ts';
import { announce, isAnnounced } from '../deliver/announcement.ts';
import type { Outcome } from '../deliver/outcome.ts';
import { noteTrouble } from '../deliver/trouble.ts';
import { logBug } from '../log.ts';
import { askButton } from '../render/buttons.ts';
import type { MessagePayload } from '../render/payload.ts';
import type { FeedState, Paused } from './feed-state.ts';
import { type Planned, stampOf, TRIES } from './plan.ts';
import { renderFeedPost } from './render.ts';
import { Interrupted, nonceOf, nowOf, remember, type Run, save, skip, viewOf } from './run.ts';
import type { SeenItem } from './seen-items.ts';

/** Rejects with `Interrupted` where the channel takes nothing now, and with the signal's reason. */
export async function postNew(run: Run, { item, key, before }: Planned): Promise<void> {
  const { parts, feed, place, signal } = run;
  const known = { tries: before?.tries ?? 0, stamp: stampOf(item) };
  try {
    const article = completed(await parts.acquire(item.link, signal), item, feed);
    const poster = {
      library: place.library,
      channel: feed.channel,
      name: `${feed.id}/${key}`,
      at: nowOf(run),
    };
    const kept = await parts.articles.keep(article, poster, signal);
    if (kept === 'taken') return await remember(run, key, { ...known, stage: 'seen' });
    const begun = { ...known, stage: 'posting', article: kept.id } as const;
    await remember(run, key, begun);
    await post(run, { ...begun, key, at: nowOf(run) });
  } catch (error) {
    if (error instanceof Interrupted || signal.aborted) throw error;
    if (!(error instanceof Failure)) logBug(parts.tools.log, error, { what: 'feed item' });
    await unread(run, key, { ...known, tries: known.tries + 1 });
  }
}

/** What an earlier run has begun: its article is kept, and whether it was posted is looked up in the channel. */
export async function postBegun(run: Run, item: SeenItem): Promise<void> {
  try {
    await post(run, item, (payload) => standsThere(run, item, payload));
  } catch (error) {
    if (error instanceof Interrupted || run.signal.aborted) throw error;
    logBug(run.parts.tools.log, error, { what: 'feed item' });
    await skip(run, item.key, item);
  }
}

/** An article that was posted and has changed: another text of it, nothing new in the channel. */
export async function change(run: Run, { item, before }: Planned): Promise<void> {
  const { parts, place, signal } = run;
  if (before?.article === undefined) return;
  try {
    const article = completed(await parts.acquire(item.link, signal), item, run.feed);
    await parts.articles.change(place.library, before.article, article, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    if (!(error instanceof Failure)) logBug(parts.tools.log, error, { what: 'changed feed item' });
  }
  await remember(run, before.key, { ...before, stamp: stampOf(item) });
}

async function post(
  run: Run,
  item: SeenItem,
  isThere: (payload: MessagePayload) => Promise<boolean> = async () => false,
): Promise<void> {
  const { feed, parts, place } = run;
  const payload = await payloadOf(run, item);
  if (payload === undefined) return remember(run, item.key, { ...item, stage: 'seen' });
  if (await isThere(payload)) return posted(run, item);
  const channelId = feed.channel;
  const nonce = nonceOf(feed, item.key);
  const sent = await announce({ channelId, payload, nonce }, parts.tools).then(
    (id) => ({ id }),
    (error: unknown) => noteTrouble(error, 'feed post', parts.tools),
  );
  if ('outcome' in sent) return refused(run, item, sent.outcome);
  await posted(run, item);
  if (sent.id !== undefined) await parts.changed.note(place, [{ channelId, id: sent.id, payload }]);
}

async function posted(run: Run, item: SeenItem): Promise<void> {
  const at = nowOf(run);
  await remember(run, item.key, { ...item, stage: 'posted' });
  await save(run, { lastPost: at, posts: [...run.feed.posts, at] });
}

const PAUSES: Readonly<Partial<Record<Outcome, Paused>>> = { gone: 'gone', forbidden: 'forbidden' };

/** Where Discord said no, nothing was posted; where it did not answer, the next run looks. */
async function refused(run: Run, item: SeenItem, outcome: Outcome): Promise<void> {
  if (outcome === 'malformed' || outcome === 'unknown') return skip(run, item.key, item);
  run.complete = false;
  if (outcome !== 'unavailable') await remember(run, item.key, { ...item, stage: 'failed' });
  const paused = PAUSES[outcome];
  if (paused !== undefined) await save(run, { paused });
  throw new Interrupted();
}

/** Tried again with the next polls, a few times. */
async function unread(run: Run, key: string, item: { tries: number; stamp: string }): Promise<void> {
  if (item.tries >= TRIES) return skip(run, key, item);
  run.complete = false;
  await remember(run, key, { ...item, stage: 'failed' });
}

/** Milliseconds for which Discord is sure to know a nonce. */
const NONCE_MS = 2 * 60_000;

/** What cannot be known is taken for posted, unless a repetition would be noticed. */
async function standsThere(run: Run, item: SeenItem, { content }: MessagePayload): Promise<boolean> {
  const { parts, feed } = run;
  const [firstLine = ''] = content.split('\n', 1);
  const sought = { channelId: feed.channel, author: parts.botId(), firstLine, since: item.at };
  const age = parts.now().getTime() - Date.parse(item.at);
  return (await isAnnounced(sought, parts.tools)) ?? age > NONCE_MS;
}

/** Undefined where the article was removed since. */
async function payloadOf(
  { parts, feed, place: { library: scope } }: Run,
  { article: within }: SeenItem,
): Promise<MessagePayload | undefined> {
  const { services, turns } = parts;
  if (within === undefined) return undefined;
  const request = { scope, within, language: feed.language };
  try {
    await turns();
    const summary = await services.summary({ ...request, level: 'three-lines' });
    await turns();
    const questions = await services.suggest(request);
    return renderFeedPost(
      summary,
      questions.find((question) => askButton(question, 0)),
      viewOf(feed),
    );
  } catch (error) {
    if (error instanceof Failure && error.code === 'unknown-article') return undefined;
    throw error;
  }
}

/** A field that the page does not tell is filled from the feed. */
function completed(article: Article, { published }: FeedItem, feed: FeedState): Article {
  const day = published === undefined ? undefined : dayOf(published, article.language);
  return {
    ...article,
    publisher: article.publisher ?? feed.title,
    ...(day !== undefined && article.publishedAt === undefined && { publishedAt: day }),
  };
}

const KOREA_MS = 9 * 60 * 60_000;

/** The day on which it was published where its readers are. */
function dayOf(moment: string, language: Article['language']): string {
  const time = Date.parse(moment) + (language === 'ko' ? KOREA_MS : 0);
  return new Date(time).toISOString().slice(0, 10);
}
