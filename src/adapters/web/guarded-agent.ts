// Opens connections for one fetch: each goes to an address that was judged public, by that address and not by its name, so nothing can change between the judgement and the call.
import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type Socket } from 'node:net';
import { callbackify } from 'node:util';
import { Agent, buildConnector } from 'undici';
import { Failure } from '../../core/errors.ts';
import type { Limits } from './limits.ts';
import { addressesHere, isNear } from './own-address.ts';
import { isPublicAddress } from './public-address.ts';

/** Every address of a name, in the order in which they should be tried. Rejects as `dns.lookup` does. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

/** What is outside of a fetch; only tests give other ones. */
export interface Outside {
  readonly lookup: Lookup;
  /** The addresses of this machine. */
  readonly here: () => readonly string[];
  /** Where an address that was judged public is really called; the judgement itself cannot be changed. */
  readonly dial: (address: string, port: number) => { readonly host: string; readonly port: number };
}

export const REAL_OUTSIDE: Outside = {
  lookup: async (hostname) => (await systemLookup(hostname, { all: true })).map(({ address }) => address),
  here: addressesHere,
  dial: (host, port) => ({ host, port }),
};

/** Addresses of one kind that are tried, one after the other. */
const TRIED_OF_A_KIND = 2;

/** A name that does not exist and one that leads inside are refused alike, so that nobody learns the names of an inner network. */
const NO_SUCH_NAME = new Set(['ENOTFOUND', 'ENODATA']);

/** Holds no cookie and no session; its connections end when `signal` is aborted. The caller destroys it. */
export function openAgent(outside: Outside, limits: Limits, signal: AbortSignal): Agent {
  const connect = callbackify(connector(outside, limits, signal));
  return new Agent({
    connect: (options, callback) => {
      connect(options, (error, socket) => (error ? callback(error, null) : callback(null, socket)));
    },
    connections: 1,
    maxHeaderSize: limits.headerBytes,
    // The deadline of the fetch holds for these too, and it is finer.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

type Connect = (options: buildConnector.Options) => Promise<Socket>;

function connector(outside: Outside, limits: Limits, signal: AbortSignal): Connect {
  const call = buildConnector({
    timeout: limits.connectMs,
    rejectUnauthorized: true,
    maxCachedSessions: 0,
    allowH2: false,
    signal,
  });
  let connections = 0;
  return async (options) => {
    connections += 1;
    if (connections > limits.connections) throw new Failure('link-unreachable');
    const addresses = await publicAddresses(options.hostname, outside);
    return firstToAnswer(addresses, (address) => {
      signal.throwIfAborted();
      const { host, port } = outside.dial(address, Number(options.port) || defaultPort(options.protocol));
      return openSocket(call, { ...options, hostname: host, port: String(port) });
    });
  };
}

function defaultPort(protocol: string): number {
  return protocol === 'https:' ? 443 : 80;
}

/** One address inside the walls makes the whole name suspect. */
async function publicAddresses(hostname: string, outside: Outside): Promise<readonly string[]> {
  const addresses = isIP(hostname) === 0 ? await resolved(hostname, outside.lookup) : [hostname];
  const here = outside.here();
  const allowed = (address: string): boolean => isPublicAddress(address) && !isNear(address, here);
  if (addresses.length === 0 || !addresses.every(allowed)) throw new Failure('link-not-allowed');
  return addresses;
}

async function resolved(hostname: string, lookup: Lookup): Promise<readonly string[]> {
  try {
    return await lookup(hostname);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw new Failure(NO_SUCH_NAME.has(code) ? 'link-not-allowed' : 'link-unreachable', {}, { cause });
  }
}

/** A network may lack one kind of address altogether, so both kinds get their turn. */
async function firstToAnswer(
  addresses: readonly string[],
  open: (address: string) => Promise<Socket>,
): Promise<Socket> {
  let problem: unknown;
  for (const address of inTurn(addresses)) {
    try {
      return await open(address);
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}

function inTurn(addresses: readonly string[]): readonly string[] {
  const ofKind = (kind: number): readonly string[] => addresses.filter((address) => isIP(address) === kind);
  const tried = [ofKind(4), ofKind(6)].flatMap((kind) => kind.slice(0, TRIED_OF_A_KIND));
  return addresses.filter((address) => tried.includes(address));
}

function openSocket(call: buildConnector.connector, options: buildConnector.Options): Promise<Socket> {
  return new Promise((resolve, reject) => {
    call(options, (error, socket) => {
      if (error === null) resolve(socket);
      else reject(error);
    });
  });
}
