// The fair order in the shape that p-queue wants of a queue: a class without arguments over one given order.
import type { QueueAddOptions } from 'p-queue';
import type { Asker } from './asker.ts';
import type { FairOrder } from './fair-order.ts';

/** One piece of work that waits; its identity is what leaves the order when it is cancelled. */
export interface Turn {
  readonly who: Asker;
}

export interface TurnOptions extends QueueAddOptions {
  readonly turn: Turn;
}

type Run = () => Promise<unknown>;

/** What p-queue asks of an instance. Only `enqueue`, `dequeue` and `size` are ever called here: nothing has a priority. */
export interface TurnQueue {
  readonly size: number;
  enqueue(run: Run, options?: Partial<TurnOptions>): void;
  dequeue(): Run | undefined;
  filter(options: Readonly<Partial<TurnOptions>>): Run[];
  setPriority(id: string, priority: number): void;
}

/** p-queue makes its queue itself; every instance of this class is the same `order`. */
export function queueClassOver(order: FairOrder<Turn>): new () => TurnQueue {
  const runs = new WeakMap<Turn, Run>();

  return class {
    get size(): number {
      return order.size;
    }

    enqueue(run: Run, options?: Partial<TurnOptions>): void {
      if (!options?.turn) throw new TypeError('expected a turn with each piece of work, got none');
      runs.set(options.turn, run);
      order.add(options.turn.who, options.turn);
    }

    dequeue(): Run | undefined {
      const turn = order.take();
      return turn && runs.get(turn);
    }

    filter(): Run[] {
      throw new TypeError('expected no filter: turns have no priority');
    }

    setPriority(): void {
      throw new TypeError('expected no priority: turns have none');
    }
  };
}
