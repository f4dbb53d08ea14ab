// `add` with a link: fetched, read and kept; the same page again is the same article, and what fails is one sentence.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../src/adapters/memory-store.ts';
import { createOutsideArticles } from '../../src/adapters/outside-articles.ts';
import { createFetcher } from '../../src/adapters/web/fetcher.ts';
import { makeArticle } from '../../src/core/article.ts';
import { openProduct } from '../../src/open-product.ts';
import { openLoopbackWeb, page, status, type LoopbackWeb } from '../web/loopback.ts';
import { run, type Run } from './fake-terminal.ts';

const TEXT = [
  '새빛군은 올가을 헌책 시장을 세 번 연다. 첫 시장은 9월 6일 군청 앞 마당에서 열린다.',
  '윤가람 새빛군 문화팀장은 "자리 80개를 무료로 내준다"라고 말했다. 자리는 8월 20일까지 신청할 수 있다.',
  '군은 시장에서 팔고 남은 책을 작은 도서관 다섯 곳에 보낸다. 지난해 시장에는 4200명이 다녀갔다.',
];
const LINK = 'http://news.example/market';
const BUNDLED = makeArticle({
  id: 'bundled',
  title: '함께 온 기사',
  url: 'http://news.example/bundled',
  text: TEXT.join('\n\n'),
});

function html(paragraphs: readonly string[], canonical = LINK): string {
  return `<!doctype html><html lang="ko"><head><title>새빛군, 헌책 시장 연다</title><link rel="canonical" href="${canonical}">
</head><body><article><h1>새빛군, 헌책 시장 연다</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
}

let web: LoopbackWeb;
let product: ReturnType<typeof openProduct>;

beforeAll(async () => {
  web = await openLoopbackWeb();
});
afterAll(() => web.close());
beforeEach(() => {
  product = openProduct({ dataDir: 'never-written', bundled: [BUNDLED], store: createMemoryStore() });
});
afterEach(() => product.close());

function gakju(...argv: readonly string[]): Promise<Run> {
  const outside = createOutsideArticles({ fetcher: createFetcher(web.outside) });
  const services = { ...product, close: async () => undefined };
  return run(argv, {
    env: { LANG: argv.includes('en') ? 'en_US.UTF-8' : 'ko_KR.UTF-8' },
    parts: { open: async () => services, readLink: (url, signal) => outside.link(url, signal) },
  });
}

const changed = TEXT.map((text) => text.replace('80개', '60개'));

describe('a link that is added', () => {
  test('is fetched, read and kept', async () => {
    web.serve(LINK, page(html(changed)));
    const { code, out } = await gakju('add', LINK);
    expect([code, out]).toEqual([
      0,
      '‘새빛군, 헌책 시장 연다’를 넣었어요. 6문장이고, 아이디는 새빛군-헌책-시장-연다예요.\n',
    ]);
    expect(await product.show({ scope: 'terminal', within: '새빛군-헌책-시장-연다' })).toMatchObject({
      url: LINK,
    });
  });

  test('twice is there as it was, and with a new text is the same article’s next version', async () => {
    web.serve(LINK, page(html(changed)));
    await gakju('add', LINK);
    expect((await gakju('add', LINK)).out).toBe(
      '‘새빛군, 헌책 시장 연다’ 기사는 이미 그대로 있어요. (아이디: 새빛군-헌책-시장-연다)\n',
    );
    expect((await gakju('add', LINK, '--lang', 'en')).out).toBe(
      '“새빛군, 헌책 시장 연다” is here already and has not changed. (id: 새빛군-헌책-시장-연다)\n',
    );
    web.serve(LINK, page(html([...changed, '군은 비가 오면 시장을 다음 날로 미룬다.'])));
    expect((await gakju('add', LINK)).out).toContain('새 글로 바꿨어요.');
    const own = (await product.list('terminal')).filter(({ bundled }) => !bundled);
    expect(own.map(({ id, version }) => [id, version])).toEqual([['새빛군-헌책-시장-연다', 2]]);
  });

  test('with another page’s title takes an id of its own', async () => {
    web.serve('http://news.example/1', page(html(changed, 'http://news.example/1')));
    web.serve('http://news.example/2', page(html([...changed].reverse(), 'http://news.example/2')));
    await gakju('add', 'http://news.example/1');
    expect((await gakju('add', 'http://news.example/2')).out).toContain(
      '아이디는 새빛군-헌책-시장-연다-2예요.',
    );
  });

  test('whose article comes with the program is refused', async () => {
    web.serve('http://news.example/bundled', page(html(TEXT, 'http://news.example/bundled')));
    const { code, err } = await gakju('add', 'http://news.example/bundled');
    expect([code, err]).toEqual([1, expect.stringContaining('처음부터 들어 있는')]);
  });

  test('that could not be read for sure says why', async () => {
    const article = makeArticle({ id: 'market', title: '헌책 시장', text: changed.join('\n\n') });
    const readLink = async () => ({
      article,
      warnings: ['rest-behind-paywall', 'several-articles'] as const,
    });
    const services = { ...product, close: async () => undefined };
    const { out } = await run(['add', LINK], { parts: { open: async () => services, readLink } });
    expect(out).toContain(
      '구독해야 다 보이는 기사라 보이는 데까지만 넣었어요. 그 페이지에 글이 여러 개 있어서 제목에 맞는 것만 넣었어요.',
    );
  });

  test.each([
    ['http://127.0.0.1/', '누구나 볼 수 있는 웹 주소가 아니에요.'],
    ['http://news.example:81/', '포트 번호가 적힌 주소는 열지 않아요.'],
    ['http://news.example/none', '그 주소에는 글이 없어요.'],
    ['http://news.example/login', '로그인이나 구독 없이는'],
    ['http://news.example/down', '지금 답하지 않거나'],
    ['http://news.example/picture', '읽을 수 있는 글이 없어요.'],
    ['http://news.example/large', '5 MB보다 커요.'],
    ['http://robots.example/1', '허락하지 않아요.'],
    ['http://news.example/menu', '기사 본문을 찾지 못했어요.'],
  ])('and cannot be had is one sentence: %s', async (link, sentence) => {
    web.serve('http://news.example/login', status(401));
    web.serve('http://news.example/down', status(503));
    web.serve('http://news.example/picture', page('x', { 'content-type': 'image/png' }));
    web.serve('http://news.example/large', page('x'.repeat(6_000_000)));
    web.serve(
      'http://robots.example/robots.txt',
      page('User-agent: *\nDisallow: /', { 'content-type': 'text/plain' }),
    );
    web.serve('http://news.example/menu', page('<html><body><nav>메뉴</nav></body></html>'));
    const { code, out, err } = await gakju('add', link);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    const english = await gakju('add', link, '--lang', 'en');
    expect(english.err).toMatch(/^[^가-힣]+\n$/u);
  });
});
