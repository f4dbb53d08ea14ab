// Turns a stretch of time before or after now (2년 전, 사흘 뒤, 1개월 21일 전) into the date it points at.
import { shifted } from './anchor.ts';
import { addMonths, dayDate, daysOf } from './calendar.ts';
import type { CalendarDate, DateValue, Quantity, Value } from './value.ts';

const BEHIND = /\s?(전|후|뒤)(?=[\s에엔부까의,.]|$)(?!\s?(?:반|체))/uy;
const AND = /^(?:\s|,\s|\s하고\s)?$/u;
const DAY = 86_400;

/** The values with each stretch that 전, 후 or 뒤 follows replaced by a date, as coarse as its unit. */
export function shiftDates(text: string, values: readonly Value[], reference: number | undefined): Value[] {
  const result: Value[] = [];
  for (const value of values) {
    const months = monthsBefore(text, result.at(-1), value);
    const before = result.at(months === undefined ? -1 : -2);
    const base = baseBefore(text, before, months ?? value);
    const date = shiftOf(text, value, months, base?.day ?? reference);
    if (date !== undefined && months !== undefined) result.pop();
    if (date !== undefined && base !== undefined) result.pop();
    result.push(date ?? value);
  }
  return result;
}

/** 어제로부터 4일 후 counts from yesterday. */
function baseBefore(text: string, before: Value | undefined, value: Value): { day: number } | undefined {
  if (before?.kind !== 'date' || before.value.precision !== 'day' || before.upTo !== undefined)
    return undefined;
  if (!/^(?:으?로)?부터\s$/u.test(text.slice(before.span.end, value.span.start))) return undefined;
  const start = daysOf(before.value)?.start;
  return start === undefined ? undefined : { day: start };
}

function monthsBefore(text: string, before: Value | undefined, value: Value): Quantity | undefined {
  if (
    before?.kind !== 'duration' ||
    value.kind !== 'duration' ||
    before.unit !== 'month' ||
    value.unit !== 's'
  )
    return undefined;
  return AND.test(text.slice(before.span.end, value.span.start)) ? before : undefined;
}

function shiftOf(
  text: string,
  value: Value,
  months: Quantity | undefined,
  reference: number | undefined,
): DateValue | undefined {
  if (
    value.kind !== 'duration' ||
    value.upTo !== undefined ||
    (value.unit === 's' && value.value % DAY !== 0)
  )
    return undefined;
  BEHIND.lastIndex = value.span.end;
  const found = BEHIND.exec(text);
  if (found === null || !Number.isInteger(value.value)) return undefined;
  const sign = found[1] === '전' ? -1 : 1;
  const span = { start: (months ?? value).span.start, end: value.span.end + found[0].length };
  return { kind: 'date', unit: 'date', value: pointed(value, months, sign, reference), span };
}

function pointed(
  value: Quantity,
  months: Quantity | undefined,
  sign: number,
  reference: number | undefined,
): CalendarDate {
  if (months !== undefined && reference !== undefined) {
    return {
      ...dayDate(addMonths(reference, sign * months.value) + (sign * value.value) / DAY),
      assumed: 'day',
    };
  }
  if (value.unit === 's') return { ...shifted('day', (sign * value.value) / DAY, reference), assumed: 'day' };
  const years = value.value % 12 === 0;
  return {
    ...shifted(years ? 'year' : 'month', sign * (years ? value.value / 12 : value.value), reference),
    assumed: 'year',
  };
}
