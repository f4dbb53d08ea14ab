// Asks every feed when it is due, at most a few at once, from the time that the bot is ready until it stops.
import { logBug, type Log } from '../log.ts';
import type { FeedRecords } from './feed-records.ts';
import type { FeedState } from './feed-state.ts';
import type { Poll, Polled } from './poll.ts';
import { POLL_EVERY } from './schedule.ts';

/** Feeds that are asked at the same time. */
export const AT_ONCE = 4;
/** Milliseconds: a timer holds no longer, and no shorter. */
const LONGEST_TIMER = 60 * 60_000;
const SHORTEST_TIMER = 500;

/** Calls `run` after so many milliseconds, unless what it returns is called before. */
export type Timer = (milliseconds: number, run: () => void) => () => void;

export interface RunnerParts {
  readonly records: Pick<FeedRecords, 'libraries' | 'list'>;
  readonly poll: Poll;
  readonly now: () => Date;
  readonly timer: Timer;
  readonly log: Log;
}

export interface FeedRunner {
  /** Learns of all feeds that are kept, and begins. */
  start(): Promise<void>;
  /** A feed was added. */
  know(library: string, feed: FeedState): void;
  /** A feed is to be removed: resolves when nothing of it runs any more. */
  forget(library: string, id: string): Promise<void>;
  /** Begins nothing more and ends what runs, between two articles. */
  stop(): void;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
}

interface Due {
  readonly library: string;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

interface Running {
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

export function createFeedRunner(parts: RunnerParts): FeedRunner {
  const { records, now, timer } = parts;
  const waiting = createWaiting();
  const running = new Map<string, Running>();
  const state = { stopped: false };
  let cancel = NOTHING;

  const arm = (): void => {
    cancel();
    const first = waiting.first();
    if (state.stopped || running.size >= AT_ONCE || first === undefined) return;
    const pause = Math.min(Math.max(first - now().getTime(), SHORTEST_TIMER), LONGEST_TIMER);
    cancel = timer(pause, begin);
  };
  const begin = (): void => {
    if (state.stopped) return;
    for (const due of waiting.take(now().getTime(), AT_ONCE - running.size)) run(due);
    arm();
  };
  const run = (due: Due): void => {
    const name = nameOf(due.library, due.id);
    const stop = new AbortController();
    const work = async (): Promise<void> => {
      const polled = await ask(due, stop.signal, parts);
      running.delete(name);
      if (polled && !stop.signal.aborted) waiting.put(polled.library, polled.feed);
      arm();
    };
    running.set(name, { stop, done: work() });
  };
  return {
    async start() {
      for (const library of await records.libraries())
        for (const feed of await records.list(library)) waiting.put(library, feed);
      arm();
    },
    know(library, feed) {
      waiting.put(library, feed);
      arm();
    },
    async forget(library, id) {
      const name = nameOf(library, id);
      waiting.drop(name);
      running.get(name)?.stop.abort(new Error('the feed is removed'));
      await running.get(name)?.done;
      waiting.drop(name);
    },
    stop() {
      state.stopped = true;
      cancel();
      for (const { stop } of running.values()) stop.abort(new Error('the bot stops'));
    },
    async idle() {
      while (running.size > 0) await Promise.all(Array.from(running.values(), ({ done }) => done));
    },
  };
}

/** Never rejects; a feed that meets a bug is asked again all the same. */
async function ask(
  { library, id }: Due,
  signal: AbortSignal,
  { poll, records, now, log }: RunnerParts,
): Promise<Polled | undefined> {
  try {
    return await poll(library, id, signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    logBug(log, error, { what: 'feed' });
    const kept = (await records.list(library).catch(() => [])).find((feed) => feed.id === id);
    const next = new Date(now().getTime() + POLL_EVERY).toISOString();
    return kept && { library, feed: { ...kept, next } };
  }
}

interface Waiting {
  /** Feeds that have ended, which was told, wait no more. */
  put(library: string, feed: FeedState): void;
  drop(name: string): void;
  /** When the first is due, milliseconds since 1970. */
  first(): number | undefined;
  /** Takes out up to `most` that are due, the longest due first. */
  take(time: number, most: number): readonly Due[];
}

function createWaiting(): Waiting {
  const waiting = new Map<string, Due>();
  return {
    put(library, { id, next, ended, endTold }) {
      const name = nameOf(library, id);
      if (ended === undefined || !endTold) waiting.set(name, { library, id, at: Date.parse(next) });
      else waiting.delete(name);
    },
    drop: (name) => void waiting.delete(name),
    first: () => (waiting.size === 0 ? undefined : Math.min(...Array.from(waiting.values(), ({ at }) => at))),
    take(time, most) {
      const due = [...waiting.values()].filter(({ at }) => !(at > time));
      const taken = due.sort((one, other) => one.at - other.at).slice(0, most);
      for (const { library, id } of taken) waiting.delete(nameOf(library, id));
      return taken;
    },
  };
}

const NOTHING = (): void => undefined;

function nameOf(library: string, id: string): string {
  return `${library} ${id}`;
}

export const realTimer: Timer = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};
