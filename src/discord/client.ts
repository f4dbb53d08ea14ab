// The library's client as this bot needs it: no privileged intent, nobody pinged, nothing kept that grows, no retry but our own.
import { Client, type ClientOptions, Events, GatewayIntentBits, Options, Partials } from 'discord.js';
import { gatewayOptions, type GatewayTools } from './gateway.ts';
import type { Log } from './log.ts';
import { keepToken, restOptions, tellLogOfRest } from './rest.ts';

export interface ClientParts extends GatewayTools {
  /** `https://discord.com/api`, a proxy before it, or Discord's stand-in of a test. */
  readonly apiUrl: string;
  /** Milliseconds until the first byte of a reply; 15,000 unless told. */
  readonly replyWithinMs?: number;
}

const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
] as const;

/** Not logged in yet. Only `login` may log it in. */
export function createClient({ apiUrl, replyWithinMs, ...tools }: ClientParts): Client {
  const client = new Client({
    intents: INTENTS,
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    shards: 'auto',
    rest: restOptions(apiUrl, replyWithinMs),
    ws: gatewayOptions(tools),
    ...CACHES,
  });
  keepToken(client.rest, () => client.token);
  forgetDirectChannels(client);
  tellLog(client, tools.log);
  tellLogOfRest(client.rest, tools.log);
  return client;
}

/** Messages and people come with the events that speak of them; only the bot itself is looked up later. */
const CACHES = {
  makeCache: Options.cacheWithLimits({
    ApplicationCommandManager: 0,
    ApplicationEmojiManager: 0,
    AutoModerationRuleManager: 0,
    BaseGuildEmojiManager: 0,
    EntitlementManager: 0,
    GuildBanManager: 0,
    GuildEmojiManager: 0,
    GuildInviteManager: 0,
    GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
    GuildScheduledEventManager: 0,
    GuildStickerManager: 0,
    MessageManager: 0,
    PresenceManager: 0,
    ReactionManager: 0,
    ReactionUserManager: 0,
    StageInstanceManager: 0,
    ThreadMemberManager: 0,
    UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
    VoiceStateManager: 0,
  }),
  sweepers: { threads: { interval: 3_600, lifetime: 3_600 } },
} as const satisfies Partial<ClientOptions>;

/** With each hourly sweep: direct channels where nothing was said since the last one. The next message brings them back. */
function forgetDirectChannels(client: Client): void {
  let seen = new Map<string, string | null | undefined>();
  client.on(Events.CacheSweep, () => {
    const direct = client.channels.cache.filter((channel) => channel.isDMBased());
    const idle = direct.filter(({ id, lastMessageId }) => seen.has(id) && seen.get(id) === lastMessageId);
    for (const id of idle.keys()) client.channels.cache.delete(id);
    seen = new Map(direct.map(({ id, lastMessageId }) => [id, lastMessageId]));
  });
}

function tellLog(client: Client, log: Log): void {
  client.on(Events.ShardError, (error, shard) => log.warn({ shard, err: error }, 'a connection failed'));
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'connecting to Discord again'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'connected again'));
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error({ shard, code }, 'Discord ended the login'),
  );
  client.on(Events.Error, (error) => log.error({ err: error }, 'the library reports an error'));
  client.on(Events.Warn, (message) => log.warn({ message }, 'the library warns'));
}
