// Where something happens in Discord, and whose library is asked there.

export interface Place {
  /** The library: `guild:<id>`, or `user:<id>` in direct messages and where only the person brought the bot along. */
  readonly scope: string;
  readonly guildId: string | undefined;
  /** Nobody but the person and the bot is there. */
  readonly direct: boolean;
  /** The channel whose settings hold: a thread's is its parent. */
  readonly channelId: string;
  /** What the fair queue and the limits count as one server. */
  readonly server: string;
}

/** As much of an interaction as tells where it happened. */
export interface HappenedAt {
  readonly guildId: string | null;
  readonly channelId: string | null;
  readonly channel: { readonly parentId?: string | null; isThread?(): boolean } | null;
  readonly user: { readonly id: string };
  /** Discord's number of what kind of place it is, where it tells. */
  readonly context?: number | null;
  /** Who installed the bot. */
  readonly authorizingIntegrationOwners?: {
    readonly guildId?: string | null;
    readonly userId?: string | null;
  } | null;
}

export function placeOfInteraction(at: HappenedAt): Place {
  const { guildId: byServer, userId: byPerson } = at.authorizingIntegrationOwners ?? {};
  const isServers = at.guildId !== null && (byServer === at.guildId || typeof byPerson !== 'string');
  const direct = at.guildId === null && at.context !== BETWEEN_PEOPLE;
  return { ...placeOf(isServers ? at.guildId : null, settingsChannel(at), at.user.id), direct };
}

/** The direct messages of people with each other, where one of them brought the bot along. */
const BETWEEN_PEOPLE = 2;

/** As much of a message as tells where it was written. */
export interface WrittenAt {
  readonly guildId: string | null;
  readonly channelId: string;
  readonly channel: HappenedAt['channel'];
  readonly author: { readonly id: string };
}

export function placeOfMessage({ guildId, channelId, channel, author }: WrittenAt): Place {
  return placeOf(guildId, settingsChannel({ channelId, channel }), author.id);
}

function placeOf(guildId: string | null, channelId: string, userId: string): Place {
  const scope = guildId === null ? `user:${userId}` : `guild:${guildId}`;
  return { scope, guildId: guildId ?? undefined, direct: guildId === null, channelId, server: scope };
}

function settingsChannel({ channelId, channel }: Pick<HappenedAt, 'channelId' | 'channel'>): string {
  const parent = channel?.isThread?.() === true ? channel.parentId : undefined;
  return parent ?? channelId ?? '';
}
