import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuse, vectorShare, wordsSuffice, type Scored } from '../../src/core/fusion.ts';

const aList = fc
  .uniqueArray(fc.record({ label: fc.nat(40), score: fc.double({ min: 0.001, max: 1, noNaN: true }) }), {
    maxLength: 20,
    selector: ({ label }) => label,
  })
  .map((list) => list.toSorted((a, b) => b.score - a.score || a.label - b.label));

const labelsOf = (list: readonly Scored[]): number[] => list.map(({ label }) => label);

describe('fusion', () => {
  it('returns the word list as it is where vectors have no weight', () => {
    fc.assert(
      fc.property(aList, aList, (words, vectors) => {
        expect(fuse(words, vectors, 0)).toEqual(words);
      }),
    );
  });

  it('keeps every label of the word list, once, best first, in [0, 1]', () => {
    fc.assert(
      fc.property(aList, aList, fc.double({ min: 0, max: 0.9, noNaN: true }), (words, vectors, weight) => {
        const fused = fuse(words, vectors, weight);
        expect(new Set(labelsOf(fused)).size).toBe(fused.length);
        for (const label of labelsOf(words)) expect(labelsOf(fused)).toContain(label);
        for (const [at, { score }] of fused.entries()) {
          expect(score).toBeLessThanOrEqual(1);
          expect(score).toBeLessThanOrEqual(fused[at - 1]?.score ?? 1);
          expect(score).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('never turns round two passages that the words tell apart by more than the vectors can give', () => {
    fc.assert(
      fc.property(aList, aList, fc.double({ min: 0, max: 0.5, noNaN: true }), (words, vectors, weight) => {
        const fused = labelsOf(fuse(words, vectors, weight));
        const [first, second] = words;
        if (!first || !second || (1 - weight) * (first.score - second.score) <= weight) return;
        expect(fused.indexOf(first.label)).toBeLessThan(fused.indexOf(second.label));
      }),
    );
  });

  it('breaks a tie of the words by the vectors', () => {
    const words = [
      { label: 1, score: 0.4 },
      { label: 2, score: 0.4 },
    ];
    expect(
      labelsOf(
        fuse(
          words,
          [
            { label: 2, score: 0.9 },
            { label: 1, score: 0.3 },
          ],
          0.03,
        ),
      ),
    ).toEqual([2, 1]);
  });

  it('lets the vectors add what the words missed, and decide where the words found next to nothing', () => {
    const vectors = [{ label: 7, score: 0.8 }];
    expect(labelsOf(fuse([{ label: 1, score: 0.5 }], vectors, 0.03))).toEqual([1, 7]);
    expect(labelsOf(fuse([{ label: 1, score: 0.005 }], vectors, 0.03))).toEqual([7, 1]);
    expect(labelsOf(fuse([], vectors, 0.03))).toEqual([7]);
  });

  it('says that words suffice only where no vector could bring another label among the first', () => {
    fc.assert(
      fc.property(
        aList,
        aList,
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0, max: 0.6, noNaN: true }),
        (words, vectors, count, weight) => {
          if (!wordsSuffice(words, count, weight)) return;
          const known = vectors.filter(({ label }) => labelsOf(words).includes(label));
          expect(fuse(words, vectors, weight).slice(0, count)).toEqual(
            fuse(words, known, weight).slice(0, count),
          );
        },
      ),
    );
  });

  it('believes vectors fully where words find nothing, less the more they find, and not at all from the limit on', () => {
    const trust = { weight: 0.2, until: 0.5 };
    const shareAt = (score: number): number => vectorShare([{ label: 0, score }], trust);
    expect(vectorShare([], trust)).toBe(0.2);
    expect(shareAt(0.25)).toBeCloseTo(0.1);
    expect([shareAt(0.5), shareAt(0.9)]).toEqual([0, 0]);
    expect(vectorShare([{ label: 0, score: 1 }], { weight: 1, until: Infinity })).toBe(1);
  });
});
