// The way to Discord's gateway: a network that is down is waited for, a refusal is told, and no login is wasted.
import {
  type REST,
  Routes,
  SimpleShardingStrategy,
  type WebSocketOptions,
  WebSocketShardEvents,
} from 'discord.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../core/errors.ts';
import { factsOf, isObject, outcomeOf, statusOf } from './deliver/outcome.ts';
import { request } from './deliver/request.ts';
import { pauseMs } from './deliver/retry.ts';
import type { Log } from './log.ts';

export interface GatewayTools {
  readonly log: Log;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
  /** Rejects where the signal aborts. */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly random?: () => number;
  /** Gives up waiting for Discord. */
  readonly signal?: AbortSignal;
}

/** Before the second try to reach Discord, and between all later ones at most, in milliseconds. */
const PAUSES = { firstPauseMs: 5_000, longestPauseMs: 60_000 };
/** Discord resets the token of a bot that uses up its logins of a day, so the last ones are left. */
const LOGINS_LEFT_ALONE = 10;

type BuildStrategy = NonNullable<WebSocketOptions['buildStrategy']>;
/** Of @discordjs/ws; the library's own class has the same name. */
type WebSocketManager = Parameters<BuildStrategy>[0];
type Strategy = ReturnType<BuildStrategy>;
type GatewayInformation = Awaited<ReturnType<WebSocketManager['fetchGatewayInformation']>>;

/** For the client: how its shards connect. */
export function gatewayOptions(tools: GatewayTools): WebSocketOptions {
  return {
    buildStrategy(manager) {
      let reached: Promise<GatewayInformation> | undefined;
      manager.fetchGatewayInformation = () => (reached ??= reachGateway(manager.options.rest, tools));
      return closedForGood(patient(new SimpleShardingStrategy(manager), manager), manager);
    },
    async buildIdentifyThrottler(manager) {
      const { url } = await manager.fetchGatewayInformation();
      return isLoopback(url) ? { waitForIdentify: async () => undefined } : createIdentifyThrottler(tools);
    },
  };
}

/** Asks until Discord says where its gateway is. Throws Failure('login-refused') where asking again is of no use. */
export async function reachGateway(
  rest: Pick<REST, 'queueRequest'>,
  { log, wait = pause, random = Math.random, signal }: GatewayTools,
): Promise<GatewayInformation> {
  for (let tried = 1; ; tried += 1) {
    try {
      const information = await fetchInformation(rest);
      if (tried > 1) log.info({}, 'Discord answers again');
      return information;
    } catch (error) {
      if (error instanceof Failure) throw error;
      const pauseFor = pauseMs(tried, PAUSES, random);
      const facts = { ...factsOf(error), outcome: outcomeOf(error), nextTryInMs: Math.round(pauseFor) };
      log[tried === 1 ? 'warn' : 'debug'](facts, 'Discord cannot be reached yet; trying again until it can');
      await wait(pauseFor, signal);
    }
  }
}

const ONCE = { tries: 1, firstPauseMs: 0, longestPauseMs: 0, withinMs: 20_000 };

async function fetchInformation(rest: Pick<REST, 'queueRequest'>): Promise<GatewayInformation> {
  const order = {
    method: 'Get',
    route: Routes.gatewayBot(),
    withBotToken: true,
    harmless: true,
    effort: ONCE,
  } as const;
  const reply = await request(order, rest, {
    now: () => performance.now(),
    wait: pause,
    random: () => 0,
  }).catch((error: unknown) => Promise.reject(refusalOf(error) ?? error));
  return readInformation(reply);
}

/** What no waiting can change: the token, and an address at which there is no Discord. */
function refusalOf(error: unknown): Failure | undefined {
  const status = statusOf(error);
  if (status === 401) return new Failure('login-refused', { reason: 'token' });
  return status === 404 || status === 405 ? new Failure('login-refused', { reason: 'address' }) : undefined;
}

/** The parts that logging in needs, each of its shape. */
function readInformation(reply: unknown): GatewayInformation {
  const { url, shards, session_start_limit: limit } = isObject(reply) ? reply : {};
  const [total, remaining, resetAfter, concurrency] = isObject(limit)
    ? [limit['total'], limit['remaining'], limit['reset_after'], limit['max_concurrency']]
    : [];
  if (!isAddress(url) || !isCount(shards, 1) || !isCount(remaining) || !isCount(resetAfter))
    throw new TypeError('Discord did not say where its gateway is');
  if (remaining < shards + LOGINS_LEFT_ALONE)
    throw new Failure('login-refused', { reason: 'sessions', hours: Math.ceil(resetAfter / 3_600_000) });
  const session = {
    total: isCount(total) ? total : remaining,
    remaining,
    reset_after: resetAfter,
    max_concurrency: isCount(concurrency, 1) ? concurrency : 1,
  };
  return { url, shards, session_start_limit: session };
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && /^wss?:$/u.test(new URL(value).protocol);
}

function isCount(value: unknown, least = 0): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least;
}

/**
 * The library gives up the login at the first error of a connection, while the shard itself goes on connecting and
 * would log in unseen. Here the login waits for the shard; a close code that ends everything is `whenLost`'s to tell.
 */
function patient(shards: Strategy, manager: WebSocketManager): Strategy {
  const waiting = new Set<number>();
  const arrived = { all: (): void => undefined };
  const arrive = ({ shardId }: { readonly shardId: number }): void => {
    waiting.delete(shardId);
    if (waiting.size === 0) arrived.all();
  };
  manager.on(WebSocketShardEvents.Ready, arrive);
  return {
    spawn(shardIds) {
      for (const id of shardIds) waiting.add(id);
      return shards.spawn(shardIds);
    },
    async connect() {
      const all = new Promise<void>((resolve) => {
        arrived.all = resolve;
      });
      await Promise.race([all, Promise.resolve(shards.connect()).catch(() => all)]);
    },
    destroy: (options) => shards.destroy(options),
    send: (shardId, payload) => shards.send(shardId, payload),
    fetchStatus: () => shards.fetchStatus(),
  };
}

/**
 * A shard that is closed while it pauses before connecting again would connect all the same, for good and unseen: here
 * it waits for ever for what it needs to know first.
 */
function closedForGood(shards: Strategy, { options }: WebSocketManager): Strategy {
  const retrieve = options.retrieveSessionInfo.bind(options);
  let over = false;
  options.retrieveSessionInfo = (id) => (over ? new Promise(() => undefined) : retrieve(id));
  return {
    ...shards,
    spawn(shardIds) {
      over = false;
      return shards.spawn(shardIds);
    },
    destroy(how) {
      over = true;
      return shards.destroy(how);
    },
  };
}

const HOUR_MS = 3_600_000;
const LEAST_SPACING_MS = 5_000;
const MOST_SPACING_MS = 320_000;
/** Logins within an hour after which the spacing begins to double. */
const LOGINS_AT_EASE = 4;

type Throttler = Awaited<ReturnType<NonNullable<WebSocketOptions['buildIdentifyThrottler']>>>;

/**
 * Five seconds apart, as Discord wants it, and further apart the more there were in the last hour: at most about 400 a
 * day, where Discord allows 1,000.
 */
export function createIdentifyThrottler({
  now = () => performance.now(),
  wait = pause,
}: Pick<GatewayTools, 'now' | 'wait'>): Throttler {
  let times: readonly number[] = [];
  return {
    async waitForIdentify(_shardId, signal) {
      times = times.filter((time) => time > now() - HOUR_MS);
      const spacing = LEAST_SPACING_MS * 2 ** Math.max(0, times.length - LOGINS_AT_EASE);
      const last = times.at(-1);
      const next = last === undefined ? now() : Math.max(now(), last + Math.min(spacing, MOST_SPACING_MS));
      times = [...times, next];
      if (next > now()) await wait(next - now(), signal);
    },
  };
}

function isLoopback(url: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/u.test(new URL(url).hostname);
}

async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await sleep(ms, undefined, signal && { signal });
}
