// An hnswlib graph over the rows of one scope: nearly the nearest rows, found without looking at all of them.
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { HierarchicalNSW } from 'hnswlib-node';
import { Failure } from '../core/errors.ts';
import type { VectorHit, VectorIndex } from '../core/ports.ts';
import { checkVector } from './exact-index.ts';
import { asFailure, digestOf, removeAll, removePath, sealGraph, unsealGraph } from './graph-file.ts';
import type { GraphIdentity } from './graph-file.ts';
import { runGraphWorker } from './graph-worker.ts';

export interface GraphOptions {
  /** Candidates kept in a search, at least the count asked for. hnswlib does not store it and starts at 10. */
  readonly ef?: number;
  /** The module that is loaded, `hnswlib-node` where nothing is said. */
  readonly library?: string;
}

export interface GraphBuildOptions extends GraphOptions {
  readonly embedderId: string;
  /** Where the graph is kept. One builder at a time: `file.raw` and `file.new` are its scratch. */
  readonly file: string;
  readonly signal?: AbortSignal;
}

type Native = typeof import('hnswlib-node');

/** Measured on 5,000 x 256 clustered rows, recall@10: 0.80 with 10 candidates, 0.96 with 100, 0.99 with 200 (0.3 ms). */
const defaultEf = 200;
const shape = { links: 16, breadth: 200 };

/**
 * Builds off the event loop, keeps the graph in `file`, and opens it from there. Rows are unit vectors (or all zero).
 * Throws Failure('index-mismatch') for a row of another length or not finite, ('not-supported') where hnswlib-node
 * cannot be loaded, ('store-full'), ('file-unwritable'), and the signal's reason.
 */
export async function buildGraphIndex(
  rows: readonly Float32Array[],
  dimensions: number,
  options: GraphBuildOptions,
): Promise<VectorIndex> {
  const shared = shareRows(rows, dimensions);
  return buildFromShared(shared, await identityOf(shared, dimensions, options.embedderId), options);
}

/** The same for rows that are in shared memory and have been checked. */
export async function buildFromShared(
  shared: Float32Array,
  identity: GraphIdentity,
  options: GraphBuildOptions,
): Promise<VectorIndex> {
  const { file, signal } = options;
  loadNative(options.library);
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await forgetGraph(file);
    await makeFile(shared, identity, options);
    signal?.throwIfAborted();
    const index = await openGraphIndex(file, identity, options);
    if (index) return index;
  } catch (error) {
    throw asFailure(error, file);
  }
  throw new Failure('store-damaged', { path: file });
}

async function makeFile(
  rows: Float32Array,
  identity: GraphIdentity,
  { file, library, signal }: GraphBuildOptions,
): Promise<void> {
  const { count, dimensions } = identity;
  const target = `${file}.raw`;
  try {
    const order = { library: resolveNative(library), rows, count, dimensions, ...shape, target };
    await runGraphWorker(order, signal);
    await sealGraph(target, file, identity);
  } finally {
    await removePath(target);
  }
}

/**
 * Undefined where there is no such file, or one of anything else, or one with a single bit changed. Throws
 * Failure('store-full') or ('file-unwritable') where it cannot be copied for hnswlib, which reads no checksums.
 */
export async function openGraphIndex(
  file: string,
  expected: GraphIdentity,
  options: GraphOptions = {},
): Promise<VectorIndex | undefined> {
  const native = loadNative(options.library);
  const raw = `${file}.raw`;
  try {
    if (!(await unsealGraph(file, raw, expected))) return undefined;
    const graph = await readGraph(native, raw, expected);
    return graph && createGraphIndex(graph, expected, options.ef);
  } catch (error) {
    throw asFailure(error, file);
  }
}

/** Undefined where hnswlib cannot read it. */
async function readGraph(
  { HierarchicalNSW: Graph }: Native,
  raw: string,
  { dimensions, count }: GraphIdentity,
): Promise<HierarchicalNSW | undefined> {
  // A load that fails leaves its object unusable: it is this new one, never one that serves.
  const graph = new Graph('ip', dimensions);
  try {
    await graph.readIndex(raw);
  } catch {
    return undefined;
  } finally {
    await removePath(raw);
  }
  return graph.getCurrentCount() === count ? graph : undefined;
}

/**
 * Removes the file and every scratch file of it: they hold the rows' own numbers. Throws Failure('file-unwritable')
 * where one of them may be left.
 */
export async function forgetGraph(file: string): Promise<void> {
  try {
    await removeAll(['', '.raw', '.new'].map((end) => `${file}${end}`));
  } catch (error) {
    throw asFailure(error, file);
  }
}

export async function identityOf(
  rows: Float32Array,
  dimensions: number,
  embedderId: string,
): Promise<GraphIdentity> {
  return { embedderId, dimensions, count: rows.length / dimensions, digest: await digestOf(rows) };
}

/** One array in memory that a thread can read without a copy. Throws Failure('index-mismatch'). */
export function shareRows(rows: readonly Float32Array[], dimensions: number): Float32Array {
  if (rows.length === 0)
    throw new RangeError('expected rows, got none: a graph without any cannot be searched');
  const flat = new Float32Array(new SharedArrayBuffer(rows.length * dimensions * 4));
  for (const [label, row] of rows.entries()) {
    checkVector(row, dimensions);
    flat.set(row, label * dimensions);
  }
  return flat;
}

/** Only ever over a graph that was read whole: searching an empty object would end the process. */
function createGraphIndex(
  graph: HierarchicalNSW,
  { count: size, dimensions }: GraphIdentity,
  ef = defaultEf,
) {
  const index: VectorIndex = {
    size,
    kind: 'graph',
    search(query, count) {
      checkVector(query, dimensions);
      const wanted = Math.min(count, size);
      if (wanted < 1) return [];
      graph.setEf(Math.max(ef, wanted));
      const { distances, neighbors } = graph.searchKnn(Array.from(query), wanted);
      return neighbors.map((label, at) => ({ label, score: 1 - distances[at]! })).sort(byScore);
    },
  };
  return index;
}

function byScore(a: VectorHit, b: VectorHit): number {
  return b.score - a.score || a.label - b.label;
}

/** Required, not imported: only the default export of it works from an ES module, and the thread requires it too. */
function loadNative(library?: string): Native {
  try {
    const native: Native = createRequire(import.meta.url)(resolveNative(library));
    return native;
  } catch (error) {
    throw new Failure('not-supported', { what: 'hnswlib-node' }, { cause: error });
  }
}

function resolveNative(library = 'hnswlib-node'): string {
  return createRequire(import.meta.url).resolve(library);
}
