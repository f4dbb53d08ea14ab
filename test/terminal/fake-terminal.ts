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

export interface Typist {
  /** Keys as a terminal sends them: `\r` is Enter, `\x03` Ctrl-C, `\x04` Ctrl-D, `\t` Tab. */
  readonly type: (keys: string) => void;
  /** Resolves with all that has been shown since the last wait, once it holds `text`. */
  readonly until: (text: string) => Promise<string>;
  /** Everything shown so far. */
  readonly shown: () => string;
  readonly code: Promise<number>;
  readonly services: FakeServices;
}

/** A chat at a terminal of 60 columns; colours off unless `env` forces them. */
export function sitDown(argv: readonly string[] = [], options: RunOptions = {}): Typist {
  const services = options.services ?? fakeServices();
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: options.width ?? 60 });
  let shown = '';
  let seen = 0;
  let notice: (() => void) | undefined;
  stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString('utf8');
    notice?.();
  });
  const io: Io = {
    ...stillTime(),
    stdin,
    stdout,
    stderr: new PassThrough(),
    env: { NO_COLOR: '1', ...options.env },
  };
  return {
    services,
    type: (keys) => void stdin.write(keys),
    until: (text) =>
      new Promise((resolve) => {
        notice = () => {
          const at = shown.indexOf(text, seen);
          if (at < 0) return;
          const since = shown.slice(seen);
          seen = at + text.length;
          notice = undefined;
          resolve(since);
        };
        notice();
      }),
    shown: () => shown,
    code: runCli(argv, io, partsOf(services, options.parts)),
  };
}
