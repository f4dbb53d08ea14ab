// Asks a question set and prints the measures as one JSON object; with --out, one line of predictions a question.
// Usage: gakju eval --documents D.jsonl --questions Q.jsonl --mode corpus|document [--out P.jsonl]
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLanguage } from '../src/adapters/lexicon-files.ts';
import { createMemoryStore } from '../src/adapters/memory-store.ts';
import type { Traced } from '../src/core/answer.ts';
import { makeArticle } from '../src/core/article.ts';
import { Failure } from '../src/core/errors.ts';
import type { Product } from '../src/core/product.ts';
import { measureSummary } from '../src/core/summary.ts';
import type { Article, Evidence, Span } from '../src/core/types.ts';
import { openProduct } from '../src/open-product.ts';
import {
  readDocuments,
  readEvalOptions,
  readQuestions,
  reasonOf,
  type EvalDocument,
  type EvalMode,
  type EvalQuestion,
} from './eval-input.ts';
import { measure, type Prediction, type Quoted } from './eval-measures.ts';
import { originalOffsets } from './original-offsets.ts';

export interface EvalSet {
  readonly documents: readonly EvalDocument[];
  readonly questions: readonly EvalQuestion[];
  readonly mode: EvalMode;
}

/** Runs the command; 0 when done. Throws Failure('wrong-usage'), ('file-missing'), ('file-unreadable'), ('unknown-article') and ('store-full'). */
export async function runEval(argv: readonly string[]): Promise<number> {
  const options = readEvalOptions(argv);
  const set = {
    documents: readDocuments(options.documents),
    questions: readQuestions(options.questions),
    mode: options.mode,
  };
  const write = options.out === undefined ? undefined : openLines(options.out);
  const { predictions, figures } = await evaluate(set);
  await write?.(predictions);
  process.stdout.write(`${JSON.stringify(figures, undefined, 1)}\n`);
  return 0;
}

/** Documents that are no article (empty, binary, too long) are left out; questions about them are asked, counted and not judged. */
export async function evaluate(set: EvalSet) {
  refuseStrangers(set);
  const { articles, skipped } = articlesOf(set.documents);
  const evaluation = await open(set, articles);
  const predictions: Prediction[] = [];
  for (const question of set.questions) predictions.push(await predict(question, evaluation));
  await evaluation.close();
  const judged = set.questions.filter(({ docId }) => articles.has(docId));
  return {
    predictions,
    figures: {
      ...measure(predictions, { ...set, questions: judged }),
      ...summaryOf(set.documents.filter(({ id }) => articles.has(id))),
      citations: citationsOf(predictions, set),
      skipped: { documents: skipped, questions: set.questions.length - judged.length },
      build: { seconds: round(evaluation.buildSeconds) },
      memory: { residentMb: Math.round(process.memoryUsage().rss / 1024 / 1024) },
    },
  };
}

/** One question about a missing document is counted; when all of them are, the files do not belong together. */
function refuseStrangers({ documents, questions }: EvalSet): void {
  const ids = new Set(documents.map(({ id }) => id));
  const [first] = questions;
  if (!first || questions.some(({ docId }) => ids.has(docId))) return;
  throw new Failure('unknown-article', { id: first.docId, known: [...ids].slice(0, NAMED).join(', ') });
}

const NAMED = 5;

function articlesOf(documents: readonly EvalDocument[]): { articles: Map<string, Article>; skipped: number } {
  const articles = new Map<string, Article>();
  for (const record of documents) {
    const article = articleOf(record);
    if (article) articles.set(record.id, article);
  }
  return { articles, skipped: documents.length - articles.size };
}

function articleOf({ id, title, text, date }: EvalDocument): Article | undefined {
  try {
    return makeArticle({ id, title, text, ...(typeof date === 'string' ? { publishedAt: date } : {}) });
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

interface Evaluation {
  readonly product: Product;
  readonly mode: EvalMode;
  readonly buildSeconds: number;
  /** A span of an article as its document's text as given has it. */
  readonly quoted: (article: Article, span: Span) => Quoted;
  readonly close: () => Promise<void>;
}

const SCOPE = 'eval';

async function open(
  { documents, mode }: EvalSet,
  articles: ReadonlyMap<string, Article>,
): Promise<Evaluation> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gakju-eval-'));
  const product = openProduct({ dataDir, bundled: [...articles.values()], store: createMemoryStore() });
  const start = performance.now();
  await product.rebuild(SCOPE);
  return {
    product,
    mode,
    buildSeconds: (performance.now() - start) / 1000,
    quoted: quoter(documents),
    async close() {
      await product.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The quote is always the given text's own slice: where that is normal already, it is the article's, too. */
function quoter(documents: readonly EvalDocument[]): Evaluation['quoted'] {
  const given = new Map(documents.map(({ id, text }) => [id, text]));
  const toGiven = new Map<string, (span: Span) => Span>();
  return ({ id, text }, span) => {
    const original = given.get(id) ?? text;
    const lead = toGiven.get(id) ?? originalOffsets(original, text);
    toGiven.set(id, lead);
    const { start, end } = lead(span);
    return { docId: id, start, end, quote: original.slice(start, end) };
  };
}

async function predict(record: EvalQuestion, evaluation: Evaluation): Promise<Prediction> {
  const { product, mode } = evaluation;
  const language = /[가-힣]/u.test(record.question) ? 'ko' : 'en';
  const within = mode === 'document' ? { within: record.docId } : {};
  const question = {
    text: record.question,
    askedAt: '2026-01-01T00:00:00Z',
    scope: SCOPE,
    language,
    ...within,
  } as const;
  const start = performance.now();
  const traced = await product.trace(question).catch((error: unknown) => {
    if (error instanceof Failure) return undefined;
    throw error;
  });
  const elapsedMs = round(performance.now() - start);
  return { id: record.id, ...predictionOf(traced, evaluation), elapsedMs };
}

const RETRIEVED = 10;

function predictionOf(
  traced: Traced | undefined,
  { quoted }: Evaluation,
): Omit<Prediction, 'id' | 'elapsedMs'> {
  const answer = traced?.answer;
  const retrieved = inTurn((traced?.findings ?? []).map(({ evidence }) => evidence)).slice(0, RETRIEVED);
  const nearest = answer && 'nearest' in answer ? answer.nearest : [];
  return {
    kind: answer?.kind === 'answered' || answer?.kind === 'unsure' ? answer.kind : 'not-found',
    ...(answer?.kind === 'not-found' ? { reason: answer.reason } : {}),
    statements: answer?.kind === 'answered' ? statementsOf(answer, quoted) : [],
    retrieved: retrieved.map(({ article, passage, score }) => {
      const { docId, start, end } = quoted(article, passage.span);
      return { docId, start, end, score };
    }),
    nearest: nearest.map(({ article, sentence }) => quoted(article, sentence.span)),
    answerability: answer && 'answerability' in answer ? answer.answerability : 0,
  };
}

function statementsOf(
  { statements, citations }: Extract<Traced['answer'], { kind: 'answered' }>,
  quoted: Evaluation['quoted'],
): Prediction['statements'] {
  const byNumber = new Map(citations.map((citation) => [citation.number, citation]));
  return statements.map(({ text, citations: numbers }) => ({
    text,
    citations: numbers.flatMap((number) => {
      const citation = byNumber.get(number);
      return citation ? [quoted(citation.article, citation.span)] : [];
    }),
  }));
}

/** The first of each part of the question, then the second of each; a passage once. */
function inTurn(lists: readonly (readonly Evidence[])[]): Evidence[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const mixed = Array.from({ length: longest }, (_, place) =>
    lists.flatMap((list) => list[place] ?? []),
  ).flat();
  return [...new Map(mixed.map((evidence) => [evidence.passage.id, evidence])).values()];
}

function summaryOf(documents: readonly EvalDocument[]) {
  const gold = documents.flatMap(({ summaryIdx, ...rest }) => (summaryIdx ? [{ ...rest, summaryIdx }] : []));
  if (gold.length === 0) return {};
  const { precision, lead } = measureSummary(gold, loadLanguage().analyzer);
  return { summary: { documents: gold.length, precision: round(precision), lead: round(lead) } };
}

function citationsOf(predictions: readonly Prediction[], { documents }: EvalSet) {
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  const all = predictions.flatMap(({ statements }) => statements.flatMap(({ citations }) => citations));
  const valid = all.filter(
    ({ docId, start, end, quote }) => end > start && texts.get(docId)?.slice(start, end) === quote,
  );
  return { count: all.length, valid: all.length === 0 ? 1 : round(valid.length / all.length) };
}

/** Opened before the first question is asked: a place that cannot be written is told at once. */
function openLines(path: string): (predictions: readonly Prediction[]) => Promise<void> {
  const stream = createWriteStream(path, { fd: openForWriting(path) });
  return async (predictions) => {
    for (const prediction of predictions) stream.write(`${JSON.stringify(prediction)}\n`);
    stream.end();
    await once(stream, 'finish').catch((error: unknown) => {
      throw writeFailure(path, error);
    });
  };
}

function openForWriting(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    throw writeFailure(path, error);
  }
}

function writeFailure(path: string, error: unknown): Failure {
  const reason = reasonOf(error);
  if (reason === 'ENOSPC') return new Failure('store-full', {}, { cause: error });
  if (reason === 'ENOENT') return new Failure('file-missing', { path }, { cause: error });
  return new Failure('file-unreadable', { path, reason }, { cause: error });
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
