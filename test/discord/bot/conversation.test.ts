// A newcomer's evening with the bot: asks, looks at the proof, asks on by reply, checks a friend, sums up, changes the language.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BUS, BUS_TOO, startedBot, type Started, warmUp } from './started.ts';

beforeAll(warmUp, 120_000);

let started: Started | undefined;

afterEach(async () => {
  const { discord } = started ?? {};
  expect(discord?.requests.rejected ?? []).toEqual([]);
  expect(discord?.pings ?? []).toEqual([]);
  await started?.close();
  started = undefined;
});

describe('a newcomer', () => {
  it('asks, sees the proof, asks on by reply, checks a friend, sums up and changes the language', async () => {
    started = await startedBot();
    const { discord } = started;
    const sky = discord.person('하늘');
    const asked = await sky.slash('/ask', { question: '예산은 얼마야?' });
    expect(asked.text).toMatch(/^> 예산은 얼마야\?\n\n.*36억 원\*\*.* \[1\]/u);
    expect(asked.text).toContain('[1] “예산은 모두 36억 원이며, 이는 지난해보다 8% 늘어난 금액이다.”');
    expect(asked.text).toContain('-# 한빛신문 · 2025-03-04 기사 기준');
    const proof = await sky.press(asked, '원문 1');
    expect(proof.ephemeral).toBe(true);
    expect(proof.text).toContain('**예산은 모두 36억 원이며, 이는 지난해보다 8% 늘어난 금액이다.**');
    const on = await sky.reply(asked, '그럼 요금은?');
    expect(on.text).toContain('1500원');
    const said = discord.person('바다').say('한빛시가 버스 20대를 바꾼대');
    const checked = await sky.contextMenu('기사와 대조', said);
    expect(checked.ephemeral).toBe(true);
    expect(checked.text).toContain('❌ **기사와 달라요** (숫자)');
    const short = await sky.slash('/요약', { 길이: 'one-line' });
    expect(short.text).toContain('한 줄 요약');
    const changed = await sky.slash('/settings', { language: 'en' });
    expect(changed.text).toContain('Language: **English**');
    const english = await sky.mention('충전소는 어디에 생겨?');
    expect(english.text).toContain('as of 2025-03-04');
  });

  it('compares two articles', async () => {
    started = await startedBot({ articles: [BUS, BUS_TOO] });
    const sky = started.discord.person('하늘');
    const offered = await sky.autocomplete('/compare', { first: '전기버스' }, 'first');
    expect(offered).toEqual([
      '전기버스 10대 온다 · 새벽일보 · 2025-03-05',
      '한빛시, 마을버스 12대 전기버스로 바꾼다 · 한빛신문 · 2025-03-04',
    ]);
    const compared = await sky.slash('/compare', { first: 'bus', second: 'bus-2' });
    expect(compared.text).toContain('두 기사가 다른 내용');
  });
});
