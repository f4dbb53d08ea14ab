import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderCurve, quantileOf } from '../../scripts/measures.ts';

/** The definition: the share of pairs in which the positive is above, ties counting half. */
function pairwise(positives: readonly number[], negatives: readonly number[]): number {
  let wins = 0;
  for (const positive of positives)
    for (const negative of negatives) wins += positive > negative ? 1 : positive === negative ? 0.5 : 0;
  return wins / (positives.length * negatives.length);
}

describe('area under the curve', () => {
  it('is the share of pairs in the right order', () => {
    const scores = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        expect(areaUnderCurve(positives, negatives)).toBeCloseTo(pairwise(positives, negatives), 12);
      }),
    );
  });

  it('is a half where a side is empty', () => {
    expect([areaUnderCurve([], [1]), areaUnderCurve([1], []), areaUnderCurve([], [])]).toEqual([
      0.5, 0.5, 0.5,
    ]);
  });
});

describe('quantile', () => {
  it.each([
    [[3, 1, 2], 0, 1],
    [[3, 1, 2], 0.5, 2],
    [[3, 1, 2], 1, 3],
    [[10, 9, 100], 0.99, 100],
    [[], 0.5, 0],
  ])('of %j at %d is %d', (values, quantile, expected) => {
    expect(quantileOf(values, quantile)).toBe(expected);
  });
});
