// Texts, articles and results that mean harm, or are merely odd: every string in them is hostile.
import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { Failure, type FailureCode } from '../../../src/core/errors.ts';
import type { Answer, Article, Citation, Sentence, Span } from '../../../src/core/types.ts';
import { koreanMessages } from '../../../src/discord/messages.ko.ts';
import { englishMessages } from '../../../src/discord/messages.en.ts';
import { renderDraft } from '../../../src/discord/render/draft.ts';
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

const OWN = [
  '@everyone',
  '@here',
  '<@1234567890>',
  '<@!1234567890>',
  '<@&1234567890>',
  '<#1234567890>',
  '</ask:1234567890>',
  '<id:browse>',
  '<t:1700000000:R>',
  '<a:x:1234567890>',
  '<:x:1234567890>',
  ':smile:',
  '\\@everyone',
  '\\\\<@12>',
  '<\u200B@1234567890>',
  '[a](https://evil.example)',
  '](https:evil.example)',
  '](https://evil.example)',
  '<https://evil.example>',
  'https://evil.example/a_b',
  'https:\\/\\/evil.example',
  'mailto:a@evil.example',
  'discord.gg/evil',
  'www.evil.example',
  'steam://run/1',
  'javascript:alert(1)',
  '<mailto:a@b.c>',
  '[1](https://evil.example)',
  '![x](http://evil.example)',
  '# 제목',
  '-# 작게',
  '- 목록',
  '> 인용',
  '>>> 인용',
  '1. 하나',
  '**굵게**',
  '~~지움~~',
  '||가림||',
  '`코드`',
  '```js\nx\n```',
  '__밑줄__',
  '*기울임*',
  '[1]',
  '[1][2]',
  '\u202Eevil',
  'a\u200Bb',
  '\uD800',
  '\uDC00',
  '👩\u200D👩\u200D👧\u200D👦',
  'e\u0301\u0300\u0302',
  'ㅤ',
  '\u0000',
  '\u2028',
  '각하',
  '¯\\_(ツ)_/¯',
  '\\',
  '“',
  '”',
  '…',
  '(',
  ')',
  ' ',
  '\n',
  '\n\n',
];

const VECTORS = '/work/shared/security/discord_markup.dev.json';

/** The shared vectors where they are at hand, and ours always. */
export const vectors: readonly string[] = [
  ...OWN,
  ...(existsSync(VECTORS)
    ? JSON.parse(readFileSync(VECTORS, 'utf8')).map(({ text }: { text: string }) => text)
    : []),
];

export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...OWN) },
      {
        weight: 2,
        arbitrary: fc.constantFrom('기사', '874억', '달러(약 1419억)', '말했다.', '12. ', ' ', 'word'),
      },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

const URLS = [
  'https://news.example/a',
  'https://news.example/view_article?id=1&x=(a)',
  undefined,
  'https://user:pass@evil.example/',
  'javascript:alert(1)',
  'https://뉴스.example/기사#절',
  `https://news.example/${'a'.repeat(600)}`,
];

/** One article of which every field is hostile, cut into sentences at hostile places. */
export const hostileArticle: fc.Arbitrary<Article> = fc
  .record({
    title: hostileText,
    publisher: fc.option(hostileText),
    author: fc.option(hostileText),
    text: fc.array(hostileText, { minLength: 1, maxLength: 12 }),
    url: fc.constantFrom(...URLS),
    id: fc.oneof(fc.constant('a'), hostileText),
    publishedAt: fc.option(fc.oneof(fc.constant('2025-01-22'), hostileText)),
  })
  .map(({ title, publisher, author, text, url, id, publishedAt }) => ({
    id,
    title,
    ...(publisher === null ? {} : { publisher }),
    ...(author === null ? {} : { author }),
    ...(publishedAt === null ? {} : { publishedAt }),
    ...(url === undefined ? {} : { url }),
    language: 'ko' as const,
    text: text.join(' '),
  }));

export interface Material {
  readonly article: Article;
  readonly texts: readonly string[];
  readonly cuts: readonly number[];
  readonly repeat: number;
}

export const material: fc.Arbitrary<Material> = fc.record({
  article: hostileArticle,
  texts: fc.array(hostileText, { minLength: 1, maxLength: 8 }),
  cuts: fc.array(fc.nat(200), { minLength: 8, maxLength: 8 }),
  repeat: fc.oneof(
    { weight: 5, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.integer({ min: 2, max: 20 }) },
  ),
});

export function spanIn(text: string, at: number, length: number): Span {
  const start = Math.min(at, text.length);
  return { start, end: Math.min(text.length, start + length) };
}

/** Every output path over the same material; what a path shows is chosen by the material alone. */
export const PATHS: Readonly<Record<string, (from: Material, view: View) => MessagePayload[]>> = {
  answered: (from, view) => renderAnswer(answeredOf(from), view),
  unsure: (from, view) => renderAnswer({ kind: 'unsure', ...notAnswered(from) }, view),
  'not-found': (from, view) =>
    renderAnswer({ kind: 'not-found', reason: 'false-premise', ...notAnswered(from) }, view),
  about: (from, view) =>
    (['author', 'publisher', 'date', 'title', 'link', 'length', 'quotes'] as const).flatMap((field) =>
      renderAnswer({ kind: 'about-article', field, article: from.article }, view),
    ),
  draft: ({ article, cuts }, view) =>
    renderDraft(
      { id: 'abcdefgh', article, warnings: [], sentences: sentencesOf(article, cuts), changes: false },
      view,
    ),
  summary: (from, view) => {
    const { statements, citations, composedBy } = answeredOf(from);
    return renderSummary(
      { article: from.article, level: 'detailed', statements, citations, composedBy },
      view,
    );
  },
  quotes: ({ article, texts, cuts }, view) =>
    renderQuotes(
      {
        article,
        speakers: texts.map((name) => ({
          speaker: { name, role: texts.at(-1) ?? '', span: { start: 0, end: 1 } },
          sentences: sentencesOf(article, cuts),
        })),
      },
      view,
    ),
  check: (from, view) => {
    const { article, texts, cuts } = from;
    const claims = texts.map((text, at) => ({
      text,
      kind: (['supported', 'contradicted', 'not-in-article'] as const)[at % 3] ?? 'supported',
      reason: 'number' as const,
      citations:
        at % 3 === 2 ? [] : [{ number: at + 1, article, span: spanIn(article.text, cuts[at] ?? 0, 60) }],
      nearest: sentencesOf(article, cuts),
      support: 0.5,
    }));
    return renderCheck({ article, claims }, view);
  },
  compare: ({ article, cuts }, view) => {
    const spans = sentencesOf(article, cuts).map(({ span }) => span);
    const pairs = spans.map((span) => ({ left: span, right: span }));
    return renderCompare(
      {
        left: article,
        right: { ...article, id: 'b' },
        agree: pairs,
        differ: pairs,
        onlyLeft: spans,
        onlyRight: spans,
      },
      view,
    );
  },
  list: ({ article, texts }, view) =>
    renderArticleList(
      texts.map((title) => ({ ...article, title, id: title, bundled: true, characters: 3 })),
      view,
      texts[0],
    ),
  proof: ({ article, cuts }, view) =>
    renderProof(
      {
        article,
        sentences: sentencesOf(article, cuts),
        span: spanIn(article.text, cuts[0] ?? 0, 80),
        number: 1,
      },
      view,
    ),
  failures: ({ texts }, view) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a complete record
    (Object.keys(view.messages.failures) as FailureCode[]).flatMap((code) =>
      renderFailure(new Failure(code, factsOf(texts)), view),
    ),
  bug: ({ texts }, view) => renderFailure(new Error('x'), view, texts[0]),
  help: (_, view) => [
    ...renderHelp(view),
    ...renderPrivacy({ preferences: { length: 'long' }, acts: 1, articles: 1 }, view),
  ],
  'left-out': ({ texts }, view) =>
    renderLeftOut(
      texts.map((text) => ({ claim: { text, cites: [] }, reason: 'words' })),
      view,
    ),
};

export const VIEWS: readonly View[] = [
  { messages: koreanMessages },
  { messages: englishMessages, private: true },
];

/** Material in which one text stands everywhere. */
export function materialOf(text: string, url?: string): Material {
  const article: Article = {
    id: text,
    title: text,
    publisher: text,
    author: text,
    publishedAt: text,
    language: 'ko',
    text: `${text} ${text}`,
    ...(url === undefined ? {} : { url }),
  };
  return {
    article,
    texts: [text, `기사 ${text}`, `${text}(${text})`],
    cuts: [0, 0, 1, 2, 3, 0, 1, 2],
    repeat: 1,
  };
}

function answeredOf({ article, texts, cuts, repeat }: Material): Extract<Answer, { kind: 'answered' }> {
  const all = Array.from({ length: repeat }, () => texts).flat();
  const citations: Citation[] = all.map((_, at) => ({
    number: at + 1,
    article,
    span: spanIn(article.text, cuts[at % 8] ?? 0, 20 + (cuts[(at + 1) % 8] ?? 0)),
  }));
  return {
    kind: 'answered',
    statements: all.map((text, at) => ({
      text,
      citations: [at + 1],
      marks: [{ start: (cuts[at % 8] ?? 0) % 9, end: (cuts[(at + 3) % 8] ?? 0) % 23 }],
    })),
    citations,
    dropped: [],
    nearest: [],
    suggestions: texts,
    missing: texts.slice(1),
    unanswered: texts.slice(2),
    composedBy: texts[0] ?? '',
    asOf: texts.at(-1) ?? '',
    answerability: 1,
  };
}

function notAnswered({ article, texts, cuts }: Material) {
  return {
    nearest: sentencesOf(article, cuts).map((sentence) => ({ article, sentence, score: 1 })),
    missing: texts,
    suggestions: texts,
    asOf: texts[0] ?? '',
    answerability: 0,
  };
}

function sentencesOf({ id, text }: Article, cuts: readonly number[]): Sentence[] {
  return cuts
    .slice(0, 3)
    .map((cut, index) => ({ articleId: id, index, paragraph: 0, span: spanIn(text, cut, 120) }));
}

function factsOf(texts: readonly string[]) {
  const [text = ''] = texts;
  return {
    path: text,
    id: text,
    article: text,
    nearest: texts[1] ?? '',
    known: text,
    speaker: text,
    what: text,
    reason: text,
    line: 3,
    limit: 5,
    bytes: 9_000_000,
  };
}
