// Learns the weights of the summary ranker from articles with summaries that people chose, and prints what they reach on articles left out.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Analyzer, createAnalyzer } from '../src/core/analyze/analyzer.ts';
import { readLexicon } from '../src/core/analyze/lexicon.ts';
import { AGAINST, FEATURES, type Features, featuresOf } from '../src/core/summary/features.ts';
import { covers, type GoldSummary, measureSummary, readGold } from '../src/core/summary/measure.ts';
import type { Weights } from '../src/core/summary/ranker.ts';
import { readForSummary } from '../src/core/summary/reading.ts';

/** Feature differences of a chosen and an unchosen sentence of one article; each article's pairs weigh as many as it has chosen sentences. */
interface Lesson {
  readonly pairs: readonly (readonly number[])[];
  readonly weight: number;
  readonly rows: readonly (readonly number[])[];
}

const goldSummary = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  sentences: z.array(z.string()),
  summaryIdx: z.array(z.number().int().nonnegative()),
});

const ROUNDS = 200;
const STEP = 0.5;
const RIDGE = 0.1;
const BAGS = 8;

main();

function main(): void {
  const { values, positionals } = parseArgs({ options: { out: { type: 'string' } }, allowPositionals: true });
  const [path] = positionals;
  if (path === undefined) {
    process.stderr.write('usage: train-summary DOCUMENTS.jsonl [--out src/core/learned/summary.ts]\n');
    process.exitCode = 2;
    return;
  }
  const documents = readDocuments(path);
  const analyzer = openAnalyzer();
  const lessons = documents.map((document) => lessonOf(document, analyzer));
  const weights = learn(lessons);
  const all = measureSummary(documents, analyzer, weights);
  report('lead sentences', all.lead);
  report('leave one article out', leaveOneOut(documents, lessons, analyzer));
  report('trained on all', all.precision);
  process.stdout.write(`${JSON.stringify(weights, null, 1)}\n`);
  if (values.out !== undefined) writeFileSync(values.out, sourceOf(weights, documents.length));
}

function readDocuments(path: string): GoldSummary[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => goldSummary.parse(JSON.parse(line)));
}

function openAnalyzer(): Analyzer {
  const synonyms = readFileSync('data/lexicon/synonyms.txt', 'utf8');
  return createAnalyzer(readLexicon({ synonyms, english: '', englishStopwords: '' }));
}

function lessonOf(document: GoldSummary, analyzer: Analyzer): Lesson {
  const { source, gold } = readGold(document);
  const examples = featuresOf(readForSummary(source, analyzer)).map(([{ sentence }, features]) => ({
    row: rowOf(features),
    chosen: gold.some((span) => covers(sentence.span, span)),
  }));
  const good = examples.filter(({ chosen }) => chosen);
  const bad = examples.filter(({ chosen }) => !chosen);
  const pairs = good.flatMap((one) =>
    bad.map((other) => one.row.map((value, f) => value - (other.row[f] ?? 0))),
  );
  return { pairs, weight: 1 / Math.max(1, bad.length), rows: examples.map(({ row }) => row) };
}

function rowOf(features: Features): number[] {
  return FEATURES.map((name) => features[name]);
}

/** The mean of fits on resampled articles: no single article decides a weight. */
function learn(lessons: readonly Lesson[]): Weights {
  const random = generator(20250122);
  const sums = FEATURES.map(() => 0);
  for (let bag = 0; bag < BAGS; bag++) {
    const sample = lessons.map((lesson) => lessons[Math.floor(random() * lessons.length)] ?? lesson);
    for (const [f, weight] of fit(sample, scalesOf(lessons)).entries())
      sums[f] = (sums[f] ?? 0) + weight / BAGS;
  }
  return Object.fromEntries(FEATURES.map((name, f) => [name, Number((sums[f] ?? 0).toPrecision(3))]));
}

/** Pairwise logistic regression with a ridge, by gradient ascent; a weight of the wrong sign is set to nothing. Weights are for unscaled features. */
function fit(lessons: readonly Lesson[], scales: readonly number[]): number[] {
  const weights = FEATURES.map(() => 0);
  const total = lessons.reduce((sum, { pairs, weight }) => sum + pairs.length * weight, 0) || 1;
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = gradientOf(lessons, weights, scales);
    for (const [f, name] of FEATURES.entries()) {
      const next = (weights[f] ?? 0) + STEP * ((gradient[f] ?? 0) / total - RIDGE * (weights[f] ?? 0));
      weights[f] = AGAINST.has(name) ? Math.min(0, next) : Math.max(0, next);
    }
  }
  return weights.map((weight, f) => weight / (scales[f] ?? 1));
}

function gradientOf(
  lessons: readonly Lesson[],
  weights: readonly number[],
  scales: readonly number[],
): number[] {
  const gradient = weights.map(() => 0);
  const scaled = weights.map((weight, f) => weight / (scales[f] ?? 1));
  for (const { pairs, weight } of lessons) {
    for (const pair of pairs) {
      const lead = pair.reduce((sum, value, f) => sum + value * (scaled[f] ?? 0), 0);
      const pull = weight / (1 + Math.exp(lead));
      for (const [f, value] of pair.entries())
        gradient[f] = (gradient[f] ?? 0) + (pull * value) / (scales[f] ?? 1);
    }
  }
  return gradient;
}

/** Standard deviation of each feature over all sentences. */
function scalesOf(lessons: readonly Lesson[]): number[] {
  const rows = lessons.flatMap((lesson) => lesson.rows);
  return FEATURES.map((_, f) => {
    const mean = rows.reduce((sum, row) => sum + (row[f] ?? 0), 0) / rows.length;
    return Math.sqrt(rows.reduce((sum, row) => sum + ((row[f] ?? 0) - mean) ** 2, 0) / rows.length) || 1;
  });
}

function leaveOneOut(
  documents: readonly GoldSummary[],
  lessons: readonly Lesson[],
  analyzer: Analyzer,
): number {
  const measured = documents.flatMap((document, i) => {
    const weights = learn(lessons.filter((_, other) => other !== i));
    return measureSummary([document], analyzer, weights).documents;
  });
  const sum = (key: 'gold' | 'found'): number => measured.reduce((total, entry) => total + entry[key], 0);
  return sum('found') / sum('gold');
}

/** Numerical Recipes' linear congruential generator: the same sequence everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function report(what: string, share: number): void {
  process.stdout.write(`${what}: ${(100 * share).toFixed(1)} %\n`);
}

function sourceOf(weights: Weights, count: number): string {
  const lines = Object.entries(weights).map(([name, weight]) => `  ${name}: ${weight},`);
  return [
    `// Weights of the summary ranker, learned by scripts/train-summary.ts from ${count} articles; generated, do not edit.`,
    'export const SUMMARY_WEIGHTS: Readonly<Record<string, number>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}
