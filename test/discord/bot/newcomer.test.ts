// A newcomer's path with the program as people start it: register, run, invite, ask, look, ask on, check, sum up, change the language, stop.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stockedFolder } from '../load/bot-process.ts';
import { startChildBot } from '../load/child-bot.ts';
import { channelOf } from '../load/crowd.ts';
import { buildProgram, type Program } from '../load/program.ts';
import type { LoopbackDiscord } from '../loopback/server.ts';
import { sentencesOf, startedChild, whileRunning } from './child.ts';
import { misdeeds } from './manners.ts';

let program: Program;

beforeAll(() => {
  program = buildProgram();
}, 120_000);

afterAll(() => program.remove());

const KOREAN = { LANG: 'ko_KR.UTF-8' };

/** What `register` says, in lines; it must succeed. */
async function register(discord: LoopbackDiscord, dataDir: string): Promise<string[]> {
  const child = startChildBot(discord, { program: program.path, dataDir, argv: ['register'], env: KOREAN });
  const { code } = await child.ended;
  expect([code, sentencesOf(child)]).toEqual([0, []]);
  return child.out().trim().split('\n');
}

/** From the invitation to English answers. */
async function evening(discord: LoopbackDiscord): Promise<void> {
  const channel = channelOf(discord.addGuild('우리 동네'));
  const sky = discord.person('하늘', { channel });
  const asked = await sky.slash('/질문', { 질문: '마을버스 예산은 얼마야?' });
  expect(asked.text).toMatch(/^> 마을버스 예산은 얼마야\?\n\n.*36억 원\*\*.* \[1\]/u);
  const proof = await sky.press(asked, '원문 1');
  expect([proof.ephemeral, proof.text.startsWith('기사 원문 1 · ')]).toEqual([true, true]);
  expect((await sky.reply(asked, '그럼 요금은?')).text).toContain('1500원');
  expect((await sky.slash('/기사 기본', { 기사: 'bus' })).text).toContain('에서 답할게요.');
  const said = discord.person('바다', { channel }).say('한빛시가 마을버스 20대를 전기버스로 바꾼대');
  const checked = await sky.contextMenu('기사와 대조', said);
  expect([checked.ephemeral, checked.text.includes('기사와 달라요')]).toEqual([true, true]);
  expect((await sky.slash('/요약', { 길이: 'one-line' })).text).toMatch(/\(한 줄 요약\)\n- .+ \[1\]/u);
  expect((await sky.slash('/설정', { 언어: 'en' })).text).toContain('The settings are saved.');
  expect((await sky.mention('충전소는 어디에 생겨?')).text).toContain('as of 2025-03-04');
}

describe('a newcomer', () => {
  it('comes from nothing to answers in two languages', async () => {
    const dataDir = await stockedFolder();
    const setting = { dataDir, env: KOREAN, discord: { guilds: [] }, prepare: () => undefined };
    const { discord, child, close } = await startedChild(program.path, setting);
    await whileRunning(child, child.ready);
    await discord.until(
      () =>
        discord.requests.all.some(({ path, status }) => path.endsWith('/commands') && status === 200) ||
        undefined,
      'the bot did not look for its commands',
    );
    expect((await register(discord, dataDir)).at(-1)).toMatch(/^명령 \d+개를 모든 서버에 올렸어요\.$/u);
    expect(await register(discord, dataDir)).toEqual([
      expect.stringMatching(/^바뀐 것이 없어요\. 명령 \d+개가 이미 올라가 있어요\.$/u),
    ]);
    expect(child.out()).toContain(
      'Gakju 봇이 디스코드에 들어왔어요. 아직 어느 서버에도 없으니 아래 링크로 초대해 주세요.',
    );
    expect(child.out()).toContain(`client_id=${discord.application.id}`);
    expect(child.out()).toContain('슬래시 명령이 아직 올라가 있지 않거나 예전 것이에요.');
    await whileRunning(child, evening(discord));
    child.kill('SIGTERM');
    expect((await child.ended).code).toBe(0);
    expect(child.out()).toContain('봇을 껐어요.');
    expect([sentencesOf(child), misdeeds(discord)]).toEqual([[], []]);
    await close();
  }, 240_000);
});
