// Standard error as a place for lines: written before the call returns; a reader that is gone or stuck costs lines, never the bot.
import { writeSync } from 'node:fs';

/** Writes some of the bytes and returns how many; throws as `fs.writeSync` does. */
export type WriteBytes = (bytes: Uint8Array) => number;

export interface ErrorOutputOptions {
  readonly writeBytes?: WriteBytes;
  /** Blocks for this many milliseconds. */
  readonly pause?: (milliseconds: number) => void;
}

const STANDARD_ERROR = 2;
const PAUSE_MS = 5;
/** At 5 ms each: how long a full pipe may hold the bot up. */
const PATIENCE = 20;

/** After one line that could not be written whole, nothing waits again until a line goes through; how many were lost is then told. */
export function createErrorOutput(options: ErrorOutputOptions = {}): (line: string) => void {
  const { writeBytes = (bytes) => writeSync(STANDARD_ERROR, bytes), pause = block } = options;
  let lost = 0;
  let torn = false;

  const attempt = (text: string, patience: number): boolean => {
    const bytes = Buffer.from(text);
    const written = writeWhole(bytes, writeBytes, pause, patience);
    if (written > 0) torn = written < bytes.length;
    return written === bytes.length;
  };

  return (line) => {
    const told = lost === 0 ? '' : lossLine(lost);
    if (attempt(`${torn ? '\n' : ''}${told}${line}`, lost === 0 ? PATIENCE : 0)) lost = 0;
    else lost += 1;
  };
}

/** How many of the bytes were written before the reader was gone or the patience over. */
function writeWhole(
  bytes: Uint8Array,
  writeBytes: WriteBytes,
  pause: (ms: number) => void,
  patience: number,
) {
  let at = 0;
  let pauses = 0;
  while (at < bytes.length) {
    try {
      at += writeBytes(bytes.subarray(at));
    } catch (error) {
      if (!isFull(error) || pauses >= patience) return at;
      pauses += 1;
      pause(PAUSE_MS);
    }
  }
  return at;
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}

function lossLine(lost: number): string {
  const line = { level: 'warn', time: new Date().toISOString(), lost, msg: 'lines of the log were lost' };
  return `${JSON.stringify(line)}\n`;
}

function block(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
