// Reads the body of an answer: bounded as it travels and as it unpacks, both counted while it comes, so a bomb ends at the bound.
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { Failure } from '../../core/errors.ts';
import { brokenOff, leave, type Answer, type Wire } from './exchange.ts';

export interface BodyBounds {
  readonly encoded: number;
  readonly decoded: number;
  /** A body beyond the bound is refused whole, or read up to it. */
  readonly beyond: 'refuse' | 'cut';
}

type Chunks = AsyncIterable<Uint8Array>;

/** Fails with link-too-large, link-unreachable (broken off or broken) and link-not-readable (packed in a way that was not asked for). */
export async function readBody(answer: Answer, bounds: BodyBounds, { signal }: Wire): Promise<Uint8Array> {
  try {
    if (bounds.beyond === 'refuse' && Number(answer.header('content-length')) > bounds.encoded)
      throw tooLarge(bounds);
    const encoded = within(answer.body, bounds.encoded, bounds);
    const decoded = unpacked(encoded, answer.header('content-encoding') ?? 'identity');
    return Buffer.concat(await collected(within(decoded, bounds.decoded, bounds)));
  } catch (error) {
    throw brokenOff(error, signal);
  } finally {
    leave(answer);
  }
}

/** Passes on at most `limit` bytes. */
async function* within(chunks: Chunks, limit: number, bounds: BodyBounds): AsyncGenerator<Uint8Array> {
  let left = limit;
  for await (const chunk of chunks) {
    if (chunk.length > left && bounds.beyond === 'refuse') throw tooLarge(bounds);
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left < 0) return;
  }
}

function tooLarge(bounds: BodyBounds): Failure {
  return new Failure('link-too-large', { limit: bounds.decoded });
}

async function collected(chunks: Chunks): Promise<readonly Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all;
}

/** One layer at most: nobody packs a page twice but to make it a bomb. */
function unpacked(chunks: Chunks, encoding: string): Chunks {
  switch (encoding.trim().toLowerCase()) {
    case 'identity':
      return chunks;
    case 'gzip':
    case 'x-gzip':
      return through(chunks, createGunzip());
    case 'br':
      return through(chunks, createBrotliDecompress());
    case 'deflate':
      return inflated(chunks);
    default:
      throw new Failure('link-not-readable');
  }
}

/** "deflate" means zlib's form, and half of the servers send the bare one; zlib's begins with a byte whose low half is 8 (RFC 1950). */
async function* inflated(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const decoder = ((first.value[0] ?? 0) & 15) === 8 ? createInflate() : createInflateRaw();
  yield* through(resumed(first.value, iterator), decoder);
}

async function* resumed(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

/** A problem of either side destroys the decoder with it, and so reaches whoever reads the decoder. */
function through(chunks: Chunks, decoder: NodeJS.ReadWriteStream & Chunks): Chunks {
  pipeline(chunks, decoder, () => undefined);
  return decoder;
}
