// A model elsewhere embeds for the product: each passage once, in floats, beside older vectors, and told of once when it is down.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { loadLanguage } from '../src/adapters/lexicon-files.ts';
import { createMemoryStore } from '../src/adapters/memory-store.ts';
import { unavailable } from '../src/adapters/model/trouble.ts';
import type { ModelConfig } from '../src/config.ts';
import { makeArticle } from '../src/core/article.ts';
import { segmentArticle } from '../src/core/segment.ts';
import type { Embedder } from '../src/core/ports.ts';
import type { Product } from '../src/core/product.ts';
import { openEmbedding } from '../src/open-embedder.ts';
import { openProduct } from '../src/open-product.ts';
import { createManualClock } from './adapters/model/manual-clock.ts';
import { temporaryFolder } from './adapters/temporary-folder.ts';
import { objectIn } from './discord/loopback/json.ts';
import { startLoopbackOpenAi, type LoopbackOpenAi } from './openai/loopback/server.ts';

const PARTS = [
  '한빛시는 올해 전기 버스 20대를 도입한다고 4일 밝혔다. 전기 버스 도입 예산은 모두 36억 원이다. 첫 버스는 5월 1일 시청역에서 출발한다.',
  '솔내군은 낡은 다리를 고치기로 했다. 공사는 석 달 동안 이어진다. 공사가 끝나면 다리의 폭이 두 배로 넓어진다.',
  '새봄초등학교가 2일 문을 열었다. 새봄초등학교의 학생은 412명이다. 운동장에는 나무 300그루가 새로 심어졌다.',
];
const LONG = makeArticle({ id: 'long', title: '세 소식', text: PARTS.join('\n\n') });
const OFFERED = makeArticle({
  id: 'offered',
  title: '도서관',
  text: '다온도서관은 매달 둘째 월요일에 쉰다.',
});
const QUESTION = '다리 공사는 얼마나 이어지나요?';

let openai: LoopbackOpenAi;

beforeAll(async () => {
  openai = await startLoopbackOpenAi({ dimensions: 24 });
});
beforeEach(() => openai.reset());
afterEach(() => {
  expect(openai.rejected).toEqual([]);
  expect(openai.unknown).toEqual([]);
});
afterAll(() => openai.close());

function embeddingBy(name: string): ModelConfig {
  const { url, key } = openai;
  return { provider: 'custom', embeddingModel: name, embeddingBaseUrl: url, embeddingApiKey: key };
}

interface Opened {
  readonly dataDir?: string;
  readonly model?: string;
  readonly bundled?: readonly (typeof OFFERED)[];
}

function open({ dataDir = temporaryFolder(), model = 'any', bundled = [] }: Opened = {}) {
  const noticed: unknown[] = [];
  const notice = (error: unknown): void => void noticed.push(error);
  const product = openProduct({ dataDir, bundled, model: embeddingBy(model), notice });
  onTestFinished(() => product.close());
  return { product, noticed, dataDir };
}

function ask(product: Product, text = QUESTION) {
  return product.ask({ text, askedAt: '2031-05-06T09:00:00Z', scope: 'one', language: 'ko' });
}

/** The texts that the server was asked for, since the test began. */
function embedded(): string[] {
  return openai.requests.flatMap(({ body }) => [objectIn({ body }, 'body')['input']].flat().map(String));
}

const passagesOf = (article: typeof LONG): string[] =>
  segmentArticle(article).passages.map(({ span }) => article.text.slice(span.start, span.end));

/** What asks a model for its dimension. */
const PROBE = '각주';

describe('a library with a model that embeds', () => {
  it('has each passage embedded once, in floats, and none again when it is opened again', async () => {
    const { product, dataDir, noticed } = open();
    await product.add('one', LONG);
    expect(embedded()).toEqual([PROBE, ...passagesOf(LONG)]);
    for (const { body } of openai.requests) expect(body).toMatchObject({ encoding_format: 'float' });
    await product.add('one', LONG);
    await product.rebuild('one');
    await product.close();
    openai.reset();
    const again = open({ dataDir });
    expect((await ask(again.product)).kind).toBe('answered');
    expect(embedded()).toEqual([PROBE, QUESTION]);
    expect([...noticed, ...again.noticed]).toEqual([]);
  });

  it('has only the passages embedded that a new text of an article changes', async () => {
    const first = open();
    await first.product.add('one', LONG);
    await first.product.close();
    const { product } = open({ dataDir: first.dataDir });
    openai.reset();
    const changed = makeArticle({ ...LONG, text: LONG.text.replace('412명', '398명') });
    await product.add('one', changed);
    expect(embedded()).toEqual([PROBE, ...passagesOf(changed).filter((text) => text.includes('398명'))]);
  });

  it('embeds the articles that come with the program once, too', async () => {
    const first = open({ bundled: [OFFERED] });
    await ask(first.product, '다온도서관은 언제 쉬나요?');
    expect(embedded()).toContain(OFFERED.text);
    await first.product.close();
    openai.reset();
    await ask(open({ dataDir: first.dataDir, bundled: [OFFERED] }).product, '다온도서관은 언제 쉬나요?');
    expect(embedded()).not.toContain(OFFERED.text);
  });

  it('has the keeper’s articles embedded once for all servers, and kept', async () => {
    const first = open();
    await first.product.add('terminal', LONG);
    await first.product.close();
    openai.reset();
    const { product } = open({ dataDir: first.dataDir, model: 'another' });
    for (const scope of ['one', 'two'])
      await product.ask({ text: QUESTION, askedAt: '2031-05-06T09:00:00Z', scope, language: 'ko' });
    expect(embedded().filter((text) => text.includes('석 달'))).toHaveLength(1);
    await product.close();
    openai.reset();
    await ask(open({ dataDir: first.dataDir, model: 'another' }).product);
    expect(embedded()).toEqual([PROBE, QUESTION]);
  });

  it('makes the vectors of another model beside the old ones, which go when all are made', async () => {
    const first = open({ model: 'old' });
    await first.product.add('one', LONG);
    await first.product.close();
    const second = open({ dataDir: first.dataDir, model: 'new' });
    await second.product.rebuild('one');
    await second.product.close();
    openai.reset();
    const third = open({ dataDir: first.dataDir, model: 'new' });
    await third.product.rebuild('one');
    await third.product.close();
    expect(embedded()).toEqual([PROBE]);
    openai.reset();
    await open({ dataDir: first.dataDir, model: 'old' }).product.rebuild('one');
    expect(embedded()).toEqual([PROBE, ...passagesOf(LONG)]);
  });

  it('makes vectors anew where the same model gives longer ones', async () => {
    const first = open();
    await first.product.add('one', LONG);
    await first.product.add('one', OFFERED);
    await first.product.close();
    openai.faults.script({ kind: 'wrong-dimension', dimensions: 32 }, { on: '/embeddings', times: 99 });
    const { product, noticed } = open({ dataDir: first.dataDir });
    expect(await product.rebuild('one')).toEqual({ articles: 2, passages: passagesOf(LONG).length + 1 });
    expect(noticed).toEqual([]);
  });

  it('answers with words alone while the model is down, and says so once', async () => {
    openai.faults.script({ kind: 'status', status: 401 }, { on: '/embeddings', times: 99 });
    const { product, noticed } = open();
    await product.add('one', LONG);
    expect((await ask(product)).kind).toBe('answered');
    expect((await ask(product)).kind).toBe('answered');
    expect(noticed).toMatchObject([{ code: 'model-unavailable' }]);
    expect(openai.requests).toHaveLength(1);
  });

  it('touches neither network nor disk before there is something to embed', async () => {
    const dataDir = join(temporaryFolder(), 'library');
    const { product } = open({ dataDir });
    await product.list('one');
    expect(openai.requests).toEqual([]);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('tells how far the making anew is, and leaves it where that is not wanted', async () => {
    const first = open({ model: 'old' });
    await first.product.add('one', LONG);
    await first.product.close();
    const { product } = open({ dataDir: first.dataDir, model: 'new' });
    openai.reset();
    const asked: (readonly string[])[] = [];
    const refused = await product.rebuild('one', { begin: async (texts) => asked.push(texts) < 1 });
    expect(refused.missing).toBe(passagesOf(LONG).length);
    expect(asked).toEqual([passagesOf(LONG)]);
    expect(openai.requests).toEqual([]);
    const told: (readonly number[])[] = [];
    await product.rebuild('one', { progress: (done, total) => void told.push([done, total]) });
    expect(told).toEqual([
      [0, passagesOf(LONG).length],
      [passagesOf(LONG).length, passagesOf(LONG).length],
    ]);
  });
});

describe('an embedder elsewhere', () => {
  function embeddingWith(embed: Embedder['embed']) {
    const clock = createManualClock();
    const noticed: unknown[] = [];
    const ended = new AbortController();
    const opened = openEmbedding({
      embedder: { id: 'given', dimensions: 2, embed },
      analyzer: loadLanguage().analyzer,
      store: createMemoryStore(),
      notice: (error) => noticed.push(error),
      ended: ended.signal,
      batches: { clock, random: () => 0.5 },
    });
    const tried = async (): Promise<string> => {
      const work = opened.embedder.embed([`글 ${clock.now()}`], 'passage').then(
        () => 'works',
        (error: unknown) => {
          opened.notice(error);
          return 'fails';
        },
      );
      return clock.runUntil(work);
    };
    return { clock, noticed, tried, ended, opened };
  }

  it('is asked after growing pauses once it failed, and is told of once for each outage', async () => {
    let [calls, down] = [0, true];
    const { clock, noticed, tried } = embeddingWith(async () => {
      calls += 1;
      if (down) throw unavailable({ reason: 'server' });
      return [Float32Array.of(1, 0)];
    });
    for (let time = 0; time < 40; time += 1) {
      await tried();
      await clock.advance(5_000);
    }
    expect(calls).toBeGreaterThan(3);
    expect(calls).toBeLessThan(16);
    expect(noticed).toHaveLength(1);
    down = false;
    await clock.advance(600_000);
    expect(await tried()).toBe('works');
    down = true;
    await clock.advance(1);
    await tried();
    expect(noticed).toHaveLength(2);
  });

  it('that answers with something else than vectors is not asked on and on', async () => {
    let calls = 0;
    const { tried, noticed } = embeddingWith(async () => {
      calls += 1;
      const { Failure } = await import('../src/core/errors.ts');
      throw new Failure('index-mismatch', { embedderId: 'given', what: 'encoding' });
    });
    for (let time = 0; time < 10; time += 1) await tried();
    expect(calls).toBe(2);
    expect(noticed).toMatchObject([{ code: 'index-mismatch' }]);
  });

  it('is left when the product is closed, which is no news', async () => {
    const { opened, noticed, ended } = embeddingWith(
      (_texts, _purpose, signal) =>
        new Promise((_, reject) => {
          signal?.throwIfAborted();
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    const work = opened.embedder.embed(['글'], 'passage').catch(opened.notice);
    ended.abort(new Error('closed'));
    await work;
    expect(noticed).toEqual([]);
  });
});
