// A folder of articles, one Markdown file each: written whole or not at all, and read again as the articles that they were.
import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { decodeText, readArticleSource, slugOf } from '../core/article/read-source.ts';
import { writeArticleSource } from '../core/article/write-source.ts';
import { Failure } from '../core/errors.ts';
import type { Article } from '../core/types.ts';
import { asFailure, readBytes } from './files.ts';

/**
 * Makes the folder where there is none. Fails with folder-not-empty, file-unwritable or store-full, and then nothing of
 * what was written is left.
 */
export async function writeArticles(folder: string, articles: readonly Article[]): Promise<void> {
  const written: string[] = [];
  const isNew = await makeFolder(folder);
  try {
    for (const [index, article] of articles.entries()) {
      const path = join(folder, nameOf(article, index, articles.length));
      written.push(path);
      await writeFile(`${path}${UNFINISHED}`, writeArticleSource(article));
    }
    for (const path of written) await rename(`${path}${UNFINISHED}`, path);
    await syncFolder(folder);
  } catch (error) {
    for (const path of written.flatMap((name) => [name, `${name}${UNFINISHED}`])) {
      // One that cannot be taken away does not keep the others, nor hides why.
      await rm(path, { force: true }).catch(() => undefined);
    }
    if (isNew) await rmdir(folder).catch(() => undefined);
    throw asUnwritable(error, folder);
  }
}

/**
 * In the order of the files' names, which is the order in which they were written. Fails with file-missing where there is
 * no Markdown file, and as reading an article does, each failure with the file's `path`; front-matter-broken with the
 * `line` too; same-article where two files have one id.
 */
export async function readArticles(folder: string): Promise<Article[]> {
  const names = (await filesIn(folder)).filter((name) => /\.md$/iu.test(name)).sort();
  if (names.length === 0) throw new Failure('file-missing', { path: join(folder, '*.md') });
  const articles = new Map<string, Article>();
  for (const name of names) {
    const path = join(folder, name);
    const article = await readOne(path);
    if (articles.has(article.id)) throw new Failure('same-article', { article: article.id, path });
    articles.set(article.id, article);
  }
  return [...articles.values()];
}

/** Ends the name of a file that is not whole yet. */
const UNFINISHED = '.part';

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw asFailure(error, folder);
  }
}

async function readOne(path: string): Promise<Article> {
  const bytes = await readBytes(path);
  try {
    return readArticleSource(decodeExact(bytes), { id: idOf(path), format: 'exported' });
  } catch (error) {
    throw error instanceof Failure
      ? new Failure(error.code, { ...error.facts, path }, { cause: error })
      : error;
  }
}

/** What is UTF-8 is believed, whatever characters an article has. */
function decodeExact(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeText(bytes);
  }
}

/** True when the folder was made. */
async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw asUnwritable(error, folder);
  }
  if ((await filesIn(folder)).length > 0) throw new Failure('folder-not-empty', { path: folder });
  return false;
}

/** The number keeps the order and two names apart on disks that know no case; a slug is safe on every system. */
function nameOf({ id }: Article, index: number, count: number): string {
  return `${String(index + 1).padStart(Math.max(3, String(count).length), '0')}-${slugOf(id)}.md`;
}

/** For a file that says no id of its own. */
function idOf(path: string): string {
  return slugOf(basename(path).replace(/\.md$/iu, '').replace(/^\d+-/u, ''));
}

async function writeFile(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the names survive a power cut; a platform that cannot open a folder has no need of it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function asUnwritable(error: unknown, path: string): unknown {
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) return new Failure('store-full', { path }, { cause: error });
  const failure = asFailure(error, path);
  if (!(failure instanceof Failure)) return failure;
  const reason = failure.code === 'file-missing' ? 'ENOENT' : failure.facts['reason'];
  return new Failure('file-unwritable', { path, ...(reason !== undefined && { reason }) }, { cause: error });
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
