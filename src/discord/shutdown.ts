// Ends the bot in good order, once: nothing new is taken, what runs is finished within a bound, and nothing can hang the end.
import type { Log } from './log.ts';

export type Signal = 'SIGTERM' | 'SIGINT';

/** What is done, in this order; a step that fails or takes too long is logged, and the next one begins. */
export interface ShutdownSteps {
  /** Whoever asks from now on is told that the bot is stopping. */
  takeNoMore(): void;
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>;
  /** Tells those who still wait that there will be no answer. */
  sendRest(): Promise<void>;
  /** Leaves the gateway; discord.js can hang here while a shard waits for READY. */
  destroyClient(): Promise<void>;
  closeStore(): Promise<void>;
  closeHealth(): Promise<void>;
}

export interface ShutdownOptions {
  /** `process`, as a rule. */
  readonly signals: SignalSource;
  readonly steps: ShutdownSteps;
  readonly log: Log;
  /** Milliseconds that running questions may still take. */
  readonly within?: number;
  /** Ends the process at once; called for a second signal only. */
  readonly exit: (code: number) => void;
  /** Milliseconds that never go back. */
  readonly now: () => number;
  /** Calls `late` after so many milliseconds, unless what it returns is called before. */
  readonly timer?: (milliseconds: number, late: () => void) => () => void;
}

export interface SignalSource {
  on(signal: Signal, listener: (signal: Signal) => void): unknown;
  off(signal: Signal, listener: (signal: Signal) => void): unknown;
}

export interface Shutdown {
  /** The exit code when all steps are done: 0 after a signal, 1 where a fault began or met the end. Never rejects. */
  readonly done: Promise<number>;
  /** For errors after which the bot may not go on. */
  readonly fail: () => void;
  readonly draining: () => boolean;
}

/** Milliseconds; with the 20 s of running questions less than the 30 s after which a service manager kills. */
const BOUNDS = { idle: 20_000, sendRest: 2_000, destroyClient: 3_000, closeStore: 3_000, closeHealth: 1_000 };
/** As shells tell of a process that a signal ended: 128 and its number. */
const EXIT_CODES: Readonly<Record<Signal, number>> = { SIGINT: 130, SIGTERM: 143 };
/** Milliseconds: at Ctrl-C the terminal signals the program, and so does npm that started it; that is one press. */
const ONE_PRESS = 500;
const SIGNALS: readonly Signal[] = ['SIGTERM', 'SIGINT'];

/** The first SIGTERM or SIGINT drains; a second one exits at once with 143 or 130, whatever still runs. */
export function createShutdown(options: ShutdownOptions): Shutdown {
  const { signals, log, exit, now } = options;
  let signalledAt: number | undefined;
  let draining = false;
  let code = 0;
  const { promise: done, resolve } = withResolver<number>();

  const end = async (): Promise<void> => {
    await drain(options);
    for (const signal of SIGNALS) signals.off(signal, onSignal);
    log.info({ code }, 'stopped');
    resolve(code);
  };
  const begin = (why: string): void => {
    if (draining) return;
    draining = true;
    log.info({ why }, 'stopping');
    void end();
  };
  const onSignal = (signal: Signal): void => {
    if (signalledAt === undefined) begin(signal);
    else if (now() - signalledAt > ONE_PRESS) exit(EXIT_CODES[signal]);
    signalledAt ??= now();
  };
  for (const signal of SIGNALS) signals.on(signal, onSignal);
  return {
    done,
    fail() {
      code = 1;
      begin('fault');
    },
    draining: () => draining,
  };
}

async function drain(options: ShutdownOptions): Promise<void> {
  const { steps, within = BOUNDS.idle } = options;
  await step('take-no-more', async () => steps.takeNoMore(), BOUNDS.sendRest, options);
  await step('idle', () => steps.idle(), within, options);
  await step('send-rest', () => steps.sendRest(), BOUNDS.sendRest, options);
  await step('destroy-client', () => steps.destroyClient(), BOUNDS.destroyClient, options);
  await step('close-store', () => steps.closeStore(), BOUNDS.closeStore, options);
  await step('close-health', () => steps.closeHealth(), BOUNDS.closeHealth, options);
}

/** Never rejects; what comes of a step after its time is nobody's concern. */
async function step(
  name: string,
  run: () => Promise<void>,
  within: number,
  { log, timer = realTimer }: ShutdownOptions,
): Promise<void> {
  const { promise: late, resolve } = withResolver<'late'>();
  const cancel = timer(within, () => resolve('late'));
  try {
    if ((await Promise.race([run(), late])) === 'late')
      log.warn({ step: name, within }, 'a step of stopping took too long');
  } catch (error) {
    log.error({ step: name, err: error }, 'a step of stopping failed');
  } finally {
    cancel();
  }
}

/** Keeps the process alive: with nothing else to wait for, Node would end before the steps that are left. */
function realTimer(milliseconds: number, late: () => void): () => void {
  const timer = setTimeout(late, milliseconds);
  return () => clearTimeout(timer);
}

function withResolver<Value>() {
  const settle: ((value: Value) => void)[] = [];
  const promise = new Promise<Value>((resolve) => void settle.push(resolve));
  return { promise, resolve: (value: Value): void => settle[0]?.(value) };
}
