// What was acknowledged before a kill -9 is there after it, what was removed is not, and nothing is half there.
import { afterAll, expect, it } from 'vitest';
import { buildKillingChild, killAtPoints, killAtRandom, pointsOf } from './killing.ts';

const child = buildKillingChild();
afterAll(child.remove);

const RUNS = 25;
const POINTS = 2;

it('25 kills at random moments lose nothing and bring nothing back', { timeout: 300_000 }, async () => {
  const { wrong, acknowledged, cut } = await killAtRandom(child, RUNS, 3);
  expect(wrong).toEqual([]);
  expect(acknowledged).toBeGreaterThan(RUNS);
  expect(cut).toBeGreaterThan(0);
});

it('kills beside calls that change a file or the database neither', { timeout: 300_000 }, async () => {
  const points = await pointsOf(child);
  expect(points).toContain('save: after rename');
  const chosen = Array.from({ length: POINTS }, (_, at) => Math.floor(((at + 0.5) * points.length) / POINTS));
  const { wrong, cut } = await killAtPoints(child, chosen);
  expect(wrong).toEqual([]);
  expect(cut).toBeGreaterThan(0);
});
