// Holds a claim's values against the premise's: each is found, in conflict, or nowhere; and each must measure the same thing.
import type { DropReason } from '../types.ts';
import { agreement, isOneDigitOff } from './value-agreement.ts';
import { compactOf, type Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import type { PlacedValue } from './values-in.ts';

export interface ValueFinding {
  readonly claim: PlacedValue | undefined;
  readonly kind: 'found' | 'conflict' | 'missing';
  readonly reason: DropReason;
}

export function valueFindings(
  claim: Reading,
  premise: Reading,
  context: Reading | undefined,
): ValueFinding[] {
  const used = new Map<PlacedValue, PlacedValue>();
  const findings = claim.values.map((value) => findingOf(value, { claim, premise, context, used }));
  return [...findings, ...looseFigures(claim, premise)];
}

interface Sides {
  readonly claim: Reading;
  readonly premise: Reading;
  readonly context: Reading | undefined;
  /** Which claim value has taken which premise value: 5명 and 6명 may not both become 6명. */
  readonly used: Map<PlacedValue, PlacedValue>;
}

function findingOf(value: PlacedValue, sides: Sides): ValueFinding {
  const { claim, premise, context, used } = sides;
  const compared = premise.values.map((other) => agreement(value, claim.text, other, premise.text));
  const equal = premise.values.filter((_, at) => compared[at] === 'same');
  const rivals = premise.values.filter((_, at) => compared[at] === 'different');
  const reason = reasonFor(value, premise);
  if (equal.length > 0) {
    const own = equal.find(
      (other) => measuresTheSame(value, other, rivals) && !takenByOther(value, other, used),
    );
    if (own) used.set(own, value);
    return { claim: value, kind: own ? 'found' : 'conflict', reason };
  }
  const around =
    context?.values.some((other) => agreement(value, claim.text, other, context.text) === 'same') ?? false;
  if (
    around ||
    isWritten(value, claim, premise) ||
    isLiteral(value, claim, premise) ||
    isDifference(value, claim, premise)
  )
    return { claim: value, kind: 'found', reason };
  return { claim: value, kind: rivals.length > 0 ? 'conflict' : 'missing', reason };
}

function takenByOther(value: PlacedValue, premise: PlacedValue, used: Sides['used']): boolean {
  const holder = used.get(premise);
  if (premise.upTo !== undefined) return false;
  return (
    holder !== undefined &&
    holder.about.length > 0 &&
    value.about.length > 0 &&
    !value.about.every((word) => holder.about.includes(word))
  );
}

/** Digits that no value covers (a version, a code) must stand in the premise, and no figure may be one digit off another. */
function looseFigures(claim: Reading, premise: Reading): ValueFinding[] {
  const [ours, theirs] = [figuresOf(claim.text), figuresOf(premise.text)];
  const digits = new Set([...theirs.values()].map((figure) => figure.digits));
  for (const [figure, { digits: own, count, at }] of ours) {
    if (count <= (theirs.get(figure)?.count ?? 0)) continue;
    const value = claim.values.find(({ span }) => at >= span.start && at < span.end);
    const turned = [...theirs].some(
      ([other, rival]) => rival.count > (ours.get(other)?.count ?? 0) && isOneDigitOff(figure, other),
    );
    if (turned && !isRough(value)) return [{ claim: value, kind: 'conflict', reason: 'number' }];
    if (value === undefined && !digits.has(own)) return [{ claim: value, kind: 'missing', reason: 'number' }];
  }
  return [];
}

interface Figure {
  readonly digits: string;
  count: number;
  /** Where it first stands. */
  readonly at: number;
}

/** Runs of digits, without separators, by the digits and what they count: the two letters after them. */
function figuresOf(text: string): Map<string, Figure> {
  const figures = new Map<string, Figure>();
  for (const match of text.matchAll(/(\d+(?:[.,]\d+)*) ?([^\d\s]{0,2})/gu)) {
    const digits = (match[1] ?? '').replaceAll(',', '');
    const key = `${digits} ${match[2] ?? ''}`;
    const known = figures.get(key);
    if (known) known.count += 1;
    else figures.set(key, { digits, count: 1, at: match.index });
  }
  return figures;
}

/** 60% 넘게 may be told of 62%. */
function isRough(value: PlacedValue | undefined): boolean {
  return value?.bound !== undefined || value?.approximate === true;
}

function reasonFor(value: PlacedValue, premise: Reading): DropReason {
  if (value.kind === 'date') return 'date';
  const sameFigure = premise.values.some(
    (other) => other.kind !== 'date' && other.written.value === value.written.value,
  );
  return sameFigure ? 'unit' : 'number';
}

/** The figure stands in the premise as it is written, with nothing before or after that would make it another. */
function isLiteral(value: PlacedValue, claim: Reading, premise: Reading): boolean {
  const written = compactOf(claim.text.slice(value.span.start, value.span.end));
  if (!/\d/u.test(written) || written.length < 2) return false;
  const at = premise.compact.indexOf(written);
  if (at < 0) return false;
  const around = (premise.compact[at - 1] ?? '') + (premise.compact[at + written.length] ?? '');
  return !/[\d.조억만천백십]/u.test(around);
}

/** 70만 원 less, where the premise goes from 650만 to 580만. */
function isDifference(value: PlacedValue, claim: Reading, premise: Reading): boolean {
  if (value.kind === 'date' || !/줄|늘|오르|올|내리|내려|낮|높|감소|증가|차이|인상|인하/u.test(claim.text))
    return false;
  const figures = premise.values.flatMap((other) =>
    other.kind === value.kind && other.unit === value.unit ? [other.value] : [],
  );
  return figures.some((one) =>
    figures.some((other) => one !== other && Math.abs(one - other - value.value) < value.step / 2),
  );
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
function measuresTheSame(value: PlacedValue, own: PlacedValue, rivals: readonly PlacedValue[]): boolean {
  if (own.upTo !== undefined && value.upTo === undefined && isOtherEnd(value, own)) return false;
  if (
    own.upTo === undefined &&
    value.direction !== 'none' &&
    own.direction !== 'none' &&
    value.direction !== own.direction
  )
    return false;
  const sameUnit = rivals.filter((rival) => rival.unit === value.unit);
  return sameUnit.every((rival) => preference(value, own, rival) >= 0);
}

/** The range begins at its lower end and ends at its upper one. */
function isOtherEnd(value: PlacedValue, range: PlacedValue): boolean {
  if (value.direction === 'none') return false;
  const end = value.direction === 'from' ? range.value : range.upTo;
  if (typeof end === 'number' || typeof value.value === 'number') return end !== value.value;
  return end !== undefined && end.day !== value.value.day;
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
  return (
    one.stems[0] === other.stems[0] ||
    one.stems.some((stem) => stem.length > 1 && other.stems.includes(stem)) ||
    one.groups.some((group) => other.groups.includes(group))
  );
}
