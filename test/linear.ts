// Whether a function's time grows with its input and no faster.
import { expect } from 'vitest';

/** Times below this say nothing: timers and collections are coarser. */
const NOISE = 250;
/** Eight times the input may take this many times as long; quadratic growth takes 64 times. */
const GROWTH = 30;

/** Expects the time for a text eight times as long to stay within linear growth; throws what `run` throws. */
export function expectLinear(
  name: string,
  make: (size: number) => string,
  run: (text: string) => unknown,
  size = 20_000,
): void {
  const small = best(() => run(make(size / 8)), NOISE);
  const limit = Math.max(NOISE, GROWTH * small);
  const large = best(() => run(make(size)), limit);
  expect(
    large,
    `${name}: ${small.toFixed(1)} ms for ${size / 8} characters, ${large.toFixed(1)} ms for ${size}`,
  ).toBeLessThanOrEqual(limit);
}

/** The least of up to six times, in milliseconds; stops at the first that is good enough. */
function best(run: () => unknown, enough: number): number {
  let least = Infinity;
  for (let attempt = 0; attempt < 6; attempt++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
    if (least <= enough) break;
  }
  return least;
}
