// What a feed needs to know of a channel: whether the bot may post there, whether a person may, and whose library its articles go to.
import {
  type Client,
  type GuildBasedChannel,
  type GuildTextBasedChannel,
  PermissionFlagsBits as Permission,
  PermissionsBitField,
} from 'discord.js';
import type { Asker } from '../command.ts';
import { outcomeOf } from '../deliver/outcome.ts';
import { type IsOpen, type Place, placeOfMessage } from '../place.ts';

export type ChannelState =
  | { readonly kind: 'open'; readonly place: Place; readonly name: string }
  /** Nothing can be written there itself: a forum, a category. */
  | { readonly kind: 'no-text' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'forbidden' }
  /** Discord cannot tell now. */
  | { readonly kind: 'unknown' };

export interface FeedChannels {
  look(channelId: string): Promise<ChannelState>;
  /** Whether a person may see the channel and write there, as far as roles tell. */
  mayWrite(channelId: string, asker: Pick<Asker, 'id' | 'roles'>): boolean;
}

export function createFeedChannels(client: Client, isOpen: IsOpen): FeedChannels {
  return {
    async look(channelId) {
      const channel = await found(client, channelId);
      if (typeof channel === 'string') return { kind: channel };
      if (!channel.isTextBased()) return { kind: 'no-text' };
      if (!channel.guild.available) return { kind: 'unknown' };
      if (!client.user || !channel.permissionsFor(client.user)?.has(needed(channel)))
        return { kind: 'forbidden' };
      const at = { guildId: channel.guildId, channelId, channel, author: { id: '' } };
      return { kind: 'open', place: placeOfMessage(at, isOpen), name: channel.name };
    },
    mayWrite(channelId, asker) {
      const channel = client.channels.cache.get(channelId);
      if (!channel || channel.isDMBased() || !channel.isTextBased()) return false;
      return permissionsOf(channel, asker).has(needed(channel));
    },
  };
}

type Missing = Extract<ChannelState['kind'], 'gone' | 'forbidden' | 'unknown'>;

/** A thread that is archived is not held in memory. */
async function found({ channels }: Client, channelId: string): Promise<GuildBasedChannel | Missing> {
  try {
    const channel = channels.cache.get(channelId) ?? (await channels.fetch(channelId));
    return channel === null || channel.isDMBased() ? 'gone' : channel;
  } catch (error) {
    const outcome = outcomeOf(error);
    return outcome === 'gone' || outcome === 'forbidden' ? outcome : 'unknown';
  }
}

function needed(channel: GuildTextBasedChannel): bigint {
  return (
    Permission.ViewChannel | (channel.isThread() ? Permission.SendMessagesInThreads : Permission.SendMessages)
  );
}

/** As Discord computes them (its documentation, Permissions, "Permission Overwrites"): members themselves are not held in memory. */
function permissionsOf(
  channel: GuildTextBasedChannel,
  { id, roles }: Pick<Asker, 'id' | 'roles'>,
): PermissionsBitField {
  const { guild } = channel;
  const everyone = guild.id;
  const base = [everyone, ...roles].reduce(
    (bits, role) => bits | (guild.roles.cache.get(role)?.permissions.bitfield ?? 0n),
    0n,
  );
  const whole = new PermissionsBitField(base);
  if (guild.ownerId === id || whole.has(Permission.Administrator))
    return new PermissionsBitField(PermissionsBitField.All);
  const overwrites = (channel.isThread() ? channel.parent : channel)?.permissionOverwrites.cache;
  const steps = [[everyone], roles.filter((role) => role !== everyone), [id]];
  return new PermissionsBitField(
    steps.reduce((bits, ids) => {
      const here = ids.flatMap((one) => overwrites?.get(one) ?? []);
      const denied = here.reduce((sum, { deny }) => sum | deny.bitfield, 0n);
      return (bits & ~denied) | here.reduce((sum, { allow }) => sum | allow.bitfield, 0n);
    }, whole.bitfield),
  );
}
