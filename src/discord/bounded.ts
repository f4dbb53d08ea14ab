// Work that ends: what has brought nothing by then is told to stop and is given up, so that its asker is told.

/** Milliseconds: a model that is asked twice, with all its tries, takes less. */
export const ANSWER_WITHIN_MS = 120_000;

/** The same work, rejecting after `within` milliseconds with an error of ours; its signal aborts then too. */
export function bounded<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  within: number,
): (signal: AbortSignal) => Promise<Result> {
  return async (signal) => {
    const stop = new AbortController();
    const pass = (): void => stop.abort(signal.reason);
    signal.addEventListener('abort', pass);
    if (signal.aborted) pass();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const error = new Error(`expected an answer within ${within} ms, got none`);
        stop.abort(error);
        reject(error);
      }, within);
    });
    try {
      return await Promise.race([work(stop.signal), late]);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', pass);
    }
  };
}
