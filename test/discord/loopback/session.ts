// One gateway session: its sequence numbers, and the events that a resume would replay.
import type { WebSocket } from 'ws';
import { append, type State } from './state.ts';
import { seenBy } from './visibility.ts';
import { textIn, type JsonObject } from './json.ts';

export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  /** The last sequence number given out. */
  readonly sequence: () => number;
  /** The connection that carries the session now; undefined while it is cut. */
  socket: WebSocket | undefined;
  /** Numbers and sends an event, and keeps it for a resume; undefined where the intents do not want it. */
  readonly send: (event: string, data: JsonObject) => number | undefined;
  /** The same without looking at intents: READY, RESUMED and malformed events. */
  readonly sendAnything: (event: string, data: unknown) => number;
  /** Sends again what came after `sequence`. */
  readonly replay: (sequence: number) => void;
}

interface Kept {
  readonly sequence: number;
  readonly text: string;
}

const EVENTS_KEPT = 2_000;

export function createSession(
  state: State,
  id: string,
  intents: number,
  shard: readonly [number, number],
): Session {
  let sequence = 0;
  const kept: Kept[] = [];
  const session: Session = {
    id,
    intents,
    shard,
    socket: undefined,
    sequence: () => sequence,
    sendAnything: (event, data) => {
      sequence += 1;
      const text = JSON.stringify({ op: 0, s: sequence, t: event, d: data });
      append(kept, { sequence, text }, EVENTS_KEPT);
      session.socket?.send(text);
      return sequence;
    },
    send: (event, data) => {
      const seen = isForShard(shard, guildOf(event, data)) ? seenBy(state, intents, event, data) : undefined;
      return seen && session.sendAnything(event, seen);
    },
    replay: (after) => {
      for (const event of kept) if (event.sequence > after) session.socket?.send(event.text);
    },
  };
  return session;
}

function guildOf(event: string, data: JsonObject): string | undefined {
  return textIn(data, 'guild_id') ?? (event.startsWith('GUILD_') ? textIn(data, 'id') : undefined);
}

/** Discord's rule: a server belongs to the shard `(id >> 22) % count`, everything else to shard 0. */
export function isForShard([shard, count]: readonly [number, number], guild: string | undefined): boolean {
  const of = guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(count));
  return of === shard;
}
