// Takes summary lines through the gate: a line that the gate will not have cut is said in the sentence's full words instead.
import type { Citation, SegmentedArticle, Statement } from '../types.ts';
import type { Gate } from '../verify.ts';
import { type SummaryClaim, figureSpans } from './figures.ts';

export interface VerifiedSummary {
  readonly statements: readonly Statement[];
  readonly citations: readonly Citation[];
}

/** Statements in the order of the claims, with the claims' marks; what even in full words is not carried is left out. */
export function verifySummary(
  claims: readonly SummaryClaim[],
  source: SegmentedArticle,
  gate: Gate,
): VerifiedSummary {
  const refused = new Set(gate.verify(claims, [source]).dropped.map(({ claim }) => claim));
  const lines = claims.map((claim) => (refused.has(claim) ? inFull(claim, source) : claim));
  const { statements, citations, dropped } = gate.verify(lines, [source]);
  const lost = new Set(dropped.map(({ claim }) => claim));
  const carried = lines.filter((line) => !lost.has(line));
  return {
    statements: statements.map((statement, i) => {
      const marks = carried[i]?.marks;
      return marks === undefined ? statement : { ...statement, marks };
    }),
    citations,
  };
}

function inFull({ cites, marks }: SummaryClaim, { article }: SegmentedArticle): SummaryClaim {
  const text = cites.map(({ span }) => article.text.slice(span.start, span.end)).join(' ');
  return { text, cites, ...(marks !== undefined && { marks: figureSpans(text, article) }) };
}
