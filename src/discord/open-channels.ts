// Tells which channels everybody of a server may see; one of which Discord has not sent all that decides it is taken for closed.
import { type Channel, ChannelType, type Client, Events, PermissionFlagsBits } from 'discord.js';
import type { HappenedIn, IsOpen } from './place.ts';

/**
 * An interaction brings its channel along without the channel's permissions, and the library then takes it for one that
 * has none of its own: only channels that came with their server, or in news of their own, are known whole.
 */
export function createOpenChannels(client: Client): IsOpen {
  const whole = new WeakSet<object>();
  const know = (channels: Iterable<Channel>): void => {
    for (const channel of channels) whole.add(channel);
  };
  client.on(Events.ClientReady, ({ channels }) => know(channels.cache.values()));
  client.on(Events.GuildCreate, ({ channels }) => know(channels.cache.values()));
  client.on(Events.GuildAvailable, ({ channels }) => know(channels.cache.values()));
  client.on(Events.ChannelCreate, (channel) => know([channel]));
  client.on(Events.ChannelUpdate, (_, channel) => know([channel]));
  return (happened) => {
    const channel = cachedChannel(client, happened);
    if (!channel || channel.type === ChannelType.PrivateThread || channel.isDMBased()) return false;
    const deciding = channel.isThread() ? channel.parent : channel;
    if (deciding === null || !whole.has(deciding)) return false;
    // The role of everybody has the server's id.
    return deciding.permissionsFor(deciding.guild.id)?.has(PermissionFlagsBits.ViewChannel) === true;
  };
}

function cachedChannel({ channels }: Client, happened: HappenedIn | null): Channel | undefined {
  return happened?.id === undefined ? undefined : channels.cache.get(happened.id);
}
