// The product with models behind an OpenAI-compatible server: one writes, one judges, both within the budget of the day.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryStore } from '../src/adapters/memory-store.ts';
import type { ModelConfig } from '../src/config.ts';
import { makeArticle } from '../src/core/article.ts';
import type { Answer } from '../src/core/types.ts';
import { openProduct } from '../src/open-product.ts';
import { temporaryFolder } from './adapters/temporary-folder.ts';
import { startLoopbackOpenAi, type LoopbackOpenAi } from './openai/loopback/server.ts';

const PLANT = makeArticle({
  id: 'plant',
  title: '한빛전자, 전주에 반도체 공장',
  publishedAt: '2025-03-14',
  text: '한빛전자는 12일 전주에 반도체 공장을 짓겠다고 밝혔다. 투자 규모는 3조2400억 원이며 2028년 6월 완공이 목표다. 새 공장은 직원 1200명을 고용할 예정이다.',
});
const SAID = ['투자 규모는 3조2400억 원이에요', '새 공장은 직원 1200명을 고용할 예정이에요'];

let openai: LoopbackOpenAi;

beforeAll(async () => {
  openai = await startLoopbackOpenAi();
});
beforeEach(() => openai.reset());
afterEach(() => {
  expect(openai.rejected).toEqual([]);
  expect(openai.unknown).toEqual([]);
});
afterAll(() => openai.close());

function open(more: Partial<ModelConfig>) {
  const model: ModelConfig = {
    provider: 'custom',
    baseUrl: openai.url,
    apiKey: openai.key,
    chatModel: 'writes',
    ...more,
  };
  const product = openProduct({
    dataDir: temporaryFolder(),
    bundled: [PLANT],
    store: createMemoryStore(),
    model,
  });
  onTestFinished(() => product.close());
  const question = {
    text: '투자 규모는 얼마인가요?',
    askedAt: '2025-03-15T09:00:00Z',
    scope: 'one',
    language: 'ko',
  } as const;
  return () => product.ask(question);
}

function said(answer: Answer): string[] {
  return answer.kind === 'answered' ? answer.statements.map(({ text }) => text) : [];
}

const models = (): unknown[] => openai.requests.map(({ body }) => Reflect.get(Object(body), 'model'));

describe('a product with a model', () => {
  it('asks the judge that is set, and leaves out what it denies', async () => {
    openai.reply(({ model }) => (model === 'judges' ? '1: yes\n2: no' : `${SAID[0]} [2]\n${SAID[1]} [3]`));
    const answer = await open({ judgeModel: 'judges' })();
    expect(said(answer)).toEqual(SAID.slice(0, 1));
    expect(models()).toEqual(['writes', 'judges']);
  });

  it('asks no judge unless one is set', async () => {
    openai.reply(() => `${SAID[0]} [2]\n${SAID[1]} [3]`);
    expect(said(await open({})())).toEqual(SAID);
    expect(models()).toEqual(['writes']);
  });

  it('goes without the judge where the tokens of the day do not last for it', async () => {
    openai.reply(({ model }) => (model === 'judges' ? '1: no\n2: no' : `${SAID[0]} [2]\n${SAID[1]} [3]`));
    let answer: string[] = [];
    let dailyTokens = 2_000;
    while (models().length === 0 && dailyTokens < 9_000) {
      dailyTokens += 200;
      answer = said(await open({ judgeModel: 'judges', dailyTokens })());
    }
    expect(answer).toEqual(SAID);
    expect(models()).toEqual(['writes']);
  });
});
