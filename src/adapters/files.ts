// Reads an article from a file or from standard input, whatever kind of document it is; what is too large or no file is refused before it is read whole.
import { type FileHandle, open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { decodeText, readArticleSource, slugOf, type SourceFormat } from '../core/article/read-source.ts';
import type { OutsideArticle } from '../core/article/outside.ts';
import { Failure } from '../core/errors.ts';
import type { Article } from '../core/types.ts';
import { kindOf, type PageKind } from './pages/kind.ts';
import { readPage } from './pages/page-reader.ts';
import type { PageReading, PageSource } from './pages/page-types.ts';

/** Bytes that a file may have. */
export const FILE_LIMIT = 5 * 1024 * 1024;

/** Formats that look like an article to a person but cannot be read yet. */
const UNREAD_FORMATS = new Set(['.doc', '.hwp', '.hwpx', '.rtf', '.odt']);

const CONTENT_TYPES: Readonly<Record<Exclude<PageKind, 'text'>, string>> = {
  html: 'text/html',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/**
 * `path` is a file, or `-` for `input`. Fails with file-missing, file-unreadable, file-too-large, not-supported,
 * page-unreadable, and as reading an article does. Pages and documents are read by `readDocument`, in another process.
 */
export async function readArticleFile(
  path: string,
  input: AsyncIterable<Uint8Array | string>,
  readDocument: (source: PageSource) => Promise<PageReading> = readPage,
): Promise<Article> {
  const isInput = path === '-';
  const bytes = isInput ? await collect(input) : await readBytes(path);
  return (await readArticleBytes({ bytes, name: isInput ? '' : basename(path), path }, readDocument)).article;
}

/** A file's bytes under its name, '' where it has none; `path` is what a failure names. */
export interface NamedBytes {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly path: string;
}

/** Fails with not-supported, page-unreadable, and as reading an article does. */
export async function readArticleBytes(
  { bytes, name, path }: NamedBytes,
  readDocument: (source: PageSource) => Promise<PageReading> = readPage,
): Promise<OutsideArticle> {
  const extension = extname(name).toLowerCase();
  if (UNREAD_FORMATS.has(extension)) throw new Failure('not-supported', { what: extension.slice(1), path });
  const kind = kindOf(bytes, '', name);
  const id = name === '' ? UNNAMED : slugOf(basename(name, extname(name)));
  if (kind !== 'text')
    return named(outsideOf(id, await readDocument({ bytes, contentType: CONTENT_TYPES[kind] })));
  const format = /^\.(?:md|markdown)$/u.test(extension) ? 'markdown' : undefined;
  return named({ article: await readText(bytes, id, format), warnings: [] });
}

/** Text without a name gets its id from its title, unless its front matter gives one. */
function named({ article, warnings }: OutsideArticle): OutsideArticle {
  return { article: article.id === UNNAMED ? { ...article, id: slugOf(article.title) } : article, warnings };
}

const UNNAMED = '-';

async function readText(bytes: Uint8Array, id: string, format: SourceFormat | undefined): Promise<Article> {
  return readArticleSource(await decode(bytes), { id, format });
}

/** The tables of old encodings are loaded only for a text that needs them. */
async function decode(bytes: Uint8Array): Promise<string> {
  try {
    return decodeText(bytes);
  } catch {
    const { decodePlain } = await import('./pages/plain.ts');
    return decodePlain(bytes).text;
  }
}

/** What was read as an article under this id. */
export function outsideOf(id: string, reading: PageReading): OutsideArticle {
  const { found: _, warnings, ...fields } = reading;
  return { article: { id, ...fields }, warnings };
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

/** Fails with file-missing, file-unreadable, file-too-large. */
export async function readBytes(path: string): Promise<Uint8Array> {
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

export function asFailure(error: unknown, path: string): unknown {
  if (error instanceof Failure) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '') return error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Failure('file-missing', { path }, { cause: error });
  const reason = code === 'EISDIR' ? 'folder' : code === 'EACCES' || code === 'EPERM' ? 'permission' : code;
  return new Failure('file-unreadable', { path, reason }, { cause: error });
}
