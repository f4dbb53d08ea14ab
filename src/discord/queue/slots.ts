// A number of slots in which waiting work runs in the fair order; work whose signal aborts while it waits never runs.
import PQueue from 'p-queue';
import type { FairOrder } from './fair-order.ts';
import { queueClassOver, type Turn, type TurnOptions, type TurnQueue } from './queue-class.ts';

export interface Piece extends Turn {
  readonly signal: AbortSignal;
  /** Holds its slot until it resolves; never rejects. Called at most once, and never after `leave`. */
  readonly run: () => Promise<void>;
  /** The piece will not run. Called at most once, and never after `run`. */
  readonly leave: (reason: unknown) => void;
}

export interface Slots {
  /** Runs the piece at once if a slot is free. */
  enqueue(piece: Piece): void;
  /** Everything that waits leaves. */
  drop(reason: unknown): void;
  idle(): Promise<void>;
}

export function createSlots(concurrency: number, order: FairOrder<Turn>): Slots {
  const queue = new PQueue<TurnQueue, TurnOptions>({ concurrency, queueClass: queueClassOver(order) });
  const waiting = createListeners(leave);

  function enqueue(piece: Piece): void {
    if (piece.signal.aborted) return piece.leave(piece.signal.reason);
    waiting.add(piece);
    // Never settles if the piece leaves, and never rejects: the piece itself tells how it went.
    void queue.add(() => run(piece), { turn: piece });
  }

  function run(piece: Piece): Promise<void> {
    waiting.delete(piece);
    return piece.run();
  }

  function leave(piece: Piece, reason: unknown): void {
    waiting.delete(piece);
    order.remove(piece.who, piece);
    piece.leave(reason);
  }

  return {
    enqueue,
    drop: (reason) => waiting.all().forEach((piece) => leave(piece, reason)),
    // p-queue tells of idleness when a slot falls free: while anything waits, every slot is taken, so one always does.
    idle: () => queue.onIdle(),
  };
}

interface Listeners {
  add(piece: Piece): void;
  delete(piece: Piece): void;
  all(): readonly Piece[];
}

/** What waits on which signal; each signal has one listener, however much waits on it, and none when nothing does. */
function createListeners(onAbort: (piece: Piece, reason: unknown) => void): Listeners {
  const signals = new Map<AbortSignal, { readonly pieces: Set<Piece>; readonly stop: () => void }>();

  function listen(signal: AbortSignal) {
    const pieces = new Set<Piece>();
    const abort = (): void => pieces.forEach((piece) => onAbort(piece, signal.reason));
    signal.addEventListener('abort', abort);
    const listening = { pieces, stop: () => signal.removeEventListener('abort', abort) };
    signals.set(signal, listening);
    return listening;
  }

  return {
    add: (piece) => (signals.get(piece.signal) ?? listen(piece.signal)).pieces.add(piece),
    delete(piece) {
      const listening = signals.get(piece.signal);
      listening?.pieces.delete(piece);
      if (listening?.pieces.size !== 0) return;
      listening.stop();
      signals.delete(piece.signal);
    },
    all: () => [...signals.values()].flatMap(({ pieces }) => [...pieces]),
  };
}
