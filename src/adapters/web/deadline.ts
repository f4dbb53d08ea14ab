// Gives a piece of work one deadline: it is settled by then, whatever hangs inside it.
import { setMaxListeners } from 'node:events';

/** Rejects with `late()` after `ms`, and with the caller's reason when `signal` is aborted; the work is told through its own signal. */
export async function withinDeadline<T>(
  { ms, signal, late }: { ms: number; signal: AbortSignal | undefined; late: () => Error },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  // Every connection listens to it, and there may be many.
  setMaxListeners(0, controller.signal);
  const stop = (): void => controller.abort(signal?.reason);
  const timer = setTimeout(() => controller.abort(late()), ms);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work(controller.signal), aborted(controller.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
