// Reactions: who put which emoji on a message, and the events about it.
import type { APIMessage, APIUser } from 'discord.js';
import type { JsonObject } from './json.ts';
import type { Channel, State } from './state.ts';

/** `emoji` is the character itself, or `name:id` of a server's own. */
export function react(
  state: State,
  channel: Channel,
  message: APIMessage,
  user: APIUser,
  emoji: string,
): void {
  tally(state, message, user, emoji, 1);
  state.dispatch('MESSAGE_REACTION_ADD', eventOf(channel, message, user, emoji));
}

export function unreact(
  state: State,
  channel: Channel,
  message: APIMessage,
  user: APIUser,
  emoji: string,
): void {
  tally(state, message, user, emoji, -1);
  state.dispatch('MESSAGE_REACTION_REMOVE', eventOf(channel, message, user, emoji));
}

function tally(state: State, message: APIMessage, user: APIUser, emoji: string, by: 1 | -1): void {
  const before = message.reactions ?? [];
  const old = before.find((entry) => entry.emoji.name === emoji);
  const count = (old?.count ?? 0) + by;
  const me = user.id === state.bot.id ? by === 1 : (old?.me ?? false);
  const others = before.filter((entry) => entry !== old);
  const entry = {
    emoji: { id: null, name: emoji },
    count,
    count_details: { burst: 0, normal: count },
    me,
    me_burst: false,
    burst_colors: [],
  };
  message.reactions = count > 0 ? [...others, entry] : others;
}

function eventOf(channel: Channel, message: APIMessage, user: APIUser, emoji: string): JsonObject {
  return {
    user_id: user.id,
    channel_id: channel.id,
    message_id: message.id,
    message_author_id: message.author.id,
    emoji: { id: null, name: emoji },
    burst: false,
    type: 0,
    ...(channel.guild ? { guild_id: channel.guild.id, member: { user, roles: [] } } : {}),
  };
}
