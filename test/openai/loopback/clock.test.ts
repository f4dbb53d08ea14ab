// The server's clock moves only when it is told, or is real where load is measured.
import { expect, it } from 'vitest';
import { createClock, createRealClock } from './clock.ts';
import { ask, messageIn } from './client.ts';
import { startLoopbackOpenAi } from './server.ts';

const forever = new AbortController().signal;

it('lets go whoever waits for a time that has come, and nobody else', async () => {
  const clock = createClock(1_000, () => undefined);
  const gone: string[] = [];
  const both = [
    clock.reach(1_500, forever).then(() => gone.push('early')),
    clock.reach(2_000, forever).then(() => gone.push('late')),
  ];
  clock.advance(500);
  await both[0];
  expect([gone, clock.now(), clock.waiting()]).toEqual([['early'], 1_500, 1]);
  clock.advance(500);
  await both[1];
  expect(gone).toEqual(['early', 'late']);
});

it('lets go who has left', async () => {
  const leaving = new AbortController();
  const clock = createClock(0, () => undefined);
  const wait = clock.reach(10, leaving.signal);
  leaving.abort();
  await wait;
  expect(clock.waiting()).toBe(0);
  await createRealClock(() => undefined).reach(Date.now() + 1e9, leaving.signal);
});

it('is real where delays are to be', async () => {
  const openai = await startLoopbackOpenAi({ realTime: true });
  openai.reply(['하나', { text: '둘', afterMs: 5 }]);
  const start = Date.now();
  expect(await messageIn(await ask(openai))).toMatchObject({ content: '하나둘' });
  expect(Date.now() - start).toBeGreaterThanOrEqual(4);
  expect(() => openai.clock.advance(1)).toThrow('cannot be moved');
  await openai.close();
});
