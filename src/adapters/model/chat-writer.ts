// A model's stream as writings: text, then exactly one end, `stop` only where the model itself said that it was done.
import type { Prompt, Writer, Writing, WritingEnd } from '../../core/ports.ts';
import { type Clock, realClock, untilAborted, within } from './clock.ts';
import { troubleOf, unavailable } from './trouble.ts';

/** One piece of a stream. */
export interface ChatPiece {
  readonly text: string;
  /** The model thinks: a sign of life, and no text. */
  readonly thinks?: boolean;
  /** The model said why it does not answer. */
  readonly refused?: boolean;
  /** Why it ended, in its provider's word; absent until it has. */
  readonly finish?: string;
  /** All that the call took, the prompt included. */
  readonly tokens?: number;
}

export interface ChatOptions {
  readonly id: string;
  /** Begins to write; rejects, as the stream may too, with whatever its client throws. */
  readonly open: (prompt: Prompt, signal: AbortSignal) => Promise<AsyncIterable<ChatPiece>>;
  readonly clock?: Clock;
}

/** How long a server that has said why it ended is waited for, so that it says what it took: some keep the line open. */
const AFTER_FINISH_MS = 1_000;

/** A server that ignores the limit of tokens is left after so many characters for each of them. */
const CHARACTERS_PER_TOKEN = 16;

/**
 * A writer over a stream of pieces. An empty piece of text says that the model is still at work. Where the stream fails
 * or ends without a reason, what was written stays and the end is `broken-off`; where nothing was written, it rejects
 * with Failure('model-unavailable'), whose facts hold a reason and numbers alone.
 */
export function createChatWriter({ id, open, clock = realClock }: ChatOptions): Writer {
  return { id, write: (prompt, signal) => write({ open, clock }, prompt, signal) };
}

interface Heard {
  characters: number;
  refused: boolean;
  finish: string | undefined;
  tokens: number | undefined;
}

type Parts = Required<Pick<ChatOptions, 'open' | 'clock'>>;

async function* write(
  parts: Parts,
  prompt: Prompt,
  signal: AbortSignal,
): AsyncGenerator<Writing, void, void> {
  signal.throwIfAborted();
  const heard: Heard = { characters: 0, refused: false, finish: undefined, tokens: undefined };
  try {
    for await (const piece of piecesOf(parts, prompt, signal, heard)) yield* textOf(piece);
  } catch (error) {
    signal.throwIfAborted();
    yield endAfter(error, heard, parts.clock);
    return;
  }
  signal.throwIfAborted();
  yield endOf(heard);
}

function* textOf({ text, thinks }: ChatPiece): Generator<Writing, void, void> {
  if (text !== '' || thinks) yield { kind: 'text', text };
}

/** The stream's pieces until it ends, is long enough, or has said all that is waited for; then its connection is closed. */
async function* piecesOf(
  { open, clock }: Parts,
  prompt: Prompt,
  signal: AbortSignal,
  heard: Heard,
): AsyncGenerator<ChatPiece, void, void> {
  const left = new AbortController();
  const most = prompt.maxTokens * CHARACTERS_PER_TOKEN;
  let pieces: AsyncIterator<ChatPiece> | undefined;
  try {
    const stream = await untilAborted(open(prompt, AbortSignal.any([signal, left.signal])), signal);
    pieces = stream[Symbol.asyncIterator]();
    while (heard.characters <= most) {
      const next = await nextOf(pieces, signal, heard, clock);
      if (!next || next.done === true) return;
      hear(heard, next.value);
      yield next.value;
    }
    heard.finish = 'length';
  } finally {
    left.abort();
    pieces?.return?.()?.catch(() => undefined);
  }
}

/** Undefined where the model has ended and its server says nothing more. */
async function nextOf(
  pieces: AsyncIterator<ChatPiece>,
  signal: AbortSignal,
  { finish }: Heard,
  clock: Clock,
): Promise<IteratorResult<ChatPiece> | undefined> {
  const next = untilAborted(pieces.next(), signal);
  if (finish === undefined) return next;
  try {
    return await within(next, { clock, ms: AFTER_FINISH_MS, late: () => new Error('silent after its end') });
  } catch {
    signal.throwIfAborted();
    next.catch(() => undefined);
    return undefined;
  }
}

function hear(heard: Heard, { text, refused, finish, tokens }: ChatPiece): void {
  heard.characters += text.length;
  heard.refused ||= refused === true;
  heard.finish ??= finish;
  heard.tokens = tokens ?? heard.tokens;
}

function endAfter(error: unknown, heard: Heard, clock: Clock): Writing {
  const trouble = troubleOf(error, clock.now());
  if (trouble.reason === 'filtered') return end('filtered', heard);
  if (heard.characters > 0) return end('broken-off', heard);
  throw unavailable(trouble);
}

function endOf(heard: Heard): Writing {
  if (heard.refused) return end('refused', heard);
  if (heard.finish === undefined && heard.characters === 0) throw unavailable({ reason: 'malformed' });
  return end(heard.finish === undefined ? 'broken-off' : endNamed(heard.finish), heard);
}

function end(reason: WritingEnd, { tokens }: Heard): Writing {
  return { kind: 'end', reason, ...(tokens !== undefined && { tokens }) };
}

/** OpenAI's words and those of other providers that LangChain hands on as they are; an unknown one is an end before the end. */
function endNamed(finish: string): WritingEnd {
  const word = finish.toLowerCase();
  const found = Object.entries(WORDS).find(([, words]) => words.includes(word));
  return ENDS.find((one) => one === found?.[0]) ?? 'broken-off';
}

const ENDS: readonly WritingEnd[] = ['stop', 'length', 'filtered', 'refused'];
const WORDS: Readonly<Partial<Record<WritingEnd, readonly string[]>>> = {
  stop: ['stop', 'end_turn', 'stop_sequence', 'completed', 'complete'],
  length: ['length', 'max_tokens', 'max_output_tokens', 'model_length'],
  filtered: ['content_filter', 'content_filtered', 'safety', 'guardrail_intervened', 'prohibited_content'],
  refused: ['refusal'],
};
