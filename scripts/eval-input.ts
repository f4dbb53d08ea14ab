// Reads what an evaluation is about: its options, and records from JSON lines, with the line named where one is wrong.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Failure } from '../src/core/errors.ts';
import { nearestWord } from '../src/terminal/nearest-word.ts';
import type { UsageProblem } from '../src/terminal/command-line.ts';
import type { DocumentRecord, QuestionRecord } from './datasets.ts';

export const EVAL_MODES = ['document', 'corpus'] as const;
export type EvalMode = (typeof EVAL_MODES)[number];

export interface EvalOptions {
  readonly documents: string;
  readonly questions: string;
  readonly mode: EvalMode;
  readonly out?: string;
}

const OPTIONS = {
  documents: { type: 'string' },
  questions: { type: 'string' },
  mode: { type: 'string' },
  out: { type: 'string' },
  /** Accepted everywhere in the program; the evaluation always prints JSON. */
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

const USAGE = 'gakju eval --documents D.jsonl --questions Q.jsonl';

/** Throws Failure('wrong-usage') with the problem's facts. */
export function readEvalOptions(argv: readonly string[]): EvalOptions {
  const { tokens } = parseArgs({ args: [...argv], options: OPTIONS, strict: false, tokens: true });
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') throw wrongUsage('extra-argument', { argument: token.value });
    if (token.kind !== 'option' || token.name === 'json') continue;
    values.set(token.name, valueOf(token.name, token.rawName, token.value));
  }
  const [documents, questions, out] = ['documents', 'questions', 'out'].map((name) => values.get(name));
  if (documents === undefined || questions === undefined)
    throw wrongUsage('missing-argument', { command: 'eval' });
  const mode = modeNamed(values.get('mode') ?? 'document');
  return { documents, questions, mode, ...(out === undefined ? {} : { out }) };
}

function valueOf(name: string, option: string, value: string | undefined): string {
  if (!(name in OPTIONS)) throw unknownOption(option);
  if (value === undefined || value.trim() === '' || value.startsWith('--'))
    throw wrongUsage('missing-value', { option });
  return value;
}

function unknownOption(option: string): Failure {
  const nearest = nearestWord(
    option,
    Object.keys(OPTIONS).map((name) => `--${name}`),
  );
  return wrongUsage('unknown-option', { option, ...(nearest === undefined ? {} : { nearest }) });
}

function modeNamed(value: string): EvalMode {
  const mode = EVAL_MODES.find((name) => name === value);
  if (mode) return mode;
  const nearest = nearestWord(value, EVAL_MODES);
  const facts = { option: '--mode', value, allowed: EVAL_MODES.join(', ') };
  throw wrongUsage('bad-value', { ...facts, ...(nearest === undefined ? {} : { nearest }) });
}

function wrongUsage(problem: UsageProblem, facts: Readonly<Record<string, string>>): Failure {
  return new Failure('wrong-usage', { problem, usage: USAGE, ...facts });
}

/** Absent or null alike. */
function optional<T extends z.ZodType>(shape: T) {
  return shape.nullish().transform((given) => given ?? undefined);
}

const documentShape = z.looseObject({
  id: z.string().min(1),
  title: z.string().default(''),
  text: z.string(),
  date: optional(z.string()),
  summaryIdx: optional(z.array(z.int().min(0))),
  sentences: optional(z.array(z.string())),
});

const answerShape = z.union([z.string(), z.looseObject({ text: z.string(), start: z.number() })]);

const questionShape = z.looseObject({
  id: z.string().min(1),
  docId: z.string(),
  question: z.string(),
  answers: z
    .array(answerShape)
    .nullish()
    .transform((given) => given ?? []),
  unanswerable: z.boolean().default(false),
  type: optional(z.string()),
  dataset: optional(z.string()),
  evidenceText: optional(z.array(z.string())),
});

/** A document, with the sentences that a gold summary counts in. */
export type EvalDocument = DocumentRecord & { readonly sentences?: readonly string[] };
export type EvalQuestion = QuestionRecord & { readonly dataset?: string };

/** Throws Failure('file-missing') and ('file-unreadable'), which names the line. */
export function readDocuments(path: string): EvalDocument[] {
  const seen = new Set<string>();
  return readRecords<EvalDocument>(path, documentShape, ({ id }) =>
    seen.size === seen.add(id).size ? `a second ${id}` : undefined,
  );
}

/** As `readDocuments`. */
export function readQuestions(path: string): EvalQuestion[] {
  return readRecords<EvalQuestion>(path, questionShape);
}

function readRecords<T>(
  path: string,
  shape: z.ZodType,
  problemOf: (record: T) => string | undefined = () => undefined,
): T[] {
  return linesOf(path).flatMap((line, at) => {
    if (line.trim() === '') return [];
    const broken = (what: string) => new Failure('data-broken', { path, line: at + 1, problem: what });
    const { success, data, error } = shape.safeParse(parsed(line, () => broken('not JSON')));
    if (!success) throw broken(`wrong ${error.issues[0]?.path.join('.') || 'record'}`);
    const record = data as T; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the shape has just said so
    const problem = problemOf(record);
    if (problem !== undefined) throw broken(problem);
    return [record];
  });
}

function linesOf(path: string): string[] {
  if (!existsSync(path)) throw new Failure('file-missing', { path });
  if (statSync(path).isDirectory()) throw new Failure('file-unreadable', { path, reason: 'folder' });
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/u, '')
      .split('\n');
  } catch (error) {
    throw new Failure('file-unreadable', { path, reason: reasonOf(error) }, { cause: error });
  }
}

function parsed(line: string, broken: () => Failure): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw broken();
  }
}

/** The reason as `file-unreadable` tells it. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return code === 'EACCES' || code === 'EPERM' ? 'permission' : code === 'EISDIR' ? 'folder' : code;
}
