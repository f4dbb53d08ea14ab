// Everything that can be wrong with the file of a graph: bytes changed, another file in its place, no file at all.
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from './faulty-files.ts';

export interface GraphFiles {
  readonly pristine: Buffer;
  /** Of another scope with as many rows as long. */
  readonly swapped: Buffer;
  /** Of the same rows under another embedder, of fewer rows, and of other dimensions. */
  readonly otherEmbedder: Buffer;
  readonly otherCount: Buffer;
  readonly otherDimensions: Buffer;
}

/** What lies in the graph's place, or the rule by which it cannot be read. */
type Damage = (given: GraphFiles, path: string, random: () => number) => Rule | undefined;

const PAGE = 4_096;
const HEADER = 260;
const MAGIC = 8;
const CHECKSUM = 32;

export const damages: Readonly<Record<string, Damage>> = {
  bit: changed((bytes, random) => (bytes[below(bytes.length, random)]! ^= 1 << below(8, random))),
  byte: changed((bytes, random) => (bytes[below(bytes.length, random)]! += 1 + below(255, random))),
  'header bytes': changed((bytes, random) => {
    const at = below(HEADER, random);
    for (let next = at + 1; next < at + 1 + below(12, random); next += 1)
      bytes[next]! ^= 1 + below(255, random);
    bytes[at]! ^= 1 + below(255, random);
  }),
  'native header bytes': changed((bytes, random) => {
    const at = HEADER + below(96, random);
    bytes[at]! ^= 1 << below(8, random);
  }),
  'zeroed page': changed((bytes, random) => bytes.fill(0, ...pageOf(bytes, random))),
  truncated: ({ pristine }, path, random) => put(path, pristine.subarray(0, below(pristine.length, random))),
  extended: ({ pristine }, path, random) =>
    put(path, Buffer.concat([pristine, Buffer.alloc(1 + below(PAGE, random), below(256, random))])),
  'joined with another scope': ({ pristine, swapped }, path, random) => {
    const at = MAGIC + below(Math.min(pristine.length, swapped.length) - MAGIC, random);
    return put(path, Buffer.concat([pristine.subarray(0, at), swapped.subarray(at)]));
  },
  'another scope': ({ swapped }, path) => put(path, swapped),
  'another embedder': ({ otherEmbedder }, path) => put(path, otherEmbedder),
  'another count': ({ otherCount }, path) => put(path, otherCount),
  'other dimensions': ({ otherDimensions }, path) => put(path, otherDimensions),
  'older version': ({ pristine }, path) => put(path, sealed('GAKJUGR0', pristine)),
  'bare native file': ({ pristine }, path) => put(path, pristine.subarray(graphAt(pristine), -CHECKSUM)),
  empty: (_, path) => put(path, Buffer.alloc(0)),
  missing: () => undefined,
  folder: (_, path) => {
    mkdirSync(join(path, 'inside'), { recursive: true });
    return undefined;
  },
  unreadable: ({ pristine }, path, random) => {
    put(path, pristine);
    const code = random() < 0.5 ? 'EACCES' : 'EIO';
    const refused = random() < 0.5 ? 'open' : 'read';
    let isThere = true;
    return (operation, at) => {
      if (at !== path) return undefined;
      // What takes its place can be read.
      if (operation === 'rm') isThere = false;
      return isThere && operation === refused ? code : undefined;
    };
  },
  // No damage before it is copied for native code: the system may take less than it is given.
  'copied in pieces': ({ pristine }, path) => {
    put(path, pristine);
    let isFirst = true;
    return (operation, at) => {
      if (!isFirst || operation !== 'write' || at !== `${path}.raw`) return undefined;
      isFirst = false;
      return 'SHORT';
    };
  },
  'link to a good one': ({ pristine }, path) => {
    put(`${path}-elsewhere`, pristine);
    symlinkSync(`${path}-elsewhere`, path);
    return undefined;
  },
  'link to nothing': (_, path) => {
    symlinkSync(`${path}-nowhere`, path);
    return undefined;
  },
  'link to itself': (_, path) => {
    symlinkSync(path, path);
    return undefined;
  },
};

export function putDamaged(
  name: string,
  given: GraphFiles,
  path: string,
  random: () => number,
): Rule | undefined {
  rmSync(path, { force: true, recursive: true });
  return damages[name]?.(given, path, random);
}

function changed(change: (bytes: Buffer, random: () => number) => unknown): Damage {
  return ({ pristine }, path, random) => {
    const bytes = Buffer.from(pristine);
    change(bytes, random);
    // Zeroes over zeroes are no damage.
    if (bytes.equals(pristine)) bytes[below(bytes.length, random)]! ^= 1;
    return put(path, bytes);
  };
}

function put(path: string, bytes: Uint8Array): undefined {
  writeFileSync(path, bytes);
}

function below(limit: number, random: () => number): number {
  return Math.floor(random() * limit);
}

function pageOf(bytes: Buffer, random: () => number): [number, number] {
  const start = PAGE * below(Math.ceil(bytes.length / PAGE), random);
  return [start, Math.min(start + PAGE, bytes.length)];
}

function graphAt(bytes: Buffer): number {
  return MAGIC + 4 + bytes.readUInt32LE(MAGIC);
}

/** As another version would have written it: its checksum is right. */
function sealed(magic: string, bytes: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(magic), bytes.subarray(MAGIC, -CHECKSUM)]);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}
