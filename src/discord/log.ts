// Where the bot writes what happened: structured, for who runs it, never a question's text nor a secret.
import { randomInt } from 'node:crypto';

export type LogFacts = Readonly<Record<string, unknown>>;

export interface Log {
  debug(facts: LogFacts, message: string): void;
  info(facts: LogFacts, message: string): void;
  warn(facts: LogFacts, message: string): void;
  error(facts: LogFacts, message: string): void;
}

const ID_LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
const ID_LENGTH = 6;

/** Logs an error that nobody expected and returns the id under which the log has it, for the person who met it. */
export function logBug(log: Log, error: unknown, facts: LogFacts = {}): string {
  const bug = Array.from({ length: ID_LENGTH }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]).join('');
  log.error({ ...facts, bug, err: error }, 'unexpected error');
  return bug;
}
