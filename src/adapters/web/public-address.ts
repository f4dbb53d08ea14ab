// Says whether an IP address is one of the public internet: what is not known to be public is not.
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Subnet = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The only part of IPv6 that is given out for the public internet (IANA, IPv6 address space); embedded IPv4, NAT64, local and multicast all lie outside. */
const PUBLIC_V6 = subnet('2000::/3');

/** Beyond the special ranges that ipaddr.js knows. */
const DENIED: readonly Subnet[] = [
  // Azure's agent on every virtual machine, from an otherwise public range.
  '168.63.129.16/32',
  // 6bone, given back and routed nowhere (RFC 3701).
  '3ffe::/16',
].map(subnet);

/** `address` is canonical: four decimals, or IPv6 without brackets. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast' || DENIED.some((range) => contains(range, parsed))) return false;
  return !(parsed instanceof ipaddr.IPv6) || (contains(PUBLIC_V6, parsed) && !tunnelsInward(parsed));
}

/** ISATAP writes an IPv4 address behind 0:5efe or 200:5efe (RFC 5214); 6to4 and Teredo are denied as ranges. */
function tunnelsInward({ parts }: ipaddr.IPv6): boolean {
  const [fifth = 0, sixth = 0, seventh = 0, eighth = 0] = parts.slice(4);
  if (sixth !== 0x5efe || (fifth & ~0x0200) !== 0) return false;
  return !isPublicAddress([seventh >> 8, seventh & 255, eighth >> 8, eighth & 255].join('.'));
}

function subnet(text: string): Subnet {
  return ipaddr.parseCIDR(text);
}

function contains([network, bits]: Subnet, address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return network.kind() === address.kind() && address.match(network, bits);
}
