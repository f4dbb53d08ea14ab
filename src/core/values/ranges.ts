// Joins two neighbouring values into a range where the text says so: 10~20%, 3월부터 5월까지, 12~14일, from 10 to 20.
import { daysOf } from './calendar.ts';
import { tidy } from './numerals.ts';
import type { CalendarDate, DateValue, Quantity, Value } from './value.ts';

const DASH = /^\s?[~∼～〜–—-]\s?$/u;
const FROM = /^(?:에서부터|부터|에서)\s?$/u;
const AND = /^(?:과|와)\s$/u;
const TO = /^\s(?:to|and)\s$/u;
const UNTIL = /^\s?(?:까지|사이)/u;
const BETWEEN = /^\s?사이/u;

/** The values with each pair that is a range replaced by one value. */
export function joinRanges(text: string, values: readonly Value[]): Value[] {
  const result: Value[] = [];
  for (const value of values) {
    const before = result.at(-1);
    const joined = before === undefined || !isRange(text, before, value) ? undefined : join(before, value);
    if (joined === undefined) result.push(value);
    else result[result.length - 1] = joined;
  }
  return result;
}

function isRange(text: string, a: Value, b: Value): boolean {
  if (a.upTo !== undefined || b.upTo !== undefined || b.span.start - a.span.end > 5) return false;
  const gap = text.slice(a.span.end, b.span.start);
  if (DASH.test(gap)) return true;
  const after = text.slice(b.span.end, b.span.end + 3);
  if (FROM.test(gap)) return UNTIL.test(after) || (a.kind === b.kind && gap.startsWith('에서'));
  if (AND.test(gap)) return BETWEEN.test(after);
  if (!TO.test(gap)) return false;
  return (
    /(?:from|between)\s(?:about\s)?[$₩€£]?$/iu.test(
      text.slice(Math.max(0, a.span.start - 16), a.span.start),
    ) || gap === ' to '
  );
}

function join(a: Value, b: Value): Value | undefined {
  const span = { start: a.span.start, end: b.span.end };
  if (a.kind === 'date') return b.kind === 'date' ? joinDates(a, b, span) : undefined;
  if (b.kind === 'date') return numberThenDate(a, b, span);
  if (a.kind === 'time' && b.kind === 'time') return joinTimes(a, b, span);
  const low = withUnitOf(a, b);
  if (low === undefined) return yearsRange(a, b, span);
  if (low.kind === 'number' && isYear(a) && isYear(b)) return yearsRange(a, b, span);
  return low.value >= b.value
    ? undefined
    : { ...b, value: low.value, upTo: b.value, step: Math.min(low.step, b.step), span };
}

/** 20∼30만 명: a bare lower end takes the unit, and the scale that its upper end shows. */
function withUnitOf(a: Quantity, b: Quantity): Quantity | undefined {
  if (a.kind === b.kind && a.unit === b.unit) return a;
  if (a.kind !== 'number') return undefined;
  const factor = b.written.value === 0 ? 1 : b.value / b.written.value;
  const scale =
    a.value * 100 < b.written.value && b.step / factor >= 1e4
      ? 10 ** (4 * Math.floor(Math.log10(b.step / factor) / 4))
      : 1;
  return { ...b, value: tidy(a.value * factor * scale), step: a.step * factor * scale };
}

function joinTimes(a: Quantity, b: Quantity, span: Value['span']): Quantity {
  const later =
    b.halfDayOpen === true &&
    a.halfDayOpen === undefined &&
    b.value < a.value &&
    b.value + 43_200 > a.value &&
    b.value + 43_200 < 86_400;
  return { ...a, upTo: later ? b.value + 43_200 : b.value, span };
}

function isYear(value: Quantity): boolean {
  return (
    value.kind === 'number' && Number.isInteger(value.value) && value.value >= 1900 && value.value <= 2100
  );
}

function yearsRange(a: Quantity, b: Quantity, span: Value['span']): DateValue | undefined {
  if (!isYear(a) || !isYear(b)) return undefined;
  return {
    kind: 'date',
    unit: 'date',
    value: { precision: 'year', year: a.value },
    upTo: { precision: 'year', year: b.value },
    span,
  };
}

/** 12~14일, 7∼8월, 2014~2018년: the figure is in the unit of the date's smallest field. */
function numberThenDate(a: Quantity, b: DateValue, span: Value['span']): DateValue | undefined {
  if (a.kind !== 'number' || !Number.isInteger(a.value)) return undefined;
  const { precision } = b.value;
  const field = precision === 'day' || precision === 'month' || precision === 'year' ? precision : undefined;
  const upper = field === undefined ? undefined : b.value[field];
  if (field === undefined || upper === undefined || a.value < 1 || (field === 'year' && a.value < 100))
    return undefined;
  if (field !== 'year' && a.value > upper && a.value > (field === 'day' ? 31 : 12)) return undefined;
  return { ...b, value: { ...b.value, [field]: a.value }, upTo: b.value, span };
}

function joinDates(a: DateValue, b: DateValue, span: Value['span']): DateValue | undefined {
  const upper = completed(a.value, b.value);
  const lower =
    upper.year !== undefined && a.value.assumed === 'year' && b.value.assumed === undefined
      ? backed(a.value, upper)
      : a.value;
  const [from, to] = [daysOf(lower), daysOf(upper)];
  if (from !== undefined && to !== undefined && from.start >= to.end) return undefined;
  return { ...a, value: lower, upTo: upper, span };
}

/** The upper end takes over from the lower what it only assumed. */
function completed(a: CalendarDate, b: CalendarDate): CalendarDate {
  if (b.assumed === 'month' && a.month !== undefined) {
    const { assumed: _, ...rest } = b;
    return { ...rest, ...fieldsOf(a), ...(a.assumed === undefined ? {} : { assumed: a.assumed }) };
  }
  if (b.assumed === 'year' && a.year !== undefined) {
    const wraps = (b.month ?? 1) < (a.month ?? 1) && b.precision !== 'year';
    return { ...b, year: a.year + (wraps ? 1 : 0) };
  }
  if (b.assumed === 'day' && b.weekday !== undefined && a.weekday !== undefined) return laterWeekday(a, b);
  return b.assumed === undefined && b.year === undefined ? { ...b, ...fieldsOf(a), ...ownFields(b) } : b;
}

function laterWeekday(a: CalendarDate, b: CalendarDate): CalendarDate {
  const [from, to] = [daysOf(a), daysOf(b)];
  if (from === undefined || to === undefined) return b;
  const days = ((b.weekday ?? 1) - (a.weekday ?? 1) + 7) % 7;
  const date = new Date((from.start + days) * 86_400_000);
  return { ...b, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function backed(a: CalendarDate, b: CalendarDate): CalendarDate {
  const wraps = (a.month ?? 1) > (b.month ?? 12);
  return b.year === undefined ? a : { ...a, year: b.year - (wraps ? 1 : 0) };
}

function fieldsOf(date: CalendarDate): { year?: number; month?: number } {
  return {
    ...(date.year === undefined ? {} : { year: date.year }),
    ...(date.month === undefined ? {} : { month: date.month }),
  };
}

function ownFields(date: CalendarDate): { month?: number; day?: number } {
  return {
    ...(date.month === undefined ? {} : { month: date.month }),
    ...(date.day === undefined ? {} : { day: date.day }),
  };
}
