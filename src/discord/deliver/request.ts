// One request to Discord, whose caller gets an answer within a bound; repeated only where doing it twice is doing it once.
import { DiscordAPIError, RateLimitError, RequestMethod, type REST } from 'discord.js';
import { mayHaveArrived, outcomeOf } from './outcome.ts';
import { persist, type Persistence, type Time } from './retry.ts';

export interface Effort extends Persistence {
  /** Milliseconds for one try, its wait in the queue included; all the time there is unless told. */
  readonly tryMs?: number;
}

export interface Order {
  readonly method: keyof typeof RequestMethod;
  readonly route: `/${string}`;
  readonly query?: URLSearchParams;
  readonly body?: unknown;
  /** Carried in the route where it is false: an interaction's token. */
  readonly withBotToken: boolean;
  /** Whether doing it twice is the same as doing it once. */
  readonly harmless: boolean;
  readonly effort: Effort;
  /** Whether a reply is of the expected shape; one that is not is asked for again where that is harmless. */
  readonly reads?: (reply: unknown) => boolean;
  /** Whether this error, after a try that may have arrived, says that it did. */
  readonly saysDone?: (error: unknown) => boolean;
}

/** The part of the library's REST that is used. */
export type Rest = Pick<REST, 'queueRequest'>;

/** Resolves with the reply's JSON as soon as Discord has done it, undefined where that cannot be read. */
export async function request(order: Order, rest: Rest, time: Time): Promise<unknown> {
  const limit = timeLimit(order.effort.withinMs);
  let arrived = false;
  const act = async (): Promise<unknown> => {
    try {
      return await tryOnce(order, rest, limit.signal);
    } catch (error) {
      if (arrived && order.saysDone?.(error) === true) return undefined;
      arrived ||= mayHaveArrived(error);
      throw error;
    }
  };
  try {
    return await persist(act, (error) => pauseAfter(error, order), order.effort, time);
  } catch (error) {
    if (error instanceof UnreadableReply) return error.reply;
    throw error;
  } finally {
    limit.stop();
  }
}

/** Discord did it, and said so in a way that cannot be read. */
class UnreadableReply extends Error {
  readonly reply: unknown;

  constructor(reply?: unknown) {
    super('Discord sent a reply that cannot be read');
    this.name = 'UnreadableReply';
    this.reply = reply;
  }
}

async function tryOnce(order: Order, rest: Rest, deadline: AbortSignal): Promise<unknown> {
  const { method, route, query, body, withBotToken, effort } = order;
  const limit = timeLimit(effort.tryMs ?? effort.withinMs, deadline);
  try {
    const response = await before(
      limit.signal,
      rest.queueRequest({
        method: RequestMethod[method],
        fullRoute: route,
        body,
        auth: withBotToken,
        signal: limit.signal,
        ...(query && { query }),
      }),
    );
    return await before(limit.signal, response.text()).then(
      (text) => readable(text, order),
      () => Promise.reject(new UnreadableReply()),
    );
  } finally {
    limit.stop();
  }
}

function readable(text: string, { reads }: Order): unknown {
  const reply = parsed(text);
  if (reads && !reads(reply)) throw new UnreadableReply(reply);
  return reply;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Milliseconds after which it may be tried again; undefined where it must not be. */
function pauseAfter(error: unknown, { harmless }: Order): number | undefined {
  if (error instanceof RateLimitError) return Number.isFinite(error.retryAfter) ? error.retryAfter : 1_000;
  if (error instanceof DiscordAPIError && !isPassing(error)) return undefined;
  return harmless || !mayHaveArrived(error) ? 0 : undefined;
}

/** Discord says itself that it cannot now. A token that is refused once is refused again. */
function isPassing(error: DiscordAPIError): boolean {
  return error.status !== 401 && outcomeOf(error) === 'unavailable';
}

interface TimeLimit {
  readonly signal: AbortSignal;
  stop(): void;
}

/** Aborts after so many milliseconds, or with `parent`. */
function timeLimit(ms: number, parent?: AbortSignal): TimeLimit {
  const controller = new AbortController();
  const abort = (): void => controller.abort(new DOMException('Discord took too long', 'TimeoutError'));
  const timer = setTimeout(abort, ms);
  if (parent?.aborted === true) abort();
  parent?.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    stop() {
      clearTimeout(timer);
      parent?.removeEventListener('abort', abort);
    },
  };
}

/** The library sleeps out a rate limit without looking at the signal, so its promise alone is no bound. */
function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject);
  });
}
