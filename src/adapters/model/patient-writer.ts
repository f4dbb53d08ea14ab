// A writer that waits, tries again and gives up for its caller: nothing hangs, and a model that is down is not asked.
import type { Prompt, Writer, Writing } from '../../core/ports.ts';
import { type Breaker, createBreaker, type Pass } from './breaker.ts';
import { type Clock, pause, realClock, within } from './clock.ts';
import { pauseBefore, type Retries, troubleIn, USUAL_RETRIES } from './patience.ts';
import { type Trouble, unavailable } from './trouble.ts';

export interface PatientOptions {
  /** Shared by all writers over one model. */
  readonly breaker?: Breaker;
  readonly clock?: Clock;
  /** From 0 to 1. */
  readonly random?: () => number;
  readonly retries?: Partial<Retries>;
  readonly limits?: Partial<WritingLimits>;
}

/** All in milliseconds. */
export interface WritingLimits {
  /** For everything: all calls, the pauses between them, and the writing. */
  readonly wholeMs: number;
  /** Until a call's first text or sign of thought. */
  readonly firstMs: number;
  /** Between one text or sign of thought and the next. */
  readonly idleMs: number;
}

const USUAL_LIMITS: WritingLimits = { wholeMs: 40_000, firstMs: 25_000, idleMs: 10_000 };

type Settings = Required<Pick<PatientOptions, 'clock' | 'random'>> & {
  retries: Retries;
  limits: WritingLimits;
};

/**
 * The same writer with patience. A call that fails before its first text is made again where that may help and time is
 * left. Once there is text, a failure or a silence is the end `broken-off`. Rejects as every writer does; while the
 * breaker is open at once.
 */
export function patientWriter(writer: Writer, options: PatientOptions = {}): Writer {
  const { clock = realClock, random = Math.random, breaker = createBreaker({ clock }) } = options;
  const settings: Settings = {
    clock,
    random,
    retries: { ...USUAL_RETRIES, ...options.retries },
    limits: { ...USUAL_LIMITS, ...options.limits },
  };
  return { id: writer.id, write: (prompt, signal) => write(writer, breaker, settings, prompt, signal) };
}

async function* write(
  writer: Writer,
  breaker: Breaker,
  settings: Settings,
  prompt: Prompt,
  signal: AbortSignal,
): AsyncGenerator<Writing, void, void> {
  signal.throwIfAborted();
  const pass = breaker.enter();
  try {
    const deadline = settings.clock.now() + settings.limits.wholeMs;
    for (let tried = 1; ; tried += 1) {
      const failed = yield* attempt(writer, { ...settings, deadline, pass }, prompt, signal);
      if (!failed) return;
      const ms = pauseBefore(
        failed,
        tried,
        deadline - settings.clock.now(),
        settings.retries,
        settings.random,
      );
      if (ms === undefined) {
        pass.fail(failed);
        throw unavailable(failed);
      }
      await pause(settings.clock, ms, signal);
    }
  } finally {
    pass.release();
  }
}

interface Attempt extends Settings {
  /** On the clock. */
  readonly deadline: number;
  readonly pass: Pass;
}

/** One call, told to the breaker where text came of it; gives back what went wrong where none did. */
async function* attempt(
  writer: Writer,
  one: Attempt,
  prompt: Prompt,
  signal: AbortSignal,
): AsyncGenerator<Writing, Trouble | undefined, void> {
  const left = new AbortController();
  const writings = writer.write(prompt, AbortSignal.any([signal, left.signal]))[Symbol.asyncIterator]();
  let [begun, wrote] = [false, false];
  try {
    for (;;) {
      const writing = await nextOf(writings, one, begun);
      if (writing.kind === 'end') return yield* ended(writing, wrote, one.pass);
      begun = true;
      if (writing.text === '') continue;
      wrote = true;
      yield writing;
    }
  } catch (error) {
    signal.throwIfAborted();
    const trouble = troubleIn(error);
    if (!trouble) throw error;
    if (!wrote) return trouble;
    return yield* ended({ kind: 'end', reason: 'broken-off' }, wrote, one.pass);
  } finally {
    left.abort();
    writings.return?.(undefined)?.catch(() => undefined);
    if (wrote) one.pass.succeed();
  }
}

async function nextOf(
  writings: AsyncIterator<Writing>,
  { clock, limits, deadline }: Attempt,
  begun: boolean,
): Promise<Writing> {
  const ms = Math.min(begun ? limits.idleMs : limits.firstMs, deadline - clock.now());
  const next = writings.next();
  next.catch(() => undefined);
  const { done, value } = await within(next, { clock, ms, late: () => unavailable({ reason: 'timeout' }) });
  return done === true ? { kind: 'end', reason: 'broken-off' } : value;
}

/** An end without a text is one only where the model chose it. */
async function* ended(
  end: Extract<Writing, { kind: 'end' }>,
  wrote: boolean,
  pass: Pass,
): AsyncGenerator<Writing, Trouble | undefined, void> {
  const brokenOff = end.reason === 'broken-off';
  if (brokenOff && !wrote) return { reason: 'malformed' };
  if (brokenOff) pass.fail({ reason: 'network' });
  else pass.succeed();
  yield end;
  return undefined;
}
