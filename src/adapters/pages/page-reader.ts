// Reads pages in child processes, one for each, that may neither take long nor grow large; what happens to a child is a failure of its page and nothing more.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Failure, type PageProblem } from '../../core/errors.ts';
import { readOutcome, writeRequest } from './child-protocol.ts';
import type { PageReading, PageSource } from './page-types.ts';
import { createTurns } from './turns.ts';

export interface PageReaderOptions {
  /** Wall-clock seconds that a page may take, 10 where nothing is said. */
  readonly seconds?: number;
  /** Resident megabytes that a child may have, 256. */
  readonly megabytes?: number;
  /** Bytes that a page may have. */
  readonly bytes?: number;
  /** Children at the same time, 2; further pages wait. */
  readonly atOnce?: number;
  /** The child's program, a module with `runPageChild`; the built one where nothing is said. */
  readonly program?: string;
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface PageReader {
  /**
   * Fails with `page-unreadable` (reason nothing, paywall, heavy, slow, encrypted, scanned, broken), `file-too-large`,
   * and as reading an article does; rejects with the signal's reason.
   */
  readonly read: (source: PageSource, options?: ReadOptions) => Promise<PageReading>;
}

/** Bytes that a page or document may have. */
export const PAGE_LIMIT = 5 * 1024 * 1024;
/** Bytes of an outcome: 200,000 characters in JSON, escaped at the worst. */
const OUTCOME_LIMIT = 2 * 1024 * 1024;

/** Share of the memory allowed at which the child ends itself: it grows on between two looks. */
const WATCHED = 0.9;

export function createPageReader(options: PageReaderOptions = {}): PageReader {
  const { seconds = 10, megabytes = 256, bytes: limit = PAGE_LIMIT, atOnce = 2 } = options;
  const turns = createTurns(atOnce);
  return {
    async read(source, { signal } = {}) {
      const { length } = source.bytes;
      if (length > limit) throw new Failure('file-too-large', { bytes: length, limit });
      const program = options.program ?? builtProgram();
      return turns.take(() => readInChild(source, { program, seconds, megabytes, signal }), signal);
    },
  };
}

const reader = createPageReader();

/** Reads a page as `PageReader` does, with the limits that stand there. */
export function readPage(source: PageSource, options: ReadOptions = {}): Promise<PageReading> {
  return reader.read(source, options);
}

/** One self-contained program, built beside the bundle; the compiled files and the sources use the same. */
function builtProgram(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const places = ['pages', '../../../run/pages', '../../../dist/run/pages'].map((folder) =>
    join(here, folder, 'page-child.mjs'),
  );
  const found = places.find((place) => existsSync(place));
  if (found === undefined)
    throw new Error(`expected the page reader's program in dist/run/pages, got none: run npm run build`);
  return found;
}

interface ChildLimits {
  readonly program: string;
  readonly seconds: number;
  readonly megabytes: number;
  readonly signal: AbortSignal | undefined;
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

function readInChild(
  source: PageSource,
  { program, seconds, megabytes, signal }: ChildLimits,
): Promise<PageReading> {
  signal?.throwIfAborted();
  const child = startChild(program, megabytes);
  return new Promise((resolve, reject) => {
    let stopped: unknown;
    const stop = (reason: unknown): void => {
      stopped ??= reason;
      child.kill('SIGKILL');
    };
    const abort = (): void => stop(signal?.reason);
    const timer = setTimeout(() => stop(unreadable('slow')), seconds * 1_000);
    const output = collect(child, () => stop(unreadable('heavy')));
    signal?.addEventListener('abort', abort);
    child.on('error', stop);
    child.on('close', (code) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      if (stopped !== undefined) reject(asError(stopped));
      else if (code !== 0) reject(unreadable('heavy'));
      else resolve(new Promise((read) => read(readOutcome(output()))));
    });
    // The child may end before it has read all.
    child.stdin.on('error', () => undefined);
    child.stdin.end(writeRequest({ source, megabytes: megabytes * WATCHED }));
  });
}

/** It has no environment, may read no file but its own, write none, and start nothing. */
function startChild(program: string, megabytes: number): Child {
  const folder = dirname(program);
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  const start = `import(${JSON.stringify(pathToFileURL(program).href)}).then((child) => child.runPageChild())`;
  return spawn(
    process.execPath,
    [
      permission,
      `--allow-fs-read=${join(folder, '*')}`,
      '--allow-worker',
      '--disallow-code-generation-from-strings',
      `--max-old-space-size=${Math.floor(megabytes * 0.55)}`,
      '--max-semi-space-size=4',
      '--input-type=module',
      '--eval',
      start,
    ],
    { cwd: folder, env: bareEnvironment(), stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true },
  );
}

/** Windows starts no process without the first of these. */
function bareEnvironment(): Readonly<Record<string, string>> {
  const root = process.platform === 'win32' ? process.env['SystemRoot'] : undefined;
  return root === undefined ? {} : { SystemRoot: root };
}

function collect(child: Child, overflow: () => void): () => string {
  const chunks: Buffer[] = [];
  let length = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > OUTCOME_LIMIT) overflow();
    else chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString('utf8');
}

function unreadable(reason: PageProblem): Failure {
  return new Failure('page-unreadable', { reason });
}

function asError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value));
}
