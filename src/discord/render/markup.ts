// The pieces of which messages are made: statements with their notes, quoted lines, source lines. All text of others is escaped here.
import type { Article, Citation, Span, Statement } from '../../core/types.ts';
import type { Messages } from '../messages.ts';
import { cutText, escapeLine, visibleLine } from './escape.ts';
import { maskedLink, sourceLink } from './links.ts';

/** UTF-16 units of a quoted sentence and of a title as shown; the proof button shows all of a longer sentence. */
const QUOTE_LIMIT = 700;
const NAME_LIMIT = 120;

/** The statement with its answer phrase bold and its notes after it: `… **6월**부터 달립니다. [1][2]`. */
export function statementMarkup({ text, marks = [], citations }: Statement): string {
  const said = markedMarkup(text, marks).trim();
  const notes = citations.map((number) => `[${number}]`).join('');
  return said === '' || notes === '' ? said : `${said} ${notes}`;
}

/** `[1] “the article's words”`, one a line. */
export function citationLines(citations: readonly Citation[]): string {
  return citations.map(({ number, article, span }) => `[${number}] ${quotation(article, span)}`).join('\n');
}

export function quotation(article: Article, span: Span): string {
  return `“${shortLine(article.text.slice(span.start, span.end), QUOTE_LIMIT)}”`;
}

export function shortLine(text: string, limit = NAME_LIMIT): string {
  return escapeLine(cutText(visibleLine(text).trim(), limit));
}

/** A whole text in bold; nothing where nothing is to be seen. */
export function bold(escaped: string): string {
  return escaped.trim() === '' ? '' : `**${escaped.trim()}**`;
}

export function bullets(escaped: readonly string[]): string {
  return escaped
    .filter((line) => line.trim() !== '')
    .map((line) => `- ${line}`)
    .join('\n');
}

/** A small heading with what belongs under it; nothing when there is nothing. */
export function titled(title: string, body: string): string {
  return body === '' ? '' : `${title}\n${body}`;
}

/** What was shown of an article: the source line opens its page there. */
export interface Shown {
  readonly article: Article;
  readonly span: Span;
}

/**
 * `-# publisher · date · link · how it was made`; with several articles a line each. `asOf` is the date
 * of the answer, which one article's line shows.
 */
export function sourceLines(
  shown: readonly Shown[],
  messages: Messages,
  { asOf, made }: { readonly asOf?: string | undefined; readonly made?: string | undefined } = {},
): string {
  const articles = [...new Map(shown.map(({ article }) => [article.id, article])).values()];
  const lines = articles.map((article, at) => {
    const spans = shown.filter((one) => one.article.id === article.id).map(({ span }) => span);
    const date = articles.length === 1 ? (asOf ?? article.publishedAt) : article.publishedAt;
    return small([
      sourceName(article),
      date === undefined ? '' : messages.asOf(shortLine(date)),
      linkTo(article, spans, messages),
      at === articles.length - 1 ? (made ?? '') : '',
    ]);
  });
  if (lines.length > 0) return lines.join('\n');
  return small([asOf === undefined ? '' : messages.asOf(shortLine(asOf)), made ?? '']);
}

/** A link to the article's page; '' where it has none. */
export function linkTo(article: Article, spans: readonly Span[], messages: Messages): string {
  const link = sourceLink(article, spans);
  return link === undefined ? '' : maskedLink(messages.openSource, link);
}

export function sourceName({ publisher, title }: Article): string {
  return shortLine(publisher ?? title);
}

export function small(parts: readonly string[]): string {
  const said = parts.filter((part) => part.trim() !== '');
  return said.length === 0 ? '' : `-# ${said.join(' · ')}`;
}

/** Undefined for a composer that is no model. */
export function writerOf(composedBy: string): string | undefined {
  return composedBy === '' || /^(?:embedded|extractive|article|no-?model|gakju)/iu.test(composedBy)
    ? undefined
    : shortLine(composedBy);
}

/** Overlapping or stray marks are read as their union inside the text, whole characters only. */
function markedMarkup(text: string, marks: readonly Span[]): string {
  let markup = '';
  let at = 0;
  for (const { start, end } of [...marks].sort((one, other) => one.start - other.start)) {
    const from = Math.max(at, wholeAt(text, start));
    const to = wholeAt(text, Math.min(end, text.length));
    if (to <= from) continue;
    markup += escapeLine(text.slice(at, from)) + spacedBold(escapeLine(text.slice(from, to)));
    at = to;
  }
  return markup + escapeLine(text.slice(at));
}

/** White space beside a mark stays outside it. */
function spacedBold(escaped: string): string {
  const [, before = '', said = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(escaped) ?? [];
  return said === '' ? escaped : `${before}**${said}**${after}`;
}

/** A position that lies within a surrogate pair moves before it. */
function wholeAt(text: string, position: number): number {
  const at = Math.max(0, position);
  return /[\uDC00-\uDFFF]/u.test(text.charAt(at)) && /[\uD800-\uDBFF]/u.test(text.charAt(at - 1))
    ? at - 1
    : at;
}
