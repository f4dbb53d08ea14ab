// Answers are found one in each turn of the event loop, so that what comes in and goes out meanwhile never waits for two.
import { setImmediate as endOfTurn } from 'node:timers/promises';

/** Resolves when this caller may begin: in a turn of its own, after those who came before. */
export type Turns = () => Promise<void>;

export function createTurns(turn: () => Promise<void> = wholeTurn): Turns {
  let last = Promise.resolve();
  return () => (last = last.then(turn));
}

/** To the end of this turn and through the next: a request that was begun in this one gets its connection in that. */
async function wholeTurn(): Promise<void> {
  await endOfTurn();
  await endOfTurn();
}
