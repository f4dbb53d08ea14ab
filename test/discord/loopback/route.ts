// Routes as Discord's OpenAPI description spells them, and how a path finds its own.
import type { JsonObject } from './json.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** A method and a path: `POST /channels/{channel_id}/messages`. */
export type Route = `${Method} /${string}`;

/** A request on its way to a handler. */
export interface Call {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed JSON body; an empty object where there is none. */
  readonly body: JsonObject;
  /** The body where it is a list. */
  readonly list: readonly JsonObject[];
  /** performance.now() at the request's arrival. */
  readonly arrivedAt: number;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

/** Does what was asked, or throws a Refusal. */
export type Handler = (call: Call) => Reply;
export type Routes = Readonly<Record<Route, Handler>>;

export interface Found {
  readonly route: string;
  readonly handler: Handler;
  readonly parameters: Readonly<Record<string, string>>;
  /** What rate limits are counted by: the route with its channel, server or webhook. */
  readonly bucket: string;
}

export type Router = (method: string, path: string) => Found | undefined;

export const ok = (body: unknown, status = 200): Reply => ({ status, body });
export const done: Reply = { status: 204 };

interface Entry {
  readonly route: string;
  readonly method: string;
  readonly parts: readonly string[];
  readonly handler: Handler;
}

/** Literal parts win over parameters: `/messages/@original` is not a `{message_id}`. */
export function createRouter(routes: Routes): Router {
  const entries = Object.entries(routes).map(([route, handler]) => entryOf(route, handler));
  entries.sort((a, b) => parameterCount(a) - parameterCount(b));
  return (method, path) => {
    const parts = path.split('/');
    for (const entry of entries) {
      const parameters = entry.method === method ? matched(entry.parts, parts) : undefined;
      if (parameters) return { ...entry, parameters, bucket: bucketOf(entry.route, parameters) };
    }
    return undefined;
  };
}

function entryOf(route: string, handler: Handler): Entry {
  const [method = '', path = ''] = route.split(' ');
  return { route, method, parts: path.split('/'), handler };
}

function parameterCount({ parts }: Entry): number {
  return parts.filter((part) => part.startsWith('{')).length;
}

function matched(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const part = decodeURIComponent(parts[index] ?? '');
    if (wanted.startsWith('{')) parameters[wanted.slice(1, -1)] = part;
    else if (wanted !== part) return undefined;
  }
  return parameters;
}

function bucketOf(route: string, parameters: Readonly<Record<string, string>>): string {
  const major = ['channel_id', 'guild_id', 'webhook_id', 'webhook_token'].map((key) => parameters[key] ?? '');
  return `${route} ${major.join(' ')}`;
}
