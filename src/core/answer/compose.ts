// Answers without a model: the best sentences of a finding as claims, and what the gate keeps of them as statements with marks.
import { answerPhrase, marksIn } from '../compose/phrase.ts';
import { wordStatement } from '../compose/wording.ts';
import { AT } from '../rank/feature-names.ts';
import type {
  Citation,
  Claim,
  DroppedClaim,
  Manner,
  SegmentedArticle,
  Sentence,
  Span,
  Statement,
} from '../types.ts';
import type { Gate } from '../verify.ts';
import { definitionIn } from './definition.ts';
import type { Finding, FoundSentence } from './find.ts';

export interface Composed {
  readonly statements: readonly Statement[];
  readonly citations: readonly Citation[];
  readonly dropped: readonly DroppedClaim[];
  /** The sentences that were said, first the best. */
  readonly said: readonly Sentence[];
}

/** What a composer wants to say: a claim, and the words in it that answer. */
interface Draft extends Claim {
  readonly phrase: string;
}

/** A second sentence is said when the ranker sees it this close behind the first, as a share of the question's words it adds. */
const CLOSE_BEHIND = 0.6;
const ADDS = 0.12;

/** Says the findings that were decided to be answered, in order; a sentence that two questions share is said once. */
export function compose(findings: readonly Finding[], gate: Gate, { length }: Manner = {}): Composed {
  const most = length === 'short' ? 1 : 2;
  const drafts = distinct(findings.flatMap((finding) => draftsOf(finding).slice(0, most)));
  const sources = [
    ...new Set(findings.flatMap(({ sentences }) => sentences.map(({ article }) => article.segmented))),
  ];
  const kept = throughGate(drafts, sources, gate);
  return {
    statements: kept.verified.statements.map((statement, at) =>
      withMarks(statement, kept.drafts[at]?.phrase ?? ''),
    ),
    citations: kept.verified.citations,
    dropped: kept.verified.dropped,
    said: kept.drafts.flatMap(({ cites }) => cites),
  };
}

/** A wording that the gate refuses is said again in the article's own words, which it never refuses. */
function throughGate(drafts: readonly Draft[], sources: readonly SegmentedArticle[], gate: Gate) {
  const first = gate.verify(drafts, sources);
  if (first.dropped.length === 0) return { verified: first, drafts };
  const refused = new Set<Claim>(first.dropped.map(({ claim }) => claim));
  const spoken = drafts.map((draft) =>
    refused.has(draft) ? { ...draft, text: wordsOf(draft, sources) } : draft,
  );
  const verified = gate.verify(spoken, sources);
  const lost = new Set<Claim>(verified.dropped.map(({ claim }) => claim));
  return { verified, drafts: spoken.filter((draft) => !lost.has(draft)) };
}

function wordsOf({ cites }: Claim, sources: readonly SegmentedArticle[]): string {
  return cites
    .map(
      ({ articleId, span }) =>
        sources.find(({ article }) => article.id === articleId)?.article.text.slice(span.start, span.end) ??
        '',
    )
    .join(' ');
}

function draftsOf(finding: Finding): Draft[] {
  const [first, second] = finding.sentences;
  if (!first) return [];
  return second && belongsTo(first, second, finding)
    ? [draftOf(first, finding), draftOf(second, finding)]
    : [draftOf(first, finding)];
}

/** The second sentence is nearly as good and holds question words that the first lacks. */
function belongsTo(first: FoundSentence, second: FoundSentence, { view }: Finding): boolean {
  if (first.article !== second.article || first.total - second.total > CLOSE_BEHIND) return false;
  if (
    view.question.kind !== 'why' &&
    view.question.kind !== 'how' &&
    Math.abs(first.index - second.index) > 1
  )
    return false;
  const together = Math.max(first.features[AT.softWithBefore] ?? 0, first.features[AT.softWithAfter] ?? 0);
  return Math.abs(first.index - second.index) === 1 && together - (first.features[AT.soft] ?? 0) > ADDS;
}

function draftOf(found: FoundSentence, { view, top }: Finding): Draft {
  const { sentence } = found;
  const coverage = top?.context.article === found.article ? top.context.coverages[found.index] : undefined;
  const span: Span | undefined = coverage && answerPhrase(view, sentence, coverage);
  const kept = definitionIn(view.question, sentence.text).sure
    ? { start: 0, end: sentence.text.length }
    : span;
  const { text } = wordStatement(sentence.text, {
    question: view.question,
    ...(kept ? { keepSpan: kept } : {}),
  });
  return { text, cites: [sentence.sentence], phrase: span ? sentence.text.slice(span.start, span.end) : '' };
}

function distinct(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>();
  return drafts.filter(({ cites }) => {
    const key = cites.map(({ articleId, index }) => `${articleId}#${index}`).join();
    return seen.size < seen.add(key).size;
  });
}

function withMarks(statement: Statement, phrase: string): Statement {
  const marks = phrase === '' ? [] : marksIn(statement.text, phrase);
  return marks.length > 0 ? { ...statement, marks } : statement;
}
