// A Discord of the project's own, on loopback, which real discord.js logs into: REST under /api/v10, the gateway over ws.
/*
 * const discord = await startLoopbackDiscord();
 * const client = new Client({ intents, rest: { api: discord.url } });     // or DISCORD_API_URL=discord.url
 * await client.login(discord.token);
 * discord.register([{ name: 'ask', description: '…', options: [...] }]);   // or let the bot register over REST
 * const shown = await discord.person('하늘').slash('/ask', { question: '얼마야?' });
 * expect(shown.text).toContain('억'); expect(shown.acknowledgedAfterMs).toBeLessThan(50);
 * expect(discord.requests.rejected).toEqual([]); expect(discord.pings).toEqual([]);
 * await client.destroy(); await discord.close();
 *
 * Time: `clock.advance(ms)` moves Discord's clock (3 s to acknowledge, 15 min for a token); nothing sleeps.
 * Waiting: `until(look, what)` looks again whenever something changes. Faults: `faults.script(fault, { on: route })`;
 * routes are spelled as in Discord's OpenAPI description. Gateway: `gateway.cut()`, `.close(4004)`, `.setZombie(true)`, …
 * Malformed: `const { event, data } = malformed(samples(discord), seed); gateway.dispatchAnything(event, data)` (samples.ts).
 */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { APIUser } from 'discord.js';
import { accountRoutes } from './account-routes.ts';
import { createChanges, type Changes } from './changes.ts';
import { channelRoutes } from './channel-routes.ts';
import { createClock, createSnowflakes, type Clock } from './clock.ts';
import { commandRoutes, overwrite } from './command-routes.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { interactionRoutes } from './interaction-routes.ts';
import type { JsonObject } from './json.ts';
import { addChannel, addGuild } from './messages.ts';
import { createPerson, type Person } from './person.ts';
import { createRateLimits, type RateLimit } from './rate-limits.ts';
import { invalidBody } from './refusal.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { createRestServer } from './rest.ts';
import { createRouter } from './route.ts';
import { bodyProblems, RULES } from './rules/body-rules.ts';
import { prepareOpenApi } from './rules/openapi.ts';
import type { Channel, Guild, Ping, State } from './state.ts';
import { channelJson, guildCreateJson, PERMISSION, userOf } from './wire.ts';

export interface LoopbackOptions {
  readonly botName?: string;
  /** The servers that the bot is in at first; one with the channel `일반` unless told. */
  readonly guilds?: readonly {
    readonly name: string;
    readonly channels?: readonly string[];
    readonly locale?: string;
  }[];
  /** Privileged intents that the application may ask for, as bits; none unless told. */
  readonly privilegedIntents?: number;
  /** Milliseconds between heartbeats. */
  readonly heartbeatInterval?: number;
  /** Rate limits by route; as good as none unless told. */
  readonly rateLimits?: Readonly<Record<string, RateLimit>>;
  /** Whether Discord's clock stands still until the test moves it: for load, where 3 s may pass on a busy machine. */
  readonly stillClock?: boolean;
  /** Real milliseconds that every wait lasts at most; 5,000 unless told. */
  readonly patienceMs?: number;
  /** Where attached files are said to be; this server's own address unless told. */
  readonly filesUrl?: string;
  /** How many requests are remembered; 2,000 unless told. */
  readonly requestsKept?: number;
}

export interface PersonOptions {
  /** `ko` unless told. */
  readonly locale?: string;
  /** The first channel of the first server unless told. */
  readonly channel?: Channel;
  /** Whether the person may manage servers; true unless told. */
  readonly manages?: boolean;
}

export type Permission = keyof typeof PERMISSION;

export interface LoopbackDiscord {
  /** For DISCORD_API_URL and `rest.api`: http://127.0.0.1:port/api */
  readonly url: string;
  readonly token: string;
  readonly application: { readonly id: string };
  readonly bot: APIUser;
  readonly guilds: ReadonlyMap<string, Guild>;
  /** The first server, and its first channel. */
  readonly guild: Guild;
  readonly channel: Channel;
  readonly clock: Clock;
  readonly gateway: Gateway;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** Whom the bot's messages would notify, edits judged like new messages; empty is the goal. */
  readonly pings: readonly Ping[];
  /** Everything else that it remembers; read it, do not write. */
  readonly state: State;
  readonly until: Changes['until'];
  /** The person of this name, who joins the server of their channel. */
  readonly person: (name: string, options?: PersonOptions) => Person;
  /** Registers commands as an overwrite over REST would; throws where Discord would refuse them. */
  readonly register: (commands: readonly JsonObject[], guild?: Guild) => void;
  /** The commands of a server, or the global ones. */
  readonly commands: (guild?: Guild) => readonly JsonObject[];
  /** Somebody invites the bot to a new server. */
  readonly addGuild: (name: string, channels?: readonly string[], locale?: string) => Guild;
  /** The bot is thrown out of a server. */
  readonly removeGuild: (guild: Guild) => void;
  /** A server has an outage; `guildReturns` ends it. */
  readonly guildFails: (guild: Guild) => void;
  readonly guildReturns: (guild: Guild) => void;
  /** Takes permissions from the bot in a channel, or gives them back. */
  readonly deny: (channel: Channel, ...permissions: readonly Permission[]) => void;
  readonly allow: (channel: Channel, ...permissions: readonly Permission[]) => void;
  /** Lets only some people see a channel, or everybody in the server. */
  readonly hide: (channel: Channel) => void;
  readonly reveal: (channel: Channel) => void;
  /** Somebody makes a channel in a server. */
  readonly addChannel: (guild: Guild, name: string) => Channel;
  /** Cuts every connection and frees the port; throws what went wrong in the loopback Discord itself, if anything did. */
  readonly close: () => Promise<void>;
}

/** Listens on a free port of 127.0.0.1. */
export async function startLoopbackDiscord(options: LoopbackOptions = {}): Promise<LoopbackDiscord> {
  prepareOpenApi(Object.keys(RULES));
  const state = createState(options);
  const requests = createRequestLog(options.requestsKept ?? 2_000);
  const faults = createFaults();
  const limits = createRateLimits(options.rateLimits ?? {});
  const address = { port: 0 };
  const gatewayUrl = (): string => `ws://127.0.0.1:${address.port}`;
  const logins = (): number => gateway.log.identifies.length;
  const router = createRouter({
    ...accountRoutes(state, gatewayUrl, logins),
    ...channelRoutes(state),
    ...commandRoutes(state),
    ...interactionRoutes(state),
  });
  const server = createRestServer({ state, router, faults, log: requests, limits });
  const gateway = createGateway(state, server, gatewayUrl, options);
  state.dispatch = gateway.dispatch;
  address.port = await listen(server);
  const base = `http://127.0.0.1:${address.port}`;
  return {
    url: `${base}/api`,
    token: state.token,
    application: { id: state.applicationId },
    bot: state.bot,
    clock: state.clock,
    gateway,
    faults,
    requests,
    pings: state.pings,
    state,
    until: state.changes.until,
    get guild() {
      return firstGuild(state);
    },
    get channel() {
      return firstChannel(state);
    },
    ...places(state),
    ...people(state, options.filesUrl ?? base),
    close: () => close(state, server, gateway),
  };
}

function createState(options: LoopbackOptions): State {
  const clock = createClock(options.stillClock);
  const nextId = createSnowflakes(clock);
  const id = nextId();
  const bot = userOf(id, options.botName ?? 'Gakju', true);
  const state: State = {
    clock,
    changes: createChanges(options.patienceMs),
    nextId,
    token: `${Buffer.from(id).toString('base64url')}.loopbk.not-a-real-token`,
    applicationId: id,
    bot,
    privileged: options.privilegedIntents ?? 0,
    users: new Map([[id, bot]]),
    plain: new Set(),
    guilds: new Map(),
    channels: new Map(),
    commands: new Map(),
    interactions: new Map(),
    hidden: new Map(),
    pings: [],
    nonces: new Map(),
    answers: new Map(),
    times: new WeakMap(),
    files: new Map(),
    failures: [],
    dispatch: () => undefined,
  };
  for (const { name, channels = ['일반'], locale = 'ko' } of options.guilds ?? [{ name: '새 소식' }])
    addGuild(state, name, channels, locale);
  return state;
}

type Places = Pick<
  LoopbackDiscord,
  | 'guilds'
  | 'addGuild'
  | 'addChannel'
  | 'removeGuild'
  | 'guildFails'
  | 'guildReturns'
  | 'deny'
  | 'allow'
  | 'hide'
  | 'reveal'
>;

function places(state: State): Places {
  const appears = (guild: Guild): void => state.dispatch('GUILD_CREATE', guildCreateJson(state, guild));
  const setClosed = (channel: Channel, closed: boolean): void => {
    channel.closed = closed;
    state.dispatch('CHANNEL_UPDATE', channelJson(state, channel));
  };
  return {
    guilds: state.guilds,
    hide: (channel) => setClosed(channel, true),
    reveal: (channel) => setClosed(channel, false),
    addChannel: (guild, name) => {
      const channel = addChannel(state, { type: 0, name, guild });
      state.dispatch('CHANNEL_CREATE', channelJson(state, channel));
      return channel;
    },
    addGuild: (name, channels = ['일반'], locale = 'ko') => {
      const guild = addGuild(state, name, channels, locale);
      appears(guild);
      return guild;
    },
    removeGuild: (guild) => {
      state.guilds.delete(guild.id);
      for (const id of guild.channels.keys()) state.channels.delete(id);
      state.dispatch('GUILD_DELETE', { id: guild.id });
    },
    guildFails: (guild) => state.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true }),
    guildReturns: appears,
    deny: (channel, ...permissions) => void (channel.denied |= bitsOf(permissions)),
    allow: (channel, ...permissions) => void (channel.denied &= ~bitsOf(permissions)),
  };
}

function firstGuild({ guilds }: State): Guild {
  return first(guilds.values(), 'server');
}

function firstChannel(state: State): Channel {
  return first(firstGuild(state).channels.values(), 'channel');
}

function first<T>(values: Iterable<T>, what: string): T {
  for (const value of values) return value;
  throw new Error(`there is no ${what}`);
}

function bitsOf(permissions: readonly Permission[]): bigint {
  return permissions.reduce((bits, name) => bits | PERMISSION[name], 0n);
}

function people(state: State, filesUrl: string): Pick<LoopbackDiscord, 'person' | 'register' | 'commands'> {
  return {
    person: (name, { locale = 'ko', channel = firstChannel(state), manages = true } = {}) => {
      const known = [...state.users.values()].find((user) => user.global_name === name);
      const user = known ?? userOf(state.nextId(), name);
      state.users.set(user.id, user);
      channel.guild?.members.set(user.id, user);
      if (manages) state.plain.delete(user.id);
      else state.plain.add(user.id);
      return createPerson(state, { user, locale, channel, filesUrl });
    },
    register: (commands, guild) => {
      const problems = bodyProblems('PUT /applications/{application_id}/commands', commands);
      if (problems.length > 0) throw invalidBody(problems);
      overwrite(state, guild?.id ?? 'global', commands);
    },
    commands: (guild) => state.commands.get(guild?.id ?? 'global') ?? [],
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port was given');
  return address.port;
}

async function close(state: State, server: Server, gateway: Gateway): Promise<void> {
  gateway.stop();
  state.changes.close();
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
  if (state.failures.length > 0) throw state.failures[0];
}
