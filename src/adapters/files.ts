// Reads an article from a file or from standard input; what is too large or no file is refused before it is read whole.
import { type FileHandle, open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { decodeText, readArticleSource, slugOf } from '../core/article/read-source.ts';
import { Failure } from '../core/errors.ts';
import type { Article } from '../core/types.ts';

/** Bytes that a file may have. */
export const FILE_LIMIT = 5 * 1024 * 1024;

/** Formats that look like an article to a person but are not text yet. */
const UNREAD_FORMATS = new Set(['.pdf', '.docx', '.doc', '.hwp', '.hwpx', '.html', '.htm', '.rtf', '.odt']);

/** `path` is a file, or `-` for `input`. Fails with file-missing, file-unreadable, file-too-large, not-supported, and as reading an article does. */
export async function readArticleFile(
  path: string,
  input: AsyncIterable<Uint8Array | string>,
): Promise<Article> {
  if (path === '-') return readStream(input);
  const bytes = await readBytes(path);
  const extension = extname(path).toLowerCase();
  if (UNREAD_FORMATS.has(extension)) throw new Failure('not-supported', { what: extension.slice(1), path });
  return readArticleSource(decodeText(bytes), {
    id: slugOf(basename(path, extname(path))),
    ...((extension === '.md' || extension === '.markdown') && { format: 'markdown' as const }),
  });
}

/** Text without a name gets its id from its title, unless its front matter gives one. */
async function readStream(input: AsyncIterable<Uint8Array | string>): Promise<Article> {
  const unnamed = '-';
  const article = readArticleSource(decodeText(await collect(input)), { id: unnamed });
  return article.id === unnamed ? { ...article, id: slugOf(article.title) } : article;
}

async function collect(input: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of input) {
    const part = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    bytes += part.length;
    if (bytes > FILE_LIMIT) throw tooLarge('-', bytes);
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

async function readBytes(path: string): Promise<Uint8Array> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    return await readWithin(handle, path);
  } catch (error) {
    throw asFailure(error, path);
  } finally {
    await handle?.close();
  }
}

/** A pipe or a device tells no size, so the limit is kept while reading, too. */
async function readWithin(handle: FileHandle, path: string): Promise<Uint8Array> {
  const facts = await handle.stat();
  if (facts.size > FILE_LIMIT) throw tooLarge(path, facts.size);
  const buffer = Buffer.alloc(FILE_LIMIT + 1);
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled);
    if (bytesRead === 0) return buffer.subarray(0, filled);
    filled += bytesRead;
  }
  throw tooLarge(path, filled);
}

function tooLarge(path: string, bytes: number): Failure {
  return new Failure('file-too-large', { path, bytes, limit: FILE_LIMIT });
}

function asFailure(error: unknown, path: string): unknown {
  if (error instanceof Failure) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '') return error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Failure('file-missing', { path }, { cause: error });
  const reason = code === 'EISDIR' ? 'folder' : code === 'EACCES' || code === 'EPERM' ? 'permission' : code;
  return new Failure('file-unreadable', { path, reason }, { cause: error });
}
