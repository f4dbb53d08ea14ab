// Which article is asked: the chosen one, the one talked about before the others, the place's own, and none that is gone.
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/core/errors.ts';
import type { Answer, Question } from '../../src/core/types.ts';
import { type AskRequest, createAsking } from '../../src/discord/asking.ts';
import { EPHEMERAL } from '../../src/discord/render/payload.ts';
import { recordingMetrics } from './deliver/bench.ts';

const PLACE = {
  scope: 'guild:1',
  library: 'guild:1',
  guildId: '1',
  channelId: '10',
  server: 'guild:1',
  direct: false,
};

const NOT_FOUND: Answer = {
  kind: 'not-found',
  reason: 'not-in-article',
  missing: [],
  nearest: [],
  suggestions: [],
  answerability: 0,
};

function answered(text: string): Answer {
  return {
    kind: 'answered',
    statements: [{ text, citations: [] }],
    citations: [],
    dropped: [],
    nearest: [],
    suggestions: [],
    missing: [],
    unanswered: [],
    composedBy: 'embedded',
    answerability: 1,
  };
}

/** Each article answers with these words, or not; an article that is not here is unknown. */
function library(articles: Readonly<Record<string, string | undefined>>) {
  const questions: Question[] = [];
  const metrics = recordingMetrics();
  const services = {
    async ask(question: Question): Promise<Answer> {
      questions.push(question);
      const within = question.within ?? 'all';
      if (!(within in articles)) throw new Failure('unknown-article', { id: within });
      const said = articles[within];
      return said === undefined ? NOT_FOUND : answered(said);
    },
  };
  const ask = createAsking({ services, metrics, now: () => new Date('2025-03-10T03:00:00Z') });
  const asking = (request: Partial<AskRequest> = {}) =>
    ask({
      text: '예산은 얼마야?',
      place: PLACE,
      choices: {},
      language: 'ko',
      signal: new AbortController().signal,
      ...request,
    });
  return { asking, questions, metrics, asked: () => questions.map(({ within }) => within) };
}

describe('the article that is asked', () => {
  it('is the one that was chosen with the question, and no other', async () => {
    const { asking, asked } = library({ chosen: undefined, own: '답', all: '답' });
    await asking({ article: 'chosen', about: 'own', choices: { article: 'own' } });
    expect(asked()).toEqual(['chosen']);
  });

  it('that was chosen with the question and is gone is a failure', async () => {
    const { asking } = library({ all: '답' });
    await expect(asking({ article: 'gone' })).rejects.toMatchObject({ code: 'unknown-article' });
  });

  it('is the one talked about, alone where it answers', async () => {
    const { asking, asked } = library({ about: '답', all: '다른 답' });
    expect((await asking({ about: 'about' }))[0]?.content).toContain('답');
    expect(asked()).toEqual(['about']);
  });

  it('is the one talked about and then all, where only they answer', async () => {
    const { asking, asked } = library({ about: undefined, all: '모두의 답' });
    expect((await asking({ about: 'about' }))[0]?.content).toContain('모두의 답');
    expect(asked()).toEqual(['about', undefined]);
  });

  it('talked about is the one that does not say it, where nobody does', async () => {
    const { asking, asked, metrics } = library({ about: undefined, own: undefined });
    expect((await asking({ about: 'about', choices: { article: 'own' } }))[0]?.content).toContain('없어요');
    expect(asked()).toEqual(['about', 'own']);
    expect(metrics.counts.get('answers not-found')).toBe(1);
  });

  it('is asked once where the one talked about is the place’s own', async () => {
    const { asking, asked } = library({ own: undefined });
    await asking({ about: 'own', choices: { article: 'own' } });
    expect(asked()).toEqual(['own']);
  });

  it('is any where the place’s own, or the one talked about, was removed', async () => {
    const { asking, asked } = library({ all: '답' });
    await asking({ choices: { article: 'gone' } });
    await asking({ about: 'gone too' });
    expect(asked()).toEqual(['gone', undefined, 'gone too', undefined]);
  });

  it('that fails in another way is not asked again', async () => {
    const { asking } = library({});
    await expect(asking()).rejects.toMatchObject({ code: 'unknown-article' });
  });
});

describe('a question', () => {
  it('is in its own language, or in the one that the place has chosen', async () => {
    const { asking, questions } = library({ all: 'x' });
    await asking({ text: 'How much is the budget?' });
    await asking({ text: 'How much is the budget?', choices: { language: 'ko' } });
    await asking({ text: '??', language: 'en' });
    await asking({ text: '예산은?', choices: { language: 'auto' }, language: 'en' });
    expect(questions.map(({ language }) => language)).toEqual(['en', 'ko', 'en', 'ko']);
  });

  it('has its scope, its time and what was asked before', async () => {
    const { asking, questions } = library({ all: 'x' });
    await asking({ history: ['앞의 질문?'] });
    await asking({ history: [] });
    expect(questions).toEqual([
      {
        text: '예산은 얼마야?',
        askedAt: '2025-03-10T03:00:00.000Z',
        scope: 'guild:1',
        language: 'ko',
        history: ['앞의 질문?'],
      },
      expect.not.objectContaining({ history: expect.anything() }),
    ]);
  });

  it('is repeated above its answer where nobody sees it, and hidden where it is private', async () => {
    const { asking } = library({ all: '답' });
    const [shown] = await asking({ repeat: true, private: true });
    expect(shown?.content.startsWith('> 예산은 얼마야?\n')).toBe(true);
    expect((shown?.flags ?? 0) & EPHEMERAL).toBe(EPHEMERAL);
    expect((await asking())[0]?.content.startsWith('>')).toBe(false);
  });
});
