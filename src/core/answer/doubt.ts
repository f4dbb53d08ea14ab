// What the gate holds against a question's premise: read as a claim, the question conflicts with the sentence found for it.
import type { Gate } from '../verify.ts';
import type { RuleName } from '../verify/finding.ts';

/** True when the sentence says otherwise, or lacks a noun or a name that the question takes for granted. */
export type Doubt = (question: string, sentence: string) => boolean;

const RULES: ReadonlySet<RuleName> = new Set([
  'unknown-noun',
  'value-conflict',
  'opposite',
  'class',
  'exclusive',
  'name',
]);

/** English questions are never doubted: their words meet a Korean sentence through a glossary only. */
export function createDoubt(gate: Pick<Gate, 'compare'>): Doubt {
  return (question, sentence) =>
    /[가-힣]/u.test(question) &&
    gate.compare(question, sentence).findings.some(({ rule }) => RULES.has(rule));
}
