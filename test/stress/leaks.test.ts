// A hundred thousand attempts to see what belongs to another server or a closed channel; ATTEMPTS and SEED say otherwise.
import { expect, it } from 'vitest';
import { createLeaks } from '../discord/leaks.ts';

it('no server or closed channel sees an article of another, in any of a hundred thousand attempts', async () => {
  const leaks = await createLeaks(Number(process.env['SEED'] ?? '1'));
  const started = performance.now();
  let found = 0;
  const examples: string[] = [];
  for (let at = 0; at < Number(process.env['ATTEMPTS'] ?? '100000'); at += 1) {
    const leaked = await leaks.attempt();
    found += leaked.length;
    if (examples.length < 5) examples.push(...leaked);
  }
  const seconds = Math.round((performance.now() - started) / 1_000);
  const figures = { attempts: Object.fromEntries(leaks.counts), shown: leaks.shown(), leaks: found, seconds };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  expect(examples).toEqual([]);
  expect(found).toBe(0);
  await leaks.close();
}, 7_200_000);
