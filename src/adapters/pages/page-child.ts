// The child process that reads one page or feed and ends: whatever that does to it stays here. It writes one line of JSON and nothing else.
import { Worker } from 'node:worker_threads';
import { Failure } from '../../core/errors.ts';
import type { FoundFeeds } from '../feeds/found.ts';
import type { ChildOutcome } from './child-protocol.ts';
import { readRequest } from './child-protocol.ts';
import type { PageReading, PageSource } from './page-types.ts';
import { readPageHere } from './read-page.ts';

/** Reads a page: the request from standard input, the outcome to standard output. */
export async function runPageChild(): Promise<void> {
  await runReading(readPageHere);
}

/** Reads a feed in the same way; what reads feeds is loaded for them alone. */
export async function runFeedChild(): Promise<void> {
  await runReading(async (source) => (await import('../feeds/read-feed.ts')).readFeedHere(source));
}

type Read = (source: PageSource) => Promise<PageReading | FoundFeeds>;

async function runReading(read: Read): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const { source, megabytes } = readRequest(Buffer.concat(chunks));
  watchMemory(megabytes);
  Reflect.deleteProperty(globalThis, 'fetch');
  const outcome = await read(source).then((reading): ChildOutcome => ({ reading }), failed);
  process.stdout.write(JSON.stringify(outcome), () => process.exit(0));
}

/** An error of a parser that met something unheard of is as good as a page that cannot be read. */
function failed(error: unknown): ChildOutcome {
  if (error instanceof Failure) return { code: error.code, facts: error.facts };
  const cause = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'unknown';
  return { code: 'page-unreadable', facts: { reason: 'heavy' }, cause };
}

/** Milliseconds between two looks. */
const LOOK_EVERY = 20;

/**
 * Ends the process when it is larger than it may be. V8's own limit does not count buffers, and a busy process runs no
 * timers, so a thread looks.
 */
function watchMemory(megabytes: number): void {
  const look = `const { workerData } = require('node:worker_threads');
    setInterval(() => process.memoryUsage.rss() > workerData && process.kill(process.pid, 'SIGKILL'), ${LOOK_EVERY});`;
  const worker = new Worker(look, {
    eval: true,
    execArgv: [],
    workerData: megabytes * 1024 * 1024,
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 },
  });
  worker.unref();
}
