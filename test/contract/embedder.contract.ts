// What every embedder promises. A new implementation runs it in three lines: describeEmbedder('name', () => createMine()).
import { beforeEach, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/core/ports.ts';

const texts = [
  '가람누스는 충북 청주에 배터리 공장을 세운다.',
  'OpenAI와 소프트뱅크가 5000억 달러를 투자한다.',
  'The mayor opened a new bridge on Tuesday.',
  '가람누스는 충북 청주에 배터리 공장을 세운다.',
  '874억1000만 달러',
  '👩‍👩‍👧‍👦 각주 𠮷',
];

function lengthOf(row: Float32Array): number {
  return Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
}

export function describeEmbedder(name: string, make: () => Embedder | Promise<Embedder>): void {
  describe(`${name} keeps the embedder's contract`, () => {
    let embedder: Embedder;

    beforeEach(async () => {
      embedder = await make();
    });

    it('gives one finite row of its dimension a text, of unit length or all zero', async () => {
      const rows = await embedder.embed(texts, 'passage');
      expect(rows).toHaveLength(texts.length);
      for (const row of rows) {
        expect(row).toBeInstanceOf(Float32Array);
        expect(row).toHaveLength(embedder.dimensions);
        expect(row.every(Number.isFinite)).toBe(true);
        const length = lengthOf(row);
        expect(length === 0 || Math.abs(length - 1) < 1e-5).toBe(true);
      }
    });

    it('keeps the order of the texts', async () => {
      const forward = await embedder.embed(texts, 'passage');
      const backward = await embedder.embed(texts.toReversed(), 'passage');
      expect(backward.toReversed()).toEqual(forward);
    });

    it('gives the same rows one by one as together', async () => {
      const together = await embedder.embed(texts, 'query');
      for (const [index, text] of texts.entries()) {
        expect(await embedder.embed([text], 'query')).toEqual([together[index]]);
      }
    });

    it('gives no rows for no texts', async () => {
      expect(await embedder.embed([], 'passage')).toEqual([]);
    });

    it('gives a zero row for a text without words', async () => {
      const rows = await embedder.embed(['', ' \n\t', '…?!', '가람누스'], 'passage');
      expect(rows.map((row) => row.some((value) => value !== 0))).toEqual([false, false, false, true]);
    });

    it('hands out rows that the caller may change', async () => {
      const [row] = await embedder.embed(['배터리 공장'], 'passage');
      const before = row?.slice();
      row?.fill(9);
      expect(await embedder.embed(['배터리 공장'], 'passage')).toEqual([before]);
    });

    it('rejects when the signal aborts', async () => {
      await expect(embedder.embed(texts, 'query', AbortSignal.abort())).rejects.toThrow(/abort/iu);
    });
  });
}
