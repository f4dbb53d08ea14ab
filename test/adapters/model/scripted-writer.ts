// A writer whose calls go as a test says, one after the other, the last again and again.
import { unavailable, type Trouble } from '../../../src/adapters/model/trouble.ts';
import type { Writer, Writing, WritingEnd } from '../../../src/core/ports.ts';

export const HANG = Symbol('hang');

/** Text, milliseconds of silence, an end, what goes wrong, or nothing for ever, which is HANG. */
export type Step =
  | string
  | number
  | { readonly end: WritingEnd; readonly tokens?: number }
  | Trouble
  | Error
  | typeof HANG;

export interface ScriptedWriter extends Writer {
  readonly calls: AbortSignal[];
  /** How many calls were begun and not ended yet. */
  open(): number;
}

interface Waiting {
  after(ms: number, act: () => void): () => void;
}

export function scriptedWriter(clock: Waiting, ...scripts: readonly (readonly Step[])[]): ScriptedWriter {
  const calls: AbortSignal[] = [];
  let open = 0;
  return {
    id: 'scripted',
    calls,
    open: () => open,
    async *write(_prompt, signal): AsyncGenerator<Writing, void, void> {
      const steps = scripts[Math.min(calls.length, scripts.length - 1)] ?? [];
      calls.push(signal);
      open += 1;
      try {
        for (const step of steps) yield* perform(step, clock, signal);
      } finally {
        open -= 1;
      }
    },
  };
}

async function* perform(
  step: Step,
  clock: Waiting,
  signal: AbortSignal,
): AsyncGenerator<Writing, void, void> {
  if (step === HANG) await aborted(signal);
  else if (typeof step === 'number') await Promise.race([aborted(signal), passed(clock, step)]);
  else if (typeof step === 'string') yield { kind: 'text', text: step };
  else if (step instanceof Error) throw step;
  else if ('reason' in step) throw unavailable(step);
  else yield { kind: 'end', reason: step.end, ...(step.tokens !== undefined && { tokens: step.tokens }) };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

function passed(clock: Waiting, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}

export const STOP: Step = { end: 'stop' };
