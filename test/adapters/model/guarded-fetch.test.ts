// What leaves for a model's server, and what comes back: nothing beside it, nothing along, nothing without end.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createGuardedFetch } from '../../../src/adapters/model/guarded-fetch.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const guarded = (baseUrl: string, signal?: AbortSignal) =>
  createGuardedFetch({ baseUrl, query: { 'api-version': '1' }, headers: { 'api-key': 'k' } }, signal);

describe('a request', () => {
  it('carries the headers and the query of its address, and no others but those of the content', async () => {
    let seen: IncomingHttpHeaders = {};
    let url: string | undefined;
    const origin = await serve((request, response) => {
      seen = request.headers;
      url = request.url;
      response.end('{}');
    });
    const headers = {
      authorization: 'Bearer other',
      'content-type': 'application/json',
      'OpenAI-Organization': 'org',
      'X-Custom': '1',
    };
    await guarded(`${origin}/v1`)(`${origin}/v1/embeddings?a=1`, { method: 'POST', body: '{}', headers });
    expect(url).toBe('/v1/embeddings?a=1&api-version=1');
    expect(seen).toMatchObject({ 'api-key': 'k', 'content-type': 'application/json' });
    for (const name of ['authorization', 'openai-organization', 'x-custom'])
      expect(seen).not.toHaveProperty(name);
  });

  it.each([
    'http://127.0.0.1:9/v1/x',
    'https://h.example/v1/x',
    'ORIGIN/v2/x',
    'ORIGIN/v1x',
    'ORIGIN/v1/../admin',
  ])('to %s never leaves', async (url) => {
    let asked = 0;
    const origin = await serve((_, response) => response.end(String((asked += 1))));
    await expect(guarded(`${origin}/v1`)(url.replace('ORIGIN', origin))).rejects.toThrow('base address');
    expect(asked).toBe(0);
  });

  it('is not sent on to where the server points', async () => {
    let asked = 0;
    const other = await serve((_, response) => response.end(String((asked += 1))));
    const origin = await serve((_, response) => response.writeHead(307, { location: `${other}/v1/x` }).end());
    const response = await guarded(`${origin}/v1`)(`${origin}/v1/x`, { method: 'POST', body: 'the prompt' });
    expect([response.status, asked]).toEqual([307, 0]);
  });

  it('ends with either of its signals', async () => {
    const origin = await serve(() => undefined);
    for (const which of ['own', "the client's"]) {
      const [own, clients] = [new AbortController(), new AbortController()];
      const answer = guarded(`${origin}/v1`, own.signal)(`${origin}/v1/x`, { signal: clients.signal });
      (which === 'own' ? own : clients).abort(new RangeError('over'));
      await expect(answer).rejects.toThrow('over');
    }
  });
});

describe('an answer', () => {
  it('comes as it is', async () => {
    const origin = await serve((_, response) => response.writeHead(418, { 'x-a': '1' }).end('주전자'));
    const response = await guarded(origin)(`${origin}/x`);
    expect([response.status, response.headers.get('x-a'), await response.text()]).toEqual([
      418,
      '1',
      '주전자',
    ]);
    const empty = await serve((_, answer) => answer.writeHead(204).end());
    expect((await guarded(empty)(`${empty}/x`)).status).toBe(204);
  });

  it('without end is broken off at 64 MiB', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const origin = await serve((_, response) => {
      const more = (): void =>
        void (response.write(piece) ? setImmediate(more) : response.once('drain', more));
      more();
    });
    const response = await guarded(origin)(`${origin}/x`);
    let bytes = 0;
    await expect(
      (async () => {
        for await (const part of response.body ?? []) bytes += part.byteLength;
      })(),
    ).rejects.toThrow('larger than any right one');
    expect(bytes).toBeLessThanOrEqual(64 * 1024 * 1024);
  });
});
