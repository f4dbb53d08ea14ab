import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../src/core/analyze/edit-distance.ts';

/** The textbook's recursion. */
function naive(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const [headA, headB] = [a.slice(0, -1), b.slice(0, -1)];
  return Math.min(naive(headA, b) + 1, naive(a, headB) + 1, naive(headA, headB) + same);
}

describe('edit distance', () => {
  it.each([
    ['', '', 0],
    ['가', '', 1],
    ['kitten', 'sitting', 3],
    ['퍼플렉시티', '퍼플렉시티', 0],
  ])('counts %j to %j as %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it('agrees with the recursion', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '가'), maxLength: 6 });
    fc.assert(fc.property(short, short, (a, b) => editDistance(a, b) === naive(a, b)));
  });
});
