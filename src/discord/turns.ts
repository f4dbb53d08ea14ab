// Answers are found one in each turn of the event loop, so that what comes in and goes out meanwhile never waits for two.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Resolves when this caller may begin: in a turn of its own, after those who came before. */
export type Turns = () => Promise<void>;

export function createTurns(turn: () => Promise<unknown> = nextTurn): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return async () => {
    last = last.then(turn);
    await last;
  };
}
