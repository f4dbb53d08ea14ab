// Figures: a thousand kills at random moments, and one beside each kind of call that changes a file or the database.
import { afterAll, expect, test } from 'vitest';
import {
  buildKillingChild,
  killAtPoints,
  killAtRandom,
  pointsOf,
  type Killing,
} from '../adapters/killing.ts';
import { tellFigures } from '../discord/load/figures.ts';

const child = buildKillingChild();
afterAll(child.remove);

const RUNS = Number(process.env['STRESS_KILLS'] ?? 1_000);
const SIDE_BY_SIDE = 2;

test('kills at random moments lose nothing and bring nothing back', { timeout: 14_400_000 }, async () => {
  const each = Math.ceil(RUNS / SIDE_BY_SIDE);
  const seeds = Array.from({ length: SIDE_BY_SIDE }, (_, at) => at + 1);
  const all = await Promise.all(seeds.map((seed) => killAtRandom(child, each, seed)));
  tell(`${each * SIDE_BY_SIDE} × SIGKILL at random moments`, all);
  expect(all.flatMap(({ wrong }) => wrong)).toEqual([]);
});

test(
  'kills at every kind of point lose nothing and bring nothing back',
  { timeout: 14_400_000 },
  async () => {
    const points = await pointsOf(child);
    const chosen = chosenOf(points);
    const killing = await killAtPoints(child, chosen);
    tell(`${chosen.length} of ${points.length} points, ${new Set(points).size} kinds of them`, [killing]);
    expect(killing.wrong).toEqual([]);
  },
);

/** Of each kind the first, the last and some between. */
function chosenOf(points: readonly string[]): number[] {
  const places = new Map<string, number[]>();
  for (const [at, name] of points.entries()) places.set(name, [...(places.get(name) ?? []), at]);
  const chosen = [...places.values()].flatMap((all) =>
    [0, 1 / 3, 2 / 3, 1].map((share) => all[Math.floor(share * (all.length - 1))] ?? 0),
  );
  return [...new Set(chosen)].sort((a, b) => a - b);
}

function tell(title: string, all: readonly Killing[]): void {
  const sum = (of: (killing: Killing) => number): number => all.reduce((total, one) => total + of(one), 0);
  const kinds = [...new Set(all.flatMap(({ cutKinds }) => Object.keys(cutKinds)))].sort();
  const cutOf = (kind: string): number => sum(({ cutKinds }) => cutKinds[kind] ?? 0);
  tellFigures(title, [
    { what: 'changes acknowledged', value: String(sum(({ acknowledged }) => acknowledged)) },
    {
      what: 'changes cut in the middle',
      value: `${sum(({ cut }) => cut)}: ${kinds.map((kind) => `${kind} ${cutOf(kind)}`).join(', ')}`,
    },
    {
      what: 'lost, back again, half, or found by the check',
      value: String(sum(({ wrong }) => wrong.length)),
      must: '0',
    },
  ]);
}
