// A library over an embedder elsewhere: it waits for nobody too long, never mixes passages with and without vectors, and goes on where it was.
import { describe, expect, it } from 'vitest';
import { createExactIndex } from '../../../src/adapters/exact-index.ts';
import { loadLexicon } from '../../../src/adapters/lexicon-files.ts';
import { createMemoryStore } from '../../../src/adapters/memory-store.ts';
import { createAnalyzer } from '../../../src/core/analyze/analyzer.ts';
import { makeArticle } from '../../../src/core/article.ts';
import { Failure } from '../../../src/core/errors.ts';
import { openLibrary, type Library } from '../../../src/core/library.ts';
import type { RemoteEmbedding } from '../../../src/core/library/filling.ts';
import type { Embedder, Store } from '../../../src/core/ports.ts';

const analyzer = createAnalyzer(loadLexicon());
const BRIDGE = makeArticle({ id: 'bridge', title: '다리', text: '솔내군은 낡은 다리를 고치기로 했다.' });
const LIBRARY = makeArticle({ id: 'library', title: '도서관', text: '다온도서관은 월요일에 쉰다.' });

/** Everything is alike, so that a vector lifts every passage that has one. */
function embedderThat(answers: (texts: readonly string[], call: number) => Promise<void> | void) {
  const calls: (readonly string[])[] = [];
  const embedder: Embedder = {
    id: 'elsewhere',
    dimensions: 2,
    async embed(texts) {
      calls.push(texts);
      await answers(texts, calls.length);
      return texts.map(() => Float32Array.of(1, 0));
    },
  };
  return { embedder, calls };
}

const IMPATIENT: RemoteEmbedding = {
  batch: 2,
  adding: (signal) => signal ?? new AbortController().signal,
  asking: () => Promise.resolve(),
};

function open(store: Store, embedder: Embedder, noticed: unknown[] = []): Library {
  return openLibrary({
    store: store.scope('one'),
    bundled: [],
    embedder,
    analyzer,
    createVectorIndex: (rows, { dimensions }) => createExactIndex(rows, dimensions),
    remote: IMPATIENT,
    vectorTrust: { weight: 0.5, until: Infinity },
    notice: (error) => noticed.push(error),
  });
}

/** A store whose articles have vectors of another embedder. */
async function storeOf(...articles: readonly (typeof BRIDGE)[]): Promise<Store> {
  const store = createMemoryStore();
  const { embedder } = embedderThat(() => undefined);
  const library = open(store, { ...embedder, id: 'before' });
  for (const article of articles) await library.add(article);
  return store;
}

const down = (): never => {
  throw new Failure('model-unavailable', { reason: 'server' });
};

describe('a library over an embedder elsewhere', () => {
  it('keeps an article whose vectors cannot be had, and makes them later', async () => {
    const store = createMemoryStore();
    const { embedder, calls } = embedderThat((_, call) => (call === 1 ? down() : undefined));
    const noticed: unknown[] = [];
    const library = open(store, embedder, noticed);
    expect(await library.add(BRIDGE)).toMatchObject({ passages: 1 });
    expect(noticed).toHaveLength(1);
    await library.settled();
    expect(calls).toEqual([[BRIDGE.text], [BRIDGE.text]]);
    expect((await store.scope('one').vectors('bridge', 'elsewhere'))?.rows).toHaveLength(1);
  });

  it('lets no question wait longer than it is told to', async () => {
    const store = await storeOf(BRIDGE);
    const { embedder } = embedderThat(() => new Promise(() => undefined));
    const found = await open(store, embedder).retrieve('낡은 다리');
    expect(found[0]?.article.id).toBe('bridge');
  });

  it('asks words alone as long as one passage has no vector', async () => {
    const store = await storeOf(BRIDGE, LIBRARY);
    const { embedder } = embedderThat(([text]) => (text === LIBRARY.text ? down() : undefined));
    const parts = store.scope('one');
    const spans = (await parts.get('bridge'))?.passages ?? [];
    await parts.put(BRIDGE, spans, { embedderId: 'elsewhere', dimensions: 2, rows: [Float32Array.of(1, 0)] });
    const library = open(store, embedder);
    await library.settled();
    expect((await library.retrieve('도서관')).map(({ article }) => article.id)).toEqual(['library']);
    expect(await library.retrieve('도서관', { within: 'bridge' })).not.toEqual([]);
  });

  it('goes on where a filling ended early', async () => {
    const articles = ['가', '나', '다', '라', '마'].map((id) =>
      makeArticle({ id, title: id, text: `${id}람시에 새 공원이 생긴다.` }),
    );
    const store = await storeOf(...articles);
    const first = embedderThat((_, call) => (call === 2 ? down() : undefined));
    await open(store, first.embedder).settled();
    expect(first.calls.map((texts) => texts.length)).toEqual([2, 2]);
    const second = embedderThat(() => undefined);
    await open(store, second.embedder).settled();
    expect(second.calls.flat()).toEqual(articles.slice(2).map(({ text }) => text));
  });

  it('drops the vectors of another embedder when all of its own are made, and not before', async () => {
    const store = await storeOf(BRIDGE, LIBRARY);
    const failing = embedderThat(down);
    await open(store, failing.embedder).settled();
    expect(await store.scope('one').vectors('bridge', 'before')).toBeDefined();
    const { embedder } = embedderThat(() => undefined);
    await open(store, embedder).settled();
    expect(await store.scope('one').vectors('bridge', 'before')).toBeUndefined();
    expect(await store.scope('one').vectors('bridge', 'elsewhere')).toBeDefined();
  });

  it('calls it for no question that nobody asked', async () => {
    const { embedder, calls } = embedderThat(() => undefined);
    const library = open(createMemoryStore(), embedder);
    await library.add(BRIDGE);
    await library.retrieve('낡은 다리', { aside: true });
    expect(calls).toHaveLength(1);
    await library.retrieve('낡은 다리');
    expect(calls).toHaveLength(2);
  });
});
