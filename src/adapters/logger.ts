// Writes what happened as JSON lines to standard error, at once; no secret, no text of a request and no forged line gets through.
import { pino } from 'pino';
import { createErrorOutput } from './logger/error-output.ts';
import { createPlain } from './logger/plain.ts';
import { createRedaction } from './logger/redaction.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface LoggerOptions {
  /** Lines below it are not written. */
  readonly level: LogLevel;
  /** Values that never show: keys, tokens, passwords, addresses that hold one. */
  readonly secrets: readonly string[];
  /** Takes one line with its line end; standard error unless told. */
  readonly write?: (line: string) => void;
}

type Write = (facts: Readonly<Record<string, unknown>>, message: string) => void;

export type Logger = Readonly<Record<LogLevel, Write>>;

/** `{"level","time","msg"}` and the facts; `err` may be anything that was thrown. Logging itself never throws. */
export function createLogger({ level, secrets, write = createErrorOutput() }: LoggerOptions): Logger {
  const plain = createPlain(createRedaction(secrets));
  const lines = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error: unknown) => error },
      depthLimit: 100,
      edgeLimit: 10_000,
    },
    { write },
  );
  const writer =
    (at: LogLevel): Write =>
    (facts, message) => {
      if (!lines.isLevelEnabled(at)) return;
      try {
        lines[at](plain.facts(facts), plain.text(message));
      } catch {
        // A log that cannot be written is no reason to stop what it tells of.
      }
    };
  return { debug: writer('debug'), info: writer('info'), warn: writer('warn'), error: writer('error') };
}
