// Reads dates in figures (2025-01-22, 22/04/2016, 2025. 1. 22.) and in English (Jan. 22, first half of 2025). A day that does not exist is no date.
import { anchorMonth, anchorWeekday, shifted } from './anchor.ts';
import { isCalendarDay } from './calendar.ts';
import type { CalendarDate, DateValue } from './value.ts';

const YEAR_FIRST = /(\d{4})([-./])\s?(\d{1,2})\2\s?(\d{1,2})(?![\d-])/uy;
const YEAR_MONTH = /([12]\d{3})-(\d{2})(?![\d-])/uy;
const YEAR_LAST = /(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})(?![\d-])/uy;
const MONTH_DAY = /(\d{1,2})\/(\d{1,2})(?=에(?!서)|까지|부터)/uy;
const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';
const MONTH_NAMES = `(${MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\.?`;
const MONTH_NAMED = new RegExp(
  `${MONTH_NAMES}(?:\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d))?(?:,?\\s+(?:of\\s+)?(\\d{4})(?!\\d))?(?![A-Za-z])`,
  'iuy',
);
const DAY_FIRST = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH_NAMES}(?:,?\\s+(\\d{4})(?!\\d))?(?![A-Za-z])`,
  'iuy',
);
const HALF_OF = /(?:the\s+)?(first|second)\s+half(?:\s+of)?\s+(\d{4})(?!\d)/iuy;
const QUARTER_OF =
  /(?:the\s+)?(?:(first|second|third|fourth)\s+quarter|Q([1-4]))(?:\s+of)?\s+(\d{4})(?!\d)/iuy;
const DECADE = /(?:the\s+)?(1[5-9]\d0|20\d0)s(?![A-Za-z])/uy;
const YEAR_IN =
  /(?<=\b(?:in|since|by|of|until|from|to|during|year)\s)((?:1[5-9]|20)\d{2})(?![\d.,%:-]\d|\d|\s?[%$]|[가-힣])/iuy;
const WORDS =
  /(yesterday|today|tomorrow|last year|this year|next year|last month|this month|next month|last week|this week|next week)(?![A-Za-z])/iuy;
const WEEKDAY = /(monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![A-Za-z])/iuy;
const RANKS = ['first', 'second', 'third', 'fourth'];

/** The date in figures that starts at `at`. */
export function readFigureDate(
  text: string,
  at: number,
  reference: number | undefined,
): DateValue | undefined {
  return (
    yearFirst(text, at) ?? yearLast(text, at) ?? monthAndDay(text, at, reference) ?? yearAndMonth(text, at)
  );
}

/** The English date whose first word, or whose day number, starts at `at`. */
export function readEnglishDate(
  text: string,
  at: number,
  reference: number | undefined,
): DateValue | undefined {
  return (
    partOfYear(text, at) ??
    named(text, at, reference) ??
    dayFirst(text, at, reference) ??
    relative(text, at, reference) ??
    yearIn(text, at)
  );
}

function yearFirst(text: string, at: number): DateValue | undefined {
  const found = match(YEAR_FIRST, text, at);
  return found === undefined
    ? undefined
    : dayIn(at, found[0], Number(found[1]), Number(found[3]), Number(found[4]));
}

/** Day and month come in either order: the one above 12 is the day, and month first where both could be. */
function yearLast(text: string, at: number): DateValue | undefined {
  const found = match(YEAR_LAST, text, at);
  if (found === undefined) return undefined;
  const [whole, a = '', mark = '', b = '', c = ''] = found;
  const [first, second, third] = [Number(a), Number(b), Number(c)];
  if (c.length === 2 && mark === '.') return undefined;
  if (c.length === 2 && (first > 31 || a.length === 2) && first > 12)
    return dayIn(at, whole, fullYear(first), second, third);
  const [month, day] = first > 12 || mark === '.' ? [second, first] : [first, second];
  return dayIn(at, whole, c.length === 2 ? fullYear(third) : third, month, day);
}

function monthAndDay(text: string, at: number, reference: number | undefined): DateValue | undefined {
  const found = match(MONTH_DAY, text, at);
  if (found === undefined) return undefined;
  const [first, second] = [Number(found[1]), Number(found[2])];
  const [month, day] = first > 12 ? [second, first] : [first, second];
  if (!isCalendarDay(undefined, month, day)) return undefined;
  return dateValue(at, found[0], anchorMonth({ precision: 'day', month, day }, reference, 'nearest'));
}

function yearAndMonth(text: string, at: number): DateValue | undefined {
  const found = match(YEAR_MONTH, text, at);
  const month = Number(found?.[2]);
  if (found === undefined || !isCalendarDay(undefined, month, 1)) return undefined;
  return dateValue(at, found[0], { precision: 'month', year: Number(found[1]), month });
}

function named(text: string, at: number, reference: number | undefined): DateValue | undefined {
  const found = match(MONTH_NAMED, text, at);
  if (found === undefined) return undefined;
  const [whole, name = '', day, year] = found;
  if (day === undefined && year === undefined && !standsAlone(text, at, name)) return undefined;
  return monthNamed(at, whole, name, day, year, reference);
}

function dayFirst(text: string, at: number, reference: number | undefined): DateValue | undefined {
  const found = match(DAY_FIRST, text, at);
  return found === undefined
    ? undefined
    : monthNamed(at, found[0], found[2] ?? '', found[1], found[3], reference);
}

function monthNamed(
  at: number,
  whole: string,
  name: string,
  day: string | undefined,
  year: string | undefined,
  reference: number | undefined,
): DateValue | undefined {
  const month = MONTHS.split('|').findIndex((full) => full.startsWith(name.toLowerCase().slice(0, 3))) + 1;
  if (day !== undefined && !isCalendarDay(year === undefined ? undefined : Number(year), month, Number(day)))
    return undefined;
  const date: CalendarDate = {
    precision: day === undefined ? 'month' : 'day',
    month,
    ...(day === undefined ? {} : { day: Number(day) }),
  };
  return dateValue(
    at,
    whole,
    year === undefined ? anchorMonth(date, reference, 'nearest') : { ...date, year: Number(year) },
  );
}

/** May and March are months only with a capital and a preposition before them. */
function standsAlone(text: string, at: number, name: string): boolean {
  if (name.length <= 3 && name.toLowerCase() !== 'may') return false;
  if (!/^(?:may|march)$/iu.test(name)) return /^[A-Z]/u.test(name);
  return (
    /^[A-Z]/u.test(name) &&
    /\b(?:in|since|until|by|last|next|of|from)\s$/u.test(text.slice(Math.max(0, at - 6), at))
  );
}

function partOfYear(text: string, at: number): DateValue | undefined {
  const half = match(HALF_OF, text, at);
  if (half !== undefined) {
    return dateValue(at, half[0], {
      precision: 'half',
      year: Number(half[2]),
      month: half[1]?.toLowerCase() === 'first' ? 1 : 7,
    });
  }
  const quarter = match(QUARTER_OF, text, at);
  if (quarter !== undefined) {
    const nth =
      quarter[2] === undefined ? RANKS.indexOf((quarter[1] ?? '').toLowerCase()) + 1 : Number(quarter[2]);
    return dateValue(at, quarter[0], { precision: 'quarter', year: Number(quarter[3]), month: nth * 3 - 2 });
  }
  const decade = match(DECADE, text, at);
  return decade === undefined
    ? undefined
    : dateValue(at, decade[0], { precision: 'decade', year: Number(decade[1]) });
}

function relative(text: string, at: number, reference: number | undefined): DateValue | undefined {
  const word = match(WORDS, text, at);
  if (word !== undefined) {
    const phrase = (word[1] ?? '').toLowerCase();
    const unit = (['year', 'month', 'week'] as const).find((name) => phrase.endsWith(name)) ?? 'day';
    const amount = /^(?:yesterday|last)/u.test(phrase) ? -1 : /^(?:tomorrow|next)/u.test(phrase) ? 1 : 0;
    return dateValue(at, word[0], shifted(unit, amount, reference));
  }
  const weekday = match(WEEKDAY, text, at);
  if (weekday === undefined || !/[A-Z]/u.test(weekday[0][0] ?? '')) return undefined;
  const number =
    ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'].indexOf((weekday[1] ?? '').slice(0, 2).toLowerCase()) + 1;
  return dateValue(at, weekday[0], anchorWeekday(number, reference, 'nearest'));
}

function yearIn(text: string, at: number): DateValue | undefined {
  const found = match(YEAR_IN, text, at);
  return found === undefined
    ? undefined
    : dateValue(at, found[0], { precision: 'year', year: Number(found[1]) });
}

function dayIn(at: number, whole: string, year: number, month: number, day: number): DateValue | undefined {
  return isCalendarDay(year, month, day)
    ? dateValue(at, whole, { precision: 'day', year, month, day })
    : undefined;
}

function fullYear(two: number): number {
  return two + (two > 40 ? 1900 : 2000);
}

function dateValue(at: number, whole: string, value: CalendarDate): DateValue {
  return { kind: 'date', unit: 'date', value, span: { start: at, end: at + whole.trimEnd().length } };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
