// Answers that a model writes: nothing is seen that did not pass the gate, and where nothing passes the embedded answer stands in, marked.
import { describe, expect, it } from 'vitest';
import { makeArticle } from '../../../src/core/article.ts';
import { Failure } from '../../../src/core/errors.ts';
import type { AnswerSoFar } from '../../../src/core/services.ts';
import type { Answer, Question } from '../../../src/core/types.ts';
import { NONCE, numberOf, productOf, scriptedModel, type Reply } from '../scripted-model.ts';

const TEXT = `한빛전자는 12일 전주에 반도체 공장을 짓겠다고 밝혔다. 투자 규모는 3조2400억 원이며 2028년 6월 완공이 목표다. 새 공장은 직원 1200명을 고용할 예정이다.

민서준 한빛전자 대표는 "전력 요금이 더 오르면 해외 이전도 검토할 수 있다"고 말했다. 반면 오유라 전주시장은 "이전은 없을 것"이라고 반박했다.

지난해 이 회사의 매출은 12.5% 늘었지만 영업이익은 8% 줄었다. 일부 주민은 공장 건설에 반대한다.`;
const article = makeArticle({
  id: 'plant',
  text: TEXT,
  title: '한빛전자, 전주에 반도체 공장',
  publisher: '다래경제',
  publishedAt: '2025-03-14',
});

function questionOf(text: string, fields: Partial<Question> = {}): Question {
  return { text, askedAt: '2025-03-15T09:00:00Z', scope: 'test', language: 'ko', ...fields };
}

const INVESTMENT = '투자 규모는 얼마인가요?';

async function asked(replies: readonly Reply[], text = INVESTMENT, fields: Partial<Question> = {}) {
  const model = scriptedModel(...replies);
  const seen: AnswerSoFar[] = [];
  const answer = await productOf({ articles: [article], model }).ask(
    questionOf(text, fields),
    undefined,
    (soFar) => seen.push(soFar),
  );
  return { answer, seen, model, said: saidBy(answer), ...madeBy(answer) };
}

function saidBy(answer: Answer): string[] {
  return answer.kind === 'answered' ? answer.statements.map(({ text }) => text) : [answer.kind];
}

function madeBy(answer: Answer) {
  const fellBack = 'fellBack' in answer ? answer.fellBack : undefined;
  if (answer.kind !== 'answered') return { fellBack };
  return { composedBy: answer.composedBy, fellBack, incomplete: answer.incomplete };
}

const TRUE = '투자 규모는 3조2400억 원이에요 [2]';
const LIE = '투자 규모는 3조2500억 원이에요 [2]';
const BYTHEMODEL = { composedBy: 'scripted-model', fellBack: undefined, incomplete: undefined };

describe('claims of a model', () => {
  it('are said with the sentences that they point at', async () => {
    const { answer, said, model, ...made } = await asked([`${TRUE}\n완공은 2028년 6월이 목표예요 [2]`]);
    expect(said).toEqual(['투자 규모는 3조2400억 원이에요', '완공은 2028년 6월이 목표예요']);
    expect(made).toMatchObject(BYTHEMODEL);
    expect(answer).toMatchObject({ citations: [{ number: 1 }], asOf: '2025-03-14' });
    expect(model.prompts).toHaveLength(1);
  });

  it('are numbered in the order in which their sentences appear', async () => {
    const { answer } = await asked([`새 공장은 직원 1200명을 고용할 예정이에요 [3]\n${TRUE}`]);
    expect(answer.kind === 'answered' && answer.statements.map(({ citations }) => citations)).toEqual([
      [1],
      [2],
    ]);
  });

  it('are dropped with their reason where their sentence says otherwise', async () => {
    const { answer, said } = await asked([`${TRUE}\n새 공장은 직원 1300명을 고용할 예정이에요 [3]`]);
    expect(said).toEqual(['투자 규모는 3조2400억 원이에요']);
    expect(answer).toMatchObject({
      dropped: [{ reason: 'number', claim: { text: expect.stringContaining('1300명') } }],
    });
  });

  it('are dropped where they point at no sentence', async () => {
    const { answer } = await asked([`${TRUE}\n투자 규모는 3조2400억 원이다 [77]`]);
    expect(answer).toMatchObject({ statements: [{}] });
  });

  it('are not said twice', async () => {
    const { said } = await asked([`${TRUE}\n투자 규모는 3조2400억 원입니다. [2]\n${TRUE}`]);
    expect(said).toEqual(['투자 규모는 3조2400억 원이에요']);
  });

  it('are cut into sentences, each of which must hold', async () => {
    const { said } = await asked([
      '투자 규모는 3조2400억 원입니다. 새 공장은 직원 1300명을 고용합니다. [2][3]',
    ]);
    expect(said).toEqual(['투자 규모는 3조2400억 원입니다.']);
  });

  it('in another language than was asked for are dropped', async () => {
    const { fellBack } = await asked(['The investment is 3.24 trillion won [2]']);
    expect(fellBack).toBe('unsupported');
  });
});

describe('what is seen while a model writes', () => {
  it('is each claim as soon as its line is whole, and never one that did not pass', async () => {
    const { seen } = await asked([
      { text: `${LIE}\n${TRUE}\n새 공장은 직원 1200명을 고용할 예정이에요 [3]\n`, letterByLetter: true },
    ]);
    expect(seen.map(({ statements }) => statements.map(({ text }) => text))).toEqual([
      ['투자 규모는 3조2400억 원이에요'],
      ['투자 규모는 3조2400억 원이에요', '새 공장은 직원 1200명을 고용할 예정이에요'],
    ]);
  });

  it('is seen in the turn in which the model has written it', async () => {
    const at: string[] = [];
    const model = scriptedModel({ text: `${TRUE}\n둘째 줄은 길다`, letterByLetter: true });
    const listening = {
      ...model,
      async *write(...given: Parameters<typeof model.write>) {
        for await (const piece of model.write(...given)) {
          if (piece.kind === 'text') at.push(piece.text);
          yield piece;
        }
      },
    };
    await productOf({ articles: [article], model: listening }).ask(questionOf(INVESTMENT), undefined, () =>
      at.push('seen'),
    );
    expect(at.indexOf('seen')).toBe(at.indexOf('\n') + 1);
  });

  it('forgets what turns out to have been a thought', async () => {
    const { said } = await asked([`새 공장은 직원 1200명을 고용할 예정이다 [3]\n</think>\n${TRUE}`]);
    expect(said).toEqual(['투자 규모는 3조2400억 원이에요']);
  });
});

describe('a reply of which little holds', () => {
  it('is asked for once more with the reasons', async () => {
    const { said, model, ...made } = await asked([LIE, TRUE]);
    expect(said).toEqual(['투자 규모는 3조2400억 원이에요']);
    expect(made).toMatchObject(BYTHEMODEL);
    expect(model.prompts).toHaveLength(2);
    expect(model.prompts[1]?.user).toContain('3조2500억');
  });

  it('is asked for once more where nothing points at a sentence', async () => {
    const { said, model } = await asked(['투자 규모는 3조2400억 원이에요.', TRUE]);
    expect([said, model.prompts.length]).toEqual([['투자 규모는 3조2400억 원이에요'], 2]);
  });

  it('gives way to the embedded answer, marked, after the second try', async () => {
    const { said, model, ...made } = await asked([LIE]);
    expect(said.join(' ')).toContain('3조2400억 원');
    expect(made).toMatchObject({ composedBy: 'embedded', fellBack: 'unsupported' });
    expect(model.prompts).toHaveLength(2);
  });
});

describe('a model that does not finish', () => {
  it.each(['length', 'filtered', 'refused', 'broken-off', 'none'] as const)(
    'ends with %s: what holds is kept, the half line is not, and the answer is not called whole',
    async (end) => {
      const { said, ...made } = await asked([
        { text: `${TRUE}\n새 공장은 직원 1200명을 고용할 예정이에요 [3]`, end },
      ]);
      expect(said).toEqual(['투자 규모는 3조2400억 원이에요']);
      expect(made).toMatchObject({ composedBy: 'scripted-model', incomplete: true });
    },
  );

  it('gives way to the embedded answer where nothing was verified', async () => {
    const { said, ...made } = await asked([{ text: '투자 규모는 3조', end: 'length' }]);
    expect(said.join(' ')).toContain('3조2400억 원');
    expect(made).toMatchObject({ composedBy: 'embedded', fellBack: 'broken-off', incomplete: undefined });
  });

  it.each<[string, Reply]>([
    ['fails at once', new Failure('model-unavailable')],
    ['fails before a line is whole', { text: '투자', end: new Failure('model-unavailable') }],
  ])('and %s gives way to the embedded answer', async (_, reply) => {
    const { said, ...made } = await asked([reply]);
    expect(said.join(' ')).toContain('3조2400억 원');
    expect(made).toMatchObject({ composedBy: 'embedded', fellBack: 'unavailable' });
  });

  it('is left when its time is over', async () => {
    const limit = new AbortController();
    const model = scriptedModel({ text: `${TRUE}\n`, end: 'hang' });
    const answer = await productOf({ articles: [article], model, limit: limit.signal }).ask(
      questionOf(INVESTMENT),
      undefined,
      () => limit.abort(new Error('late')),
    );
    expect(madeBy(answer)).toMatchObject({ composedBy: 'scripted-model', incomplete: true });
    await new Promise((resolve) => setImmediate(resolve));
    expect(model.closed()).toBe(1);
  });

  it('is left when the person leaves', async () => {
    const left = new AbortController();
    const reason = new Error('left');
    const model = scriptedModel({ text: `${TRUE}\n`, end: 'hang' });
    const asking = productOf({ articles: [article], model }).ask(questionOf(INVESTMENT), left.signal, () =>
      left.abort(reason),
    );
    await expect(asking).rejects.toBe(reason);
  });

  it('and has a bug is a bug', async () => {
    const bug = new TypeError('bug');
    await expect(asked([bug])).rejects.toBe(bug);
  });
});

describe('a model and the finder', () => {
  it('agree that the article does not say it', async () => {
    const { answer, fellBack } = await asked(['없음'], '공장의 건축가는 누구인가요?');
    expect([answer.kind === 'answered', fellBack]).toEqual([false, undefined]);
  });

  it('disagree: a sure finder is believed, and the model is told of', async () => {
    const { said, ...made } = await asked(['없음']);
    expect(said.join(' ')).toContain('3조2400억 원');
    expect(made).toMatchObject({ composedBy: 'embedded', fellBack: 'declined' });
  });

  it('disagree: true claims that do not cover the question are no answer to it', async () => {
    const { answer, seen } = await asked([TRUE], '수영장 입장료는 얼마인가요?');
    expect(answer.kind).not.toBe('answered');
    expect(seen).toEqual([]);
  });

  it('never meet over small talk, the article itself, or an empty library', async () => {
    const model = scriptedModel(TRUE);
    const product = productOf({ articles: [article], model });
    await product.ask(questionOf('안녕하세요'));
    await product.ask(questionOf('이 기사 누가 썼어?'));
    await productOf({ articles: [], model }).ask(questionOf(INVESTMENT));
    expect(model.prompts).toEqual([]);
  });
});

describe('a question of two parts', () => {
  const BOTH = '투자 규모는 얼마고 새 공장은 직원을 몇 명 고용하나요?';

  it('is found, written and verified part by part', async () => {
    const { said, model, answer } = await asked(
      [TRUE, `${TRUE}\n새 공장은 직원 1200명을 고용할 예정이에요 [3]`],
      BOTH,
    );
    expect(model.prompts).toHaveLength(2);
    expect(said).toEqual(['투자 규모는 3조2400억 원이에요', '새 공장은 직원 1200명을 고용할 예정이에요']);
    expect(answer).toMatchObject({ unanswered: [] });
  });

  it('asks a model that cannot be had only once', async () => {
    const { model, said, ...made } = await asked([new Failure('model-unavailable')], BOTH);
    expect(model.prompts).toHaveLength(1);
    expect(said.join(' ')).toMatch(/3조2400억.*1200명/u);
    expect(made).toMatchObject({ composedBy: 'embedded', fellBack: 'unavailable' });
  });
});

describe('a question that leans on an earlier one', () => {
  const history = ['한빛전자 공장의 투자 규모는 얼마인가요?'];
  const LEANING = '자세히 알려줘';

  it('is searched with what the model makes of it, where that brings in nothing new', async () => {
    const { model, answer } = await asked(['한빛전자 공장의 투자 규모를 자세히 알려줘', TRUE], LEANING, {
      history,
    });
    expect(model.prompts).toHaveLength(2);
    expect(model.prompts[1]?.user).toContain(LEANING);
    expect(answer).not.toHaveProperty('askedAs');
  });

  it('is searched as it is where the model brings in a name', async () => {
    const product = productOf({
      articles: [article],
      model: scriptedModel('새론그룹의 투자 규모를 자세히 알려줘', '없음'),
    });
    const { findings } = await product.trace(questionOf(LEANING, { history }));
    expect(findings[0]?.view.question.text).toBe(LEANING);
  });
});

describe('the prompt', () => {
  it('holds the sentences with numbers between fences of an unguessable word', async () => {
    const { model } = await asked([TRUE]);
    const [prompt] = model.prompts;
    expect(prompt && numberOf('투자 규모는 3조2400억', prompt)).toBe(2);
    expect(prompt?.user.split(NONCE).length).toBeGreaterThan(4);
  });

  it('never shows in an answer', async () => {
    const canary = [...NONCE].reverse().join('');
    const { said } = await asked([
      `${TRUE}\n투자 규모는 3조2400억 원이다 ${canary} [2]\n${NONCE} 투자 규모다 [2]`,
    ]);
    expect(said).toEqual(['투자 규모는 3조2400억 원이에요']);
  });
});
