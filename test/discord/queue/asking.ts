// A small queue for tests, who asks in it, and work that holds a slot or must never run.
import { createFairQueue, type Admission, type FairQueue } from '../../../src/discord/queue.ts';
import type { Asker } from '../../../src/discord/queue/asker.ts';

export const SMALL = { concurrency: 1, capacity: 4, perServer: 3, perUser: 2 };
export const ada: Asker = { server: 'A', user: 'ada' };
export const bob: Asker = { server: 'B', user: 'bob' };

export function queueOf(bounds = SMALL): FairQueue {
  return createFairQueue({ ...bounds, now: () => 0 });
}

export function admitted<Result>(admission: Admission<Result>) {
  if (admission.kind !== 'admitted') throw new Error(`expected to be admitted, got ${admission.kind}`);
  return admission;
}

/** A slot taken until it is given back. */
export function occupy(queue: FairQueue, who: Asker = { server: 'busy', user: 'busy' }) {
  let end: () => void = () => undefined;
  const busy = new Promise<void>((resolve) => (end = resolve));
  const { result } = admitted(queue.add(who, () => busy));
  return { end, result };
}

export const never = (): Promise<never> => Promise.reject(new Error('work ran that must not'));
