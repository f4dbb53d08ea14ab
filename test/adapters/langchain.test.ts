// The bridge to LangChain: what crosses it stays what it was, and no environment variable makes it send or print.
import { BaseCallbackHandler } from '@langchain/core/callbacks/base';
import { Embeddings } from '@langchain/core/embeddings';
import { RunnableLambda } from '@langchain/core/runnables';
import { LangChainTracer } from '@langchain/core/tracers/tracer_langchain';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  fromLangChainEmbeddings,
  toLangChainEmbeddings,
  toLangChainRetriever,
} from '../../src/adapters/langchain.ts';
import type { Embedder } from '../../src/core/ports.ts';
import type { Article, Evidence } from '../../src/core/types.ts';
import { expectFailure } from '../contract/store.contract.ts';

const embedder: Embedder = {
  id: 'fake',
  dimensions: 2,
  embed: async (texts, purpose) =>
    texts.map((text) => Float32Array.from(purpose === 'query' ? [0, 1] : [1, text.length])),
};

class FakeEmbeddings extends Embeddings {
  readonly asked: unknown[] = [];
  readonly rows: number[][];

  constructor(rows: number[][]) {
    super({});
    this.rows = rows;
  }

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    this.asked.push(documents);
    return this.rows;
  }

  override async embedQuery(document: string): Promise<number[]> {
    this.asked.push(document);
    return this.rows[0] ?? [];
  }
}

const article: Article = {
  id: 'a',
  title: '제목',
  publisher: '미디어펜',
  publishedAt: '2025-01-22',
  url: 'https://a.example/1',
  language: 'ko',
  text: '첫 문장이다. 둘째 문장이다.',
};

const evidence: Evidence = {
  article,
  passage: { id: 'a#1', articleId: 'a', span: { start: 8, end: 16 }, sentences: { start: 1, end: 2 } },
  score: 0.5,
};

describe('our embedder in LangChain', () => {
  it('embeds documents as passages and a question as a query, in plain arrays', async () => {
    const embeddings = toLangChainEmbeddings(embedder);
    expect(embeddings).toBeInstanceOf(Embeddings);
    expect(await embeddings.embedDocuments(['가', '나다'])).toEqual([
      [1, 1],
      [1, 2],
    ]);
    expect(await embeddings.embedQuery('가')).toEqual([0, 1]);
    expect(await embeddings.embedDocuments([])).toEqual([]);
  });
});

describe("LangChain's embedder as ours", () => {
  const of = { id: 'openai:small@2', dimensions: 2 };

  it('gives unit rows in order under the id and dimension that were said', async () => {
    const fake = new FakeEmbeddings([
      [3, 4],
      [0, 0],
    ]);
    const ours = fromLangChainEmbeddings(fake, of);
    expect([ours.id, ours.dimensions]).toEqual(['openai:small@2', 2]);
    expect(await ours.embed(['가', '나'], 'passage')).toEqual([
      Float32Array.from([0.6, 0.8]),
      new Float32Array(2),
    ]);
    expect(await ours.embed(['가'], 'query')).toEqual([Float32Array.from([0.6, 0.8])]);
    expect(await ours.embed([], 'passage')).toEqual([]);
    expect(await ours.embed(['', '…'], 'query')).toEqual([new Float32Array(2), new Float32Array(2)]);
    expect(fake.asked).toEqual([['가', '나'], '가']);
  });

  it.each([
    ['of another dimension', [[1, 0, 0]]],
    [
      'too many',
      [
        [1, 0],
        [0, 1],
      ],
    ],
    ['too few', []],
    ['with NaN', [[Number.NaN, 1]]],
    ['with an infinity', [[Infinity, 1]]],
    ['that are empty', [[]]],
    ['with a hole', [[1, JSON.parse('null')]]],
  ])('refuses rows %s', async (_, rows: number[][]) => {
    const failure = await expectFailure(
      fromLangChainEmbeddings(new FakeEmbeddings(rows), of).embed(['가'], 'passage'),
      'index-mismatch',
    );
    expect(failure.facts['embedderId']).toBe('openai:small@2');
  });

  it('tells what is wrong with the model by a reason', async () => {
    const fake = new FakeEmbeddings([]);
    const refused = Object.assign(new Error('sk-secret'), { status: 401 });
    vi.spyOn(fake, 'embedDocuments').mockRejectedValue(refused);
    const failure = await expectFailure(
      fromLangChainEmbeddings(fake, of).embed(['가'], 'passage'),
      'model-unavailable',
    );
    expect(failure.facts).toEqual({ reason: 'auth', status: 401 });
  });

  it('rejects at once when aborted, before and while the model works', async () => {
    const fake = new FakeEmbeddings([]);
    const asked = vi.spyOn(fake, 'embedDocuments').mockReturnValue(new Promise(() => undefined));
    const ours = fromLangChainEmbeddings(fake, of);
    const controller = new AbortController();
    const pending = ours.embed(['가'], 'passage', controller.signal);
    controller.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
    await expect(ours.embed(['가'], 'passage', AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(asked).toHaveBeenCalledOnce();
  });
});

describe('our retrieval in LangChain', () => {
  it('gives documents whose words are the article cut at start and end', async () => {
    const [document] = await toLangChainRetriever(async () => [evidence]).invoke('질문');
    expect(document?.pageContent).toBe('둘째 문장이다.');
    expect(document?.id).toBe('a#1');
    expect(document?.metadata).toEqual({
      articleId: 'a',
      title: '제목',
      publisher: '미디어펜',
      publishedAt: '2025-01-22',
      url: 'https://a.example/1',
      start: 8,
      end: 16,
      score: 0.5,
    });
  });

  it('leaves out the fields that the article does not have', async () => {
    const { publisher: _p, publishedAt: _d, url: _u, ...bare } = article;
    const [document] = await toLangChainRetriever(async () => [{ ...evidence, article: bare }]).invoke(
      '질문',
    );
    expect(Object.keys(document?.metadata ?? {})).toEqual(['articleId', 'title', 'start', 'end', 'score']);
  });

  it('passes question and signal on, alone, in a batch and in a chain', async () => {
    const asked: unknown[] = [];
    const retriever = toLangChainRetriever(async (query, signal) => {
      asked.push([query, signal?.aborted]);
      return [evidence];
    });
    const { signal } = new AbortController();
    await retriever.invoke('하나', { signal });
    await retriever.batch(['둘', '셋']);
    const chain = RunnableLambda.from((text: string) => `${text}?`).pipe(retriever);
    expect(await chain.invoke('넷', { signal })).toHaveLength(1);
    expect(asked).toEqual([
      ['하나', false],
      ['둘', undefined],
      ['셋', undefined],
      ['넷?', false],
    ]);
    await expect(retriever.invoke('다섯', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('tells the handlers that it is given of start, end and error', async () => {
    const told: string[] = [];
    const handlers = [
      {
        handleRetrieverStart: (_: unknown, query: string) => void told.push(`start ${query}`),
        handleRetrieverEnd: () => void told.push('end'),
        handleRetrieverError: (error: Error) => void told.push(error.message),
        awaitHandlers: true,
      },
    ];
    vi.stubEnv('LANGCHAIN_CALLBACKS_BACKGROUND', 'false');
    await toLangChainRetriever(async () => []).invoke('하나', { callbacks: handlers });
    const broken = toLangChainRetriever(async () => Promise.reject(new Error('broken')));
    await expect(broken.invoke('둘', { callbacks: handlers })).rejects.toThrow('broken');
    expect(told).toEqual(['start 하나', 'end', 'start 둘', 'broken']);
  });
});

describe('with every tracing variable set', () => {
  afterEach(() => vi.unstubAllEnvs());

  const names = [
    'LANGSMITH_TRACING',
    'LANGSMITH_TRACING_V2',
    'LANGCHAIN_TRACING_V2',
    'LANGCHAIN_TRACING',
    'LANGCHAIN_VERBOSE',
  ];

  function watch() {
    for (const name of names) vi.stubEnv(name, 'true');
    vi.stubEnv('LANGSMITH_API_KEY', 'secret');
    vi.stubEnv('LANGSMITH_ENDPOINT', 'https://trace.invalid');
    vi.stubEnv('LANGCHAIN_CALLBACKS_BACKGROUND', 'false');
    const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{}'));
    const traced = vi.spyOn(LangChainTracer.prototype, 'handleRetrieverStart');
    return { fetched, traced };
  }

  it('embeds and retrieves without a tracer, a request or a line on the console', async () => {
    const { fetched, traced } = watch();
    await toLangChainEmbeddings(embedder).embedDocuments(['가']);
    await toLangChainEmbeddings(embedder).embedQuery('가');
    await fromLangChainEmbeddings(new FakeEmbeddings([[1, 0]]), { id: 'f', dimensions: 2 }).embed(
      ['가'],
      'query',
    );
    const retriever = toLangChainRetriever(async () => [evidence]);
    await retriever.invoke('질문');
    await retriever.batch(['질문']);
    for await (const _ of await retriever.stream('질문')) continue;
    expect(fetched).not.toHaveBeenCalled();
    expect(traced).not.toHaveBeenCalled();
  });

  it('does not let in a tracer that the caller or a chain brings along', async () => {
    const { traced } = watch();
    const tracer = new LangChainTracer();
    const seen: string[] = [];
    const other = BaseCallbackHandler.fromMethods({ handleRetrieverStart: () => void seen.push('other') });
    await toLangChainRetriever(async () => [evidence]).invoke('질문', { callbacks: [tracer, other] });
    expect(traced).not.toHaveBeenCalled();
    expect(seen).toEqual(['other']);
  });
});
