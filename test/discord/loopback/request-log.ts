// Every request as it came and as it was answered; the newest few thousand of them.
import { append } from './state.ts';
import type { Problem } from './refusal.ts';

export interface RecordedRequest {
  readonly method: string;
  /** The path after /api/v10, without the query. */
  readonly path: string;
  /** As Discord's description spells it; `unknown` where it has no such route here. */
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly files: readonly { readonly name: string; readonly size: number }[];
  /** The status that was answered; 0 where none was (hang, cut). */
  status: number;
  /** Discord's code of a refusal. */
  code?: number;
  /** Why the body was refused, where it was. */
  rejected?: readonly Problem[];
  /** Real milliseconds (performance.now()) at arrival. */
  readonly arrivedAt: number;
}

export interface RequestLog {
  readonly all: readonly RecordedRequest[];
  /** The requests whose body Discord would refuse. */
  readonly rejected: readonly RecordedRequest[];
  /** Requests to routes that the loopback Discord does not have. */
  readonly unknown: readonly RecordedRequest[];
  /** How many there were, forgotten ones included. */
  readonly count: () => number;
  readonly add: (request: RecordedRequest) => void;
  readonly reject: (request: RecordedRequest, problems: readonly Problem[]) => void;
  readonly clear: () => void;
}

export function createRequestLog(most: number): RequestLog {
  const all: RecordedRequest[] = [];
  const rejected: RecordedRequest[] = [];
  const unknown: RecordedRequest[] = [];
  let count = 0;
  return {
    all,
    rejected,
    unknown,
    count: () => count,
    add: (request) => {
      count += 1;
      append(all, request, most);
      if (request.route === 'unknown') append(unknown, request, most);
    },
    reject: (request, problems) => {
      request.rejected = problems;
      append(rejected, request, most);
    },
    clear: () => [all, rejected, unknown].forEach((list) => list.splice(0)),
  };
}
