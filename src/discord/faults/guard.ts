// Keeps the errors of one unreadable packet with that packet: what the library throws while it handles one goes no further.
import { createReaction, type Reacting } from './reaction.ts';

/** What is needed of discord.js's client; its typings keep the method private that every packet goes through. */
export interface PacketSource {
  on(event: 'raw', listener: () => void): unknown;
  readonly ws: object;
}

/**
 * Counts every packet, and wraps `client.ws.handlePacket`, which discord.js 14 calls for each, queued ones included.
 * False where the library has no such method: then its errors reach the process, whose listeners judge them alike.
 */
export function guardPackets(client: PacketSource, reacting: Reacting): boolean {
  client.on('raw', () => reacting.policy.packet());
  const handle: unknown = Reflect.get(client.ws, 'handlePacket');
  if (typeof handle !== 'function') {
    reacting.log.warn({}, 'packets are not guarded: the library handles them in another way');
    return false;
  }
  const react = createReaction(reacting);
  const value = (...given: readonly unknown[]): unknown => {
    try {
      return Reflect.apply(handle, client.ws, given);
    } catch (error) {
      react(error, 'packet', eventOf(given[0]));
      return true;
    }
  };
  return Reflect.defineProperty(client.ws, 'handlePacket', { value, configurable: true, writable: true });
}

function eventOf(packet: unknown): string {
  const name: unknown = typeof packet === 'object' && packet !== null && 't' in packet ? packet.t : undefined;
  return typeof name === 'string' ? name : 'unknown';
}
