// The ranges of the special registries of IANA as plain numbers: an oracle that shares nothing with the program.

/** [first address, bits], from the special-purpose registries and from what clouds answer on. */
const DENIED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Inside 2000::/3, as 16-bit groups from the left. */
const DENIED_V6: readonly (readonly [readonly number[], number])[] = [
  [[0x2001, 0x0000], 23],
  [[0x2001, 0x0db8], 32],
  [[0x2002], 16],
  [[0x2620, 0x004f, 0x8000], 48],
  [[0x3ffe], 16],
  [[0x3fff, 0x0000], 20],
];

export const V4_BITS = 32n;
export const V6_BITS = 128n;

/** `address` as a number. */
export function isPublicV4(address: bigint): boolean {
  return !DENIED_V4.some(([first, bits]) => sharesPrefix(address, v4(first), bits, V4_BITS));
}

/** `address` as a number. */
export function isPublicV6(address: bigint): boolean {
  if (address >> 125n !== 1n) return false;
  if (DENIED_V6.some(([groups, bits]) => sharesPrefix(address, v6(groups), bits, V6_BITS))) return false;
  const marker = (address >> 32n) & 0xffffffffn;
  const isatap = marker === 0x5efen || marker === 0x02005efen;
  return !isatap || isPublicV4(address & 0xffffffffn);
}

/** The edges of every range, inside and outside. */
export const V4_EDGES: readonly bigint[] = DENIED_V4.flatMap(([first, bits]) =>
  edges(v4(first), bits, V4_BITS),
);

export const V6_EDGES: readonly bigint[] = [
  ...DENIED_V6.flatMap(([groups, bits]) => edges(v6(groups), bits, V6_BITS)),
  ...edges(v6([0x2000]), 3, V6_BITS),
  ...edges(v6([0xfc00]), 7, V6_BITS),
  ...edges(v6([0xfe80]), 10, V6_BITS),
  ...edges(v6([0xff00]), 8, V6_BITS),
  ...edges(v6([0x64, 0xff9b]), 96, V6_BITS),
  ...edges(v6([0x64, 0xff9b, 1]), 48, V6_BITS),
  ...edges(0n, 96, V6_BITS),
  ...edges(0xffff_0000_0000n, 96, V6_BITS),
];

export function v4(dotted: string): bigint {
  return dotted.split('.').reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
}

export function v6(groups: readonly number[]): bigint {
  return groups.reduce((sum, group, place) => sum + (BigInt(group) << BigInt(112 - 16 * place)), 0n);
}

function sharesPrefix(one: bigint, other: bigint, bits: number, width: bigint): boolean {
  const shift = width - BigInt(bits);
  return one >> shift === other >> shift;
}

function edges(first: bigint, bits: number, width: bigint): bigint[] {
  const last = first + (1n << (width - BigInt(bits))) - 1n;
  return [first - 1n, first, last, last + 1n].filter((address) => address >= 0n && address < 1n << width);
}
