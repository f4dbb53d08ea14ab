// Everything that the loopback Discord remembers: people, servers, channels, messages, commands and interactions; all of it bounded.
import type { APIMessage, APIUser } from 'discord.js';
import type { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import type { JsonObject } from './json.ts';

export interface Channel {
  readonly id: string;
  /** 0 text in a server, 1 direct messages, 11 public thread, 12 private thread. */
  readonly type: 0 | 1 | 11 | 12;
  readonly name: string;
  readonly guild?: Guild;
  readonly parent?: Channel;
  readonly recipient?: APIUser;
  readonly ownerId?: string;
  /** Oldest first; the first ones are forgotten beyond MESSAGES_KEPT. */
  readonly messages: Map<string, APIMessage>;
  /** Bits of permissions that the bot lacks here. */
  denied: bigint;
  /** Only those who were let in see it, and not everybody in the server. */
  closed: boolean;
  /** When the bot showed that it types, performance.now(). */
  readonly typedAt: number[];
  /** The bot's messages that answer nothing, oldest first: a long answer's later parts. */
  readonly loose: APIMessage[];
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly owner: APIUser;
  readonly members: Map<string, APIUser>;
  readonly channels: Map<string, Channel>;
}

export interface Acknowledgement {
  /** The type of the interaction callback: 4 message, 5 later, 6 and 7 update, 8 choices, 9 modal. */
  readonly type: number;
  /** Real milliseconds from the packet on the gateway to the request's arrival. */
  readonly afterMs: number;
}

/** An interaction and all that was answered to it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal submit. */
  readonly type: number;
  readonly payload: JsonObject;
  readonly user: APIUser;
  readonly channel: Channel;
  readonly createdAt: number;
  readonly sentAt: number;
  readonly source?: APIMessage;
  acknowledged?: Acknowledgement;
  /** True between a deferral and its first edit or follow-up. */
  loading: boolean;
  original?: APIMessage;
  readonly messages: APIMessage[];
  modal?: JsonObject;
  choices?: readonly JsonObject[];
}

export interface Ping {
  readonly messageId: string;
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

export interface State {
  readonly clock: Clock;
  readonly changes: Changes;
  readonly nextId: () => string;
  readonly token: string;
  readonly applicationId: string;
  readonly bot: APIUser;
  /** Privileged intents that the application may ask for, as bits. */
  readonly privileged: number;
  readonly users: Map<string, APIUser>;
  /** Ids of people who may not manage the servers that they are in. */
  readonly plain: Set<string>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  /** By scope: `global` or a server's id. */
  readonly commands: Map<string, JsonObject[]>;
  readonly interactions: Map<string, Interaction>;
  /** Messages that one person alone sees: by id, with that person's id. */
  readonly hidden: Map<string, { readonly message: APIMessage; readonly viewer: string }>;
  readonly pings: Ping[];
  readonly nonces: Map<string, APIMessage>;
  /** The bot's messages by the id of the message that they answer. */
  readonly answers: Map<string, APIMessage[]>;
  /** When each message was published, performance.now(). */
  readonly times: WeakMap<APIMessage, number>;
  /** Errors of the loopback Discord's own; `close` throws the first. */
  readonly failures: unknown[];
  /** Files that a person attached, by path. */
  readonly files: Map<string, Uint8Array>;
  /** Sends an event to every session whose intents want it. */
  dispatch: (event: string, data: JsonObject) => void;
}

export const MESSAGES_KEPT = 1_000;
export const INTERACTIONS_KEPT = 1_000;
export const TOKEN_LIFE_MS = 15 * 60_000;
export const ACKNOWLEDGE_WITHIN_MS = 3_000;

/** Sets `key` and forgets the oldest entries beyond `most`. */
export function keep<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= most) return;
    map.delete(oldest);
  }
}

/** Appends and forgets the oldest beyond `most`. */
export function append<V>(list: V[], value: V, most: number): void {
  list.push(value);
  if (list.length > most) list.splice(0, list.length - most);
}
