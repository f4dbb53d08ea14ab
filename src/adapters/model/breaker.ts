// Stops asking a model that keeps failing: calls are refused at once, and after a pause a single one tries whether it is back.
import { type Clock, realClock } from './clock.ts';
import { type Trouble, type TroubleReason, unavailable } from './trouble.ts';

export interface BreakerOptions {
  readonly clock?: Clock;
  /** So many failures on end open it. */
  readonly failures?: number;
  /** So does this share of the last `window` calls. */
  readonly share?: number;
  readonly window?: number;
  /** Milliseconds until one call tries again; doubled with each that fails, up to `longestMs`. */
  readonly pauseMs?: number;
  /** Where a person has to change something first: a key, a model's name, an account. */
  readonly longestMs?: number;
  /** Told of each change, for logs and metrics. */
  readonly notice?: (change: BreakerChange) => void;
}

export type BreakerChange =
  | { readonly to: 'closed' }
  | { readonly to: 'open'; readonly reason: TroubleReason; readonly ms: number };

export interface Breaker {
  /** Throws Failure('model-unavailable') with the reason that opened it, and `retryAfterMs`, while no call is let through. */
  enter(): Pass;
}

/** A call that was let through; the first thing told of it counts, and one of them must be told. */
export interface Pass {
  succeed(): void;
  fail(trouble: Trouble): void;
  /** The call says nothing of the model: it was left, or refused for what it asked. */
  release(): void;
}

interface State {
  /** Failures on end. */
  inARow: number;
  /** The last calls, oldest first; true where one failed. */
  calls: boolean[];
  /** When one call may try again; absent while it is closed. */
  opens: number | undefined;
  reason: TroubleReason;
  /** Of the pause that runs. */
  pauseMs: number;
  /** A call is trying. */
  probing: boolean;
}

const USUAL = { failures: 5, share: 0.5, window: 20, pauseMs: 15_000, longestMs: 600_000 } as const;

type Settings = Required<Omit<BreakerOptions, 'notice'>> & Pick<BreakerOptions, 'notice'>;

export function createBreaker(options: BreakerOptions = {}): Breaker {
  const settings: Settings = { clock: realClock, ...USUAL, ...options };
  const state: State = {
    inARow: 0,
    calls: [],
    opens: undefined,
    reason: 'server',
    pauseMs: settings.pauseMs,
    probing: false,
  };
  return { enter: () => enter(state, settings) };
}

function enter(state: State, settings: Settings): Pass {
  if (state.opens === undefined) return passOf(state, settings, false);
  const left = state.opens - settings.clock.now();
  if (left > 0 || state.probing) throw unavailable({ reason: state.reason, retryAfterMs: Math.max(0, left) });
  state.probing = true;
  return passOf(state, settings, true);
}

function passOf(state: State, settings: Settings, probe: boolean): Pass {
  let told = false;
  const once = (act: () => void): void => {
    if (told) return;
    told = true;
    if (probe) state.probing = false;
    act();
  };
  return {
    succeed: () => once(() => succeed(state, settings, probe)),
    fail: (trouble) => once(() => fail(state, settings, trouble, probe)),
    release: () => once(() => undefined),
  };
}

/** A call that began before it opened closes nothing. */
function succeed(state: State, settings: Settings, probe: boolean): void {
  state.inARow = 0;
  count(state, settings, false);
  if (state.opens === undefined || !probe) return;
  Object.assign(state, { opens: undefined, calls: [], pauseMs: settings.pauseMs });
  settings.notice?.({ to: 'closed' });
}

function fail(state: State, settings: Settings, trouble: Trouble, probe: boolean): void {
  if (NEUTRAL.has(trouble.reason)) return;
  state.inARow += 1;
  count(state, settings, true);
  if (probe) return open(state, settings, trouble, Math.min(settings.longestMs, state.pauseMs * 2));
  if (state.opens !== undefined) return;
  if (LASTING.has(trouble.reason)) return open(state, settings, trouble, settings.longestMs);
  if (trouble.retryAfterMs !== undefined || isTooMany(state, settings))
    open(state, settings, trouble, settings.pauseMs);
}

/** The pause is at least as long as the server asks, and never longer than the longest. */
function open(state: State, settings: Settings, trouble: Trouble, pauseMs: number): void {
  const ms = LASTING.has(trouble.reason)
    ? settings.longestMs
    : Math.min(settings.longestMs, Math.max(pauseMs, trouble.retryAfterMs ?? 0));
  Object.assign(state, { opens: settings.clock.now() + ms, reason: trouble.reason, pauseMs });
  settings.notice?.({ to: 'open', reason: trouble.reason, ms });
}

function count(state: State, { window }: Settings, failed: boolean): void {
  state.calls = [...state.calls, failed].slice(-window);
}

function isTooMany({ inARow, calls }: State, { failures, share, window }: Settings): boolean {
  const failed = calls.filter(Boolean).length;
  return inARow >= failures || (calls.length >= window && failed >= share * window);
}

/** Of the request, not of the model. */
const NEUTRAL: ReadonlySet<TroubleReason> = new Set(['too-long', 'filtered', 'budget']);
/** Of no use to ask again before a person has acted. */
const LASTING: ReadonlySet<TroubleReason> = new Set(['auth', 'no-model', 'quota']);
