// A whole bot on a loopback Discord, with invented articles: everything real but Discord itself.
import { createOutsideArticles } from '../../../src/adapters/outside-articles.ts';
import { createFetcher } from '../../../src/adapters/web/fetcher.ts';
import type { OutsideArticles } from '../../../src/core/article/outside.ts';
import type { Store } from '../../../src/core/ports.ts';
import type { LoopbackWeb } from '../../web/loopback.ts';
import { makeArticle } from '../../../src/core/article.ts';
import { createMemoryStore } from '../../../src/adapters/memory-store.ts';
import { createBot, type Bot } from '../../../src/discord/bot.ts';
import { COMMANDS } from '../../../src/discord/commands/index.ts';
import type { FeedSource } from '../../../src/discord/feeds/feeds.ts';
import type { Log } from '../../../src/discord/log.ts';
import type { Metrics } from '../../../src/discord/metrics.ts';
import type { Services } from '../../../src/core/services.ts';
import type { Article, Language } from '../../../src/core/types.ts';
import { openProduct } from '../../../src/open-product.ts';
import type { Person } from '../loopback/person.ts';
import type { Shown } from '../loopback/shown.ts';
import type { Typed } from '../loopback/typed-command.ts';
import { startLoopbackDiscord, type LoopbackDiscord, type LoopbackOptions } from '../loopback/server.ts';

export const BUS = makeArticle({
  id: 'bus',
  title: '한빛시, 마을버스 12대 전기버스로 바꾼다',
  publisher: '한빛신문',
  author: '오하늘 기자',
  publishedAt: '2025-03-04',
  url: 'https://news.example/bus',
  text: [
    '한빛시는 올해 마을버스 12대를 전기버스로 바꾼다. 예산은 모두 36억 원이며, 이는 지난해보다 8% 늘어난 금액이다.',
    '김서연 한빛시 교통과장은 "새 버스는 6월부터 달린다"라고 말했다. 충전소는 시청 옆에 세 곳 생긴다.',
    '버스 요금은 1500원으로 그대로다. 박도윤 한빛시의원은 "충전소가 너무 적다"고 지적했다.',
  ].join('\n\n'),
});

export const BUS_TOO = makeArticle({
  id: 'bus-2',
  title: '전기버스 10대 온다',
  publisher: '새벽일보',
  publishedAt: '2025-03-05',
  text: [
    '한빛시는 올해 마을버스 10대를 전기버스로 바꾼다. 예산은 모두 36억 원이다.',
    '시민단체는 정류장에 지붕을 세워 달라고 요구했다.',
  ].join('\n\n'),
});

/** Real milliseconds, for a machine that has much else to do. */
const PATIENCE_MS = 20_000;

/** For `beforeAll`: the first question of all reads word lists and weights. */
export async function warmUp(): Promise<void> {
  const product = openProduct({ dataDir: 'never-written', bundled: [BUS], store: createMemoryStore() });
  await product.ask({ text: BUS.title, askedAt: '2025-03-10', scope: 'warm-up', language: 'ko' });
  await product.close();
}

/** Where Discord keeps what people attach, as far as the test's bot knows. */
const FILES = 'http://cdn.discordapp.com';

/** Reads pages and files over the real way, which leads to `web` and, for attached files, to the loopback Discord. */
function outsideOf(discord: () => LoopbackDiscord, web: Outside | undefined): OutsideArticles {
  const portOf = (url: string): number => Number(new URL(url).port);
  const fetcher = createFetcher({
    lookup: async (name) =>
      name === new URL(FILES).hostname ? [FILES_ADDRESS] : ((await web?.lookup(name)) ?? []),
    here: () => [],
    dial: (address, port) =>
      address === FILES_ADDRESS
        ? { host: '127.0.0.1', port: portOf(discord().url) }
        : (web?.dial(address, port) ?? { host: '127.0.0.1', port: 1 }),
  });
  return createOutsideArticles({ fetcher, keepsFiles: ({ origin }) => origin === FILES });
}

/** Public, and nobody's in a test. */
const FILES_ADDRESS = '11.22.33.55';

type Outside = Pick<LoopbackWeb['outside'], 'lookup' | 'dial'>;

export interface Started {
  readonly discord: LoopbackDiscord;
  readonly bot: Bot;
  readonly services: Services;
  /** What was logged, counted and said to the keeper. */
  readonly logged: {
    readonly level: string;
    readonly message: string;
    readonly facts: Readonly<Record<string, unknown>>;
  }[];
  readonly counted: Map<string, number>;
  readonly lines: string[];
  /** Moves the bot's clock on, by which limits and waits are counted. */
  readonly elapse: (milliseconds: number) => void;
  readonly close: () => Promise<void>;
}

export interface StartOptions {
  readonly articles?: readonly Article[];
  readonly discord?: LoopbackOptions;
  readonly language?: Language;
  /** Stands before the services of the product. */
  readonly wrap?: (services: Services) => Services;
  /** Whether time passes only by `elapse`. */
  readonly stillClock?: boolean;
  /** Milliseconds after which an answer is given up. */
  readonly answerWithinMs?: number;
  /** The web that links lead to; without it they lead nowhere. */
  readonly web?: Outside;
  /** What takes the place of the reader of pages and files. */
  readonly outside?: OutsideArticles;
  /** What takes the place of the memory store, for what outlives a bot. */
  readonly store?: Store;
  /** The bot's time of day. */
  readonly now?: () => Date;
  /** How feeds are read; without it none are followed. */
  readonly feeds?: FeedSource;
}

export async function startedBot(options: StartOptions = {}): Promise<Started> {
  const discord = await startLoopbackDiscord({
    patienceMs: PATIENCE_MS,
    stillClock: true,
    filesUrl: FILES,
    ...options.discord,
  });
  discord.register(COMMANDS.map(({ data }) => ({ ...data })));
  const product = openProduct({
    dataDir: 'never-written',
    bundled: options.articles ?? [BUS],
    store: options.store ?? createMemoryStore(),
  });
  const services = options.wrap?.(product) ?? product;
  const logged: Started['logged'] = [];
  const counted = new Map<string, number>();
  const lines: string[] = [];
  let elapsed = 0;
  const bot = createBot({
    services,
    outside: options.outside ?? outsideOf(() => discord, options.web),
    ...(options.feeds && { feeds: options.feeds }),
    token: discord.token,
    apiUrl: discord.url,
    log: recording(logged),
    metrics: counting(counted),
    language: options.language ?? 'ko',
    ...(options.answerWithinMs !== undefined && { answerWithinMs: options.answerWithinMs }),
    out: (line) => void lines.push(line),
    now: options.now ?? (() => new Date('2025-03-10T03:00:00Z')),
    clock: () => elapsed + (options.stillClock === true ? 0 : performance.now()),
  });
  await bot.start();
  return {
    discord,
    bot,
    services,
    logged,
    counted,
    lines,
    elapse: (milliseconds) => void (elapsed += milliseconds),
    async close() {
      await bot.idle();
      await bot.client.destroy();
      await product.close();
      await discord.close();
    },
  };
}

/** What `/article add` shows in the end: on a busy machine it is said first that reading takes a while. */
export async function added(person: Person, options: Typed): Promise<Shown> {
  const shown = await person.slash('/article add', options);
  return shown.until(({ text }) => !/읽고 있어요…|Reading the article…/u.test(text), 'nothing was read');
}

export function recording(logged: Started['logged']): Log {
  const write = (level: string) => (facts: Readonly<Record<string, unknown>>, message: string) =>
    void (level !== 'debug' && logged.push({ level, message, facts }));
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

export function counting(counted: Map<string, number>): Metrics {
  return {
    count: (name, label) => void counted.set(`${name} ${label}`, (counted.get(`${name} ${label}`) ?? 0) + 1),
    observe: () => undefined,
    set: (name, value) => void counted.set(name, value),
  };
}
