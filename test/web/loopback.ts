// A small web of the test's own: sites with public names and addresses, all served by this machine, and a record of every address that was called.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { FetcherOptions } from '../../src/adapters/web/fetcher.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Called {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

export interface LoopbackWeb {
  /** What a fetcher needs to see this web and no other. */
  readonly outside: Required<Pick<FetcherOptions, 'lookup' | 'here' | 'dial'>>;
  /** `address` is `http://name/path`; without a path of its own a site answers 404. */
  readonly serve: (address: string, answer: Handler | string) => void;
  /** What a name resolves to, one list for each time that it is asked; the last one stays. */
  readonly resolve: (name: string, ...answers: readonly (readonly string[])[]) => void;
  /** Every address with which a connection was begun. */
  readonly dialled: string[];
  /** Every request that arrived. */
  readonly called: Called[];
  /** Addresses of requests without those for robots.txt. */
  readonly pages: () => readonly string[];
  readonly port: number;
  /** Connections that are open now. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** Where names lead unless `resolve` says otherwise: public, and nobody's in a test. */
export const PUBLIC_ADDRESS = '11.22.33.44';

export async function openLoopbackWeb(): Promise<LoopbackWeb> {
  const handlers = new Map<string, Handler>();
  const names = new Map<string, (readonly string[])[]>();
  const [dialled, called, sockets]: [string[], Called[], Set<Socket>] = [[], [], new Set()];

  const server = createServer((request, response) => {
    const url = `http://${request.headers.host}${request.url}`;
    called.push({ url, headers: request.headers });
    const handler = handlers.get(url.split('?')[0] ?? url);
    if (handler === undefined) response.writeHead(404).end();
    else handler(request, response);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
  });
  const port = await listen(server);

  return {
    outside: {
      lookup: (name) => {
        const answers = names.get(name) ?? [[PUBLIC_ADDRESS]];
        return Promise.resolve((answers.length > 1 ? answers.shift() : answers[0]) ?? []);
      },
      here: () => [],
      dial: (address) => {
        dialled.push(address);
        return { host: '127.0.0.1', port };
      },
    },
    serve: (address, answer) => {
      handlers.set(address, typeof answer === 'string' ? page(answer) : answer);
    },
    resolve: (name, ...answers) => {
      names.set(name, [...answers]);
    },
    dialled,
    called,
    pages: () => called.map(({ url }) => url).filter((url) => !url.endsWith('/robots.txt')),
    port,
    connections: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with a page, or with another body and its fields. */
export function page(body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Handler {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };
}

export function redirect(location: string, status = 302): Handler {
  return (_, response) => {
    response.writeHead(status, { location }).end('moved');
  };
}

export function status(code: number, headers: Readonly<Record<string, string>> = {}): Handler {
  return (_, response) => {
    response.writeHead(code, headers).end(code === 304 ? undefined : 'no');
  };
}

/** Writes bytes as they are, past the server's own manners. */
export function raw(write: (socket: Socket) => void): Handler {
  return (_, response) => {
    if (response.socket !== null) write(response.socket);
  };
}

/** Starts any server on this machine; the port that it got. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server has such an address
  return (server.address() as AddressInfo).port;
}
