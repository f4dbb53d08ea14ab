// Fetching as a person sees it, against a small web on this machine: what arrives, where it never goes, and when it stops.
import { existsSync, readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:tls';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { brokenOff } from '../../../src/adapters/web/exchange.ts';
import { createFetcher, type FetchRequest } from '../../../src/adapters/web/fetcher.ts';
import { REAL_OUTSIDE } from '../../../src/adapters/web/guarded-agent.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../src/adapters/web/limits.ts';
import { Failure } from '../../../src/core/errors.ts';
import {
  listen,
  openLoopbackWeb,
  page,
  PUBLIC_ADDRESS,
  raw,
  redirect,
  status,
  type LoopbackWeb,
} from '../../web/loopback.ts';
import { selfSigned } from '../../web/self-signed.ts';

const PAGE = '<!doctype html><title>버스 요금</title><p>버스 요금이 오른다.';
const HOME = 'http://news.example/a';

/** Milliseconds for everything, where a test waits for the end of them. */
const SHORT = 120;

let web: LoopbackWeb;

// The network's library loads once, outside of every deadline.
beforeAll(() => import('undici'));
beforeEach(async () => {
  web = await openLoopbackWeb();
});
afterEach(() => web.close());

interface Overrides {
  readonly limits?: Partial<Limits>;
  readonly now?: () => number;
  readonly here?: () => readonly string[];
  readonly lookup?: (name: string) => Promise<readonly string[]>;
}

async function fetchPage(url: string, request: FetchRequest = {}, overrides: Overrides = {}) {
  return createFetcher({ ...web.outside, ...overrides }).fetchPage(url, request);
}

/** The code of the refusal, with its reason where it has one. */
async function refusal(url: string, request: FetchRequest = {}, overrides: Overrides = {}): Promise<string> {
  return refusalOf(fetchPage(url, request, overrides));
}

async function refusalOf(page: Promise<unknown>): Promise<string> {
  try {
    await page;
    return 'fetched';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [error.code, error.facts['reason'] ?? []].flat().join(' ');
  }
}

async function textOf(url: string, overrides: Overrides = {}): Promise<string> {
  const result = await fetchPage(url, {}, overrides);
  return result.status === 'fetched' ? new TextDecoder().decode(result.bytes) : result.status;
}

describe('a page', () => {
  test('arrives with its final address, its type, its charset and what tells its age', async () => {
    web.serve('http://short.example/1', redirect('http://news.example/a?b=1#part', 301));
    web.serve(HOME, page(PAGE, { etag: '"1"', 'last-modified': 'Wed, 01 Jan 2025 00:00:00 GMT' }));
    const result = await fetchPage('http://short.example/1');
    expect(result).toEqual({
      status: 'fetched',
      url: 'http://news.example/a?b=1',
      contentType: 'text/html',
      charset: 'utf-8',
      etag: '"1"',
      lastModified: 'Wed, 01 Jan 2025 00:00:00 GMT',
      bytes: Buffer.from(PAGE),
    });
  });

  test('is asked for without a word about the person, under the name of the program', async () => {
    web.serve('http://short.example/1', (_, response) => {
      response.writeHead(302, { location: HOME, 'set-cookie': 'a=b' }).end();
    });
    web.serve(HOME, PAGE);
    await fetchPage('http://short.example/1');
    for (const { headers } of web.called) {
      expect(Object.keys(headers).sort()).toEqual([
        'accept',
        'accept-encoding',
        'connection',
        'host',
        'user-agent',
      ]);
      expect(headers['user-agent']).toMatch(/^Gakju \([a-z ;]+\)$/u);
    }
  });

  test.each([
    ['gzip', gzipSync(PAGE)],
    ['x-gzip', gzipSync(PAGE)],
    ['GZIP', gzipSync(PAGE)],
    ['br', brotliCompressSync(PAGE)],
    ['deflate', deflateSync(PAGE)],
    ['deflate', deflateRawSync(PAGE)],
    ['identity', Buffer.from(PAGE)],
  ])('packed with %s is unpacked', async (encoding, body) => {
    web.serve(HOME, page(body, { 'content-encoding': encoding }));
    expect(await textOf(HOME)).toBe(PAGE);
  });

  test.each(['zstd', 'gzip, gzip', 'compress'])('packed with %s is not readable', async (encoding) => {
    web.serve(HOME, page(gzipSync(gzipSync(PAGE)), { 'content-encoding': encoding }));
    expect(await refusal(HOME)).toBe('link-not-readable');
  });

  test('in an old Korean encoding arrives as its bytes', async () => {
    const bytes = Buffer.concat([Buffer.from('<html>'), Buffer.from('b9f6bdba', 'hex')]);
    web.serve(HOME, page(bytes, { 'content-type': 'text/html; charset="EUC-KR"' }));
    expect(await fetchPage(HOME)).toMatchObject({ contentType: 'text/html', charset: 'euc-kr', bytes });
  });

  test('leaves no connection open', async () => {
    web.serve(HOME, PAGE);
    await fetchPage(HOME);
    await vi.waitFor(() => expect(web.connections()).toBe(0));
  });

  test.each([
    [200, 'fetched'],
    [203, 'fetched'],
    [204, 'link-not-readable'],
    [300, 'link-unreachable'],
    [302, 'link-unreachable'],
    [304, 'link-unreachable'],
    [400, 'link-refused'],
    [401, 'link-refused'],
    [402, 'link-refused'],
    [403, 'link-refused'],
    [404, 'link-not-found'],
    [410, 'link-not-found'],
    [429, 'link-unreachable'],
    [451, 'link-refused'],
    [500, 'link-unreachable'],
    [503, 'link-unreachable'],
  ])('that is answered with %i is %s', async (code, expected) => {
    web.serve(HOME, (_, response) => {
      response.writeHead(code, { 'content-type': 'text/html' }).end(code === 204 || code === 304 ? '' : PAGE);
    });
    expect(await refusal(HOME)).toBe(expected);
  });
});

describe('a page that may have changed', () => {
  const since = { url: HOME, etag: '"1"', lastModified: 'Wed, 01 Jan 2025 00:00:00 GMT' };

  test('is asked for with what it gave before, and is not sent again', async () => {
    web.serve(HOME, status(304, { etag: '"1"' }));
    expect(await fetchPage(HOME, { since })).toEqual({ status: 'not-modified', ...since });
    expect(web.called.at(-1)?.headers).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': since.lastModified,
    });
  });

  test('tells nothing of before to another address', async () => {
    web.serve(HOME, redirect('http://other.example/'));
    web.serve('http://other.example/', PAGE);
    await fetchPage(HOME, { since });
    expect(web.called.at(-1)?.headers).not.toHaveProperty('if-none-match');
    expect(web.called.at(-1)?.headers).not.toHaveProperty('if-modified-since');
  });

  test('is not believed unchanged by an address that was not asked that', async () => {
    web.serve(HOME, redirect('http://other.example/'));
    web.serve('http://other.example/', status(304));
    expect(await refusal(HOME, { since })).toBe('link-unreachable');
  });

  test('does not pass on what a header cannot carry', async () => {
    web.serve(HOME, PAGE);
    await fetchPage(HOME, { since: { url: HOME, etag: 'a\r\nx-y: z', lastModified: 'b'.repeat(600) } });
    expect(web.called.at(-1)?.headers).not.toHaveProperty('if-none-match');
    expect(web.called.at(-1)?.headers).not.toHaveProperty('if-modified-since');
  });
});

describe('an inner address', () => {
  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://168.63.129.16/',
    'http://localhost/',
  ])('%s is refused without a call', async (link) => {
    expect(await refusal(link)).toBe('link-not-allowed');
    expect(web.dialled).toEqual([]);
  });

  test.each([
    [['127.0.0.1']],
    [['10.0.0.7']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['fe80::1%eth0']],
    [['64:ff9b::7f00:1']],
    [['168.63.129.16']],
    [[PUBLIC_ADDRESS, '127.0.0.1']],
    [['127.0.0.1', PUBLIC_ADDRESS]],
    [['nonsense']],
    [[]],
  ])('behind a name that resolves to %j is refused without a call', async (addresses) => {
    web.resolve('news.example', addresses);
    web.serve(HOME, PAGE);
    expect(await refusal(HOME)).toBe('link-not-allowed');
    expect(web.dialled).toEqual([]);
  });

  test('behind a redirect is refused without a call', async () => {
    web.serve(HOME, redirect('http://127.0.0.1/admin'));
    web.serve('http://127.0.0.1/admin', PAGE);
    expect(await refusal(HOME)).toBe('link-not-allowed');
    expect(new Set(web.dialled)).toEqual(new Set([PUBLIC_ADDRESS]));
  });

  test('behind a redirect to a name is refused without a call', async () => {
    web.resolve('inner.example', ['10.1.2.3']);
    web.serve(HOME, redirect('http://inner.example/'));
    web.serve('http://inner.example/', PAGE);
    expect(await refusal(HOME)).toBe('link-not-allowed');
    expect(web.dialled).not.toContain('10.1.2.3');
  });

  test('that a name gets between two calls is never called', async () => {
    web.resolve('news.example', [PUBLIC_ADDRESS], ['127.0.0.1']);
    // Closing after robots.txt makes the page need a second connection, and so a second look.
    web.serve('http://news.example/robots.txt', status(404, { connection: 'close' }));
    web.serve(HOME, PAGE);
    expect(await refusal(HOME)).toBe('link-not-allowed');
    expect(web.dialled).toEqual([PUBLIC_ADDRESS]);
  });

  test('that a name gets between the judgement and the call is not called: the judged one is', async () => {
    web.serve(HOME, PAGE);
    const asked: string[] = [];
    const lookup = (name: string): Promise<readonly string[]> => {
      asked.push(name);
      return Promise.resolve([asked.length === 1 ? PUBLIC_ADDRESS : '127.0.0.1']);
    };
    expect(await refusal(HOME, {}, { lookup })).toBe('fetched');
    expect([asked, web.dialled]).toEqual([['news.example'], [PUBLIC_ADDRESS]]);
  });

  test('of this machine is refused even if it is public', async () => {
    web.serve(HOME, PAGE);
    expect(await refusal(HOME, {}, { here: () => ['127.0.0.1', PUBLIC_ADDRESS] })).toBe('link-not-allowed');
    expect(web.dialled).toEqual([]);
  });

  test('is refused in the same words as a name that does not exist', async () => {
    const missing = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    expect(await refusal(HOME, {}, { lookup: () => Promise.reject(missing) })).toBe('link-not-allowed');
    const later = Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' });
    expect(await refusal(HOME, {}, { lookup: () => Promise.reject(later) })).toBe('link-unreachable');
  });
});

describe('the system', () => {
  test('gives the addresses of a name and of this machine, and is called where it is told', async () => {
    expect(await REAL_OUTSIDE.lookup('localhost')).toContainEqual(
      expect.stringMatching(/^127\.0\.0\.1$|^::1$/u),
    );
    expect(REAL_OUTSIDE.here()).toContainEqual(expect.stringMatching(/^127\.|^::1$/u));
    expect(REAL_OUTSIDE.dial('11.22.33.44', 80)).toEqual({ host: '11.22.33.44', port: 80 });
  });
});

describe('a name with several addresses', () => {
  /** A port at which nobody answers. */
  const deaf = (address: string) => ({ host: '127.0.0.1', port: address === PUBLIC_ADDRESS ? web.port : 9 });

  test('is served by the first that answers', async () => {
    web.resolve('news.example', ['2a01:4f8::1', '2a01:4f8::2', '2a01:4f8::3', PUBLIC_ADDRESS]);
    web.serve(HOME, PAGE);
    const called: string[] = [];
    const dial = (address: string) => {
      called.push(address);
      return deaf(address);
    };
    const fetcher = createFetcher({ ...web.outside, dial });
    expect(await refusalOf(fetcher.fetchPage(HOME))).toBe('fetched');
    expect([...new Set(called)]).toEqual(['2a01:4f8::1', '2a01:4f8::2', PUBLIC_ADDRESS]);
  });

  test('of which none answers is unreachable', async () => {
    web.resolve('news.example', ['2a01:4f8::1', '11.1.1.1']);
    const fetcher = createFetcher({ ...web.outside, dial: deaf });
    expect(await refusalOf(fetcher.fetchPage(HOME))).toBe('link-unreachable');
  });
});

describe('redirects', () => {
  beforeEach(() => {
    for (const step of [0, 1, 2, 3, 4, 5])
      web.serve(
        `http://news.example/${step}`,
        redirect(`/${step + 1}`, [301, 302, 303, 307, 308, 302][step]),
      );
    web.serve('http://news.example/6', PAGE);
  });

  test('are followed five times', async () => {
    expect(await refusal('http://news.example/1')).toBe('fetched');
  });

  test('are not followed a sixth time', async () => {
    expect(await refusal('http://news.example/0')).toBe('link-unreachable redirects');
    expect(web.pages()).toHaveLength(6);
  });

  test('in circles end', async () => {
    web.serve(HOME, redirect('/a'));
    expect(await refusal(HOME)).toBe('link-unreachable redirects');
  });

  test.each(['file:///etc/passwd', 'http://news.example:22/', 'http://a:b@news.example/'])(
    'to %s are refused in the same words as to an inner address',
    async (location) => {
      web.serve(HOME, redirect(location));
      expect(await refusal(HOME)).toBe('link-not-allowed');
    },
  );
});

describe('a page without end', () => {
  /** 200 MB of zeros in 165 bytes of brotli. */
  const BROTLI_BOMB = Buffer.from(
    'z///fwAkAOKxQHLv//n//w+ABEAcFoDu/T////8BkACIwwLQvf/n//8/ABIAcVgAuvf//P//B0ACIA4LQPf+n////wBIAMRhAeje//P//x8ACYA4LADd+3/+//8DIAEQhwWge//P//9/ACQA4rAAdO//+f//D4AEQBwWgO79P////wGQAIjDAtC9/+f//z8AEgBxWAC69//5//8HQAIgDgtA9/4P',
    'base64',
  );

  test('that unpacks from a few bytes of brotli ends at the bound', async () => {
    web.serve(HOME, page(BROTLI_BOMB, { 'content-encoding': 'br' }));
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusal(HOME)).toBe('link-too-large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
  });

  test('that unpacks from ever more gzip ends at the bound, long before what is sent is large', async () => {
    let sent = 0;
    web.serve(HOME, (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' });
      const gzip = createGzip({ level: 9 });
      gzip.on('data', (chunk: Buffer) => (sent += chunk.length));
      gzip.pipe(response);
      const more = (): void => {
        if (!response.destroyed) gzip.write(Buffer.alloc(256 * 1024, ' '), () => setImmediate(more));
      };
      more();
    });
    expect(await refusal(HOME)).toBe('link-too-large');
    expect(sent).toBeLessThan(DEFAULT_LIMITS.encodedBytes / 10);
  });

  test('that says its length is not taken at all', async () => {
    let taken = false;
    web.serve(HOME, (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': 6 * 1024 * 1024 });
      response.flushHeaders();
      response.on('drain', () => (taken = true));
    });
    expect(await refusal(HOME)).toBe('link-too-large');
    expect(taken).toBe(false);
  });

  test('that comes in pieces ends at the bound', async () => {
    web.serve(HOME, page(Buffer.alloc(1_001, 'a'), { 'transfer-encoding': 'chunked' }));
    expect(await refusal(HOME, {}, { limits: { encodedBytes: 1_000 } })).toBe('link-too-large');
    expect(await refusal(HOME, {}, { limits: { decodedBytes: 1_000 } })).toBe('link-too-large');
    expect(await refusal(HOME, {}, { limits: { decodedBytes: 1_001, encodedBytes: 1_001 } })).toBe('fetched');
  });

  test('that travels for ever and unpacks to nothing ends at the bound', async () => {
    // Empty members of gzip: each is 20 bytes on the way and none afterwards.
    const nothing = Buffer.concat(Array.from({ length: 100 }, () => gzipSync('')));
    web.serve(HOME, page(nothing, { 'content-encoding': 'gzip' }));
    expect(await refusal(HOME, {}, { limits: { encodedBytes: 1_000 } })).toBe('link-too-large');
  });

  test('of headers ends at the bound', async () => {
    let written = 0;
    web.serve(
      HOME,
      raw((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const more = (): void => {
          if (socket.destroyed) return;
          written += 1_024;
          socket.write(`x-${written}: ${'a'.repeat(1_000)}\r\n`, () => setImmediate(more));
        };
        more();
      }),
    );
    expect(await refusal(HOME)).toBe('link-unreachable');
    expect(written).toBeLessThan(4 * 1024 * 1024);
  });

  test('of sites that lead to others ends at the bound', async () => {
    for (const step of [0, 1, 2, 3, 4])
      web.serve(`http://site-${step}.example/`, redirect(`http://site-${step + 1}.example/`));
    web.serve('http://site-5.example/', PAGE);
    expect(await refusal('http://site-0.example/', {}, { limits: { connections: 6 } })).toBe('fetched');
    web.dialled.length = 0;
    expect(await refusal('http://site-0.example/', {}, { limits: { connections: 5 } })).toBe(
      'link-unreachable',
    );
    expect(web.dialled).toHaveLength(5);
  });

  test('that is a redirect does not hold up where it leads', async () => {
    web.serve('http://news.example/0', (_, response) => {
      response.writeHead(302, { location: '/a' }).write('moved');
    });
    web.serve(HOME, PAGE);
    expect(await refusal('http://news.example/0')).toBe('fetched');
  });
});

describe('a slow site', () => {
  const limits = { totalMs: SHORT };

  test('that drips ends at the deadline', async () => {
    web.serve(HOME, (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const drip = setInterval(() => response.write('a'), SHORT / 4);
      response.on('close', () => clearInterval(drip));
    });
    expect(await refusal(HOME, {}, { limits })).toBe('link-too-slow');
    await vi.waitFor(() => expect(web.connections()).toBe(0));
  });

  test('that drips packed bytes ends at the deadline', async () => {
    web.serve(HOME, (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'br' });
      response.write(brotliCompressSync(PAGE).subarray(0, 20));
    });
    expect(await refusal(HOME, {}, { limits })).toBe('link-too-slow');
    await vi.waitFor(() => expect(web.connections()).toBe(0));
  });

  test('that takes the call and says nothing ends at the deadline', async () => {
    web.serve('http://news.example/robots.txt', () => undefined);
    expect(await refusal(HOME, {}, { limits })).toBe('link-too-slow');
    await vi.waitFor(() => expect(web.connections()).toBe(0));
  });

  test('that takes the call and never shows its certificate ends at the deadline', async () => {
    const taken = new Set<Socket>();
    const silent = createTcpServer((socket) => {
      taken.add(
        socket
          .on('error', () => undefined)
          .on('close', () => taken.delete(socket))
          .resume(),
      );
    });
    const port = await listen(silent);
    const fetcher = createFetcher({ ...web.outside, limits, dial: () => ({ host: '127.0.0.1', port }) });
    expect(await refusalOf(fetcher.fetchPage('https://news.example/'))).toBe('link-too-slow');
    await vi.waitFor(() => expect(taken.size).toBe(0));
    silent.close();
  });

  test('whose name is never resolved ends at the deadline', async () => {
    const lookup = (): Promise<readonly string[]> => new Promise(() => undefined);
    expect(await refusal(HOME, {}, { limits, lookup })).toBe('link-too-slow');
  });

  test('whose name is resolved too late is not called', async () => {
    let resolve: (addresses: readonly string[]) => void = () => undefined;
    const lookup = (): Promise<readonly string[]> => new Promise((done) => (resolve = done));
    expect(await refusal(HOME, {}, { limits, lookup })).toBe('link-too-slow');
    resolve([PUBLIC_ADDRESS]);
    await new Promise((done) => setImmediate(done));
    expect(web.dialled).toEqual([]);
  });

  test('has one deadline for all its hops together', async () => {
    const slowly =
      (location: string) =>
      (_: unknown, response: Parameters<ReturnType<typeof page>>[1]): void => {
        setTimeout(() => response.writeHead(302, { location }).end(), SHORT / 3);
      };
    for (const step of [0, 1, 2, 3]) web.serve(`http://news.example/${step}`, slowly(`/${step + 1}`));
    web.serve('http://news.example/4', PAGE);
    expect(await refusal('http://news.example/0', {}, { limits })).toBe('link-too-slow');
  });

  test('is left when the person leaves, with the reason of the person', async () => {
    const leaving = new AbortController();
    web.serve(HOME, () => leaving.abort(new Error('gone')));
    await expect(fetchPage(HOME, { signal: leaving.signal })).rejects.toThrow('gone');
    await expect(fetchPage(HOME, { signal: leaving.signal })).rejects.toThrow('gone');
    expect(web.pages()).toHaveLength(1);
    await vi.waitFor(() => expect(web.connections()).toBe(0));
  });
});

describe('a broken answer', () => {
  const broken: readonly (readonly [string, string, boolean])[] = [
    [
      'that is shorter than it says',
      'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 500\r\n\r\n<html>',
      true,
    ],
    [
      'whose last piece is missing',
      'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n6\r\n<html>\r\n',
      true,
    ],
    ['that is no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', true],
    [
      'with two lengths',
      'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 6\r\ncontent-length: 7\r\n\r\n<html>a',
      true,
    ],
    ['that ends in its head', 'HTTP/1.1 200 OK\r\ncontent-type: te', true],
    [
      'with a length that is no number',
      'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: six\r\n\r\n<html>',
      true,
    ],
  ];

  test.each(broken)('%s is unreachable', async (_, bytes, ends) => {
    web.serve(
      HOME,
      raw((socket) => void (ends ? socket.end(bytes) : socket.write(bytes))),
    );
    expect(await refusal(HOME)).toBe('link-unreachable');
  });

  test('that is longer than it says is taken as long as it says', async () => {
    web.serve(
      HOME,
      raw(
        (socket) =>
          void socket.write(
            'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 6\r\n\r\n<html>and more',
          ),
      ),
    );
    expect(await textOf(HOME)).toBe('<html>');
  });

  test('is the fault of the deadline once that is over, and of nobody where nothing says so', () => {
    const [late, reset] = [new Failure('link-too-slow'), Object.assign(new Error(), { code: 'ECONNRESET' })];
    expect(brokenOff(reset, AbortSignal.abort(late))).toBe(late);
    expect(brokenOff(reset, new AbortController().signal)).toMatchObject({ code: 'link-unreachable' });
    const bug = new TypeError('bug');
    expect(brokenOff(bug, new AbortController().signal)).toBe(bug);
  });

  test.each([
    ['gzip', gzipSync(PAGE).subarray(0, 30)],
    ['br', brotliCompressSync(PAGE).subarray(0, 30)],
    ['deflate', deflateSync(PAGE).subarray(0, 30)],
    ['gzip', Buffer.from(PAGE)],
    ['br', Buffer.from(PAGE)],
  ])('whose %s is damaged is unreachable', async (encoding, body) => {
    web.serve(HOME, page(body, { 'content-encoding': encoding }));
    expect(await refusal(HOME)).toBe('link-unreachable');
  });

  test('without a body is not readable', async () => {
    web.serve(HOME, page(''));
    expect(await refusal(HOME)).toBe('link-not-readable');
    web.serve(HOME, page('', { 'content-encoding': 'deflate' }));
    expect(await refusal(HOME)).toBe('link-not-readable');
  });
});

describe('a secure site', () => {
  test('without a certificate that somebody vouches for is unreachable, whatever the environment says, and hears its own name', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const names: string[] = [];
    const server = createTlsServer({
      ...selfSigned('news.example'),
      SNICallback: (name, done) => {
        names.push(name);
        done(null);
      },
    }).on('tlsClientError', () => undefined);
    const port = await listen(server);
    const fetcher = createFetcher({ ...web.outside, dial: () => ({ host: '127.0.0.1', port }) });
    const failed = await fetcher.fetchPage('https://news.example/').catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: 'link-unreachable',
      cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    });
    expect(names).toEqual(['news.example']);
    vi.unstubAllEnvs();
    server.close();
  });
});

describe('what may be read', () => {
  const feed = '<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>';

  test('is an article unless the caller says otherwise', async () => {
    web.serve(HOME, page(feed));
    expect(await refusal(HOME)).toBe('link-not-readable feed');
    expect(await refusal(HOME, { kinds: ['feed'] })).toBe('fetched');
    web.serve(HOME, PAGE);
    expect(await refusal(HOME, { kinds: ['feed'] })).toBe('link-not-readable no-feed');
    expect(await refusal(HOME, { kinds: ['feed', 'html'] })).toBe('fetched');
  });

  test('is asked for', async () => {
    web.serve(HOME, page(feed));
    await fetchPage(HOME, { kinds: ['feed'] });
    expect(web.called.at(-1)?.headers.accept).toBe(
      'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.1',
    );
  });

  test('is not a picture, of which nothing is taken', async () => {
    web.serve(HOME, (_, response) => {
      response.writeHead(200, { 'content-type': 'image/png' }).flushHeaders();
    });
    expect(await refusal(HOME)).toBe('link-not-readable');
  });
});

/** Address vectors, where they lie beside the project. */
const VECTORS = fileURLToPath(new URL('../../../../shared/security/ssrf_vectors.dev.json', import.meta.url));

interface Vector {
  readonly id: string;
  readonly url: string;
  readonly expect: 'deny' | 'allow';
}

const vectors: readonly Vector[] = existsSync(VECTORS) ? JSON.parse(readFileSync(VECTORS, 'utf8')) : [];

describe.skipIf(vectors.length === 0)('the address vectors', () => {
  test.each(vectors.map(({ id, url, expect: expected }) => [id, url.slice(0, 80), expected, url] as const))(
    '%s %s: %s',
    async (_, __, expected, url) => {
      web.resolve('rebind.test', [PUBLIC_ADDRESS, '127.0.0.1']);
      web.resolve('aaaa-mapped.test', ['::ffff:127.0.0.1']);
      const outcome = await refusal(url);
      expect(web.dialled.length > 0 ? 'allow' : 'deny').toBe(expected);
      if (expected === 'deny') expect(outcome).toMatch(/^link-not-allowed/u);
    },
  );
});
