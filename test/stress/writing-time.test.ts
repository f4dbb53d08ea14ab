// Our own time around a model, over the practice articles: finding, prompt and gate together, with a model that takes none.
import { expect, it } from 'vitest';
import { practiceSet } from '../../scripts/eval-sets.ts';
import { productOf, scriptedModel } from '../core/scripted-model.ts';

it('is at most 15 ms at the 95th percentile', { timeout: 300_000 }, async () => {
  const { documents, questions, articles } = practiceSet();
  const model = scriptedModel(({ user }) =>
    [...user.matchAll(/^\[(\d+)\] (.+)$/gmu)]
      .slice(0, 4)
      .map(([, number = '', words = '']) => `${words} [${number}]`)
      .join('\n'),
  );
  const product = productOf({ articles, model });
  const ask = (text: string, within: string) =>
    product.ask({ text, within, askedAt: '2025-01-01T00:00:00Z', scope: 'test', language: 'ko' });
  for (const { id } of documents) await ask('무엇을 발표했나요?', id);
  const times: number[] = [];
  for (const { question, docId } of questions) {
    const from = performance.now();
    await ask(question, docId);
    times.push(performance.now() - from);
  }
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? Infinity;
  process.stdout.write(
    `${JSON.stringify({ asked: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) })}\n`,
  );
  expect(at(0.95)).toBeLessThanOrEqual(15);
});
