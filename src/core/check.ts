// Checks what a person wrote against an article: each statement is supported, contradicted, or not in the article, with the sentence that shows it.
import { Failure } from './errors.ts';
import type { CheckedClaim } from './services.ts';
import type { DropReason, SegmentedArticle, Sentence, Verdict } from './types.ts';
import type { Candidate } from './verify/nearest-sentences.ts';
import { premiseOf } from './verify/premise.ts';
import { splitClaims } from './verify/split-claims.ts';
import type { Gate } from './verify.ts';

const JUDGED = 7;
const NEAREST = 3;
/** A sentence contradicts only what it is about: this share of the claim's words at least. */
const SAME_TOPIC = 0.4;
const SURE = 0.7;
const MARGIN = 0.15;

/** Statements of `text` with their verdicts, in order. Fails with `empty-claim` where the text states nothing. */
export function check(text: string, source: SegmentedArticle, gate: Gate): CheckedClaim[] {
  const claims = splitClaims(text);
  if (claims.length === 0) throw new Failure('empty-claim');
  return claims.map((claim) => checkOne(claim, source, gate));
}

interface Judged {
  readonly candidate: Candidate;
  readonly verdict: Verdict;
}

function checkOne(claim: string, source: SegmentedArticle, gate: Gate): CheckedClaim {
  const articles = new Map([[source.article.id, source]]);
  const candidates = gate.find(claim, source);
  const judged = candidates.slice(0, JUDGED).map((candidate) => ({
    candidate,
    verdict: gate.judge(claim, premiseOf(candidate.sentences, articles)),
  }));
  const supporting = best(judged.filter(({ verdict }) => verdict.kind === 'supported'));
  const against = judged.find(contradicts);
  if (supporting && holds(supporting, against)) return shown(claim, 'supported', supporting, source, gate);
  if (against) return shown(claim, 'contradicted', against, source, gate);
  const support = Math.max(0, ...judged.map(({ verdict }) => verdict.support));
  return { text: claim, kind: 'not-in-article', citations: [], nearest: nearestOf(candidates), support };
}

/** Weak support yields to a sentence on the same thing that says otherwise, and to a word that the whole article lacks. */
function holds({ candidate, verdict }: Judged, against: Judged | undefined): boolean {
  if (verdict.support >= SURE) return true;
  if (against && against.candidate.coverage >= candidate.coverage - MARGIN) return false;
  return candidate.unheard === 0;
}

/** The shortest of the supporting ones, then the surest. */
function best(judged: readonly Judged[]): Judged | undefined {
  return [...judged].sort(
    (one, other) =>
      one.candidate.sentences.length - other.candidate.sentences.length ||
      other.verdict.support - one.verdict.support,
  )[0];
}

function contradicts({ candidate, verdict }: Judged): boolean {
  return verdict.kind === 'contradicted' && candidate.coverage >= SAME_TOPIC;
}

function shown(
  text: string,
  kind: 'supported' | 'contradicted',
  { candidate, verdict }: Judged,
  source: SegmentedArticle,
  gate: Gate,
): CheckedClaim {
  const reason: DropReason | undefined = verdict.kind === 'supported' ? undefined : verdict.reason;
  return {
    text,
    kind,
    ...(reason !== undefined && { reason }),
    citations: gate.cite(candidate.sentences, [source]),
    nearest: [],
    support: verdict.support,
  };
}

function nearestOf(candidates: readonly Candidate[]): Sentence[] {
  const singles = candidates.filter(({ sentences }) => sentences.length === 1);
  return singles.slice(0, NEAREST).flatMap(({ sentences }) => sentences);
}
