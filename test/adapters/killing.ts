// Kills a process that changes a library, again and again, and holds what the next one finds against what was acknowledged.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Change, State } from './killing-child.ts';
import { randomFrom } from './vectors.ts';

export interface Killing {
  readonly runs: number;
  /** Changes that were acknowledged, and those that a kill cut in the middle. */
  readonly acknowledged: number;
  readonly cut: number;
  /** What was lost, came back, was half or was found by the check. */
  readonly wrong: readonly string[];
  /** How often each kind of change was cut. */
  readonly cutKinds: Readonly<Record<string, number>>;
}

export interface KillingChild {
  readonly path: string;
  readonly remove: () => void;
}

/** The child and all that it imports in one file, inside node_modules, where packages resolve as ever. */
export function buildKillingChild(): KillingChild {
  const cache = fileURLToPath(new URL('../../node_modules/.cache/gakju-test/', import.meta.url));
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'killing-'));
  buildSync({
    entryPoints: [fileURLToPath(new URL('killing-child.ts', import.meta.url))],
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    outdir: folder,
    logLevel: 'warning',
  });
  return {
    path: join(folder, 'killing-child.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** One library through all runs: each child finds what the one before it left. */
export async function killAtRandom(child: KillingChild, runs: number, seed: number): Promise<Killing> {
  const random = randomFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'gakju-killing-'));
  const tally = createTally();
  try {
    let possible: readonly State[] = [{}];
    for (let run = 0; run <= runs; run += 1) {
      const given = [folder, `${seed * 10_000 + run}`, run === runs ? 'check' : 'random'];
      const lines = await linesUntilKilled(
        child,
        given,
        3 + Math.floor(random() * 40),
        Math.floor(random() * 60),
      );
      possible = tally.take(lines, possible, `run ${run}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return tally.killing(runs);
}

/** The names of the points of the script, in order. */
export async function pointsOf(child: KillingChild): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gakju-killing-'));
  try {
    const lines = await linesUntilKilled(child, [folder, '0', 'script']);
    const names: unknown = JSON.parse(aboutIn(lines, 'points')[0] ?? '[]');
    return Array.isArray(names) ? names.map(String) : [];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A library of its own for each point, in which the script runs until there. */
export async function killAtPoints(child: KillingChild, points: readonly number[]): Promise<Killing> {
  const tally = createTally();
  for (const point of points) {
    const folder = mkdtempSync(join(tmpdir(), 'gakju-killing-'));
    try {
      const killed = await linesUntilKilled(child, [folder, '0', 'script', `${point}`]);
      const possible = tally.take(killed, [{}], `point ${point}`);
      tally.take(await linesUntilKilled(child, [folder, '0', 'check']), possible, `after point ${point}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return tally.killing(points.length);
}

/** Every line that the child said; without a number of lines it ends by itself. `turns`: of the event loop, after that line. */
function linesUntilKilled(
  { path }: KillingChild,
  given: readonly string[],
  most = Number.POSITIVE_INFINITY,
  turns = 0,
): Promise<string[]> {
  const child = spawn(process.execPath, [path, ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const kill = async (): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGKILL');
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (lines.push(line) === most) void kill();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve(lines);
      else reject(new Error(`expected the child to be killed, got exit code ${code}`));
    });
  });
}

function aboutIn(lines: readonly string[], what: string): string[] {
  return lines.filter((line) => line.startsWith(`${what} `)).map((line) => line.slice(what.length + 1));
}

function createTally() {
  const wrong: string[] = [];
  const cutKinds: Record<string, number> = {};
  let [acknowledged, cut] = [0, 0];
  return {
    /** Which states the next child may find. */
    take(lines: readonly string[], possible: readonly State[], where: string): readonly State[] {
      wrong.push(...aboutIn(lines, 'wrong').map((about) => `${where}: ${about}`));
      const [found] = aboutIn(lines, 'state');
      if (found === undefined) return possible;
      if (!possible.some((state) => same(state, JSON.parse(found))))
        wrong.push(`${where}: expected ${JSON.stringify(possible)}, got ${found}`);
      const begun = aboutIn(lines, 'begin').map((line): Change => JSON.parse(line));
      const done = aboutIn(lines, 'done').length;
      acknowledged += done;
      const before = begun.slice(0, done).reduce(changed, JSON.parse(found));
      const last = begun[done];
      if (!last) return [before];
      cut += 1;
      cutKinds[last.kind] = (cutKinds[last.kind] ?? 0) + 1;
      return [before, changed(before, last)];
    },
    killing: (runs: number): Killing => ({ runs, acknowledged, cut, wrong, cutKinds }),
  };
}

function same(one: State, other: State): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(state: State): readonly (readonly [string, readonly string[]])[] {
  return Object.entries(state)
    .filter(([, held]) => held.length > 0)
    .map(([scope, held]) => [scope, held.toSorted()] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** What a change makes of a state, by the rules of the store alone. */
function changed(state: State, change: Change): State {
  const held = state[change.scope] ?? [];
  const holding = (next: readonly string[]): State => ({ ...state, [change.scope]: next });
  if (!('id' in change)) return change.kind === 'forget' ? holding([]) : state;
  if (change.kind === 'record') return holding([...held, `record ${change.id} ${change.article}`]);
  const before = held.find((name) => name.startsWith(`${change.id} `));
  const others = held.filter((name) => name !== before);
  if (change.kind === 'add') {
    const version = Number(before?.split(' ').at(-1) ?? 0) + 1;
    return holding([...others, `${change.id} ${change.round} ${version}`]);
  }
  return holding(others.filter((name) => !(name.startsWith('record ') && name.endsWith(` ${change.id}`))));
}
