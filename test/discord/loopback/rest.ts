// Discord's REST side over node:http: finds the route, holds the body to the rules, records, and misbehaves as scripted.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { Fault, Faults } from './faults.ts';
import { isObject } from './json.ts';
import type { RateLimits } from './rate-limits.ts';
import { mutate } from './mutate.ts';
import { receive, withAttachments, type Received } from './received.ts';
import { invalidBody, noSuchRoute, Refusal, unauthorized } from './refusal.ts';
import type { RecordedRequest, RequestLog } from './request-log.ts';
import type { Found, Reply, Router } from './route.ts';
import { bodyProblems } from './rules/body-rules.ts';
import { append, type State } from './state.ts';

export interface RestParts {
  readonly state: State;
  readonly router: Router;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly limits: RateLimits;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly found: Found | undefined;
  readonly arrivedAt: number;
}

const PREFIX = '/api/v10';

export function createRestServer(parts: RestParts): Server {
  const turn = createTurns();
  return createServer((request, response) => {
    const arrivedAt = performance.now();
    response.on('error', () => undefined);
    answer(parts, request, response, { arrivedAt, turn }).catch((error: unknown) => {
      if (!request.destroyed || request.complete) append(parts.state.failures, error, 10);
      response.destroy();
    });
  });
}

/** One request a turn, so that when many come at once none has its time of arrival only after others were answered. */
function createTurns(): () => Promise<void> {
  let last = Promise.resolve();
  return () => (last = last.then(() => endOfTurn()));
}

async function answer(
  parts: RestParts,
  request: IncomingMessage,
  response: ServerResponse,
  { arrivedAt, turn }: { readonly arrivedAt: number; readonly turn: () => Promise<void> },
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://loopback');
  const file = parts.state.files.get(pathname);
  if (file) return void response.end(file);
  const path = pathname.startsWith(PREFIX) ? pathname.slice(PREFIX.length) : pathname;
  const found = pathname.startsWith(PREFIX) ? parts.router(request.method ?? 'GET', path) : undefined;
  const exchange = { request, response, path, query: searchParams, found, arrivedAt };
  const received = await receive(request);
  await turn();
  const record = recordOf(exchange, received);
  parts.log.add(record);
  await respond(parts, exchange, received, record);
  parts.state.changes.happened();
  return undefined;
}

function recordOf({ request, path, query, found, arrivedAt }: Exchange, received: Received): RecordedRequest {
  return {
    method: request.method ?? 'GET',
    path,
    route: found?.route ?? 'unknown',
    query: Object.fromEntries(query),
    body: received.json,
    files: received.files,
    status: 0,
    arrivedAt,
  };
}

async function respond(
  parts: RestParts,
  exchange: Exchange,
  received: Received,
  record: RecordedRequest,
): Promise<void> {
  const fault = parts.faults.take(record.route, exchange.path);
  const does = !fault || fault.afterDoing || fault.kind === 'delay' || fault.kind === 'mutated';
  const limited = parts.limits.count(exchange.found?.bucket ?? 'unknown', record.route);
  if (limited.retryAfter !== undefined)
    return send(exchange, record, tooMany(limited.retryAfter, false), limited.headers, 'user');
  const reply = does ? replyTo(parts, exchange, received, record) : { status: 204 };
  if (!fault) return send(exchange, record, reply, limited.headers);
  parts.state.changes.happened();
  return misbehave(exchange, record, fault, reply, limited.headers);
}

function replyTo(parts: RestParts, exchange: Exchange, received: Received, record: RecordedRequest): Reply {
  try {
    return perform(parts, exchange, received, record);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    record.code = error.code;
    if (error.problems.length > 0) parts.log.reject(record, error.problems);
    return { status: error.status, body: error.body() };
  }
}

function perform(
  { state }: RestParts,
  exchange: Exchange,
  received: Received,
  record: RecordedRequest,
): Reply {
  const { found, query, request, arrivedAt } = exchange;
  if (needsToken(exchange.path) && request.headers.authorization !== `Bot ${state.token}`)
    throw unauthorized();
  if (!found) throw noSuchRoute();
  const json = withAttachments(received.json, received, state.nextId);
  const problems = problemsOf(record.route, received, json);
  if (problems.length > 0) throw invalidBody(problems);
  const list = Array.isArray(json) ? json.filter(isObject) : [];
  return found.handler({
    parameters: found.parameters,
    query,
    body: isObject(json) ? json : {},
    list,
    arrivedAt,
  });
}

function problemsOf(route: string, received: Received, json: unknown): ReturnType<typeof bodyProblems> {
  if (received.broken) return [{ path: 'body', message: 'not JSON' }];
  const hasBody = /^(?:POST|PUT|PATCH) /u.test(route) && !route.includes('/reactions/');
  if (!hasBody || /\/thread-members\/|\/typing$/u.test(route)) return [];
  // Uploads are described apart from JSON bodies, so that only the rules of our own can judge the completed body.
  return bodyProblems(route, received.files.length > 0 ? json : received.json);
}

/** Interactions and their webhooks carry their own token in the path. */
function needsToken(path: string): boolean {
  return !/^\/(?:interactions|webhooks)\//u.test(path);
}

function send(
  { response }: Exchange,
  record: RecordedRequest,
  { status, body }: Reply,
  headers: Record<string, string>,
  scope?: string,
): void {
  record.status = status;
  const scoped = scope === undefined ? {} : { 'x-ratelimit-scope': scope };
  const retry =
    isObject(body) && typeof body['retry_after'] === 'number'
      ? { 'retry-after': String(body['retry_after']) }
      : {};
  const text = body === undefined ? undefined : JSON.stringify(body);
  const type = text === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...headers, ...scoped, ...retry, ...type }).end(text);
}

function tooMany(retryAfter: number, global: boolean): Reply {
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: retryAfter, global, code: 0 },
  };
}

function misbehave(
  exchange: Exchange,
  record: RecordedRequest,
  fault: Fault,
  reply: Reply,
  headers: Record<string, string>,
): Promise<void> | void {
  const { response } = exchange;
  switch (fault.kind) {
    case 'status':
      return send(
        exchange,
        record,
        { status: fault.status, body: fault.body ?? { message: String(fault.status), code: 0 } },
        headers,
      );
    case 'body':
      return send(exchange, record, { status: 200, body: fault.body }, headers);
    case 'mutated':
      return send(exchange, record, { ...reply, body: mutate(reply.body, fault.seed) }, headers);
    case 'rate-limit':
      return limit(exchange, record, fault, headers);
    case 'delay':
      return later(fault.ms, () => send(exchange, record, reply, headers));
    case 'hang':
      return undefined;
    case 'cut':
      response.writeHead(200, { ...headers, 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"id":');
      return later(1, () => void response.destroy());
    case 'invalid-json':
      record.status = 200;
      return void response
        .writeHead(200, { ...headers, 'content-type': 'application/json' })
        .end('{"id": "1", "cont');
    case 'html':
      record.status = fault.status ?? 502;
      return void response.writeHead(record.status, { 'content-type': 'text/html' }).end(PAGE);
  }
}

const PAGE = '<html><head><title>502 Bad Gateway</title></head><body>cloudflare</body></html>';

function limit(
  exchange: Exchange,
  record: RecordedRequest,
  fault: Extract<Fault, { kind: 'rate-limit' }>,
  headers: Record<string, string>,
): void {
  const global = fault.global ?? false;
  const own = global
    ? { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' }
    : {
        ...headers,
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset-after': String(fault.retryAfter),
        'x-ratelimit-scope': 'user',
      };
  send(exchange, record, tooMany(fault.retryAfter, global), own);
}

function later(ms: number, act: () => void): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      act();
      resolve();
    }, ms);
  });
}
