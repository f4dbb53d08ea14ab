// Lets only so many tasks run at once; the others wait in order, and one that is called off waits no longer.

export interface Turns {
  /** Rejects with the signal's reason when that comes before the turn. */
  take<Result>(task: () => Promise<Result>, signal?: AbortSignal): Promise<Result>;
}

export function createTurns(atOnce: number): Turns {
  let running = 0;
  const waiting = new Set<() => void>();
  const begin = (signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      const leave = (): void => {
        waiting.delete(enter);
        reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      const enter = (): void => {
        waiting.delete(enter);
        signal?.removeEventListener('abort', leave);
        running += 1;
        resolve();
      };
      if (signal?.aborted) leave();
      else if (running < atOnce) enter();
      else {
        waiting.add(enter);
        signal?.addEventListener('abort', leave);
      }
    });
  return {
    async take(task, signal) {
      await begin(signal);
      try {
        return await task();
      } finally {
        running -= 1;
        const [next] = waiting;
        next?.();
      }
    },
  };
}
