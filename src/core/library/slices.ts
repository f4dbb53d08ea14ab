// Long work in short pieces: one task at a time, and a rest after every few thousand characters so that others get a turn.

/** Lets everything else that waits have its turn; the default of the program is a timer of no length. */
export type Pause = () => Promise<void>;

/** Runs what it is given one after the other; a failure concerns only the one that asked. */
export type Queue = <Result>(work: () => Promise<Result>) => Promise<Result>;

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}

/** Counts work in characters of text; `spend` rests whenever a slice is used up. */
export interface Slices {
  spend(characters: number): Promise<void>;
}

/** About 10 ms of segmenting and indexing on a slow machine. */
const SLICE = 6_000;

export function createSlices(pause: Pause, slice = SLICE): Slices {
  let spent = 0;
  return {
    async spend(characters) {
      spent += characters;
      if (spent < slice) return;
      spent = 0;
      await pause();
    },
  };
}

/** Whatever waits in the event loop goes first. */
export const nextTurn: Pause = () => new Promise((resolve) => setImmediate(resolve));
