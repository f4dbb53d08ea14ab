// What people choose for themselves, what is kept of them, and what managers see of what was left out: by commands and buttons, as people use them.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../../src/core/services.ts';
import type { Question } from '../../../src/core/types.ts';
import { createAudit } from '../../../src/discord/audit.ts';
import { buttonLabels } from '../loopback/controls.ts';
import { startedBot, type Started, type StartOptions, warmUp } from './started.ts';

beforeAll(warmUp, 120_000);

let running: Started | undefined;

afterEach(async () => {
  const { discord, logged } = running ?? {};
  expect(discord?.requests.rejected ?? []).toEqual([]);
  expect(discord?.pings ?? []).toEqual([]);
  expect(logged?.filter(({ level }) => level === 'error') ?? []).toEqual([]);
  await running?.close();
  running = undefined;
});

async function start(options: StartOptions = {}) {
  const asked: Question[] = [];
  const wrap = (services: Services): Services => ({
    ...services,
    ask: (question, ...more) => {
      asked.push(question);
      return services.ask(question, ...more);
    },
  });
  running = await startedBot({ wrap, ...options });
  return { ...running, asked };
}

const PRICE = '예산은 얼마야?';

describe('a choice for oneself', () => {
  it('holds over the server’s in every way of asking, and for nobody else', async () => {
    const { discord, asked } = await start();
    const sky = discord.person('하늘');
    await sky.slash('/settings', { language: 'en', length: 'long', where: 'server' });
    await sky.slash('/settings', { length: 'short', speech: 'hapsyo', language: 'ko', where: 'mine' });
    asked.length = 0;
    const shown = await sky.slash('/ask', { question: PRICE });
    await sky.mention(PRICE);
    await sky.reply(shown, '요금은?');
    await sky.dm(PRICE);
    await sky.contextMenu('기사에 물어보기', sky.say(PRICE));
    const label = buttonLabels(shown.message).find((each) => each.endsWith('?')) ?? '';
    await sky.press(shown, label);
    expect(asked.length).toBeGreaterThanOrEqual(6);
    for (const { manner, language } of asked) {
      expect(manner).toEqual({ length: 'short', register: 'hapsyo' });
      expect(language).toBe('ko');
    }
    asked.length = 0;
    await discord.person('바다').slash('/ask', { question: PRICE });
    expect(asked).toMatchObject([{ language: 'en', manner: { length: 'long' } }]);
  });

  it('is anybody’s to make, and is shown with whose it is', async () => {
    const { discord } = await start();
    const sea = discord.person('바다', { manages: false });
    const shown = await sea.slash('/settings', { length: 'short' });
    expect(shown.text).toContain('- 답의 길이: **짧게** (내 설정)');
    expect(shown.text).toContain('모델 없이 답할 때는');
    expect((await sea.slash('/settings', { length: 'short', where: 'server' })).text).toBe(
      '설정은 서버를 관리하는 분만 바꿀 수 있어요.',
    );
    expect((await sea.slash('/settings', { visibility: 'private', where: 'mine' })).text).toContain(
      '서버나 채널에만 정할 수 있어요',
    );
    expect((await sea.slash('/settings', { length: 'unset' })).text).toContain('- 답의 길이: **보통**\n');
  });

  it('that nobody made leaves no manner, and nothing that is kept', async () => {
    const { discord, asked, services } = await start();
    const sky = discord.person('하늘');
    await sky.slash('/ask', { question: PRICE });
    await sky.slash('/privacy');
    expect(asked[0]?.manner).toBeUndefined();
    expect(await services.scopes()).toEqual([]);
  });
});

describe('what is kept of a person', () => {
  it('is shown to them, and erased at once by their button', async () => {
    const { discord, services } = await start();
    const sky = discord.person('하늘');
    expect((await sky.slash('/privacy')).text).toContain('저장된 것이 없어요.');
    await sky.slash('/settings', { length: 'short', where: 'mine' });
    const audit = createAudit(services);
    for (const scope of ['guild:7', `guild:${discord.guild.id}`])
      for (const by of [sky.user.id, 'somebody'])
        await audit.note(scope, { by, what: 'add', title: '버스', at: '2025-03-04T05:06:07Z' });
    const shown = await sky.slash('/privacy');
    expect(shown.ephemeral).toBe(true);
    expect(shown.text).toContain('답의 길이: 짧게');
    expect(shown.text).toContain('기록 2개');
    expect((await sky.press(shown, '내 정보 지우기')).text).toBe(
      '내 설정을 지우고, 기록 2개에서 누가 했는지도 지웠어요.',
    );
    expect((await sky.slash('/privacy')).text).toContain('저장된 것이 없어요.');
    const people = (await audit.all('guild:7')).map(({ by }) => by);
    expect(people).toContain('somebody');
    expect(people).not.toContain(sky.user.id);
  });
});

describe('what was left out of an answer', () => {
  const withDropped = (services: Services): Services => ({
    ...services,
    async ask(...given) {
      const answer = await services.ask(...given);
      if (answer.kind !== 'answered') return answer;
      const claim = { text: '예산은 **99억** 원이에요 @everyone', cites: [] };
      return { ...answer, composedBy: 'some-model', dropped: [{ claim, reason: 'number' }] };
    },
  });

  it('has no button unless the server wants it', async () => {
    const { discord } = await start({ wrap: withDropped });
    const asked = await discord.person('하늘').slash('/ask', { question: PRICE });
    expect(buttonLabels(asked.message).join()).not.toContain('빠진');
  });

  it('is seen by who manages the server alone, marked as not verified, for an hour', async () => {
    const { discord, elapse } = await start({ wrap: withDropped, stillClock: true });
    const sky = discord.person('하늘');
    await sky.slash('/settings', { dropped: 'on' });
    const asked = await sky.slash('/ask', { question: PRICE });
    const sea = discord.person('바다', { manages: false });
    const refused = await sea.press(asked, '빠진 내용 (1)');
    expect(refused.text).toBe('빠진 내용은 서버를 관리하는 분만 볼 수 있어요.');
    expect(refused.ephemeral).toBe(true);
    const shown = await sky.press(asked, '빠진 내용 (1)');
    expect(shown.ephemeral).toBe(true);
    expect(shown.text).toContain('확인되지 않은 내용이에요');
    expect(shown.text).toContain('\\*\\*99억\\*\\* 원이에요');
    expect(shown.text).not.toContain('@everyone');
    expect(shown.text).toContain('숫자');
    elapse(3_600_000);
    expect((await sky.press(asked, '빠진 내용 (1)')).text).toContain('한 시간만 기억해요');
  });

  it('by no model has no button', async () => {
    const { discord } = await start({
      wrap: (services) => {
        const dropping = withDropped(services);
        return {
          ...services,
          ask: async (...given) => {
            const answer = await dropping.ask(...given);
            return answer.kind === 'answered' ? { ...answer, composedBy: 'embedded' } : answer;
          },
        };
      },
    });
    const sky = discord.person('하늘');
    await sky.slash('/settings', { dropped: 'on' });
    const asked = await sky.slash('/ask', { question: PRICE });
    expect(buttonLabels(asked.message).join()).not.toContain('빠진');
  });
});
