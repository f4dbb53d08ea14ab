// Many questions of every kind in a built bot: all answered, and its heap where it was. `npm run stress` asks 20,000.
import { afterAll, expect, test } from 'vitest';
import { stockedFolder } from './bot-process.ts';
import { measureGrowth, slopeOf } from './growth.ts';
import { buildProgram } from './program.ts';

const program = buildProgram();
afterAll(program.remove);

/** Megabytes: what was compiled and is remembered on purpose is less. */
const GROWN = 25;

test(
  '180 questions by everybody in every way are answered, and nothing grows beyond bounds',
  { timeout: 90_000 },
  async () => {
    const dataDir = await stockedFolder();
    const options = {
      program: program.path,
      dataDir,
      questions: 180,
      samples: 2,
      settleMs: 0,
      clockSpeed: 1,
    };
    const growth = await measureGrowth(options);
    expect(growth).toMatchObject({ answered: 180, presses: 60, typings: 36 });
    const [first, last] = growth.samples;
    expect((last?.heapMb ?? Infinity) - (first?.heapMb ?? 0)).toBeLessThan(GROWN);
  },
);

test('the slope is that of the line through the samples', () => {
  const at = (questions: number, heapMb: number) => ({ questions, heapMb, residentMb: 0, externalMb: 0 });
  expect(slopeOf([at(1_000, 40), at(2_000, 42), at(3_000, 44)], ({ heapMb }) => heapMb)).toBeCloseTo(2);
  expect(slopeOf([at(1_000, 41), at(2_000, 40), at(3_000, 41)], ({ heapMb }) => heapMb)).toBeCloseTo(0);
});
