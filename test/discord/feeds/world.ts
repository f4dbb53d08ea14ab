// Feeds over a loopback Discord and a site of the test's own: time is moved by hand, and the program can be killed at any step and started again.
import { createMemoryStore } from '../../../src/adapters/memory-store.ts';
import { makeArticle } from '../../../src/core/article.ts';
import { Failure } from '../../../src/core/errors.ts';
import type { FeedItem, FeedReading, ReadFeed, ReadFeedOptions } from '../../../src/core/feed.ts';
import type { Services } from '../../../src/core/services.ts';
import { createAudit } from '../../../src/discord/audit.ts';
import { createChangedAnswers } from '../../../src/discord/changed-answers.ts';
import { createClient } from '../../../src/discord/client.ts';
import type { Asker } from '../../../src/discord/command.ts';
import { COMMANDS } from '../../../src/discord/commands/index.ts';
import { createDeliveryTools } from '../../../src/discord/deliver/tools.ts';
import { createFeeds, type Feeds } from '../../../src/discord/feeds/feeds.ts';
import type { FollowRequest } from '../../../src/discord/feeds/following.ts';
import type { Timer } from '../../../src/discord/feeds/runner.ts';
import { login } from '../../../src/discord/login.ts';
import { createOpenChannels } from '../../../src/discord/open-channels.ts';
import type { Place } from '../../../src/discord/place.ts';
import { openProduct } from '../../../src/open-product.ts';
import { counting, recording, type Started } from '../bot/started.ts';
import { startLoopbackDiscord, type LoopbackDiscord, type LoopbackOptions } from '../loopback/server.ts';
import type { Channel } from '../loopback/state.ts';

export const FEED_URL = 'https://news.example/rss';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const BEGIN = Date.UTC(2025, 2, 10, 3);

/** An hour before the beginning, and then a minute each. */
export function item(number: number, more: Partial<FeedItem> = {}): FeedItem {
  return {
    id: `item-${number}`,
    link: `https://news.example/${number}`,
    title: `마을버스 소식 ${number}호`,
    about: '',
    published: new Date(BEGIN - HOUR + number * MINUTE).toISOString(),
    ...more,
  };
}

/** A site: a feed with the newest items first, and a page for each. */
export interface Site {
  items: readonly FeedItem[];
  title: string;
  restSeconds: number;
  /** What asking for the feed ends in, instead of the feed. */
  failure: Failure | undefined;
  /** What is read under an address; by default an article of its own for each. */
  readonly texts: Map<string, string>;
  /** Addresses of articles that cannot be read. */
  readonly broken: Set<string>;
  /** With what the feed was asked for, each time. */
  readonly asked: ReadFeedOptions[];
  /** Addresses of articles that were read. */
  readonly opened: string[];
  /** Told of an address before its article is read. */
  opening: (url: string) => void;
  /** Whether the site answers "not modified" to who has its latest validators. */
  etags: boolean;
  /** Feeds that are being asked for, and the most that there were. */
  readonly load: { now: number; most: number };
}

export function createSite(): Site {
  return {
    items: [],
    title: '한빛신문',
    restSeconds: 0,
    failure: undefined,
    texts: new Map(),
    broken: new Set(),
    asked: [],
    opened: [],
    opening: () => undefined,
    etags: false,
    load: { now: 0, most: 0 },
  };
}

export function readerOf(site: Site): ReadFeed {
  return async (url, options = {}): Promise<FeedReading> => {
    site.asked.push(options);
    site.load.now += 1;
    site.load.most = Math.max(site.load.most, site.load.now);
    await Promise.resolve();
    site.load.now -= 1;
    options.signal?.throwIfAborted();
    if (site.failure) throw site.failure;
    const etag = JSON.stringify(site.items.map(({ id, updated }) => [id, updated]));
    const validators = { url, ...(site.etags && { etag }) };
    const { restSeconds, title, items } = site;
    if (site.etags && options.since?.etag === etag) return { kind: 'unchanged', validators, restSeconds };
    return { kind: 'feed', feed: { title, items }, validators, restSeconds };
  };
}

export function textOf(url: string): string {
  const number = /\d+$/u.exec(url)?.[0] ?? '0';
  return [
    `한빛시는 마을버스 ${number}0대를 전기버스로 바꾼다. 예산은 모두 ${number}억 원이며 지난해보다 8% 늘었다.`,
    `김서연 교통과장은 "새 버스는 ${number}월부터 달린다"라고 말했다. 충전소는 시청 옆에 세 곳 생긴다.`,
  ].join('\n\n');
}

export function pagesOf(site: Site) {
  return {
    link: async (url: string) => {
      site.opening(url);
      site.opened.push(url);
      if (site.broken.has(url)) throw new Failure('page-unreadable', { reason: 'nothing' });
      const title = site.items.find(({ link }) => link === url)?.title ?? url;
      const id = `bus-${url.split('/').at(-1)}`;
      return {
        article: makeArticle({ id, title, url, text: site.texts.get(url) ?? textOf(url) }),
        warnings: [],
      };
    },
  };
}

export interface HandTime {
  readonly now: () => Date;
  readonly timer: Timer;
  /** Moves on and runs what became due, one after the other; `settle` waits for what that began. */
  advance(milliseconds: number, settle: () => Promise<void>): Promise<void>;
  skip(milliseconds: number): void;
}

export function createHandTime(): HandTime {
  let time = BEGIN;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    now: () => new Date(time),
    timer: (milliseconds, run) => {
      const timer = { at: time + milliseconds, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(milliseconds, settle) {
      const end = time + milliseconds;
      for (;;) {
        await settle();
        const [first] = [...timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
        if (!first) break;
        timers.delete(first);
        time = Math.max(time, first.at);
        first.run();
      }
      time = end;
    },
    skip: (milliseconds) => void (time += milliseconds),
  };
}

export interface FeedWorld {
  readonly discord: LoopbackDiscord;
  readonly site: Site;
  readonly services: Services;
  readonly time: HandTime;
  readonly logged: Started['logged'];
  readonly place: Place;
  feeds: Feeds;
  /** Follows the site's feed in the first channel. */
  follow(more?: Partial<FollowRequest>): Promise<void>;
  /** Moves time on and waits for every poll that this begins. */
  advance(milliseconds: number): Promise<void>;
  /** Forgets the running program without a word and starts another; `services` stand before those of the store. */
  restart(services?: Services): Promise<void>;
  /** Closes or opens the first channel, and waits until the bot has heard of it. */
  setOpen(open: boolean): Promise<void>;
  /** First lines of what stands in a channel, oldest first. */
  posts(channel?: Channel): string[];
  close(): Promise<void>;
}

export const MANAGER: Asker = { id: '1', name: '하늘', language: 'ko', manages: true, roles: [] };

export async function openFeedWorld(options: LoopbackOptions = {}): Promise<FeedWorld> {
  const discord = await startLoopbackDiscord({ patienceMs: 20_000, stillClock: true, ...options });
  discord.register(COMMANDS.map(({ data }) => ({ ...data })));
  const product = openProduct({ dataDir: 'never-written', bundled: [], store: createMemoryStore() });
  const [logged, time, site]: [Started['logged'], HandTime, Site] = [[], createHandTime(), createSite()];
  const log = recording(logged);
  const client = createClient({ apiUrl: discord.url, log });
  const isOpen = createOpenChannels(client);
  await login(client, discord.token);
  const tools = createDeliveryTools(client, {
    log,
    metrics: counting(new Map()),
    time: { wait: async () => undefined },
  });
  const boot = (services: Services): Feeds => {
    const parts = { services, tools, log, now: time.now };
    return createFeeds({
      ...parts,
      client,
      isOpen,
      outside: pagesOf(site),
      source: { read: readerOf(site), timer: time.timer, random: () => 0 },
      audit: createAudit(services),
      changed: createChangedAnswers({ ...parts, accepting: () => true }),
      turns: async () => undefined,
    });
  };
  const scope = `guild:${discord.guild.id}`;
  const world: FeedWorld = {
    discord,
    site,
    services: product,
    time,
    logged,
    place: {
      scope,
      library: scope,
      guildId: discord.guild.id,
      direct: false,
      channelId: discord.channel.id,
      server: scope,
    },
    feeds: boot(product),
    async follow(more = {}) {
      const request = { link: FEED_URL, channel: discord.channel.id, filter: '', language: 'ko' } as const;
      const whole = { ...request, place: world.place, asker: MANAGER, ...more };
      const followed = await world.feeds.add(whole, new AbortController().signal);
      if (followed.kind !== 'added') throw new Error(`expected a feed, got ${JSON.stringify(followed)}`);
    },
    advance: (milliseconds) => time.advance(milliseconds, () => world.feeds.idle()),
    async restart(services = product) {
      world.feeds.stop();
      world.feeds = boot(services);
      await world.feeds.start();
    },
    async setOpen(open) {
      const { channel } = discord;
      if (open) discord.reveal(channel);
      else discord.hide(channel);
      while (isOpen({ id: channel.id }) !== open)
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
    },
    posts: (channel = discord.channel) =>
      [...channel.messages.values()].map(({ content }) => content.split('\n', 1)[0] ?? ''),
    async close() {
      world.feeds.stop();
      await client.destroy();
      await product.close();
      await discord.close();
    },
  };
  return world;
}
