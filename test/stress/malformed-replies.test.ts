// A thousand malformed replies of Discord to the program as its own process. SEED=… begins with another one.
import { afterAll, expect, test } from 'vitest';
import { botherWithReplies } from '../discord/bot/malformed-replies.ts';
import { buildProgram } from '../discord/load/program.ts';

const REPLIES = 1_000;
const SEED = Number(process.env['SEED'] ?? 0);

const program = buildProgram();
afterAll(program.remove);

test(`${REPLIES} malformed replies leave the program alive and answering (seeds from ${SEED})`, async () => {
  const { answered } = await botherWithReplies(program.path, SEED, REPLIES);
  expect(answered).toBeGreaterThan(REPLIES / 4);
}, 1_200_000);
