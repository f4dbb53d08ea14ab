// Reads articles that are still outside: pages over the guarded way, files only from where Discord keeps what people attach.
import { extname } from 'node:path';
import type { GivenFile, OutsideArticles } from '../core/article/outside.ts';
import { slugOf } from '../core/article/read-source.ts';
import { Failure } from '../core/errors.ts';
import { FILE_LIMIT, outsideOf, readArticleBytes } from './files.ts';
import { readPage, type PageReader } from './pages/page-reader.ts';
import { createFetcher, type Fetched, type Fetcher, type FetchRequest } from './web/fetcher.ts';

export interface OutsideParts {
  readonly fetcher: Fetcher;
  readonly read: PageReader['read'];
  /** Whether an address is where attached files are kept. */
  readonly keepsFiles: (url: URL) => boolean;
}

/** Parts that are left out are the real ones; only tests give others. */
export function createOutsideArticles(parts: Partial<OutsideParts> = {}): OutsideArticles {
  const { fetcher = createFetcher(), read = readPage, keepsFiles = isDiscordFile } = parts;
  return {
    async link(url, signal) {
      const page = await fetched(fetcher, url, { ...(signal && { signal }) });
      const { bytes, contentType, charset } = page;
      const type = charset === undefined ? contentType : `${contentType}; charset=${charset}`;
      const reading = await read({ bytes, contentType: type, url: page.url }, { signal });
      return outsideOf(linkId(reading.title, page.url), { ...reading, url: reading.url ?? page.url });
    },
    async file(file, signal) {
      refuseUnreadable(file);
      if (!URL.canParse(file.url) || !keepsFiles(new URL(file.url)))
        throw new Failure('file-missing', { path: file.name });
      const bytes = await fileBytes(fetcher, file, signal);
      const named = { bytes, name: file.name, path: file.name };
      const { article, warnings } = await readArticleBytes(named, (source) => read(source, { signal }));
      return { article: { ...article, id: slugOf(article.title) }, warnings };
    },
  };
}

/** A title without a word leaves the last part of the address. */
function linkId(title: string, url: string): string {
  const last = new URL(url).pathname.split('/').findLast((part) => part !== '') ?? '';
  return slugOf(/[\p{L}\p{N}]/u.test(title) ? title : last);
}

const DISCORD_FILES = new Set(['cdn.discordapp.com', 'media.discordapp.net']);

function isDiscordFile({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' && DISCORD_FILES.has(hostname);
}

const READABLE = new Set(['.txt', '.md', '.markdown', '.html', '.htm', '.pdf', '.docx']);

/** Before anything is fetched. */
function refuseUnreadable({ name, bytes }: GivenFile): void {
  const extension = extname(name).toLowerCase();
  if (!READABLE.has(extension))
    throw new Failure('not-supported', { what: extension.slice(1) || name, path: name });
  if (bytes === 0) throw new Failure('empty-text');
  if (bytes > FILE_LIMIT) throw new Failure('file-too-large', { path: name, bytes, limit: FILE_LIMIT });
}

async function fileBytes(
  fetcher: Fetcher,
  { name, url, bytes }: GivenFile,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  try {
    return (await fetched(fetcher, url, { handedOver: true, ...(signal && { signal }) })).bytes;
  } catch (error) {
    throw error instanceof Failure ? fileFailure(error, name, bytes) : error;
  }
}

/** The person gave a file and knows of no link. */
function fileFailure(failure: Failure, path: string, bytes: number): Failure {
  const { code } = failure;
  if (code === 'link-too-large') return new Failure('file-too-large', { path, bytes, limit: FILE_LIMIT });
  if (code === 'link-not-readable') return new Failure('page-unreadable', { reason: 'broken' });
  if (code === 'link-unreachable' || code === 'link-too-slow') return new Failure('discord-unreachable');
  return code.startsWith('link-') ? new Failure('file-missing', { path }) : failure;
}

async function fetched(fetcher: Fetcher, url: string, request: FetchRequest): Promise<Fetched> {
  const page = await fetcher.fetchPage(url, request);
  if (page.status === 'not-modified')
    throw new Error('expected a page, got the news that it has not changed');
  return page;
}
