// The exact index against the plain formula, and what it refuses.
import { describe, expect, it } from 'vitest';
import { createExactIndex } from '../../src/adapters/exact-index.ts';
import { bruteForce, clustered, innerProduct, randomFrom } from './vectors.ts';

const labels = (hits: readonly { readonly label: number }[]) => hits.map(({ label }) => label);

describe('the exact index', () => {
  it.each([1, 3, 4, 7, 64, 255])(
    'finds the same rows in the same order as the plain formula at %i dimensions',
    (dimensions) => {
      const make = clustered(dimensions, 9, dimensions);
      const rows = make(400);
      const index = createExactIndex(rows, dimensions);
      for (const query of make(10)) {
        const hits = index.search(query, 20);
        const scores = hits.map(({ score }) => score);
        const formula = bruteForce(rows, query, 20).map((label) => innerProduct(rows[label]!, query));
        for (const [at, score] of scores.entries()) expect(score).toBeCloseTo(formula[at]!, 5);
        for (const { label, score } of hits) expect(score).toBeCloseTo(innerProduct(rows[label]!, query), 5);
        expect(new Set(labels(hits)).size).toBe(20);
      }
    },
  );

  it('has a recall of 1.0 for the top 20 among 2,000 rows of 512 dimensions', () => {
    const make = clustered(512, 50, 1);
    const rows = make(2_000);
    const index = createExactIndex(rows, 512);
    for (const query of make(10))
      expect(labels(index.search(query, 20))).toEqual(bruteForce(rows, query, 20));
  });

  it('gives equal scores in the order of their labels', () => {
    const row = Float32Array.from([1, 0]);
    const index = createExactIndex([Float32Array.from([0, 1]), row, row, row, row], 2);
    expect(labels(index.search(row, 3))).toEqual([1, 2, 3]);
    expect(labels(index.search(row, 9))).toEqual([1, 2, 3, 4, 0]);
  });

  it('gives as many as there are, none of none, none for a count of none', () => {
    const empty = createExactIndex([], 3);
    expect([empty.size, empty.kind, empty.search(new Float32Array(3), 5)]).toEqual([0, 'exact', []]);
    const one = createExactIndex([new Float32Array(3)], 3);
    expect(one.search(new Float32Array(3), 5)).toEqual([{ label: 0, score: 0 }]);
    expect(one.search(new Float32Array(3), 0)).toEqual([]);
  });

  it('ranks all rows when asked for all', () => {
    const random = randomFrom(4);
    const rows = Array.from({ length: 300 }, () => Float32Array.from([random(), random()]));
    const query = Float32Array.from([0.3, -0.7]);
    expect(labels(createExactIndex(rows, 2).search(query, 300))).toEqual(bruteForce(rows, query, 300));
  });

  it('does not change when the rows it was made of do', () => {
    const row = Float32Array.from([1, 0]);
    const index = createExactIndex([row], 2);
    row.fill(9);
    expect(index.search(Float32Array.from([1, 0]), 1)).toEqual([{ label: 0, score: 1 }]);
  });

  it.each([
    ['another length', [1, 0]],
    ['NaN', [1, Number.NaN, 0]],
    ['an infinity', [1, -Infinity, 0]],
  ])('refuses a row or a query with %s', (_, values) => {
    const wrong = Float32Array.from(values);
    expect(() => createExactIndex([new Float32Array(3), wrong], 3)).toThrow('index-mismatch');
    expect(() => createExactIndex([new Float32Array(3)], 3).search(wrong, 1)).toThrow('index-mismatch');
  });
});
