// What the bot may read: without the message content intent only its own words, direct messages and messages that mention it.
import type { APIMessage } from 'discord.js';
import { isObject, textIn, listIn, objectIn, type JsonObject } from './json.ts';
import type { State } from './state.ts';

export const INTENT = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  guildMessageReactions: 1 << 10,
  directMessages: 1 << 12,
  directMessageReactions: 1 << 13,
  messageContent: 1 << 15,
} as const;

export const PRIVILEGED = INTENT.guildMembers | INTENT.guildPresences | INTENT.messageContent;

/** Every bit that is an intent today. */
export const KNOWN_INTENTS = 0x1_ffff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);

/** The intents of which one is enough to receive an event; undefined where none is needed. */
function intentsFor(event: string, data: JsonObject): number | undefined {
  const direct = textIn(data, 'guild_id') === undefined;
  if (event.startsWith('MESSAGE_REACTION'))
    return direct ? INTENT.directMessageReactions : INTENT.guildMessageReactions;
  if (event.startsWith('MESSAGE_')) return direct ? INTENT.directMessages : INTENT.guildMessages;
  if (/^(?:GUILD_(?:CREATE|UPDATE|DELETE)$|CHANNEL_|THREAD_)/u.test(event)) return INTENT.guilds;
  return undefined;
}

/** The event's data as a session with these intents receives it; undefined where it does not. */
export function seenBy(
  state: State,
  intents: number,
  event: string,
  data: JsonObject,
): JsonObject | undefined {
  const needed = intentsFor(event, data);
  if (needed !== undefined && (needed & intents) === 0) return undefined;
  return /^MESSAGE_(?:CREATE|UPDATE)$/u.test(event) ? readable(state, intents, data) : data;
}

/** A message with its words taken out where the bot may not read them; the message that it answers likewise. */
export function readable(state: State, intents: number, message: JsonObject): JsonObject {
  const answered = message['referenced_message'];
  const inner = isObject(answered) ? { referenced_message: readable(state, intents, answered) } : {};
  const words = mayRead(state, intents, message) ? {} : WORDLESS;
  return { ...message, ...words, ...inner };
}

const WORDLESS: JsonObject = { content: '', embeds: [], attachments: [], components: [] };

function mayRead(state: State, intents: number, message: JsonObject): boolean {
  if ((intents & INTENT.messageContent) !== 0) return true;
  if (textIn(objectIn(message, 'author'), 'id') === state.bot.id) return true;
  if (state.channels.get(textIn(message, 'channel_id') ?? '')?.type === 1) return true;
  return listIn(message, 'mentions').some((user) => textIn(user, 'id') === state.bot.id);
}

/** The same over REST, where the application's own switch counts and not a session's intents. */
export function readableOverRest(state: State, message: APIMessage): JsonObject {
  return readable(state, state.privileged, { ...message });
}
