// What went wrong with a model, read from whatever its client threw: a reason and numbers, never a word of the provider's.
import { Failure } from '../../core/errors.ts';

/** The `reason` of Failure('model-unavailable'). */
export type TroubleReason =
  /** The key is refused, or may not do this here. */
  | 'auth'
  /** There is no such model, or no such address. */
  | 'no-model'
  /** What was sent is longer than the model reads. */
  | 'too-long'
  /** Too many requests just now. */
  | 'rate-limit'
  /** Nothing is left to pay with. */
  | 'quota'
  /** The request itself is refused. */
  | 'refused-request'
  /** The provider's filter refuses what was sent. */
  | 'filtered'
  /** The server failed. */
  | 'server'
  /** The server cannot be reached, or hung up. */
  | 'network'
  /** Nothing came in time. */
  | 'timeout'
  /** An answer came that is none. */
  | 'malformed'
  /** The tokens of the day are used up. */
  | 'budget';

export interface Trouble {
  readonly reason: TroubleReason;
  /** The HTTP status, where there was one. */
  readonly status?: number;
  /** Milliseconds that the server asks to be left alone. */
  readonly retryAfterMs?: number;
  /** The field of the request that is refused, one of `FIELDS`. */
  readonly field?: Field;
}

/** Fields that servers and models are known to refuse. */
export const FIELDS = [
  'max_completion_tokens',
  'max_tokens',
  'temperature',
  'stream_options',
  'reasoning_effort',
  'messages',
] as const;
export type Field = (typeof FIELDS)[number];

/** As thrown by a client of a model; `now` in milliseconds since 1970, for a Retry-After that is a date. */
export function troubleOf(error: unknown, now: number): Trouble {
  if (error instanceof Failure) return troubleIn(error);
  const said = read(error);
  const reason = reasonOf(said);
  const retryAfterMs = waits(reason) ? retryAfter(said.headers, now) : undefined;
  const field = reason === 'refused-request' ? fieldOf(said) : undefined;
  return {
    reason,
    ...(said.status !== undefined && { status: said.status }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(field !== undefined && { field }),
  };
}

/** The failure that a surface turns into a sentence. It has no cause: a provider's words may repeat the key or the question. */
export function unavailable({ reason, status, retryAfterMs }: Trouble): Failure {
  return new Failure('model-unavailable', {
    reason,
    ...(status !== undefined && { status }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

/** Whether the same request may well succeed a moment later. */
export function isPassing(reason: TroubleReason): boolean {
  return PASSING.has(reason);
}

const PASSING: ReadonlySet<TroubleReason> = new Set([
  'rate-limit',
  'server',
  'network',
  'timeout',
  'malformed',
]);

const REASONS: readonly TroubleReason[] = [
  ...PASSING,
  'auth',
  'no-model',
  'too-long',
  'quota',
  'refused-request',
  'filtered',
  'budget',
];

function troubleIn({ facts }: Failure): Trouble {
  const { status, retryAfterMs } = facts;
  return {
    reason: REASONS.find((reason) => reason === facts['reason']) ?? 'malformed',
    ...(typeof status === 'number' && { status }),
    ...(typeof retryAfterMs === 'number' && { retryAfterMs }),
  };
}

interface Said {
  readonly status: number | undefined;
  /** Short names by which the error and its causes call themselves. */
  readonly codes: ReadonlySet<string>;
  readonly param: string;
  readonly message: string;
  readonly headers: unknown;
}

function read(error: unknown): Said {
  const chain = chainOf(error);
  const inner = chain.flatMap((one) => [one, propertyOf(one, 'error')]);
  const codes = inner.flatMap((one) => ['code', 'type', 'name'].map((name) => propertyOf(one, name)));
  const statuses = chain.flatMap((one) => [
    propertyOf(one, 'status'),
    propertyOf(one, 'statusCode'),
    propertyOf(propertyOf(one, 'response'), 'status'),
  ]);
  return {
    status: statuses.find((status) => typeof status === 'number'),
    codes: new Set(codes.filter((code) => typeof code === 'string')),
    param: inner.map((one) => propertyOf(one, 'param')).find((param) => typeof param === 'string') ?? '',
    message: chain
      .map((one) => propertyOf(one, 'message'))
      .filter((message) => typeof message === 'string')
      .join('\n'),
    headers: propertyOf(error, 'headers') ?? propertyOf(propertyOf(error, 'response'), 'headers'),
  };
}

/** The error and what caused it, five deep at most, since a cause may be a circle. */
function chainOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let one = error; one !== undefined && one !== null && chain.length < 5; one = propertyOf(one, 'cause'))
    chain.push(one);
  return chain;
}

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Reflect.get(value, name) ?? undefined;
}

/** The first that fits. */
function reasonOf(said: Said): TroubleReason {
  const has = (...codes: readonly string[]): boolean => codes.some((code) => said.codes.has(code));
  if (has('content_filter', 'ResponsibleAIPolicyViolation')) return 'filtered';
  if (has('context_length_exceeded', 'ContextOverflowError') || isTooLong(said)) return 'too-long';
  if (has('insufficient_quota', 'billing_hard_limit_reached')) return 'quota';
  if (said.status !== undefined) return reasonOfStatus(said.status);
  if (has('invalid_api_key')) return 'auth';
  if (has('rate_limit_exceeded', 'rate_limit_error')) return 'rate-limit';
  if (has('server_error', 'internal_server_error')) return 'server';
  if ([...said.codes].some((code) => TIMEOUT.test(code))) return 'timeout';
  if ([...said.codes].some((code) => NETWORK.test(code)) || CUT.test(said.message)) return 'network';
  return 'malformed';
}

const TIMEOUT =
  /^(?:TimeoutError|APIConnectionTimeoutError|ETIMEDOUT|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT)$/u;
const NETWORK =
  /^(?:APIConnectionError|UND_ERR_\w+|E(?:CONN\w+|NOTFOUND|AI_\w+|PIPE|HOST\w+|NET\w+|PROTO)|(?:CERT|ERR_TLS|ERR_SSL)\w+|\w+_CERT\w*|UNABLE_TO_\w+)$/u;
const CUT = /^(?:terminated|fetch failed|socket hang up|other side closed)$/mu;

function isTooLong({ status, message }: Said): boolean {
  if (status === 413) return true;
  return (
    status === 400 &&
    /context (?:length|window|size)|maximum (?:input|context)|too many tokens/iu.test(message)
  );
}

function reasonOfStatus(status: number): TroubleReason {
  if (status === 401 || status === 403) return 'auth';
  if (status === 402) return 'quota';
  if (status === 404 || status === 405 || status === 410 || (status >= 300 && status < 400))
    return 'no-model';
  if (status === 408) return 'timeout';
  if (status === 429) return 'rate-limit';
  if (status >= 500 || status === 409 || status === 425) return 'server';
  return status >= 400 ? 'refused-request' : 'malformed';
}

/** `param` where the server says it, else the first known field that its sentence names. */
function fieldOf({ param, message }: Said): Field | undefined {
  const named = FIELDS.find(
    (field) => param === field || param.startsWith(`${field}.`) || param.startsWith(`${field}[`),
  );
  if (named) return named;
  if (/\bsystem\b.{0,20}\brole\b|\brole\b.{0,40}\bsystem\b|roles must alternate/iu.test(message))
    return 'messages';
  return FIELDS.find((field) => field !== 'messages' && message.includes(field));
}

function waits(reason: TroubleReason): boolean {
  return reason === 'rate-limit' || reason === 'server';
}

/** Seconds, a date (RFC 9110, 10.2.3), or milliseconds in Azure's own header. */
function retryAfter(headers: unknown, now: number): number | undefined {
  const milliseconds = Number(headerOf(headers, 'retry-after-ms') ?? Number.NaN);
  if (milliseconds >= 0) return milliseconds;
  const value = headerOf(headers, 'retry-after')?.trim();
  if (value === undefined) return undefined;
  if (/^\d+(?:\.\d+)?$/u.test(value)) return Number(value) * 1_000;
  const time = /^[A-Za-z]{3}/u.test(value) ? Date.parse(value) - now : Number.NaN;
  return Number.isFinite(time) ? Math.max(0, time) : undefined;
}

function headerOf(headers: unknown, name: string): string | undefined {
  const value = headers instanceof Headers ? headers.get(name) : propertyOf(headers, name);
  return typeof value === 'string' ? value : undefined;
}
