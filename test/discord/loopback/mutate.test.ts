// The fuzzer repeats itself for the same seed, breaks what it is given, and real discord.js stumbles over its events.
import { describe, expect, it } from 'vitest';
import { connect } from './client.ts';
import { mutate } from './mutate.ts';
import { malformed, samples } from './samples.ts';
import { startLoopbackDiscord } from './server.ts';

const message = { id: '123', author: { id: '4', username: 'a' }, mentions: [{ id: '5' }], content: '가' };

describe('mutate', () => {
  it('gives the same for the same seed and leaves what it is given alone', () => {
    const before = structuredClone(message);
    for (let seed = 0; seed < 200; seed += 1) expect(mutate(message, seed)).toEqual(mutate(message, seed));
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
    const broken = Array.from({ length: 300 }, (_, seed) => malformed(all, seed));
    expect(broken).toEqual(Array.from({ length: 300 }, (_, seed) => malformed(all, seed)));
    expect(new Set(broken.map(({ event }) => event)).size).toBe(new Set(all.map(({ event }) => event)).size);
    await discord.close();
  });

  it('are understood by discord.js while whole, every kind of interaction among them', async () => {
    const discord = await startLoopbackDiscord();
    const client = await connect(discord);
    const heard: string[] = [];
    client.on('raw', ({ t }: { t: string }) => heard.push(t));
    client.on('interactionCreate', (interaction) => heard.push(interaction.constructor.name));
    const sent = samples(discord);
    for (const { event, data } of sent) discord.gateway.dispatchAnything(event, data);
    discord.person('하늘').say('끝');
    await discord.until(() => discord.gateway.connected() || undefined, 'connected');
    await new Promise<void>((resolve) => {
      client.on('messageCreate', ({ author }) => {
        if (author.username === '하늘') resolve();
      });
    });
    const interactions = heard.filter((name) => name.endsWith('Interaction'));
    expect(new Set(interactions).size).toBe(5);
    expect(heard.filter((name) => !name.endsWith('Interaction')).length).toBe(sent.length + 1);
    await client.destroy();
    await discord.close();
  });
});
