// Which of the server's few routes a request is for, by OpenAI's path or by Azure's.
import type { IncomingMessage } from 'node:http';
import type { RecordedRequest } from './request-log.ts';

export interface Target {
  /** Without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly route: RecordedRequest['route'];
  readonly azure: boolean;
  readonly deployment?: string;
}

const ROUTES: Readonly<Record<string, RecordedRequest['route']>> = {
  'POST /chat/completions': '/chat/completions',
  'POST /embeddings': '/embeddings',
  'GET /models': '/models',
};

/** `base`: the path before OpenAI's routes, such as /v1. Azure's routes are there too, where an api-version is named. */
export function targetOf({ method = 'GET', url = '/' }: IncomingMessage, base: string): Target {
  const { pathname: path, searchParams } = new URL(url, 'http://loopback');
  const query = Object.fromEntries(searchParams);
  const azure = /^\/openai\/deployments\/([^/]+)(\/.*)$/u.exec(path);
  if (azure) {
    const [, deployment = '', rest = ''] = azure;
    const route = query['api-version'] ? routeOf(method, rest) : 'unknown';
    return { path, query, route, azure: true, deployment: decodeURIComponent(deployment) };
  }
  const route = path.startsWith(`${base}/`) ? routeOf(method, path.slice(base.length)) : 'unknown';
  return { path, query, route, azure: false };
}

function routeOf(method: string, path: string): RecordedRequest['route'] {
  return ROUTES[`${method} ${path}`] ?? 'unknown';
}
