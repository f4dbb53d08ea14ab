// The fuzzer repeats itself for the same seed and breaks what it is given.
import { describe, expect, it } from 'vitest';
import { mutate } from './mutate.ts';
import { malformed, samples } from './samples.ts';
import { startLoopbackDiscord } from './server.ts';

const message = { id: '123', author: { id: '4', username: 'a' }, mentions: [{ id: '5' }], content: '가' };

describe('mutate', () => {
  it('gives the same for the same seed and leaves what it is given alone', () => {
    const before = structuredClone(message);
    for (let seed = 0; seed < 100; seed += 1) expect(mutate(message, seed)).toEqual(mutate(message, seed));
    expect(message).toEqual(before);
  });

  it('makes many different events, nearly all of them broken, each of which JSON can carry', () => {
    const texts = Array.from({ length: 500 }, (_, seed) => JSON.stringify(mutate(message, seed)));
    expect(new Set(texts).size).toBeGreaterThan(200);
    expect(texts.filter((text) => text === JSON.stringify(message)).length).toBeLessThan(10);
    for (const text of texts) expect(() => JSON.parse(text)).not.toThrow();
  });
});

describe('samples', () => {
  it('are malformed in the same way by the same seed, over all their kinds', async () => {
    const discord = await startLoopbackDiscord();
    const all = samples(discord);
    const broken = Array.from({ length: 100 }, (_, seed) => malformed(all, seed));
    expect(broken).toEqual(Array.from({ length: 100 }, (_, seed) => malformed(all, seed)));
    expect(new Set(broken.map(({ event }) => event)).size).toBe(new Set(all.map(({ event }) => event)).size);
    await discord.close();
  });
});
