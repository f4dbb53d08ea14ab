// Malformed replies of Discord to the program as its own process: it goes on, and answers the next question.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildProgram, type Program } from '../load/program.ts';
import { botherWithReplies } from './malformed-replies.ts';

const REPLIES = 150;
/** Others than those of the stress test. */
const SEED = Number(process.env['SEED'] ?? 1_000_000);

let program: Program;

beforeAll(() => {
  program = buildProgram();
}, 120_000);

afterAll(() => program.remove());

it(`${REPLIES} malformed replies leave the program alive and answering (seeds from ${SEED})`, async () => {
  const { answered } = await botherWithReplies(program.path, SEED, REPLIES);
  expect(answered).toBeGreaterThan(REPLIES / 4);
}, 300_000);
