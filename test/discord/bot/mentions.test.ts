// Who speaks to the bot, and who does not; and what it makes of “is that true?” about somebody's message.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeMessage, publish } from '../loopback/messages.ts';
import type { LoopbackDiscord } from '../loopback/server.ts';
import { userOf } from '../loopback/wire.ts';
import { misdeeds } from './manners.ts';
import { BUS, startedBot, type Started, warmUp } from './started.ts';

beforeAll(warmUp, 120_000);

let running: Started | undefined;

async function start(): Promise<Started> {
  running = await startedBot();
  return running;
}

afterEach(async () => {
  if (running) expect(misdeeds(running.discord)).toEqual([]);
  await running?.close();
  running = undefined;
});

/** What the bot has written in the first channel, after a question that comes after all before it has been answered. */
async function botWords({ discord, bot }: Started): Promise<string[]> {
  const last = await discord.person('마지막 사람').mention('요금은 얼마야?');
  await bot.idle();
  return [...discord.channel.messages.values()]
    .filter(({ author, id }) => author.id === discord.bot.id && id !== last.message.id)
    .map(({ content }) => content);
}

describe('a message', () => {
  it('that mentions nobody, everybody, a role or somebody else is not answered', async () => {
    const started = await start();
    const { discord } = started;
    const sky = discord.person('하늘');
    const sea = discord.person('바다');
    for (const text of [
      '예산은 얼마야?',
      '@everyone 예산은 얼마야?',
      '@here 예산은 얼마야?',
      `<@&${discord.guild.id}> 예산은 얼마야?`,
      `<@${sea.user.id}> 예산은 얼마야?`,
      `\`<@${discord.bot.id}>\` 예산은 얼마야?`,
    ])
      sky.say(text);
    expect(await botWords(started)).toEqual([]);
  });

  it('of another bot, of a webhook, of the system or of the bot itself is not answered', async () => {
    const started = await start();
    const { discord } = started;
    const { state, channel, bot } = discord;
    const body = { content: `<@${bot.id}> 예산은 얼마야?` };
    const other = userOf(state.nextId(), '다른 봇', true);
    const sky = discord.person('하늘').user;
    publish(state, channel, makeMessage(state, channel, other, body));
    publish(state, channel, makeMessage(state, channel, sky, body, { webhook_id: state.nextId() }));
    publish(state, channel, makeMessage(state, channel, sky, body, { type: 7 }));
    expect(await botWords(started)).toEqual([]);
  });

  it('that is a reply to the bot is answered where it pings, and not where its author chose silence', async () => {
    const started = await start();
    const { discord } = started;
    const sky = discord.person('하늘');
    const asked = await sky.mention('예산은 얼마야?');
    await sky.reply(asked, '그럼 요금은?', { ping: false, until: 'nothing' });
    expect(await botWords(started)).toHaveLength(1);
    expect((await sky.reply(asked, '그럼 요금은?')).text).toContain('1500원');
  });

  it('that is edited later is not answered anew, nor for the first time', async () => {
    const started = await start();
    const { discord } = started;
    const sky = discord.person('하늘');
    const asked = await sky.mention('예산은 얼마야?');
    if (asked.asked) sky.edit(asked.asked, `<@${discord.bot.id}> 요금은 얼마야?`);
    sky.edit(sky.say('혼잣말'), `<@${discord.bot.id}> 요금은 얼마야?`);
    expect(await botWords(started)).toEqual([asked.text]);
  });

  it('that mentions the bot anywhere in it is a question', async () => {
    const { discord } = await start();
    const sky = discord.person('하늘');
    const asked = await sky.reply(sky.say('음'), `예산은 얼마야 <@${discord.bot.id}>?`);
    expect(asked.text).toContain('36억 원');
  });

  it('is answered in its own language whatever the server speaks', async () => {
    const { discord } = await start();
    expect((await discord.person('Kim').mention('How much is the budget?')).text).toContain(
      'as of 2025-03-04',
    );
    expect((await discord.person('하늘').mention('예산은 얼마야?')).text).toContain('2025-03-04 기사 기준');
  });
});

/** `@bot text` in reply to what `said` wrote. */
async function pointAt(discord: LoopbackDiscord, said: string, text: string) {
  const message = discord.person('바다').say(said);
  return discord.person('하늘').reply(message, `<@${discord.bot.id}> ${text}`);
}

describe('“is that true?” about a message', () => {
  it('that the bot may read holds it against the article', async () => {
    const { discord } = await start();
    const shown = await pointAt(
      discord,
      `<@${discord.bot.id}> 한빛시가 마을버스 20대를 전기버스로 바꾼다.`,
      '진짜야?',
    );
    expect(shown.text).toContain('❌ **기사와 달라요** (숫자)');
  });

  it('that it may not read says how to ask about it', async () => {
    const { discord } = await start();
    const shown = await pointAt(discord, '한빛시가 마을버스 20대를 전기버스로 바꾼다.', '이거 진짜야?');
    expect(shown.text).toContain('‘기사와 대조’를 골라 주세요.');
  });

  it('that is gone meanwhile says how to ask about it', async () => {
    const { discord } = await start();
    const sea = discord.person('바다');
    const message = sea.say('한빛시가 마을버스 20대를 전기버스로 바꾼다.');
    const asking = discord.person('하늘').reply(message, `<@${discord.bot.id}> 진짜야?`);
    sea.remove(message);
    expect((await asking).text).toContain('‘기사와 대조’를 골라 주세요.');
  });

  it('of the bot’s own holds its statements against the article', async () => {
    const { discord } = await start();
    const sky = discord.person('하늘');
    const asked = await sky.mention('예산은 얼마야?');
    expect((await sky.reply(asked, '진짜야?')).text).toContain('✅ **기사와 같아요**');
  });

  it('without words about a message that can be read is the same', async () => {
    const { discord } = await start();
    const shown = await pointAt(discord, `<@${discord.bot.id}> 버스 요금은 1500원이다.`, '');
    expect(shown.text).toContain('✅ **기사와 같아요**');
  });

  it('without words about one that cannot be read says how to ask about it', async () => {
    const { discord } = await start();
    expect((await pointAt(discord, '버스 요금은 1500원이다.', '')).text).toMatch(
      /무엇이 궁금하세요|‘기사와 대조’를 골라/u,
    );
  });

  it('with more words is a question', async () => {
    const { discord } = await start();
    expect((await pointAt(discord, '아무 말', '버스 요금은 얼마야?')).text).toContain('1500원');
  });
});

/** Somebody passes a message on to the bot. */
async function forward({ discord, bot }: Started, content: string): Promise<string> {
  const sky = discord.person('하늘').inDirectMessages();
  const { state } = discord;
  const message = { content, type: 0, timestamp: new Date(0).toISOString(), flags: 0, ...LISTS };
  const forwarded = makeMessage(
    state,
    sky.channel,
    sky.user,
    { content: '' },
    {
      message_reference: { type: 1, message_id: state.nextId(), channel_id: discord.channel.id },
      message_snapshots: [{ message }],
    },
  );
  publish(state, sky.channel, forwarded);
  const [said] = await discord.until(() => wordsOfBot(sky.sees(), discord), 'it was not answered');
  await bot.idle();
  return said ?? '';
}

const LISTS = { mentions: [], mention_roles: [], attachments: [], embeds: [], components: [] };

function wordsOfBot(
  messages: readonly { readonly author: { readonly id: string }; readonly content: string }[],
  { bot }: LoopbackDiscord,
): string[] | undefined {
  const said = messages.filter(({ author }) => author.id === bot.id).map(({ content }) => content);
  return said.length === 0 ? undefined : said;
}

describe('a message that is passed on to the bot', () => {
  it('is held against the article', async () => {
    const started = await start();
    expect(await forward(started, '한빛시가 마을버스 20대를 전기버스로 바꾼다.')).toContain(
      '❌ **기사와 달라요** (숫자)',
    );
  });

  it('and has no words is told so', async () => {
    const started = await start();
    expect(await forward(started, '')).toBe(
      '그 메시지에는 읽을 글이 없어요. 글이 있는 메시지를 골라 주세요.',
    );
  });
});

describe('a conversation', () => {
  it('goes on along replies that lead through other people', async () => {
    const { discord } = await start();
    const sky = discord.person('하늘');
    const asked = await sky.mention('충전소는 몇 곳 생겨?');
    const next = await discord.person('바다').reply(asked, '그럼 어디에 생겨?');
    expect(next.text).toContain('시청 옆');
    expect((await sky.reply(next, '예산은 얼마야?')).text).toContain('36억 원');
  });

  it('stays with the article that it is about, and finds another where only that answers', async () => {
    running = await startedBot({ articles: [BUS, PARK] });
    const sky = running.discord.person('하늘');
    const asked = await sky.slash('/ask', { question: '공원에 나무를 몇 그루 심어?' });
    expect(asked.text).toContain('300그루');
    const on = await sky.reply(asked, '그럼 예산은 얼마야?');
    expect(on.text).toContain('7억 원');
    expect((await sky.reply(on, '버스 요금은 얼마야?')).text).toContain('1500원');
  });
});

const PARK = {
  ...BUS,
  id: 'park',
  title: '한빛시, 강변에 새 공원 짓는다',
  url: 'https://news.example/park',
  text: '한빛시는 강변에 새 공원을 짓는다. 공원에는 나무 300그루를 심는다. 공원 예산은 모두 7억 원이다.\n\n공원은 10월에 문을 연다.',
};
