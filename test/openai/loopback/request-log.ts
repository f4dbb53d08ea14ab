// Every request as it came and as it was answered, without the key; the newest few thousand of them.
import type { IncomingHttpHeaders } from 'node:http';
import { append } from '../../discord/loopback/state.ts';
import type { BodyProblem } from '../../openapi.ts';
import type { Route } from './rules/own-rules.ts';

export interface RecordedRequest {
  readonly method: string;
  /** The path as it came, without the query. */
  readonly path: string;
  readonly route: Route | '/models' | 'unknown';
  /** Where it came by Azure's path. */
  readonly deployment?: string;
  readonly query: Readonly<Record<string, string>>;
  /** In lower case, without those that carry a secret. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the right key came with it, or none is asked for. */
  readonly authorized: boolean;
  readonly body: unknown;
  /** The status that was answered; 0 where none was yet, or never is. */
  status: number;
  /** Why the body was refused, where it was. */
  rejected?: readonly BodyProblem[];
  /** `open` until all was written; `left` where the client went before. */
  ended: 'open' | 'whole' | 'left' | 'reset';
}

export interface RequestLog {
  readonly all: readonly RecordedRequest[];
  /** The requests whose body OpenAI would refuse. */
  readonly rejected: readonly RecordedRequest[];
  /** Requests to addresses that the loopback OpenAI does not have. */
  readonly unknown: readonly RecordedRequest[];
  readonly add: (request: RecordedRequest) => void;
  readonly clear: () => void;
}

export function createRequestLog(most: number): RequestLog {
  const all: RecordedRequest[] = [];
  const rejected: RecordedRequest[] = [];
  const unknown: RecordedRequest[] = [];
  return {
    all,
    rejected,
    unknown,
    add: (request) => {
      append(all, request, most);
      if (request.rejected) append(rejected, request, most);
      if (request.route === 'unknown') append(unknown, request, most);
    },
    clear: () => [all, rejected, unknown].forEach((list) => list.splice(0)),
  };
}

const SECRET = new Set(['authorization', 'api-key', 'x-api-key', 'cookie', 'proxy-authorization']);

export function withoutSecrets(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).filter(([name]) => !SECRET.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
