// A wait is told where there is one: not to somebody whose answer was there before Discord had heard of the question.
import { expect, it, onTestFinished } from 'vitest';
import { QUEUE } from '../../../src/discord/queue.ts';
import { startedBot } from '../bot/started.ts';
import { tellsWait } from './burst.ts';
import { toldTo } from './crowd.ts';
import { createGate } from './gate.ts';

const QUESTION = '예산은 얼마야?';

it('is not told to somebody whose answer is there before the acknowledgement is', async () => {
  const gate = createGate();
  const { discord, close } = await startedBot({
    wrap: gate.wrap,
    stillClock: true,
    discord: { stillClock: true },
  });
  onTestFinished(close);
  onTestFinished(gate.open);
  const first = Array.from({ length: QUEUE.concurrency }, (_, at) => discord.person(`먼저 ${at}`));
  for (const person of first) await person.slash('/ask', { question: QUESTION }, { until: 'acknowledged' });
  // Discord says nothing to the first try of a second; by then all are answered.
  discord.faults.script(
    { kind: 'hang' },
    { on: (route) => route.endsWith('/callback') && (gate.open(), true) },
  );
  const person = discord.person('하늘');
  const shown = await person.slash('/ask', { question: QUESTION });
  const [told] = toldTo(discord, [{ server: discord.guild.name, how: 'slash', person, shown }]);
  expect(told?.texts.map(({ text }) => tellsWait(text))).toEqual([false]);
});

it('is told to somebody whose answer is not', async () => {
  const gate = createGate();
  const { discord, close } = await startedBot({
    wrap: gate.wrap,
    stillClock: true,
    discord: { stillClock: true },
  });
  onTestFinished(close);
  onTestFinished(gate.open);
  for (let at = 0; at < QUEUE.concurrency; at += 1)
    await discord.person(`먼저 ${at}`).slash('/ask', { question: QUESTION }, { until: 'acknowledged' });
  const shown = await discord.person('하늘').slash('/ask', { question: QUESTION });
  expect(tellsWait(shown.text)).toBe(true);
  gate.open();
  await shown.until(({ text }) => text.includes('36억'), 'the answer did not come');
});
