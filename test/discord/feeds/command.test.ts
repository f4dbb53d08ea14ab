// /feed as people use it, in a whole bot: adding with a look at the feed, what is refused and why, the list, removing.
import { PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { OutsideArticles } from '../../../src/core/article/outside.ts';
import { Failure } from '../../../src/core/errors.ts';
import type { ReadFeed } from '../../../src/core/feed.ts';
import type { Bot } from '../../../src/discord/bot.ts';
import { misdeeds } from '../bot/manners.ts';
import { startedBot, type Started, type StartOptions } from '../bot/started.ts';
import type { Person } from '../loopback/person.ts';
import type { Channel } from '../loopback/state.ts';
import {
  createHandTime,
  createSite,
  DAY,
  FEED_URL,
  type HandTime,
  HOUR,
  item,
  MINUTE,
  pagesOf,
  readerOf,
  type Site,
} from './world.ts';

interface Running extends Started {
  readonly site: Site;
  readonly time: HandTime;
  readonly sky: Person;
  readonly advance: (milliseconds: number) => Promise<void>;
}

let running: Running | undefined;

interface Options extends StartOptions {
  readonly read?: (site: Site) => ReadFeed;
}

async function start({ read = readerOf, ...options }: Options = {}): Promise<Running> {
  const [site, time] = [createSite(), createHandTime()];
  site.items = [item(3), item(2), item(1)];
  const outside: OutsideArticles = {
    ...pagesOf(site),
    file: () => Promise.reject(new Failure('file-missing', { path: 'none' })),
  };
  const feeds = { read: read(site), timer: time.timer, random: () => 0 };
  const started = await startedBot({ articles: [], outside, now: time.now, feeds, ...options });
  const sky = started.discord.person('하늘');
  const advance = (milliseconds: number): Promise<void> =>
    time.advance(milliseconds, () => started.bot.idle());
  running = { ...started, site, time, sky, advance };
  return running;
}

/** Moments, the word https in a sentence, and channels of which the loopback Discord has only told. */
const HARMLESS = /^mention <(?:t:\d+:R|#\d+)>|^link https:\/\/로 /u;

afterEach(async () => {
  if (running) expect(misdeeds(running.discord).filter((wrong) => !HARMLESS.test(wrong))).toEqual([]);
  expect(running?.logged.filter(({ level }) => level === 'error') ?? []).toEqual([]);
  await running?.close();
  running = undefined;
});

/** A message as golden files hold it: channels, commands and moments without their numbers. */
function plain(text: string): string {
  return `${text
    .replace(/<#\d+>/gu, '<#channel>')
    .replace(/<(\/[\w ]+):\d+>/gu, '<$1>')
    .replaceAll('\u034F', '¦')}\n`;
}

function golden(name: string): string {
  return `../golden/${name}.txt`;
}

function channelsOf({ discord }: Started): Channel[] {
  return [...discord.guild.channels.values()];
}

describe('/feed add', () => {
  it.each(['ko', 'en-US'])('shows what will be posted (%s), to the asker alone', async (locale) => {
    const { discord } = await start();
    const person = discord.person('바다', { locale });
    const shown = await person.slash('/feed add', { link: FEED_URL, filter: '버스 "시청 옆" +요금 -택시' });
    expect(shown.ephemeral).toBe(true);
    await expect(plain(shown.text)).toMatchFileSnapshot(golden(`feed-added.${locale.slice(0, 2)}`));
  });

  it('posts to the channel where it is used, or to the one that is chosen, in its language', async () => {
    const { discord, sky, advance } = await start({
      discord: { guilds: [{ name: '새 소식', channels: ['일반', 'english'] }] },
    });
    const [first, second] = channelsOf(running ?? (await start()));
    if (!first || !second) throw new Error('expected two channels');
    await sky.slash('/feed add', { link: FEED_URL });
    await discord
      .person('Kim', { locale: 'en-US' })
      .slash('/feed add', { link: FEED_URL, channel: second.id });
    await advance(MINUTE);
    const contents = [first, second].map(({ messages }) =>
      [...messages.values()].map(({ content }) => content),
    );
    expect(contents.map((list) => list.length)).toEqual([1, 1]);
    expect(contents[0]?.[0]).toContain('기사에서 보기');
    expect(contents[1]?.[0]).toContain('open the article');
  });

  it('posts to a thread where it is used in one', async () => {
    const { sky, advance } = await start();
    const thread = sky.startThread('버스 얘기');
    await sky.in(thread).slash('/feed add', { link: FEED_URL });
    await advance(MINUTE);
    expect([...thread.messages.values()].at(-1)?.content).toContain('마을버스 소식 3호');
  });

  it('follows the feed that a page names, and lets people choose where it names several', async () => {
    const pages: Readonly<Record<string, readonly string[]>> = {
      'https://news.example/': [FEED_URL],
      'https://news.example/all': [FEED_URL, 'https://news.example/`sports`.xml'],
    };
    const read =
      (site: Site): ReadFeed =>
      async (url, options) => {
        const feeds = pages[url]?.map((address, at) => ({ url: address, title: `피드 *${at}*` }));
        return feeds ? { kind: 'page', feeds } : readerOf(site)(url, options);
      };
    const { sky } = await start({ read });
    const one = await sky.slash('/feed add', { link: 'https://news.example/' });
    expect(one.text).toContain(`그 페이지에서 피드를 찾았어요: \`${FEED_URL}\``);
    const several = await sky.slash('/feed add', { link: 'https://news.example/all' });
    await expect(plain(several.text)).toMatchFileSnapshot(golden('feed-choice.ko'));
  });

  it('says what is wrong with a link', async () => {
    const { site, sky } = await start();
    const said = async (failure: Failure): Promise<string> => {
      site.failure = failure;
      return (await sky.slash('/feed add', { link: FEED_URL })).text;
    };
    expect(await said(new Failure('link-not-readable', { reason: 'no-feed' }))).toContain('피드가 없어요');
    expect(await said(new Failure('page-unreadable', { reason: 'broken' }))).toContain('피드가 없어요');
    expect(await said(new Failure('link-not-allowed', { reason: 'form' }))).toContain('링크가 아니에요');
  });

  it('adds nothing twice to a channel, and no more than twenty to a server', async () => {
    const { sky, services, discord } = await start();
    await sky.slash('/feed add', { link: FEED_URL });
    expect((await sky.slash('/feed add', { link: ` ${FEED_URL} ` })).text).toContain('이미');
    const records = services.records(`guild:${discord.guild.id}/channel:7`, 'feed');
    const [kept] = await services.records(`guild:${discord.guild.id}`, 'feed').all();
    for (let at = 1; at < 20; at += 1) if (kept) await records.put({ ...kept, id: `other-${at}` });
    expect((await sky.slash('/feed add', { link: 'https://news.example/x' })).text).toContain('20개까지');
    expect(await services.records(`guild:${discord.guild.id}`, 'feed').all()).toHaveLength(1);
  });

  it('refuses a filter without a word', async () => {
    const { sky } = await start();
    expect((await sky.slash('/feed add', { link: FEED_URL, filter: '+ - "' })).text).toContain(
      '낱말이 없어요',
    );
  });

  it('refuses a channel where the bot may not write, and one that is not there', async () => {
    const { discord, sky } = await start({
      discord: { guilds: [{ name: '하나', channels: ['일반', '닫힘'] }, { name: '둘' }] },
    });
    const [, closed] = [...discord.guild.channels.values()];
    const [, other] = [...discord.guilds.values()];
    const [elsewhere] = other ? [...other.channels.values()] : [];
    if (!closed || !elsewhere) throw new Error('expected channels');
    discord.deny(closed, 'sendMessages');
    discord.reveal(closed);
    expect((await sky.slash('/feed add', { link: FEED_URL, channel: closed.id })).text).toContain(
      '쓸 수 없어요',
    );
    expect((await sky.slash('/feed add', { link: FEED_URL, channel: elsewhere.id })).text).toContain(
      '찾지 못했어요',
    );
  });

  it.each([
    [15, '글을 바로 쓸 수 없어요'],
    [4, '글을 바로 쓸 수 없어요'],
    [2, '올릴게요'],
    [5, '올릴게요'],
  ])('to a channel of type %i answers "%s"', async (type, said) => {
    const { discord, sky } = await start();
    const id = discord.state.nextId();
    const json = { id, type, name: 'x', guild_id: discord.guild.id, position: 1, permission_overwrites: [] };
    discord.gateway.dispatchAnything('CHANNEL_CREATE', json);
    const shown = await sky.slash('/feed add', { link: FEED_URL, channel: id });
    expect(shown.text).toContain(said);
    await sky.slash('/feed remove', { feed: '한빛신문' });
  });

  it('is not for direct messages', async () => {
    const { sky } = await start();
    expect((await sky.inDirectMessages().slash('/feed add', { link: FEED_URL })).text).toBe(
      '피드는 저를 초대한 서버의 채널에서만 받아 볼 수 있어요.',
    );
  });

  it('is unavailable with a bot that reads no feeds', async () => {
    const started = await startedBot();
    const shown = await started.discord.person('하늘').slash('/feed list');
    expect(shown.text).toBe('이 봇에서는 피드를 쓸 수 없어요.');
    await started.close();
  });
});

describe('/feed list', () => {
  it.each(['ko', 'en-US'])('shows every state in words (%s)', async (locale) => {
    const { discord, services, site, sky, advance } = await start();
    expect((await sky.slash('/feed list')).text).toContain('아직 받아 보는 피드가 없어요.');
    await sky.slash('/feed add', { link: FEED_URL, filter: '-택시' });
    await advance(MINUTE);
    await sky.slash('/feed add', { link: 'https://news.example/second' });
    site.failure = new Failure('link-refused', { reason: 'robots' });
    await advance(HOUR);
    const records = services.records(`guild:${discord.guild.id}`, 'feed');
    const [kept] = await records.all();
    const states = [
      { paused: 'forbidden', faults: undefined, skipped: 2 },
      { paused: 'gone' },
      { ended: 'gone', endTold: true },
      { ended: 'faults', endTold: true },
      { fresh: true, faults: undefined, lastPost: undefined },
    ];
    for (const [at, state] of states.entries())
      if (kept) {
        const value = JSON.stringify({ ...JSON.parse(kept.value), title: `피드 *${at}*`, ...state });
        await records.put({ ...kept, id: `other-${at}`, value });
      }
    const shown = await discord.person('바다', { locale }).slash('/feed list');
    await expect(plain(shown.text)).toMatchFileSnapshot(golden(`feed-list.${locale.slice(0, 2)}`));
  });
});

describe('/feed remove', () => {
  it('offers the feeds, and ends one', async () => {
    const { sky, advance, site, discord, services } = await start();
    await sky.slash('/feed add', { link: FEED_URL });
    await advance(MINUTE);
    expect(await sky.autocomplete('/feed remove', { feed: '한빛' }, 'feed')).toEqual([
      '한빛신문 · news.example',
    ]);
    expect(await sky.autocomplete('/feed remove', { feed: '가람' }, 'feed')).toEqual([]);
    const removed = await sky.slash('/feed remove', { feed: '한빛신문' });
    expect(removed.text).toBe(
      '**한빛신문** 피드를 더는 올리지 않을게요. 이미 올린 글과 기사는 그대로 있어요.',
    );
    site.items = [item(9), ...site.items];
    await advance(DAY);
    expect(discord.channel.messages.size).toBe(1);
    expect((await sky.slash('/feed remove', { feed: '한빛신문' })).text).toContain('그런 피드는 없어요');
    const notes = await services.records(`guild:${discord.guild.id}`, 'audit').all();
    expect(notes.map(({ value }) => JSON.parse(value).what)).toEqual(['feed', 'unfeed']);
  });
});

describe('who may', () => {
  it('is who manages the server, or who looks after its articles and may write in the channel', async () => {
    const { discord, sky, bot } = await start({
      discord: { guilds: [{ name: '새 소식', channels: ['일반', '공지'] }] },
    });
    const [here, news] = [...discord.guild.channels.values()];
    if (!here || !news) throw new Error('expected two channels');
    const sea = discord.person('바다', { manages: false });
    const add = async (channel: Channel): Promise<string> =>
      (await sea.slash('/feed add', { link: FEED_URL, channel: channel.id })).text;
    const refused = '이 서버에서는 관리자가 정한 사람만 할 수 있어요.';
    expect(await add(here)).toBe(refused);
    expect((await sea.slash('/feed remove', { feed: 'x' })).text).toBe(refused);
    await sky.slash('/settings', { keepers: 'everyone', where: 'server' });
    limitEveryone(running ?? (await start()), news);
    while (mayWrite(bot, news) !== false)
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    expect(await add(news)).toBe('글을 쓸 수 있는 채널에만 피드를 넣을 수 있어요.');
    expect(await add(here)).toContain('올릴게요');
  });
});

/** Everybody may see and write; in `channel` only the bot writes. */
function limitEveryone({ discord }: Started, channel: Channel): void {
  const { id } = discord.guild;
  const { ViewChannel, SendMessages } = PermissionFlagsBits;
  const role = {
    id,
    name: '@everyone',
    color: 0,
    hoist: false,
    position: 0,
    managed: false,
    mentionable: false,
  };
  const permissions = (ViewChannel | SendMessages).toString();
  discord.gateway.dispatchAnything('GUILD_ROLE_UPDATE', { guild_id: id, role: { ...role, permissions } });
  const deny = { id, type: 0, allow: '0', deny: SendMessages.toString() };
  const allow = { id: discord.bot.id, type: 1, allow: SendMessages.toString(), deny: '0' };
  discord.gateway.dispatchAnything('CHANNEL_UPDATE', {
    id: channel.id,
    type: 0,
    name: channel.name,
    guild_id: id,
    position: 0,
    permission_overwrites: [deny, allow],
  });
}

function mayWrite({ client }: Bot, { id, guild }: Channel): boolean | undefined {
  const channel = client.channels.cache.get(id);
  if (!channel || channel.isDMBased()) return undefined;
  return channel.permissionsFor(guild?.id ?? '')?.has(PermissionFlagsBits.SendMessages);
}

describe('a closed channel', () => {
  it('keeps its feeds and their articles to itself', async () => {
    const { discord, sky, services, advance } = await start({
      discord: { guilds: [{ name: '새 소식', channels: ['일반', '우리끼리'] }] },
    });
    const [open, closed] = [...discord.guild.channels.values()];
    if (!open || !closed) throw new Error('expected two channels');
    discord.hide(closed);
    await sky.in(closed).slash('/feed add', { link: FEED_URL });
    await advance(MINUTE);
    expect(closed.messages.size).toBe(1);
    const scope = `guild:${discord.guild.id}`;
    expect((await services.list(scope)).length).toBe(0);
    expect((await services.list(`${scope}/channel:${closed.id}`)).map(({ id }) => id)).toEqual(['bus-3']);
    expect((await sky.slash('/feed list')).text).toContain('아직 받아 보는 피드가 없어요.');
    expect((await sky.in(closed).slash('/feed list')).text).toContain('받아 보는 피드 1개');
    expect(await sky.autocomplete('/feed remove', { feed: '' }, 'feed')).toEqual([]);
  });
});
