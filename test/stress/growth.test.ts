// Figures: the bot's memory over twenty thousand questions.
import { afterAll, expect, test } from 'vitest';
import { stockedFolder } from '../discord/load/bot-process.ts';
import { tellFigures, tenth } from '../discord/load/figures.ts';
import { measureGrowth, slopeOf, type Sample } from '../discord/load/growth.ts';
import { buildProgram } from '../discord/load/program.ts';

const program = buildProgram();
afterAll(program.remove);

const QUESTIONS = Number(process.env['STRESS_QUESTIONS'] ?? 20_000);
const SAMPLES = 20;
/** Within its limits the bot would take a quarter of an hour. */
const CLOCK_SPEED = 60;
/** Longer than a minute of that clock. */
const SETTLE_MS = 1_500;
/** What is remembered on purpose, as the ids of the last 10,000 events, is full by then. */
const STEADY_AFTER = 10_000;
/** Megabytes a thousand questions: a leak of 100 bytes a question would be twice as much. */
const NOISE = 0.05;

test('memory does not grow with what was answered', { timeout: 3_600_000 }, async () => {
  const from = performance.now();
  const growth = await measureGrowth({
    program: program.path,
    dataDir: await stockedFolder(),
    questions: QUESTIONS,
    samples: SAMPLES,
    settleMs: SETTLE_MS,
    clockSpeed: CLOCK_SPEED,
  });
  const seconds = Math.round((performance.now() - from) / 1_000);
  const steady = growth.samples.filter(({ questions }) => questions >= STEADY_AFTER);
  const series = (of: (sample: Sample) => number): string =>
    growth.samples.map((sample) => tenth(of(sample))).join(' ');
  const heap = slopeOf(steady, ({ heapMb }) => heapMb);
  const resident = slopeOf(steady, ({ residentMb }) => residentMb);
  tellFigures(
    `${QUESTIONS} questions, ${growth.presses} presses, ${growth.typings} times autocomplete in ${seconds} s`,
    [
      {
        what: 'answered',
        value: `${growth.answered}, ${growth.found} of them found`,
        must: String(QUESTIONS),
      },
      { what: 'heap after collection, MB', value: series(({ heapMb }) => heapMb) },
      { what: 'resident, MB', value: series(({ residentMb }) => residentMb) },
      {
        what: `heap slope after ${STEADY_AFTER}`,
        value: `${heap.toFixed(3)} MB a thousand questions`,
        must: `≤ ${NOISE}`,
      },
      {
        what: `resident slope after ${STEADY_AFTER}`,
        value: `${resident.toFixed(3)} MB a thousand questions`,
      },
    ],
  );
  expect(growth.answered).toBe(QUESTIONS);
  expect(heap).toBeLessThanOrEqual(NOISE);
});
