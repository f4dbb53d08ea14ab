// Tells the log and the counts what could not be said; an error of ours gets an id, and nobody's words are written down.
import { logBug } from '../log.ts';
import { codeOf, factsOf, outcomeOf, type Outcome } from './outcome.ts';
import type { DeliveryTools } from './tools.ts';

export interface Trouble {
  readonly outcome: Outcome;
  /** The id under which the log has it, where it is an error of ours. */
  readonly bug?: string;
}

const QUIET = new Set<Outcome>(['too-late', 'taken', 'gone']);
const OURS = new Set<Outcome>(['malformed', 'unknown']);

/** `what` names what was tried: `acknowledge`, `follow-up`, `reply`, … */
export function noteTrouble(
  error: unknown,
  what: string,
  { log, metrics }: Pick<DeliveryTools, 'log' | 'metrics'>,
): Trouble {
  const outcome = outcomeOf(error);
  metrics.count('refusals', String(codeOf(error) ?? outcome));
  const facts = { what, outcome, ...factsOf(error) };
  if (OURS.has(outcome)) {
    metrics.count('bugs', 'deliver');
    return { outcome, bug: logBug(log, withoutBody(error), facts) };
  }
  log[QUIET.has(outcome) ? 'info' : 'warn'](facts, 'Discord did not take it');
  return { outcome };
}

/** The library's errors carry the body and the address of the request. */
function withoutBody(error: unknown): unknown {
  if (!(error instanceof Error) || !('requestBody' in error)) return error;
  const bare = new Error('Discord refused a request');
  return Object.assign(bare, { stack: `${bare.message}\n${stackLines(error)}` });
}

function stackLines({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /u.test(line))
    .join('\n');
}
