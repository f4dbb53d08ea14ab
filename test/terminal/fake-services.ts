// Services over one small article of our own, with every outcome that a terminal must be able to show.
import { Failure } from '../../src/core/errors.ts';
import { createMemoryStore } from '../../src/adapters/memory-store.ts';
import type { Check, Comparison, Quotes, Services, Summary } from '../../src/core/services.ts';
import type { Answer, Article, Citation, Nearest, Question, Sentence } from '../../src/core/types.ts';

const TEXT = [
  '한빛시는 올해 마을버스 12대를 전기버스로 바꾼다. 예산은 모두 36억 원이며, 이는 지난해보다 8% 늘어난 금액이다.',
  '김서연 한빛시 교통과장은 "새 버스는 6월부터 달린다"라고 말했다. 충전소는 시청 옆에 세 곳 생긴다.',
].join('\n\n');

export const article: Article = {
  id: 'bus',
  title: '한빛시, 마을버스 12대 전기버스로 바꾼다',
  publisher: '한빛신문',
  author: '이하늘',
  publishedAt: '2025-03-04',
  url: 'https://news.example/bus',
  language: 'ko',
  text: TEXT,
};

/** Everything between full stops; enough for a text of our own. */
export function sentencesOf({ id, text }: Article): Sentence[] {
  return [...text.matchAll(/[^\s][^.]*\./gu)].map((match, index) => ({
    articleId: id,
    index,
    paragraph: 0,
    span: { start: match.index, end: match.index + match[0].length },
  }));
}

export function sentence(index: number): Sentence {
  const found = sentencesOf(article)[index];
  if (!found) throw new Error(`the article has no sentence ${index}`);
  return found;
}

export function citation(number: number, index: number): Citation {
  return { number, article, span: sentence(index).span };
}

export function nearest(index: number): Nearest {
  return { article, sentence: sentence(index), score: 1 };
}

export const answered: Answer = {
  kind: 'answered',
  statements: [
    { text: '한빛시의 예산은 모두 36억 원입니다.', citations: [1], marks: [{ start: 12, end: 17 }] },
    { text: '새 버스는 6월부터 달립니다.', citations: [2, 3], marks: [{ start: 6, end: 10 }] },
  ],
  citations: [citation(1, 1), citation(2, 2), citation(3, 0)],
  dropped: [],
  nearest: [nearest(3)],
  suggestions: ['충전소는 어디에 생기나요?'],
  missing: [],
  unanswered: [],
  composedBy: 'embedded',
  asOf: '2025-03-04',
  answerability: 0.97,
};

export const unsure: Answer = {
  kind: 'unsure',
  nearest: [nearest(3), nearest(0)],
  missing: ['요금'],
  suggestions: ['충전소는 어디에 생기나요?'],
  asOf: '2025-03-04',
  answerability: 0.4,
};

export const notFound: Answer = {
  kind: 'not-found',
  reason: 'not-in-article',
  missing: ['지하철', '요금'],
  nearest: [nearest(0)],
  suggestions: ['예산은 얼마인가요?', '새 버스는 언제부터 달리나요?'],
  asOf: '2025-03-04',
  answerability: 0.05,
};

export const summary: Summary = {
  article,
  level: 'three-lines',
  statements: [
    { text: '한빛시는 올해 마을버스 12대를 전기버스로 바꾼다.', citations: [1] },
    { text: '새 버스는 6월부터 달린다.', citations: [2] },
  ],
  citations: [citation(1, 0), citation(2, 2)],
  composedBy: 'embedded',
};

export const quotes: Quotes = {
  article,
  speakers: [
    {
      speaker: { name: '김서연', role: '한빛시 교통과장', span: { start: 0, end: 3 } },
      sentences: [sentence(2)],
    },
  ],
};

export const check: Check = {
  article,
  claims: [
    {
      text: '예산은 36억 원이다.',
      kind: 'supported',
      citations: [citation(1, 1)],
      nearest: [],
      support: 0.98,
    },
    {
      text: '버스는 20대다.',
      kind: 'contradicted',
      reason: 'number',
      citations: [citation(2, 0)],
      nearest: [],
      support: 0.02,
    },
    { text: '요금이 오른다.', kind: 'not-in-article', citations: [], nearest: [sentence(3)], support: 0.1 },
  ],
};

/** A second report of the same thing. */
export const otherArticle: Article = {
  id: 'bus-2',
  title: '전기버스 10대 온다',
  publisher: '새벽일보',
  publishedAt: '2025-03-05',
  language: 'ko',
  text: '한빛시는 올해 마을버스 10대를 전기버스로 바꾼다. 예산은 36억 원이다. 요금은 그대로다.',
};

function otherSpan(index: number) {
  const found = sentencesOf(otherArticle)[index];
  if (!found) throw new Error(`the other article has no sentence ${index}`);
  return found.span;
}

export const comparison: Comparison = {
  left: article,
  right: otherArticle,
  agree: [{ left: sentence(1).span, right: otherSpan(1) }],
  differ: [{ left: sentence(0).span, right: otherSpan(0), reason: 'number' }],
  onlyLeft: [sentence(2).span, sentence(3).span],
  onlyRight: [otherSpan(2)],
};

export interface FakeServices extends Services {
  readonly asked: Question[];
  closed: number;
}

/** Answers by what a question mentions; `changes` replaces any of it. */
export function fakeServices(changes: Partial<Services> = {}): FakeServices {
  const asked: Question[] = [];
  const { text: _, ...fields } = article;
  const store = createMemoryStore();
  const services: FakeServices = {
    asked,
    closed: 0,
    ask: async (question) => {
      asked.push(question);
      return answerTo(question.text);
    },
    summary: async ({ level }) => ({ ...summary, level }),
    quotes: async ({ speaker }) => quotesOf(speaker),
    check: async () => check,
    compare: async ({ left, right }) => {
      if (left === right) throw new Failure('same-article', { article: left });
      return comparison;
    },
    list: async () => [{ ...fields, bundled: true, characters: TEXT.length }],
    show: async ({ within = article.id }) => articleNamed(within),
    read: async ({ within = article.id }) => ({
      article: articleNamed(within),
      sentences: sentencesOf(articleNamed(within)),
    }),
    suggest: async () => [],
    setting: async () => undefined,
    setSetting: async () => undefined,
    count: async () => 1,
    sameAs: async () => undefined,
    records: (scope, kind) => store.scope(scope).records(kind),
    scopes: async () => [],
    forgetScope: async () => false,
    backup: async () => undefined,
    add: async (_scope, added) => ({
      article: added,
      sentences: 4,
      passages: 2,
      replaced: false,
      version: 1,
      changed: true,
    }),
    remove: async (_scope, id) => {
      throw new Failure('article-read-only', { id });
    },
    rebuild: async () => ({ articles: 1, passages: 2 }),
    verifyStore: async () => [],
    close: async () => {
      services.closed += 1;
    },
    ...changes,
  };
  return services;
}

function answerTo(text: string): Answer {
  if (/안녕|hello/iu.test(text)) return { kind: 'small-talk', topic: 'greeting' };
  if (/요금/u.test(text)) return unsure;
  if (/지하철|subway/iu.test(text)) return notFound;
  return answered;
}

function quotesOf(speaker: string | undefined): Quotes {
  if (speaker !== undefined && speaker !== '김서연') throw new Failure('unknown-speaker', { speaker });
  return quotes;
}

function articleNamed(id: string): Article {
  if (id !== article.id) throw new Failure('unknown-article', { id });
  return article;
}
