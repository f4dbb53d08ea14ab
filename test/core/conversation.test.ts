// What a question takes from around it: the day of the article behind its answer, and the questions before it.
import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../src/adapters/memory-store.ts';
import { makeArticle } from '../../src/core/article.ts';
import type { Answer, Question } from '../../src/core/types.ts';
import { openProduct } from '../../src/open-product.ts';

const TEXT = `한빛전자와 새론전자가 5일 지난해 실적을 발표했다. 한빛전자의 매출은 3200억 원이다. 새론전자의 매출은 4100억 원이다.

한빛전자는 내년 3월 하늬시에 새 공장을 연다. 한빛전자는 일손이 모자라 옛 공장을 닫기로 했다. 새론전자의 본사는 마루시에 있다.`;
const source = { id: 'results', title: '전자 회사 실적 발표', text: TEXT };
const dated = makeArticle({ ...source, publishedAt: '2025-02-05' });
const undated = makeArticle(source);

function productOf(article: typeof dated) {
  return openProduct({ dataDir: '/nowhere', bundled: [article], store: createMemoryStore() });
}

function asker(product: ReturnType<typeof productOf>) {
  return (text: string, ...history: readonly string[]): Promise<Answer> => {
    const question: Question = {
      text,
      askedAt: '2025-06-01T09:00:00Z',
      scope: 'test',
      language: 'ko',
      history,
    };
    return product.ask(question);
  };
}

const ask = asker(productOf(dated));

function said(answer: Answer): string {
  return answer.kind === 'answered' ? answer.statements.map(({ text }) => text).join(' ') : answer.kind;
}

describe('a question about now', () => {
  test.each([
    ['지금 한빛전자 매출은 얼마야?', 'answered'],
    ['현재 새론전자의 본사는 어디에 있어?', 'answered'],
    ['지금 화성에는 문어가 몇 마리 살아?', 'not-found'],
    ['요약해줘 최근 소식으로', undefined],
  ])('“%s” has the article’s day and says that it asks for later', async (text, kind) => {
    const answer = await ask(text);
    if (kind !== undefined) expect(['unsure', kind]).toContain(answer.kind);
    expect(answer).toMatchObject({ asOf: '2025-02-05', asksForNow: true });
  });

  test.each(['한빛전자 매출은 얼마야?', '화성에는 문어가 몇 마리 살아?', '이 기사 세 줄로 요약해 줘'])(
    '“%s” asks for no such thing',
    async (text) => {
      expect(await ask(text)).not.toHaveProperty('asksForNow');
    },
  );

  test('says nothing of a day where the article has none', async () => {
    const answer = await asker(productOf(undated))('지금 한빛전자 매출은 얼마야?');
    expect(answer).not.toHaveProperty('asksForNow');
    expect(answer).not.toHaveProperty('asOf');
  });

  test('is small talk when it is nothing else', async () => {
    expect(await ask('안녕!')).toEqual({ kind: 'small-talk', topic: 'greeting' });
  });
});

describe('a follow-up', () => {
  test('is answered as the question that it stands for', async () => {
    const answer = await ask('그럼 새론전자는?', '한빛전자 매출은 얼마야?');
    expect(answer).toMatchObject({ askedAs: '새론전자 매출은 얼마야?' });
    expect(said(answer)).toContain('4100억 원');
  });

  test('after a follow-up leans on what that stood for', async () => {
    const answer = await ask('그럼 한빛전자는?', '한빛전자 매출은 얼마야?', '새론전자는요?');
    expect(said(answer)).toContain('3200억 원');
  });

  test('of one word asks for the reason', async () => {
    const answer = await ask('왜?', '한빛전자는 언제 옛 공장을 닫아?');
    expect(answer).toMatchObject({ askedAs: '한빛전자는 왜 옛 공장을 닫아?' });
    expect(said(answer)).toContain('일손이 모자라');
  });

  test('about now keeps that', async () => {
    expect(await ask('지금은?', '한빛전자 매출은 얼마야?')).toMatchObject({
      askedAs: '지금 한빛전자 매출은 얼마야?',
      asksForNow: true,
    });
  });

  test('that says all itself is answered as it stands', async () => {
    const answer = await ask('새론전자의 본사는 어디에 있어?', '한빛전자 매출은 얼마야?');
    expect(answer).not.toHaveProperty('askedAs');
    expect(said(answer)).toContain('마루시');
  });

  test('that is small talk is no follow-up', async () => {
    expect(await ask('고마워', '한빛전자 매출은 얼마야?')).toEqual({ kind: 'small-talk', topic: 'thanks' });
  });
});
