// Answers that a model writes, as they are seen to grow: nothing but verified statements, marked until they are whole.
import { afterEach, describe, expect, it } from 'vitest';
import type { AnswerSoFar, Services } from '../../../src/core/services.ts';
import { startedBot, type Started } from './started.ts';

let running: Started | undefined;

afterEach(async () => {
  expect(running?.discord.requests.rejected ?? []).toEqual([]);
  await running?.close();
  running = undefined;
});

/** Tells of the first statement, and gives the answer when it is let. */
function slowly(let_: { go: () => void }): (services: Services) => Services {
  return (services) => ({
    ...services,
    async ask(question, signal, watch) {
      const answer = await services.ask(question, signal);
      if (answer.kind === 'answered') watch?.(firstOf(answer));
      await new Promise<void>((resolve) => {
        let_.go = resolve;
      });
      return answer;
    },
  });
}

function firstOf(answer: AnswerSoFar): AnswerSoFar {
  return { ...answer, statements: answer.statements.slice(0, 1), suggestions: [] };
}

describe('an answer that is being written', () => {
  it.each(['slash', 'mention'] as const)(
    'to a %s is shown as far as it is verified, then whole',
    async (way) => {
      const gate = { go: (): void => undefined };
      running = await startedBot({ wrap: slowly(gate) });
      const sky = running.discord.person('하늘');
      const asking =
        way === 'slash'
          ? sky.slash('/ask', { question: '예산은 얼마야?' }, { until: 'answered' })
          : sky.mention('예산은 얼마야?');
      const shown = await asking;
      await shown.until(({ text }) => text.includes('36억 원'));
      expect(shown.text).toContain('-# 아직 쓰는 중이에요…');
      expect(shown.message.components ?? []).toEqual([]);
      gate.go();
      await shown.until(({ text }) => !text.includes('아직 쓰는 중'));
      expect(shown.messages).toHaveLength(1);
      expect(shown.message.components?.length).toBeGreaterThan(0);
    },
  );
});
