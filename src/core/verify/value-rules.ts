// Holds a claim's values against the premise's: each is found, in conflict, or nowhere; and each must measure the same thing.
import type { DropReason } from '../types.ts';
import type { Quantity, Value } from '../values/value.ts';
import { agrees, comparable } from './value-agreement.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import type { PlacedValue } from './values-in.ts';

export interface ValueFinding {
  readonly claim: PlacedValue;
  readonly kind: 'found' | 'conflict' | 'missing';
  readonly reason: DropReason;
}

export function valueFindings(claim: Reading, premise: Reading, context: readonly Value[]): ValueFinding[] {
  return claim.values.map((value) => findingOf(value, claim, premise, context));
}

function findingOf(value: PlacedValue, claim: Reading, premise: Reading, context: readonly Value[]): ValueFinding {
  const equal = premise.values.filter((other) => agrees(value, other));
  const reason = reasonFor(value, premise);
  if (equal.length > 0) {
    const bound = equal.some((other) => measuresTheSame(value, other, premise));
    return { claim: value, kind: bound ? 'found' : 'conflict', reason };
  }
  if (context.some((other) => agrees(value, other)) || isWritten(value, claim, premise)) return { claim: value, kind: 'found', reason };
  const rivals = premise.values.filter((other) => comparable(value, other));
  return { claim: value, kind: rivals.length > 0 ? 'conflict' : 'missing', reason };
}

function reasonFor(value: PlacedValue, premise: Reading): DropReason {
  if (value.kind === 'date') return 'date';
  const sameFigure = premise.values.some((other) => other.kind !== 'date' && other.written.value === value.written.value);
  return sameFigure ? 'unit' : 'number';
}

/** A figure that is a name (코로나19, 16 영화관) stands in the premise letter by letter. */
function isWritten(value: PlacedValue, claim: Reading, premise: Reading): boolean {
  if (value.kind !== 'number' && value.kind !== 'ordinal') return false;
  const words = claim.tokens.filter((token) => touches(token, value));
  return words.length > 0 && words.every((token) => token.stems.some((stem) => premise.byStem.has(stem)));
}

function touches(token: Token, value: PlacedValue): boolean {
  return token.word.span.start < value.span.end && token.word.span.end > value.span.start;
}

/** False when the claim's words around the value stand around another value of the premise, or from and to are turned. */
function measuresTheSame(value: PlacedValue, own: PlacedValue, premise: Reading): boolean {
  const rivals = premise.values.filter((other) => other !== own && comparable(value, other) && !agrees(value, other));
  if (rivals.length === 0) return true;
  if (value.direction !== 'none' && own.direction !== 'none' && value.direction !== own.direction) return false;
  return rivals.every((rival) => preference(value, own, rival) >= 0);
}

/** Above 0 when the claim's words speak for `own`, below when for `rival`. */
function preference(value: PlacedValue, own: PlacedValue, rival: PlacedValue): number {
  let score = 0;
  for (const word of value.about) {
    const here = own.about.some((other) => meets(word, other));
    const there = rival.about.some((other) => meets(word, other));
    if (here && !there) score += 1;
    if (there && !here) score -= 1;
  }
  return score;
}

function meets(one: Token, other: Token): boolean {
  return one.stems[0] === other.stems[0] || one.stems.some((stem) => stem.length > 1 && other.stems.includes(stem)) || one.groups.some((group) => other.groups.includes(group));
}

export function isQuantity(value: Value): value is Quantity {
  return value.kind !== 'date';
}
