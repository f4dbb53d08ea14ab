// Tells by its stack whether an error came out of the library while it read a packet, or out of the bot's own code.
import type { Caught } from '../faults.ts';

/** The library, and what it is made of. */
const LIBRARY =
  /[\\/]node_modules[\\/](?:discord\.js|@discordjs|discord-api-types|@vladfrangu|@sapphire|ws|undici)[\\/]/u;
const PACKETS =
  /[\\/]node_modules[\\/](?:discord\.js[\\/]src[\\/]client[\\/](?:websocket|actions)|@discordjs[\\/]ws)[\\/]/u;

/** Thrown by the library with nothing of the bot between the throw and the handling of the packet. */
export function isPacketFault(error: unknown, caught: Caught): boolean {
  for (const place of placesOf(error)) {
    if (isNode(place)) continue;
    if (!LIBRARY.test(place)) return false;
    if (PACKETS.test(place)) return true;
  }
  // A stack may end before the packets do; while one is handled there is no doubt where its errors come from.
  return caught === 'packet' && typeof error === 'object';
}

/** Where each line of the stack points, the throw first. */
function placesOf(error: unknown): string[] {
  return linesOf(error).flatMap((line) => /^\s{1,20}at (?:.*\()?([^()]{1,1000})\)?$/u.exec(line)?.[1] ?? []);
}

/** The message above the stack's lines may be made to look like them. */
function linesOf(error: unknown): string[] {
  try {
    if (!(error instanceof Error) || error.stack === undefined) return [];
    const at = error.message === '' ? -1 : error.stack.indexOf(error.message);
    return (at < 0 ? error.stack : error.stack.slice(at + error.message.length)).split('\n');
  } catch {
    return [];
  }
}

function isNode(place: string): boolean {
  return /^(?:async )?(?:node:|<anonymous>|native$)/u.test(place);
}
