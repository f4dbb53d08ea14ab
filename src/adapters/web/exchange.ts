// Asks for one address and follows where it leads, every hop judged anew; says nothing about the person, and is what it says it is.
import type { Readable } from 'node:stream';
import type { Agent } from 'undici';
import { Failure } from '../../core/errors.ts';
import { readRedirect } from './link.ts';
import type { Limits } from './limits.ts';

/** What sites and their robots.txt know us by. */
export const PROGRAM_NAME = 'Gakju';

const USER_AGENT = `${PROGRAM_NAME} (answers questions about news articles; opens links that people give it)`;

/** Whoever reads or leaves an answer must read or destroy its body. */
export interface Answer {
  readonly url: URL;
  readonly status: number;
  /** The field in lower case; several fields of one name joined with commas. */
  readonly header: (name: string) => string | undefined;
  readonly body: Readable;
}

/** The connections of one fetch, which end with `signal`, and its bounds. */
export interface Wire {
  readonly agent: Agent;
  readonly limits: Limits;
  readonly signal: AbortSignal;
}

export interface Journey {
  readonly accept: string;
  /** Runs before each hop; what it throws ends the journey. */
  readonly before?: (url: URL) => Promise<void>;
  /** Conditions for one address. */
  readonly conditions?: (url: URL) => Readonly<Record<string, string>>;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The first answer that leads no further. Fails with link-not-allowed for a hop that is denied and link-unreachable. */
export async function follow(first: URL, wire: Wire, journey: Journey): Promise<Answer> {
  let url = first;
  for (let hops = 0; hops <= wire.limits.redirects; hops += 1) {
    await journey.before?.(url);
    const answer = await ask(url, wire, { accept: journey.accept, ...journey.conditions?.(url) });
    const location = REDIRECTS.has(answer.status) ? answer.header('location') : undefined;
    if (location === undefined) return answer;
    leave(answer);
    url = readRedirect(location, url);
  }
  throw new Failure('link-unreachable', { reason: 'redirects' });
}

/** Ends an answer whose body nobody wants. */
export function leave({ body }: Answer): void {
  body.on('error', () => undefined).destroy();
}

async function ask(
  url: URL,
  { agent, signal }: Wire,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  try {
    const {
      statusCode,
      headers: fields,
      body,
    } = await agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      headers: { 'user-agent': USER_AGENT, 'accept-encoding': 'gzip, deflate, br', ...headers },
    });
    const header = (name: string): string | undefined => [fields[name] ?? []].flat().join(', ') || undefined;
    return { url, status: statusCode, header, body };
  } catch (error) {
    throw brokenOff(error, signal);
  }
}

/** What the network, a certificate or a broken answer throws has a code; anything else is a bug and stays one. */
export function brokenOff(error: unknown, signal: AbortSignal): unknown {
  if (error instanceof Failure) return error;
  if (signal.aborted) return signal.reason;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === '' || code.includes('INVALID_ARG')
    ? error
    : new Failure('link-unreachable', {}, { cause: error });
}
