// Says why something did not work: a Failure in its own sentence, a bug in one sentence with an id that its stack is found under.
import { isDebug } from '../config.ts';
import { Failure } from '../core/errors.ts';
import type { Io } from './io.ts';
import { errorJson } from './json.ts';
import type { Messages } from './messages.ts';
import { safeText } from './safe-text.ts';

export interface FailureReport {
  /** For a person, without a line end. */
  readonly text: string;
  readonly json: { readonly error: { readonly code: string; readonly message: string } };
  /** 2 for wrong usage, else 1. */
  readonly exitCode: number;
}

/** A bug's message and stack are never part of it, unless GAKJU_DEBUG asks: they may hold an article or a key. */
export function reportFailure(error: unknown, messages: Messages, io: Io): FailureReport {
  if (error instanceof Failure) {
    const message = messages.failures[error.code](error.facts);
    return { text: message, json: errorJson(error.code, message), exitCode: exitCodeOf(error) };
  }
  const id = bugId(error);
  const message = messages.bug(id);
  const stack = isDebug(io.env) ? `\n${safeText(stackOf(error))}` : '';
  return { text: `${message}${stack}`, json: errorJson('bug', message), exitCode: 1 };
}

function exitCodeOf({ code }: Failure): number {
  return code === 'wrong-usage' || code === 'unknown-command' ? 2 : 1;
}

/** The same bug has the same id: six hexadecimal digits of an FNV-1a hash of its stack. */
function bugId(error: unknown): string {
  let hash = 0x811c9dc5;
  for (const character of stackOf(error))
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 8).toString(16).padStart(6, '0');
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
}
