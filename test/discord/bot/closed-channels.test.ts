// Channels that not everybody in the server sees: what is added there is asked, listed, completed and opened there and nowhere else.
import { once } from 'node:events';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeArticle } from '../../../src/core/article.ts';
import type { Article } from '../../../src/core/types.ts';
import { articleKey } from '../../../src/discord/render/buttons.ts';
import type { Channel } from '../loopback/state.ts';
import { BUS, BUS_TOO, startedBot, type Started, type StartOptions, warmUp } from './started.ts';

beforeAll(warmUp, 120_000);

let running: Started | undefined;

async function start(options: StartOptions = {}): Promise<Started> {
  running = await startedBot({ articles: [], ...options });
  return running;
}

afterEach(async () => {
  const { discord, logged } = running ?? {};
  expect(discord?.requests.rejected ?? []).toEqual([]);
  expect(logged?.filter(({ level }) => level === 'error') ?? []).toEqual([]);
  await running?.close();
  running = undefined;
});

const MARKET = makeArticle({
  id: 'market',
  title: '새빛군, 헌책 시장 연다',
  publisher: '새빛일보',
  publishedAt: '2025-03-02',
  text: '새빛군은 헌책 시장을 9월 6일에 연다. 자리 80개를 무료로 내준다. 지난해 시장에는 4200명이 다녀갔다.',
});

interface Rooms extends Started {
  readonly open: Channel;
  readonly closed: Channel;
}

/** A server with an open and a closed channel; BUS is the server's, MARKET the closed channel's. */
async function rooms(): Promise<Rooms> {
  const bot = await start({ discord: { guilds: [{ name: '새 소식', channels: ['일반', '편집'] }] } });
  const { discord, services } = bot;
  const [open, closed] = [...discord.guild.channels.values()];
  if (!open || !closed) throw new Error('expected two channels');
  await heard(bot, 'channelUpdate', () => discord.hide(closed));
  await services.add(`guild:${discord.guild.id}`, BUS);
  await services.add(`guild:${discord.guild.id}/channel:${closed.id}`, MARKET);
  return { ...bot, open, closed };
}

/** Does it and waits until the bot has heard of it. */
async function heard(bot: Started, event: string, act: () => void): Promise<void> {
  const told = once(bot.bot.client, event);
  act();
  await told;
}

const QUESTION = { question: '자리를 몇 개 내줘?' };

describe('an article of a closed channel', () => {
  it('is asked, listed and completed there, beside the server’s', async () => {
    const { discord, closed } = await rooms();
    const sky = discord.person('하늘', { channel: closed });
    expect((await sky.slash('/ask', QUESTION)).text).toContain('80개');
    expect((await sky.mention('예산은 얼마야?')).text).toContain('36억 원');
    const { text } = await sky.slash('/article list');
    expect([text.includes(MARKET.title), text.includes(BUS.title)]).toEqual([true, true]);
    expect(text).not.toContain('기본으로 들어 있음');
    expect(await sky.autocomplete('/article info', { article: '' }, 'article')).toHaveLength(2);
  });

  it('is nowhere else: not asked, listed, completed, guessed, compared or opened', async () => {
    const { discord, open, closed } = await rooms();
    const inside = await discord.person('하늘', { channel: closed }).slash('/ask', QUESTION);
    const proof = inside.message.components?.[0];
    const sea = discord.person('바다', { channel: open });
    expect((await everything(sea)).join('\n')).not.toMatch(/80개|4200명|헌책/u);
    expect(await sea.autocomplete('/article info', { article: '' }, 'article')).toEqual([
      expect.stringContaining('마을버스'),
    ]);
    const { message } = await sea.slash('/ask', { question: '예산은 얼마야?' });
    Object.assign(message, { components: [proof] });
    const opened = await sea.press(message, '원문 1');
    expect(opened.text).toContain('그 기사는 지워졌어요.');
    expect(opened.text).not.toContain('80');

    async function everything(person: typeof sea): Promise<string[]> {
      const id = articleKey(MARKET.id);
      const said = [
        await person.slash('/ask', QUESTION),
        await person.slash('/ask', { ...QUESTION, article: id }),
        await person.slash('/article list'),
        await person.slash('/article info', { article: id }),
        await person.slash('/summary', { article: id }),
        await person.slash('/quotes', { article: id }),
        await person.slash('/check', { claim: '자리 80곳을 무료로 준다', article: id }),
        await person.slash('/compare', { first: id, second: 'bus' }),
        await person.slash('/article remove', { article: id }),
        await person.slash('/article default', { article: id }),
        await person.mention('시장에 몇 명이 왔어?'),
        await person.inDirectMessages().slash('/ask', QUESTION),
      ];
      return said.map(({ text }) => text.replace(/^> .*$/mu, '').replaceAll('자리 80곳', ''));
    }
  });

  it('stays there when the channel turns open, and the server’s stay when one turns closed', async () => {
    const bot = await rooms();
    const { discord, open, closed } = bot;
    await heard(bot, 'channelUpdate', () => discord.reveal(closed));
    await heard(bot, 'channelUpdate', () => discord.hide(open));
    const sky = discord.person('하늘', { channel: open });
    expect((await sky.slash('/ask', { question: '예산은 얼마야?' })).text).toContain('36억 원');
    expect((await sky.slash('/ask', QUESTION)).text).not.toContain('80개');
    const revealed = discord.person('바다', { channel: closed });
    expect((await revealed.slash('/article list')).text).not.toContain(MARKET.title);
    await heard(bot, 'channelUpdate', () => discord.hide(closed));
    expect((await revealed.slash('/article list')).text).toContain(MARKET.title);
  });

  it('may be the default of its channel and never the server’s', async () => {
    const { discord, services, open, closed } = await rooms();
    const sky = discord.person('하늘', { channel: closed });
    const chosen = await sky.slash('/article default', { article: 'market', where: 'server' });
    expect(chosen.text).toBe('이제 여기에서는 ‘새빛군, 헌책 시장 연다’에서 답할게요.');
    const kept = JSON.parse((await services.setting(`guild:${discord.guild.id}`, 'discord')) ?? '{}');
    expect([kept.server, kept.channels[closed.id]]).toEqual([{}, { article: 'market' }]);
    expect((await discord.person('바다', { channel: open }).slash('/article list')).text).not.toContain(
      '헌책',
    );
  });
});

describe('an article of the server', () => {
  it('can be removed in a closed channel, from the server', async () => {
    const { discord, services, closed } = await rooms();
    const sky = discord.person('하늘', { channel: closed });
    const removal = await sky.slash('/article remove', { article: 'bus' });
    expect((await sky.press(removal, '지우기')).text).toContain('모두 지웠어요.');
    expect(await services.list(`guild:${discord.guild.id}`)).toEqual([]);
    expect(
      (await services.list(`guild:${discord.guild.id}/channel:${closed.id}`)).map(({ id }) => id),
    ).toEqual(['market']);
  });

  it('whose id the closed channel’s own article has, too, is told apart from it', async () => {
    const { discord, services, closed } = await rooms();
    const own: Article = { ...MARKET, id: 'bus' };
    const library = `guild:${discord.guild.id}/channel:${closed.id}`;
    await services.remove(library, 'market');
    await services.remove(`guild:${discord.guild.id}`, 'bus');
    await services.add(library, own);
    await services.add(`guild:${discord.guild.id}`, BUS);
    const sky = discord.person('하늘', { channel: closed });
    const removal = await sky.slash('/article remove', { article: 'bundled/bus' });
    expect(removal.text).toContain(BUS.title);
    await sky.press(removal, '지우기');
    expect(await services.list(`guild:${discord.guild.id}`)).toEqual([]);
    expect((await services.list(library)).map(({ title }) => title)).toEqual([MARKET.title]);
  });

  it('that comes with the program cannot be removed anywhere', async () => {
    const bot = await start({ articles: [BUS_TOO] });
    const sky = bot.discord.person('하늘');
    expect((await sky.slash('/article remove', { article: 'bus-2' })).text).toContain('지울 수 없어요');
  });
});

describe('a channel', () => {
  async function added(bot: Started, name: string): Promise<Channel> {
    const told = once(bot.bot.client, 'channelCreate');
    const channel = bot.discord.addChannel(bot.discord.guild, name);
    await told;
    return channel;
  }

  it('counts as closed where Discord did not tell who may see it', async () => {
    const bot = await start();
    const { discord, services } = bot;
    const library = `guild:${discord.guild.id}`;
    await services.add(library, BUS);
    const unknown = await added(bot, '늦은 방');
    bot.bot.client.channels.cache.delete(unknown.id);
    await services.add(`${library}/channel:${unknown.id}`, MARKET);
    const { text } = await discord.person('하늘', { channel: unknown }).slash('/article list');
    expect([text.includes(BUS.title), text.includes(MARKET.title)]).toEqual([true, true]);
  });

  it('that is new is known whole', async () => {
    const bot = await start();
    const { discord, services } = bot;
    const made = await added(bot, '새 방');
    await services.add(`guild:${discord.guild.id}/channel:${made.id}`, MARKET);
    expect((await discord.person('하늘', { channel: made }).slash('/article list')).text).not.toContain(
      MARKET.title,
    );
  });

  it('keeps what is added in its private thread in that thread', async () => {
    const bot = await start();
    const { discord, services } = bot;
    const sky = discord.person('하늘');
    const thread = sky.startPrivateThread('몰래');
    await services.add(`guild:${discord.guild.id}/channel:${thread.id}`, MARKET);
    expect((await sky.in(thread).slash('/ask', QUESTION)).text).toContain('80개');
    expect((await sky.slash('/ask', QUESTION)).text).not.toContain('80개');
    const open = sky.startThread('모두');
    expect((await sky.in(open).slash('/ask', QUESTION)).text).not.toContain('80개');
  });
});
