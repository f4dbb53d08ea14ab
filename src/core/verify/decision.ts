// From findings and score to a verdict: firm findings decide for people, every finding weighs against a model's claim.
import type { DropReason, Verdict } from '../types.ts';
import type { Comparison } from './comparison.ts';
import { FEATURES, featuresOf } from './features.ts';
import type { Finding, RuleName } from './finding.ts';
import { gateModel } from '../learned/gate.ts';
import { probability } from './score.ts';

/** 'person': a member's message is checked. 'model': a writer's claim would be shown as cited. */
export type Strictness = 'person' | 'model';

const SUPPORTED: Readonly<Record<Strictness, number>> = { person: 0.3, model: 0.42 };
/** A claim hardly any of whose words stand in the premise is about something else, whatever the score. */
const LEAST = 0.35;
const COVERAGE = FEATURES.indexOf('weighted-coverage');
/** Above this support a soft finding is more likely the rule's mistake than the claim's. */
const SURE = 0.6;
/** Soft findings that count whatever the score: the score cannot see what they see. */
const ALWAYS: ReadonlySet<RuleName> = new Set(['replaced', 'role', 'substitution', 'exclusive', 'universal']);
/** Findings that only lower the score, for a model's claims too. */
const SCORE_ONLY: ReadonlySet<RuleName> = new Set(['unknown-noun', 'new-word', 'partial']);

export function decide(comparison: Comparison, strictness: Strictness): Verdict {
  const features = featuresOf(comparison);
  const support = probability(gateModel, features);
  const telling = comparison.findings.filter(
    (finding) => finding.firm || (strictness === 'model' && counts(finding, support)),
  );
  const worst = telling.find((finding) => finding.kind === 'contradicts') ?? telling[0];
  if (worst) return refused(worst, support, comparison);
  const covered = comparison.values.some(({ kind }) => kind === 'found') ? 1 : (features[COVERAGE] ?? 0);
  if (support >= SUPPORTED[strictness] && (covered >= LEAST || comparison.claim.english))
    return { kind: 'supported', support };
  return { kind: 'unsupported', support, reason: likeliest(comparison.findings) };
}

function counts({ rule, strict }: Finding, support: number): boolean {
  if (strict === true) return true;
  return !SCORE_ONLY.has(rule) && (support < SURE || ALWAYS.has(rule));
}

/** A claim about something else is not contradicted by a sentence that shares a word with it. */
function refused(finding: Finding, support: number, { alignment }: Comparison): Verdict {
  const lowered = support * (finding.firm ? 0.2 : 0.6);
  const found = alignment.matches.filter((match) => match.score > 0).length;
  const sameTopic = found >= 2 || found * 2 >= alignment.matches.length;
  const kind = finding.kind === 'contradicts' && sameTopic ? 'contradicted' : 'unsupported';
  return { kind, support: lowered, reason: finding.reason };
}

function likeliest(findings: readonly Finding[]): DropReason {
  return findings[0]?.reason ?? 'words';
}
