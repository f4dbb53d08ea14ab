// Every test runs with the console and the outside network closed: a test that needs either is wrong.
import { connect as tlsConnect } from 'node:tls';
import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, vi } from 'vitest';

const loopback = /^(127\.|::1$|localhost$|\/)/;
const openSocket = Socket.prototype.connect;

Socket.prototype.connect = function connect(this: Socket, ...options: unknown[]): Socket {
  const host = hostOf(options);
  if (!loopback.test(host)) throw new Error(`a test tried to reach ${host}`);
  return Reflect.apply(openSocket, this, options) as Socket;
} as typeof openSocket;
void tlsConnect;

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
beforeEach(() => {
  for (const method of methods) vi.spyOn(console, method).mockImplementation(() => undefined);
});
afterEach(() => {
  for (const method of methods) expect(console[method], `a test called console.${method}`).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

function hostOf(options: unknown[]): string {
  const first = Array.isArray(options[0]) ? (options[0] as unknown[])[0] : options[0];
  if (typeof first === 'object' && first !== null) {
    const { host, path } = first as { host?: string; path?: string };
    return path ? '/' : (host ?? 'localhost');
  }
  if (typeof first === 'string') return '/';
  return typeof options[1] === 'string' ? options[1] : 'localhost';
}
