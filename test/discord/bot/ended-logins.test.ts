// The program as its own process where Discord ends the login for good: one sentence, exit code 1, and never a second try.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram, type Program } from '../load/program.ts';
import { registerCommands, sentencesOf, startedChild, type StartedChild } from './child.ts';

const CODES = [4_004, 4_010, 4_011, 4_012, 4_013, 4_014];

let program: Program;

beforeAll(() => {
  program = buildProgram();
}, 120_000);

afterAll(() => program.remove());

async function expectOneEnd({ discord, child, close }: StartedChild): Promise<void> {
  expect((await child.ended).code).toBe(1);
  const [sentence, ...more] = sentencesOf(child);
  expect(more).toEqual([]);
  expect(sentence).toMatch(/[.!]$/u);
  expect(sentence).not.toMatch(/\bat \S+:\d+|Error:|undefined|\[object/u);
  expect(discord.gateway.log.identifies).toHaveLength(1);
  await close();
}

async function refusedAtStart(code: number): Promise<void> {
  const refusing = await startedChild(program.path, {
    prepare: (discord) => {
      registerCommands(discord);
      discord.gateway.refuseLogins(code);
    },
  });
  await expectOneEnd(refusing);
}

async function endedLater(code: number): Promise<void> {
  const started = await startedChild(program.path);
  await started.child.ready;
  expect((await started.discord.person('하늘').slash('/help')).ephemeral).toBe(true);
  started.discord.gateway.close(code);
  await expectOneEnd(started);
}

describe('a login that Discord ends with', () => {
  it.each(CODES)('%i, at the start or later, is one sentence, exit code 1 and one try', async (code) => {
    await Promise.all([refusedAtStart(code), endedLater(code)]);
  });
});
