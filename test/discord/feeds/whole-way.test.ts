// The whole way of a feed: a site on this machine, the real fetcher, the child process, the real bot, a channel of the loopback Discord.
import iconv from 'iconv-lite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createFeedReader } from '../../../src/adapters/feeds/feed-reader.ts';
import { createFetcher } from '../../../src/adapters/web/fetcher.ts';
import { misdeeds } from '../bot/manners.ts';
import { startedBot, type Started } from '../bot/started.ts';
import { buttonLabels } from '../loopback/controls.ts';
import { buildPageChild } from '../../pages/built-child.ts';
import { openLoopbackWeb, page, redirect, type LoopbackWeb } from '../../web/loopback.ts';
import { createHandTime, HOUR, MINUTE, textOf } from './world.ts';

let child: ReturnType<typeof buildPageChild>;
let web: LoopbackWeb;
let running: Started | undefined;

beforeAll(async () => {
  child = buildPageChild();
  await import('undici');
});
afterAll(() => child.remove());
beforeEach(async () => {
  web = await openLoopbackWeb();
});
afterEach(async () => {
  expect(running?.logged.filter(({ level }) => level === 'error') ?? []).toEqual([]);
  await running?.close();
  running = undefined;
  await web.close();
});

function feedOf(...numbers: readonly number[]): Uint8Array {
  const items = numbers.map(
    (number) =>
      `<item><title>마을버스 소식 ${number}호</title><link>http://news.example/${number}</link><pubDate>Mon, 10 Mar 2025 0${number}:00:00 +0900</pubDate></item>`,
  );
  const xml = `<?xml version="1.0" encoding="euc-kr"?><rss version="2.0"><channel><title>똠방신문</title>${items.join('')}</channel></rss>`;
  return new Uint8Array(iconv.encode(xml, 'cp949'));
}

function articlePage(number: number): string {
  const paragraphs = textOf(String(number)).split('\n\n');
  return `<!doctype html><meta charset="utf-8"><title>마을버스 소식 ${number}호</title><article><h1>마을버스 소식 ${number}호</h1>${[...paragraphs, ...paragraphs.map((text) => text.replaceAll('새 버스', '헌 버스').replaceAll('전기버스', '수소버스'))].map((text) => `<p>${text}</p>`).join('')}</article>`;
}

it('goes from a site’s page over its feed to footnoted posts, and its button is answered', async () => {
  const time = createHandTime();
  const { fetchPage } = createFetcher(web.outside);
  const read = createFeedReader({ fetchPage, program: child.program, seconds: 20 });
  running = await startedBot({
    articles: [],
    web: web.outside,
    now: time.now,
    feeds: { read, timer: time.timer, random: () => 0 },
  });
  const { discord, bot } = running;
  const advance = (milliseconds: number): Promise<void> => time.advance(milliseconds, () => bot.idle());
  const xml = { 'content-type': 'text/xml' };
  web.serve(
    'http://news.example/',
    '<!doctype html><link rel=alternate type="application/rss+xml" href="/rss"><p>글',
  );
  web.serve('http://news.example/rss', redirect('http://feeds.example/rss', 301));
  web.serve('http://feeds.example/rss', page(feedOf(1), xml));
  for (const number of [1, 2, 3]) web.serve(`http://news.example/${number}`, articlePage(number));

  const sky = discord.person('하늘');
  const added = await sky.slash('/feed add', { link: 'http://news.example/' });
  expect(added.text).toContain('**똠방신문**의 새 기사');
  await advance(MINUTE);
  web.serve('http://feeds.example/rss', page(feedOf(3, 2, 1), xml));
  await advance(HOUR);

  const posts = [...discord.channel.messages.values()].filter(({ content }) => content.startsWith('📰'));
  expect(posts.map(({ content }) => content.split('\n', 2).join('|'))).toEqual(
    [1, 2, 3].map((number) => `📰 **마을버스 소식 ${number}호**|-# 똠방신문 · 2025-03-10`),
  );
  expect(posts[1]?.content).toContain('[1] “');
  const [post] = posts;
  if (!post) throw new Error('expected a post');
  const proof = await sky.press(post, '원문 1');
  expect(proof.text).toContain('기사 원문 1');
  const question = buttonLabels(post).find((label) => label.endsWith('?')) ?? '';
  expect((await sky.press(post, question)).text.startsWith(`> ${question}`)).toBe(true);
  expect(misdeeds(discord, ['http://news.example/'])).toEqual([]);
}, 60_000);
