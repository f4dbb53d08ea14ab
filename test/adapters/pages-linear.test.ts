// No page takes longer than its size: shapes that make patterns and parsers slow, at one size and at eight times that.
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/adapters/pages/html.ts';
import { Failure } from '../../src/core/errors.ts';
import { growing } from '../pages/bombs.ts';

/** Characters of the larger page. */
const SIZE = 16_000;
/** Milliseconds below which a time says nothing. */
const NOISE = 300;
/** Eight times the page may take this many times as long; quadratic growth takes 64 times. */
const GROWTH = 30;

async function timeOf(html: string): Promise<number> {
  const start = performance.now();
  await readHtml({ bytes: Buffer.from(html), contentType: 'text/html; charset=utf-8' }).catch(
    (error: unknown) => {
      if (!(error instanceof Failure)) throw error;
    },
  );
  return performance.now() - start;
}

/** The least of a few, because a machine has other things to do. */
async function best(html: string, enough: number): Promise<number> {
  let least = Infinity;
  for (let attempt = 0; attempt < 6 && least > enough; attempt += 1)
    least = Math.min(least, await timeOf(html));
  return least;
}

describe('the time that a page takes grows with its size and no faster', () => {
  it.each(Object.entries(growing))('%s', async (_, make) => {
    const limit = Math.max(NOISE, GROWTH * (await best(make(SIZE / 8), NOISE)));
    expect(await best(make(SIZE), limit)).toBeLessThanOrEqual(limit);
  });
});
