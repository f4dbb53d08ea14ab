// Shows answers as text: statements with their footnotes, the quoted words, and how it was made. Pure.
import type { Answer, Article, Citation, Nearest, Span, Statement } from '../core/types.ts';
import { GLUE, type Page, paragraph, type Piece } from './layout.ts';
import type { View } from './view.ts';

type NotAnswered = Extract<Answer, { kind: 'unsure' | 'not-found' }>;
type Answered = Extract<Answer, { kind: 'answered' }>;

/** Questions that are offered below an answer. */
const FOLLOW_UPS = 2;

/** Blocks apart by an empty line, the last line without an end. */
export function renderAnswer(answer: Answer, view: View): string {
  const { messages } = view;
  if (answer.kind === 'small-talk') return paragraph(view, [{ text: messages.smallTalk[answer.topic] }]);
  if (answer.kind === 'about-article')
    return paragraph(view, [{ text: messages.about(answer.field, answer.article) }]);
  if (answer.kind === 'answered') return renderAnswered(answer, view);
  const verdict: Piece =
    answer.kind === 'unsure'
      ? { text: messages.unsure, style: 'doubt' }
      : { text: messages.notFound[answer.reason], style: 'strong' };
  return blocks([paragraph(view, [verdict]), ...notAnswered(answer, view)]);
}

/** `[1] “the article's words”`, one a line; with several articles each says whose words they are. */
export function renderCitations(citations: readonly Citation[], page: Page): string {
  const several = new Set(citations.map(({ article }) => article.id)).size > 1;
  return citations
    .map((citation) => {
      const source = several ? [{ text: ` (${sourceName(citation.article)})`, style: 'quiet' as const }] : [];
      return paragraph(page, [{ text: quotation(citation.article, citation.span) }, ...source], {
        text: `[${citation.number}] `,
        style: 'footnote',
      });
    })
    .join('\n');
}

/** The statement with its answer phrase marked and its footnotes tied to its last word. */
export function statementPieces({ text, marks = [], citations }: Statement): Piece[] {
  const notes = citations.map((number) => `[${number}]`).join('');
  return [
    ...markedPieces(text, marks),
    ...(notes === '' ? [] : [{ text: GLUE }, { text: notes, style: 'footnote' as const }]),
  ];
}

/** Whose words, of when, and how they were put together. */
export function sourceLine(
  article: Article | undefined,
  asOf: string | undefined,
  view: View,
  made?: string,
): string {
  const parts = [
    ...(article ? [sourceName(article)] : []),
    ...(asOf === undefined ? [] : [view.messages.asOf(asOf)]),
    ...(made === undefined ? [] : [made]),
  ];
  return parts.length === 0 ? '' : paragraph(view, [{ text: parts.join(' · '), style: 'quiet' }]);
}

/** Undefined for a composer that is no model. */
export function writerOf(composedBy: string): string | undefined {
  return composedBy === '' || /^(?:embedded|extractive|article|no-?model|gakju)/iu.test(composedBy)
    ? undefined
    : composedBy;
}

export function bullets(texts: readonly string[], page: Page): string {
  return texts.map((text) => paragraph(page, [{ text }], { text: '  · ', style: 'quiet' })).join('\n');
}

export function quotation(article: Article, span: Span): string {
  return `“${article.text.slice(span.start, span.end)}”`;
}

export function blocks(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** A small heading with what belongs under it; nothing when there is nothing. */
export function titled(title: string, body: string, view: Page): string {
  return body === '' ? '' : `${paragraph(view, [{ text: title, style: 'quiet' }])}\n${body}`;
}

function knowsUntilLine({ asksForNow, asOf }: Answered | NotAnswered, view: View): string {
  if (asksForNow !== true || asOf === undefined) return '';
  return paragraph(view, [{ text: view.messages.knowsUntil(asOf), style: 'doubt' }]);
}

function unansweredLine(questions: readonly string[], view: View): string {
  if (questions.length === 0) return '';
  return paragraph(view, [{ text: view.messages.unanswered(questions), style: 'doubt' }]);
}

function renderAnswered(answer: Answered, view: View): string {
  const { messages } = view;
  const pieces = answer.statements.flatMap((statement, at) => [
    ...(at === 0 ? [] : [{ text: ' ' }]),
    ...statementPieces(statement),
  ]);
  const foot = [
    renderCitations(answer.citations, view),
    sourceLine(soleArticle(answer.citations), answer.asOf, view, madeLine(answer, messages)),
  ].filter((line) => line !== '');
  const next = view.followUps ? bullets(answer.suggestions.slice(0, FOLLOW_UPS), view) : '';
  return blocks([
    paragraph(view, pieces),
    knowsUntilLine(answer, view),
    answer.incomplete ? paragraph(view, [{ text: messages.incomplete, style: 'doubt' }]) : '',
    unansweredLine(answer.unanswered, view),
    missingLine(answer.missing, view),
    foot.join('\n'),
    titled(messages.followUps, next, view),
  ]);
}

/** How it was made, and why not by the model where it was not. */
function madeLine({ composedBy, fellBack }: Answered, messages: View['messages']): string {
  const made = messages.composed(writerOf(composedBy));
  return fellBack === undefined ? made : `${made} · ${messages.fellBack[fellBack]}`;
}

function notAnswered(answer: NotAnswered, view: View): string[] {
  const { messages } = view;
  const near = bullets(
    answer.nearest.map(({ article, sentence }) => quotation(article, sentence.span)),
    view,
  );
  const made = answer.fellBack && messages.fellBack[answer.fellBack];
  const source = sourceLine(soleArticle(answer.nearest), answer.asOf, view, made);
  const shown = answer.kind === 'unsure' ? near : titled(messages.nearest, near, view);
  return [
    knowsUntilLine(answer, view),
    missingLine(answer.missing, view),
    shown === '' ? '' : [shown, source].filter((line) => line !== '').join('\n'),
    titled(messages.suggestions, bullets(answer.suggestions, view), view),
  ];
}

function missingLine(missing: readonly string[], view: View): string {
  return missing.length === 0
    ? ''
    : paragraph(view, [{ text: view.messages.missing(missing), style: 'doubt' }]);
}

/** The one article that all of them are of. */
function soleArticle(all: readonly (Citation | Nearest)[]): Article | undefined {
  const [first] = all;
  return first && all.every(({ article }) => article.id === first.article.id) ? first.article : undefined;
}

function sourceName({ publisher, title }: Article): string {
  return publisher ?? title;
}

/** Overlapping or stray marks are read as their union inside the text. */
function markedPieces(text: string, marks: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of [...marks].sort((one, other) => one.start - other.start)) {
    const from = Math.max(at, start);
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    pieces.push({ text: text.slice(at, from) }, { text: text.slice(from, to), style: 'mark' });
    at = to;
  }
  return [...pieces, { text: text.slice(at) }];
}
