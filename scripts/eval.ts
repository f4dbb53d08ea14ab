// Asks a question set and prints the measures as one JSON object; with --out, one line of predictions a question.
// Usage: gakju eval --documents D.jsonl --questions Q.jsonl --mode corpus|document [--out P.jsonl]
import { createWriteStream, existsSync } from 'node:fs';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { createMemoryStore } from '../src/adapters/memory-store.ts';
import { Failure } from '../src/core/errors.ts';
import type { Traced } from '../src/core/answer.ts';
import type { Product } from '../src/core/product.ts';
import type { Span } from '../src/core/types.ts';
import { openProduct } from '../src/open-product.ts';
import { readJsonLines, type DocumentRecord, type QuestionRecord } from './datasets.ts';
import { measure, type Prediction } from './eval-measures.ts';
import { originalOffsets } from './original-offsets.ts';

export type EvalMode = 'corpus' | 'document';

export interface EvalSet {
  readonly documents: readonly DocumentRecord[];
  readonly questions: readonly QuestionRecord[];
  readonly mode: EvalMode;
}

/** Runs the command; 0 when done. Throws Failure('wrong-usage') and ('file-missing'). */
export async function runEval(argv: readonly string[]): Promise<number> {
  const { documents, questions, mode, out } = optionsOf(argv);
  const set = { documents: readJsonLines<DocumentRecord>(documents), questions: readJsonLines<QuestionRecord>(questions), mode };
  const { predictions, figures } = await evaluate(set);
  if (out !== undefined) await writeLines(out, predictions);
  process.stdout.write(`${JSON.stringify(figures, undefined, 1)}\n`);
  return 0;
}

function optionsOf(argv: readonly string[]) {
  const { values } = parseArgs({
    args: [...argv],
    options: { documents: { type: 'string' }, questions: { type: 'string' }, mode: { type: 'string' }, out: { type: 'string' } },
  });
  const { documents, questions, mode = 'document', out } = values;
  if (documents === undefined || questions === undefined) throw new Failure('wrong-usage', { problem: 'eval', expected: '--documents D.jsonl --questions Q.jsonl' });
  if (mode !== 'corpus' && mode !== 'document') throw new Failure('wrong-usage', { problem: mode, expected: 'corpus, document' });
  for (const path of [documents, questions]) if (!existsSync(path)) throw new Failure('file-missing', { path });
  return { documents, questions, mode: mode as EvalMode, out };
}

export async function evaluate(set: EvalSet) {
  const { product, scopeOf, buildSeconds } = await openSet(set);
  const predictions: Prediction[] = [];
  for (const question of set.questions) predictions.push(await predict(question, product, scopeOf(question), set));
  const citations = await checkCitations(predictions, set);
  await product.close();
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
  return { predictions, figures: { ...measure(predictions, set), citations, build: { seconds: round(buildSeconds) }, memory: { residentMb: memory } } };
}

interface OpenSet {
  readonly product: Product;
  /** Where a question is asked: everything, or its document alone. */
  readonly scopeOf: (question: QuestionRecord) => string | undefined;
  readonly buildSeconds: number;
}

const SCOPE = 'eval';

async function openSet({ documents, mode }: EvalSet): Promise<OpenSet> {
  const { makeArticle } = await import('../src/core/article.ts');
  const bundled = documents.map((record) =>
    makeArticle({ id: record.id, title: record.title, text: record.text, ...(typeof record.date === 'string' ? { publishedAt: record.date } : {}) }),
  );
  const product = openProduct({ dataDir: 'data/library', bundled, store: createMemoryStore() });
  const start = performance.now();
  await product.rebuild(SCOPE);
  return { product, buildSeconds: (performance.now() - start) / 1000, scopeOf: ({ docId }) => (mode === 'document' ? docId : undefined) };
}

async function predict(record: QuestionRecord, product: Product, within: string | undefined, { documents }: EvalSet): Promise<Prediction> {
  const language = /[가-힣]/u.test(record.question) ? 'ko' : 'en';
  const question = { text: record.question, askedAt: '2026-01-01T00:00:00Z', scope: SCOPE, language, ...(within === undefined ? {} : { within }) } as const;
  const start = performance.now();
  const traced = await product.trace(question).catch((error: unknown) => {
    if (error instanceof Failure) return undefined;
    throw error;
  });
  const elapsedMs = performance.now() - start;
  return { ...predictionOf(record, traced, documents), elapsedMs: round(elapsedMs) };
}

const RETRIEVED = 10;

function predictionOf(record: QuestionRecord, traced: Traced | undefined, documents: readonly DocumentRecord[]): Omit<Prediction, 'elapsedMs'> {
  const answer = traced?.answer;
  const cut = (docId: string, text: string, span: Span) => quoted(docId, text, span, documents);
  const retrieved = (traced?.findings ?? []).flatMap(({ evidence }) => evidence).slice(0, RETRIEVED);
  const kind = answer?.kind === 'answered' || answer?.kind === 'unsure' ? answer.kind : 'not-found';
  const nearest = answer && 'nearest' in answer ? answer.nearest : [];
  return {
    id: record.id,
    kind,
    ...(answer?.kind === 'not-found' ? { reason: answer.reason } : {}),
    statements: answer?.kind !== 'answered' ? [] : answer.statements.map(({ text, citations }) => ({
      text,
      citations: citations.flatMap((number) => {
        const citation = answer.citations.find((one) => one.number === number);
        return citation ? [cut(citation.article.id, citation.article.text, citation.span)] : [];
      }),
    })),
    retrieved: retrieved.map(({ article, passage, score }) => {
      const { docId, start, end } = cut(article.id, article.text, passage.span);
      return { docId, start, end, score };
    }),
    nearest: nearest.map(({ article, sentence }) => cut(article.id, article.text, sentence.span)),
    answerability: answer && 'answerability' in answer ? answer.answerability : 0,
  };
}

const maps = new Map<string, (span: Span) => Span>();

/** A span of the article as a span of the document's text as given. */
function quoted(docId: string, text: string, span: Span, documents: readonly DocumentRecord[]) {
  const given = documents.find(({ id }) => id === docId)?.text ?? text;
  const toGiven = maps.get(docId) ?? originalOffsets(given, text);
  maps.set(docId, toGiven);
  const { start, end } = toGiven(span);
  return { docId, start, end, quote: text.slice(span.start, span.end) };
}

async function checkCitations(predictions: readonly Prediction[], { documents }: EvalSet) {
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  const all = predictions.flatMap(({ statements }) => statements.flatMap(({ citations }) => citations));
  const valid = all.filter(({ docId, start, end, quote }) => texts.get(docId)?.slice(start, end) === quote);
  return { count: all.length, valid: all.length === 0 ? 1 : round(valid.length / all.length) };
}

async function writeLines(path: string, predictions: readonly Prediction[]): Promise<void> {
  const stream = createWriteStream(path);
  for (const prediction of predictions) stream.write(`${JSON.stringify(prediction)}\n`);
  stream.end();
  await once(stream, 'finish');
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
