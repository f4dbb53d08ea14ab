// What a process that runs for months remembers is bounded: scopes that only ask cost nothing, articles that were asked about are forgotten.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test } from 'vitest';
import { loadLanguage } from '../src/adapters/lexicon-files.ts';
import { createMemoryStore } from '../src/adapters/memory-store.ts';
import { createFinder } from '../src/core/answer/find.ts';
import { makeArticle } from '../src/core/article.ts';
import { answerabilityModel } from '../src/core/learned/answerability.ts';
import { ranker } from '../src/core/learned/ranker.ts';
import { segmentArticle } from '../src/core/segment.ts';
import type { Article, SegmentedArticle } from '../src/core/types.ts';
import { openProduct } from '../src/open-product.ts';
import { temporaryFolder } from './adapters/temporary-folder.ts';

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** What was let go of in an earlier turn of the event loop is gone afterwards. */
async function collectGarbage(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (typeof collect !== 'function') throw new TypeError('expected the garbage collector, got none');
  collect();
}

async function heapMegabytes(): Promise<number> {
  await collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
}

const NAMES = ['가람', '나루', '다솜', '라온', '마루', '바다', '사랑', '아라', '자람', '하늘'];

function articleOf(number: number, sentences = 40): Article {
  const name = (at: number): string => `${NAMES[at % 10]}${NAMES[(at * 7 + number) % 10]}${at + number}`;
  const text = Array.from(
    { length: sentences },
    (_, at) => `${name(at)}시는 ${name(at + 1)} 다리를 고치는 데 ${number + at}억 원을 들였다.`,
  ).join(' ');
  return makeArticle({ id: `a${number}`, title: `다리 ${number}`, text });
}

test('scopes that ask about what is offered to all cost no memory each', async () => {
  const product = openProduct({
    dataDir: temporaryFolder(),
    bundled: [articleOf(0)],
    store: createMemoryStore(),
  });
  onTestFinished(() => product.close());
  const ask = (scope: string) =>
    product.ask({ text: '다리 공사에 얼마가 들었나요?', askedAt: '2025-04-05', scope, language: 'ko' });
  for (let scope = 0; scope < 100; scope += 1) await ask(`guild:${scope}`);
  const before = await heapMegabytes();
  for (let scope = 100; scope < 400; scope += 1) await ask(`guild:${scope}`);
  expect((await heapMegabytes()) - before).toBeLessThan(10);
});

test('profiles of articles that nobody asks about any more are forgotten', async () => {
  const { analyzer, rarity, opposites } = loadLanguage();
  const doubt = () => 'none' as const;
  const finder = createFinder({ analyzer, rarity, opposites, ranker, answerabilityModel, doubt });
  const remembered: WeakRef<SegmentedArticle>[] = [];
  let characters = 0;
  for (let number = 0; characters < 500_000; number += 1) {
    const segmented = segmentArticle(articleOf(number));
    finder.profile(segmented);
    remembered.push(new WeakRef(segmented));
    characters += segmented.article.text.length;
  }
  await collectGarbage();
  const alive = remembered.map((article) => article.deref()?.article.text.length ?? 0);
  expect(alive.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(250_000);
  expect(alive.at(-1)).toBeGreaterThan(0);
  expect(alive[0]).toBe(0);
});

test('an article that was replaced leaves the memory, with what was tried for it', async () => {
  const product = openProduct({ dataDir: temporaryFolder(), bundled: [], store: createMemoryStore() });
  onTestFinished(() => product.close());
  const gone: WeakRef<object>[] = [];
  for (let number = 0; number < 40; number += 1) {
    await product.add('guild:1', { ...articleOf(number, 300), id: 'one' });
    await product.suggest({ scope: 'guild:1', language: 'ko' });
    gone.push(new WeakRef((await product.read({ scope: 'guild:1' })).sentences));
  }
  await collectGarbage();
  const alive = gone.filter((sentences) => sentences.deref() !== undefined);
  expect(alive.length).toBeLessThan(30);
});
