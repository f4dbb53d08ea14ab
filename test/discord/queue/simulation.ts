// The real queue under a clock of our own: each piece of work lasts as long as it is told, and time passes only here.
import {
  createFairQueue,
  type Admission,
  type FairQueue,
  type QueueBounds,
} from '../../../src/discord/queue.ts';
import type { Asker } from '../../../src/discord/queue/asker.ts';

export interface Asked {
  readonly label: string;
  readonly askedAt: number;
  readonly admission: Admission<string>;
  /** When the work was called; more than once would be a mistake of the queue. */
  readonly begunAt: readonly number[];
}

export interface Simulation {
  readonly queue: FairQueue;
  /** The labels of all work that has begun, in order. */
  readonly turns: readonly string[];
  readonly ask: (who: Asker, duration: number, label?: string) => Promise<Asked>;
  /** To the end of the running piece that ends first; false if none runs. */
  readonly step: () => Promise<boolean>;
  /** Until nothing runs. */
  readonly finish: () => Promise<void>;
}

interface Running {
  readonly endsAt: number;
  readonly end: () => void;
}

export function createSimulation(bounds: QueueBounds): Simulation {
  let time = 0;
  const queue = createFairQueue({ ...bounds, now: () => time });
  const turns: string[] = [];
  const running: Running[] = [];

  async function ask(who: Asker, duration: number, label = who.server): Promise<Asked> {
    const begunAt: number[] = [];
    const work = (): Promise<string> => {
      begunAt.push(time);
      turns.push(label);
      return new Promise((resolve) =>
        running.push({ endsAt: time + duration, end: () => resolve(`answer to ${label}`) }),
      );
    };
    const asked = { label, askedAt: time, admission: queue.add(who, work), begunAt };
    await settled();
    return asked;
  }

  async function step(): Promise<boolean> {
    const [next] = running.sort((one, other) => one.endsAt - other.endsAt).splice(0, 1);
    if (!next) return false;
    time = Math.max(time, next.endsAt);
    next.end();
    await settled();
    return true;
  }

  async function finish(): Promise<void> {
    // One after the other: each end may begin another piece.
    while (await step());
  }

  return { queue, turns, ask, step, finish };
}

/** After everything that promises have to say to each other. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
