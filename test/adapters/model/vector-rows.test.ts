// Rows from outside: what is refused, and in which order they come out.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRows, hasWords, inOrder, withZeroRows } from '../../../src/adapters/model/vector-rows.ts';

const EXPECTED = { count: 1, embedderId: 'e', dimensions: 2 };
const refusal = (what: string) =>
  expect.objectContaining({ code: 'index-mismatch', facts: expect.objectContaining({ what }) });

describe('a row', () => {
  it('comes out of unit length, or all zero', () => {
    expect(checkRows([[3, 4]], EXPECTED)).toEqual([Float32Array.from([0.6, 0.8])]);
    expect(checkRows([[0, 0]], EXPECTED)).toEqual([new Float32Array(2)]);
    expect(checkRows([Float32Array.from([0, 2])], EXPECTED)).toEqual([Float32Array.from([0, 1])]);
    expect(checkRows([[1e100, 0]], EXPECTED)).toEqual([Float32Array.from([1, 0])]);
  });

  it.each([
    ['of another length', [[1]], 'dimensions'],
    ['in another encoding', ['AACAPwAAAAA='], 'encoding'],
    ['that is none', [null], 'encoding'],
    ['with NaN', [[Number.NaN, 1]], 'not a number'],
    ['with an infinity', [[1, Infinity]], 'not a number'],
    ['beyond every measure', [[1e200, 0]], 'not a number'],
    ['with a hole', [[1, undefined]], 'not a number'],
    ['with null', [[null, 1]], 'not a number'],
    ['with a text', [['1', 1]], 'not a number'],
    ['missing', [], 'rows'],
    [
      'too many',
      [
        [1, 0],
        [1, 0],
      ],
      'rows',
    ],
  ])('%s is refused', (_, rows, what) => {
    expect(() => checkRows(rows, EXPECTED)).toThrow(refusal(what));
  });
});

describe('the order', () => {
  it('is that of the indices, whatever order they come in', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.infiniteStream(fc.double({ noNaN: true })),
        (count, keys) => {
          const right = Array.from({ length: count }, (_, index) => ({ index, key: keys.next().value ?? 0 }));
          const shuffled = right.toSorted((one, other) => one.key - other.key);
          expect(inOrder(shuffled, count, 'e')).toEqual(right);
        },
      ),
    );
  });

  it('is as it comes where nothing has an index', () => {
    expect(inOrder([{ a: 1 }, { a: 0 }], 2, 'e')).toEqual([{ a: 1 }, { a: 0 }]);
  });

  it.each([
    [[{ index: 0 }, { index: 0 }]],
    [[{ index: 1 }, { index: 2 }]],
    [[{ index: 0 }, {}]],
    [[{ index: -1 }, { index: 0 }]],
    [[{ index: 0.5 }, { index: 0 }]],
    [[{ index: '1' }, { index: 0 }]],
  ])('is refused where it is none: %o', (entries: readonly unknown[]) => {
    expect(() => inOrder(entries, 2, 'e')).toThrow(refusal('order'));
  });

  it('is refused where entries are missing', () => {
    expect(() => inOrder([{ index: 0 }], 2, 'e')).toThrow(refusal('rows'));
  });
});

describe('a text without words', () => {
  it.each(['', ' \n', '…?!', '😊', '※'])('is %j', (text) => {
    expect(hasWords(text)).toBe(false);
  });

  it('is not sent, and has a zero row in its place', async () => {
    const sent: (readonly string[])[] = [];
    const rows = await withZeroRows(['가', '!', '나', ''], 2, async (texts) => {
      sent.push(texts);
      return texts.map((_, at) => Float32Array.from([at + 1, 0]));
    });
    expect(sent).toEqual([['가', '나']]);
    expect(rows.map((row) => row[0])).toEqual([1, 0, 2, 0]);
    expect(await withZeroRows(['!'], 2, async () => Promise.reject(new Error('sent')))).toEqual([
      new Float32Array(2),
    ]);
  });
});
