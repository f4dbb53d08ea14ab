// Malformed events against the program as its own process: it goes on, and answers the next question.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWER, QUESTION, stockedFolder } from '../load/bot-process.ts';
import { buildProgram, type Program } from '../load/program.ts';
import { logOf, startedChild } from './child.ts';
import { floodWithEvents } from './malformed.ts';

const EVENTS = 1_500;
/** Others than those of the stress test. */
const SEED = Number(process.env['SEED'] ?? 1_000_000);

let program: Program;

beforeAll(() => {
  program = buildProgram();
}, 120_000);

afterAll(() => program.remove());

describe('malformed events', () => {
  it(`leave the program alive and answering (${EVENTS} seeds from ${SEED})`, async () => {
    const { drops } = await floodWithEvents(program.path, SEED, EVENTS);
    expect(drops).toBeGreaterThan(0);
  }, 300_000);
});

const TEXTS = [
  'null',
  '{',
  '',
  '[]',
  '3',
  '"x"',
  '{"op":0}',
  '{"op":0,"t":null,"s":null,"d":null}',
  '{"op":"0","t":"MESSAGE_CREATE","d":{}}',
  '{"op":0,"t":"MESSAGE_CREATE","d":null}',
  '{"op":0,"t":"INTERACTION_CREATE","d":[]}',
  '{"op":11,"d":null}',
  '{"op":99}',
];

describe('texts that are no events', () => {
  it('are dropped by the process, and the program goes on', async () => {
    const { discord, child, close } = await startedChild(program.path, { dataDir: await stockedFolder() });
    try {
      await child.ready;
      for (const text of TEXTS) discord.gateway.sendText(text);
      const asked = discord.person('하늘').slash('/ask', { question: QUESTION });
      const shown = await Promise.race([asked, child.ended.then(() => undefined)]);
      if (shown === undefined) throw new Error(`no answer came: ${child.err()}`);
      await shown?.until(({ text }) => text.includes(ANSWER), 'it was not answered', 60_000);
      const log = logOf(child);
      expect(log.some(({ msg }) => msg === 'dropped an unreadable event')).toBe(true);
      expect(log.filter(({ caught }) => caught !== undefined)).toEqual([]);
    } finally {
      await close();
    }
  }, 120_000);
});
