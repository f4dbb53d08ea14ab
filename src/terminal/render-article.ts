// Shows what is not an answer as text: summaries, quotations, checks, articles and their sentences. Pure.
import type { ArticleListing, Check, CheckedClaim, CheckKind, Quotes, Summary } from '../core/services.ts';
import type { Article, Citation, Sentence, Span } from '../core/types.ts';
import { paragraph, paragraphs, type Style } from './layout.ts';
import {
  blocks,
  bullets,
  quotation,
  renderCitations,
  sourceLine,
  statementPieces,
  titled,
  writerOf,
} from './render.ts';
import type { View } from './view.ts';

export function renderSummary(summary: Summary, view: View): string {
  const { messages } = view;
  if (summary.statements.length === 0) return paragraph(view, [{ text: messages.emptySummary }]);
  const lines = summary.statements.map((statement) =>
    paragraph(view, statementPieces(statement), { text: '· ' }),
  );
  const made = messages.composed(writerOf(summary.composedBy));
  const source = sourceLine(summary.article, summary.article.publishedAt, view, made);
  return blocks([
    `${heading(`${summary.article.title} (${messages.levels[summary.level]})`, view)}\n${lines.join('\n')}`,
    [renderCitations(summary.citations, view), source].filter((line) => line !== '').join('\n'),
  ]);
}

export function renderQuotes({ article, speakers }: Quotes, view: View): string {
  if (speakers.length === 0) return paragraph(view, [{ text: view.messages.noQuotes }]);
  const people = speakers.map(({ speaker, sentences }) => {
    const role = speaker.role === '' ? [] : [{ text: ` ${speaker.role}`, style: 'quiet' as const }];
    const name = paragraph(view, [{ text: speaker.name, style: 'strong' }, ...role]);
    return [
      name,
      bullets(
        sentences.map(({ span }) => quotation(article, span)),
        view,
      ),
    ].join('\n');
  });
  return blocks([...people, sourceLine(article, article.publishedAt, view)]);
}

export function renderCheck({ article, claims }: Check, view: View): string {
  return blocks([
    ...claims.map((claim) => renderClaim(article, claim, view)),
    sourceLine(article, article.publishedAt, view),
  ]);
}

/** Two lines an article: what to call it, and what it is. */
export function renderList(articles: readonly ArticleListing[], view: View): string {
  const { messages } = view;
  if (articles.length === 0) return paragraph(view, [{ text: messages.noArticles }]);
  return articles
    .map((article) => {
      const facts = [article.publisher, article.publishedAt, messages.characters(article.characters)];
      const about = [...facts, article.bundled ? messages.bundled : undefined].filter(
        (fact) => fact !== undefined,
      );
      return [
        paragraph(view, [{ text: article.id, style: 'strong' }, { text: `  ${article.title}` }]),
        paragraph(view, [{ text: about.join(' · '), style: 'quiet' }], { text: '  ' }),
      ].join('\n');
    })
    .join('\n');
}

export function renderArticle(article: Article, sentences: number, view: View): string {
  const about = [
    article.publisher,
    article.author,
    article.publishedAt,
    view.messages.sentences(sentences),
    article.url,
  ];
  const line = about.filter((fact) => fact !== undefined).join(' · ');
  return blocks([
    `${heading(article.title, view)}\n${paragraph(view, [{ text: line, style: 'quiet' }])}`,
    paragraphs(view, article.text),
  ]);
}

/** The sentence at `index`, counted from 0, between its neighbours. */
export function renderNeighbours(
  article: Article,
  sentences: readonly Sentence[],
  index: number,
  view: View,
): string {
  const near = sentences.slice(Math.max(0, index - 1), index + 2);
  const lines = near.map(({ index: at, span }) => {
    const style: Style = at === index ? 'mark' : 'quiet';
    const text = article.text.slice(span.start, span.end);
    return paragraph(view, [{ text, style }], { text: at === index ? '▶ ' : '  ', style });
  });
  return blocks([lines.join('\n'), sourceLine(article, article.publishedAt, view)]);
}

/** Index of the sentence that a span lies in or starts in; -1 where none does. */
export function sentenceAt(sentences: readonly Sentence[], span: Span): number {
  return sentences.findIndex((sentence) => span.start < sentence.span.end && span.end > sentence.span.start);
}

/** Several lines of plain text as one reply, such as a store's findings. */
export function renderFindings(findings: readonly string[], view: View): string {
  const { messages } = view;
  if (findings.length === 0) return paragraph(view, [{ text: messages.storeSound, style: 'good' }]);
  return titled(messages.storeFindings(findings.length), bullets(findings, view), view);
}

function heading(text: string, view: View): string {
  return paragraph(view, [{ text, style: 'strong' }]);
}

const SIGNS: Readonly<Record<CheckKind, { readonly sign: string; readonly style: Style }>> = {
  supported: { sign: 'O ', style: 'good' },
  contradicted: { sign: 'X ', style: 'bad' },
  'not-in-article': { sign: '? ', style: 'doubt' },
};

function renderClaim(article: Article, claim: CheckedClaim, view: View): string {
  const { messages } = view;
  const { sign, style } = SIGNS[claim.kind];
  const reason = claim.kind === 'contradicted' && claim.reason ? ` (${messages.reasons[claim.reason]})` : '';
  const notes = claim.citations.map(({ number }) => `[${number}]`).join('');
  const statement = statementPieces({
    text: claim.text,
    citations: claim.citations.map(({ number }) => number),
  });
  const near =
    notes === ''
      ? bullets(
          claim.nearest.map(({ span }) => quotation(article, span)),
          view,
        )
      : '';
  return [
    paragraph(view, [{ text: `${messages.verdicts[claim.kind]}${reason}`, style }], { text: sign, style }),
    paragraph(view, statement, { text: '  ' }),
    indentedCitations(claim.citations, view),
    titled(messages.nearest, near, view),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function indentedCitations(citations: readonly Citation[], view: View): string {
  return renderCitations(citations, view);
}
