// Feeds as sites really send them, over a small web on this machine and through the child process: what is read, what is refused, what is asked again.
import iconv from 'iconv-lite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFeedReader } from '../../../src/adapters/feeds/feed-reader.ts';
import { momentOf } from '../../../src/adapters/feeds/moment.ts';
import { createFetcher } from '../../../src/adapters/web/fetcher.ts';
import type { Limits } from '../../../src/adapters/web/limits.ts';
import { Failure } from '../../../src/core/errors.ts';
import type { Feed, FeedReading, ReadFeed } from '../../../src/core/feed.ts';
import { buildPageChild } from '../../pages/built-child.ts';
import { openLoopbackWeb, page, raw, redirect, status, type LoopbackWeb } from '../../web/loopback.ts';

const FEED = 'http://news.example/rss';
const RSS = { 'content-type': 'application/rss+xml; charset=utf-8' };

let web: LoopbackWeb;
let child: ReturnType<typeof buildPageChild>;

beforeAll(async () => {
  child = buildPageChild();
  await import('undici');
});
afterAll(() => child.remove());
beforeEach(async () => {
  web = await openLoopbackWeb();
});
afterEach(() => web.close());

function reader(limits: Partial<Limits> = {}, seconds = 20): ReadFeed {
  const { fetchPage } = createFetcher({ ...web.outside, limits, now: () => Date.UTC(2025, 2, 10) });
  return createFeedReader({ fetchPage, program: child.program, seconds });
}

async function feedAt(url = FEED): Promise<Feed> {
  const reading = await reader()(url);
  if (reading.kind !== 'feed') throw new Error(`expected a feed, got ${reading.kind}`);
  return reading.feed;
}

async function refusalOf(reading: Promise<FeedReading>): Promise<Failure> {
  return reading.then(
    ({ kind }) => {
      throw new Error(`expected a failure, got ${kind}`);
    },
    (error: unknown) => {
      if (error instanceof Failure) return error;
      throw error;
    },
  );
}

function rss(items: string, channel = '<title>한빛신문</title>'): string {
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${channel}${items}</channel></rss>`;
}

const BUS = `<item><title><![CDATA[<b>버스</b> 요금 &amp; 노선]]></title><link>http://news.example/bus</link>
  <guid isPermaLink="false">bus-1</guid><description>&lt;p&gt;요금이 &lt;i&gt;그대로&lt;/i&gt;다.&lt;/p&gt;</description>
  <pubDate>Mon, 10 Mar 2025 09:00:00 +0900</pubDate><atom:updated>2025-03-10T01:00:00Z</atom:updated></item>`;

describe('a feed', () => {
  it('of RSS 2.0 is read with ids, links, plain titles and dates in UTC', async () => {
    web.serve(FEED, page(rss(BUS), RSS));
    expect(await feedAt()).toEqual({
      title: '한빛신문',
      items: [
        {
          id: 'bus-1',
          link: 'http://news.example/bus',
          title: '버스 요금 & 노선',
          about: '요금이 그대로다.',
          published: '2025-03-10T00:00:00.000Z',
          updated: '2025-03-10T01:00:00.000Z',
        },
      ],
    });
  });

  it('of RSS 1.0 is read', async () => {
    const rdf = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="http://news.example/"><title>새벽일보</title></channel>
      <item rdf:about="http://news.example/1"><title>하나</title><link>http://news.example/1</link><dc:date>2025-03-10T00:00:00+09:00</dc:date></item></rdf:RDF>`;
    web.serve(FEED, page(rdf, { 'content-type': 'text/xml' }));
    const { title, items } = await feedAt();
    expect([title, items[0]?.id, items[0]?.published]).toEqual([
      '새벽일보',
      'http://news.example/1',
      '2025-03-09T15:00:00.000Z',
    ]);
  });

  it('of Atom is read, its links against its base', async () => {
    const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://news.example/a/"><title type="html">가람 &lt;b&gt;소식&lt;/b&gt;</title>
      <entry><id>tag:news.example,2025:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">새 <b>공장</b></div></title>
      <link rel="self" href="self"/><link rel="alternate" href="1"/><updated>2025-03-10T00:00:00Z</updated></entry></feed>`;
    web.serve(FEED, page(atom, { 'content-type': 'application/atom+xml' }));
    const { title, items } = await feedAt();
    expect(title).toBe('가람 소식');
    expect(items[0]).toMatchObject({
      id: 'tag:news.example,2025:1',
      link: 'http://news.example/a/1',
      title: '새 공장',
      published: '2025-03-10T00:00:00.000Z',
    });
  });

  it('of JSON is read, whatever JSON type its server names', async () => {
    const body = {
      version: 'https://jsonfeed.org/version/1.1',
      title: '솔내 소식',
      items: [{ id: 7, url: '/7', title: '다리', date_modified: '2025-03-10T00:00:00Z' }],
    };
    for (const type of ['application/feed+json', 'application/json']) {
      web.serve(FEED, page(JSON.stringify(body), { 'content-type': type }));
      const { title, items } = await feedAt();
      expect([title, items[0]?.id, items[0]?.link]).toEqual(['솔내 소식', '7', 'http://news.example/7']);
    }
  });

  it('in CP949 is read with every syllable, whoever names the encoding', async () => {
    const text = rss('<item><title>똠방각하 펲시콜라</title><link>/1</link></item>').replace(
      'utf-8',
      'euc-kr',
    );
    const bytes = new Uint8Array(iconv.encode(text, 'cp949'));
    for (const type of ['text/xml', 'application/rss+xml; charset=ks_c_5601-1987']) {
      web.serve(FEED, page(bytes, { 'content-type': type }));
      expect((await feedAt()).items[0]?.title).toBe('똠방각하 펲시콜라');
    }
  });

  it('is newest first by date, as it stands where not every item has one, and has no id twice', async () => {
    const item = (id: string, date: string): string =>
      `<item><guid>${id}</guid><link>/${id}</link><title>${id}</title>${date === '' ? '' : `<pubDate>${date}</pubDate>`}</item>`;
    const ids = async (items: string): Promise<string[]> => {
      web.serve(FEED, page(rss(items), RSS));
      return (await feedAt()).items.map(({ id }) => id);
    };
    const [old, young] = ['Sat, 08 Mar 2025 09:00:00 KST', '2025-03-09 09:00:00'];
    expect(await ids(item('a', old) + item('b', young) + item('a', young))).toEqual(['b', 'a']);
    expect(await ids(item('a', old) + item('b', '') + item('c', young))).toEqual(['a', 'b', 'c']);
  });

  it('without guids knows its items by their links, and leaves out what has neither', async () => {
    const items =
      '<item><link>/1</link></item><item><title>글만</title></item><item><guid>http://news.example/2</guid></item><item><guid isPermaLink="false">http://news.example/3</guid></item><item><link>ftp://news.example/4</link></item>';
    web.serve(FEED, page(rss(items), RSS));
    expect((await feedAt()).items.map(({ id }) => id)).toEqual([
      'http://news.example/1',
      'http://news.example/2',
    ]);
  });

  it('is cut to its 100 newest items, and its words to what can be shown', async () => {
    const items = Array.from(
      { length: 300 },
      (_, at) =>
        `<item><guid>${'i'.repeat(at === 299 ? 5_000 : 3)}${at}</guid><link>/${at}</link><title>${'제목'.repeat(500)}</title><pubDate>${new Date(Date.UTC(2025, 0, 1) + at * 60_000).toUTCString()}</pubDate></item>`,
    );
    web.serve(FEED, page(rss(items.join(''), `<title>${'이'.repeat(900)}</title>`), RSS));
    const { title, items: kept } = await feedAt();
    expect([title.length, kept.length, kept[0]?.link, kept[0]?.id.length, kept[0]?.title.length]).toEqual([
      200,
      100,
      'http://news.example/299',
      64,
      300,
    ]);
  });

  it('without a title is called by its site', async () => {
    web.serve(FEED, page(rss('<item><link>/1</link></item>', ''), RSS));
    expect((await feedAt()).title).toBe('news.example');
  });
});

describe('a moment', () => {
  it.each([
    ['Mon, 10 Mar 2025 09:00:00 +0900', '2025-03-10T00:00:00.000Z'],
    ['Mon, 10 Mar 2025 09:00:00 GMT', '2025-03-10T09:00:00.000Z'],
    ['Mon, 10 Mar 2025 09:00:00 KST', '2025-03-10T00:00:00.000Z'],
    ['10 Mar 2025 09:00', '2025-03-10T00:00:00.000Z'],
    ['2025-03-10T09:00:00+09:00', '2025-03-10T00:00:00.000Z'],
    ['2025-03-10T09:00:00.5Z', '2025-03-10T09:00:00.500Z'],
    ['2025-03-10 9:05', '2025-03-10T00:05:00.000Z'],
    ['2025.3.10.', '2025-03-09T15:00:00.000Z'],
    ['오늘 아침', undefined],
    ['', undefined],
    [7, undefined],
    [`2025-03-10${' '.repeat(100)}x`, undefined],
  ])('written as %s is %s', (written, moment) => {
    expect(momentOf(written)).toBe(moment);
  });
});

describe('asking again', () => {
  it('tells the site what it gave, and hears that nothing has changed', async () => {
    web.serve(FEED, (request, response) => {
      const known = request.headers['if-none-match'] === '"one"';
      response.writeHead(known ? 304 : 200, {
        ...RSS,
        etag: '"one"',
        'cache-control': 'public, max-age=900',
      });
      response.end(known ? undefined : rss(BUS));
    });
    const read = reader();
    const first = await read(FEED);
    if (first.kind !== 'feed') throw new Error('expected a feed');
    expect([first.validators, first.restSeconds]).toEqual([{ url: FEED, etag: '"one"' }, 900]);
    expect(await read(FEED, { since: first.validators })).toEqual({
      kind: 'unchanged',
      validators: { url: FEED, etag: '"one"' },
      restSeconds: 900,
    });
    expect((await read(FEED, { since: { url: FEED, etag: '"old"' } })).kind).toBe('feed');
  });

  it('follows a feed that has moved, and asks again where it is now', async () => {
    web.serve(FEED, redirect('http://feeds.example/new', 301));
    web.serve('http://feeds.example/new', page(rss(BUS), { ...RSS, etag: '"two"' }));
    const reading = await reader()(FEED);
    expect(reading).toMatchObject({ validators: { url: 'http://feeds.example/new', etag: '"two"' } });
  });

  it.each([
    ['<ttl>60</ttl>', {}, 3_600],
    ['<ttl>60</ttl>', { 'cache-control': 'max-age=7200' }, 7_200],
    ['<ttl>-5</ttl>', { 'cache-control': 'no-cache, max-age=7200' }, 0],
    ['', { 'cache-control': 's-max-age=9' }, 0],
  ])('waits as long as %s and %o ask for', async (ttl, headers, seconds) => {
    web.serve(FEED, page(rss(BUS, ttl), { ...RSS, ...headers }));
    expect((await reader()(FEED)).kind === 'feed' && (await reader()(FEED))).toMatchObject({
      restSeconds: seconds,
    });
  });

  it.each([
    [410, {}, 'link-not-found', { status: 410 }],
    [404, {}, 'link-not-found', {}],
    [503, { 'retry-after': '120' }, 'link-unreachable', { retryAfterSeconds: 120 }],
    [429, { 'retry-after': 'Mon, 10 Mar 2025 00:01:00 GMT' }, 'link-unreachable', { retryAfterSeconds: 60 }],
    [503, { 'retry-after': 'Sun, 09 Mar 2025 00:01:00 GMT' }, 'link-unreachable', {}],
    [403, { 'retry-after': 'soon' }, 'link-refused', {}],
  ])('after %i with %o fails as %s with %o', async (code, headers, failure, facts) => {
    web.serve(FEED, status(code, headers));
    expect(await refusalOf(reader()(FEED))).toMatchObject({ code: failure, facts });
  });
});

describe('a page instead of a feed', () => {
  it('names its feeds, each once, against its base', async () => {
    web.serve(
      'http://news.example/',
      `<!doctype html><base href="/all/"><link rel="stylesheet" href="x"><link rel="ALTERNATE home" type="application/rss+xml" title="전체 &amp; 속보" href="rss">
       <link rel=alternate type="application/atom+xml" href="http://feeds.example/atom"><link rel=alternate type="application/rss+xml" href="rss"><link rel=alternate hreflang=en href="/en">
       <link rel=alternate type="application/rss+xml" href="javascript:alert(1)"><p>글`,
    );
    expect(await reader()('http://news.example/')).toEqual({
      kind: 'page',
      feeds: [
        { url: 'http://news.example/all/rss', title: '전체 & 속보' },
        { url: 'http://feeds.example/atom', title: '' },
      ],
    });
  });

  it('that names none is no feed, and neither is a page that a feed has become', async () => {
    web.serve(FEED, '<!doctype html><title>점검 중</title><p>곧 돌아와요');
    expect(await refusalOf(reader()(FEED))).toMatchObject({
      code: 'link-not-readable',
      facts: { reason: 'no-feed' },
    });
  });
});

describe('a hostile feed', () => {
  const links = '{"version":"https://jsonfeed.org/version/1.1","items":';
  const entities = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(
    (name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`,
  );
  const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "${'x'.repeat(1_000)}">${entities.join('')}]>`;

  it.each([
    ['entities that multiply', `${bomb}${rss('<item><title>&i;</title><link>/1</link></item>').slice(38)}`],
    ['a deep nesting', rss(`<item><title>${'<a>'.repeat(200_000)}</title></item>`)],
    ['many attributes', rss(`<item ${'a="1" '.repeat(200_000)}></item>`)],
    ['many tags without an end', rss('<'.repeat(400_000))],
    ['a deep JSON', `${links}${'['.repeat(500_000)}`],
    ['many empty items', rss('<item><guid>a</guid></item>'.repeat(60_000))],
    [
      'many namespaces',
      rss(Array.from({ length: 20_000 }, (_, at) => `<a${at}:b xmlns:a${at}="u"/>`).join('')),
    ],
  ])('of %s ends within bounds', async (_, body) => {
    web.serve(FEED, page(body, RSS));
    const ended = await reader()(FEED).then(
      (reading) => reading.kind === 'feed' && JSON.stringify(reading.feed).length < 10_000,
      (error: unknown) => error instanceof Failure && error.code,
    );
    expect([true, 'page-unreadable', 'link-not-readable']).toContain(ended);
  });

  it('of 5 MB of news is read, and one byte beyond the limit is too large', async () => {
    const item = (at: number): string =>
      `<item><guid>${at}</guid><link>/${at}</link><description>${'글'.repeat(300)}</description></item>`;
    const body = rss(Array.from({ length: 5_000 }, (_, at) => item(at)).join(''));
    web.serve(FEED, page(body, RSS));
    expect((await feedAt()).items).toHaveLength(100);
    web.serve(FEED, page(body.padEnd(5 * 1024 * 1024 + 1), RSS));
    expect(await refusalOf(reader()(FEED))).toMatchObject({ code: 'link-too-large' });
  });

  it('that drips ends at the deadline', async () => {
    let timer: NodeJS.Timeout | undefined;
    web.serve(
      FEED,
      raw((socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/rss+xml\r\n\r\n<rss>');
        timer = setInterval(() => socket.write(' '), 20);
      }),
    );
    expect(await refusalOf(reader({ totalMs: 150 })(FEED))).toMatchObject({ code: 'link-too-slow' });
    clearInterval(timer);
  });

  it('that is no XML after all is broken', async () => {
    web.serve(FEED, page('<rss><channel', RSS));
    expect(['page-unreadable', 'link-not-readable']).toContain((await refusalOf(reader()(FEED))).code);
  });

  it('that is read too long is given up', async () => {
    web.serve(FEED, page(rss(BUS), RSS));
    expect(await refusalOf(reader({}, 0.001)(FEED))).toMatchObject({
      code: 'page-unreadable',
      facts: { reason: 'slow' },
    });
  });

  it('ends with the reason of whoever gives up waiting', async () => {
    web.serve(FEED, page(rss(BUS), RSS));
    const reason = new Error('enough');
    await expect(reader()(FEED, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
