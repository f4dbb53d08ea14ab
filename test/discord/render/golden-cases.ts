// A small article of our own and every kind of message made of it, for the golden files.
import { Failure } from '../../../src/core/errors.ts';
import type { Answer, Article, Citation, Nearest, Sentence, Span } from '../../../src/core/types.ts';
import { renderAnswer, renderFailure } from '../../../src/discord/render/message.ts';
import { renderArticleList, renderHelp, renderProof } from '../../../src/discord/render/pages.ts';
import { renderLeftOut, renderPrivacy } from '../../../src/discord/render/own.ts';
import type { MessagePayload, View } from '../../../src/discord/render/payload.ts';
import {
  renderCheck,
  renderCompare,
  renderQuotes,
  renderSummary,
} from '../../../src/discord/render/reports.ts';

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

export const { url: _, ...withoutUrl } = article;

const other: Article = {
  ...withoutUrl,
  id: 'bus-2',
  title: '[단독] 전기버스 *10대* 온다',
  publisher: '새벽일보',
  text: '한빛시는 전기버스 10대를 들여온다. 요금은 그대로다.',
};

export function sentencesOf({ id, text }: Article): Sentence[] {
  return [...text.matchAll(/[^\s][^.]*\./gu)].map((match, index) => ({
    articleId: id,
    index,
    paragraph: 0,
    span: { start: match.index, end: match.index + match[0].length },
  }));
}

function spanAt(index: number, of: Article = article): Span {
  return sentencesOf(of)[index]?.span ?? { start: 0, end: 0 };
}

function citation(number: number, index: number, of: Article = article): Citation {
  return { number, article: of, span: spanAt(index, of) };
}

function nearest(index: number): Nearest {
  const sentence = sentencesOf(article)[index];
  if (!sentence) throw new Error(`the article has no sentence ${index}`);
  return { article, sentence, score: 1 };
}

export const answered: Extract<Answer, { kind: 'answered' }> = {
  kind: 'answered',
  statements: [
    { text: '한빛시의 예산은 모두 36억 원입니다.', citations: [1], marks: [{ start: 12, end: 17 }] },
    { text: '새 버스는 6월부터 달립니다.', citations: [2, 3], marks: [{ start: 6, end: 8 }] },
  ],
  citations: [citation(1, 1), citation(2, 2), citation(3, 0)],
  dropped: [],
  nearest: [],
  suggestions: ['충전소는 어디에 생기나요?'],
  missing: [],
  unanswered: [],
  composedBy: 'embedded',
  asOf: '2025-03-04',
  answerability: 0.97,
};

const open = {
  nearest: [nearest(3), nearest(0)],
  missing: ['요금'],
  suggestions: ['충전소는 어디에 생기나요?', '예산은 얼마인가요?'],
  asOf: '2025-03-04',
  answerability: 0.4,
};
const nothing = { nearest: [], missing: [], suggestions: [], answerability: 0 };

function longAnswer(): Answer {
  const many = Array.from({ length: 24 }, (_, at) => at + 1);
  return {
    ...answered,
    statements: many.map((number) => ({
      text: `${number}번 노선에는 새 전기버스가 들어오고 낡은 버스는 다른 도시로 갑니다.`,
      citations: [number],
      marks: [{ start: 0, end: 5 }],
    })),
    citations: many.map((number) => citation(number, number % 4)),
    composedBy: 'gpt-4.1-mini',
  };
}

export const CASES: Readonly<Record<string, (view: View) => MessagePayload[]>> = {
  answered: (view) => renderAnswer(answered, view),
  'answered-about-now': (view) => renderAnswer({ ...answered, asksForNow: true }, view),
  'not-found-about-now': (view) =>
    renderAnswer({ kind: 'not-found', reason: 'not-in-article', ...open, asksForNow: true }, view),
  'answered-without-address': (view) =>
    renderAnswer(
      { ...answered, citations: answered.citations.map((one) => ({ ...one, article: withoutUrl })) },
      view,
    ),
  'answered-in-part': (view) =>
    renderAnswer({ ...answered, unanswered: ['요금은 얼마인가요?'], missing: ['요금'] }, view),
  'answered-two-articles': (view) =>
    renderAnswer({ ...answered, citations: [citation(1, 1), citation(2, 2), citation(3, 0, other)] }, view),
  'answered-incomplete': (view) =>
    renderAnswer({ ...answered, composedBy: 'gpt-4.1-mini', incomplete: true }, view),
  'answered-fallen-back': (view) => renderAnswer({ ...answered, fellBack: 'broken-off' }, view),
  'unsure-declined': (view) => renderAnswer({ kind: 'unsure', ...open, fellBack: 'declined' }, view),
  'answered-private': (view) => renderAnswer(answered, { ...view, private: true }),
  'answered-long': (view) => renderAnswer(longAnswer(), view),
  unsure: (view) => renderAnswer({ kind: 'unsure', ...open }, view),
  'not-found': (view) => renderAnswer({ kind: 'not-found', reason: 'not-in-article', ...open }, view),
  'false-premise': (view) =>
    renderAnswer({ kind: 'not-found', reason: 'false-premise', ...open, missing: [] }, view),
  'after-article': (view) =>
    renderAnswer(
      { kind: 'not-found', reason: 'after-article', ...open, missing: ['2027년'], nearest: [] },
      view,
    ),
  'no-article': (view) => renderAnswer({ kind: 'not-found', reason: 'no-article', ...nothing }, view),
  'not-a-question': (view) =>
    renderAnswer(
      { kind: 'not-found', reason: 'not-a-question', ...nothing, suggestions: open.suggestions },
      view,
    ),
  'small-talk': (view) =>
    (['greeting', 'thanks', 'farewell', 'who-are-you', 'help'] as const).flatMap((topic) =>
      renderAnswer({ kind: 'small-talk', topic }, view),
    ),
  'about-article': (view) =>
    [article, { id: 'x', title: 'x', language: 'ko' as const, text: 'x' }].flatMap((of) =>
      (['author', 'publisher', 'date', 'title', 'link', 'length', 'quotes'] as const).flatMap((field) =>
        renderAnswer({ kind: 'about-article', field, article: of }, view),
      ),
    ),
  summary: (view) =>
    renderSummary(
      {
        article,
        level: 'three-lines',
        statements: [
          { text: '한빛시는 올해 마을버스 12대를 전기버스로 바꾼다.', citations: [1] },
          { text: '새 버스는 6월부터 달린다.', citations: [2] },
        ],
        citations: [citation(1, 0), citation(2, 2)],
        composedBy: 'embedded',
      },
      view,
    ),
  'summary-empty': (view) =>
    renderSummary({ article, level: 'numbers', statements: [], citations: [], composedBy: 'embedded' }, view),
  quotes: (view) =>
    renderQuotes(
      {
        article,
        speakers: [
          {
            speaker: { name: '김서연', role: '한빛시 교통과장', span: { start: 0, end: 3 } },
            sentences: sentencesOf(article).slice(2, 3),
          },
        ],
      },
      view,
    ),
  'quotes-none': (view) => renderQuotes({ article, speakers: [] }, view),
  check: (view) =>
    renderCheck(
      {
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
          {
            text: '요금이 오른다. @everyone',
            kind: 'not-in-article',
            citations: [],
            nearest: sentencesOf(article).slice(3),
            support: 0.1,
          },
        ],
      },
      view,
    ),
  compare: (view) =>
    renderCompare(
      {
        left: article,
        right: other,
        agree: [],
        differ: [{ left: spanAt(0), right: spanAt(0, other), reason: 'number' }],
        onlyLeft: [spanAt(1), spanAt(3)],
        onlyRight: [spanAt(1, other)],
      },
      view,
    ),
  'compare-nothing': (view) =>
    renderCompare({ left: article, right: other, agree: [], differ: [], onlyLeft: [], onlyRight: [] }, view),
  list: (view) =>
    renderArticleList(
      [article, other].map(({ text, ...fields }, at) => ({
        ...fields,
        bundled: at === 0,
        characters: text.length,
      })),
      view,
      'bus',
    ),
  'list-empty': (view) => renderArticleList([], view),
  proof: (view) =>
    renderProof({ article, sentences: sentencesOf(article), span: spanAt(2), number: 2 }, view),
  bug: (view) => renderFailure(new TypeError('x'), view, 'a1b2c3'),
  help: renderHelp,
  privacy: (view) => renderPrivacy({ preferences: {}, acts: 0, articles: 0 }, view),
  'privacy-own': (view) =>
    renderPrivacy(
      { preferences: { language: 'auto', length: 'short', speech: 'hapsyo' }, acts: 2, articles: 1 },
      view,
    ),
  'left-out': (view) =>
    renderLeftOut(
      [
        { claim: { text: '한빛시는 마을버스 *13대*를 바꿔요.', cites: [] }, reason: 'number' },
        { claim: { text: '<@1> 버스가 좋아요.', cites: [] }, reason: 'no-citation' },
      ],
      view,
    ),
  failure: (view) =>
    renderFailure(new Failure('unknown-speaker', { speaker: '<@12>', known: '김서연' }), view),
};
