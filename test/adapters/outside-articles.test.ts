// Articles behind links and in attached files, read the real way from a web of the test's own.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import iconv from 'iconv-lite';
import { createOutsideArticles } from '../../src/adapters/outside-articles.ts';
import { createFetcher } from '../../src/adapters/web/fetcher.ts';
import { openLoopbackWeb, page, redirect, status, type LoopbackWeb } from '../web/loopback.ts';

let web: LoopbackWeb;

beforeAll(async () => {
  web = await openLoopbackWeb();
});
afterAll(() => web.close());
beforeEach(() => void web.called.splice(0));

const FILES = 'http://files.example';

/** Sites' rules for programs are asked anew in each test. */
function outside() {
  const fetcher = createFetcher(web.outside);
  return createOutsideArticles({ fetcher, keepsFiles: ({ origin }) => origin === FILES });
}

const TEXT = [
  '새빛군은 올가을 헌책 시장을 세 번 연다. 첫 시장은 9월 6일 군청 앞 마당에서 열린다.',
  '윤가람 새빛군 문화팀장은 "자리 80개를 무료로 내준다"라고 말했다. 자리는 8월 20일까지 신청할 수 있다.',
  '군은 시장에서 팔고 남은 책을 작은 도서관 다섯 곳에 보낸다. 지난해 시장에는 4200명이 다녀갔다.',
];

function html(canonical: string, charset = 'utf-8'): string {
  return `<!doctype html><html lang="ko"><head><meta charset="${charset}"><title>새빛군, 헌책 시장 연다</title>
<link rel="canonical" href="${canonical}"></head><body><article><h1>새빛군, 헌책 시장 연다</h1>
${TEXT.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
}

describe('a link', () => {
  it('gives its article, with the canonical link of the same site and an id made of the title', async () => {
    web.serve('http://a.example/1', page(html('http://a.example/news/1')));
    const { article, warnings } = await outside().link('http://a.example/1?from=chat');
    expect(article).toMatchObject({
      id: '새빛군-헌책-시장-연다',
      title: '새빛군, 헌책 시장 연다',
      url: 'http://a.example/news/1',
      text: TEXT.join('\n\n'),
    });
    expect(warnings).toEqual([]);
  });

  it('keeps where the page really was where the canonical link is of another site', async () => {
    web.serve('http://b.example/1', redirect('http://b.example/2'));
    web.serve('http://b.example/2', page(html('http://other.example/1')));
    expect((await outside().link('http://b.example/1')).article.url).toBe('http://b.example/2');
  });

  it('is read in the encoding that the server or the page names', async () => {
    const bytes = iconv.encode(html('http://c.example/1', 'euc-kr'), 'cp949');
    web.serve('http://c.example/1', page(bytes, { 'content-type': 'text/html; charset=euc-kr' }));
    web.serve('http://c.example/2', page(bytes, { 'content-type': 'text/html' }));
    for (const path of [1, 2])
      expect((await outside().link(`http://c.example/${path}`)).article.text).toBe(TEXT.join('\n\n'));
  });

  it('to plain text keeps the link', async () => {
    web.serve('http://d.example/a.txt', page(TEXT.join('\n\n'), { 'content-type': 'text/plain' }));
    const { article } = await outside().link('http://d.example/a.txt');
    expect([article.url, article.text]).toEqual(['http://d.example/a.txt', TEXT.join('\n\n')]);
  });

  it('to a site that wants no programs is refused', async () => {
    web.serve(
      'http://e.example/robots.txt',
      page('User-agent: *\nDisallow: /', { 'content-type': 'text/plain' }),
    );
    web.serve('http://e.example/1', page(html('')));
    await expect(outside().link('http://e.example/1')).rejects.toMatchObject({
      code: 'link-refused',
      facts: { reason: 'robots' },
    });
    expect(web.pages()).toEqual([]);
  });
});

describe('a file', () => {
  const file = (name: string, bytes = 1_000) => ({ name, bytes, url: `${FILES}/${name}` });

  it('was handed over, so that what its keeper tells programs that go round is not asked', async () => {
    web.serve(`${FILES}/robots.txt`, page('User-agent: *\nDisallow: /', { 'content-type': 'text/plain' }));
    web.serve(
      `${FILES}/a.md`,
      page(`---\ntitle: 헌책 시장\nid: other\ndate: 2025-03-02\n---\n\n${TEXT.join('\n\n')}`),
    );
    const { article } = await outside().file(file('a.md'));
    expect(article).toMatchObject({ id: '헌책-시장', title: '헌책 시장', publishedAt: '2025-03-02' });
    expect(web.called.map(({ url }) => url)).toEqual([`${FILES}/a.md`]);
  });

  it.each([
    ['a.png', 'not-supported'],
    ['a.hwp', 'not-supported'],
    ['article', 'not-supported'],
  ])('called %s is refused before it is fetched', async (name, code) => {
    await expect(outside().file(file(name))).rejects.toMatchObject({ code });
    expect(web.called).toEqual([]);
  });

  it('that says that it is too large or empty is refused before it is fetched', async () => {
    await expect(outside().file(file('a.txt', 5 * 1024 * 1024 + 1))).rejects.toMatchObject({
      code: 'file-too-large',
    });
    await expect(outside().file(file('a.txt', 0))).rejects.toMatchObject({ code: 'empty-text' });
    expect(web.called).toEqual([]);
  });

  it('fails as a file and never as a link', async () => {
    web.serve(`${FILES}/gone.txt`, status(404));
    web.serve(`${FILES}/old.txt`, status(403));
    web.serve(`${FILES}/down.txt`, status(503));
    web.serve(`${FILES}/picture.txt`, page('x', { 'content-type': 'image/png' }));
    web.serve(`${FILES}/huge.txt`, page('가'.repeat(2_000_000), { 'content-type': 'text/plain' }));
    const codeOf = (name: string): Promise<unknown> =>
      outside()
        .file(file(name))
        .then(
          () => 'read',
          (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
        );
    expect(await codeOf('gone.txt')).toBe('file-missing');
    expect(await codeOf('old.txt')).toBe('file-missing');
    expect(await codeOf('down.txt')).toBe('discord-unreachable');
    expect(await codeOf('picture.txt')).toBe('page-unreadable');
    expect(await codeOf('huge.txt')).toBe('file-too-large');
  });

  it('is fetched from Discord alone', async () => {
    const fetcher = createFetcher(web.outside);
    const real = createOutsideArticles({ fetcher });
    for (const url of [
      'http://cdn.discordapp.com/attachments/1/2/a.txt',
      'https://cdn.discordapp.com.evil.example/a.txt',
      'https://evil.example/cdn.discordapp.com/a.txt',
      'https://127.0.0.1/a.txt',
      'not an address',
    ])
      await expect(real.file({ name: 'a.txt', bytes: 10, url })).rejects.toMatchObject({
        code: 'file-missing',
      });
    expect(web.dialled.filter((address) => address === 'cdn.discordapp.com')).toEqual([]);
    expect(web.called).toEqual([]);
  });
});
