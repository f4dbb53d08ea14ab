// Prints what was measured, one line a figure: what, how much, what must be reached; with the date and the machine above them.
import { cpus, loadavg } from 'node:os';
import { quantileOf } from '../../../scripts/measures.ts';

export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Of milliseconds; times that are missing count as endless. */
export function spreadOf(times: readonly (number | undefined)[]): Spread {
  const all = times.map((time) => time ?? Number.POSITIVE_INFINITY);
  return { p50: quantileOf(all, 0.5), p99: quantileOf(all, 0.99), max: Math.max(...all) };
}

export function spreadText({ p50, p99, max }: Spread): string {
  return `p50 ${tenth(p50)} ms, p99 ${tenth(p99)} ms, max ${tenth(max)} ms`;
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** `must` is the target. */
export interface Figure {
  readonly what: string;
  readonly value: string;
  readonly must?: string;
}

export function tellFigures(title: string, figures: readonly Figure[]): void {
  const [processor] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} × ${processor?.model.trim() ?? 'unknown processor'} · Node ${process.version}`;
  const head = `${title} · ${date} · ${machine} · load ${tenth(loadavg()[0] ?? 0)}`;
  const width = Math.max(...figures.map(({ what }) => what.length));
  const lines = figures.map(
    ({ what, value, must }) =>
      `  ${what.padEnd(width)}  ${value}${must === undefined ? '' : `   (must: ${must})`}`,
  );
  process.stdout.write(`\n${[head, ...lines].join('\n')}\n`);
}
