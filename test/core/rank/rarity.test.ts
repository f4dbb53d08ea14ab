import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../any-text.ts';
import { bucketOf, createRarity } from '../../../src/core/rank/rarity.ts';
import { language } from '../language.ts';

describe('rarity', () => {
  it('finds everyday words less rare than names', () => {
    const { rarity } = language;
    for (const [common, rare] of [
      ['하', '퍼플렉시티'],
      ['경제', '클라우드컴퓨팅'],
      ['사람', '가람누스'],
    ] as const)
      expect(rarity(common)).toBeLessThan(rarity(rare));
  });

  it('stays between 0 and 1 for any stem', () => {
    fc.assert(
      fc.property(anyText, (stem) => {
        expect(language.rarity(stem)).toBeGreaterThanOrEqual(0);
        expect(language.rarity(stem)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('reads a table by the formula of its documentation', () => {
    const bytes = new Uint8Array(64);
    bytes[bucketOf('투자', 64)] = Math.round(16 * Math.log2(1 + 100));
    const rarity = createRarity({ sentences: 1000, buckets: Buffer.from(bytes).toString('base64') });
    expect(rarity('투자')).toBeCloseTo(1 - Math.log2(101) / Math.log2(1001), 2);
  });

  it('is 0 for a stem of every sentence and 1 in an empty table', () => {
    const all = createRarity({ sentences: 8928, buckets: Buffer.from([210]).toString('base64') });
    const none = createRarity({ sentences: 0, buckets: Buffer.from([0]).toString('base64') });
    expect([all('말'), none('말')]).toEqual([0, 1]);
  });
});
