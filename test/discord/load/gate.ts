// Answers that come one by one, when the test lets them: a slow model without a clock.
import type { Services } from '../../../src/core/services.ts';

export interface Gate {
  /** Stands before the services: every question waits here. */
  readonly wrap: (services: Services) => Services;
  /** Lets the question that has waited longest be answered, or the next one that comes. */
  readonly release: () => void;
  /** Lets all through from now on. */
  readonly open: () => void;
}

export function createGate(): Gate {
  const held: (() => void)[] = [];
  let free = 0;
  const pass = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => void held.push(resolve));
  };
  return {
    wrap: (services) => ({
      ...services,
      async ask(question, signal) {
        await pass();
        return services.ask(question, signal);
      },
    }),
    release() {
      const first = held.shift();
      if (first) first();
      else free += 1;
    },
    open() {
      free = Number.POSITIVE_INFINITY;
      for (const go of held.splice(0)) go();
    },
  };
}
