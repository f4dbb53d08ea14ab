// Thousands of random questions, commands and replayed buttons from wrong servers and channels bring nothing to light.
import { expect, it } from 'vitest';
import { createLeaks } from './leaks.ts';

it('no server or closed channel sees an article of another, whatever is asked, typed or pressed', async () => {
  const leaks = await createLeaks(11);
  const found: string[] = [];
  for (let at = 0; at < 2_100; at += 1) found.push(...(await leaks.attempt()));
  expect(found).toEqual([]);
  expect(leaks.shown()).toBeGreaterThan(500);
  expect(Math.min(...leaks.counts.values())).toBeGreaterThan(50);
  await leaks.close();
}, 180_000);
