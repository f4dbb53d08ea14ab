// Everything that the rules see between one claim and one premise.
import type { Speaker } from '../types.ts';
import { align, type Alignment, type Tables } from './alignment.ts';
import { attributionFindings } from './attribution.ts';
import { certaintyFindings } from './certainty.ts';
import type { Finding } from './finding.ts';
import { nameFindings } from './names.ts';
import { polarityFindings } from './polarity.ts';
import { compactOf, type Reading } from './reading.ts';
import { replacementFindings } from './replacement.ts';
import { roleFindings } from './role-rules.ts';
import { scopeFindings } from './scope.ts';
import { valueFindings, type ValueFinding } from './value-rules.ts';

export interface Setting {
  /** Who is quoted in the premise where its own words do not say so. */
  readonly speakers: readonly Speaker[];
  /** What stands around the premise: the sentence before it, the article's title, publisher and date. */
  readonly context: Reading | undefined;
}

export interface Comparison {
  readonly claim: Reading;
  readonly premise: Reading;
  readonly alignment: Alignment;
  readonly values: readonly ValueFinding[];
  readonly findings: readonly Finding[];
}

export function compare(claim: Reading, premise: Reading, tables: Tables, setting: Setting): Comparison {
  const alignment = align(claim, premise, tables);
  const values = valueFindings(claim, premise, setting.context);
  const context = setting.context === undefined ? '' : setting.context.compact;
  const speakers = setting.speakers.map((speaker) => compactOf(speaker.name + speaker.role)).join('');
  const findings = [
    ...values.flatMap(valueFinding),
    ...polarityFindings(alignment),
    ...nameFindings(claim, premise, alignment, tables.antonyms, context + speakers),
    ...replacementFindings(claim, premise, alignment, tables.antonyms),
    ...roleFindings(claim, premise, alignment),
    ...scopeFindings(claim, premise, alignment),
    ...attributionFindings(claim, premise, alignment, setting.speakers),
    ...certaintyFindings(claim, premise, alignment),
  ];
  return { claim, premise, alignment, values, findings };
}

function valueFinding({ kind, reason }: ValueFinding): Finding[] {
  if (kind === 'found') return [];
  if (kind === 'conflict') return [{ rule: 'value-conflict', kind: 'contradicts', reason, firm: true }];
  return [{ rule: 'value-missing', kind: 'missing', reason, firm: true }];
}
