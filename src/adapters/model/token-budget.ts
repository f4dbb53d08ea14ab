// No more tokens a day than allowed, in all and for each scope: a call is paid for before it is made, and settled after it.
import type { Prompt, Writer, Writing } from '../../core/ports.ts';
import { type Clock, realClock } from './clock.ts';
import { troubleIn } from './patience.ts';
import { estimateTokens, TOKENS_AROUND_A_PROMPT } from './token-estimate.ts';
import { type TroubleReason, unavailable } from './trouble.ts';

export interface TokenBudgetOptions {
  /** Tokens that all scopes together may use in a day of UTC; absent: as many as there are. */
  readonly perDay?: number;
  /** Tokens that each scope may use in a day of UTC. */
  readonly perScope?: number;
  /**
   * Adds `by` to what is kept under `key` of a scope, undefined for all of them together, and gives the sum; as a
   * store's `count`. What it keeps has to survive a restart, since the day does.
   */
  readonly count: (scope: string | undefined, key: string, by: number) => Promise<number>;
  /** Drops what is kept under `key`: the counts of days gone by. */
  readonly forget?: (scope: string | undefined, key: string) => Promise<void>;
  readonly clock?: Clock;
  /** Told of what goes wrong with keeping count: then no call is made, since nobody knows what it would cost. */
  readonly notice?: (error: unknown) => void;
}

export interface TokenBudget {
  /**
   * The same writer on the budget of one scope. Rejects with Failure('model-unavailable', {reason: 'budget'}) before a
   * call that could use more than is left.
   */
  within(scope: string, writer: Writer): Writer;
}

const DAY_MS = 86_400_000;
/** Counts this many days old are dropped; older ones are of a program that did not run. */
const DAYS_FORGOTTEN = 7;
const TOKENS_OF_A_THOUGHT = 8;

interface Account {
  readonly scope: string | undefined;
  readonly limit: number;
}

type Settings = TokenBudgetOptions & Required<Pick<TokenBudgetOptions, 'clock' | 'notice'>>;

export function createTokenBudget(options: TokenBudgetOptions): TokenBudget {
  const settings: Settings = { clock: realClock, notice: () => undefined, ...options };
  const seen = new Map<string | undefined, number>();
  return {
    within(scope, writer) {
      const accounts = accountsOf(scope, options);
      if (accounts.length === 0) return writer;
      return {
        id: writer.id,
        write: (prompt, signal) => write(writer, prompt, signal, { accounts, settings, seen }),
      };
    },
  };
}

function accountsOf(scope: string, { perDay, perScope }: TokenBudgetOptions): Account[] {
  return [
    ...(perScope === undefined ? [] : [{ scope, limit: perScope }]),
    ...(perDay === undefined ? [] : [{ scope: undefined, limit: perDay }]),
  ];
}

interface Purse {
  readonly accounts: readonly Account[];
  readonly settings: Settings;
  /** The day on which the old counts of a scope were last dropped. */
  readonly seen: Map<string | undefined, number>;
}

async function* write(
  writer: Writer,
  prompt: Prompt,
  signal: AbortSignal,
  purse: Purse,
): AsyncGenerator<Writing, void, void> {
  signal.throwIfAborted();
  const day = Math.floor(purse.settings.clock.now() / DAY_MS);
  const asked = estimateTokens(prompt.system) + estimateTokens(prompt.user) + TOKENS_AROUND_A_PROMPT;
  const paid = asked + prompt.maxTokens;
  await pay(purse, day, paid);
  let used = asked;
  try {
    for await (const writing of writer.write(prompt, signal)) {
      used = writing.kind === 'end' ? (writing.tokens ?? used) : used + tokensOf(writing.text);
      yield writing;
    }
  } catch (error) {
    if (used === asked && isFree(troubleIn(error)?.reason)) used = 0;
    throw error;
  } finally {
    await settle(purse, day, used - paid);
  }
}

/** An empty piece stands for a thought of unknown length, a few tokens of a stream. */
function tokensOf(piece: string): number {
  return piece === '' ? TOKENS_OF_A_THOUGHT : estimateTokens(piece);
}

/** Servers charge for what they have begun to answer. */
function isFree(reason: TroubleReason | undefined): boolean {
  return reason !== undefined && reason !== 'timeout' && reason !== 'malformed';
}

/** Paid before it is known what is left, so that two calls at once cannot both have the last of it. */
async function pay(purse: Purse, day: number, tokens: number): Promise<void> {
  const paid: Account[] = [];
  try {
    for (const account of purse.accounts) {
      dropOld(purse, account, day);
      const sum = await purse.settings.count(account.scope, keyOf(day), tokens);
      paid.push(account);
      if (sum > account.limit) throw unavailable({ reason: 'budget' });
    }
  } catch (error) {
    await settle({ ...purse, accounts: paid }, day, -tokens);
    if (troubleIn(error)) throw error;
    purse.settings.notice(error);
    throw unavailable({ reason: 'budget' });
  }
}

/** Never rejects: the answer is there, and what was paid beforehand errs on the safe side. */
async function settle({ accounts, settings }: Purse, day: number, by: number): Promise<void> {
  if (by === 0) return;
  for (const { scope } of accounts) await settings.count(scope, keyOf(day), by).catch(settings.notice);
}

function dropOld({ settings, seen }: Purse, { scope }: Account, day: number): void {
  if (!settings.forget || seen.get(scope) === day) return;
  seen.set(scope, day);
  for (let ago = 1; ago <= DAYS_FORGOTTEN; ago += 1)
    settings.forget(scope, keyOf(day - ago)).catch(settings.notice);
}

/** `tokens:2031-05-06` */
function keyOf(day: number): string {
  return `tokens:${new Date(day * DAY_MS).toISOString().slice(0, 10)}`;
}
