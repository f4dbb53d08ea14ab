// A terminal made of streams: what is typed into it, what is read off it, and what a run of the program ends with.
import { PassThrough, Readable } from 'node:stream';
import { readArticleFile } from '../../src/adapters/files.ts';
import type { Io, Parts } from '../../src/terminal/io.ts';
import { runCli } from '../../src/terminal/run.ts';
import { type FakeServices, fakeServices, sentencesOf } from './fake-services.ts';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly services: FakeServices;
}

export interface RunOptions {
  readonly stdin?: string | Readable;
  readonly env?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly services?: FakeServices;
  readonly parts?: Partial<Parts>;
}

/** One run with standard input and output that are no terminal. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<Run> {
  const services = options.services ?? fakeServices();
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const out = gather(stdout);
  const err = gather(stderr);
  const input = options.stdin ?? '';
  const io: Io = {
    ...stillTime(),
    stdin: typeof input === 'string' ? Readable.from([Buffer.from(input)]) : input,
    stdout,
    stderr,
    env: options.env ?? {},
    ...(options.width !== undefined && { width: options.width }),
  };
  const code = await runCli(argv, io, partsOf(services, options.parts));
  return { code, out: out(), err: err(), services };
}

export function partsOf(services: FakeServices, changes: Partial<Parts> = {}): Parts {
  return {
    version: '0.1.0',
    open: async () => services,
    sentences: sentencesOf,
    readArticle: readArticleFile,
    eval: async () => 0,
    bench: async () => 0,
    ...changes,
  };
}

/** A clock that ticks 1.25 ms each time it is read, on a fixed day. */
export function stillTime(): Pick<Io, 'now' | 'clock'> {
  let ticks = 0;
  return { now: () => new Date('2025-03-05T09:00:00Z'), clock: () => (ticks += 1) * 1.25 };
}

export function gather(stream: PassThrough): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
