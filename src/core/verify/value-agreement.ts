// When a claim may state a value of its premise: equal, rounded or within bounds, but never one digit off.
import { compareValues } from '../values/compare.ts';
import type { CalendarDate, DateValue, Quantity, Value } from '../values/value.ts';

export type Agreement = 'same' | 'different' | 'unrelated';

export function agreement(claim: Value, claimText: string, premise: Value, premiseText: string): Agreement {
  const compared = compareValues(claim, premise);
  if (claim.kind === 'date' && premise.kind === 'date' && compared !== 'same')
    return datesByFields(claim, premise);
  if (countsTheSame(claim, premise)) return 'same';
  if (compared === 'incomparable') return excludes(claim, premise) ? 'different' : 'unrelated';
  if (compared === 'different') return 'different';
  if (!loosens(claim, premise) && isOneDigitOff(written(claim, claimText), written(premise, premiseText)))
    return 'different';
  return claim.kind !== 'date' && premise.kind !== 'date' && movesBound(claim, premise)
    ? 'different'
    : 'same';
}

function written(value: Value, text: string): string {
  return text.slice(value.span.start, value.span.end);
}

/** 7일 for 9일: as many digits in the same places, and one of them another. */
export function isOneDigitOff(claim: string, premise: string): boolean {
  const [ours, theirs] = [digitsOf(claim), digitsOf(premise)];
  if (ours.length !== theirs.length || ours === theirs) return false;
  let off = 0;
  for (let i = 0; i < ours.length; i++) if (ours[i] !== theirs[i]) off++;
  return off === 1 && claim.replaceAll(/\d/gu, '') === premise.replaceAll(/\d/gu, '');
}

/** The claim says 넘게, 약 where the premise does not: it means to be looser. */
function loosens(claim: Value, premise: Value): boolean {
  if (claim.bound !== undefined) return premise.bound === undefined;
  return claim.approximate === true && premise.approximate !== true;
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/gu, '');
}

/** 100명 이상 may not become 50명 이상 although it follows from it. */
function movesBound(claim: Quantity, premise: Quantity): boolean {
  return claim.bound !== undefined && claim.bound === premise.bound && claim.value !== premise.value;
}

/** Fields that the claim's words give must be the premise's; a year or month that only the reference date gave is not held against it. */
function datesByFields(claim: DateValue, premise: DateValue): Agreement {
  const ends = premise.upTo === undefined ? [premise.value] : [premise.value, premise.upTo];
  const ours = claim.upTo === undefined ? [claim.value] : [claim.value, claim.upTo];
  return ours.every((one) => ends.some((other) => fieldsAgree(one, other))) ? 'same' : 'different';
}

const FIELDS = ['year', 'month', 'day', 'weekday', 'season', 'part'] as const;
const WIDTH = [
  'century',
  'decade',
  'year',
  'half',
  'season',
  'quarter',
  'month',
  'week',
  'weekend',
  'day',
] as const;

function fieldsAgree(claim: CalendarDate, premise: CalendarDate): boolean {
  if (WIDTH.indexOf(claim.precision) > WIDTH.indexOf(premise.precision)) return false;
  if (
    claim.precision !== premise.precision &&
    WIDTH.indexOf(claim.precision) >= 3 &&
    WIDTH.indexOf(claim.precision) <= 5
  )
    return false;
  return FIELDS.every(
    (field) => claim[field] === undefined || isAssumed(claim, field) || claim[field] === premise[field],
  );
}

/** What is assumed takes with it what is wider: an assumed month has an assumed year. */
function isAssumed(date: CalendarDate, field: string): boolean {
  if (date.assumed === undefined) return false;
  const order = ['year', 'month', 'day'];
  return order.includes(field) && order.indexOf(field) <= order.indexOf(date.assumed);
}

/** 정유 4사 are 네 곳: a general counter may stand for another. */
function countsTheSame(claim: Value, premise: Value): boolean {
  if (claim.kind !== 'count' || premise.kind !== 'count' || claim.value !== premise.value) return false;
  return [claim, premise].some((value) => /^(?:개|곳|사|가지|군데|건|하나|)$/u.test(value.written.unit));
}

/** Two counts of people, two durations: other units of one kind exclude each other where the figure differs too. */
function excludes(claim: Value, premise: Value): boolean {
  if (claim.kind === 'date' || premise.kind === 'date') return false;
  return claim.kind === premise.kind && claim.kind === 'money' && claim.unit !== premise.unit;
}
