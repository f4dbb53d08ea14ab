// What a rule found between a claim and its premise. Data only.
import type { DropReason } from '../types.ts';

export type RuleName =
  | 'value-conflict'
  | 'value-missing'
  | 'negation'
  | 'opposite'
  | 'class'
  | 'name'
  | 'unknown-noun'
  | 'new-word'
  | 'substitution'
  | 'replaced'
  | 'role'
  | 'attribution'
  | 'unattributed'
  | 'certainty'
  | 'tense'
  | 'universal'
  | 'exclusive'
  | 'superlative'
  | 'partial';

export interface Finding {
  readonly rule: RuleName;
  /** The premise says otherwise, or it does not say it. */
  readonly kind: 'contradicts' | 'missing';
  readonly reason: DropReason;
  /** Enough for people's `check`; the rest counts only against a model's claims, and in the score. */
  readonly firm: boolean;
  /** Counts against a model's claim however sure the score is. */
  readonly strict?: true;
}
