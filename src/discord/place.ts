// Where something happens in Discord, and whose library is asked there.

export interface Place {
  /** Whose settings and limits hold: `guild:<id>`, or `user:<id>` in direct messages and where only the person brought the bot along. */
  readonly scope: string;
  /** The library that is asked: the scope's, or in a channel that not everybody may see `guild:<id>/channel:<id>`, which is offered the scope's. */
  readonly library: string;
  readonly guildId: string | undefined;
  /** Nobody but the person and the bot is there. */
  readonly direct: boolean;
  /** The channel whose settings hold: a thread's is its parent. */
  readonly channelId: string;
  /** What the fair queue and the limits count as one server. */
  readonly server: string;
}

/** As much of a channel as tells what it is. */
export interface HappenedIn {
  readonly id?: string;
  readonly type?: number;
  readonly parentId?: string | null;
  isThread?(): boolean;
}

/** Whether everybody of the server may see a channel; false where that is not known. */
export type IsOpen = (channel: HappenedIn | null) => boolean;

/** As much of an interaction as tells where it happened. */
export interface HappenedAt {
  readonly guildId: string | null;
  readonly channelId: string | null;
  readonly channel: HappenedIn | null;
  readonly user: { readonly id: string };
  /** Discord's number of what kind of place it is, where it tells. */
  readonly context?: number | null;
  /** Who installed the bot. */
  readonly authorizingIntegrationOwners?: {
    readonly guildId?: string | null;
    readonly userId?: string | null;
  } | null;
}

export function placeOfInteraction(at: HappenedAt, isOpen: IsOpen): Place {
  const direct = at.guildId === null && at.context !== BETWEEN_PEOPLE;
  return { ...placeOf(serverOf(at), at, at.user.id, isOpen), direct };
}

/** The server whose library is asked; null where it is the person's own. */
export function serverOf({
  guildId,
  authorizingIntegrationOwners,
}: Pick<HappenedAt, 'guildId' | 'authorizingIntegrationOwners'>): string | null {
  const { guildId: byServer, userId: byPerson } = authorizingIntegrationOwners ?? {};
  return guildId !== null && (byServer === guildId || typeof byPerson !== 'string') ? guildId : null;
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

export function placeOfMessage({ guildId, channelId, channel, author }: WrittenAt, isOpen: IsOpen): Place {
  return placeOf(guildId, { channelId, channel }, author.id, isOpen);
}

type InChannel = Pick<HappenedAt, 'channelId' | 'channel'>;

function placeOf(guildId: string | null, at: InChannel, userId: string, isOpen: IsOpen): Place {
  const scope = guildId === null ? `user:${userId}` : `guild:${guildId}`;
  const library = guildId === null || isOpen(at.channel) ? scope : `${scope}/channel:${hiddenChannel(at)}`;
  return {
    scope,
    library,
    guildId: guildId ?? undefined,
    direct: guildId === null,
    channelId: settingsChannel(at),
    server: scope,
  };
}

function settingsChannel({ channelId, channel }: InChannel): string {
  const parent = channel?.isThread?.() === true ? channel.parentId : undefined;
  return parent ?? channelId ?? '';
}

/** Discord's number of a thread that only those who were invited see. */
const PRIVATE_THREAD = 12;

/** A private thread keeps to itself even in a channel that is closed; any other thread is its channel's. */
function hiddenChannel(at: InChannel): string {
  return at.channel?.type === PRIVATE_THREAD ? (at.channelId ?? '') : settingsChannel(at);
}
