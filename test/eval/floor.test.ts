// Quality cannot fall unnoticed: what the evaluation measures over our own question sets stays on its side of every limit in floor.json.
import { describe, expect, test } from 'vitest';
import { bundledSet, practiceSet, type OwnSet } from '../../scripts/eval-sets.ts';
import { evaluate } from '../../scripts/eval.ts';
import floors from './floor.json' with { type: 'json' };

type Limit = { readonly atLeast: number } | { readonly atMost: number };
type Limits = Readonly<Record<string, Limit>>;

/** Names of figures that are beyond their limit, with what was expected and what was got. */
function fallen(figures: unknown, limits: Limits): string[] {
  return Object.entries(limits).flatMap(([name, limit]) => {
    const got = figureNamed(name, figures);
    const isHeld = 'atLeast' in limit ? got >= limit.atLeast : got <= limit.atMost;
    const wanted = 'atLeast' in limit ? `at least ${limit.atLeast}` : `at most ${limit.atMost}`;
    return isHeld ? [] : [`${name}: expected ${wanted}, got ${got}`];
  });
}

/** `byType.fact.hit1` of the figures; NaN, which no limit holds, where there is no such number. */
function figureNamed(name: string, figures: unknown): number {
  const found = name.split('.').reduce<unknown>((value, key) => Object(value)[key], figures);
  return typeof found === 'number' ? found : Number.NaN;
}

const sets: readonly (readonly [name: string, set: () => OwnSet, limits: Limits])[] = [
  ['the public questions about the bundled article', bundledSet, floors.bundled],
  ['the practice questions, which the ranker was trained on', practiceSet, floors.practice],
];

describe('quality stays above its floor', () => {
  for (const [name, set, limits] of sets) {
    test(`on ${name}`, { timeout: 60_000 }, async () => {
      const { figures } = await evaluate(set());
      expect(fallen(figures, limits)).toEqual([]);
    });
  }

  test('every type of question has a floor of its own', () => {
    for (const [set, limits] of [
      [bundledSet(), floors.bundled],
      [practiceSet(), floors.practice],
    ] as const) {
      const types = new Set(
        set.questions.filter(({ unanswerable }) => !unanswerable).map(({ type }) => type),
      );
      for (const type of types) expect(limits).toHaveProperty([`byType.${type}.hit1`]);
    }
  });

  test('a figure beyond its limit, or absent, is named', () => {
    const limits: Limits = { a: { atLeast: 0.5 }, 'b.c': { atMost: 0.5 }, gone: { atLeast: 0 } };
    expect(fallen({ a: 0.4, b: { c: 0.6 } }, limits)).toEqual([
      'a: expected at least 0.5, got 0.4',
      'b.c: expected at most 0.5, got 0.6',
      'gone: expected at least 0, got NaN',
    ]);
    expect(fallen({ a: 0.5, b: { c: 0.5 }, gone: 0 }, limits)).toEqual([]);
  });
});
