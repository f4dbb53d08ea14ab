// The built bot told to stop: under load, before it is ready, while Discord is down, twice, and by Ctrl-C.
import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { KEEPER_WORDS } from '../../../src/discord/messages.keeper.ts';
import { temporaryFolder } from '../../adapters/temporary-folder.ts';
import { QUESTION, stockedFolder, withBot } from './bot-process.ts';
import { startChildBot } from './child-bot.ts';
import { buildProgram } from './program.ts';
import { stopUnderLoad } from './stopping.ts';

const program = buildProgram();
afterAll(program.remove);

/** Milliseconds: less than the 30 s after which a service manager kills. */
const STOPS_WITHIN = 25_000;

describe('a bot that is told to stop under load', { timeout: 90_000 }, () => {
  it.each([
    ['SIGTERM', 2],
    ['SIGTERM', 45],
    ['SIGINT', 90],
  ] as const)('by %s after %i requests has answered all that it had begun', async (signal, afterRequests) => {
    const dataDir = await stockedFolder();
    const stopped = await stopUnderLoad({ program: program.path, dataDir, signal, afterRequests });
    expect(stopped).toMatchObject({ lost: 0, doubled: 0, ended: { code: 0, signal: null } });
    expect(stopped.begun).toBeGreaterThan(0);
    expect(stopped.answered + stopped.turnedAway).toBe(stopped.begun);
    expect(stopped.tookMs).toBeLessThan(STOPS_WITHIN);
  });
});

describe('a bot that is not ready yet', { timeout: 60_000 }, () => {
  it('ends with 0 when Discord has taken the connection and says nothing', async () => {
    await withBot({ program: program.path, dataDir: temporaryFolder() }, async ({ discord, child }) => {
      discord.gateway.setMute(true);
      await discord.until(() => discord.gateway.connected() > 0 || undefined, 'it did not connect');
      child.kill('SIGTERM');
      expect(await child.ended).toMatchObject({ code: 0 });
      expect(child.out()).toContain(KEEPER_WORDS.ko.stopped);
      expect(discord.gateway.log.identifies).toEqual([]);
    });
  });

  it('ends with 0 while Discord is down, and has said once that it waits', async () => {
    const url = await unreachable();
    const discord = { url, token: 'MTIzNDU2Nzg5MDEyMzQ1Njc4.loopbk.not-a-real-token' };
    const child = startChildBot(discord, { program: program.path, dataDir: temporaryFolder() });
    onTestFinished(() => child.kill('SIGKILL'));
    expect(await child.logged('Discord cannot be reached yet')).toContain('"level":"warn"');
    child.kill('SIGTERM');
    expect(await child.ended).toMatchObject({ code: 0 });
    expect(child.err()).not.toMatch(/"level":"error"|\n\s+at /u);
  });
});

describe('a second signal', { timeout: 60_000 }, () => {
  it('ends the bot at once with 143, whatever it waits for', async () => {
    const probe = { clockSpeed: 10_000 };
    await withBot(
      { program: program.path, dataDir: await stockedFolder(), probe },
      async ({ discord, child }) => {
        await child.ready;
        await holdAnswer(discord);
        child.kill('SIGTERM');
        await child.logged('"msg":"stopping"');
        child.kill('SIGTERM');
        expect(await child.ended).toMatchObject({ code: 143 });
      },
    );
  });

  it('that comes with the first, as from a terminal, is the same press', async () => {
    await withBot({ program: program.path, dataDir: await stockedFolder() }, async ({ discord, child }) => {
      await child.ready;
      const shown = await discord
        .person('하늘')
        .slash('/ask', { question: QUESTION }, { until: 'acknowledged' });
      child.kill('SIGINT');
      child.kill('SIGTERM');
      expect(await child.ended).toMatchObject({ code: 0 });
      expect(shown.text).not.toBe('');
    });
  });
});

/** Discord takes the answer and never says so, for which the bot waits. */
async function holdAnswer(discord: Parameters<Parameters<typeof withBot>[1]>[0]['discord']): Promise<void> {
  const route = 'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original';
  discord.faults.script({ kind: 'hang' }, { on: route, times: 10 });
  void discord.person('하늘').slash('/ask', { question: QUESTION }, { until: 'nothing' });
  await discord.until(
    () => discord.requests.all.find((request) => request.route === route),
    'no answer came',
  );
}

/** An address of this machine where nobody listens. */
async function unreachable(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}/api`;
}
