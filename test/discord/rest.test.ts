// Limits that Discord cannot mean do not silence the bot for good.
import { RateLimitError, Routes } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { createRest } from '../../src/discord/rest.ts';
import { POST } from './deliver/bench.ts';
import { startLoopbackDiscord, type LoopbackDiscord } from './loopback/server.ts';

let discord: LoopbackDiscord | undefined;

afterEach(async () => {
  await discord?.close();
  discord = undefined;
});

const YEARS = 1e9;

/** The refusal that a request of a message meets, in milliseconds, with the REST that met it. */
async function refused(global: boolean) {
  discord = await startLoopbackDiscord();
  const rest = createRest(discord.url, discord.token);
  discord.faults.script({ kind: 'rate-limit', retryAfter: YEARS, global }, { on: POST });
  const route = Routes.channelMessages(discord.channel.id);
  const error: unknown = await rest
    .post(route, { body: { content: 'x' } })
    .catch((reason: unknown) => reason);
  if (!(error instanceof RateLimitError)) throw error;
  return { rest, retryAfter: error.retryAfter };
}

it('a limit of all requests is over after a minute at most', async () => {
  const { rest, retryAfter } = await refused(true);
  expect(retryAfter).toBeLessThanOrEqual(61_000);
  expect(rest.globalReset - Date.now()).toBeLessThanOrEqual(61_000);
});

it('a limit of one route is over after a day at most, and holds for that route alone', async () => {
  const { rest, retryAfter } = await refused(false);
  expect(retryAfter).toBeGreaterThan(80_000_000);
  expect(retryAfter).toBeLessThanOrEqual(86_401_000);
  expect(await rest.get(Routes.user())).toMatchObject({ bot: true });
});
