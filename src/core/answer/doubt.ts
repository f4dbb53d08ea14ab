// What the gate holds against a question's premise: read as a claim, the question conflicts with the sentence found for it.
import type { Gate } from '../verify.ts';
import type { RuleName } from '../verify/finding.ts';

/** The sentence says otherwise, or lacks a noun or a name that the question takes for granted. */
export type Doubt = (question: string, sentence: string) => 'none' | 'lacks' | 'contradicts';

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
  return (question, sentence) => {
    if (!/[가-힣]/u.test(question)) return 'none';
    const findings = gate.compare(question, sentence).findings.filter(({ rule }) => RULES.has(rule));
    if (findings.length === 0) return 'none';
    return findings.some(({ kind }) => kind === 'contradicts') ? 'contradicts' : 'lacks';
  };
}
