// The measurements, each alone: what a question takes, the first answer, ten thousand passages, the graph, and the plain pipeline beside it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createEmbeddedEmbedder } from '../../src/adapters/embedded-embedder.ts';
import { createExactIndex } from '../../src/adapters/exact-index.ts';
import { buildGraphIndex } from '../../src/adapters/graph-index.ts';
import { loadLanguage } from '../../src/adapters/lexicon-files.ts';
import { createMemoryStore } from '../../src/adapters/memory-store.ts';
import { createWordSearch } from '../../src/core/library/word-search.ts';
import type { Product } from '../../src/core/product.ts';
import type { Article } from '../../src/core/types.ts';
import { openProduct } from '../../src/open-product.ts';
import { bundledSet, practiceSet } from '../eval-sets.ts';
import { manyArticles, passageTexts, thinned } from './material.ts';
import { hundredth, processorSeconds, residentMb, spreadOf, timed } from './timing.ts';

/** How much is measured. */
export interface Size {
  readonly questions: number;
  readonly rounds: number;
  readonly starts: number;
  readonly passages: number;
  readonly rows: number;
}

export const FULL: Size = { questions: Infinity, rounds: 3, starts: 5, passages: 10_000, rows: 5_000 };
export const QUICK: Size = { questions: 12, rounds: 1, starts: 1, passages: 300, rows: 200 };

const SCOPE = 'bench';

/** Asks in the scope of the benchmark as a person would. */
export function asker(product: Product): (text: string) => Promise<unknown> {
  return (text) => product.ask({ text, askedAt: '2026-01-01T00:00:00Z', scope: SCOPE, language: 'ko' });
}

/** In process, warm: questions that were asked once before are asked again. */
export async function measureQuestion({ questions, rounds }: Size) {
  const { articles, questions: all } = bundledSet();
  const asked = thinned(all, questions).map(({ question }) => question);
  const spread = await withProduct(articles, (product) => spreadOf(asked, rounds, asker(product)));
  return { questions: asked.length, rounds, ...spread, residentMb: residentMb() };
}

async function withProduct<T>(
  bundled: readonly Article[],
  use: (product: Product) => Promise<T>,
): Promise<T> {
  return inFolder(async (dataDir) => {
    const product = openProduct({ dataDir, bundled, store: createMemoryStore() });
    try {
      return await use(product);
    } finally {
      await product.close();
    }
  });
}

/** A folder that is there while `work` runs. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gakju-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A library of that many passages: how fast its indexes are made, how soon it answers when opened again, and how fast. */
export async function measureMany({ passages, questions, rounds }: Size) {
  const { articles, questions: all } = practiceSet();
  const many = manyArticles(articles, passages);
  const texts = many.map(passageTexts);
  const asked = thinned(all, Math.min(questions, 200)).map(({ question }) => question);
  const speeds = await buildSpeeds(texts, rounds);
  const kept = await inFolder((folder) =>
    keptLibrary(
      folder,
      many.map(({ article }) => article),
      asked,
      rounds,
    ),
  );
  return {
    passages: texts.flat().length,
    articles: many.length,
    questions: asked.length,
    ...speeds,
    ...kept,
    residentMb: residentMb(),
  };
}

/** Passages a second of processor time, of a fresh index and a fresh embedder. */
async function buildSpeeds(texts: readonly (readonly string[])[], rounds: number) {
  const { analyzer } = loadLanguage();
  const all = texts.flat();
  const filing = async (): Promise<void> => {
    const words = createWordSearch(analyzer);
    for (const list of texts) {
      const filed = words.open('');
      for (const text of list) filed.add(text);
      filed.close();
    }
  };
  const embedding = () => createEmbeddedEmbedder(analyzer).embed(all, 'passage');
  return {
    wordIndexPassagesPerSecond: Math.round(all.length / (await processorSeconds(rounds, filing))),
    embeddingPassagesPerSecond: Math.round(all.length / (await processorSeconds(rounds, embedding))),
  };
}

/** On disk, as a server keeps it: filled once, opened again; the graph is made in the background meanwhile. */
async function keptLibrary(
  dataDir: string,
  articles: readonly Article[],
  asked: readonly string[],
  rounds: number,
) {
  const first = openProduct({ dataDir, bundled: [] });
  const { ms: addMs } = await timed(async () => {
    for (const article of articles) await first.add(SCOPE, article);
  });
  await first.close();
  const again = openProduct({ dataDir, bundled: [] });
  try {
    const { ms: startToReadyMs } = await timed(() => asker(again)(asked[0] ?? ''));
    await again.rebuild(SCOPE);
    const { p50, p95, max } = await spreadOf(asked, rounds, asker(again));
    const question = { p50, p95, max };
    return {
      addMsPerArticle: hundredth(addMs / articles.length),
      startToReadyMs: Math.round(startToReadyMs),
      question,
    };
  } finally {
    await again.close();
  }
}

const RECALL_AT = 10;

/** The graph of that many rows, made in its own thread while this one keeps time. */
export async function measureGraph({ rows: count, questions }: Size) {
  const { articles, questions: all } = practiceSet();
  const embedder = createEmbeddedEmbedder(loadLanguage().analyzer);
  const texts = manyArticles(articles, count).flatMap(passageTexts).slice(0, count);
  const rows = await embedder.embed(texts, 'passage');
  const queries = await embedder.embed(
    thinned(all, Math.min(questions, 200)).map(({ question }) => question),
    'query',
  );
  return inFolder(async (folder) => {
    const delay = watchEventLoop();
    const { value: graph, ms } = await timed(() =>
      buildGraphIndex(rows, embedder.dimensions, {
        embedderId: embedder.id,
        file: join(folder, 'bench.graph'),
      }),
    );
    const eventLoopDelayMs = delay();
    const exact = createExactIndex(rows, embedder.dimensions);
    const shares = queries.map((query) => {
      const wanted = new Set(exact.search(query, RECALL_AT).map(({ label }) => label));
      return graph.search(query, RECALL_AT).filter(({ label }) => wanted.has(label)).length / wanted.size;
    });
    const recall = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
    return {
      rows: rows.length,
      dimensions: embedder.dimensions,
      seconds: hundredth(ms / 1000),
      eventLoopDelayMs,
      recallAt10: hundredth(recall),
    };
  });
}

const RESOLUTION_MS = 5;

/** How late the event loop is, beyond the watch's own beat, from now until the returned function is called. */
function watchEventLoop(): () => { readonly p99: number; readonly max: number } {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const late = (nanoseconds: number): number => hundredth(Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS));
  histogram.enable();
  return () => {
    histogram.disable();
    return { p99: late(histogram.percentile(99)), max: late(histogram.max) };
  };
}
