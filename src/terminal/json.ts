// The JSON forms of every reply. A quote is always cut from the article's text at its own offsets.
import type {
  AddedArticle,
  ArticleListing,
  Check,
  ComparedSentences,
  Comparison,
  Quotes,
  Summary,
} from '../core/services.ts';
import type { Answer, Article, Citation, Nearest, Span } from '../core/types.ts';

export interface QuoteJson {
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** One shape for every kind; a field that a kind does not have is empty or null. `message` is what small talk and questions about the article itself are told. */
export function answerJson(answer: Answer, elapsedMs: number, message: string) {
  const answered = answer.kind === 'answered' ? answer : undefined;
  const found = answer.kind === 'small-talk' || answer.kind === 'about-article' ? undefined : answer;
  return {
    kind: found?.kind ?? ('not-found' as const),
    statements: (answered?.statements ?? []).map(({ text, citations }) => ({ text, citations })),
    citations: (answered?.citations ?? []).map(citationJson),
    nearest: (found?.nearest ?? []).map(nearestJson),
    missing: found?.missing ?? [],
    ...(answered && answered.unanswered.length > 0 && { unanswered: answered.unanswered }),
    suggestions: found?.suggestions ?? [],
    composedBy: answered?.composedBy ?? null,
    ...(answered?.incomplete && { incomplete: true }),
    ...(found?.fellBack !== undefined && { fellBack: found.fellBack }),
    asOf: found?.asOf ?? null,
    elapsedMs: rounded(elapsedMs),
    ...(found?.asksForNow === true && { asksForNow: true }),
    ...(answer.kind === 'not-found' && { reason: answer.reason }),
    ...(answer.kind === 'small-talk' && { reason: 'small-talk', topic: answer.topic, message }),
    ...(answer.kind === 'about-article' && { reason: 'about-article', topic: answer.field, message }),
  };
}

export function summaryJson(
  { article, level, statements, citations, composedBy }: Summary,
  elapsedMs: number,
) {
  return {
    articleId: article.id,
    title: article.title,
    level,
    statements: statements.map(({ text, citations: numbers }) => ({ text, citations: numbers })),
    citations: citations.map(citationJson),
    composedBy,
    asOf: article.publishedAt ?? null,
    elapsedMs: rounded(elapsedMs),
  };
}

export function quotesJson({ article, speakers }: Quotes) {
  return {
    articleId: article.id,
    title: article.title,
    asOf: article.publishedAt ?? null,
    speakers: speakers.map(({ speaker, sentences }) => ({
      name: speaker.name,
      role: speaker.role,
      quotes: sentences.map(({ span }) => spanJson(article, span)),
    })),
  };
}

export function checkJson({ article, claims }: Check, elapsedMs: number) {
  return {
    articleId: article.id,
    title: article.title,
    asOf: article.publishedAt ?? null,
    claims: claims.map(({ text, kind, reason, citations, nearest, support }) => ({
      text,
      verdict: kind,
      reason: reason ?? null,
      citations: citations.map(citationJson),
      nearest: nearest.map(({ span }) => quoteJson(article, span)),
      support,
    })),
    elapsedMs: rounded(elapsedMs),
  };
}

export function compareJson(comparison: Comparison, elapsedMs: number) {
  const { left, right, agree, differ, onlyLeft, onlyRight } = comparison;
  const quoted = (both: ComparedSentences) => ({
    left: quoteJson(left, both.left),
    right: quoteJson(right, both.right),
  });
  return {
    left: sideJson(left),
    right: sideJson(right),
    agree: agree.map(quoted),
    differ: differ.map((both) => ({ ...quoted(both), reason: both.reason ?? null })),
    onlyLeft: onlyLeft.map((span) => quoteJson(left, span)),
    onlyRight: onlyRight.map((span) => quoteJson(right, span)),
    elapsedMs: rounded(elapsedMs),
  };
}

function sideJson({ id, title, publisher, publishedAt }: Article) {
  return { articleId: id, title, publisher: publisher ?? null, asOf: publishedAt ?? null };
}

export function listJson(articles: readonly ArticleListing[]) {
  return {
    articles: articles.map((article) => ({
      ...fieldsJson(article),
      characters: article.characters,
      bundled: article.bundled,
    })),
  };
}

/** `text` is the article's own, unchanged: every offset points into it. `sentences` is how many it has. */
export function articleJson(article: Article, sentences: number) {
  return { ...fieldsJson(article), text: article.text, sentences };
}

export function addedJson({ article, sentences, passages, replaced }: AddedArticle) {
  return { ...fieldsJson(article), sentences, passages, replaced };
}

/** Sentences as they stand, `at` saying which of them was asked for. */
export function neighboursJson(
  article: Article,
  spans: readonly { readonly span: Span; readonly index: number }[],
  at: number,
) {
  return {
    articleId: article.id,
    sentence: at + 1,
    sentences: spans.map(({ span, index }) => ({ number: index + 1, ...spanJson(article, span) })),
  };
}

export function errorJson(code: string, message: string) {
  return { error: { code, message } };
}

export function quoteJson(article: Article, span: Span): QuoteJson {
  return { articleId: article.id, ...spanJson(article, span) };
}

function citationJson({ number, article, span }: Citation) {
  return {
    number,
    articleId: article.id,
    title: article.title,
    publisher: article.publisher ?? null,
    publishedAt: article.publishedAt ?? null,
    url: article.url ?? null,
    ...spanJson(article, span),
  };
}

function nearestJson({ article, sentence }: Nearest): QuoteJson {
  return quoteJson(article, sentence.span);
}

function spanJson(article: Article, { start, end }: Span) {
  return { start, end, quote: article.text.slice(start, end) };
}

function fieldsJson(article: Omit<Article, 'text'>) {
  return {
    id: article.id,
    title: article.title,
    publisher: article.publisher ?? null,
    author: article.author ?? null,
    publishedAt: article.publishedAt ?? null,
    url: article.url ?? null,
    language: article.language,
  };
}

/** Milliseconds with a tenth. */
function rounded(elapsedMs: number): number {
  return Math.round(elapsedMs * 10) / 10;
}
