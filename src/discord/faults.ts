// What happens to errors that nobody caught: an event that the library cannot read is dropped, a bug stops the bot in good order.
import { isPacketFault } from './faults/origin.ts';
import { createReaction, type Reacting } from './faults/reaction.ts';
import { createWindow } from './faults/window.ts';

export type Verdict = 'drop' | 'stop';

/** Where it came up: thrown out of the process, as a promise that nobody awaits, or while a packet was handled. */
export type Caught = 'exception' | 'rejection' | 'packet';

export interface FaultLimits {
  /** Milliseconds in which the other limits count. */
  readonly window: number;
  /** More dropped events than this stop the bot, where they are more than `share` of all packets. */
  readonly dropped: number;
  readonly share: number;
  /** More bugs than this in promises, or in listeners of events, stop the bot. */
  readonly bugs: number;
}

export const FAULT_LIMITS: FaultLimits = { window: 60_000, dropped: 100, share: 0.5, bugs: 20 };

export interface FaultPolicy {
  /** A packet arrived. */
  packet(): void;
  /** `stop`: the bot's state is unknown, or its connection is of no use. An exception unless told otherwise. */
  fault(error: unknown, caught?: Caught): Verdict;
  /** Events dropped within the window. */
  dropped(): number;
}

export interface FaultPolicyOptions {
  /** Milliseconds that never go back. */
  readonly now: () => number;
  readonly limits?: FaultLimits;
}

export function createFaultPolicy({ now, limits = FAULT_LIMITS }: FaultPolicyOptions): FaultPolicy {
  const packets = createWindow(now, limits.window);
  const dropped = createWindow(now, limits.window);
  const bugs = createWindow(now, limits.window);

  const drop = (): Verdict => {
    dropped.add();
    const many = dropped.count() > limits.dropped;
    return many && dropped.count() > packets.count() * limits.share ? 'stop' : 'drop';
  };
  const bug = (caught: Caught): Verdict => {
    bugs.add();
    return caught === 'exception' || bugs.count() > limits.bugs ? 'stop' : 'drop';
  };
  return {
    packet: () => packets.add(),
    fault: (error, caught = 'exception') => (isPacketFault(error, caught) ? drop() : bug(caught)),
    dropped: () => dropped.count(),
  };
}

/** What is needed of `process`. */
export interface FaultSource {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown;
  off(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown;
  readonly stdout: Emitter;
  readonly stderr: Emitter;
}

interface Emitter {
  on(event: 'error', listener: () => void): unknown;
  off(event: 'error', listener: () => void): unknown;
}

export interface FaultPolicyInstallation extends Reacting {
  readonly process: FaultSource;
}

/** A stack must reach down to the handling of packets, however deep a list nested in lists leads, or an unreadable event looks like a bug. */
const STACK_LINES = 1_000;

/** Listens for what nobody caught; a standard output whose reader is gone is no fault. Returns what undoes it. */
export function installFaultPolicy({ process, ...reacting }: FaultPolicyInstallation): () => void {
  const react = createReaction(reacting);
  const onException = (error: unknown): void => react(error, 'exception');
  const onRejection = (error: unknown): void => react(error, 'rejection');
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = Math.max(before, STACK_LINES);
  process.on('uncaughtException', onException);
  process.on('unhandledRejection', onRejection);
  for (const output of [process.stdout, process.stderr]) output.on('error', ignore);
  return () => {
    Error.stackTraceLimit = before;
    process.off('uncaughtException', onException);
    process.off('unhandledRejection', onRejection);
    for (const output of [process.stdout, process.stderr]) output.off('error', ignore);
  };
}

function ignore(): void {
  // Nobody reads any more, which is no reason to stop.
}
