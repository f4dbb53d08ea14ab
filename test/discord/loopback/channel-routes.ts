// Channels, messages, threads and reactions as the bot reaches them over REST, with its permissions looked at.
import type { APIMessage } from 'discord.js';
import { objectIn, textIn, type JsonObject } from './json.ts';
import {
  change,
  directChannel,
  makeMessage,
  publish,
  refuseEmptying,
  remove,
  startThread,
} from './messages.ts';
import { react, unreact } from './reactions.ts';
import * as refusal from './refusal.ts';
import { done, ok, type Call, type Reply, type Routes } from './route.ts';
import { append, keep, type Channel, type State } from './state.ts';
import { readableOverRest } from './visibility.ts';
import { channelJson, PERMISSION } from './wire.ts';

const CHANNEL = '/channels/{channel_id}';
const MESSAGE = '/channels/{channel_id}/messages/{message_id}';
const NONCES_KEPT = 1_000;

export function channelRoutes(state: State): Routes {
  return {
    [`GET ${CHANNEL}`]: (call) => ok(channelJson(state, channelOf(state, call))),
    [`GET ${CHANNEL}/messages`]: (call) => ok(list(state, call)),
    [`POST ${CHANNEL}/messages`]: (call) => ok(create(state, call)),
    [`GET ${MESSAGE}`]: (call) => ok(readableOverRest(state, messageOf(state, call))),
    [`PATCH ${MESSAGE}`]: (call) => ok(edit(state, call)),
    [`DELETE ${MESSAGE}`]: (call) => drop(state, call),
    [`POST ${CHANNEL}/typing`]: (call) => typing(state, call),
    [`POST ${CHANNEL}/threads`]: (call) => ok(thread(state, call), 201),
    [`POST ${MESSAGE}/threads`]: (call) => ok(thread(state, call), 201),
    [`PUT ${CHANNEL}/thread-members/@me`]: (call) => (channelOf(state, call), done),
    [`PUT ${MESSAGE}/reactions/{emoji_name}/@me`]: (call) => reaction(state, call, true),
    [`DELETE ${MESSAGE}/reactions/{emoji_name}/@me`]: (call) => reaction(state, call, false),
    'POST /users/@me/channels': (call) => ok(openDirect(state, call)),
  };
}

/** The channel, where the bot may see it and has `needed` (bits of permissions) there. */
function channelOf(state: State, { parameters }: Call, needed = 0n): Channel {
  const channel = state.channels.get(parameters['channel_id'] ?? '');
  if (!channel || (channel.guild && !state.guilds.has(channel.guild.id))) throw refusal.unknownChannel();
  const denied = channel.denied | (channel.parent?.denied ?? 0n);
  if ((denied & PERMISSION.viewChannel) !== 0n) throw refusal.missingAccess();
  if ((denied & needed) !== 0n)
    throw channel.type === 1 ? refusal.cannotWriteToPerson() : refusal.missingPermissions();
  return channel;
}

function messageOf(state: State, call: Call): APIMessage {
  const message = channelOf(state, call).messages.get(call.parameters['message_id'] ?? '');
  if (!message) throw refusal.unknownMessage();
  return message;
}

/** Newest first, as Discord lists; `before`, `after` and `around` are ids. */
function list(state: State, call: Call): JsonObject[] {
  const all = [...channelOf(state, call, PERMISSION.readMessageHistory).messages.values()];
  const limit = limitOf(call.query.get('limit'));
  return page(all, call.query, limit)
    .reverse()
    .map((message) => readableOverRest(state, message));
}

function limitOf(given: string | null): number {
  const limit = given === null ? 50 : Number(given);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return limit;
  throw refusal.invalidBody([{ path: 'limit', message: '1 to 100' }]);
}

function page(all: readonly APIMessage[], query: URLSearchParams, limit: number): APIMessage[] {
  const [before, after, around] = ['before', 'after', 'around'].map((key) => query.get(key));
  if (before) return all.filter(({ id }) => BigInt(id) < BigInt(before)).slice(-limit);
  if (after) return all.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit);
  if (!around) return all.slice(-limit);
  const half = Math.floor(limit / 2);
  const index = all.findIndex(({ id }) => BigInt(id) >= BigInt(around));
  const middle = index === -1 ? all.length : index;
  return all.slice(Math.max(middle - half, 0), middle - half + limit);
}

function create(state: State, call: Call): JsonObject {
  const direct = state.channels.get(call.parameters['channel_id'] ?? '')?.type;
  const channel = channelOf(
    state,
    call,
    direct === 11 ? PERMISSION.sendMessagesInThreads : PERMISSION.sendMessages,
  );
  const { nonce } = call.body;
  const key = call.body['enforce_nonce'] === true ? `${channel.id} ${String(nonce)}` : undefined;
  const before = key === undefined ? undefined : state.nonces.get(key);
  if (before) return { ...before };
  checkReference(channel, call.body);
  const message = makeMessage(state, channel, state.bot, call.body);
  if (key !== undefined) keep(state.nonces, key, message, NONCES_KEPT);
  publish(state, channel, message);
  return { ...message };
}

/** Answering a message that is gone is refused unless `fail_if_not_exists` is false; answering needs the right to read. */
function checkReference(channel: Channel, body: JsonObject): void {
  const reference = objectIn(body, 'message_reference');
  const id = textIn(reference, 'message_id');
  const denied = channel.denied | (channel.parent?.denied ?? 0n);
  if (id !== undefined && (denied & PERMISSION.readMessageHistory) !== 0n) throw refusal.cannotReply();
  if (id === undefined || channel.messages.has(id) || reference['fail_if_not_exists'] === false) return;
  throw refusal.invalidBody([{ path: 'message_reference', message: 'Unknown message' }]);
}

function edit(state: State, call: Call): JsonObject {
  const message = messageOf(state, call);
  if (message.author.id !== state.bot.id) throw refusal.notTheAuthor();
  refuseEmptying(message, call.body);
  return { ...change(state, channelOf(state, call), message, call.body) };
}

function drop(state: State, call: Call): Reply {
  const message = messageOf(state, call);
  const foreign = message.author.id !== state.bot.id;
  remove(state, channelOf(state, call, foreign ? PERMISSION.manageMessages : 0n), message);
  return done;
}

function typing(state: State, call: Call): Reply {
  append(channelOf(state, call, PERMISSION.sendMessages).typedAt, call.arrivedAt, 100);
  return done;
}

function thread(state: State, call: Call): JsonObject {
  const channel = channelOf(state, call, PERMISSION.createPublicThreads);
  const from = call.parameters['message_id'] === undefined ? undefined : messageOf(state, call);
  if (from && state.channels.has(from.id)) throw refusal.threadExists();
  return channelJson(state, startThread(state, channel, textIn(call.body, 'name') ?? '', state.bot.id, from));
}

function reaction(state: State, call: Call, added: boolean): Reply {
  const channel = channelOf(state, call, added ? PERMISSION.addReactions : 0n);
  const message = messageOf(state, call);
  (added ? react : unreact)(state, channel, message, state.bot, call.parameters['emoji_name'] ?? '');
  return done;
}

function openDirect(state: State, call: Call): JsonObject {
  const user = state.users.get(textIn(call.body, 'recipient_id') ?? '');
  if (!user) throw refusal.unknownUser();
  return channelJson(state, directChannel(state, user));
}
