// The file that a graph is kept in: its bytes reach native code only after every one of them has been verified.
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { constants } from 'node:fs';
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
/** What is there in a graph's place is not followed elsewhere, nor waited for as a pipe would be. Windows knows neither. */
const ownFileOnly = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

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
 * Wraps what hnswlib wrote to `raw` into `file`, seen whole or not at all. Throws Failure('store-full'), also where `raw`
 * is not the whole graph, for hnswlib reports success when the disk is full; and Failure('file-unwritable').
 */
export async function sealGraph(raw: string, file: string, identity: GraphIdentity): Promise<void> {
  try {
    await sealInto(`${file}.new`, raw, identity);
    await rename(`${file}.new`, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await removePath(`${file}.new`).catch(() => undefined);
    throw asFailure(error, file);
  }
}

/**
 * Writes the graph in `file` to `raw` for hnswlib to read. False, and no `raw`, unless all of it is as expected. Throws
 * Failure('store-full') or ('file-unwritable') where `raw` cannot be written.
 */
export async function unsealGraph(file: string, raw: string, expected: GraphIdentity): Promise<boolean> {
  let verified = false;
  try {
    verified = await copyVerified(file, raw, headerOf(expected));
  } catch (error) {
    if (!isFileError(error)) throw error;
  } finally {
    if (!verified) await removePath(raw);
  }
  return verified;
}

/** Also what is no file, such as a folder in its place. */
export async function removePath(path: string): Promise<void> {
  await rm(path, { force: true, recursive: true });
}

/** Ends when none is being removed any more: one that goes later could be the next that has the name. */
export async function removeAll(paths: readonly string[]): Promise<void> {
  const ends = await Promise.allSettled(paths.map(removePath));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Failure('store-full') or ('file-unwritable') with the `path` for what the file system refused, else the error itself. */
export function asFailure(error: unknown, path: string): unknown {
  if (!isFileError(error)) return error;
  const reason = String(error.code);
  const code = /^(?:ENOSPC|EDQUOT)$/u.test(reason) ? 'store-full' : 'file-unwritable';
  return new Failure(code, { path, reason }, { cause: error });
}

async function sealInto(path: string, raw: string, identity: GraphIdentity): Promise<void> {
  const source = await open(raw, 'r');
  try {
    const { size } = await source.stat();
    if (!(await isWholeGraph(source, size, identity))) throw new Failure('store-full', { path: raw });
    await writeSealed(source, size, path, identity);
  } finally {
    await source.close();
  }
}

async function writeSealed(
  source: FileHandle,
  size: number,
  path: string,
  identity: GraphIdentity,
): Promise<void> {
  const header = headerOf(identity);
  const hash = createHash('sha256').update(header);
  await writeNew(path, async (write, sync) => {
    await write(header);
    await copy(source, 0, size, write, hash);
    await write(hash.digest());
    await sync();
  });
}

async function copyVerified(file: string, raw: string, header: Buffer): Promise<boolean> {
  const source = await open(file, ownFileOnly);
  try {
    const stats = await source.stat();
    const end = stats.size - checksumBytes;
    if (!stats.isFile() || end <= header.length) return false;
    if (!(await readAt(source, 0, header.length)).equals(header)) return false;
    const hash = createHash('sha256').update(header);
    await writeNew(raw, (write) => copy(source, header.length, end, write, hash));
    return (await readAt(source, end, checksumBytes)).equals(hash.digest());
  } finally {
    await source.close();
  }
}

type Write = (bytes: Uint8Array) => Promise<void>;

/** What is refused here is a Failure, so that it is told from what cannot be read. */
async function writeNew(
  path: string,
  work: (write: Write, sync: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const target = await refusedAsFailure(path, openNew(path));
  try {
    await work(
      (bytes) => refusedAsFailure(path, writeAll(target, bytes)),
      () => refusedAsFailure(path, target.sync()),
    );
  } finally {
    await refusedAsFailure(path, target.close());
  }
}

async function refusedAsFailure<Result>(path: string, done: Promise<Result>): Promise<Result> {
  try {
    return await done;
  } catch (error) {
    throw asFailure(error, path);
  }
}

/** Never through a link that something left in its place. */
async function openNew(path: string): Promise<FileHandle> {
  await removePath(path);
  return open(path, 'wx', 0o600);
}

async function copy(source: FileHandle, start: number, end: number, write: Write, hash: Hash): Promise<void> {
  for (let at = start; at < end; at += chunkBytes) {
    const bytes = await readAt(source, at, Math.min(chunkBytes, end - at));
    hash.update(bytes);
    await write(bytes);
  }
}

/** A full disk takes the beginning of what is written, and refuses only the next write. */
async function writeAll(target: FileHandle, bytes: Uint8Array): Promise<void> {
  let at = 0;
  while (at < bytes.length) at += (await target.write(bytes, at)).bytesWritten;
}

/** Short only where the file ends before. */
async function readAt(source: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await source.read(buffer, filled, length - filled, at + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
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

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
