// Events that come twice.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeen } from '../../src/discord/seen.ts';

describe('seen', () => {
  it('is told of an event the first time only', () => {
    const seen = createSeen(10);
    expect(['1', '2', '1', '1', '2', '3'].map((id) => seen.first(id))).toEqual([
      true,
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  it('forgets the oldest id and no other', () => {
    const seen = createSeen(2);
    ['1', '2', '3'].forEach((id) => seen.first(id));
    expect(seen.first('3')).toBe(false);
    expect(seen.first('2')).toBe(false);
    expect(seen.first('1')).toBe(true);
    expect(seen.first('2')).toBe(true);
  });

  it('remembers exactly the last different ids, as a plain list would', () => {
    const ids = fc.array(fc.integer({ min: 0, max: 12 }).map(String), { maxLength: 80 });
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 8 }), (stream, limit) => {
        const seen = createSeen(limit);
        const list: string[] = [];
        for (const id of stream) {
          const isNew = !list.slice(-limit).includes(id);
          expect(seen.first(id)).toBe(isNew);
          if (isNew) list.push(id);
        }
      }),
    );
  });

  it('refuses a limit that is none', () => {
    for (const limit of [0, -1, 1.5, NaN]) expect(() => createSeen(limit)).toThrow(RangeError);
  });
});
