// Joins the product, the log, the figures and the bot: runs until a signal or a fault, and ends with an exit code.
import { createLogger } from './adapters/logger.ts';
import { startHealth, type BotState } from './adapters/health.ts';
import { createMetrics } from './adapters/metrics.ts';
import { createFeedReader } from './adapters/feeds/feed-reader.ts';
import { createOutsideArticles } from './adapters/outside-articles.ts';
import { createFetcher } from './adapters/web/fetcher.ts';
import { type Config, secretsOf } from './config.ts';
import { Failure } from './core/errors.ts';
import type { Services } from './core/services.ts';
import type { Language } from './core/types.ts';
import { type Bot, type BotParts, createBot } from './discord/bot.ts';
import { createFaultPolicy, installFaultPolicy } from './discord/faults.ts';
import { guardPackets } from './discord/faults/guard.ts';
import type { Log } from './discord/log.ts';
import { KEEPER_WORDS } from './discord/messages.keeper.ts';
import type { Metrics } from './discord/metrics.ts';
import { createShutdown, type Shutdown, type ShutdownSteps } from './discord/shutdown.ts';
import { openExclusiveProduct } from './open-product.ts';

export interface RunBotOptions {
  readonly config: Config;
  readonly language: Language;
  /** Takes one line for whoever started the bot. */
  readonly out: (line: string) => void;
}

/** Resolves with 0 after a signal. Rejects with the Failure that kept the bot from starting, or ended it for good. */
export async function runBot({ config, language, out }: RunBotOptions): Promise<number> {
  const { token, apiUrl } = config.discord;
  if (token === undefined) throw new Failure('wrong-setting', { DISCORD_TOKEN: 'needed-by-bot' });
  const log = createLogger({ level: config.logLevel, secrets: secretsOf(config) });
  const services = await openExclusiveProduct({
    dataDir: config.dataDir,
    model: config.model,
    notice: noticing(log),
  });
  const counted = config.healthPort === undefined ? undefined : await createMetrics();
  const metrics = counted ?? UNCOUNTED;
  const giveUp = new AbortController();
  const bot = createBot(
    { services, ...outsideWorld(), token, apiUrl, log, metrics, language, out, clock, now: () => new Date() },
    giveUp.signal,
  );
  const health =
    counted &&
    (await startHealth({ port: config.healthPort ?? 0, state: () => stateOf(bot), metrics: counted }));
  const steps: ShutdownSteps = {
    takeNoMore() {
      out(KEEPER_WORDS[language].stopping);
      giveUp.abort(new Error('the bot is told to stop'));
      bot.stopTaking();
    },
    idle: () => bot.idle(),
    sendRest: () => bot.dropWaiting(),
    destroyClient: () => bot.client.destroy(),
    closeStore: () => services.close(),
    closeHealth: async () => health?.close(),
  };
  const shutdown = createShutdown({ signals: process, steps, log, now: clock, exit });
  const reacting = { policy: createFaultPolicy({ now: clock }), log, metrics, stop: shutdown.fail };
  const uninstall = installFaultPolicy({ process, ...reacting });
  guardPackets(bot.client, reacting);
  const ended = follow(bot, shutdown, () => void warmUp(services, log));
  const code = await shutdown.done;
  uninstall();
  const failure = await Promise.race([ended, Promise.resolve()]);
  if (failure !== undefined) throw failure;
  out(KEEPER_WORDS[language].stopped);
  return code;
}

/** Feeds and articles come over one way, which remembers what sites allow. */
function outsideWorld(): Pick<BotParts, 'outside' | 'feeds'> {
  const fetcher = createFetcher();
  return { outside: createOutsideArticles({ fetcher }), feeds: { read: createFeedReader(fetcher) } };
}

const clock = (): number => performance.now();
const exit = (code: number): never => process.exit(code);

function noticing(log: Log): (error: unknown) => void {
  return (error) => log.warn({ err: error }, 'something went wrong that does not stop the work');
}

/** The first question reads word lists and weights: done once the bot is ready, which it would hold up, and before a person waits. */
async function warmUp(services: Services, log: Log): Promise<void> {
  try {
    const [article] = await services.list(WARM);
    const question = {
      text: article?.title ?? '',
      askedAt: new Date(0).toISOString(),
      scope: WARM,
      language: 'ko',
    } as const;
    if (article) await services.ask(question);
  } catch (error) {
    log.warn({ err: error }, 'the first question failed');
  }
}

/** A scope in which nothing is kept. */
const WARM = 'warm-up';

/** Starts the bot, and ends it where that fails or Discord ends the login; resolves with why. */
async function follow(bot: Bot, shutdown: Shutdown, ready: () => void): Promise<unknown> {
  const failure = await bot.start().then(
    () => {
      ready();
      return bot.lost;
    },
    (error: unknown) => error,
  );
  if (shutdown.draining()) return undefined;
  shutdown.fail();
  return failure;
}

function stateOf(bot: Bot): BotState {
  if (bot.stopping) return 'draining';
  if (bot.client.isReady()) return bot.connected ? 'ready' : 'disconnected';
  return 'starting';
}

const UNCOUNTED: Metrics = { count: () => undefined, observe: () => undefined, set: () => undefined };
