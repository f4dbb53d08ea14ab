// Reads pages in child processes, one for each, that may neither take long nor grow large; what happens to a child is a failure of its page and nothing more.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../core/errors.ts';
import { runChild } from './child.ts';
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

/** Share of the memory allowed at which the child ends itself: it grows on between two looks. */
export const WATCHED = 0.9;

export function createPageReader(options: PageReaderOptions = {}): PageReader {
  const { seconds = 10, megabytes = 256, bytes: limit = PAGE_LIMIT, atOnce = 2 } = options;
  const turns = createTurns(atOnce);
  return {
    async read(source, { signal } = {}) {
      const { length } = source.bytes;
      if (length > limit) throw new Failure('file-too-large', { bytes: length, limit });
      const program = options.program ?? builtProgram();
      const request = writeRequest({ source, megabytes: megabytes * WATCHED });
      const task = { program, run: 'runPageChild', request, seconds, megabytes, signal } as const;
      return turns.take(async () => readOutcome(await runChild(task)), signal);
    },
  };
}

const reader = createPageReader();

/** Reads a page as `PageReader` does, with the limits that stand there. */
export function readPage(source: PageSource, options: ReadOptions = {}): Promise<PageReading> {
  return reader.read(source, options);
}

/** One self-contained program, built beside the bundle; the compiled files and the sources use the same. */
export function builtProgram(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const places = ['pages', '../../../run/pages', '../../../dist/run/pages'].map((folder) =>
    join(here, folder, 'page-child.mjs'),
  );
  const found = places.find((place) => existsSync(place));
  if (found === undefined)
    throw new Error(`expected the page reader's program in dist/run/pages, got none: run npm run build`);
  return found;
}
