// Articles that people add in Discord: read, looked at, kept or thrown away; nothing is stored before somebody says so.
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { docxOf, paragraph } from '../../pages/docx-writer.ts';
import { openLoopbackWeb, page, status, type LoopbackWeb } from '../../web/loopback.ts';
import { buttonLabels } from '../loopback/controls.ts';
import { added, BUS, startedBot, type Started, type StartOptions, warmUp } from './started.ts';

beforeAll(warmUp, 120_000);

let running: Started | undefined;
let web: LoopbackWeb;

beforeEach(async () => {
  web = await openLoopbackWeb();
});

async function start(options: StartOptions = {}): Promise<Started> {
  running = await startedBot({ articles: [], web: web.outside, ...options });
  return running;
}

afterEach(async () => {
  const { discord, logged } = running ?? {};
  expect(discord?.requests.rejected ?? []).toEqual([]);
  expect(discord?.pings ?? []).toEqual([]);
  expect(logged?.filter(({ level }) => level === 'error') ?? []).toEqual([]);
  await running?.close();
  await web.close();
  running = undefined;
});

const TEXT = [
  '새빛군은 올가을 헌책 시장을 세 번 연다. 첫 시장은 9월 6일 군청 앞 마당에서 열린다.',
  '윤가람 새빛군 문화팀장은 "자리 80개를 무료로 내준다"라고 말했다. 자리는 8월 20일까지 신청할 수 있다.',
  '군은 시장에서 팔고 남은 책을 작은 도서관 다섯 곳에 보낸다. 지난해 시장에는 4200명이 다녀갔다.',
];

function html(paragraphs: readonly string[], title = '새빛군, 올가을 헌책 시장 세 번 연다'): string {
  return `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:title" content="${title}"><meta property="og:site_name" content="새빛일보">
<meta property="article:published_time" content="2025-03-02T09:00:00+09:00">
<link rel="canonical" href="http://news.example/market"></head>
<body><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
}

const LINK = 'http://news.example/market?from=chat';
const ID = '새빛군-올가을-헌책-시장-세-번-연다';

async function servedArticle(paragraphs: readonly string[] = TEXT): Promise<void> {
  web.serve('http://news.example/market', page(html(paragraphs)));
}

const scopeOf = ({ discord }: Started): string => `guild:${discord.guild.id}`;
const kept = async (bot: Started): Promise<string[]> =>
  (await bot.services.list(scopeOf(bot))).map(({ id }) => id);

describe('an article that is added by link', () => {
  it('is shown to the asker alone, kept when they say so, and can be asked', async () => {
    await servedArticle();
    const bot = await start();
    const sky = bot.discord.person('하늘');
    const shown = await added(sky, { link: LINK });
    expect(shown.ephemeral).toBe(true);
    expect(shown.text).toContain('**새빛군, 올가을 헌책 시장 세 번 연다**');
    expect(shown.text).toContain('새빛일보 · 2025-03-02 · [기사에서 보기](http://news.example/market)');
    expect(shown.text).toContain('첫 문장: “새빛군은 올가을 헌책 시장을 세 번 연다.”');
    expect(shown.text).toContain('끝 문장: “지난해 시장에는 4200명이 다녀갔다.”');
    expect(await kept(bot)).toEqual([]);
    await sky.press(shown, '넣기');
    await shown.until(({ text }) => text.includes('기사를 넣었어요'));
    expect(buttonLabels(shown.message)).not.toContain('넣기');
    expect(await kept(bot)).toEqual([ID]);
    expect((await sky.slash('/ask', { question: '자리는 몇 개를 내줘?' })).text).toContain('80개');
  });

  it('is thrown away when they say so, and is gone', async () => {
    await servedArticle();
    const bot = await start();
    const sky = bot.discord.person('하늘');
    const shown = await added(sky, { link: LINK });
    await sky.press(shown, '버리기');
    await shown.until(({ text }) => text === '버렸어요. 아무것도 저장하지 않았어요.');
    expect(await kept(bot)).toEqual([]);
  });

  it('that cannot be had is one sentence that says what to do', async () => {
    const bot = await start();
    const sky = bot.discord.person('하늘');
    web.serve('http://news.example/gone', status(404));
    web.serve('http://news.example/login', status(403));
    web.serve('http://news.example/picture', page('x', { 'content-type': 'image/png' }));
    web.serve('http://news.example/empty', page('<html><body><nav>메뉴</nav></body></html>'));
    const said = async (link: string): Promise<string> => (await added(sky, { link })).text;
    expect(await said('http://news.example/gone')).toBe(
      '그 주소에는 글이 없어요. 기사가 열린 화면의 주소를 다시 복사해 주세요.',
    );
    expect(await said('http://news.example/login')).toContain('로그인이나 구독 없이는');
    expect(await said('http://news.example/picture')).toContain('읽을 수 있는 글이 없어요.');
    expect(await said('http://news.example/empty')).toContain('기사 본문을 찾지 못했어요.');
    expect(await said('http://127.0.0.1/')).toContain('누구나 볼 수 있는 웹 주소가 아니에요.');
    expect(await said('ftp://news.example/')).toContain('http나 https로 시작하는 주소만');
    expect(await kept(bot)).toEqual([]);
  });

  it('that takes a while is said to', async () => {
    const later: (() => void)[] = [];
    web.serve('http://news.example/market', (_, response) => {
      later.push(() => void response.writeHead(200, { 'content-type': 'text/html' }).end(html(TEXT)));
    });
    const bot = await start();
    const shown = await bot.discord.person('하늘').slash('/article add', { link: LINK });
    expect(shown.text).toBe('기사를 읽고 있어요…');
    for (const end of later) end();
    await shown.until(({ text }) => text.includes('첫 문장'));
  });
});

describe('who may add', () => {
  it('is whoever keeps the articles, and nobody else before anything is fetched', async () => {
    await servedArticle();
    const sky = (await start()).discord.person('하늘', { manages: false });
    expect((await added(sky, { link: LINK })).text).toBe('이 서버에서는 관리자가 정한 사람만 할 수 있어요.');
    expect((await sky.slash('/article add')).text).toBe('이 서버에서는 관리자가 정한 사람만 할 수 있어요.');
    expect(web.called).toEqual([]);
  });
});

describe('a file', () => {
  const FILE_TEXT = `시장 소식\n\n${TEXT.join('\n\n')}`;

  it.each([
    ['a text', { filename: 'news.txt', content: FILE_TEXT }],
    ['a page', { filename: 'news.html', content: html(TEXT), contentType: 'text/html' }],
    [
      'a Word document',
      {
        filename: 'news.docx',
        content: docxOf(TEXT.map((text) => paragraph(text)).join('')),
        contentType: 'application/octet-stream',
      },
    ],
  ])('that is %s is read and shown', async (_, file) => {
    const bot = await start();
    const shown = await added(bot.discord.person('하늘'), { file });
    expect(shown.text).toContain('지난해 시장에는 4200명이 다녀갔다.');
    expect(buttonLabels(shown.message)).toEqual(['넣기', '버리기', '정보 고치기']);
  });

  it.each([
    ['of another kind', { filename: 'news.hwp', content: 'x' }, 'HWP 파일은 아직 못 읽어요.'],
    ['without text', { filename: 'news.txt', content: '' }, '글이 비어 있어요.'],
    [
      'that is too large',
      { filename: 'news.txt', content: 'ㄱ'.repeat(2_000_000) },
      '파일이 너무 커요(5.7 MB).',
    ],
    ['that is no text', { filename: 'news.txt', content: new Uint8Array(4_000) }, '파일'],
  ])('%s is one sentence', async (_, file, sentence) => {
    const bot = await start();
    const shown = await added(bot.discord.person('하늘'), { file });
    expect(shown.text).toContain(sentence);
    expect(shown.text.split('\n')).toHaveLength(1);
  });

  it('is fetched from nowhere but where Discord keeps files', async () => {
    const bot = await start({ discord: { filesUrl: 'http://news.example' } });
    const file = { filename: 'news.txt', content: FILE_TEXT };
    const shown = await added(bot.discord.person('하늘'), { file });
    expect(shown.text).toContain('파일을 찾지 못했어요.');
    expect(web.called).toEqual([]);
  });
});

describe('a pasted article', () => {
  it('is typed into a form, looked at, corrected and kept', async () => {
    const bot = await start();
    const sky = bot.discord.person('하늘');
    const form = await sky.slash('/article add', {}, { until: 'acknowledged' });
    expect(form.modal).toMatchObject({ title: '기사 넣기' });
    const shown = await sky.submit(form, { title: '헌책 시장', text: TEXT.join('\n\n'), date: '어제쯤' });
    expect(shown.text).toContain('날짜를 찾지 못했어요. 이대로 넣으면 답에 날짜가 나오지 않아요.');
    const details = await sky.press(shown, '정보 고치기', { until: 'acknowledged' });
    expect(details.modal).toMatchObject({ title: '기사 정보 고치기' });
    await sky.submit(details, { date: '2025-03-02', publisher: '새빛일보' }, { until: 'acknowledged' });
    await shown.until(({ text }) => text.includes('새빛일보 · 2025-03-02'));
    expect(shown.text).not.toContain('날짜를 찾지 못했어요');
    await sky.press(shown, '넣기');
    await shown.until(({ text }) => text.includes('‘헌책 시장’ 기사를 넣었어요'));
    const [listed] = await bot.services.list(scopeOf(bot));
    expect(listed).toMatchObject({ id: '헌책-시장', publishedAt: '2025-03-02', publisher: '새빛일보' });
  });
});

describe('an article that is here already', () => {
  async function kept(bot: Started, link = LINK): Promise<void> {
    const sky = bot.discord.person('하늘');
    const shown = await added(sky, { link });
    await sky.press(shown, '넣기');
    await shown.until(({ text }) => /넣었어요|바꿨어요/u.test(text));
  }

  it('is not added twice, and it is said which it is and since when', async () => {
    await servedArticle();
    const bot = await start();
    await kept(bot);
    const again = await added(bot.discord.person('바다'), { link: LINK });
    expect(again.text).toBe(
      '‘새빛군, 올가을 헌책 시장 세 번 연다’ 기사는 이미 있어요. (<t:1741575600:D>에 넣음)',
    );
    expect(buttonLabels(again.message)).toEqual([]);
  });

  it('gets its new text as the next version of the same article', async () => {
    await servedArticle();
    const bot = await start();
    await kept(bot);
    await servedArticle([...TEXT, '군은 비가 오면 시장을 다음 날로 미룬다.']);
    const shown = await added(bot.discord.person('하늘'), { link: LINK });
    expect(shown.text).toContain('이미 있는 기사인데 글이 바뀌었어요.');
    await kept(bot);
    const listed = await bot.services.list(scopeOf(bot));
    expect(listed.map(({ id, version }) => [id, version])).toEqual([[ID, 2]]);
  });

  it('takes no other article’s id, nor that of one that was removed', async () => {
    web.serve('http://news.example/one', page(html(TEXT).replace('http://news.example/market', '')));
    web.serve(
      'http://news.example/two',
      page(html([...TEXT].reverse()).replace('http://news.example/market', '')),
    );
    web.serve(
      'http://news.example/three',
      page(html([TEXT[1] ?? '', TEXT[0] ?? '', TEXT[1] ?? '']).replace('http://news.example/market', '')),
    );
    const bot = await start();
    await kept(bot, 'http://news.example/one');
    await kept(bot, 'http://news.example/two');
    const sky = bot.discord.person('하늘');
    const removal = await sky.slash('/article remove', { article: `${ID}-2` });
    expect((await sky.press(removal, '지우기')).text).toContain('모두 지웠어요.');
    await kept(bot, 'http://news.example/three');
    const listed = await bot.services.list(scopeOf(bot));
    expect(listed.map(({ id }) => id)).toEqual([ID, `${ID}-3`]);
  });
});

describe('a preview', () => {
  it('is gone after fifteen minutes, and says so', async () => {
    await servedArticle();
    const bot = await start();
    const sky = bot.discord.person('하늘');
    const shown = await added(sky, { link: LINK });
    bot.elapse(15 * 60_000);
    expect((await sky.press(shown, '정보 고치기')).text).toContain('시간이 지나 사라졌어요.');
    await sky.press(shown, '넣기');
    await shown.until(({ text }) => text.includes('시간이 지나 사라졌어요.'));
    expect(await kept(bot)).toEqual([]);
  });
});

describe('a library', () => {
  it('that holds a thousand articles takes no more', async () => {
    await servedArticle();
    const bot = await start({
      wrap: (services) => ({
        ...services,
        list: async () => Array.from({ length: 1_000 }, (_, at) => listing(`article-${at}`)),
      }),
    });
    const shown = await added(bot.discord.person('하늘'), { link: LINK });
    expect(shown.text).toContain('기사는 1,000개까지 넣을 수 있어요.');
    expect(web.called).toEqual([]);
  });

  it('takes a hundred an hour', async () => {
    await servedArticle();
    const bot = await start();
    const records = bot.services.records(scopeOf(bot), 'audit');
    const note = (id: number, at: string) =>
      records.put({ id: `${id}`, at, value: JSON.stringify({ by: '1', what: 'add', title: 'x' }) });
    for (let id = 0; id < 99; id += 1) await note(id, '2025-03-10T02:30:00.000Z');
    await note(1_000, '2025-03-10T01:59:00.000Z');
    const sky = bot.discord.person('하늘');
    expect((await added(sky, { link: LINK })).text).toContain('첫 문장');
    await note(99, '2025-03-10T02:59:00.000Z');
    expect((await added(sky, { link: LINK })).text).toContain('한 시간에 기사 100개까지');
  });
});

function listing(id: string) {
  const { text, ...fields } = BUS;
  return { ...fields, id, bundled: false, characters: text.length };
}
