// How this bot speaks to Discord's REST: bounded waits, no retries of the library's own, and a log without bodies or tokens.
import { DefaultRestOptions, REST, RESTEvents, type ResponseLike, type RESTOptions } from 'discord.js';
import type { Log } from './log.ts';

const LONGEST_WAIT_MS = 20_000;
/** A callback that waits longer comes too late. */
const LONGEST_CALLBACK_WAIT_MS = 2_000;
/** A limit that Discord has told of takes longer; anything shorter comes of a reply without a time, and would spin. */
const SHORTEST_WAIT_MS = 50;
const WARN_AFTER_REFUSALS = 500;
const MINUTE_MS = 60_000;

/** The library's own retries would post a message that has no nonce twice. Each interaction has a handler of its own. */
export function restOptions(api: string, timeout = 15_000): Partial<RESTOptions> {
  return {
    api,
    timeout,
    retries: 0,
    invalidRequestWarningInterval: WARN_AFTER_REFUSALS,
    handlerSweepInterval: MINUTE_MS,
    makeRequest: async (url, init) => believable(await DefaultRestOptions.makeRequest(url, init)),
    rejectOnRateLimit: ({ retryAfter, route }) =>
      !(retryAfter >= SHORTEST_WAIT_MS && retryAfter <= longestWait(route)),
  };
}

/** Seconds. A limit that cannot be meant would silence the bot until it is started again. */
const LONGEST_LIMIT = { global: 60, route: 86_400 };

function believable(response: ResponseLike): ResponseLike {
  const { headers } = response;
  const longest = LONGEST_LIMIT[headers.has('x-ratelimit-global') ? 'global' : 'route'];
  for (const name of ['retry-after', 'x-ratelimit-reset-after'])
    if (Number(headers.get(name) ?? 0) > longest) headers.set(name, String(longest));
  return response;
}

function longestWait(route: string): number {
  return route.endsWith('/callback') ? LONGEST_CALLBACK_WAIT_MS : LONGEST_WAIT_MS;
}

/** Of its own, without a client. */
export function createRest(api: string, token: string): REST {
  const rest = new REST(restOptions(api)).setToken(token);
  keepToken(rest, () => token);
  return rest;
}

/** One 401, which a proxy may send too, makes the library forget the token and refuse every later request itself. */
export function keepToken(rest: REST, current: () => string | null): void {
  const setToken = rest.setToken.bind(rest);
  rest.setToken = (token) => setToken(token ?? current() ?? '');
}

export function tellLogOfRest(rest: REST, log: Log): void {
  rest.on(RESTEvents.Debug, (message) => log.debug({ rest: withoutTokens(message) }, 'REST'));
  rest.on(RESTEvents.RateLimited, ({ route, retryAfter, global }) =>
    log.debug({ route, retryAfter, global }, 'waiting for a rate limit'),
  );
  rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) =>
    log.warn({ count, remainingTime }, 'Discord refuses many requests'),
  );
}

/** An interaction's token stands in its addresses, and in the names of the library's queues. */
function withoutTokens(message: string): string {
  return message.replace(/((?:interactions\/|webhooks\/|:)\d{17,20}\/)[^/?\s\]]+/gu, '$1…');
}
