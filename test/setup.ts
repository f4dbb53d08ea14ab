// Every test runs with the console and the outside network closed: a test that needs either is wrong.
import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, vi } from 'vitest';

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;

beforeEach(() => {
  for (const method of methods) vi.spyOn(console, method).mockImplementation(() => undefined);
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(refuse);
});

afterEach(() => {
  for (const method of methods)
    expect(console[method], `a test called console.${method}`).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

function refuse(): never {
  throw new Error('a test tried to open a network connection');
}
