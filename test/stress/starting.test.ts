// Figures: from the start of the process to a bot that is ready, and the memory that it holds when it has nothing to do.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { quantileOf } from '../../scripts/measures.ts';
import { QUESTION, stockedFolder, withBot } from '../discord/load/bot-process.ts';
import { tellFigures } from '../discord/load/figures.ts';
import { buildProgram } from '../discord/load/program.ts';

const program = buildProgram();
afterAll(program.remove);

const STARTS = 10;
/** Milliseconds of idleness before memory is read. */
const IDLE_MS = 5_000;

test('the bot is ready in 1.5 s and idles in 160 MB', { timeout: 300_000 }, async () => {
  const ready: number[] = [];
  const idle: number[] = [];
  const afterQuestions: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const dataDir = await stockedFolder();
    await withBot({ program: program.path, dataDir }, async ({ discord, child }) => {
      ready.push(await child.ready);
      await sleep(IDLE_MS);
      idle.push(child.residentMb());
      for (let at = 0; at < 50; at += 1)
        await discord.person(`사람 ${at}`).slash('/ask', { question: QUESTION });
      await sleep(IDLE_MS);
      afterQuestions.push(child.residentMb());
    });
  }
  const text = (values: readonly number[], unit: string): string =>
    `min ${Math.round(Math.min(...values))}, median ${Math.round(quantileOf(values, 0.5))}, max ${Math.round(Math.max(...values))} ${unit}`;
  tellFigures(`${STARTS} starts`, [
    { what: 'ready after the start of the process', value: text(ready, 'ms'), must: '≤ 1500' },
    { what: `resident, ${IDLE_MS / 1_000} s after that`, value: text(idle, 'MB'), must: '≤ 160' },
    { what: 'resident, idle again after 50 questions', value: text(afterQuestions, 'MB'), must: '≤ 160' },
  ]);
  expect(quantileOf(ready, 0.5)).toBeLessThanOrEqual(1_500);
  expect(Math.max(...idle)).toBeLessThanOrEqual(160);
});
