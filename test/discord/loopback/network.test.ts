// While a test runs, connections reach this machine and nothing else.
import { createServer, Socket } from 'node:net';
import { once } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const refusal = 'a test tried to open a network connection';
const LOCAL = new Set(['127.0.0.1', 'localhost', '::1']);
const host = fc.oneof(
  fc.domain(),
  fc.ipV4(),
  fc.ipV6(),
  fc.constantFrom(
    '0.0.0.0',
    '127.0.0.1.example',
    'localhost.example',
    '169.254.169.254',
    '::ffff:8.8.8.8',
    'LOCALHOST.',
  ),
  fc.string({ minLength: 1 }),
);

describe('a connection in a test', () => {
  it('to any other host throws, however it is asked for', () => {
    fc.assert(
      fc.property(
        host.filter((name) => !LOCAL.has(name)),
        fc.integer({ min: 1, max: 65_535 }),
        (name, port) => {
          expect(() => new Socket().connect(port, name)).toThrow(refusal);
          expect(() => new Socket().connect({ port, host: name })).toThrow(refusal);
          expect(() => new Socket().connect({ port, host: name }, () => undefined)).toThrow(refusal);
        },
      ),
    );
  });

  it('to a socket file, or to localhost as an own lookup says, throws', () => {
    expect(() => new Socket().connect('/tmp/socket')).toThrow(refusal);
    expect(() => new Socket().connect({ path: '/tmp/socket' })).toThrow(refusal);
    expect(() => new Socket().connect({ port: 80, host: 'localhost', lookup: () => undefined })).toThrow(
      refusal,
    );
  });

  it('is refused to fetch beyond this machine', async () => {
    await expect(fetch('http://news.example/')).rejects.toThrow('fetch failed');
  });

  it('reaches a server of this machine by each of its names', async () => {
    const server = createServer((socket) => socket.end('안녕')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    for (const connect of [
      () => new Socket().connect(port),
      () => new Socket().connect({ port, host: '127.0.0.1' }),
    ]) {
      const [data]: unknown[] = await once(connect(), 'data');
      expect(String(data)).toBe('안녕');
    }
    server.close();
  });
});
