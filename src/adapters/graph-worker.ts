// Builds a graph in a thread of its own; everything that thread runs is the one function below, sent as text.
import { Worker } from 'node:worker_threads';

export interface BuildOrder {
  /** Absolute path of hnswlib-node's entry file. */
  readonly library: string;
  /** `count` x `dimensions` finite numbers in shared memory: nothing is copied, and nobody writes meanwhile. */
  readonly rows: Float32Array;
  readonly count: number;
  readonly dimensions: number;
  /** Links a node; 8 to 24. */
  readonly links: number;
  /** Candidates looked at when a row is added; more is slower and better. */
  readonly breadth: number;
  /** Where the graph is written, as hnswlib writes it: without a checksum, without fsync. */
  readonly target: string;
}

interface Stopping {
  /** One number in shared memory, not 0 when nobody wants the graph any more. */
  readonly stopped: Int32Array;
}

/**
 * The thread is asked to stop and never ended from outside: a thread that ends inside hnswlib takes the process with it.
 *
 * Rejects with what the thread threw, or with the signal's reason once the thread has ended.
 */
export function runGraphWorker(order: BuildOrder, signal?: AbortSignal): Promise<void> {
  // As text, because a path to this file would be a .ts file in the tests and a .js file in dist.
  const source = `(${buildGraph.toString()})(require('node:worker_threads'), require)`;
  const stopped = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(source, { eval: true, execArgv: [], workerData: { ...order, stopped } });
  const stop = () => void Atomics.store(stopped, 0, 1);
  return new Promise((resolve, reject) => {
    let outcome: unknown = new Error('expected the graph to be built, got the end of the thread');
    worker.on('message', () => (outcome = undefined));
    worker.on('error', (error) => (outcome = error));
    worker.on('exit', () => {
      signal?.removeEventListener('abort', stop);
      if (signal?.aborted) reject(asError(signal.reason));
      else if (outcome === undefined) resolve();
      else reject(asError(outcome));
    });
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) stop();
  });
}

/** Must name nothing from outside itself: neither an import nor another function of this file reaches the thread. */
function buildGraph(threads: typeof import('node:worker_threads'), load: NodeJS.Require): void {
  const { library, rows, count, dimensions, links, breadth, target, stopped }: BuildOrder & Stopping =
    threads.workerData;
  const { HierarchicalNSW }: typeof import('hnswlib-node') = load(library);
  const graph = new HierarchicalNSW('ip', dimensions);
  graph.initIndex(count, links, breadth, 100);
  for (let label = 0; label < count; label += 1) {
    if (Atomics.load(stopped, 0) !== 0) return;
    graph.addPoint(Array.from(rows.subarray(label * dimensions, (label + 1) * dimensions)), label);
  }
  if (Atomics.load(stopped, 0) !== 0) return;
  graph.writeIndexSync(target);
  threads.parentPort?.postMessage('done');
}

function asError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value));
}
