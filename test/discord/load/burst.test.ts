// The built bot under two hundred questions at once: nobody is left waiting for a sign, everybody is answered once.
import { afterAll, expect, test } from 'vitest';
import { stockedFolder } from './bot-process.ts';
import { measureBurst } from './burst.ts';
import { buildProgram } from './program.ts';

const program = buildProgram();
afterAll(program.remove);

/** Milliseconds: the target is one second on a machine that has nothing else to do (`npm run stress -- burst`). */
const WITHIN = 8_000;

test('acknowledges 200 questions at once and answers each of them once', { timeout: 60_000 }, async () => {
  const burst = await measureBurst(program.path, await stockedFolder());
  expect(burst).toMatchObject({ asked: 200, answered: 200, doubled: 0 });
  expect(burst.slash.max).toBeLessThan(WITHIN);
  expect(burst.mention.max).toBeLessThan(WITHIN);
});
