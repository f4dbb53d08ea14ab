// Nothing that others write pings, links or formats in what the bot says, wherever it takes text from others.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vectors } from '../render/hostile.ts';
import { bother, hostileArticle } from './hostility.ts';
import { misdeeds } from './manners.ts';
import { startedBot, type Started, warmUp } from './started.ts';

let running: Started;

beforeAll(async () => {
  await warmUp();
  const [first = '', second = ''] = vectors;
  running = await startedBot({
    articles: [],
    discord: { guilds: [{ name: `${first} 서버`, channels: [second] }], requestsKept: 100_000 },
  });
}, 120_000);

afterAll(() => running.close());

const SIXTH = Math.ceil(vectors.length / 6);

/** Six at a time; each by itself is a matter of `npm run stress`. */
const TEXTS = Array.from({ length: SIXTH }, (_, at) =>
  vectors
    .filter((_vector, index) => index % SIXTH === at)
    .map((vector) => vector.slice(0, 140))
    .join(' '),
);

describe('hostile text', () => {
  it(`in everything that others write neither pings, links nor formats (${vectors.length} texts)`, async () => {
    for (const [index, text] of TEXTS.entries()) await bother(running, text, index);
    expect(misdeeds(running.discord)).toEqual([]);
    expect(running.logged.filter(({ level }) => level === 'error')).toEqual([]);
  }, 300_000);

  it('in a long list of articles is harmless there', async () => {
    const { discord, services, elapse } = running;
    const scope = `guild:${discord.guild.id}`;
    for (const [index, vector] of vectors.entries())
      await services.add(scope, hostileArticle(vector.slice(0, 300), `listed-${index}`));
    elapse(120_000);
    const shown = await discord.person('하늘').slash('/article list');
    expect(shown.text).toContain('listed-1');
    expect(misdeeds(discord)).toEqual([]);
  }, 120_000);

  it('of a role that looks after the articles calls nobody', async () => {
    const { discord } = running;
    await discord.person('하늘').slash('/settings', { role: discord.guild.id });
    expect(discord.pings).toEqual([]);
  });
});
