// The bot's life: logs in, answers until it is told to stop, finishes what it has begun, and says how it ended with an exit code.
import { type Client, Events, Status } from 'discord.js';
import type { OutsideArticles } from '../core/article/outside.ts';
import type { Services } from '../core/services.ts';
import type { Language } from '../core/types.ts';
import { createAdding } from './adding.ts';
import { createAsking } from './asking.ts';
import { createAudit } from './audit.ts';
import { ANSWER_WITHIN_MS } from './bounded.ts';
import { createChangedAnswers } from './changed-answers.ts';
import { createClient } from './client.ts';
import type { Command } from './command.ts';
import { differs, planCommands } from './command-difference.ts';
import { createCommandLinks } from './command-links.ts';
import { COMMANDS } from './commands/index.ts';
import { createDeliveryTools } from './deliver/tools.ts';
import { type Desk, Stopping } from './desk.ts';
import { onInteraction } from './interactions.ts';
import { inviteLink } from './invite.ts';
import { createLeaving, SWEEP_MS } from './leaving.ts';
import { createLeftOut } from './left-out.ts';
import { createLimits, LIMITS } from './limits.ts';
import { createFeeds, type Feeds, type FeedSource } from './feeds/feeds.ts';
import type { Log } from './log.ts';
import { login, whenLost } from './login.ts';
import { onMessage } from './mentions.ts';
import { createOpenChannels } from './open-channels.ts';
import { KEEPER_WORDS } from './messages.keeper.ts';
import type { Metrics } from './metrics.ts';
import { registeredCommands } from './register.ts';
import { createFairQueue, QUEUE } from './queue.ts';
import { createSeen } from './seen.ts';
import { createSettings, type Settings } from './settings.ts';
import { createShelf } from './share.ts';
import { createTurns } from './turns.ts';

export interface BotParts {
  readonly services: Services;
  /** Reads articles behind links and in files. */
  readonly outside: OutsideArticles;
  /** Without it no feeds are followed. */
  readonly feeds?: FeedSource;
  readonly token: string;
  readonly apiUrl: string;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly language: Language;
  /** Takes one line for whoever started the bot. */
  readonly out: (line: string) => void;
  readonly now: () => Date;
  /** Milliseconds of a clock that only goes forward. */
  readonly clock: () => number;
  /** Milliseconds after which an answer is given up; 120,000 unless told. */
  readonly answerWithinMs?: number;
}

export interface Bot {
  readonly client: Client;
  /** Logs in; resolves when the bot is ready. Rejects as `login` does, or with the signal's reason. */
  start(): Promise<void>;
  /** Resolves with the failure when Discord has ended the login for good. */
  readonly lost: Promise<Error>;
  /** Takes no more; new questions are told that it is stopping. */
  stopTaking(): void;
  /** What still waits for its turn gets no answer and is told so; resolves when that is said. */
  dropWaiting(): Promise<void>;
  /** Resolves when every handler has ended. */
  idle(): Promise<void>;
  readonly stopping: boolean;
  /** Every connection to Discord is up. */
  readonly connected: boolean;
}

/** `signal` ends the wait for a Discord that cannot be reached. */
export function createBot(parts: BotParts, signal?: AbortSignal): Bot {
  const { log, apiUrl, token, services } = parts;
  const client = createClient({ apiUrl, log, ...(signal && { signal }) });
  const settings = createSettings(services);
  const state = { accepting: true };
  const desk = createDesk(parts, client, settings, () => state.accepting);
  const handlers = createHandlers();
  const lost = whenLost(client);
  client.on(Events.InteractionCreate, (interaction) => handlers.add(onInteraction(interaction, desk)));
  client.on(Events.MessageCreate, (message) => handlers.add(onMessage(message, desk)));
  followServers(client, parts, settings);
  followLeaving(client, parts, handlers, () => state.accepting);
  return {
    client,
    async start() {
      await login(client, token);
      if (!client.isReady()) throw new Error('expected a client that is ready after the login');
      greet(client, parts);
      handlers.add(lookAtCommands(client, desk, parts));
      if (desk.feeds) handlers.add(startFeeds(desk.feeds, parts));
    },
    lost,
    stopTaking() {
      state.accepting = false;
      desk.feeds?.stop();
    },
    dropWaiting() {
      desk.queue.drop(new Stopping());
      return handlers.idle();
    },
    async idle() {
      await Promise.all([handlers.idle(), desk.feeds?.idle()]);
      await desk.answers.idle();
    },
    get stopping() {
      return !state.accepting;
    },
    get connected() {
      return client.ws.shards.size > 0 && client.ws.shards.every(({ status }) => status === Status.Ready);
    },
  };
}

function createDesk(
  { services, outside, feeds, log, metrics, now, clock, answerWithinMs = ANSWER_WITHIN_MS }: BotParts,
  client: Client,
  settings: Settings,
  accepting: () => boolean,
): Desk {
  const tools = createDeliveryTools(client, { log, metrics });
  const audit = createAudit(services);
  const answers = createChangedAnswers({ services, tools, log, now, accepting });
  const leftOut = createLeftOut(clock);
  const { wait } = tools.time;
  const isOpen = createOpenChannels(client);
  const turns = createTurns();
  const shared = { client, services, outside, audit, changed: answers, isOpen, tools, turns, log, now };
  return {
    services,
    feeds: feeds && createFeeds({ ...shared, source: feeds }),
    adding: createAdding({ services, outside, audit, changed: answers, now, clock, wait }),
    audit,
    answers,
    isOpen,
    settings,
    ask: createAsking({ services, metrics, now, leftOut }),
    leftOut,
    queue: createFairQueue({ ...QUEUE, now: clock }),
    turns,
    limits: createLimits({ ...LIMITS, now: clock }),
    seen: createSeen(),
    shelf: createShelf(),
    commandLinks: createCommandLinks(),
    commands: new Map(COMMANDS.map((command): [string, Command] => [command.data.name, command])),
    tools,
    log,
    metrics,
    now,
    clock,
    answerWithinMs,
    accepting,
  };
}

/** Feeds that cannot be read back now are asked from the next start on. */
async function startFeeds(feeds: Feeds, { log }: BotParts): Promise<void> {
  await feeds.start().catch((error: unknown) => log.error({ err: error }, 'the feeds cannot be read'));
}

interface Handlers {
  add(handler: Promise<void>): void;
  idle(): Promise<void>;
}

function createHandlers(): Handlers {
  const atWork = new Set<Promise<void>>();
  return {
    add(handler) {
      const done = handler.finally(() => atWork.delete(done));
      atWork.add(done);
    },
    async idle() {
      while (atWork.size > 0) await Promise.allSettled(atWork);
    },
  };
}

/** A server's choices are read as soon as it is known, so that its first question already meets them. */
function followServers(client: Client, { log, metrics }: BotParts, settings: Settings): void {
  const load = (id: string): void => {
    settings
      .load(`guild:${id}`)
      .catch((error: unknown) => log.error({ err: error }, 'settings cannot be read'));
    metrics.set('servers', client.guilds.cache.size);
  };
  client.on(Events.ClientReady, ({ guilds }) => guilds.cache.forEach(({ id }) => load(id)));
  client.on(Events.GuildCreate, ({ id }) => load(id));
  client.on(Events.GuildDelete, ({ id, available }) => {
    if (available) settings.forget(`guild:${id}`);
    metrics.set('servers', client.guilds.cache.size);
  });
}

/** What belongs to servers that the bot left is marked, and forgotten in time: now and once a day. */
function followLeaving(
  client: Client,
  { services, log, now }: BotParts,
  handlers: Handlers,
  accepting: () => boolean,
): void {
  const leaving = createLeaving(services, now);
  const carryOut = (work: Promise<unknown>): void =>
    handlers.add(
      work.then(
        () => undefined,
        (error: unknown) => log.error({ err: error }, 'servers that were left cannot be looked after'),
      ),
    );
  const sweep = async (): Promise<void> => {
    const gone = await leaving.sweep();
    if (gone.length > 0) log.info({ scopes: gone.length }, 'forgot what belonged to servers that were left');
  };
  client.on(Events.ClientReady, ({ guilds }) => {
    carryOut(leaving.compare(new Set(guilds.cache.keys())).then(sweep));
    const daily = setInterval(() => {
      if (accepting()) carryOut(sweep());
      else clearInterval(daily);
    }, SWEEP_MS);
    daily.unref();
  });
  client.on(Events.GuildCreate, ({ id }) => carryOut(leaving.joined(id)));
  // The library tells of an outage otherwise, and of a server that is left during one like this.
  client.on(Events.GuildDelete, ({ id }) => carryOut(leaving.left(id)));
}

function greet(client: Client<true>, { out, language }: BotParts): void {
  const words = KEEPER_WORDS[language];
  out(words.ready(client.user.displayName, client.guilds.cache.size));
  out(words.invite(inviteLink(client.application.id)));
}

/** How many servers are looked at for commands of their own. */
const SERVERS_LOOKED_AT = 3;

/** Learns the ids of the commands, by which a message can offer them, and says when they are missing or old. */
async function lookAtCommands(
  client: Client<true>,
  desk: Desk,
  { out, language, log }: BotParts,
): Promise<void> {
  const { rest, application, guilds } = client;
  const wanted = COMMANDS.map(({ data }) => data);
  const isCurrent = (registered: readonly unknown[]): boolean => !differs(planCommands(wanted, registered));
  try {
    const everywhere = await registeredCommands({ rest, applicationId: application.id });
    desk.commandLinks.learn(everywhere);
    if (isCurrent(everywhere)) return;
    for (const guild of [...guilds.cache.keys()].slice(0, SERVERS_LOOKED_AT))
      if (isCurrent(await registeredCommands({ rest, applicationId: application.id, guild }))) return;
    out(KEEPER_WORDS[language].notRegistered);
  } catch (error) {
    log.warn({ err: error }, 'the registered commands cannot be read');
  }
}
