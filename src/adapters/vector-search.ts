// Serves every scope's rows at once, exactly; where they are many, a graph made in the background takes over.
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { VectorIndex } from '../core/ports.ts';
import { createExactIndex } from './exact-index.ts';
import { asFailure, removeAll } from './graph-file.ts';
import { buildFromShared, forgetGraph, identityOf, openGraphIndex, shareRows } from './graph-index.ts';
import type { GraphOptions } from './graph-index.ts';

export interface VectorSearchOptions extends GraphOptions {
  /** The folder of the graphs: derived, may be deleted at any time when nothing runs. */
  readonly folder: string;
  /** From how many rows on a graph is made; where nothing is said, as many as hold 5 million numbers. */
  readonly threshold?: number;
  /** Told once for each message why no graph can be made (a Failure, or a bug); exact search goes on. */
  readonly notice?: (error: Error) => void;
}

export interface RowsOf {
  readonly embedderId: string;
  readonly dimensions: number;
}

/** `kind` turns from exact to graph in the background; `settled` fulfils when it will not change any more. */
export interface LiveIndex extends VectorIndex {
  readonly settled: Promise<void>;
}

export interface VectorSearch {
  /**
   * The index of the scope `name` as it is from now on; the graph of its former rows is deleted before `settled`.
   * Throws Failure('index-mismatch') for a row of another length or not finite.
   */
  index(name: string, rows: readonly Float32Array[], of: RowsOf): LiveIndex;
  /** Stops what is being built for `name`; fulfils when no file of it is left, else rejects with Failure('file-unwritable'). */
  forget(name: string): Promise<void>;
  /** The same for every name, those too that were never asked for here. */
  forgetAll(): Promise<void>;
  /** Stops what is being built; fulfils when every thread has ended. */
  close(): Promise<void>;
}

/**
 * Measured: exact search takes 0.7 ms a million numbers (rows x dimensions) and needs no build. A graph of any size here
 * takes 0.1 to 0.7 ms and about 0.3 s a thousand rows of 256 to build: below this, less than 4 ms is gained by it.
 */
const defaultThreshold = (dimensions: number) => 5_000_000 / dimensions;

interface Task {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

export function createVectorSearch(options: VectorSearchOptions): VectorSearch {
  /** What is happening to a name, or is to happen last; its files are touched by nothing else. */
  const tasks = new Map<string, Task>();
  const notify = createNotice(options.notice);
  const oneAtATime = createQueue();
  let tidied: Promise<void> | undefined;
  /** Before this process has any of its own: the folder is one process's. */
  const tidy = (): Promise<void> => (tidied ??= removeScratch(options.folder).catch(notify));

  const start = (name: string, work: (file: string, signal: AbortSignal) => Promise<void>): Promise<void> => {
    const before = tasks.get(name);
    before?.controller.abort();
    const controller = new AbortController();
    const run = () => work(fileOf(options.folder, name), controller.signal);
    const end = (): void => {
      if (tasks.get(name)?.controller === controller) tasks.delete(name);
    };
    const outcome = Promise.all([tidy(), before?.done]).then(run);
    const done = outcome.catch(() => undefined).then(end);
    tasks.set(name, { controller, done });
    return done.then(() => outcome);
  };

  return {
    index(name, rows, of) {
      let current: VectorIndex = createExactIndex(rows, of.dimensions);
      const settled = start(name, async (file, signal) => {
        if (rows.length < (options.threshold ?? defaultThreshold(of.dimensions))) return forgetGraph(file);
        current = await makeGraph(file, rows, of, { ...options, signal, oneAtATime });
      }).catch(notify);
      return {
        size: rows.length,
        settled,
        get kind() {
          return current.kind;
        },
        search: (query, count) => current.search(query, count),
      };
    },
    forget: (name) => start(name, forgetGraph),
    async forgetAll() {
      const stopped = [...tasks.keys()].map((name) => start(name, forgetGraph));
      await Promise.allSettled(stopped);
      await forgetGraphs(options.folder);
    },
    async close() {
      for (const { controller } of tasks.values()) controller.abort();
      await Promise.all([...tasks.values()].map(({ done }) => done));
    },
  };
}

interface Making extends GraphOptions {
  readonly signal: AbortSignal;
  readonly oneAtATime: ReturnType<typeof createQueue>;
}

/** What is kept is opened at once and what is out of date deleted at once; only building waits its turn. */
async function makeGraph(
  file: string,
  rows: readonly Float32Array[],
  of: RowsOf,
  making: Making,
): Promise<VectorIndex> {
  try {
    const shared = shareRows(rows, of.dimensions);
    const identity = await identityOf(shared, of.dimensions, of.embedderId);
    const kept = await openGraphIndex(file, identity, making);
    if (kept) return kept;
    await forgetGraph(file);
    const build = () => buildFromShared(shared, identity, { ...making, embedderId: of.embedderId, file });
    return await making.oneAtATime(build, making.signal);
  } catch (error) {
    await forgetGraph(file);
    throw error;
  }
}

function forgetGraphs(folder: string): Promise<void> {
  return removeNamed(folder, /^[0-9a-f]{40}\.graph(?:\.raw|\.new)?$/u);
}

/** What a process left that ended in the middle of its work. */
function removeScratch(folder: string): Promise<void> {
  return removeNamed(folder, /^[0-9a-f]{40}\.graph(?:\.raw|\.new)$/u);
}

/** A folder that cannot be read may hold some: only one that is not there holds none. */
async function removeNamed(folder: string, pattern: RegExp): Promise<void> {
  try {
    const names = (await namesIn(folder)).filter((name) => pattern.test(name));
    await removeAll(names.map((name) => join(folder, name)));
  } catch (error) {
    throw asFailure(error, folder);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Scope names are anyone's: a file name is made of their digest. */
function fileOf(folder: string, name: string): string {
  return join(folder, `${createHash('sha256').update(name).digest('hex').slice(0, 40)}.graph`);
}

/** Each build keeps one core busy: one at a time leaves the others to those who ask. */
function createQueue() {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> => {
    const next = last.then(() => {
      signal.throwIfAborted();
      return work();
    });
    last = next.catch(() => undefined);
    return next;
  };
}

/** Messages that are not told again. */
const REMEMBERED = 100;

/** What was stopped is no news; nothing that goes wrong in the background ends the process. */
function createNotice(notice: VectorSearchOptions['notice']) {
  const told = new Set<string>();
  return (thrown: unknown): void => {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    if (error.name === 'AbortError' || told.has(error.message)) return;
    if (told.size >= REMEMBERED) told.clear();
    told.add(error.message);
    notice?.(error);
  };
}
