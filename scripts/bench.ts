// Measures speed, and quality beside the plain pipeline, on this machine alone; prints a table, or one JSON object with --json.
// Usage: gakju bench [--quick] [--only question|first-answer|many|graph|beside] [--json]
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { Failure } from '../src/core/errors.ts';
import type { UsageProblem } from '../src/terminal/command-line.ts';
import { nearestWord } from '../src/terminal/nearest-word.ts';
import { measureBeside } from './bench/beside.ts';
import { measureFirstAnswer } from './bench/first-answer.ts';
import { renderReport } from './bench/report.ts';
import { FULL, measureGraph, measureMany, measureQuestion, QUICK, type Size } from './bench/sections.ts';
import { hundredth, residentMb } from './bench/timing.ts';

/** In the order in which they run: the first one finds a process in which nothing has happened. */
const SECTIONS = {
  question: measureQuestion,
  'first-answer': measureFirstAnswer,
  many: measureMany,
  graph: measureGraph,
  beside: measureBeside,
} as const;

type SectionName = keyof typeof SECTIONS;
type Sections = { readonly [Name in SectionName]?: Awaited<ReturnType<(typeof SECTIONS)[Name]>> };

export interface Report extends Sections {
  /** ISO 8601 date. */
  readonly date: string;
  readonly machine: Machine;
  /** Resident megabytes at the start, and after the sections that were run. */
  readonly memory: Readonly<Record<string, number>>;
}

interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
  readonly system: string;
  /** Processes that wanted to run, over the last minute: above the number of cores, times are too long. */
  readonly load: number;
}

/** Runs the command; 0 when done. Throws Failure('wrong-usage'). */
export async function runBench(argv: readonly string[]): Promise<number> {
  const { size, names, json } = optionsOf(argv);
  const report = await measureAll(size, names);
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${renderReport(report)}\n`);
  return 0;
}

export async function measureAll(size: Size, names: readonly SectionName[]): Promise<Report> {
  const memory: Record<string, number> = { start: residentMb() };
  const results: Record<string, unknown> = {};
  const machine = thisMachine();
  for (const name of names) {
    results[name] = await SECTIONS[name](size);
    memory[name] = residentMb();
  }
  return { date: new Date().toISOString().slice(0, 10), machine, ...(results as Sections), memory };
}

function thisMachine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown processor',
    cores: processors.length,
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    load: hundredth(loadavg()[0] ?? 0),
  };
}

const OPTIONS = {
  quick: { type: 'boolean' },
  only: { type: 'string' },
  json: { type: 'boolean' },
  /** Accepted everywhere in the program; the benchmark speaks English. */
  lang: { type: 'string' },
} as const;

const NAMES: readonly SectionName[] = ['question', 'first-answer', 'many', 'graph', 'beside'];
const USAGE = 'gakju bench [--quick] [--only NAME] [--json]';

function optionsOf(argv: readonly string[]): { size: Size; names: readonly SectionName[]; json: boolean } {
  const { tokens } = parseArgs({ args: [...argv], options: OPTIONS, strict: false, tokens: true });
  let names = NAMES;
  for (const token of tokens) {
    if (token.kind === 'positional') throw wrongUsage('extra-argument', { argument: token.value });
    if (token.kind !== 'option') continue;
    if (!(token.name in OPTIONS)) throw unknownOption(token.rawName);
    if (token.name === 'only') names = [sectionNamed(token.value)];
  }
  const has = (wanted: string): boolean =>
    tokens.some((token) => token.kind === 'option' && token.name === wanted);
  return { size: has('quick') ? QUICK : FULL, names, json: has('json') };
}

function sectionNamed(typed: string | undefined): SectionName {
  if (typed === undefined || typed.startsWith('--')) throw wrongUsage('missing-value', { option: '--only' });
  const found = NAMES.find((name) => name === typed);
  if (found) return found;
  const facts = { option: '--only', value: typed, allowed: NAMES.join(', ') };
  throw wrongUsage('bad-value', withNearest(facts, typed, NAMES));
}

function unknownOption(option: string): Failure {
  const known = Object.keys(OPTIONS).map((name) => `--${name}`);
  return wrongUsage('unknown-option', withNearest({ option }, option, known));
}

function withNearest(facts: Readonly<Record<string, string>>, typed: string, known: readonly string[]) {
  const nearest = nearestWord(typed, known);
  return nearest === undefined ? facts : { ...facts, nearest };
}

function wrongUsage(problem: UsageProblem, facts: Readonly<Record<string, string>>): Failure {
  return new Failure('wrong-usage', { problem, usage: USAGE, ...facts });
}
