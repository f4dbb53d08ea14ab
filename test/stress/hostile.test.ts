// Every hostile text by itself, wherever the bot takes text from others.
import { beforeAll, expect, test } from 'vitest';
import { bother } from '../discord/bot/hostility.ts';
import { misdeeds } from '../discord/bot/manners.ts';
import { startedBot, warmUp } from '../discord/bot/started.ts';
import { vectors } from '../discord/render/hostile.ts';

beforeAll(warmUp, 120_000);

test(`${vectors.length} hostile texts neither ping, link nor format`, async () => {
  const running = await startedBot({ articles: [], discord: { requestsKept: 100_000 } });
  for (const [index, text] of vectors.entries()) await bother(running, text, index);
  expect(misdeeds(running.discord)).toEqual([]);
  expect(running.logged.filter(({ level }) => level === 'error')).toEqual([]);
  await running.close();
}, 1_200_000);
