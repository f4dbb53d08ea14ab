// The built bot's first seconds, and that its data folder is its own: a second process is refused, a killed one is no obstacle.
import { afterAll, describe, expect, it } from 'vitest';
import { KEEPER_WORDS } from '../../../src/discord/messages.keeper.ts';
import { temporaryFolder } from '../../adapters/temporary-folder.ts';
import { ANSWER, QUESTION, stockedFolder, withBot } from './bot-process.ts';
import { startChildBot } from './child-bot.ts';
import { buildProgram } from './program.ts';

const program = buildProgram();
afterAll(program.remove);

/** The targets are 1,500 ms and 160 MB on a machine that has nothing else to do (`npm run stress -- starting`). */
const READY_WITHIN_MS = 20_000;
const RESIDENT_MB = 220;

describe('the built bot', { timeout: 60_000 }, () => {
  it('is ready soon, says so, answers at once, and is small', async () => {
    const options = { program: program.path, dataDir: await stockedFolder() };
    await withBot(options, async ({ discord, child }) => {
      expect(await child.ready).toBeLessThan(READY_WITHIN_MS);
      expect(child.out()).toContain(
        KEEPER_WORDS.ko.ready(discord.bot.global_name ?? discord.bot.username, 1),
      );
      const shown = await discord.person('하늘').slash('/ask', { question: QUESTION });
      expect(shown.text).toContain(ANSWER);
      expect(child.residentMb()).toBeLessThan(RESIDENT_MB);
    });
  });
});

describe('a second process on the same data folder', { timeout: 60_000 }, () => {
  it('is refused with one sentence and exit code 1 while the first goes on answering', async () => {
    const options = { program: program.path, dataDir: await stockedFolder() };
    await withBot(options, async ({ discord, child }) => {
      await child.ready;
      const second = startChildBot(discord, options);
      expect(await second.ended).toMatchObject({ code: 1 });
      expect(second.out()).toBe('');
      expect(second.err().trimEnd().split('\n')).toHaveLength(1);
      expect(second.err()).not.toMatch(/\bat \S+:\d+|node:|Error:|undefined|\[object/u);
      expect(discord.gateway.log.identifies).toHaveLength(1);
      const shown = await discord.person('하늘').slash('/ask', { question: QUESTION });
      expect(shown.text).toContain(ANSWER);
    });
  });

  it('starts at once when the first was killed in the middle of its work', async () => {
    const options = { program: program.path, dataDir: await stockedFolder() };
    await withBot(options, async ({ discord, child }) => {
      await child.ready;
      void discord.person('하늘').slash('/ask', { question: QUESTION }, { until: 'nothing' });
      child.kill('SIGKILL');
      expect(await child.ended).toMatchObject({ signal: 'SIGKILL' });
    });
    await withBot(options, async ({ discord, child }) => {
      expect(await child.ready).toBeLessThan(READY_WITHIN_MS);
      const shown = await discord.person('바다').slash('/ask', { question: QUESTION });
      expect(shown.text).toContain(ANSWER);
    });
  });
});

it('a start in an empty folder needs nothing but a token', { timeout: 60_000 }, async () => {
  await withBot({ program: program.path, dataDir: temporaryFolder() }, async ({ child }) => {
    expect(await child.ready).toBeLessThan(READY_WITHIN_MS);
    child.kill('SIGINT');
    expect(await child.ended).toMatchObject({ code: 0 });
    expect(child.out().trimEnd().endsWith(KEEPER_WORDS.ko.stopped)).toBe(true);
  });
});
