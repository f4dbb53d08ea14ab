// The measures of the evaluation: what they count is said beside each.
import { goldSpans, isRight as holdsGold } from './datasets.ts';
import type { EvalDocument, EvalMode, EvalQuestion } from './eval-input.ts';
import { areaUnderCurve, quantileOf } from './measures.ts';
import type { Span } from '../src/core/types.ts';

export interface Quoted extends Span {
  readonly docId: string;
  readonly quote: string;
}

export interface Prediction {
  readonly id: string;
  readonly kind: 'answered' | 'unsure' | 'not-found';
  readonly reason?: string;
  readonly statements: readonly { readonly text: string; readonly citations: readonly Quoted[] }[];
  readonly retrieved: readonly (Span & { readonly docId: string; readonly score: number })[];
  readonly nearest: readonly Quoted[];
  readonly answerability: number;
  readonly elapsedMs: number;
}

export interface MeasuredSet {
  readonly documents: readonly EvalDocument[];
  readonly questions: readonly EvalQuestion[];
  readonly mode: EvalMode;
}

interface Judged {
  readonly question: EvalQuestion;
  readonly prediction: Prediction;
  readonly gold: readonly Span[];
}

/** Questions without a prediction are not judged. */
export function measure(predictions: readonly Prediction[], { documents, questions, mode }: MeasuredSet) {
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  const byId = new Map(predictions.map((prediction) => [prediction.id, prediction]));
  const judged = questions.flatMap((question): Judged[] => {
    const prediction = byId.get(question.id);
    return prediction
      ? [{ question, prediction, gold: goldSpans(question, texts.get(question.docId) ?? '') }]
      : [];
  });
  const times = judged.map(({ prediction }) => prediction.elapsedMs);
  const datasets = grouped(judged, ({ question }) => question.dataset ?? '');
  return {
    questions: judged.length,
    ...figuresOf(judged, mode),
    byType: mapped(
      grouped(judged, ({ question }) => question.type ?? 'all'),
      typeFigures,
    ),
    ...(datasets.size > 1 ? { byDataset: mapped(datasets, (group) => figuresOf(group, mode)) } : {}),
    ms: { p50: round(quantileOf(times, 0.5)), p95: round(quantileOf(times, 0.95)) },
  };
}

function figuresOf(judged: readonly Judged[], mode: EvalMode) {
  return {
    ...(mode === 'corpus' ? { retrieval: retrievalOf(answerable(judged)) } : {}),
    rank: rankOf(answerable(judged)),
    answer: answersOf(judged),
    answerability: {
      auroc: auroc(judged),
      aurocWithoutFalsePremises: auroc(judged.filter(({ question }) => question.type !== 'false-premise')),
    },
  };
}

function grouped(judged: readonly Judged[], nameOf: (one: Judged) => string): Map<string, Judged[]> {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one]);
  return groups;
}

function mapped<T>(
  groups: ReadonlyMap<string, readonly Judged[]>,
  make: (group: readonly Judged[]) => T,
): Record<string, T> {
  return Object.fromEntries([...groups].map(([name, group]) => [name, make(group)]));
}

function answerable(judged: readonly Judged[]): Judged[] {
  return judged.filter(({ question }) => !question.unanswerable);
}

function retrievalOf(judged: readonly Judged[]) {
  const places = judged.map(({ prediction, question, gold }) =>
    prediction.retrieved.findIndex((passage) => holds(passage, question, gold)),
  );
  const within = (count: number): number => share(places, (place) => place >= 0 && place < count);
  return {
    r1: within(1),
    r3: within(3),
    r5: within(5),
    r10: within(10),
    mrr10: round(mean(places.map((place) => (place >= 0 && place < 10 ? 1 / (place + 1) : 0)))),
  };
}

/** Where a span is given the passage must hold it; else it must be of the gold document. */
function holds(passage: Span & { docId: string }, question: EvalQuestion, gold: readonly Span[]): boolean {
  if (passage.docId !== question.docId) return false;
  return !hasSpan(question) || gold.some(({ start, end }) => passage.start <= start && end <= passage.end);
}

function hasSpan({ answers }: EvalQuestion): boolean {
  return answers.some((answer) => typeof answer !== 'string' && answer.start >= 0);
}

function rankOf(judged: readonly Judged[]) {
  const places = judged.map((one) => listed(one.prediction).findIndex((quote) => isRight(quote, one)));
  return {
    hit1: share(places, (place) => place === 0),
    hit3: share(places, (place) => place >= 0 && place < 3),
  };
}

/** The cited sentences followed by the nearest ones. */
function listed({ statements, nearest }: Prediction): Quoted[] {
  return [...statements.flatMap(({ citations }) => citations), ...nearest];
}

/** Holds the gold span, or without one an answer string or a gold evidence sentence. */
function isRight({ docId, start, end, quote }: Quoted, { question, gold }: Judged): boolean {
  if (docId !== question.docId) return false;
  if (holdsGold({ span: { start, end } }, gold)) return true;
  const strings = question.answers.map((answer) => (typeof answer === 'string' ? answer : answer.text));
  return !hasSpan(question) && strings.some((answer) => answer !== '' && quote.includes(answer));
}

function answersOf(judged: readonly Judged[]) {
  const possible = answerable(judged);
  const answered = possible.filter(({ prediction }) => prediction.kind === 'answered');
  const missing = judged.filter(({ question }) => question.unanswerable && question.type !== 'false-premise');
  const premises = judged.filter(({ question }) => question.type === 'false-premise');
  return {
    coverage: round(answered.length / Math.max(1, possible.length)),
    precision: share(answered, (one) => {
      const first = one.prediction.statements[0]?.citations[0];
      return first !== undefined && isRight(first, one);
    }),
    falseAnswers: share(missing, ({ prediction }) => prediction.kind === 'answered'),
    falsePremises: share(premises, ({ prediction }) => prediction.kind === 'answered'),
    unsure: share(judged, ({ prediction }) => prediction.kind === 'unsure'),
  };
}

function auroc(judged: readonly Judged[]): number {
  const scores = (unanswerable: boolean): number[] =>
    judged
      .filter(({ question }) => question.unanswerable === unanswerable)
      .map(({ prediction }) => prediction.answerability);
  return round(areaUnderCurve(scores(false), scores(true)));
}

function typeFigures(judged: readonly Judged[]) {
  const possible = answerable(judged);
  return {
    questions: judged.length,
    answered: share(judged, ({ prediction }) => prediction.kind === 'answered'),
    ...(possible.length > 0 ? rankOf(possible) : {}),
  };
}

function share<T>(all: readonly T[], is: (one: T) => boolean): number {
  return round(all.filter(is).length / Math.max(1, all.length));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
