// Runs one piece of reading in a child process of its own that may neither take long nor grow large; what happens to it is a failure of that piece.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { Failure, type PageProblem } from '../../core/errors.ts';

export interface ChildTask {
  /** The built program, and which of its functions is called. */
  readonly program: string;
  readonly run: 'runPageChild' | 'runFeedChild';
  /** What it reads from standard input. */
  readonly request: Uint8Array;
  /** Wall-clock seconds. */
  readonly seconds: number;
  /** Resident megabytes. */
  readonly megabytes: number;
  readonly signal: AbortSignal | undefined;
}

/** Bytes of an outcome: 200,000 characters in JSON, escaped at the worst. */
const OUTCOME_LIMIT = 2 * 1024 * 1024;

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** What it wrote to standard output. Fails with `page-unreadable` (heavy, slow); rejects with the signal's reason. */
export function runChild(task: ChildTask): Promise<string> {
  const { seconds, signal, request } = task;
  signal?.throwIfAborted();
  const child = startChild(task);
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
      else resolve(output());
    });
    // The child may end before it has read all.
    child.stdin.on('error', () => undefined);
    child.stdin.end(request);
  });
}

/** It has no environment, may read no file but its own, write none, and start nothing. */
function startChild({ program, run, megabytes }: ChildTask): Child {
  const folder = dirname(program);
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  const start = `import(${JSON.stringify(pathToFileURL(program).href)}).then((child) => child.${run}())`;
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
