// The bot's own account, the gateway's address, users and servers.
import type { APIUser } from 'discord.js';
import type { JsonObject } from './json.ts';
import { unknownGuild, unknownUser } from './refusal.ts';
import { ok, type Call, type Routes } from './route.ts';
import type { Channel, Guild, State } from './state.ts';
import { channelJson, guildJson, memberJson } from './wire.ts';

/** `logins` counts the identifies so far: Discord allows 1,000 a day. */
export function accountRoutes(state: State, url: () => string, logins: () => number): Routes {
  const application = (): JsonObject => applicationJson(state);
  return {
    'GET /gateway': () => ok({ url: url() }),
    'GET /gateway/bot': () => ok({ url: url(), shards: 1, session_start_limit: startLimit(logins()) }),
    'GET /users/@me': () => ok(state.bot),
    'GET /users/{user_id}': (call) => ok(userOf(state, call)),
    'GET /applications/@me': () => ok(application()),
    'GET /oauth2/applications/@me': () => ok(application()),
    'GET /users/@me/guilds': () => ok([...state.guilds.values()].map((guild) => guildJson(guild))),
    'GET /guilds/{guild_id}': (call) => ok(guildJson(guildOf(state, call))),
    'GET /guilds/{guild_id}/channels': (call) => ok(channelsOf(state, guildOf(state, call), 0)),
    'GET /guilds/{guild_id}/threads/active': (call) =>
      ok({ threads: channelsOf(state, guildOf(state, call), 11), members: [] }),
    'GET /guilds/{guild_id}/members/{user_id}': (call) => ok(memberJson(memberOf(state, call))),
    'GET /guilds/{guild_id}/roles': (call) => ok(guildJson(guildOf(state, call))['roles']),
  };
}

const LOGINS_A_DAY = 1_000;

function startLimit(used: number): JsonObject {
  return {
    total: LOGINS_A_DAY,
    remaining: Math.max(LOGINS_A_DAY - used, 0),
    reset_after: 86_400_000,
    max_concurrency: 1,
  };
}

function applicationJson({ applicationId, bot }: State): JsonObject {
  return {
    id: applicationId,
    name: bot.global_name,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    bot,
    verify_key: '0'.repeat(64),
    flags: 0,
    owner: bot,
    team: null,
    integration_types_config: {
      0: { oauth2_install_params: { scopes: ['applications.commands', 'bot'], permissions: '0' } },
    },
  };
}

function userOf(state: State, { parameters }: Call): APIUser {
  const user = state.users.get(parameters['user_id'] ?? '');
  if (!user) throw unknownUser();
  return user;
}

function guildOf(state: State, { parameters }: Call): Guild {
  const guild = state.guilds.get(parameters['guild_id'] ?? '');
  if (!guild) throw unknownGuild();
  return guild;
}

function channelsOf(state: State, guild: Guild, type: Channel['type']): JsonObject[] {
  const wanted = [...guild.channels.values()].filter((channel) => channel.type === type);
  return wanted.map((channel) => channelJson(state, channel));
}

function memberOf(state: State, call: Call): APIUser {
  const asked = call.parameters['user_id'] === '@me' ? state.bot.id : call.parameters['user_id'];
  const user = guildOf(state, call).members.get(asked ?? '');
  if (!user) throw unknownUser();
  return user;
}
