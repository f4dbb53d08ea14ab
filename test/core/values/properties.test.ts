// What holds for every text and every number, and that no text is slow to read.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareValues, sameValue } from '../../../src/core/values/compare.ts';
import { readValues, type Value } from '../../../src/core/values/read.ts';

const DIGITS = '영일이삼사오육칠팔구';

/** 87,410,000,000 → 874억1000만: digits in groups of ten thousand. */
function inGroups(value: number): string {
  const groups = ['', '만', '억', '조'].map(
    (unit, n) => [Math.floor(value / 10 ** (4 * n)) % 10_000, unit] as const,
  );
  return groups
    .filter(([part]) => part > 0)
    .reverse()
    .map(([part, unit]) => `${part}${unit}`)
    .join('');
}

/** 12,300 → 만이천삼백: Korean words throughout. */
function inWords(value: number): string {
  const groups = ['', '만', '억', '조'].map(
    (unit, n) => [Math.floor(value / 10 ** (4 * n)) % 10_000, unit] as const,
  );
  return groups
    .filter(([part]) => part > 0)
    .reverse()
    .map(([part, unit]) => fourDigits(part) + unit)
    .join('');
}

function fourDigits(part: number): string {
  return [1000, 100, 10, 1]
    .map((scale, n) => [Math.floor(part / scale) % 10, ['천', '백', '십', ''][n] ?? ''] as const)
    .filter(([digit]) => digit > 0)
    .map(([digit, unit]) => (DIGITS[digit] ?? '') + unit)
    .join('');
}

function first(text: string): Value {
  const value = readValues(text)[0];
  if (value === undefined) throw new Error(`expected a value in ${text}, got none`);
  return value;
}

const AMOUNTS = fc.integer({ min: 10, max: 9_999_999_999_999 });
const PIECES = fc.constantFrom(
  '한',
  '두',
  '이',
  '십',
  '억',
  '만',
  '1',
  '23',
  '2025',
  '년',
  '월',
  '일',
  '분의',
  '%',
  ' ',
  '.',
  ',',
  '-',
  '~',
  '달러',
  '명',
  '약',
  '전',
  'May',
  'half',
  '$',
  ':',
  '/',
  '지난',
  '주',
  '부터',
);

describe('readValues', () => {
  it('gives spans that slice the text, in order, without overlap', () => {
    fc.assert(
      fc.property(fc.array(PIECES, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const { span } of readValues(text, { referenceDate: '2025-01-23' })) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
          end = span.end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('throws on no text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Array.isArray(readValues(text, { referenceDate: text }))).toBe(true);
      }),
    );
  });

  it('reads an amount in Korean groups back to itself', () => {
    fc.assert(
      fc.property(AMOUNTS, (n) => {
        expect(first(`매출은 ${inGroups(n)}원이다`)).toMatchObject({ kind: 'money', value: n });
      }),
    );
  });

  it('reads an amount in Korean words back to itself', () => {
    fc.assert(
      fc.property(AMOUNTS, (n) => {
        expect(first(`${inWords(n)}원`)).toMatchObject({ kind: 'money', value: n });
      }),
    );
  });

  it('reads the western and the Korean form to the same value', () => {
    fc.assert(
      fc.property(AMOUNTS, (n) => {
        expect(sameValue(first(`$${n.toLocaleString('en-US')}`), first(`${inGroups(n)} 달러`))).toBe(true);
      }),
    );
  });

  it('catches a changed digit', () => {
    fc.assert(
      fc.property(AMOUNTS, fc.nat({ max: 12 }), fc.integer({ min: 1, max: 9 }), (n, at, by) => {
        const digits = String(n).split('');
        const place = at % digits.length;
        digits[place] = String((Number(digits[place]) + by) % 10);
        const changed = Number(digits.join(''));
        fc.pre(changed > 0);
        expect(compareValues(first(`${changed}명`), first(`${n}명`))).toBe('different');
      }),
    );
  });

  it('reads a calendar day back to itself', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (day) => {
          const [year, month, dayOfMonth] = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
          const korean = first(`${year}년 ${month}월 ${dayOfMonth}일`);
          expect(korean).toMatchObject({ value: { year, month, day: dayOfMonth } });
          expect(sameValue(korean, first(day.toISOString().slice(0, 10)))).toBe(true);
        },
      ),
    );
  });

  it.each([
    '1',
    '1,234',
    '1.',
    '1-',
    '십',
    '천만억',
    '이 ',
    '삼분의 ',
    '일과 ',
    'twenty ',
    '2025년 ',
    '1~',
    '1년 ',
    "'",
    '1/',
    '3만 ',
    'A1-',
    '1e',
    '$',
  ])('takes time in proportion to a text of %s again and again', (piece) => {
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    const started = performance.now();
    readValues(text, { referenceDate: '2025-01-23' });
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
