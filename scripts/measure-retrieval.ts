// Measures finding: words alone, vectors alone and both, per question set, with speed here and at 10,000 passages; prints JSON.
// Usage: node dist/scripts/measure-retrieval.js DOCUMENTS.jsonl QUESTIONS.jsonl [WEIGHT…] (shares of the vectors to compare)
import { createEmbeddedEmbedder } from '../src/adapters/embedded-embedder.ts';
import { createExactIndex } from '../src/adapters/exact-index.ts';
import { loadLexicon } from '../src/adapters/lexicon-files.ts';
import { createMemoryStore } from '../src/adapters/memory-store.ts';
import { createAnalyzer } from '../src/core/analyze/analyzer.ts';
import { openLibrary, type Library } from '../src/core/library.ts';
import type { VectorTrust } from '../src/core/fusion.ts';
import { createWordSearch } from '../src/core/library/word-search.ts';
import type { Embedder } from '../src/core/ports.ts';
import type { Article, Evidence } from '../src/core/types.ts';
import { goldSpans, loadDocuments, readJsonLines, type QuestionRecord } from './datasets.ts';
import { randomEmbedder } from './random-embedder.ts';

interface AskedQuestion extends QuestionRecord {
  readonly dataset?: string;
}

const [documentsPath, questionsPath, ...weights] = process.argv.slice(2);
if (documentsPath === undefined || questionsPath === undefined)
  throw new Error('expected DOCUMENTS.jsonl and QUESTIONS.jsonl');

const MANY = 10_000;
const analyzer = createAnalyzer(loadLexicon());
const embedder = createEmbeddedEmbedder(analyzer);
const documents = loadDocuments(documentsPath);
const segmented = [...documents.values()].map((document) => document.segmented);
const articles = segmented.map(({ article }) => article);
const passages = segmented.flatMap((each) =>
  each.passages.map(({ span }) => each.article.text.slice(span.start, span.end)),
);
const questions = readJsonLines<AskedQuestion>(questionsPath).filter(({ unanswerable }) => !unanswerable);

process.stdout.write(`${JSON.stringify(await measure(), null, 1)}\n`);

async function measure() {
  const found = {
    words: await quality(library(articles, embedder, { weight: 0, until: 1 })),
    vectors: await quality(library(articles, embedder, { weight: 1, until: Infinity })),
    fused: await quality(library(articles, embedder)),
    fusedByRanks: await rankFusion(),
    fusedWithRandom: await quality(library(articles, randomEmbedder(embedder.dimensions))),
    ...(await comparisons()),
  };
  return {
    passages: passages.length,
    questions: questions.length,
    embedder: embedder.id,
    found,
    build: await buildSpeed(),
    query: await querySpeed(articles),
    queryOfMany: await querySpeed(manyArticles()),
  };
}

/** The same with other weights, believed whatever the words find, and with vectors that mean nothing. */
async function comparisons() {
  const random = randomEmbedder(embedder.dimensions);
  const found: Record<string, unknown> = {};
  for (const text of weights) {
    const trust = { weight: Number(text), until: Infinity };
    found[`fused ${text}`] = await quality(library(articles, embedder, trust));
    found[`random ${text}`] = await quality(library(articles, random, trust));
  }
  return found;
}

/** Reciprocal ranks of both lists (Cormack, Clarke and Büttcher 2009), the vectors' at the weight that does least harm. */
async function rankFusion() {
  const words = library(articles, embedder, { weight: 0, until: 1 });
  const vectors = library(articles, embedder, { weight: 1, until: Infinity });
  const found: Record<string, unknown> = {};
  for (const weight of [1, 0.1]) {
    found[`weight ${weight}`] = await quality({
      settled: async () => void (await Promise.all([words.settled(), vectors.settled()])),
      retrieve: async (question) =>
        byRanks(
          await words.retrieve(question, { count: 50 }),
          await vectors.retrieve(question, { count: 50 }),
          weight,
        ),
    });
  }
  return found;
}

function byRanks(words: readonly Evidence[], vectors: readonly Evidence[], weight: number): Evidence[] {
  const scores = new Map<string, Evidence>();
  const collect = (list: readonly Evidence[], share: number): void => {
    for (const [rank, evidence] of list.entries()) {
      const { id } = evidence.passage;
      scores.set(id, { ...evidence, score: (scores.get(id)?.score ?? 0) + share / (61 + rank) });
    }
  };
  collect(words, 1);
  collect(vectors, weight);
  return [...scores.values()].sort((a, b) => b.score - a.score).slice(0, 10);
}

function library(bundled: readonly Article[], by: Embedder, vectorTrust?: VectorTrust): Library {
  return openLibrary({
    store: createMemoryStore().scope('measure'),
    bundled,
    embedder: by,
    analyzer,
    createVectorIndex: (rows, { dimensions }) => createExactIndex(rows, dimensions),
    ...(vectorTrust && { vectorTrust }),
  });
}

async function quality(opened: Pick<Library, 'settled' | 'retrieve'>) {
  await opened.settled();
  const ranks = new Map<string, number[]>();
  for (const question of questions) {
    const set = question.dataset ?? question.type ?? 'all';
    const rank = (await opened.retrieve(question.question)).findIndex((evidence) =>
      isRight(evidence, question),
    );
    ranks.set(set, [...(ranks.get(set) ?? []), rank]);
  }
  return Object.fromEntries([...ranks].map(([set, list]) => [set, summarise(list)]));
}

/** A passage is right when it holds the gold span; where no place is given, when it is of the gold document. */
function isRight({ article, passage: { span } }: Evidence, question: AskedQuestion): boolean {
  if (article.id !== question.docId) return false;
  const placed = question.answers.some((answer) => typeof answer !== 'string' && answer.start >= 0);
  const gold = placed || question.evidenceText ? goldSpans(question, article.text) : [];
  return gold.length === 0 || gold.some(({ start, end }) => span.start <= start && end <= span.end);
}

function summarise(ranks: readonly number[]) {
  const share = (count: number): number => round((100 * count) / ranks.length);
  const within = (most: number): number => share(ranks.filter((rank) => rank >= 0 && rank < most).length);
  const reciprocal = ranks.reduce((sum, rank) => sum + (rank < 0 ? 0 : 1 / (rank + 1)), 0);
  return {
    questions: ranks.length,
    r1: within(1),
    r3: within(3),
    r5: within(5),
    r10: within(10),
    mrr10: share(reciprocal),
  };
}

/** Processor time, which other programs on the machine lengthen less than the clock. */
async function buildSpeed() {
  const many = manyArticles().flatMap(({ text }) => text.split('\n'));
  return {
    wordPassagesPerSecond: round(passages.length / (await secondsOf(() => file(passages)))),
    wordPassagesPerSecondOfMany: round(many.length / (await secondsOf(() => file(many)))),
    embeddedPassagesPerSecond: round(
      passages.length / (await secondsOf(() => embedder.embed(passages, 'passage'))),
    ),
  };
}

function file(texts: readonly string[]): void {
  const filed = createWordSearch(analyzer).open('');
  for (const text of texts) filed.add(text);
  filed.close();
}

async function secondsOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function querySpeed(bundled: readonly Article[]) {
  const opened = library(bundled, embedder);
  const start = performance.now();
  await opened.settled();
  const ready = performance.now() - start;
  const asked = questions.filter((_, index) => index % Math.ceil(questions.length / 500) === 0);
  for (const { question } of asked.slice(0, 50)) await opened.retrieve(question);
  const times: number[] = [];
  for (const { question } of asked) {
    const before = performance.now();
    await opened.retrieve(question);
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => round(times[Math.floor(times.length * share)] ?? 0);
  const { passages } = await opened.rebuild();
  return { passages, readyMs: round(ready), p50: at(0.5), p95: at(0.95) };
}

/** Enough articles of the given sentences in another order: repeatable, with the same words as often. */
function manyArticles(): Article[] {
  const sentences = segmented.flatMap(({ article, sentences }) =>
    sentences.map(({ span }) => article.text.slice(span.start, span.end).replaceAll('\n', ' ')),
  );
  const made: Article[] = [];
  const step = 7919;
  for (let number = 0; number * 10 < MANY; number += 1) {
    const text = Array.from({ length: 10 }, (_, line) =>
      Array.from(
        { length: 4 },
        (_, place) => sentences[((number * 40 + line * 4 + place) * step) % sentences.length] ?? '',
      ).join(' '),
    ).join('\n');
    made.push({
      id: `many-${number}`,
      title: articles[number % articles.length]?.title ?? '',
      language: 'ko',
      text,
    });
  }
  return made;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
