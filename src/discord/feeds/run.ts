// One run over one feed: what its steps share, and how they write down what they did.
import type { Services } from '../../core/services.ts';
import type { Article } from '../../core/types.ts';
import type { ChangedAnswers } from '../changed-answers.ts';
import { announce } from '../deliver/announcement.ts';
import type { DeliveryTools } from '../deliver/tools.ts';
import { noteTrouble } from '../deliver/trouble.ts';
import { messagesFor } from '../messages.ts';
import type { Place } from '../place.ts';
import { renderNotice } from '../render/message.ts';
import type { View } from '../render/payload.ts';
import type { Turns } from '../turns.ts';
import type { FeedArticles } from './feed-articles.ts';
import type { FeedRecords } from './feed-records.ts';
import type { FeedState } from './feed-state.ts';
import { itemKey, type SeenItem, type SeenItems } from './seen-items.ts';

/** Reads the article behind a link; fails as adding one does. */
export type Acquire = (url: string, signal: AbortSignal) => Promise<Article>;

export interface PostingParts {
  readonly services: Pick<Services, 'summary' | 'suggest'>;
  readonly acquire: Acquire;
  readonly articles: FeedArticles;
  readonly records: FeedRecords;
  readonly changed: Pick<ChangedAnswers, 'note'>;
  readonly tools: DeliveryTools;
  /** The bot's own id. */
  readonly botId: () => string;
  readonly turns: Turns;
  readonly now: () => Date;
}

export interface Run {
  readonly parts: PostingParts;
  /** As it is kept. */
  feed: FeedState;
  readonly place: Place;
  readonly items: SeenItems;
  readonly signal: AbortSignal;
  /** Nothing that was read has to be read again. */
  complete: boolean;
}

/** The channel takes nothing now; what is left is taken up another time. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** ISO 8601. */
export function nowOf({ parts }: Run): string {
  return parts.now().toISOString();
}

/** One that was removed meanwhile stays removed. */
export async function save(run: Run, change: Partial<FeedState>): Promise<void> {
  const { records } = run.parts;
  const { library } = run.place;
  run.feed = { ...run.feed, ...change };
  if (await records.get(library, run.feed.id)) await records.put(library, run.feed);
}

export function remember(run: Run, key: string, item: Omit<SeenItem, 'key' | 'at'>): Promise<void> {
  return run.items.put({ ...item, key, at: nowOf(run) });
}

/** Another one of the articles that cannot be posted. */
export async function skip(
  run: Run,
  key: string,
  item: Omit<SeenItem, 'key' | 'at' | 'stage'>,
): Promise<void> {
  await remember(run, key, { ...item, stage: 'seen' });
  await save(run, { skipped: run.feed.skipped + 1 });
}

/** One sentence in the feed's channel; where that cannot be said, nobody is told. */
export async function say(
  feed: FeedState,
  sentence: string,
  nonce: string,
  tools: DeliveryTools,
): Promise<void> {
  const [payload] = renderNotice(sentence, viewOf(feed));
  if (!payload) return;
  await announce({ channelId: feed.channel, payload, nonce }, tools).catch(
    (error: unknown) => void noteTrouble(error, 'feed notice', tools),
  );
}

/** The same for the same thing of the same feed; Discord takes 25 characters. */
export function nonceOf({ id }: FeedState, what: string): string {
  return itemKey(`${id} ${what}`) + itemKey(`${what} ${id}`);
}

export function viewOf({ language }: FeedState): View {
  return { messages: messagesFor(language) };
}
