// What the terminal surface is given from outside; a reader that has gone away (EPIPE) ends the program quietly.
import type { Readable, Writable } from 'node:stream';
import type { Config, Environment } from '../config.ts';
import type { OutsideArticle } from '../core/article/outside.ts';
import type { Services } from '../core/services.ts';
import type { Article, Language, Sentence } from '../core/types.ts';

export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Environment;
  readonly now: () => Date;
  /** Milliseconds of a clock that only goes forward. */
  readonly clock: () => number;
  /** Columns to wrap at; told from `stdout` when left out. */
  readonly width?: number;
}

/** Everything else that main joins to the terminal. A part that is absent is said to be coming. */
export interface Parts {
  readonly version: string;
  open(config: Config): Promise<Services>;
  /** An article's sentences in reading order. */
  sentences(article: Article): readonly Sentence[];
  /** Reads a file, or `input` for the path `-`. */
  readArticle(path: string, input: Io['stdin']): Promise<Article>;
  /** Fetches and reads the page behind a link. */
  readLink?(url: string, signal?: AbortSignal): Promise<OutsideArticle>;
  /** Writes a folder of articles, whole or not at all, and reads one again. */
  writeArticles?(folder: string, articles: readonly Article[]): Promise<void>;
  readArticles?(folder: string): Promise<readonly Article[]>;
  eval(argv: readonly string[], config: Config): Promise<number>;
  bench(argv: readonly string[], config: Config): Promise<number>;
  /** Questions that the article answers, best first. */
  suggest?(article: Article): readonly string[];
  /** How many tokens these texts are for a model that embeds, rather more than it will be. */
  estimateTokens?(texts: readonly string[]): Promise<number>;
  /** The name of the model that writes answers under this configuration, undefined where none does. */
  model?(config: Config): string | undefined;
  /** Runs the Discord bot until it is stopped; `out` takes one line. */
  bot?(config: Config, language: Language, out: (line: string) => void): Promise<number>;
  /** Tells Discord of the commands, of one server where `guild` is told. */
  register?(
    config: Config,
    guild: string | undefined,
    language: Language,
    out: (line: string) => void,
  ): Promise<number>;
}

/** The terminal's own library. */
export const TERMINAL_SCOPE = 'terminal';

/** Thrown when nobody reads the output any more: not a failure and not a bug. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}

export interface Output {
  /** Resolves when the text has left; rejects with OutputClosed. */
  write(text: string): Promise<void>;
}

export function createOutput(stream: Writable): Output {
  let broken: Error | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    broken = isGone(error) ? new OutputClosed() : error;
  });
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken);
        stream.write(text, (error) =>
          error ? reject(isGone(error) ? new OutputClosed() : error) : resolve(),
        );
      }),
  };
}

function isGone(error: NodeJS.ErrnoException): boolean {
  return ['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END', 'EOF'].includes(error.code ?? '');
}
