// Ten thousand malformed events against the program as its own process. SEED=… begins with another one.
import { afterAll, expect, test } from 'vitest';
import { buildProgram } from '../discord/load/program.ts';
import { floodWithEvents } from '../discord/bot/malformed.ts';

const EVENTS = 10_000;
const SEED = Number(process.env['SEED'] ?? 0);

const program = buildProgram();
afterAll(program.remove);

test(`${EVENTS} malformed events leave the program alive and answering (seeds from ${SEED})`, async () => {
  const { drops } = await floodWithEvents(program.path, SEED, EVENTS);
  expect(drops).toBeGreaterThan(0);
}, 1_200_000);
