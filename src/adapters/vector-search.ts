// Serves every scope's rows at once, exactly; where they are many, a graph made in the background takes over.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Failure } from '../core/errors.ts';
import type { VectorIndex } from '../core/ports.ts';
import { createExactIndex } from './exact-index.ts';
import { buildGraphIndex, forgetGraph, identityOf, openGraphIndex, shareRows } from './graph-index.ts';
import type { GraphOptions } from './graph-index.ts';

export interface VectorSearchOptions extends GraphOptions {
  /** The folder of the graphs: derived, may be deleted at any time when nothing runs. */
  readonly folder: string;
  /** From how many rows on a graph is made. */
  readonly threshold?: number;
  /** Told once for each code that no graph can be made; exact search goes on. */
  readonly notice?: (failure: Failure) => void;
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
  /** Stops what is being built for `name`; fulfils when no file of it is left. */
  forget(name: string): Promise<void>;
  /** Stops what is being built; fulfils when every thread has ended. */
  close(): Promise<void>;
}

/**
 * Measured on two cores at 256 dimensions: exact search takes 0.19 ms a thousand rows and needs no build, a graph takes
 * 0.4 to 0.7 ms at any of these sizes and 0.3 s a thousand rows to build. Below 20,000 rows, under 4 ms is gained.
 */
const defaultThreshold = 20_000;

interface Task {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

export function createVectorSearch(options: VectorSearchOptions): VectorSearch {
  /** The last thing that happens to each name; its files are touched by nothing else. */
  const tasks = new Map<string, Task>();
  const notify = createNotice(options.notice);
  const oneAtATime = createQueue();

  const start = (name: string, work: (file: string, signal: AbortSignal) => Promise<void>): Promise<void> => {
    const before = tasks.get(name);
    before?.controller.abort();
    const controller = new AbortController();
    const run = () => work(fileOf(options.folder, name), controller.signal);
    const done = Promise.resolve(before?.done).then(run).catch(notify);
    tasks.set(name, { controller, done });
    return done;
  };

  return {
    index(name, rows, of) {
      let current: VectorIndex = createExactIndex(rows, of.dimensions);
      const settled = start(name, async (file, signal) => {
        if (rows.length < (options.threshold ?? defaultThreshold)) return forgetGraph(file);
        const make = () => makeGraph(file, rows, of, options, signal);
        current = await oneAtATime(make, signal);
      });
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
    async close() {
      for (const { controller } of tasks.values()) controller.abort();
      await Promise.all([...tasks.values()].map(({ done }) => done));
    },
  };
}

async function makeGraph(
  file: string,
  rows: readonly Float32Array[],
  of: RowsOf,
  options: GraphOptions,
  signal: AbortSignal,
): Promise<VectorIndex> {
  const identity = await identityOf(
    shareRows(rows, of.dimensions),
    rows.length,
    of.dimensions,
    of.embedderId,
  );
  const kept = await openGraphIndex(file, identity, options);
  if (kept) return kept;
  await forgetGraph(file);
  return buildGraphIndex(rows, of.dimensions, { ...options, embedderId: of.embedderId, file, signal });
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

/** What was stopped is no news; what is no Failure is a bug and goes on up. */
function createNotice(notice: VectorSearchOptions['notice']) {
  const told = new Set<string>();
  return (error: unknown): void => {
    if (error instanceof Error && error.name === 'AbortError') return;
    if (!(error instanceof Failure)) throw error;
    if (told.has(error.code)) return;
    told.add(error.code);
    notice?.(error);
  };
}
