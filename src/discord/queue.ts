// Questions wait in a bounded queue in which every server gets its turn, however many questions another one asks.
import type { Asker } from './queue/asker.ts';
import { createFairOrder, type FairOrder } from './queue/fair-order.ts';
import { createOutcome } from './queue/outcome.ts';
import type { Turn } from './queue/queue-class.ts';
import { createSlots, type Piece } from './queue/slots.ts';
import { createWaitingTime, type WaitingTime } from './queue/waiting-time.ts';

/** Each a whole number from 1 up. */
export interface QueueBounds {
  /** How many pieces of work run at once. */
  readonly concurrency: number;
  /** How many may wait in all. */
  readonly capacity: number;
  /** How many of one server may wait. */
  readonly perServer: number;
  /** How many of one user may wait, over all servers. */
  readonly perUser: number;
}

/** Room for 200 questions at once of which one server asks half, twenty by each of its users. */
export const QUEUE: QueueBounds = { concurrency: 4, capacity: 400, perServer: 150, perUser: 20 };

export type Work<Result> = (signal: AbortSignal) => Promise<Result>;

/**
 * `waitSeconds` is what to expect as things stand, in whole seconds. Admitted: until the work begins, 0 when that is
 * within about a second; who comes later can delay it only by the turns that fairness gives them. Full: until there may
 * be room, at least 1.
 */
export type Admission<Result> =
  | {
      readonly kind: 'admitted';
      /** How many waiting pieces have their turn before this one. */
      readonly ahead: number;
      readonly waitSeconds: number;
      /** Rejects, as `result` does, if the work leaves the queue without running. */
      readonly started: Promise<void>;
      readonly result: Promise<Result>;
    }
  | Full
  | { readonly kind: 'closed' };

type Full = {
  readonly kind: 'full';
  readonly reason: 'all' | 'server' | 'user';
  readonly waitSeconds: number;
};

export interface FairQueue {
  readonly waiting: number;
  readonly running: number;
  /**
   * Admits work, or says why not; never throws. The work is called after `add` has returned, with `signal`. Aborted
   * while it waits, it leaves the queue and never runs; once it runs, heeding the signal is its own affair. Work may add
   * work but must not await it: it would hold the very slot for which the other may be waiting.
   */
  add<Result>(who: Asker, work: Work<Result>, signal?: AbortSignal): Admission<Result>;
  /** Admits nothing more; what waits still runs. */
  close(): void;
  /** Rejects all that waits with `reason`; what runs goes on. */
  drop(reason: unknown): void;
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>;
}

/** `now` in milliseconds of a clock that never goes back. Throws a RangeError for a bound that is none. */
export function createFairQueue({ now, ...bounds }: QueueBounds & { readonly now: () => number }): FairQueue {
  requireWholeNumbers(bounds);
  const order = createFairOrder<Turn>();
  const slots = createSlots(bounds.concurrency, order);
  const time = createWaitingTime(bounds.concurrency, now);
  const neverAborted = new AbortController().signal;
  let isClosed = false;

  function admit<Result>(who: Asker, work: Work<Result>, signal: AbortSignal): Admission<Result> {
    const ahead = order.placeOfNew(who);
    const waitSeconds = secondsOf(time.untilTurn(ahead));
    const { piece, started, result } = pieceOf(who, work, signal, time);
    slots.enqueue(piece);
    return { kind: 'admitted', ahead, waitSeconds, started, result };
  }

  return {
    get waiting() {
      return order.size;
    },
    get running() {
      return time.running;
    },
    add: (who, work, signal = neverAborted) =>
      isClosed ? { kind: 'closed' } : (refusal(who, bounds, order, time) ?? admit(who, work, signal)),
    close: () => {
      isClosed = true;
    },
    drop: (reason) => slots.drop(reason),
    idle: () => slots.idle(),
  };
}

function refusal(
  { server, user }: Asker,
  { capacity, perServer, perUser }: QueueBounds,
  order: FairOrder<Turn>,
  time: WaitingTime,
): Full | undefined {
  const full = (reason: Full['reason'], place: number): Full => ({
    kind: 'full',
    reason,
    waitSeconds: Math.max(1, secondsOf(time.untilTurn(place))),
  });
  if (order.ofUser(user) >= perUser) return full('user', order.placeOfUser(user));
  if (order.ofServer(server) >= perServer) return full('server', order.placeOfServer(server));
  return order.size >= capacity ? full('all', 0) : undefined;
}

/** Work and what its asker holds of it. The slot is given back before the asker hears how it went. */
function pieceOf<Result>(who: Asker, work: Work<Result>, signal: AbortSignal, time: WaitingTime) {
  const started = createOutcome<void>();
  const result = createOutcome<Result>();
  const piece: Piece = {
    who,
    signal,
    async run() {
      const end = time.begin();
      started.resolve();
      const [outcome] = await Promise.allSettled([started.promise.then(() => work(signal))]);
      end();
      if (outcome.status === 'fulfilled') result.resolve(outcome.value);
      else result.reject(outcome.reason);
    },
    leave(reason) {
      started.reject(reason);
      result.reject(reason);
    },
  };
  return { piece, started: started.promise, result: result.promise };
}

function secondsOf(milliseconds: number): number {
  return milliseconds <= 1_000 ? 0 : Math.ceil(milliseconds / 1_000);
}

function requireWholeNumbers(bounds: QueueBounds): void {
  for (const [name, bound] of Object.entries(bounds))
    if (!Number.isSafeInteger(bound) || bound < 1)
      throw new RangeError(`expected ${name} to be a whole number from 1 up, got ${bound}`);
}
