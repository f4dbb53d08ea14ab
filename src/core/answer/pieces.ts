// What a writer writes, until it ends or the signal aborts, whichever comes first, even where the writer does not listen.
import type { Prompt, Writer, Writing } from '../ports.ts';

/** Throws the signal's reason when it aborts, and what the writer throws. */
export async function* piecesOf(
  writer: Writer,
  prompt: Prompt,
  signal: AbortSignal,
): AsyncGenerator<Writing, void, void> {
  const iterator = writer.write(prompt, signal)[Symbol.asyncIterator]();
  const aborted = abortOf(signal);
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = await Promise.race([iterator.next(), aborted.promise]);
      if (next.done === true) return;
      yield next.value;
      if (next.value.kind === 'end') return;
    }
  } finally {
    aborted.forget();
    leave(iterator);
  }
}

/** Nobody waits for a writer that was left. */
function leave(iterator: AsyncIterator<Writing>): void {
  iterator.return?.().catch(() => undefined);
}

function abortOf(signal: AbortSignal): { readonly promise: Promise<never>; forget(): void } {
  const done = new AbortController();
  const promise = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: done.signal });
  });
  promise.catch(() => undefined);
  return { promise, forget: () => done.abort() };
}
