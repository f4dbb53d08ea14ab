// Every command, button and way of asking, as people use them.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { articleKey } from '../../../src/discord/render/buttons.ts';
import { buttonLabels } from '../loopback/controls.ts';
import { BUS, BUS_TOO, startedBot, type Started, type StartOptions, warmUp } from './started.ts';

beforeAll(warmUp, 120_000);

let running: Started | undefined;

async function start(options: StartOptions = {}): Promise<Started> {
  running = await startedBot(options);
  return running;
}

afterEach(async () => {
  const { discord, logged } = running ?? {};
  expect(discord?.requests.rejected ?? []).toEqual([]);
  expect(discord?.pings ?? []).toEqual([]);
  expect(logged?.filter(({ level }) => level === 'error') ?? []).toEqual([]);
  await running?.close();
  running = undefined;
});

describe('a private answer', () => {
  it('is seen by the asker alone until they share it, once', async () => {
    const { discord } = await start();
    const sky = discord.person('하늘');
    const sea = discord.person('바다');
    const asked = await sky.slash('/ask', { question: '예산은 얼마야?', private: true });
    expect(asked.ephemeral).toBe(true);
    expect(sea.sees()).toEqual([]);
    await sky.press(asked, '공유');
    await discord.until(() => sea.sees().length > 0 || undefined, 'nothing was shared');
    expect(sea.sees()[0]?.content).toContain('36억 원');
    expect(sea.sees()[0]?.content).toMatch(/-# 하늘 님이 공유했어요\.$/u);
    await discord.until(
      () => !buttonLabels(asked.message).includes('공유') || undefined,
      'it can be shared again',
    );
    await sea.press(sea.sees()[0] ?? asked.message, '원문 1');
  });

  it('is the default where the channel has chosen so, and an option overrules it', async () => {
    const { discord } = await start();
    const sky = discord.person('하늘');
    await sky.slash('/settings', { visibility: 'private', where: 'channel' });
    expect((await sky.slash('/ask', { question: '예산은 얼마야?' })).ephemeral).toBe(true);
    expect((await sky.slash('/ask', { question: '예산은 얼마야?', private: false })).ephemeral).toBe(false);
  });

  it('of several messages is shared whole', async () => {
    const { discord } = await start({ articles: [long()] });
    const sky = discord.person('하늘');
    const summed = await sky.slash('/quotes', { private: true });
    await summed.until(
      ({ messages }) =>
        messages.length > 1 && buttonLabels(messages.at(-1) ?? summed.message).includes('공유'),
    );
    const sea = discord.person('바다');
    await sky.press(summed, '공유');
    await discord.until(
      () => sea.sees().length === summed.messages.length || undefined,
      'not all was shared',
    );
  });
});

describe('a vote', () => {
  it('is counted once for a person and a message, and nothing else of it is kept', async () => {
    const { discord, services } = await start();
    const sky = discord.person('하늘');
    const asked = await sky.slash('/ask', { question: '예산은 얼마야?' });
    expect((await sky.press(asked, '👍')).text).toBe('고마워요!');
    await sky.press(asked, '👍');
    await discord.person('바다').press(asked, '👎');
    expect(await services.count(`guild:${discord.guild.id}`, 'votes.up', 0)).toBe(1);
    expect(await services.count(`guild:${discord.guild.id}`, 'votes.down', 0)).toBe(1);
  });
});

describe('a follow-up button', () => {
  it('asks its question, shown above the answer, to those who saw the first', async () => {
    const { discord } = await start();
    const sky = discord.person('하늘');
    const asked = await sky.slash('/ask', { question: '예산은 얼마야?' });
    const label = buttonLabels(asked.message).find((each) => each.endsWith('?')) ?? '';
    const next = await sky.press(asked, label);
    expect(next.text.startsWith(`> ${label}`)).toBe(true);
    expect(next.ephemeral).toBe(false);
  });
});

describe('a mention', () => {
  it('is answered as a reply', async () => {
    const { discord } = await start();
    const asked = await discord.person('하늘').mention('요금은 얼마야?');
    expect(asked.text).toContain('1500원');
    expect(asked.message.message_reference?.message_id).toBe(asked.asked?.id);
    expect(asked.text.startsWith('>')).toBe(false);
  });

  it('without words is asked what it wants', async () => {
    const { discord } = await start();
    expect((await discord.person('하늘').mention('')).text).toBe(
      '무엇이 궁금하세요? 기사에 대해 한 문장으로 물어봐 주세요.',
    );
  });

  it('in English is answered in English', async () => {
    const { discord } = await start();
    expect(
      (await discord.person('Kim', { locale: 'en-US' }).mention('How much is the budget?')).text,
    ).toContain('as of 2025-03-04');
  });

  it('in a thread is answered there', async () => {
    const { discord } = await start();
    const sky = discord.person('하늘');
    const thread = sky.startThread('버스 얘기');
    const asked = await sky.in(thread).mention('요금은 얼마야?');
    expect(asked.message.channel_id).toBe(thread.id);
    expect(asked.text).toContain('1500원');
  });

  it('that asks whether somebody is right leads to the menu where their words may not be read', async () => {
    const { discord } = await start();
    const said = discord.person('바다').say('한빛시가 버스 20대를 바꾼대');
    const asked = await discord.person('하늘').reply(said, `<@${discord.bot.id}> 진짜야?`);
    expect(asked.text).toMatch(/❌ \*\*기사와 달라요\*\*|‘기사와 대조’를 골라/u);
  });
});

describe('a direct message', () => {
  it('is answered, and goes on without a reply', async () => {
    const { discord } = await start();
    const sky = discord.person('하늘');
    expect((await sky.dm('요금은 얼마야?')).text).toContain('1500원');
    expect((await sky.dm('그럼 예산은?')).text).toContain('36억 원');
  });
});

describe('articles', () => {
  it('are listed, shown and chosen for a channel', async () => {
    const { discord } = await start({ articles: [BUS, BUS_TOO] });
    const sky = discord.person('하늘');
    expect((await sky.slash('/article list')).text).toContain('기사 2개');
    expect((await sky.slash('/article info', { article: 'bus-2' })).text).toContain('새벽일보');
    const chosen = await sky.slash('/article default', { article: 'bus-2' });
    expect(chosen.text).toBe('이제 여기에서는 ‘전기버스 10대 온다’에서 답할게요.');
    expect((await sky.mention('버스는 몇 대야?')).text).toContain('10대');
    expect((await sky.slash('/기사 목록')).text).toContain('전기버스 10대 온다** ← 지금 여기서 답하는 기사');
    expect((await sky.slash('/article default')).text).toBe('이제 여기에서는 모든 기사에서 찾을게요.');
  });

  it('are asked by the name that was chosen or typed', async () => {
    const long = { ...BUS_TOO, id: `bus-${'x'.repeat(80)}`, title: '이름이 긴 기사' };
    const { discord } = await start({ articles: [BUS, long] });
    const sky = discord.person('하늘');
    const question = '버스는 몇 대야?';
    expect((await sky.slash('/ask', { question, article: '이름이 긴 기사' })).text).toContain('10대');
    expect((await sky.slash('/ask', { question, article: articleKey(long.id) })).text).toContain('10대');
    expect((await sky.slash('/ask', { question, article: '없는 기사' })).text).toContain(
      '‘없는 기사’ 기사는 없어요.',
    );
  });

  it('of the keeper cannot be deleted by a server', async () => {
    const { discord } = await start();
    const refused = await discord.person('하늘').slash('/article remove', { article: 'bus' });
    expect(refused.text).toContain('처음부터 들어 있는 기사라');
  });

  it('of the server are deleted after one more question', async () => {
    const { discord, services } = await start();
    const scope = `guild:${discord.guild.id}`;
    await services.add(scope, BUS_TOO);
    const sky = discord.person('하늘');
    const asked = await sky.slash('/article remove', { article: 'bus-2' });
    expect(asked.text).toBe(
      '‘전기버스 10대 온다’ 기사를 지울까요? 저장된 글도 함께 지워지고 되돌릴 수 없어요.',
    );
    expect((await sky.press(asked, '지우기')).text).toBe(
      '‘전기버스 10대 온다’ 기사와 저장된 글을 모두 지웠어요.',
    );
    expect((await services.list(scope)).map(({ id }) => id)).toEqual(['bus']);
    expect((await sky.press(asked, '지우기')).text).toContain('그 기사는 지워졌어요.');
  });
});

describe('settings', () => {
  it('show what is chosen and where', async () => {
    const { discord } = await start();
    const sky = discord.person('하늘');
    await sky.slash('/settings', { language: 'ko', where: 'server' });
    const shown = await sky.slash('/settings');
    expect(shown.ephemeral).toBe(true);
    expect(shown.text).toContain('- 언어: **한국어** (서버 설정)');
    expect(shown.text).toContain('- 답을 보는 사람: **모두**');
  });

  it('hold in a thread of their channel', async () => {
    const { discord } = await start();
    const sky = discord.person('하늘');
    await sky.slash('/settings', { visibility: 'private', where: 'channel' });
    const inThread = sky.in(sky.startThread('이야기'));
    expect((await inThread.slash('/ask', { question: '예산은 얼마야?' })).ephemeral).toBe(true);
  });
});

describe('an unknown button', () => {
  it('is answered with a sentence', async () => {
    const { discord } = await start();
    const sky = discord.person('하늘');
    const asked = await sky.slash('/ask', { question: '예산은 얼마야?' });
    const [row] = asked.message.components ?? [];
    const [button] = row && 'components' in row ? [...row.components] : [];
    Object.assign(button ?? {}, { custom_id: 'proof:0:old' });
    expect((await sky.press(asked, 'proof:0:old')).text).toContain('오래된 버튼이에요.');
  });
});

function long() {
  const paragraphs = Array.from(
    { length: 40 },
    (_, at) =>
      `${at + 1}번 정류장은 ${at + 3}월에 문을 연다. 그곳의 예산은 ${at + 10}억 원이고, 시민 ${at + 200}명이 날마다 쓸 것이다. 김서연 한빛시 교통과장은 "${at + 1}번째 정류장에는 나무 의자 ${at + 2}개와 지붕을 놓는다"라고 말했다.`,
  );
  return { ...BUS, id: 'long', text: paragraphs.join('\n\n') };
}
