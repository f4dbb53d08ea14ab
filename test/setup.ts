// Every test runs with the console and the outside network closed: a test that needs either is wrong.
import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, vi } from 'vitest';

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
const LOOPBACK = new Set<unknown>(['127.0.0.1', 'localhost', '::1']);
const connect = Reflect.get(Socket.prototype, 'connect');

beforeEach(() => {
  for (const method of methods) vi.spyOn(console, method).mockImplementation(() => undefined);
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(connectToLoopback);
});

afterEach(() => {
  for (const method of methods)
    expect(console[method], `a test called console.${method}`).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

function connectToLoopback(this: Socket, ...given: unknown[]): Socket {
  if (!isLoopback(given)) throw new Error('a test tried to open a network connection');
  return Reflect.apply(connect, this, given);
}

/** Node passes `[[options, callback]]`; people pass options, or a port and a host. A path or an own lookup may lead anywhere. */
function isLoopback([first, second]: readonly unknown[]): boolean {
  const options: unknown = Array.isArray(first) ? first[0] : first;
  if (typeof options !== 'object' || options === null)
    return isPort(options) && LOOPBACK.has(typeof second === 'string' ? second : 'localhost');
  const { host, path, lookup }: { host?: unknown; path?: unknown; lookup?: unknown } = options;
  return !path && !(host === 'localhost' && lookup) && LOOPBACK.has(host ?? 'localhost');
}

function isPort(value: unknown): boolean {
  return /^\d+$/u.test(String(value));
}
