// Makes, changes and deletes messages, tells the sessions about it, and records whom they notified.
import type { APIMessage, APIUser } from 'discord.js';
import { mentionedIn, type Mentioned } from './pings.ts';
import { listIn, numberIn, objectIn, textIn, type JsonObject } from './json.ts';
import { invalidBody } from './refusal.ts';
import { append, keep, MESSAGES_KEPT, type Channel, type Guild, type State } from './state.ts';
import { channelJson, memberWithoutUser, userOf } from './wire.ts';

const PINGS_KEPT = 10_000;
export const EPHEMERAL = 64;
export const LOADING = 128;

/** A message of `author` in `channel`, made of a request's body; nobody is told yet. */
export function makeMessage(
  state: State,
  channel: Channel,
  author: APIUser,
  body: JsonObject,
  more: JsonObject = {},
): APIMessage {
  const answered = answeredMessage(channel, body);
  const mentioned = mentionedIn(body, answered?.author);
  const message: JsonObject = {
    ...BLANK,
    id: state.nextId(),
    channel_id: channel.id,
    author,
    timestamp: new Date(state.clock.now()).toISOString(),
    ...wordsOf(body),
    ...peopleOf(state, mentioned),
    flags: numberIn(body, 'flags') ?? 0,
    ...('nonce' in body ? { nonce: body['nonce'] } : {}),
    ...(answered ? answerPart(channel, answered) : {}),
    ...more,
  };
  if (!isMessage(message)) throw new Error('a message without its parts was made');
  if (author.id === state.bot.id) recordPing(state, message.id, mentioned);
  return message;
}

function isMessage(json: JsonObject | APIMessage): json is APIMessage {
  return ['id', 'channel_id', 'author', 'content', 'embeds', 'type'].every((key) => key in json);
}

const BLANK: JsonObject = {
  type: 0,
  content: '',
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  components: [],
  pinned: false,
};

/** The parts that a body may set or change. */
function wordsOf(body: JsonObject): Partial<APIMessage> {
  const words: JsonObject = {};
  if ('content' in body) words['content'] = (textIn(body, 'content') ?? '').trim();
  for (const key of ['embeds', 'components', 'attachments']) if (key in body) words[key] = listIn(body, key);
  return words;
}

function peopleOf(state: State, { everyone, users, roles }: Mentioned): Partial<APIMessage> {
  const mentions = users.map((id) => state.users.get(id) ?? userOf(id, 'unknown'));
  return { mention_everyone: everyone, mentions, mention_roles: [...roles] };
}

function answeredMessage(channel: Channel, body: JsonObject): APIMessage | undefined {
  const id = textIn(objectIn(body, 'message_reference'), 'message_id');
  return id === undefined ? undefined : channel.messages.get(id);
}

function answerPart(channel: Channel, answered: APIMessage): JsonObject {
  const where = channel.guild ? { guild_id: channel.guild.id } : {};
  const { referenced_message: _deeper, ...shallow } = answered;
  return {
    type: 19,
    message_reference: { type: 0, message_id: answered.id, channel_id: channel.id, ...where },
    referenced_message: shallow,
  };
}

function recordPing(state: State, messageId: string, mentioned: Mentioned): void {
  const { everyone, users, roles } = mentioned;
  if (everyone || users.length > 0 || roles.length > 0)
    append(state.pings, { messageId, ...mentioned }, PINGS_KEPT);
}

/** Puts the message where everyone sees it, and tells the sessions. */
export function publish(state: State, channel: Channel, message: APIMessage): void {
  keep(channel.messages, message.id, message, MESSAGES_KEPT);
  state.times.set(message, performance.now());
  if (message.author.id === state.bot.id && !message.interaction_metadata) index(state, channel, message);
  state.dispatch('MESSAGE_CREATE', eventOf(channel, message));
}

function index(state: State, channel: Channel, message: APIMessage): void {
  const answered = message.message_reference?.message_id;
  if (answered === undefined) append(channel.loose, message, MESSAGES_KEPT);
  else keep(state.answers, answered, [...(state.answers.get(answered) ?? []), message], MESSAGES_KEPT);
}

/** Shows the message to one person alone; no event, no history. */
export function whisper(state: State, viewer: string, message: APIMessage): void {
  keep(state.hidden, message.id, { message, viewer }, MESSAGES_KEPT);
}

/** Changes a message in place and tells the sessions where it is public. */
export function change(state: State, channel: Channel, message: APIMessage, body: JsonObject): APIMessage {
  const mentioned = mentionedIn(body, pingedByReply(message));
  Object.assign(message, wordsOf(body), 'content' in body ? peopleOf(state, mentioned) : {});
  message.edited_timestamp = new Date(state.clock.now()).toISOString();
  if (message.author.id === state.bot.id) recordPing(state, message.id, mentioned);
  if (channel.messages.has(message.id)) state.dispatch('MESSAGE_UPDATE', eventOf(channel, message));
  return message;
}

/** Who is notified by the reply itself stays so whatever the words become. */
function pingedByReply({ referenced_message: answered, mentions }: APIMessage): APIUser | undefined {
  return mentions.find(({ id }) => id === answered?.author.id);
}

export function remove(state: State, channel: Channel, message: APIMessage): void {
  state.hidden.delete(message.id);
  if (!channel.messages.delete(message.id)) return;
  const where = channel.guild ? { guild_id: channel.guild.id } : {};
  state.dispatch('MESSAGE_DELETE', { id: message.id, channel_id: channel.id, ...where });
}

/** Throws where the change would leave a message that shows nothing. */
export function refuseEmptying(message: APIMessage, body: JsonObject): void {
  const { content, embeds, components, attachments, poll } = { ...message, ...wordsOf(body) };
  const lists = [embeds, components ?? [], attachments];
  if (content.trim() !== '' || poll || lists.some((list) => list.length > 0)) return;
  throw invalidBody([{ path: 'content', message: 'Cannot send an empty message' }]);
}

/** A message as MESSAGE_CREATE carries it. */
export function eventOf(channel: Channel, message: APIMessage): JsonObject {
  if (!channel.guild) return { ...message, channel_type: channel.type };
  return { ...message, guild_id: channel.guild.id, member: memberWithoutUser() };
}

export function addChannel(
  state: State,
  channel: Omit<Channel, 'id' | 'messages' | 'denied' | 'closed' | 'typedAt' | 'loose'>,
  id = state.nextId(),
): Channel {
  const made: Channel = {
    ...channel,
    id,
    messages: new Map(),
    denied: 0n,
    closed: false,
    typedAt: [],
    loose: [],
  };
  state.channels.set(id, made);
  channel.guild?.channels.set(id, made);
  return made;
}

/** The direct messages with `user`, opened where there are none yet. */
export function directChannel(state: State, user: APIUser): Channel {
  const open = [...state.channels.values()].find(
    ({ type, recipient }) => type === 1 && recipient?.id === user.id,
  );
  return open ?? addChannel(state, { type: 1, name: user.username, recipient: user });
}

/** A thread below `parent`; with a message its id is the message's, as in Discord. */
export function startThread(
  state: State,
  parent: Channel,
  name: string,
  ownerId: string,
  from?: APIMessage,
  type: 11 | 12 = 11,
): Channel {
  const guild = parent.guild ? { guild: parent.guild } : {};
  const thread = addChannel(state, { type, name, parent, ownerId, ...guild }, from?.id);
  const json = channelJson(state, thread);
  if (from) Object.assign(from, { thread: json, flags: (from.flags ?? 0) | 32 });
  state.dispatch('THREAD_CREATE', { ...json, newly_created: true });
  return thread;
}

export function addGuild(state: State, name: string, channelNames: readonly string[], locale: string): Guild {
  const owner = userOf(state.nextId(), `${name} owner`);
  const members = new Map([owner, state.bot].map((user) => [user.id, user]));
  const guild: Guild = { id: state.nextId(), name, locale, owner, members, channels: new Map() };
  state.users.set(owner.id, owner);
  state.guilds.set(guild.id, guild);
  for (const channel of channelNames) addChannel(state, { type: 0, name: channel, guild });
  return guild;
}
