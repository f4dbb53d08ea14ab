// What the bot counts about itself; no label ever names a person, a server or a text.

/** Things that happen, each with what one label may tell. */
export interface Counts {
  /** Answers by kind: answered, unsure, not-found, … */
  answers: string;
  /** Commands and presses by name. */
  uses: string;
  /** Failures that a person was told about, by code. */
  failures: string;
  /** Errors that nobody expected, by where they were caught. */
  bugs: string;
  /** Gateway events dropped because the library could not read them. */
  droppedEvents: string;
  /** Refusals of Discord's REST by its code. */
  refusals: string;
  /** Questions turned away, by reason: busy, slow-down, stopping. */
  turnedAway: string;
  /** Votes: up, down. */
  votes: string;
}

/** Durations in seconds. */
export type Timed = 'acknowledge' | 'wait' | 'answer';

/** Values as they are now. */
export type Gauged = 'waiting' | 'running' | 'servers';

export interface Metrics {
  count(name: keyof Counts, label: string): void;
  observe(name: Timed, seconds: number): void;
  set(name: Gauged, value: number): void;
}
