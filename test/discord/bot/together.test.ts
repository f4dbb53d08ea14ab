// Several people and servers at once: two languages in one channel, a channel where the bot may not write, servers that come and go.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../../src/core/services.ts';
import type { Person } from '../loopback/person.ts';
import type { Channel, Guild } from '../loopback/state.ts';
import { misdeeds } from './manners.ts';
import { BUS, BUS_TOO, startedBot, type Started, type StartOptions, warmUp } from './started.ts';

beforeAll(warmUp, 120_000);

let running: Started | undefined;

async function start(options: StartOptions = {}): Promise<Started> {
  running = await startedBot(options);
  return running;
}

afterEach(async () => {
  if (running) expect(misdeeds(running.discord)).toEqual([]);
  expect(running?.logged.filter(({ level }) => level === 'error') ?? []).toEqual([]);
  await running?.close();
  running = undefined;
});

function channelOf({ channels }: Guild): Channel {
  for (const channel of channels.values()) return channel;
  throw new Error('expected a channel');
}

describe('two people in one channel', () => {
  it('ask at once in two languages, and each is answered in their own, in every way of asking', async () => {
    const { discord } = await start();
    const sky = discord.person('하늘');
    const kim = discord.person('Kim', { locale: 'en-US' });
    const [korean, english, mention, called] = await Promise.all([
      sky.slash('/ask', { question: '예산은 얼마야?' }),
      kim.slash('/ask', { question: 'How much is the budget?' }),
      kim.mention('How much is the budget?'),
      sky.mention('예산은 얼마야?'),
    ]);
    for (const shown of [korean, called]) expect(shown.text).toContain('2025-03-04 기사 기준');
    for (const shown of [english, mention]) expect(shown.text).toContain('as of 2025-03-04');
    expect((await kim.slash('/help')).text).toContain('says only what an article says');
    expect((await sky.slash('/help')).text).toContain('기사에 있는 말로만 답하고');
  });

  it('go on with each other’s answers, each in their own language', async () => {
    const { discord } = await start();
    const sky = discord.person('하늘');
    const kim = discord.person('Kim', { locale: 'en-US' });
    const asked = await sky.mention('예산은 얼마야?');
    const on = await kim.reply(asked, 'And how much is the bus fare?');
    expect(on.text).toContain('as of 2025-03-04');
    expect((await sky.reply(on, '충전소는 어디에 생겨?')).text).toContain('시청 옆');
  });

  it('have one language where the channel has chosen one', async () => {
    const { discord } = await start();
    const sky = discord.person('하늘');
    await sky.slash('/settings', { language: 'en', where: 'channel' });
    expect((await sky.mention('예산은 얼마야?')).text).toContain('as of 2025-03-04');
    await sky.slash('/settings', { language: 'auto', where: 'channel' });
    expect((await sky.mention('예산은 얼마야?')).text).toContain('기사 기준');
  });
});

describe('a channel where the bot may not write', () => {
  it('has the asker told directly, once, and commands work there all the same', async () => {
    const { discord, bot } = await start();
    const sky = discord.person('하늘');
    discord.deny(discord.channel, 'sendMessages');
    await sky.mention('예산은 얼마야?', { until: 'nothing' });
    const told = await discord.until(() => lastOf(sky), 'nothing was told');
    expect(told).toBe(
      `저는 이 채널에 글을 쓸 수 없어요. \`/ask\`로 물어보거나, 관리자에게 ‘메시지 보내기’ 권한을 부탁해 주세요.\n<#${discord.channel.id}>`,
    );
    expect((await sky.slash('/ask', { question: '예산은 얼마야?' })).text).toContain('36억 원');
    await bot.idle();
    expect(sky.inDirectMessages().sees()).toHaveLength(1);
    discord.allow(discord.channel, 'sendMessages');
    expect((await sky.mention('예산은 얼마야?')).text).toContain('36억 원');
  });

  it('and an asker who takes no direct messages end quietly', async () => {
    const { discord, bot } = await start();
    const sky = discord.person('하늘');
    discord.deny(discord.channel, 'sendMessages');
    discord.deny(sky.inDirectMessages().channel, 'sendMessages');
    await sky.mention('예산은 얼마야?', { until: 'nothing' });
    expect((await sky.slash('/ask', { question: '예산은 얼마야?' })).text).toContain('36억 원');
    await bot.idle();
  });
});

function lastOf(person: Person): string | undefined {
  return person.inDirectMessages().sees().at(-1)?.content;
}

describe('a server', () => {
  it('that invites the bot is answered at once, with its own settings', async () => {
    const { discord, counted } = await start();
    const guild = discord.addGuild('새 서버');
    const sky = discord.person('하늘', { channel: channelOf(guild) });
    await discord.person('바다').slash('/help');
    expect((await sky.slash('/ask', { question: '예산은 얼마야?' })).ephemeral).toBe(false);
    expect((await sky.mention('예산은 얼마야?')).text).toContain('36억 원');
    expect(counted.get('servers')).toBe(2);
  });

  it('that throws the bot out and invites it again finds its settings and articles', async () => {
    const { discord, counted, services } = await start();
    const guild = discord.addGuild('가는 서버');
    const scope = `guild:${guild.id}`;
    const sky = discord.person('하늘', { channel: channelOf(guild) });
    await services.add(scope, BUS_TOO);
    await sky.slash('/settings', { language: 'en', visibility: 'private' });
    discord.removeGuild(guild);
    await discord.person('바다').slash('/help');
    expect(counted.get('servers')).toBe(1);
    discord.state.guilds.set(guild.id, guild);
    for (const channel of guild.channels.values()) discord.state.channels.set(channel.id, channel);
    discord.guildReturns(guild);
    await discord
      .until(() => counted.get('servers') === 2 || undefined, 'it did not come back')
      .catch(() => undefined);
    const asked = await sky.slash('/ask', { question: '예산은 얼마야?' });
    expect([asked.ephemeral, asked.text.includes('as of')]).toEqual([true, true]);
    expect((await sky.slash('/article list')).text).toContain('2 articles');
  });

  it('that has an outage has not left: its settings hold as soon as it is back', async () => {
    const { discord, bot } = await start();
    const sky = discord.person('하늘');
    await sky.slash('/settings', { visibility: 'private', where: 'server' });
    discord.guildFails(discord.guild);
    discord.guildReturns(discord.guild);
    expect((await sky.slash('/ask', { question: '예산은 얼마야?' })).ephemeral).toBe(true);
    expect((await sky.mention('예산은 얼마야?')).text).toContain('36억 원');
    expect(bot.client.guilds.cache.size).toBe(1);
  });

  it('never sees what another one has or has chosen', async () => {
    const { discord, services } = await start({ discord: { guilds: [{ name: '하나' }, { name: '둘' }] } });
    const [first, second] = [...discord.guilds.values()];
    if (!first || !second) throw new Error('expected two servers');
    await services.add(`guild:${first.id}`, { ...BUS_TOO, title: '비밀 기사' });
    const sky = discord.person('하늘');
    const sea = discord.person('바다', { channel: channelOf(second) });
    await sky.slash('/article default', { article: 'bus-2', where: 'server' });
    expect((await sky.mention('버스는 몇 대야?')).text).toContain('10대');
    expect((await sea.mention('버스는 몇 대야?')).text).toContain('12대');
    expect((await sea.slash('/article list')).text).not.toContain('비밀');
    expect(await sea.autocomplete('/ask', { question: 'x', article: '' }, 'article')).toEqual([
      `${BUS.title} · 한빛신문 · 2025-03-04`,
    ]);
    expect((await sea.slash('/article info', { article: 'bus-2' })).text).toContain('‘bus-2’ 기사는 없어요.');
  });
});

describe('a server whose choices are read late', () => {
  it.each([
    [100, false],
    [5_000, true],
  ])('has waited %i ms: its first answer is private %s', async (late, isPrivate) => {
    const timers: NodeJS.Timeout[] = [];
    const wrap = (services: Services): Services => ({
      ...services,
      setting: (scope, key) =>
        new Promise((resolve, reject) => {
          timers.push(setTimeout(() => void services.setting(scope, key).then(resolve, reject), late));
        }),
    });
    const { discord } = await start({ wrap });
    const sky = discord.person('하늘', { channel: channelOf(discord.addGuild('새 서버')) });
    const shown = await sky.slash('/help', {}, { until: 'nothing' });
    const asked = await sky.slash('/ask', { question: '예산은 얼마야?' }, { until: 'acknowledged' });
    await asked.until(({ interaction }) => interaction?.original !== undefined);
    expect(((asked.interaction?.original?.flags ?? 0) & 64) !== 0).toBe(isPrivate);
    await shown.until(({ text }) => text !== '');
    await asked.until(({ text }) => text.includes('36억 원'));
  });
});

describe('direct messages', () => {
  it('have settings of their own, and hide nothing from the only one who is there', async () => {
    const { discord } = await start();
    const sky = discord.person('하늘').inDirectMessages();
    expect((await sky.slash('/settings', { language: 'en', visibility: 'private' })).text).toContain(
      'The settings are saved.',
    );
    const asked = await sky.slash('/ask', { question: '예산은 얼마야?' });
    expect([asked.ephemeral, asked.text.includes('as of')]).toEqual([false, true]);
    expect((await discord.person('바다').dm('예산은 얼마야?')).text).toContain('기사 기준');
  });
});

describe('the article that answers', () => {
  it('can be chosen for a server and otherwise for a channel, and what is said of it is true', async () => {
    const { discord } = await start({ articles: [BUS, BUS_TOO] });
    const sky = discord.person('하늘');
    const choose = async (options: Readonly<Record<string, string>>): Promise<string> =>
      (await sky.slash('/article default', options)).text;
    expect(await choose({ article: 'bus', where: 'server' })).toBe(
      '이제 이 서버에서는 ‘한빛시, 마을버스 12대 전기버스로 바꾼다’에서 답할게요.',
    );
    expect(await choose({ article: 'bus-2' })).toBe('이제 여기에서는 ‘전기버스 10대 온다’에서 답할게요.');
    expect(await choose({ article: 'bus', where: 'server' })).toBe(
      '이제 이 서버에서는 ‘한빛시, 마을버스 12대 전기버스로 바꾼다’에서 답할게요. 다만 이 채널에서는 따로 고른 ‘전기버스 10대 온다’에서 답해요.',
    );
    expect((await sky.mention('버스는 몇 대야?')).text).toContain('10대');
    expect(await choose({})).toBe('이제 여기에서는 ‘한빛시, 마을버스 12대 전기버스로 바꾼다’에서 답할게요.');
    expect(await choose({ where: 'server' })).toBe('이제 이 서버에서는 모든 기사에서 찾을게요.');
  });
});
