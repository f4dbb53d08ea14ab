// Shows what is made of whole articles as Discord messages: summaries, who said what, checks, comparisons. Pure.
import type {
  Check,
  CheckedClaim,
  CheckKind,
  ComparedSentences,
  Comparison,
  Quotes,
  Summary,
} from '../../core/services.ts';
import type { Article, Span } from '../../core/types.ts';
import {
  bold,
  bullets,
  citationLines,
  linkTo,
  quotation,
  shortLine,
  small,
  sourceLines,
  sourceName,
  statementMarkup,
  titled,
  writerOf,
} from './markup.ts';
import { blocks, type MessagePayload, payloadsOf, type View } from './payload.ts';

export function renderSummary(summary: Summary, view: View): MessagePayload[] {
  const { messages } = view;
  const { article, citations } = summary;
  if (summary.statements.length === 0) return payloadsOf({ blocks: [messages.emptySummary] }, view);
  const heading = `${bold(shortLine(article.title))} (${messages.levels[summary.level]})`;
  const made = messages.composed(writerOf(summary.composedBy));
  return payloadsOf(
    {
      blocks: [
        titled(heading, bullets(summary.statements.map(statementMarkup))),
        blocks([citationLines(citations), sourceOf(article, spansOf(citations), view, made)], '\n'),
      ],
      citations,
      judged: true,
    },
    view,
  );
}

export function renderQuotes({ article, speakers }: Quotes, view: View): MessagePayload[] {
  if (speakers.length === 0) return payloadsOf({ blocks: [view.messages.noQuotes] }, view);
  const people = speakers.map(({ speaker, sentences }) => {
    const name = blocks([bold(shortLine(speaker.name)), shortLine(speaker.role)], ' ');
    return titled(name, bullets(sentences.map(({ span }) => quotation(article, span))));
  });
  const spans = speakers.flatMap(({ sentences }) => spansOf(sentences));
  return payloadsOf({ blocks: [...people, sourceOf(article, spans, view)], judged: true }, view);
}

export function renderCheck({ article, claims }: Check, view: View): MessagePayload[] {
  const { messages } = view;
  if (claims.length === 0) return payloadsOf({ blocks: [messages.nothingToCheck] }, view);
  const citations = claims.flatMap((claim) => claim.citations);
  return payloadsOf(
    {
      blocks: [
        ...claims.map((claim) => claimMarkup(article, claim, view)),
        sourceOf(article, spansOf(citations), view),
      ],
      citations,
      judged: true,
    },
    view,
  );
}

export function renderCompare(comparison: Comparison, view: View): MessagePayload[] {
  const { messages } = view;
  const { left, right, agree, differ, onlyLeft, onlyRight } = comparison;
  const pair = (both: ComparedSentences): string =>
    `${LEFT} ${quotation(left, both.left)}\n${RIGHT} ${quotation(right, both.right)}`;
  const found = [
    titled(bold(messages.agree), blocks(agree.map(pair), '\n\n')),
    ...differ.map((both) => {
      const reason = both.reason === undefined ? '' : ` (${messages.reasons[both.reason]})`;
      return `${bold(messages.differ)}${reason}\n${pair(both)}`;
    }),
    titled(bold(messages.onlyIn(LEFT)), bullets(onlyLeft.map((span) => quotation(left, span)))),
    titled(bold(messages.onlyIn(RIGHT)), bullets(onlyRight.map((span) => quotation(right, span)))),
  ];
  const both = blocks([articleLine(LEFT, left, view), articleLine(RIGHT, right, view)], '\n');
  return payloadsOf({ blocks: [both, blocks(found) || messages.nothingShared], judged: true }, view);
}

const LEFT = '🅰️';
const RIGHT = '🅱️';

function articleLine(sign: string, article: Article, view: View): string {
  const about = small([
    sourceName(article),
    article.publishedAt === undefined ? '' : view.messages.asOf(shortLine(article.publishedAt)),
    linkTo(article, [], view.messages),
  ]);
  return blocks([`${sign} ${bold(shortLine(article.title))}`, about], '\n');
}

const SIGNS: Readonly<Record<CheckKind, string>> = {
  supported: '✅',
  contradicted: '❌',
  'not-in-article': '❔',
};

function claimMarkup(article: Article, claim: CheckedClaim, view: View): string {
  const { messages } = view;
  const reason = claim.kind === 'contradicted' && claim.reason ? ` (${messages.reasons[claim.reason]})` : '';
  const said = statementMarkup({
    text: claim.text,
    citations: claim.citations.map(({ number }) => number),
  });
  const near = claim.citations.length > 0 ? [] : claim.nearest.map(({ span }) => quotation(article, span));
  return blocks(
    [
      `${SIGNS[claim.kind]} ${bold(messages.verdicts[claim.kind])}${reason}`,
      said,
      citationLines(claim.citations),
      titled(messages.nearest, bullets(near)),
    ],
    '\n',
  );
}

/** The article's line even where no sentence of it was shown. */
function sourceOf(article: Article, spans: readonly Span[], view: View, made?: string): string {
  const shown = spans.length === 0 ? [{ start: 0, end: 0 }] : spans;
  return sourceLines(
    shown.map((span) => ({ article, span })),
    view.messages,
    { asOf: article.publishedAt, made },
  );
}

function spansOf(shown: readonly { readonly span: Span }[]): Span[] {
  return shown.map(({ span }) => span);
}
