// The bot as its own process on a loopback Discord: when it was ready, what it said, what it holds in memory, how it ended.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isObject } from '../loopback/json.ts';
import type { LoopbackDiscord } from '../loopback/server.ts';

export interface ChildOptions {
  /** What node runs: the program, or a script of these tests. */
  readonly program: string;
  readonly dataDir: string;
  /** `bot` unless told. */
  readonly argv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** For node itself. */
  readonly nodeArgs?: readonly string[];
  /** Lets `memory` collect garbage first, and the child's clock run so many times as fast. */
  readonly probe?: { readonly clockSpeed?: number };
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Milliseconds from the start of the process. */
  readonly afterMs: number;
}

/** Megabytes, after garbage was collected. */
export interface ChildMemory {
  readonly heapMb: number;
  readonly residentMb: number;
  readonly externalMb: number;
}

export interface ChildBot {
  /** Milliseconds from the start of the process to its first line; rejects where it ends before. */
  readonly ready: Promise<number>;
  readonly ended: Promise<Ended>;
  /** What it has said so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** Everything on standard error, as soon as it holds these words; never resolves where it does not come to that. */
  readonly logged: (words: string) => Promise<string>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Megabytes of VmRSS as the system tells it. */
  readonly residentMb: () => number;
  /** Needs `probe`. */
  readonly memory: () => Promise<ChildMemory>;
}

/** Only what a process needs is handed on; it ends with this process, however that ends. */
export function startChildBot(
  discord: Pick<LoopbackDiscord, 'url' | 'token'>,
  options: ChildOptions,
): ChildBot {
  const { program, dataDir, argv = ['bot'], env = {}, nodeArgs = [], probe } = options;
  const from = performance.now();
  const child = spawn(process.execPath, [...nodeArgs, ...probeArguments(probe), program, ...argv], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: dataDir,
      GAKJU_DATA_DIR: join(dataDir, 'library'),
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      ...(probe && { TEST_CLOCK_SPEED: String(probe.clockSpeed ?? 1) }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const { out, err } = { out: reading(child.stdout), err: reading(child.stderr) };
  const ended = once(child, 'close').then(([code, signal]) => ({
    code,
    signal,
    afterMs: performance.now() - from,
  }));
  const said = child.stdout ? once(child.stdout, 'data') : Promise.reject(new Error('no output'));
  const ready = Promise.race([
    said.then(() => performance.now() - from),
    ended.then(({ code }) => Promise.reject(new Error(`ended with ${code} before it was ready: ${err()}`))),
  ]);
  ready.catch(() => undefined);
  return {
    ready,
    ended,
    out,
    err,
    logged: (words) => whenSaid(child, err, words),
    kill: (signal) => void child.kill(signal),
    residentMb: () => residentOf(child),
    memory: () => memoryOf(child),
  };
}

const PROBE = fileURLToPath(new URL('probe.mjs', import.meta.url));

function probeArguments(probe: ChildOptions['probe']): string[] {
  return [...(probe ? ['--expose-gc'] : []), '--import', PROBE];
}

function reading(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

async function whenSaid(child: ChildProcess, said: () => string, words: string): Promise<string> {
  while (!said().includes(words)) await once(child.stderr ?? child, 'data');
  return said();
}

function residentOf({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1]) / 1024;
}

async function memoryOf(child: ChildProcess): Promise<ChildMemory> {
  const told = once(child, 'message');
  child.send('memory');
  const [usage]: unknown[] = await told;
  const inMb = (name: string): number => (isObject(usage) ? Number(usage[name]) / 1024 / 1024 : Number.NaN);
  return { heapMb: inMb('heapUsed'), residentMb: inMb('rss'), externalMb: inMb('external') };
}
