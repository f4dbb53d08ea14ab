import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLexicalIndex, type LexicalIndex, type WeightedTerm } from '../../src/core/lexical.ts';
import { createVocabulary, type Vocabulary } from '../../src/core/lexical/vocabulary.ts';

const options = { k1: 0.9, b: 0.4 };

function fill(documents: readonly (readonly string[])[]): { index: LexicalIndex; vocabulary: Vocabulary } {
  const vocabulary = createVocabulary();
  const index = createLexicalIndex(vocabulary, options);
  for (const terms of documents) {
    for (const term of terms) index.count(vocabulary.numberOf(term), 1);
    index.add();
  }
  return { index, vocabulary };
}

/** The formula as it stands in the literature, over the documents that are left. */
function plainScore(
  documents: readonly (readonly string[])[],
  own: readonly string[],
  query: readonly WeightedTerm[],
): number {
  const mean = documents.reduce((sum, terms) => sum + terms.length, 0) / Math.max(1, documents.length) || 1;
  return query.reduce((sum, { term, weight }) => {
    const frequency = documents.filter((terms) => terms.includes(term)).length;
    const count = own.filter((each) => each === term).length;
    const rarity = Math.log(1 + (documents.length - frequency + 0.5) / (frequency + 0.5));
    const norm = options.k1 * (1 - options.b + (options.b * own.length) / mean);
    return sum + (count === 0 ? 0 : (weight * rarity * count * (options.k1 + 1)) / (count + norm));
  }, 0);
}

const aTerm = fc.constantFrom('가', '나', '다', '라', '마', '바', '사', '__proto__', 'constructor', '');
const aDocument = fc.array(aTerm, { maxLength: 12 });
const aQuery = fc.uniqueArray(fc.record({ term: aTerm, weight: fc.constantFrom(0.25, 1, 2) }), {
  maxLength: 5,
  selector: ({ term }) => term,
});

describe('the word index', () => {
  it('scores like the plain formula, also after removals', () => {
    fc.assert(
      fc.property(
        fc.array(aDocument, { maxLength: 100 }),
        aQuery,
        fc.array(fc.nat(99), { maxLength: 20 }),
        (documents, query, removed) => {
          const { index } = fill(documents);
          index.search(query, 3);
          for (const number of removed) index.remove(number);
          const left = documents.filter((_, number) => !removed.includes(number));
          const scores = index.scores(query);
          for (const [number, own] of documents.entries()) {
            const expected = removed.includes(number) ? 0 : plainScore(left, own, query);
            expect(scores[number]).toBeCloseTo(expected, 5);
          }
          expect(index.size).toBe(left.length);
        },
      ),
    );
  });

  it('scores alike whether documents came before or after the first search', () => {
    const documents = Array.from({ length: 400 }, (_, at) => [`t${at % 7}`, `t${at % 11}`, `t${at % 3}`]);
    const query = [
      { term: 't3', weight: 1 },
      { term: 't10', weight: 0.5 },
    ];
    const { index: whole } = fill(documents);
    const { index: grown, vocabulary } = fill(documents.slice(0, 100));
    for (const terms of documents.slice(100)) {
      grown.search(query, 1);
      for (const term of terms) grown.count(vocabulary.numberOf(term), 1);
      grown.add();
    }
    expect(grown.search(query, 50)).toEqual(whole.search(query, 50));
  });

  it('returns the best first, equal scores by number, and no more than asked for', () => {
    const { index } = fill([['가'], ['나'], ['가', '가'], ['가'], []]);
    expect(index.search([{ term: '가', weight: 1 }], 10).map(({ document }) => document)).toEqual([2, 0, 3]);
    expect(index.search([{ term: '가', weight: 1 }], 2).map(({ document }) => document)).toEqual([2, 0]);
    expect(index.search([{ term: '가', weight: 1 }], 0)).toEqual([]);
  });

  it('finds only documents that are accepted', () => {
    const { index } = fill([['가'], ['가'], ['가']]);
    expect(index.search([{ term: '가', weight: 1 }], 10, (document) => document !== 1)).toHaveLength(2);
  });

  it('never scores above its bound', () => {
    fc.assert(
      fc.property(fc.array(aDocument, { maxLength: 30 }), aQuery, (documents, query) => {
        const { index } = fill(documents);
        for (const score of index.scores(query)) expect(score).toBeLessThanOrEqual(index.bound(query) + 1e-9);
      }),
    );
  });

  it('counts a removed document no more, and once', () => {
    const { index } = fill([['가'], ['가', '나']]);
    expect(index.remove(1)).toBe(true);
    expect(index.remove(1)).toBe(false);
    expect(index.remove(7)).toBe(false);
    expect([index.size, index.documentFrequency('가'), index.documentFrequency('나')]).toEqual([1, 1, 0]);
  });

  it('finds nothing in an empty index and nothing for an empty question', () => {
    expect(fill([]).index.search([{ term: '가', weight: 1 }], 5)).toEqual([]);
    expect(fill([['가']]).index.search([], 5)).toEqual([]);
  });
});
