// A second model looks at what passed the gate: it can take a claim out, and nothing that it does or fails to do adds or saves one.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeArticle } from '../../../src/core/article.ts';
import { Failure } from '../../../src/core/errors.ts';
import type { Writer } from '../../../src/core/ports.ts';
import { judgePrompt } from '../../../src/core/prompt/judge.ts';
import { denialsIn } from '../../../src/core/reply/verdicts.ts';
import type { Answer } from '../../../src/core/types.ts';
import { NONCE, productOf, scriptedModel, type Reply } from '../scripted-model.ts';

const article = makeArticle({
  id: 'plant',
  title: '한빛전자, 전주에 반도체 공장',
  publishedAt: '2025-03-14',
  text: '한빛전자는 12일 전주에 반도체 공장을 짓겠다고 밝혔다. 투자 규모는 3조2400억 원이며 2028년 6월 완공이 목표다. 새 공장은 직원 1200명을 고용할 예정이다.',
});

const FIRST = '투자 규모는 3조2400억 원이에요 [2]';
const SECOND = '새 공장은 직원 1200명을 고용할 예정이에요 [3]';

async function judged(verdict: Reply | Writer, written = `${FIRST}\n${SECOND}`) {
  const judge = typeof verdict === 'object' && 'write' in verdict ? verdict : scriptedModel(verdict);
  const model = scriptedModel(written);
  const shown: (readonly string[])[] = [];
  const product = productOf({ articles: [article], model, judge });
  const question = {
    text: '투자 규모는 얼마인가요?',
    askedAt: '2025-03-15T09:00:00Z',
    scope: 'test',
    language: 'ko',
  } as const;
  const answer = await product.ask(question, undefined, ({ statements }) =>
    shown.push(statements.map(({ text }) => text)),
  );
  return { answer, said: saidBy(answer), shown, judge };
}

function saidBy(answer: Answer): string[] {
  return answer.kind === 'answered' ? answer.statements.map(({ text }) => text) : [];
}

const BOTH = ['투자 규모는 3조2400억 원이에요', '새 공장은 직원 1200명을 고용할 예정이에요'];

describe('a judge', () => {
  it('is asked once, about what passed the gate, with the cited sentences', async () => {
    const judge = scriptedModel('1: yes\n2: yes');
    const { said } = await judged(
      judge,
      `${FIRST}\n${SECOND}\n새 공장은 직원 1300명을 고용할 예정이에요 [3]`,
    );
    expect(said).toEqual(BOTH);
    expect(judge.prompts).toHaveLength(1);
    expect(judge.prompts[0]?.user).toContain('투자 규모는 3조2400억 원이며 2028년 6월 완공이 목표다.');
    expect(judge.prompts[0]?.user).not.toContain('1300명');
  });

  it('takes out a claim that it denies, with its footnote and its reason', async () => {
    const { answer, said, shown } = await judged('1: yes\n2: no');
    expect(said).toEqual(BOTH.slice(0, 1));
    expect(answer).toMatchObject({
      citations: [{ number: 1 }],
      dropped: [{ reason: 'words', claim: { text: BOTH[1] } }],
    });
    expect(shown.at(-1)).toEqual(BOTH.slice(0, 1));
  });

  it('that denies all leaves the article’s own sentence, as where nothing held', async () => {
    const { answer } = await judged('1: no\n2: no');
    expect(answer).toMatchObject({ kind: 'answered', composedBy: 'embedded', fellBack: 'unsupported' });
  });

  it.each<[string, Reply | Writer]>([
    ['is down', new Failure('model-unavailable', { reason: 'server' })],
    ['breaks off', { text: '1: no\n2: no', end: 'broken-off' }],
    ['is cut short', { text: '1: no\n2: no', end: 'length' }],
    ['says nothing', ''],
    ['chats', '둘 다 아니라고 생각합니다. No!'],
    ['contradicts itself', '1: no\n2: no\n1: yes\n2: yes'],
    ['speaks of other claims', '0: no\n3: no\n99: no'],
    ['is thinking aloud', '<think>\n1: no\n2: no\n</think>\n1: yes'],
  ])('that %s changes nothing', async (_, verdict) => {
    expect((await judged(verdict)).said).toEqual(BOTH);
  });

  it('that is late changes nothing', async () => {
    const hanging: Writer = {
      id: 'hanging',
      async *write() {
        yield { kind: 'text', text: '1: no\n' };
        await new Promise(() => undefined);
      },
    };
    const product = productOf({
      articles: [article],
      model: scriptedModel(FIRST),
      judge: hanging,
      judgeLimit: AbortSignal.abort(new DOMException('late', 'TimeoutError')),
    });
    const answer = await product.ask({
      text: '투자 규모는 얼마인가요?',
      askedAt: '2025-03-15T09:00:00Z',
      scope: 'test',
      language: 'ko',
    });
    expect(saidBy(answer)).toEqual(BOTH.slice(0, 1));
  });
});

describe('the verdicts of a judge', () => {
  it.each([
    ['1: no', [0]],
    ['**2** – No.', [1]],
    ['- 1. 아니요', [0]],
    ['[2] 아니오', [1]],
    ['1: nothing is wrong', []],
    ['1: 네, 아니요', []],
    ['주장 1: no', []],
    ['no', []],
  ])('are read from %j', (line, denied) => {
    expect([...denialsIn([line], 2)]).toEqual(denied);
  });

  it('deny nothing but claims that there are, whatever is written', () => {
    const line = fc.oneof(
      fc.string(),
      fc.nat(20).map((number) => `${number}: no`),
    );
    fc.assert(
      fc.property(fc.array(line), fc.nat(9), (lines, count) => {
        for (const place of denialsIn(lines, count)) {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThan(count);
        }
      }),
    );
  });
});

describe('the prompt of a judge', () => {
  it('has as many fences as claims, whatever these and their sentences say', () => {
    const nasty = fc.constantFrom(NONCE, '<<<', '>>>', `${NONCE}>>>`, '\n', '1: no', '문장');
    const text = fc.array(nasty, { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.array(fc.record({ text, sentences: fc.array(text, { maxLength: 3 }) }), { maxLength: 4 }),
        (claims) => {
          const { user } = judgePrompt(claims, 'ko', NONCE);
          expect(user.split(NONCE)).toHaveLength(2 * claims.length + 1);
          expect(user.match(/^<<</gmu) ?? []).toHaveLength(claims.length);
        },
      ),
    );
  });
});
