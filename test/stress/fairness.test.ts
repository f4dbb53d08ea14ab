// Figures: what each of twenty servers gets while one of them floods and answers are slow.
import { expect, test } from 'vitest';
import { QUEUE } from '../../src/discord/queue.ts';
import { tellsWait } from '../discord/load/burst.ts';
import { sharesWhileAllWait, slowAnswers } from '../discord/load/fairness.ts';
import { tellFigures } from '../discord/load/figures.ts';
import { jainIndex } from '../discord/jain.ts';

test('a server that floods gets no more than the others while all wait', { timeout: 120_000 }, async () => {
  const { order, told } = await slowAnswers();
  const queued = sharesWhileAllWait(order, QUEUE.concurrency);
  const all = sharesWhileAllWait(order, 0);
  const text = (shares: readonly number[]): string =>
    `${jainIndex(shares).toFixed(4)} (${Math.min(...shares)} to ${Math.max(...shares)} answers each)`;
  tellFigures('200 slow answers, in process, one of 20 servers asks 105 times', [
    { what: 'Jain index while all wait', value: text(queued), must: '≥ 0.95' },
    { what: 'the four that ran before counted too', value: text(all) },
    {
      what: 'told how long to wait',
      value: `${told.filter(({ texts }) => texts.some((each) => tellsWait(each.text))).length} of ${told.length}`,
    },
  ]);
  expect(jainIndex(queued)).toBeGreaterThanOrEqual(0.95);
});
