// Tells who runs the bot how it is, over HTTP on the machine itself only: alive, ready, and its figures.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Failure } from '../core/errors.ts';
import type { MetricsText } from './metrics.ts';

export type BotState = 'starting' | 'ready' | 'disconnected' | 'draining';

export interface HealthOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly state: () => BotState;
  readonly metrics: MetricsText;
}

export interface Health {
  readonly port: number;
  /** Cuts whoever is still connected. */
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly type?: string;
  readonly text: string;
}

const HOST = '127.0.0.1';
const LIMITS = {
  maxHeaderSize: 4_096,
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};
const MOST_CONNECTIONS = 20;

/**
 * GET /healthz (200 while the process works), /readyz (200 or 503, with the state as text), /metrics.
 * Throws Failure('port-in-use') where the port is taken, with `reason: 'permission'` where it may not be used.
 */
export async function startHealth(options: HealthOptions): Promise<Health> {
  const server = createServer(LIMITS, (request, response) => void answer(request, response, options));
  server.maxConnections = MOST_CONNECTIONS;
  await listen(server, options.port);
  server.on('error', () => undefined);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') reject(new Failure('port-in-use', { port }, { cause: error }));
      else if (error.code === 'EACCES')
        reject(new Failure('port-in-use', { port, reason: 'permission' }, { cause: error }));
      else reject(error);
    };
    server.once('error', refuse);
    server.listen({ port, host: HOST }, () => {
      server.off('error', refuse);
      resolve();
    });
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, options: HealthOptions) {
  const { status, type = 'text/plain; charset=utf-8', text } = await replyTo(request, options);
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(status === 405 && { allow: 'GET' }),
    ...(hasBody(request) && { connection: 'close' }),
  });
  response.end(`${text}\n`);
}

async function replyTo(request: IncomingMessage, options: HealthOptions): Promise<Reply> {
  if (request.method !== 'GET') return { status: 405, text: 'only GET' };
  if (hasBody(request)) return { status: 413, text: 'no body' };
  const path = request.url?.split('?')[0];
  if (path === '/healthz') return { status: 200, text: 'ok' };
  if (path === '/readyz') return readiness(options.state());
  if (path === '/metrics') return figures(options.metrics);
  return { status: 404, text: 'not found' };
}

/** It is not read: the connection is closed after the reply. */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;
}

function readiness(state: BotState): Reply {
  return { status: state === 'ready' ? 200 : 503, text: state };
}

async function figures(metrics: MetricsText): Promise<Reply> {
  try {
    return { status: 200, type: metrics.contentType, text: (await metrics.text()).trimEnd() };
  } catch {
    return { status: 500, text: 'no figures' };
  }
}
