// How long a turn will be in coming: from how long work has taken lately, how far the running work is, and the place.

export interface WaitingTime {
  readonly running: number;
  /** Work begins; call what is returned once, when it has ended. */
  begin(): () => void;
  /** Milliseconds until a turn comes before which `place` others come, if work takes as long as it has lately. */
  untilTurn(place: number): number;
}

/** Before anything has ended: an answer of a model takes a few seconds. */
const FIRST_GUESS = 2_000;

/** Weight of the newest duration in the average: the last twenty-two have nine tenths of it. */
const NEWEST = 0.1;

/**
 * `slots` pieces run at once; `now` in milliseconds. The average is an exponentially weighted one (S. W. Roberts,
 * Control chart tests based on geometric moving averages, Technometrics 1, 1959).
 */
export function createWaitingTime(slots: number, now: () => number): WaitingTime {
  /** The oldest first, and so the one that is expected to end first. */
  const begun = new Set<{ readonly at: number }>();
  let average: number | undefined;

  function begin(): () => void {
    const piece = { at: now() };
    begun.add(piece);
    return () => {
      begun.delete(piece);
      average = smoothed(average, now() - piece.at);
    };
  }

  function untilTurn(place: number): number {
    const ages = [...begun].map(({ at }) => now() - at);
    const usual = expected(average, ages);
    const remaining = ages.map((age) => remainingAt(age, usual));
    const free = Array.from({ length: Math.max(0, slots - ages.length) }, () => 0);
    const soonest = [...free, ...remaining][place % slots] ?? usual;
    return soonest + Math.floor(place / slots) * usual;
  }

  return {
    get running() {
      return begun.size;
    },
    begin,
    untilTurn,
  };
}

function smoothed(average: number | undefined, duration: number): number {
  return average === undefined ? duration : average + NEWEST * (duration - average);
}

/** Work that runs longer than usual already tells that work has become slower, as if it ended now. */
function expected(average: number | undefined, ages: readonly number[]): number {
  return ages.reduce((usual, age) => Math.max(usual, smoothed(usual, age)), average ?? FIRST_GUESS);
}

/** Durations vary: what has run for its usual time is not about to end, so that half of it is the least expected. */
function remainingAt(age: number, usual: number): number {
  return Math.max(usual - age, usual / 2);
}
