// Says whether an address is this machine's own or its neighbour's: public ones lead past the firewall too, when they are called from inside.
import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

/** Bits that machines of one IPv6 network share; IPv4 neighbours on rented machines are strangers, so there only the address itself counts. */
const SHARED_V6 = 64;
const SHARED_V4 = 32;

/** Every address of this machine's interfaces. */
export function addressesHere(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.map(({ address }) => address),
  );
}

/** Both are canonical. */
export function isNear(address: string, here: readonly string[]): boolean {
  const asked = ipaddr.parse(address);
  return here.map((own) => ipaddr.parse(own)).some((own) => sharesNetwork(asked, own));
}

function sharesNetwork(one: ipaddr.IPv4 | ipaddr.IPv6, other: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  const bits = one.kind() === 'ipv6' ? SHARED_V6 : SHARED_V4;
  return one.kind() === other.kind() && one.match(other, bits);
}
