// A second look at what the gate let through: a model may deny a claim, which then falls; it can neither add nor save one.
import { Failure } from '../errors.ts';
import type { Prompt, Writer } from '../ports.ts';
import { judgePrompt, type JudgedClaim } from '../prompt/judge.ts';
import { createThoughtFilter } from '../reply/thoughts.ts';
import { denialsIn } from '../reply/verdicts.ts';
import type { Language } from '../types.ts';
import { piecesOf } from './pieces.ts';

/** A model that judges, the one that writes or another. */
export interface Judge {
  readonly writer: Writer;
  /** Aborts with the given signal, and when the judge has taken too long. */
  readonly within: (signal: AbortSignal) => AbortSignal;
}

export interface Judging {
  readonly language: Language;
  /** A word that nobody can guess. */
  readonly nonce: string;
  /** Ends the writing. */
  readonly limit: AbortSignal;
  /** Ends the question. */
  readonly signal: AbortSignal | undefined;
}

/** Places of the claims that are denied; none where the judge fails, is late, or did not end by itself. */
export async function deniedBy(
  { writer, within }: Judge,
  claims: readonly JudgedClaim[],
  { language, nonce, limit, signal }: Judging,
): Promise<ReadonlySet<number>> {
  if (claims.length === 0 || limit.aborted) return NONE;
  try {
    const reply = await wholeReply(writer, judgePrompt(claims, language, nonce), within(limit));
    return reply === undefined ? NONE : denialsIn(visibleLines(reply), claims.length);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Failure || isAbort(error)) return NONE;
    throw error;
  }
}

const NONE: ReadonlySet<number> = new Set();

/** Undefined where the model did not end by itself: half a reply judges nothing. */
async function wholeReply(writer: Writer, prompt: Prompt, signal: AbortSignal): Promise<string | undefined> {
  let written = '';
  for await (const piece of piecesOf(writer, prompt, signal)) {
    if (piece.kind === 'text') written += piece.text;
    else if (piece.reason === 'stop') return written;
  }
  return undefined;
}

function visibleLines(reply: string): string[] {
  const visible = createThoughtFilter();
  const lines: string[] = [];
  for (const line of reply.split('\n')) {
    const { text, restarts } = visible(line);
    if (restarts) lines.length = 0;
    lines.push(text);
  }
  return lines;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
}
