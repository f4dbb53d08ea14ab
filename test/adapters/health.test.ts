// What whoever runs the bot can ask it, and that nobody else can.
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type BotState, startHealth } from '../../src/adapters/health.ts';
import { Failure } from '../../src/core/errors.ts';

const metrics = { text: async () => 'gakju_servers 3\n', contentType: 'text/plain; version=0.0.4' };

async function start(state: () => BotState = () => 'ready', told = metrics) {
  const health = await startHealth({ port: 0, state, metrics: told });
  onTestFinished(() => health.close());
  return { ...health, url: `http://127.0.0.1:${health.port}` };
}

/** What the server says to these bytes, until it closes the connection. */
async function raw(port: number, sent: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  let got = '';
  socket.on('data', (chunk: Buffer) => (got += chunk.toString()));
  socket.write(sent);
  await once(socket, 'close');
  return got;
}

describe('health', () => {
  it('is well while the process works, whatever the state', async () => {
    const { url } = await start(() => 'disconnected');
    const response = await fetch(`${url}/healthz`);
    expect([response.status, await response.text()]).toEqual([200, 'ok\n']);
  });

  it.each([
    ['starting', 503],
    ['ready', 200],
    ['disconnected', 503],
    ['draining', 503],
  ] as const)('is, while %s, ready with %s', async (state, status) => {
    const { url } = await start(() => state);
    const response = await fetch(`${url}/readyz?verbose=1`);
    expect([response.status, await response.text()]).toEqual([status, `${state}\n`]);
  });

  it('shows the figures', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/metrics`);
    expect(response.headers.get('content-type')).toBe(metrics.contentType);
    expect(await response.text()).toBe('gakju_servers 3\n');
  });

  it('says so where the figures cannot be had', async () => {
    const broken = { ...metrics, text: async () => Promise.reject(new Error('a detail')) };
    const { url } = await start(undefined, broken);
    const response = await fetch(`${url}/metrics`);
    expect([response.status, await response.text()]).toEqual([500, 'no figures\n']);
  });

  it.each(['/', '/healthz/', '/HEALTHZ', '//metrics', '/../metrics', '/.env'])(
    'has nothing at %s',
    async (path) => {
      const { port } = await start();
      const sent = request({ host: '127.0.0.1', port, path }).end();
      const [response] = await once(sent, 'response');
      response.resume();
      expect(response.statusCode).toBe(404);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('takes no %s', async (method) => {
    const { url } = await start();
    const response = await fetch(`${url}/healthz`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
  });

  it('takes no body and closes on who sends one', async () => {
    const { port } = await start();
    const chunked = 'GET /healthz HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n';
    expect(await raw(port, chunked)).toMatch(/^HTTP\/1\.1 413 [\s\S]*connection: close/iu);
    const long = 'GET /healthz HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n';
    expect(await raw(port, long)).toMatch(/^HTTP\/1\.1 413 /u);
  });

  it('takes no long header', async () => {
    const { port } = await start();
    const sent = `GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(5_000)}\r\n\r\n`;
    expect(await raw(port, sent)).toMatch(/^HTTP\/1\.1 431 /u);
  });

  it('names the port that is in use', async () => {
    const { port } = await start();
    const error: unknown = await startHealth({ port, state: () => 'ready', metrics }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({ code: 'port-in-use', facts: { port } });
  });

  it.runIf(process.platform === 'linux')('leaves the port free on every other address', async () => {
    const { port } = await start();
    const other = createServer().listen(port, '127.0.0.2');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    await expect(fetch(`http://[::1]:${port}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('closes though somebody is still connected, and frees the port', async () => {
    const health = await startHealth({ port: 0, state: () => 'ready', metrics });
    const idle = connect(health.port, '127.0.0.1');
    await once(idle, 'connect');
    const closed = once(idle, 'close');
    await health.close();
    await closed;
    await expect(fetch(`http://127.0.0.1:${health.port}/healthz`)).rejects.toThrow('fetch failed');
  });
});
