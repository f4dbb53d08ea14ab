// Registers the commands: shows first what would change, replaces all in one request, and does nothing where nothing differs.
import {
  RateLimitError,
  type REST,
  Routes,
  RESTJSONErrorCodes as Code,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../core/errors.ts';
import { type Difference, differs, planCommands } from './command-difference.ts';
import { codeOf, fieldsOf, isObject, outcomeOf, statusOf } from './deliver/outcome.ts';
import { type Order, request } from './deliver/request.ts';
import type { Time } from './deliver/retry.ts';
import type { RegisterWords } from './messages.register.ts';
import { createRest } from './rest.ts';

export type CommandData = RESTPostAPIApplicationCommandsJSONBody;

export interface Registration {
  readonly rest: REST;
  readonly applicationId: string;
  /** One server, at once; everywhere where it is not told. */
  readonly guild?: string | undefined;
  readonly wanted: readonly CommandData[];
  readonly dryRun?: boolean | undefined;
  readonly words: RegisterWords;
  /** Takes one line. */
  readonly out: (line: string) => void;
  readonly time?: Time;
}

export interface RegisterRun extends Omit<Registration, 'rest' | 'applicationId'> {
  readonly apiUrl: string;
  readonly token: string;
}

/** Finds the application by its token, without a login. Throws as `registerCommands` does. */
export async function runRegister({ apiUrl, token, ...registration }: RegisterRun): Promise<Difference> {
  const rest = createRest(apiUrl, token.replace(/^Bot\s+/u, ''));
  const applicationId = await applicationOf(rest, registration.time);
  return registerCommands({ ...registration, rest, applicationId });
}

/**
 * Throws Failure: 'login-refused' for a wrong token or address, 'register-refused' for a server that the bot may not
 * add commands to, the limit of a day, or commands that Discord does not accept, 'discord-unreachable' otherwise.
 */
export async function registerCommands(registration: Registration): Promise<Difference> {
  const { wanted, guild, dryRun, words, out } = registration;
  if (guild !== undefined && !/^\d{17,20}$/u.test(guild)) throw refusedServer(guild);
  const registered = await registeredCommands(registration);
  const change = planCommands(wanted, registered);
  if (!differs(change)) {
    out(words.nothingToDo(wanted.length));
    return change;
  }
  for (const line of differenceLines(change, words)) out(line);
  if (dryRun === true) {
    out(words.dryRun);
    return change;
  }
  await replaceCommands(registration);
  out(words.registered(wanted.length, guild));
  return change;
}

export function differenceLines(
  { added, changed, removed, same }: Difference,
  words: RegisterWords,
): string[] {
  const named = changed.map(({ name, fields }) => `${name} (${fields.join(', ')})`);
  return [
    ...(added.length > 0 ? [words.added(added.join(', '))] : []),
    ...(changed.length > 0 ? [words.changed(named.join(', '))] : []),
    ...(removed.length > 0 ? [words.removed(removed.join(', '))] : []),
    ...(same.length > 0 ? [words.same(same.length)] : []),
  ];
}

async function applicationOf(rest: REST, time?: Time): Promise<string> {
  const reply = await ask(rest, { method: 'Get', route: Routes.currentApplication() }, { time });
  if (!isObject(reply) || typeof reply['id'] !== 'string') throw new Failure('discord-unreachable');
  return reply['id'];
}

/** The words in all languages come only where they are asked for. */
export async function registeredCommands(
  registration: Pick<Registration, 'rest' | 'applicationId' | 'guild' | 'time'>,
): Promise<readonly unknown[]> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const reply = await ask(
    registration.rest,
    { method: 'Get', route: routeOf(registration), query },
    registration,
  );
  if (!Array.isArray(reply)) throw new Failure('discord-unreachable');
  return reply;
}

async function replaceCommands(registration: Registration): Promise<void> {
  const { rest, wanted } = registration;
  await ask(rest, { method: 'Put', route: routeOf(registration), body: wanted }, registration);
}

function routeOf({ applicationId, guild }: Pick<Registration, 'applicationId' | 'guild'>): `/${string}` {
  return guild === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guild);
}

const EFFORT = { tries: 4, firstPauseMs: 1_000, longestPauseMs: 8_000, withinMs: 60_000 };
const TIME: Time = { now: () => performance.now(), wait: (ms) => sleep(ms), random: Math.random };

async function ask(
  rest: REST,
  order: Pick<Order, 'method' | 'route' | 'query' | 'body'>,
  { guild, time = TIME }: { readonly guild?: string | undefined; readonly time?: Time | undefined },
): Promise<unknown> {
  try {
    return await request({ ...order, withBotToken: true, harmless: true, effort: EFFORT }, rest, time);
  } catch (error) {
    throw failureOf(error, guild);
  }
}

function failureOf(error: unknown, guild: string | undefined): unknown {
  const code = codeOf(error);
  if (statusOf(error) === 401) return new Failure('login-refused', { reason: 'token' });
  if (code === Code.MissingAccess || code === Code.UnknownGuild) return refusedServer(guild);
  if (code === Code.MaximumDailyApplicationCommandCreatesReached || error instanceof RateLimitError)
    return new Failure('register-refused', { reason: 'daily-limit', ...hoursOf(error) });
  if (statusOf(error) === 400)
    return new Failure('register-refused', { reason: 'commands', ...refused(error) });
  if (statusOf(error) === 404) return new Failure('login-refused', { reason: 'address' });
  return outcomeOf(error) === 'unknown' ? error : new Failure('discord-unreachable', {}, { cause: error });
}

function refusedServer(guild: string | undefined): Failure {
  return new Failure('register-refused', { reason: 'server', ...(guild !== undefined && { guild }) });
}

function hoursOf(error: unknown): { readonly hours?: number } {
  const wait = error instanceof RateLimitError ? error.retryAfter : Number.NaN;
  return wait > 0 && Number.isFinite(wait) ? { hours: Math.ceil(wait / 3_600_000) } : {};
}

function refused(error: unknown): { readonly fields?: string } {
  const fields = isObject(error) ? fieldsOf(error['rawError']) : undefined;
  return fields === undefined ? {} : { fields };
}
