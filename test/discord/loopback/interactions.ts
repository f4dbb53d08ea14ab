// Makes interactions as Discord makes them when a person types a command, presses a button or sends a form.
import type { APIMessage, APIUser } from 'discord.js';
import type { JsonObject } from './json.ts';
import { INTERACTIONS_KEPT, keep, type Channel, type Interaction, type State } from './state.ts';
import { ALL_PERMISSIONS, memberJson, partialChannelJson, PERMISSION } from './wire.ts';

export interface Asked {
  readonly type: 2 | 3 | 4 | 5;
  readonly user: APIUser;
  readonly locale: string;
  readonly channel: Channel;
  /** The `data` of the interaction. */
  readonly data: JsonObject;
  /** The message whose component was used. */
  readonly source?: APIMessage;
}

const PLAIN = PERMISSION.viewChannel | PERMISSION.sendMessages | PERMISSION.readMessageHistory;

/** The payload of INTERACTION_CREATE, not sent yet. */
export function interactionJson(state: State, asked: Asked, id = state.nextId()): JsonObject {
  const { type, user, locale, channel, data, source } = asked;
  const { guild } = channel;
  const permissions = ALL_PERMISSIONS & ~channel.denied;
  const where = guild
    ? {
        guild_id: guild.id,
        guild_locale: guild.locale,
        member: memberJson(user, state.plain.has(user.id) ? PLAIN : ALL_PERMISSIONS),
        context: 0,
      }
    : { user, context: 1 };
  return {
    id,
    application_id: state.applicationId,
    type,
    token: `interaction-${id}-${Buffer.from(id).toString('base64url')}`,
    version: 1,
    channel_id: channel.id,
    channel: { ...partialChannelJson(state, channel), permissions: permissions.toString() },
    locale,
    app_permissions: permissions.toString(),
    entitlements: [],
    authorizing_integration_owners: { 0: guild?.id ?? '0' },
    attachment_size_limit: 10_485_760,
    ...where,
    ...(guild ? { guild: { id: guild.id, locale: guild.locale, features: [] } } : {}),
    ...(source ? { message: source } : {}),
    data,
  };
}

/** Remembers the interaction, sends it to the bot and starts the three seconds. */
export function sendInteraction(state: State, asked: Asked): Interaction {
  const payload = interactionJson(state, asked);
  const interaction: Interaction = {
    id: String(payload['id']),
    token: String(payload['token']),
    type: asked.type,
    payload,
    user: asked.user,
    channel: asked.channel,
    createdAt: state.clock.now(),
    sentAt: performance.now(),
    ...(asked.source ? { source: asked.source } : {}),
    loading: false,
    messages: [],
  };
  keep(state.interactions, interaction.token, interaction, INTERACTIONS_KEPT);
  state.dispatch('INTERACTION_CREATE', payload);
  return interaction;
}
