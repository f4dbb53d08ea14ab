// When two values can be one: equal after conversion, rounded, within a stated bound, or a date that covers the other.
import { daysOf } from '../values/calendar.ts';
import type { CalendarDate, DateValue, Quantity, Value } from '../values/value.ts';

/** True when a claim may state `claim` of a premise that states `premise`. */
export function agrees(claim: Value, premise: Value): boolean {
  if (claim.kind === 'date' || premise.kind === 'date') {
    return claim.kind === 'date' && premise.kind === 'date' && datesAgree(claim, premise);
  }
  return quantitiesAgree(asPercent(claim), asPercent(premise));
}

/** True when both state the same kind of thing, so that two different ones exclude each other. */
export function comparable(claim: Value, premise: Value): boolean {
  if (claim.kind === 'date' || premise.kind === 'date') return claim.kind === premise.kind;
  const [one, other] = [asPercent(claim), asPercent(premise)];
  if (one.kind === 'money') return other.kind === 'money';
  return one.kind === other.kind && (one.unit === other.unit || one.kind === 'number' || one.kind === 'duration');
}

/** A share of one (절반, 삼분의 일) as percent. */
function asPercent(value: Quantity): Quantity {
  if (value.kind !== 'ratio' || value.unit !== '') return value;
  const { upTo } = value;
  return {
    ...value,
    kind: 'percent',
    unit: '%',
    value: value.value * 100,
    step: value.step * 100,
    ...(upTo !== undefined && { upTo: upTo * 100 }),
  };
}

function quantitiesAgree(claim: Quantity, premise: Quantity): boolean {
  if (!sameUnit(claim, premise)) return false;
  if (claim.upTo !== undefined) return premise.upTo !== undefined ? close(claim.value, premise.value) && close(claim.upTo, premise.upTo) : false;
  if (premise.upTo !== undefined) return close(claim.value, premise.value) || close(claim.value, premise.upTo);
  if (claim.bound !== undefined) return withinBound(claim, premise);
  if (close(claim.value, premise.value)) return true;
  return isRounded(claim, premise);
}

function sameUnit(claim: Quantity, premise: Quantity): boolean {
  if (claim.kind !== premise.kind) {
    const bare = [claim, premise].find((value) => value.kind === 'number');
    const counted = [claim, premise].find((value) => value.kind === 'count');
    return bare !== undefined && counted !== undefined && close(claim.value, premise.value);
  }
  return claim.unit === premise.unit || (claim.kind === 'count' && close(claim.value, premise.value));
}

function withinBound(claim: Quantity, premise: Quantity): boolean {
  if (claim.bound === 'min') return premise.value >= claim.value && premise.bound !== 'max';
  return premise.value <= claim.value && premise.bound !== 'min';
}

/** 약 874억 or 87.4 billion for 874억1000만: equal at the precision that the claim keeps, two digits at least. */
function isRounded(claim: Quantity, premise: Quantity): boolean {
  if (claim.step <= premise.step) return false;
  const digits = claim.value / claim.step;
  if (digits < (claim.approximate === true ? 2 : 10)) return false;
  return Math.abs(claim.value - premise.value) < (claim.approximate === true ? claim.step : claim.step / 2);
}

function close(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.max(Math.abs(one), Math.abs(other)) * 1e-9;
}

function datesAgree(claim: DateValue, premise: DateValue): boolean {
  if (claim.upTo !== undefined) return premise.upTo !== undefined && dateAgrees(claim.value, premise.value) && dateAgrees(claim.upTo, premise.upTo);
  return dateAgrees(claim.value, premise.value) || (premise.upTo !== undefined && dateAgrees(claim.value, premise.upTo));
}

/** The claim's date covers the premise's, or fields that both know are equal and none is added. */
function dateAgrees(claim: CalendarDate, premise: CalendarDate): boolean {
  const [wide, narrow] = [daysOf(claim), daysOf(premise)];
  if (wide && narrow) return wide.start <= narrow.start && narrow.end <= wide.end;
  const fields = ['year', 'month', 'day', 'weekday', 'season'] as const;
  return fields.every((field) => claim[field] === undefined || claim[field] === premise[field]);
}
