// Decides whether a claim's value is what its source says, says otherwise, or cannot be told from it. The direction is claim against source.
import { daysOf } from './calendar.ts';
import type { CalendarDate, DateValue, Quantity, Value } from './value.ts';

export type Comparison = 'same' | 'different' | 'incomparable';

/** Conversion noise, relative; well under a changed last digit of thirteen. */
const NOISE = 1e-14;

/** Whether `source` says the value of `claim`: `compareValues` is `'same'`. */
export function sameValue(claim: Value, source: Value): boolean {
  return compareValues(claim, source) === 'same';
}

/**
 * Compares a claimed value with one of its source.
 *
 * `same`: equal after conversion (약 and 가량 on either side do not matter); or the claim is the coarser one and is the source
 * rounded to the claim's shown digits, of which there are two at least (31.3 billion from 312억5000만), or is marked approximate
 * and the source rounds to its significant digits (약 2500억 from 2528억), or carries a bound that the source keeps
 * (100명 이상 from 120명), or is a date that contains the source's (2023 from 2023-05-01).
 *
 * `different`: the units are comparable and none of that holds; the same figure in another currency, or in % against %p; disjoint dates.
 *
 * `incomparable`: other kinds or units; dates of which one rests on an assumed field; a claim finer than its source's date.
 */
export function compareValues(claim: Value, source: Value): Comparison {
  if (claim.kind === 'date')
    return source.kind === 'date' ? compareDates(claim, source) : dateWithNumber(claim, source);
  if (source.kind === 'date') return dateWithNumber(source, claim);
  const [a, b] = aligned(claim, source);
  if (!comparableUnits(a, b)) return contradictingUnits(claim, source) ? 'different' : 'incomparable';
  if (bareAgainstUnit(a, b)) return close(a.value, b.value) ? 'same' : 'incomparable';
  return compareQuantities(a, b);
}

function compareQuantities(claim: Quantity, source: Quantity): Comparison {
  if (opposed(claim, source)) return 'different';
  if (claim.upTo !== undefined || source.upTo !== undefined) return compareRanges(claim, source);
  if (close(claim.value, source.value)) return 'same';
  if (claim.kind === 'time') return halfDayApart(claim, source) ? 'same' : 'different';
  if (keepsBound(claim, source)) return 'same';
  return roundsTo(claim, source) ? 'same' : 'different';
}

function compareRanges(claim: Quantity, source: Quantity): Comparison {
  if (claim.upTo === undefined || source.upTo === undefined) return 'different';
  return close(claim.value, source.value) && close(claim.upTo, source.upTo) ? 'same' : 'different';
}

function opposed(claim: Quantity, source: Quantity): boolean {
  return claim.bound !== undefined && source.bound !== undefined && claim.bound !== source.bound;
}

/** 100명 이상 is borne out by 120명, not by 120명 이하. */
function keepsBound(claim: Quantity, source: Quantity): boolean {
  if (claim.bound === undefined || (source.bound !== undefined && source.bound !== claim.bound)) return false;
  return claim.bound === 'min' ? source.value > claim.value : source.value < claim.value;
}

function roundsTo(claim: Quantity, source: Quantity): boolean {
  const distance = Math.abs(claim.value - source.value);
  if (claim.approximate === true) {
    const grain = roundStep(claim);
    return grain > source.step && distance <= grain * (source.value > claim.value ? 1 : 0.5) * (1 + 1e-9);
  }
  if (claim.step <= source.step && !(source.step < 1e-6)) return false;
  return digitsShown(claim) >= 2 && distance <= (claim.step / 2) * (1 + 1e-9);
}

/** What the last digit that is not a zero stands for: 1e10 for 1400억. */
function roundStep(value: Quantity): number {
  let grain = value.step;
  while (Math.abs(value.value) >= grain * 100 && Math.abs(Math.round(value.value / grain) % 10) === 0)
    grain *= 10;
  return grain;
}

function digitsShown(value: Quantity): number {
  return Math.floor(Math.log10(Math.max(1, Math.abs(value.value) / value.step)) + 1e-9) + 1;
}

/** A share of one and a percentage meet as percentages: 절반 is 50 %. */
function aligned(claim: Quantity, source: Quantity): readonly [Quantity, Quantity] {
  if (isShare(claim) && source.unit === '%') return [asPercent(claim), source];
  if (isShare(source) && claim.unit === '%') return [claim, asPercent(source)];
  return [claim, source];
}

function isShare(value: Quantity): boolean {
  return value.kind === 'ratio' && value.unit === '';
}

function asPercent(share: Quantity): Quantity {
  return { ...share, kind: 'percent', value: share.value * 100, step: share.step * 100, unit: '%' };
}

function comparableUnits(a: Quantity, b: Quantity): boolean {
  if (a.unit === b.unit) return sameFamily(a, b);
  if (a.kind === 'temperature' && b.kind === 'temperature') return true;
  return bareAgainstUnit(a, b);
}

function sameFamily(a: Quantity, b: Quantity): boolean {
  return a.kind === b.kind || (a.unit !== '' && a.kind !== 'time' && b.kind !== 'time');
}

/** 26 against 26명: a bare figure may be the count, never refutes it. */
function bareAgainstUnit(a: Quantity, b: Quantity): boolean {
  return (isBare(a) && counts(b)) || (isBare(b) && counts(a));
}

function isBare(value: Quantity): boolean {
  return value.kind === 'number' && value.unit === '';
}

function counts(value: Quantity): boolean {
  return value.unit !== '' && (value.kind === 'count' || value.kind === 'ordinal' || value.kind === 'age');
}

function contradictingUnits(claim: Quantity, source: Quantity): boolean {
  const money = claim.kind === 'money' && source.kind === 'money' && close(claim.value, source.value);
  const percent = claim.kind === 'percent' && source.kind === 'percent' && close(claim.value, source.value);
  const measure =
    claim.kind === 'quantity' &&
    source.kind === 'quantity' &&
    close(claim.written.value, source.written.value);
  return money || percent || measure;
}

function halfDayApart(a: Quantity, b: Quantity): boolean {
  return (a.halfDayOpen === true || b.halfDayOpen === true) && close(a.value % 43_200, b.value % 43_200);
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= NOISE * Math.max(Math.abs(a), Math.abs(b));
}

function compareDates(claim: DateValue, source: DateValue): Comparison {
  if (sameRelative(claim, source)) return 'same';
  const [a, b] = [rangeOf(claim), rangeOf(source)];
  if (a === undefined || b === undefined) return compareFields(claim, source);
  if (a.start <= b.start && b.end <= a.end) return 'same';
  if (assumes(claim) || assumes(source)) return 'incomparable';
  return a.end <= b.start || b.end <= a.start ? 'different' : 'incomparable';
}

function sameRelative(claim: DateValue, source: DateValue): boolean {
  const [a, b] = [claim.value, source.value];
  if (
    a.relative === undefined ||
    b.relative === undefined ||
    claim.upTo !== undefined ||
    source.upTo !== undefined
  )
    return false;
  return (
    a.relative.unit === b.relative.unit &&
    a.relative.amount === b.relative.amount &&
    a.month === b.month &&
    a.day === b.day
  );
}

function rangeOf(date: DateValue): { start: number; end: number } | undefined {
  const from = daysOf(date.value);
  const to = date.upTo === undefined ? from : daysOf(date.upTo);
  return from === undefined || to === undefined ? undefined : { start: from.start, end: to.end };
}

function assumes(date: DateValue): boolean {
  return date.value.assumed !== undefined || date.upTo?.assumed !== undefined;
}

/** Without a year on both sides: the fields that both know must agree, and the claim may not know more. */
function compareFields(claim: DateValue, source: DateValue): Comparison {
  const fields = ['month', 'day', 'weekday'] as const;
  const [a, b] = [claim.value, source.value];
  const shared = fields.filter((field) => a[field] !== undefined && b[field] !== undefined);
  if (shared.some((field) => a[field] !== b[field])) return 'different';
  if (shared.length === 0 || claim.upTo !== undefined || source.upTo !== undefined)
    return sameRange(claim, source);
  return fields.every((field) => a[field] === undefined || b[field] !== undefined) && yearKnown(a, b)
    ? 'same'
    : 'incomparable';
}

function yearKnown(claim: CalendarDate, source: CalendarDate): boolean {
  return claim.year === undefined || claim.assumed === 'year' || claim.year === source.year;
}

function sameRange(claim: DateValue, source: DateValue): Comparison {
  const keys = ['year', 'month', 'day'] as const;
  const equal = (a: CalendarDate | undefined, b: CalendarDate | undefined): boolean =>
    keys.every((key) => a?.[key] === b?.[key]);
  if (claim.value.month === undefined && claim.value.day === undefined) return 'incomparable';
  return equal(claim.value, source.value) && equal(claim.upTo, source.upTo) ? 'same' : 'incomparable';
}

/** The bare figure 2013 may be the year. */
function dateWithNumber(date: DateValue, number: Quantity): Comparison {
  return number.kind === 'number' && date.value.precision === 'year' && date.value.year === number.value
    ? 'same'
    : 'incomparable';
}
