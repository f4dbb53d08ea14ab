// Answers to interactions: the callback within three seconds, and the webhook's follow-ups within fifteen minutes.
import type { APIMessage } from 'discord.js';
import { numberIn, objectIn, objectsIn, type JsonObject } from './json.ts';
import {
  change,
  EPHEMERAL,
  LOADING,
  makeMessage,
  publish,
  refuseEmptying,
  remove,
  whisper,
} from './messages.ts';
import * as refusal from './refusal.ts';
import { done, ok, type Call, type Reply, type Routes } from './route.ts';
import { ACKNOWLEDGE_WITHIN_MS, TOKEN_LIFE_MS, type Interaction, type State } from './state.ts';

const WEBHOOK = '/webhooks/{webhook_id}/{webhook_token}';
/** Which callbacks each type of interaction takes; a command cannot update a message, a modal cannot open another. */
const FITTING: Readonly<Record<number, readonly number[]>> = {
  2: [4, 5, 9],
  3: [4, 5, 6, 7, 9],
  4: [8],
  5: [4, 5, 6, 7],
};

export function interactionRoutes(state: State): Routes {
  return {
    'POST /interactions/{interaction_id}/{interaction_token}/callback': (call) => acknowledge(state, call),
    [`POST ${WEBHOOK}`]: (call) => ok(followUp(state, acknowledged(state, call), call.body)),
    [`GET ${WEBHOOK}/messages/@original`]: (call) => ok(original(acknowledged(state, call))),
    [`PATCH ${WEBHOOK}/messages/@original`]: (call) =>
      ok(editOriginal(state, acknowledged(state, call), call.body)),
    [`DELETE ${WEBHOOK}/messages/@original`]: (call) => drop(state, acknowledged(state, call), undefined),
    [`GET ${WEBHOOK}/messages/{message_id}`]: (call) => ok(own(acknowledged(state, call), call)),
    [`PATCH ${WEBHOOK}/messages/{message_id}`]: (call) => ok(editOwn(state, acknowledged(state, call), call)),
    [`DELETE ${WEBHOOK}/messages/{message_id}`]: (call) => drop(state, acknowledged(state, call), call),
  };
}

function acknowledge(state: State, call: Call): Reply {
  const interaction = state.interactions.get(call.parameters['interaction_token'] ?? '');
  if (!interaction || interaction.id !== call.parameters['interaction_id'])
    throw refusal.unknownInteraction();
  if (interaction.acknowledged) throw refusal.alreadyAcknowledged();
  if (state.clock.now() - interaction.createdAt > ACKNOWLEDGE_WITHIN_MS) throw refusal.unknownInteraction();
  const type = numberIn(call.body, 'type') ?? 0;
  if (!fits(interaction, type))
    throw refusal.invalidBody([
      { path: 'type', message: `${type} does not answer an interaction of type ${interaction.type}` },
    ]);
  carryOut(state, interaction, type, objectIn(call.body, 'data'));
  interaction.acknowledged = { type, afterMs: call.arrivedAt - interaction.sentAt };
  return call.query.get('with_response') === 'true' ? ok(responseOf(interaction, type)) : done;
}

function fits({ type: asked, source }: Interaction, type: number): boolean {
  const updates = type === 6 || type === 7;
  return (FITTING[asked] ?? []).includes(type) && (!updates || source !== undefined);
}

function carryOut(state: State, interaction: Interaction, type: number, data: JsonObject): void {
  if (type === 4) interaction.original = show(state, interaction, data);
  if (type === 5) defer(state, interaction, data);
  if (type === 6) Object.assign(interaction, { original: interaction.source, loading: true });
  if (type === 7) interaction.original = update(state, interaction, data);
  if (type === 8) interaction.choices = objectsIn(data, 'choices');
  if (type === 9) interaction.modal = data;
}

/** A new message of the interaction: public, or for the person alone. */
function show(state: State, interaction: Interaction, body: JsonObject, more: JsonObject = {}): APIMessage {
  const { channel, user } = interaction;
  const metadata = { id: interaction.id, type: interaction.type, user, authorizing_integration_owners: {} };
  const hooked = {
    webhook_id: state.applicationId,
    application_id: state.applicationId,
    interaction_metadata: metadata,
  };
  const message = makeMessage(state, channel, state.bot, body, { ...hooked, ...more });
  interaction.messages.push(message);
  if (((message.flags ?? 0) & EPHEMERAL) === 0) publish(state, channel, message);
  else whisper(state, user.id, message);
  return message;
}

function defer(state: State, interaction: Interaction, data: JsonObject): void {
  const flags = ((numberIn(data, 'flags') ?? 0) & EPHEMERAL) | LOADING;
  interaction.original = show(state, interaction, {}, { flags, type: interaction.type === 2 ? 20 : 19 });
  interaction.loading = true;
}

function update(state: State, interaction: Interaction, data: JsonObject): APIMessage {
  const { source, messages } = interaction;
  if (!source) throw refusal.unknownMessage();
  if (!messages.includes(source)) messages.push(source);
  return changed(state, interaction, source, data);
}

/** Changes a message; one that would show nothing afterwards is refused. */
function changed(state: State, { channel }: Interaction, message: APIMessage, body: JsonObject): APIMessage {
  refuseEmptying(message, body);
  return change(state, channel, message, body);
}

/** The interaction whose webhook this is, as long as its token is good. */
function acknowledged(state: State, { parameters }: Call): Interaction {
  const interaction = state.interactions.get(parameters['webhook_token'] ?? '');
  if (!interaction || parameters['webhook_id'] !== state.applicationId) throw refusal.unknownWebhook();
  if (state.clock.now() - interaction.createdAt > TOKEN_LIFE_MS) throw refusal.expiredToken();
  if (!interaction.acknowledged) throw refusal.unknownWebhook();
  return interaction;
}

/** The first one after a deferral takes the place of "is thinking", with the deferral's visibility. */
function followUp(state: State, interaction: Interaction, body: JsonObject): APIMessage {
  const deferred = interaction.loading && interaction.acknowledged?.type === 5;
  return deferred
    ? editOriginal(state, interaction, body)
    : show(state, interaction, body, repliedTo(interaction));
}

function repliedTo({ original: first }: Interaction): JsonObject {
  return first
    ? { type: 19, message_reference: { type: 0, message_id: first.id, channel_id: first.channel_id } }
    : {};
}

function original(interaction: Interaction): APIMessage {
  if (!interaction.original) throw refusal.unknownMessage();
  return interaction.original;
}

function editOriginal(state: State, interaction: Interaction, body: JsonObject): APIMessage {
  const message = original(interaction);
  const result = changed(state, interaction, message, body);
  if (!interaction.messages.includes(message)) interaction.messages.push(message);
  finish(interaction, message, body);
  return result;
}

function finish(interaction: Interaction, message: APIMessage, body: JsonObject): void {
  interaction.loading = false;
  const added = (numberIn(body, 'flags') ?? 0) & ~(EPHEMERAL | LOADING);
  Object.assign(message, { flags: ((message.flags ?? 0) & ~LOADING) | added });
}

function own(interaction: Interaction, { parameters }: Call): APIMessage {
  const candidates = [...interaction.messages, ...(interaction.original ? [interaction.original] : [])];
  const found = candidates.find(({ id }) => id === parameters['message_id']);
  if (!found) throw refusal.unknownMessage();
  return found;
}

function editOwn(state: State, interaction: Interaction, call: Call): APIMessage {
  const message = own(interaction, call);
  if (message === interaction.original) return editOriginal(state, interaction, call.body);
  return changed(state, interaction, message, call.body);
}

function drop(state: State, interaction: Interaction, call: Call | undefined): Reply {
  const message = call ? own(interaction, call) : original(interaction);
  remove(state, interaction.channel, message);
  const { messages } = interaction;
  if (messages.includes(message)) messages.splice(messages.indexOf(message), 1);
  if (message === interaction.original) {
    delete interaction.original;
    interaction.loading = false;
  }
  return done;
}

function responseOf({ id, type: asked, original: message, loading }: Interaction, type: number): JsonObject {
  const flags = message?.flags ?? 0;
  const about = message
    ? {
        response_message_id: message.id,
        response_message_loading: loading,
        response_message_ephemeral: (flags & EPHEMERAL) !== 0,
      }
    : {};
  const resource = message && type !== 6 ? { resource: { type, message } } : {};
  return { interaction: { id, type: asked, ...about }, ...resource };
}
