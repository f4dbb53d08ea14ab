// Reads Korean dates: an absolute or relative year, month, week or day, each with what follows it. Keeps partial dates partial.
import {
  anchorDay,
  anchorMonth,
  anchorWeekday,
  nthWeek,
  nthWeekday,
  shifted,
  type Direction,
} from './anchor.ts';
import { dateOfDay, dayDate, dayNumber, isCalendarDay } from './calendar.ts';
import { take, type Cursor } from './cursor.ts';
import {
  CENTURY,
  DAY,
  DIRECTION,
  DIRECTIONS,
  DURATION_BEHIND,
  HALF,
  LOWER_DAY,
  MONTH,
  MONTH_SHIFTS,
  MONTH_WORD,
  NTHS,
  NTH_WEEK,
  PART,
  QUARTER,
  SEASON,
  SEASONS,
  SHIFT_BEHIND,
  WEEKDAY,
  WEEKEND,
  WEEK_SHIFTS,
  WORD_YEAR,
  WEEK_WORD,
  YEAR,
  YEAR_SHIFTS,
  YEAR_WORD,
} from './korean-date-patterns.ts';
import { readNumeral } from './numerals.ts';
import { sinoNumber } from './date-words.ts';
import type { CalendarDate, DateValue } from './value.ts';

/** The Korean date that starts at `at`: `2025년 1월 22일`, `지난달 28일`, `다음 주 화요일`, `3분기`. */
export function readKoreanDate(
  text: string,
  at: number,
  reference: number | undefined,
): DateValue | undefined {
  const cursor: Cursor = { text, at };
  const value =
    fromYear(cursor, reference) ??
    fromMonthWord(cursor, reference) ??
    fromWeekWord(cursor, reference) ??
    undirected(cursor, reference);
  return value === undefined || cursor.at === at
    ? undefined
    : { kind: 'date', value, unit: 'date', span: { start: at, end: cursor.at } };
}

function fromYear(cursor: Cursor, reference: number | undefined): CalendarDate | undefined {
  const century = take(cursor, CENTURY);
  if (century !== undefined) {
    return withPart(cursor, { precision: 'century', year: (Number(century[1]) - 1) * 100 });
  }
  const words = take(cursor, WORD_YEAR);
  if (words !== undefined) {
    const year = readNumeral(words[1] ?? '', 0)?.value ?? 0;
    return inYear(cursor, { precision: 'year', year });
  }
  const word = take(cursor, YEAR_WORD);
  if (word !== undefined) {
    const amount = YEAR_SHIFTS[(word[1] ?? '').replaceAll(/\s/gu, '')] ?? 0;
    return inYear(cursor, shifted('year', amount, reference));
  }
  const start = cursor.at;
  const found = take(cursor, YEAR);
  if (found === undefined) return undefined;
  const value = absoluteYear(cursor, found);
  if (value === undefined) cursor.at = start;
  return value;
}

function absoluteYear(cursor: Cursor, found: RegExpExecArray): CalendarDate | undefined {
  const [, before, quote, digits = '', suffix] = found;
  const written = Number(digits);
  const year =
    digits.length === 2 && written < 100 && before === undefined
      ? (written > 40 ? 1900 : 2000) + written
      : written;
  if (suffix === '대') return written % 10 === 0 ? inYear(cursor, { precision: 'decade', year }) : undefined;
  if (before !== undefined) return { precision: 'year', year: -written };
  const certain = quote !== undefined || suffix !== undefined || (written >= 1000 && written < 2200);
  const monthAhead = peek(cursor, MONTH);
  if (
    digits.length < 4 &&
    !certain &&
    !(digits.length === 2 && monthAhead) &&
    !(digits.length === 3 && /^에(?:\s|$|서는|는)/u.test(cursor.text.slice(cursor.at, cursor.at + 3)))
  )
    return undefined;
  if (!certain && digits.length === 4) return undefined;
  if (digits.length < 4 && !monthAhead && suffix === undefined && peek(cursor, DURATION_BEHIND))
    return undefined;
  return inYear(cursor, { precision: 'year', year });
}

function inYear(cursor: Cursor, year: CalendarDate): CalendarDate {
  const month = year.precision === 'year' ? takeMonth(cursor) : undefined;
  if (month !== undefined) return inMonth(cursor, { ...year, precision: 'month', month });
  const smaller = year.precision === 'year' ? partOfYear(cursor, year) : undefined;
  if (smaller !== undefined) return smaller;
  return year.year === undefined ? year : (nthIn(cursor, year) ?? withPart(cursor, year));
}

function partOfYear(cursor: Cursor, year: CalendarDate): CalendarDate | undefined {
  const quarter = take(cursor, QUARTER);
  if (quarter !== undefined)
    return { ...year, precision: 'quarter', month: sinoNumber(quarter[1] ?? '1') * 3 - 2 };
  const half = take(cursor, HALF);
  if (half !== undefined)
    return { ...year, precision: 'half', month: half[1] === '상' || half[1] === '전' ? 1 : 7 };
  const season = SEASONS[take(cursor, SEASON)?.[1] ?? ''];
  return season === undefined
    ? undefined
    : { ...year, precision: 'season', season: season[0], month: season[1] };
}

function inMonth(cursor: Cursor, month: CalendarDate): CalendarDate {
  const day = takeDay(cursor, month);
  if (day === undefined) return nthIn(cursor, month) ?? withPart(cursor, month);
  return withWeekday(cursor, { ...month, precision: 'day', day });
}

function fromMonthWord(cursor: Cursor, reference: number | undefined): CalendarDate | undefined {
  const word = take(cursor, MONTH_WORD);
  if (word === undefined) return undefined;
  const amount = MONTH_SHIFTS[(word[1] ?? '').replaceAll(/\s/gu, '')] ?? 0;
  return inMonth(cursor, shifted('month', amount, reference));
}

function fromWeekWord(cursor: Cursor, reference: number | undefined): CalendarDate | undefined {
  const word = take(cursor, WEEK_WORD);
  if (word === undefined) return undefined;
  const week = shifted('week', WEEK_SHIFTS[word[1] ?? ''] ?? 0, reference);
  const weekday = takeWeekday(cursor);
  const monday = week.year === undefined ? undefined : dayNumber(week.year, week.month ?? 1, week.day ?? 1);
  if (weekday !== undefined) {
    return monday === undefined
      ? { ...week, precision: 'day', weekday }
      : { ...dayDate(monday + weekday - 1), weekday };
  }
  if (take(cursor, /말(?![가-힣]*[하했])/uy) !== undefined) return weekend(monday);
  return withPart(cursor, week);
}

function weekend(monday: number | undefined): CalendarDate {
  return monday === undefined ? { precision: 'weekend' } : { ...dayDate(monday + 5), precision: 'weekend' };
}

/** A date without a year: with 지난, 오는 … before it, or alone. */
function undirected(cursor: Cursor, reference: number | undefined): CalendarDate | undefined {
  const start = cursor.at;
  const direction = DIRECTIONS[take(cursor, DIRECTION)?.[1] ?? ''] ?? 'nearest';
  const directed = direction !== 'nearest';
  const value =
    (directed ? fromYear(cursor, reference) : undefined) ?? yearless(cursor, reference, direction);
  if (value === undefined) cursor.at = start;
  return value;
}

function yearless(
  cursor: Cursor,
  reference: number | undefined,
  direction: Direction,
): CalendarDate | undefined {
  const month = takeMonth(cursor);
  if (month !== undefined)
    return anchored(
      inMonth(cursor, anchorMonth({ precision: 'month', month }, reference, direction)),
      reference,
      direction,
    );
  const weekday = takeWeekday(cursor);
  if (weekday !== undefined) return anchorWeekday(weekday, reference, direction);
  const nth =
    reference === undefined ? undefined : nthIn(cursor, { precision: 'month', ...yearAndMonth(reference) });
  if (nth !== undefined) return { ...nth, assumed: 'month' };
  const day = direction === 'next' ? undefined : takeDay(cursor, undefined);
  if (day !== undefined) return dayWithWeekday(cursor, day, reference, direction);
  const year: CalendarDate =
    reference === undefined
      ? { precision: 'year' }
      : { precision: 'year', year: dateOfDay(reference).year, assumed: 'year' };
  return partOfYear(cursor, year);
}

/** A month read with a day is anchored again: the nearest day may lie in another year than the nearest month. */
function anchored(date: CalendarDate, reference: number | undefined, direction: Direction): CalendarDate {
  if (date.day === undefined || date.precision !== 'day' || date.weekday !== undefined) return date;
  const { year: _, ...rest } = date;
  return anchorMonth(rest, reference, direction);
}

function yearAndMonth(reference: number): { year: number; month: number } {
  const { year, month } = dateOfDay(reference);
  return { year, month };
}

function takeMonth(cursor: Cursor): number | undefined {
  const start = cursor.at;
  const found = take(cursor, MONTH);
  const month =
    found?.[1] === undefined
      ? sinoNumber((found?.[2] ?? '').replace('유', '육').replace('시', '십'))
      : Number(found[1]);
  if (found !== undefined && month >= 1 && month <= 12) return month;
  cursor.at = start;
  return undefined;
}

function takeDay(cursor: Cursor, month: CalendarDate | undefined): number | undefined {
  const start = cursor.at;
  const found = take(cursor, DAY) ?? (month === undefined ? undefined : take(cursor, LOWER_DAY));
  if (found === undefined) return undefined;
  const day = found[1] === undefined ? sinoNumber(found[2] ?? '') : Number(found[1]);
  const vague =
    month === undefined && found[1] === undefined && !/십[일이삼사오육칠팔구]$/u.test(found[2] ?? '');
  if (
    !vague &&
    isCalendarDay(month?.year, month?.month ?? 1, day) &&
    !(month === undefined && peek(cursor, SHIFT_BEHIND))
  )
    return day;
  cursor.at = start;
  return undefined;
}

function takeWeekday(cursor: Cursor): number | undefined {
  const found = take(cursor, WEEKDAY);
  return found === undefined ? undefined : '월화수목금토일'.indexOf(found[1] ?? found[2] ?? '') + 1;
}

function withWeekday(cursor: Cursor, date: CalendarDate): CalendarDate {
  const weekday = takeWeekday(cursor);
  return weekday === undefined ? date : { ...date, weekday };
}

function dayWithWeekday(
  cursor: Cursor,
  day: number,
  reference: number | undefined,
  direction: Direction,
): CalendarDate {
  const weekday = takeWeekday(cursor);
  const date = anchorDay(day, reference, direction, weekday);
  return weekday === undefined ? date : { ...date, weekday };
}

/** 첫째 주, 셋째 주 수요일, 첫 번째 금요일 within a month or year. */
function nthIn(cursor: Cursor, whole: CalendarDate): CalendarDate | undefined {
  if (whole.year === undefined) return undefined;
  const found = take(cursor, NTH_WEEK);
  if (found === undefined) return undefined;
  const nth = found[2] === undefined ? (NTHS[(found[1] ?? '')[0] ?? ''] ?? 1) : Number(found[2]);
  const weekday = takeWeekday(cursor);
  const assumed = whole.assumed === undefined ? {} : { assumed: whole.assumed };
  if (weekday === undefined) return { ...nthWeek(whole.year, whole.month, nth), ...assumed };
  return { ...nthWeekday(whole.year, whole.month ?? 1, weekday, nth), ...assumed };
}

function withPart(cursor: Cursor, date: CalendarDate): CalendarDate {
  const found = take(cursor, PART);
  if (found === undefined) return date;
  return { ...date, part: found[1] !== undefined ? 'early' : found[2] !== undefined ? 'middle' : 'late' };
}

function peek(cursor: Cursor, pattern: RegExp): boolean {
  pattern.lastIndex = cursor.at;
  return pattern.test(cursor.text);
}

/** 주말 without a week: the nearest one. */
export function readWeekend(text: string, at: number, reference: number | undefined): DateValue | undefined {
  const cursor: Cursor = { text, at };
  if (take(cursor, WEEKEND) === undefined || /[가-힣]/u.test(text[at - 1] ?? '')) return undefined;
  const week = shifted('week', 0, reference);
  const monday = week.year === undefined ? undefined : dayNumber(week.year, week.month ?? 1, week.day ?? 1);
  return {
    kind: 'date',
    unit: 'date',
    value: { ...weekend(monday), assumed: 'day' },
    span: { start: at, end: cursor.at },
  };
}
