// What the gateway saw of its clients, and how a test may make it misbehave.
import { append } from './state.ts';

export interface Identify {
  readonly intents: number;
  readonly shard: readonly [number, number];
  readonly token: string;
  /** The close code that refused it; undefined where it was accepted. */
  readonly refused?: number;
}

export interface GatewayLog {
  readonly identifies: Identify[];
  /** Sequence numbers from which sessions were resumed; `accepted` false where op 9 answered. */
  readonly resumes: { readonly sessionId: string; readonly sequence: number; readonly accepted: boolean }[];
  /** Close codes that clients sent (1005 and 1006 where they sent none). */
  readonly closes: number[];
  /** Paths of the connections: `/` first, `/resume` where a client follows `resume_gateway_url`. */
  readonly connections: string[];
  readonly counts: { heartbeats: number; presences: number };
}

const KEPT = 1_000;

export function createGatewayLog(): GatewayLog {
  return {
    identifies: [],
    resumes: [],
    closes: [],
    connections: [],
    counts: { heartbeats: 0, presences: 0 },
  };
}

export function note<T>(list: T[], entry: T): void {
  append(list, entry, KEPT);
}
