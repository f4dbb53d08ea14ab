// The parent's side of trials: bundles a child, gives it trials and counts how they ended; a child that dies is one of the ends.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { onTestFinished } from 'vitest';
import type { Order, Told } from './trial.ts';

export interface Trials {
  /** File name of the child's program, in this folder. */
  readonly child: string;
  readonly seed: number;
  readonly trials: readonly number[];
  /** Children that run at the same time, one where nothing is said. */
  readonly lanes?: number;
  /** Runs before the child in a shell that `exec "$@"`s it, in mounts that are its own. */
  readonly within?: (folder: string) => string;
}

export interface Ended {
  readonly trials: number;
  readonly wrong: readonly string[];
  readonly deaths: readonly string[];
  /** Trials by name and by outcome. */
  readonly counts: Readonly<Record<string, number>>;
}

/** A fault that all trials have is told with these. */
const MOST_TOLD = 20;

export async function runTrials(given: Trials): Promise<Ended> {
  const program = bundle(given.child);
  const lanes = given.lanes ?? 1;
  const shares = Array.from({ length: lanes }, (_, lane) =>
    given.trials.filter((_trial, at) => at % lanes === lane),
  );
  const told: Told[] = [];
  const deaths: string[] = [];
  await Promise.all(shares.map((trials) => runLane({ ...given, trials }, program, told, deaths)));
  const wrong = told.flatMap(({ trial, name, wrong: all }) =>
    all.map((line) => `trial ${trial}, ${name}: ${line}`),
  );
  return { trials: told.length, wrong: wrong.slice(0, MOST_TOLD), deaths, counts: countsOf(told) };
}

/** A seed that is printed, so that what failed can be run again with `STRESS_SEED`. */
export function seedOf(ordinary: number): number {
  return Number(process.env['STRESS_SEED'] ?? ordinary);
}

export const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

/** Native memory waits for the collection of what little it hangs on: a child of thousands would hold all of it. */
const TRIALS_A_CHILD = 500;

async function runLane(given: Trials, program: string, told: Told[], deaths: string[]): Promise<void> {
  let left = given.trials;
  while (left.length > 0) {
    const folder = folderInMemory();
    const trials = left.slice(0, TRIALS_A_CHILD);
    const { begun, death } = await runChild(given, program, { seed: given.seed, trials, folder }, told);
    if (death !== undefined) deaths.push(`trial ${begun ?? 'none'}: ${death}`);
    // A child that dies before its first trial would do so again.
    if (begun === undefined) return;
    left = left.slice(left.indexOf(begun) + 1);
  }
}

async function runChild(
  { within }: Trials,
  program: string,
  order: Order,
  told: Told[],
): Promise<{ begun: number | undefined; death: string | undefined }> {
  const command = [process.execPath, program, JSON.stringify(order)];
  const shell = within && ['unshare', '-rm', 'sh', '-c', `${within(order.folder)} && exec "$@"`, 'sh'];
  const [file = '', ...rest] = [...(shell ?? []), ...command];
  const child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<string>((resolve) =>
    child.on('close', (code, signal) => resolve(signal ?? String(code))),
  );
  let begun: number | undefined;
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  for await (const line of createInterface({ input: child.stdout })) {
    const value: Told = JSON.parse(line);
    if ('name' in value) told.push(value);
    begun = value.trial;
  }
  const end = await ended;
  return { begun, death: end === '0' ? undefined : `${end} ${said.slice(0, 2_000)}` };
}

function countsOf(told: readonly Told[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { name, outcome } of told) {
    for (const key of outcome === undefined ? [name] : [name, outcome]) counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** Where there is such a place: thousands of trials would wait for the disk, which is not what they are about. */
function folderInMemory(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'gakju-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Inside node_modules, where packages resolve as ever. */
function bundle(child: string): string {
  const cache = fileURLToPath(new URL('../../../node_modules/.cache/gakju-test', import.meta.url));
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'trials-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, child.replace(/\.ts$/u, '.js'));
  buildSync({
    entryPoints: [fileURLToPath(new URL(child, import.meta.url))],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    outfile,
    logLevel: 'warning',
  });
  return outfile;
}
