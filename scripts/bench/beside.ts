// Speed and quality side by side: the plain LangChain pipeline and Gakju on the same passages and the same questions.
import { createMemoryStore } from '../../src/adapters/memory-store.ts';
import { segmentArticle } from '../../src/core/segment.ts';
import type { SegmentedArticle, Span } from '../../src/core/types.ts';
import { openProduct } from '../../src/open-product.ts';
import { goldSpans } from '../datasets.ts';
import type { EvalQuestion } from '../eval-input.ts';
import { bundledSet, practiceSet, type OwnSet } from '../eval-sets.ts';
import { manyArticles, thinned } from './material.ts';
import { openPlainPipeline } from './plain-pipeline.ts';
import { inFolder, type Size } from './sections.ts';
import { hundredth, spreadOf } from './timing.ts';

export interface BesideRow {
  readonly pipeline: 'plain LangChain' | 'Gakju, whole answer';
  readonly set: string;
  readonly passages: number;
  readonly questions: number;
  /** Shares of the questions whose gold evidence is in the first, or the first five, passages. */
  readonly r1: number;
  readonly r5: number;
  readonly msP50: number;
}

/** Ids of passages, best first. */
type Find = (question: string) => Promise<readonly string[]>;

interface Held {
  readonly name: string;
  readonly sources: readonly SegmentedArticle[];
  /** Answerable questions, each with the ids of the passages that hold its evidence. */
  readonly asked: readonly { readonly question: string; readonly right: ReadonlySet<string> }[];
}

/** Both sets over their own articles, and over as many made articles besides as make up `passages`. */
export async function measureBeside(size: Size): Promise<BesideRow[]> {
  const [bundled, practice] = [bundledSet(), practiceSet()];
  const crowd = manyArticles(practice.articles, size.passages);
  const held = [
    heldBy('bundled', bundled, [], size),
    heldBy('practice', practice, [], size),
    heldBy('bundled', bundled, crowd, size),
  ];
  const rows: BesideRow[] = [];
  for (const one of held) rows.push(await measurePlain(one, size), await measureOwn(one, size));
  return rows;
}

function heldBy(name: string, set: OwnSet, crowd: readonly SegmentedArticle[], { questions }: Size): Held {
  const sources = [...set.articles.map(segmentArticle), ...crowd];
  const answerable = set.questions.filter(({ unanswerable }) => !unanswerable);
  const asked = thinned(answerable, questions).map((question) => ({
    question: question.question,
    right: rightPassages(question, sources),
  }));
  return { name, sources, asked };
}

function rightPassages(question: EvalQuestion, sources: readonly SegmentedArticle[]): ReadonlySet<string> {
  const source = sources.find(({ article }) => article.id === question.docId);
  if (!source) return new Set();
  const gold = goldSpans(question, source.article.text);
  const holds = ({ start, end }: Span): boolean =>
    gold.some((span) => start <= span.start && span.end <= end);
  return new Set(source.passages.filter(({ span }) => holds(span)).map(({ id }) => id));
}

async function measurePlain(held: Held, size: Size): Promise<BesideRow> {
  const passages = held.sources.flatMap(({ article, passages }) =>
    passages.map(({ id, span }) => ({ id, text: article.text.slice(span.start, span.end) })),
  );
  const search = await openPlainPipeline(passages);
  return rowOf('plain LangChain', held, size, (question) => search(question, FIRST));
}

const FIRST = 5;
const SCOPE = 'bench';

function measureOwn(held: Held, size: Size): Promise<BesideRow> {
  return inFolder(async (dataDir) => {
    const bundled = held.sources.map(({ article }) => article);
    const product = openProduct({ dataDir, bundled, store: createMemoryStore() });
    await product.rebuild(SCOPE);
    const find: Find = async (text) => {
      const question = { text, askedAt: '2026-01-01T00:00:00Z', scope: SCOPE, language: 'ko' } as const;
      const { findings } = await product.trace(question);
      return findings.flatMap(({ evidence }) => evidence.slice(0, FIRST).map(({ passage }) => passage.id));
    };
    try {
      return await rowOf('Gakju, whole answer', held, size, find);
    } finally {
      await product.close();
    }
  });
}

async function rowOf(
  pipeline: BesideRow['pipeline'],
  held: Held,
  { rounds }: Size,
  find: Find,
): Promise<BesideRow> {
  const { name, sources, asked } = held;
  const places: number[] = [];
  for (const { question, right } of asked)
    places.push((await find(question)).findIndex((id) => right.has(id)));
  const share = (most: number): number =>
    hundredth(places.filter((place) => place >= 0 && place < most).length / Math.max(1, places.length));
  const { p50 } = await spreadOf(asked, rounds, ({ question }) => find(question));
  const passages = sources.reduce((sum, source) => sum + source.passages.length, 0);
  return {
    pipeline,
    set: name,
    passages,
    questions: asked.length,
    r1: share(1),
    r5: share(FIRST),
    msP50: p50,
  };
}
