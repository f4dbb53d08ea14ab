// Articles whose text changes: proof buttons open the text that was answered from, and earlier answers say once what is no longer there.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeArticle } from '../../../src/core/article.ts';
import type { OutsideArticles } from '../../../src/core/article/outside.ts';
import type { Person } from '../loopback/person.ts';
import { added, startedBot, type Started, type StartOptions, warmUp } from './started.ts';

beforeAll(warmUp, 120_000);

let running: Started | undefined;
/** What stands on the page now. */
let published = '';

/** The page behind every link, without a web. */
const OUTSIDE: OutsideArticles = {
  link: async (url) => {
    const fields = { id: 'market', title: '새빛군, 헌책 시장 연다', publishedAt: '2025-03-02', url };
    return { article: makeArticle({ ...fields, text: published }), warnings: [] };
  },
  file: async () => Promise.reject(new Error('expected no file')),
};

async function start(options: StartOptions = {}): Promise<Started> {
  running = await startedBot({ articles: [], outside: OUTSIDE, ...options });
  return running;
}

afterEach(async () => {
  const { discord, logged } = running ?? {};
  expect(discord?.requests.rejected ?? []).toEqual([]);
  expect(logged?.filter(({ level }) => level !== 'info') ?? []).toEqual([]);
  await running?.close();
  running = undefined;
});

const LINK = 'http://news.example/market';
const FIRST = [
  '새빛군은 올가을 헌책 시장을 세 번 연다. 첫 시장은 9월 6일 군청 앞 마당에서 열린다.',
  '윤가람 새빛군 문화팀장은 "자리 80개를 무료로 내준다"라고 말했다. 자리는 8월 20일까지 신청할 수 있다.',
  '군은 시장에서 팔고 남은 책을 작은 도서관 다섯 곳에 보낸다. 지난해 시장에는 4200명이 다녀갔다.',
];
const SECOND = FIRST.map((text) => text.replace('80개', '60개'));

async function keeps(person: Person, paragraphs: readonly string[]): Promise<void> {
  published = paragraphs.join('\n\n');
  const shown = await added(person, { link: LINK });
  await person.press(shown, '넣기');
  await shown.until(({ text }) => /넣었어요|바꿨어요/u.test(text));
}

const ASKED = { question: '자리는 몇 개를 무료로 내줘?' };

describe('an answer from a text that has changed since', () => {
  it('says once which of its sentences are gone, and keeps what it said', async () => {
    const bot = await start();
    const sky = bot.discord.person('하늘');
    await keeps(sky, FIRST);
    const asked = await sky.slash('/ask', ASKED);
    const other = await sky.mention('지난해 몇 명이 다녀갔어?');
    const said = asked.text;
    expect(said).toContain('80개');
    await keeps(sky, SECOND);
    await asked.until(({ text }) => text !== said);
    expect(asked.text).toBe(
      `${said}\n-# 이 기사는 <t:1741575600:D>에 바뀌었어요. [1] 문장은 이제 기사에 없어요.`,
    );
    expect(asked.message.components?.length).toBeGreaterThan(0);
    const told = asked.text;
    await keeps(
      sky,
      SECOND.map((text) => text.replace('60개', '50개')),
    );
    await bot.bot.idle();
    expect(asked.text).toBe(told);
    expect(other.text).not.toContain('바뀌었어요');
  });

  it('opens the text that it was answered from, and says that there is a newer one', async () => {
    const bot = await start();
    const sky = bot.discord.person('하늘');
    await keeps(sky, FIRST);
    const before = await sky.slash('/ask', ASKED);
    await keeps(sky, SECOND);
    const after = await sky.slash('/ask', ASKED);
    expect(after.text).toContain('60개');
    const old = await sky.press(before, '원문 1');
    expect(old.text).toContain('80개');
    expect(old.text).toContain('이 기사는 그 뒤에 글이 바뀌었어요.');
    const now = await sky.press(after, '원문 1');
    expect(now.text).toContain('60개');
    expect(now.text).not.toContain('그 뒤에 글이 바뀌었어요');
  });

  it('in English says so in English, also to an asker in Korean', async () => {
    const bot = await start();
    const sky = bot.discord.person('하늘');
    await keeps(sky, FIRST);
    await sky.slash('/settings', { language: 'en', where: 'channel' });
    const asked = await sky.slash('/ask', ASKED);
    await sky.slash('/settings', { language: 'ko', where: 'channel' });
    await keeps(sky, SECOND);
    await asked.until(({ text }) => text.includes('changed on'));
    expect(asked.text).toContain(
      'This article was changed on <t:1741575600:D>; sentence [1] is no longer in it.',
    );
  });

  it('that was for its asker alone, that is gone, or that is out of reach, is left alone', async () => {
    const bot = await start({ discord: { guilds: [{ name: '새 소식', channels: ['일반', '뒷방'] }] } });
    const { discord } = bot;
    const [, back] = [...discord.guild.channels.values()];
    const sky = discord.person('하늘');
    await keeps(sky, FIRST);
    const alone = await sky.slash('/ask', { ...ASKED, private: true });
    const gone = await sky.slash('/ask', ASKED);
    sky.remove(gone);
    if (!back) throw new Error('expected a second channel');
    const hidden = await discord.person('바다', { channel: back }).slash('/ask', ASKED);
    discord.deny(back, 'viewChannel');
    const asked = await sky.slash('/ask', ASKED);
    await bot.bot.idle();
    const records = await bot.services.records(`guild:${discord.guild.id}`, 'answer').all();
    expect(records.filter(({ id }) => id.includes(alone.message.id))).toEqual([]);
    await keeps(sky, SECOND);
    await asked.until(({ text }) => text.includes('바뀌었어요'));
    expect([alone.text, hidden.text].join()).not.toContain('바뀌었어요');
  });

  it('stands in a record that holds neither question nor person, at most 500 of them', async () => {
    const bot = await start();
    const sky = bot.discord.person('하늘');
    await keeps(sky, FIRST);
    const asked = await sky.slash('/ask', ASKED);
    await bot.bot.idle();
    const library = `guild:${bot.discord.guild.id}`;
    const [record] = await bot.services.records(library, 'answer').all();
    expect(record?.id).toBe(`${bot.discord.channel.id}/${asked.message.id}`);
    const value = JSON.parse(record?.value ?? '');
    expect(value).toMatchObject({ library, version: 1, language: 'ko' });
    expect(Object.keys(value).sort()).toEqual(['article', 'cites', 'language', 'library', 'version']);
    const records = bot.services.records(library, 'answer');
    for (let at = 0; at < 505; at += 1)
      await records.put({
        id: `x/${at}`,
        value: '{}',
        at: `2025-03-09T00:00:00.${String(at).padStart(3, '0')}Z`,
      });
    await sky.slash('/ask', ASKED);
    await bot.bot.idle();
    expect(await records.all()).toHaveLength(500);
  });

  it('tells of the removal of its article, of which nothing is kept', async () => {
    const bot = await start();
    const sky = bot.discord.person('하늘');
    await keeps(sky, FIRST);
    const asked = await sky.slash('/ask', ASKED);
    const removal = await sky.slash('/article remove', { article: 'market' });
    await sky.press(removal, '지우기');
    expect((await sky.press(asked, '원문 1')).text).toContain('그 기사는 지워졌어요.');
    expect(await bot.services.records(`guild:${bot.discord.guild.id}`, 'answer').all()).toEqual([]);
  });
});

describe('many answers', () => {
  it('are changed no faster than five a second', async () => {
    const bot = await start();
    const sky = bot.discord.person('하늘');
    await keeps(sky, FIRST);
    const asked = [];
    for (let at = 0; at < 7; at += 1) asked.push(await sky.slash('/ask', ASKED));
    await keeps(sky, SECOND);
    for (const one of asked) await one.until(({ text }) => text.includes('바뀌었어요'));
    const edits = bot.discord.requests.all
      .filter(({ method, path }) => method === 'PATCH' && path.startsWith('/channels/'))
      .map(({ arrivedAt }) => arrivedAt);
    expect(edits).toHaveLength(7);
    for (const [at, time] of edits.entries())
      if (at >= 5) expect(time - (edits[at - 5] ?? 0)).toBeGreaterThan(950);
  });
});

describe('the answers of a private thread', () => {
  it('are told when an article of the server changes', async () => {
    const bot = await start();
    const sky = bot.discord.person('하늘');
    await keeps(sky, FIRST);
    const thread = sky.startPrivateThread('편집');
    const asked = await sky.in(thread).slash('/ask', ASKED);
    await keeps(sky, SECOND);
    await asked.until(({ text }) => text.includes('바뀌었어요'));
  });
});
