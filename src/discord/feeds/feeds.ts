// Joins what feeds need: who follows what, the runner that asks them, and the way of an article into its channel.
import type { Client } from 'discord.js';
import type { OutsideArticles } from '../../core/article/outside.ts';
import type { ReadFeed } from '../../core/feed.ts';
import type { Services } from '../../core/services.ts';
import type { Audit } from '../audit.ts';
import type { ChangedAnswers } from '../changed-answers.ts';
import type { DeliveryTools } from '../deliver/tools.ts';
import type { Log } from '../log.ts';
import type { IsOpen } from '../place.ts';
import type { Turns } from '../turns.ts';
import { createFeedChannels } from './channels.ts';
import { createFeedArticles } from './feed-articles.ts';
import { createFeedRecords } from './feed-records.ts';
import { createFollowing, type Following } from './following.ts';
import { createPoll } from './poll.ts';
import { createFeedRunner, type FeedRunner, realTimer, type Timer } from './runner.ts';

/** How feeds are read, and what else of the world outside they need. */
export interface FeedSource {
  readonly read: ReadFeed;
  /** Real ones unless told. */
  readonly timer?: Timer;
  readonly random?: () => number;
}

export interface FeedsParts {
  readonly client: Client;
  readonly services: Services;
  readonly outside: Pick<OutsideArticles, 'link'>;
  readonly source: FeedSource;
  readonly audit: Pick<Audit, 'note'>;
  readonly changed: Pick<ChangedAnswers, 'note' | 'tell'>;
  readonly isOpen: IsOpen;
  readonly tools: DeliveryTools;
  readonly turns: Turns;
  readonly log: Log;
  readonly now: () => Date;
}

export interface Feeds extends Following, Pick<FeedRunner, 'start' | 'stop' | 'idle'> {}

/** Asks nothing before `start`. */
export function createFeeds({ client, outside, source, isOpen, ...parts }: FeedsParts): Feeds {
  const { read, timer = realTimer, random = Math.random } = source;
  const records = createFeedRecords(parts.services);
  const channels = createFeedChannels(client, isOpen);
  const poll = createPoll({
    ...parts,
    read,
    random,
    records,
    channels,
    articles: createFeedArticles(parts),
    acquire: async (url, signal) => (await outside.link(url, signal)).article,
    botId: () => client.user?.id ?? '',
  });
  const runner = createFeedRunner({ ...parts, records, poll, timer });
  const following = createFollowing({ ...parts, read, records, runner, channels });
  return { ...runner, ...following };
}
