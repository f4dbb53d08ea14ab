// Clocks of the benchmark: wall time of single calls, processor time of long work, and the medians that are told.
import { quantileOf } from '../measures.ts';

/** Milliseconds, with a hundredth. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  /** Of processor time, which other programs hardly lengthen; all threads of the process are in it. */
  readonly processor: { readonly p50: number; readonly p95: number };
}

/** The spread over `items` of the median over `rounds` of the time that one call takes, after one round that is not counted. */
export async function spreadOf<T>(
  items: readonly T[],
  rounds: number,
  call: (item: T) => Promise<unknown>,
): Promise<Spread> {
  for (const item of items) await call(item);
  const clock = items.map((): number[] => []);
  const processor = items.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, item] of items.entries()) {
      const before = process.cpuUsage();
      clock[at]?.push((await timed(() => call(item))).ms);
      processor[at]?.push(processorMs(before));
    }
  }
  const { p50, p95 } = quantiles(processor);
  return { ...quantiles(clock), processor: { p50, p95 } };
}

function quantiles(times: readonly (readonly number[])[]) {
  const medians = times.map((list) => quantileOf(list, 0.5));
  const at = (quantile: number): number => hundredth(quantileOf(medians, quantile));
  return { p50: at(0.5), p95: at(0.95), max: hundredth(Math.max(0, ...medians)) };
}

function processorMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e3;
}

export async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const from = performance.now();
  const value = await work();
  return { value, ms: performance.now() - from };
}

/** Seconds of processor time, which other programs on the machine lengthen less than the clock; the median of `rounds`. */
export async function processorSeconds(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    await work();
    times.push(processorMs(before) / 1e3);
  }
  return quantileOf(times, 0.5);
}

export function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Megabytes that the process holds in memory now. */
export function residentMb(): number {
  return Math.round(process.memoryUsage().rss / 1024 / 1024);
}
