// The JSON of users, servers, channels and members as Discord sends it.
import type { APIUser } from 'discord.js';
import type { JsonObject } from './json.ts';
import type { Channel, Guild, State } from './state.ts';

/** Every permission that exists today. */
export const ALL_PERMISSIONS = (1n << 53n) - 1n;

/** Whoever has it sees every channel. */
const ADMINISTRATOR = 1n << 3n;

export const PERMISSION = {
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  createPublicThreads: 1n << 35n,
  sendMessagesInThreads: 1n << 38n,
} as const;

const JOINED_AT = '2025-01-01T00:00:00.000000+00:00';

export function userOf(id: string, name: string, bot = false): APIUser {
  const marks: JsonObject = bot ? { public_flags: 0, bot } : { public_flags: 0 };
  return { id, username: name.toLowerCase(), discriminator: '0', global_name: name, avatar: null, ...marks };
}

export function memberJson(user: APIUser, permissions?: bigint): JsonObject {
  return { ...memberWithoutUser(permissions), user };
}

export function memberWithoutUser(permissions?: bigint): JsonObject {
  return {
    nick: null,
    avatar: null,
    banner: null,
    roles: [],
    joined_at: JOINED_AT,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
    ...(permissions === undefined ? {} : { permissions: permissions.toString() }),
  };
}

export function channelJson(state: State, channel: Channel): JsonObject {
  const last = [...channel.messages.keys()].at(-1) ?? null;
  const base = { id: channel.id, type: channel.type, last_message_id: last, flags: 0 };
  if (channel.type === 1) return { ...base, recipients: channel.recipient ? [channel.recipient] : [] };
  const named = { ...base, name: channel.name, guild_id: channel.guild?.id, rate_limit_per_user: 0 };
  return channel.type === 11 || channel.type === 12
    ? { ...named, ...threadPart(channel) }
    : { ...named, ...textPart(state, channel) };
}

function textPart(state: State, { denied, closed, guild }: Channel): JsonObject {
  // Who closes a channel lets the bot in.
  const allowed = closed ? PERMISSION.viewChannel & ~denied : 0n;
  const forBot = { id: state.bot.id, type: 1, allow: allowed.toString(), deny: denied.toString() };
  const forAll = { id: guild?.id, type: 0, allow: '0', deny: PERMISSION.viewChannel.toString() };
  const overwrites = [...(denied === 0n && !closed ? [] : [forBot]), ...(closed ? [forAll] : [])];
  return { position: 0, permission_overwrites: overwrites, nsfw: false, topic: null, parent_id: null };
}

function threadPart(channel: Channel): JsonObject {
  return {
    parent_id: channel.parent?.id,
    owner_id: channel.ownerId,
    message_count: channel.messages.size,
    total_message_sent: channel.messages.size,
    member_count: 1,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: JOINED_AT,
      create_timestamp: JOINED_AT,
      locked: false,
    },
  };
}

/** A channel as an interaction brings it along: who may do what there stands in it for the asker alone. */
export function partialChannelJson(state: State, channel: Channel): JsonObject {
  const { permission_overwrites: _, ...partial } = channelJson(state, channel);
  return partial;
}

/** What GUILD_CREATE carries. */
export function guildCreateJson(state: State, guild: Guild): JsonObject {
  const channels = [...guild.channels.values()];
  const json = (wanted: readonly Channel[]): JsonObject[] =>
    wanted.map((channel) => channelJson(state, channel));
  return {
    ...guildJson(guild),
    joined_at: JOINED_AT,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: [...guild.members.values()].map((user) => memberJson(user)),
    channels: json(channels.filter(({ type }) => type === 0)),
    threads: json(channels.filter(({ type }) => type === 11 || type === 12)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** What GET /guilds/{guild_id} answers. */
export function guildJson(guild: Guild): JsonObject {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner.id,
    preferred_locale: guild.locale,
    roles: [everyoneRole(guild)],
    ...LOOKS,
    ...RULES,
  };
}

function everyoneRole({ id }: Guild): JsonObject {
  return {
    id,
    name: '@everyone',
    permissions: (ALL_PERMISSIONS & ~ADMINISTRATOR).toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: 0,
    managed: false,
    mentionable: false,
    flags: 0,
    icon: null,
    unicode_emoji: null,
  };
}

const LOOKS: JsonObject = {
  icon: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  description: null,
  vanity_url_code: null,
  emojis: [],
  stickers: [],
  features: [],
  premium_tier: 0,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
};

const RULES: JsonObject = {
  afk_channel_id: null,
  afk_timeout: 300,
  application_id: null,
  default_message_notifications: 1,
  explicit_content_filter: 0,
  hub_type: null,
  incidents_data: null,
  max_members: 500_000,
  max_presences: null,
  max_stage_video_channel_users: 50,
  max_video_channel_users: 25,
  mfa_level: 0,
  nsfw: false,
  nsfw_level: 0,
  public_updates_channel_id: null,
  region: 'deprecated',
  rules_channel_id: null,
  safety_alerts_channel_id: null,
  system_channel_flags: 0,
  system_channel_id: null,
  verification_level: 0,
  widget_channel_id: null,
  widget_enabled: false,
};
