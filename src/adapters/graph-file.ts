// The file that a graph is kept in: its bytes reach native code only after every one of them has been verified.
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../core/errors.ts';

/** What a graph is of. A file of anything else is no file. */
export interface GraphIdentity {
  readonly embedderId: string;
  readonly dimensions: number;
  readonly count: number;
  /** SHA-256 of the rows, in hexadecimal: one row changed makes another graph. */
  readonly digest: string;
}

// magic (8 bytes) | header length (uint32, little-endian) | header (JSON) | graph | SHA-256 of all before (32 bytes)
const magic = Buffer.from('GAKJUGR1');
const prefixBytes = magic.length + 4;
const checksumBytes = 32;
const maximumHeaderBytes = 65_536;
/** Small enough that hashing one does not hold up the event loop (about 1 ms). */
const chunkBytes = 1 << 20;
/** hnswlib's own header: six 64-bit numbers, two of 32 bits, five of 64. */
const nativeHeaderBytes = 96;

/** SHA-256 of the numbers, read in pieces so that the event loop goes on. */
export async function digestOf(rows: Float32Array): Promise<string> {
  const hash = createHash('sha256');
  const bytes = new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength);
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    hash.update(bytes.subarray(start, start + chunkBytes));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return hash.digest('hex');
}

/**
 * Wraps what hnswlib wrote to `raw` into `file`, seen whole or not at all. Throws Failure('store-full') where `raw` is
 * not the whole graph: hnswlib reports success when the disk is full.
 */
export async function sealGraph(raw: string, file: string, identity: GraphIdentity): Promise<void> {
  const source = await open(raw, 'r');
  try {
    const { size } = await source.stat();
    if (!(await isWholeGraph(source, size, identity))) throw new Failure('store-full', { path: raw });
    await writeSealed(source, size, `${file}.new`, identity);
  } catch (error) {
    await rm(`${file}.new`, { force: true });
    throw toFailure(error, file);
  } finally {
    await source.close();
  }
  await rename(`${file}.new`, file);
  await syncFolder(dirname(file));
}

/** Writes the graph in `file` to `raw` for hnswlib to read. False, and no `raw`, unless all of it is as expected. */
export async function unsealGraph(file: string, raw: string, expected: GraphIdentity): Promise<boolean> {
  let source: FileHandle | undefined;
  let verified = false;
  try {
    source = await open(file, 'r');
    verified = await copyVerified(source, raw, headerOf(expected));
  } catch (error) {
    if (!isFileError(error)) throw error;
  } finally {
    await source?.close();
    if (!verified) await rm(raw, { force: true });
  }
  return verified;
}

async function writeSealed(
  source: FileHandle,
  size: number,
  path: string,
  identity: GraphIdentity,
): Promise<void> {
  const target = await open(path, 'w', 0o600);
  try {
    const hash = createHash('sha256');
    const header = headerOf(identity);
    await target.write(header);
    hash.update(header);
    await copy(source, 0, size, target, hash);
    await target.write(hash.digest());
    await target.sync();
  } finally {
    await target.close();
  }
}

async function copyVerified(source: FileHandle, raw: string, header: Buffer): Promise<boolean> {
  const { size } = await source.stat();
  const end = size - checksumBytes;
  if (end <= header.length || !(await readAt(source, 0, header.length)).equals(header)) return false;
  const hash = createHash('sha256').update(header);
  const target = await open(raw, 'w', 0o600);
  try {
    await copy(source, header.length, end, target, hash);
  } finally {
    await target.close();
  }
  return (await readAt(source, end, checksumBytes)).equals(hash.digest());
}

async function copy(
  source: FileHandle,
  start: number,
  end: number,
  target: FileHandle,
  hash: Hash,
): Promise<void> {
  for (let at = start; at < end; at += chunkBytes) {
    const bytes = await readAt(source, at, Math.min(chunkBytes, end - at));
    hash.update(bytes);
    await target.write(bytes);
  }
}

/** Short where the file ends before. */
async function readAt(source: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await source.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

/** The same bytes for the same identity, so that a header is verified by comparing it. */
function headerOf({ embedderId, dimensions, count, digest }: GraphIdentity): Buffer {
  const json = Buffer.from(JSON.stringify({ embedderId, dimensions, count, digest }));
  if (json.length > maximumHeaderBytes) throw new RangeError(`expected an embedder id of a sane length`);
  const prefix = Buffer.alloc(prefixBytes);
  magic.copy(prefix);
  prefix.writeUInt32LE(json.length, magic.length);
  return Buffer.concat([prefix, json]);
}

/**
 * Walks the file as hnswlib would read it: its header, a record a row, and the length and links of the upper levels of
 * each row. True where rows and dimension are as expected and the walk ends exactly at the file's end.
 */
async function isWholeGraph(
  source: FileHandle,
  size: number,
  { count, dimensions }: GraphIdentity,
): Promise<boolean> {
  const header = await readAt(source, 0, nativeHeaderBytes);
  if (header.length < nativeHeaderBytes) return false;
  const [rows, recordBytes, labelAt, vectorAt] = [16, 24, 32, 40].map((at) =>
    Number(header.readBigUInt64LE(at)),
  );
  const start = nativeHeaderBytes + count * recordBytes!;
  if (rows !== count || labelAt! - vectorAt! !== dimensions * 4 || start > size) return false;
  const links = await readAt(source, start, size - start);
  let [at, row] = [0, 0];
  for (; row < count && at + 4 <= links.length; row += 1) at += 4 + links.readUInt32LE(at);
  return row === count && at === links.length;
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function toFailure(error: unknown, path: string): unknown {
  const full =
    error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  return full ? new Failure('store-full', { path }, { cause: error }) : error;
}
