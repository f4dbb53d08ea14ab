// Counts days in the proleptic Gregorian calendar, and says which days a partial date covers. No time zone is involved.
import type { CalendarDate, Precision } from './value.ts';

/** Days `[start, end)`, counted from 1970-01-01. */
export interface DayRange {
  readonly start: number;
  readonly end: number;
}

const MILLISECONDS_A_DAY = 86_400_000;

/** Day number of a date; months and days beyond their range carry over. */
export function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MILLISECONDS_A_DAY);
}

export function dateOfDay(number: number): { year: number; month: number; day: number } {
  const date = new Date(number * MILLISECONDS_A_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function dayDate(number: number): CalendarDate {
  return { precision: 'day', ...dateOfDay(number) };
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

export function isCalendarDay(year: number | undefined, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= lastDayOf(year ?? 2000, month);
}

/** The day of `text` as a day number, or undefined where it is no ISO 8601 date. */
export function parseReference(text: string | undefined): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/u.exec(text ?? '');
  if (match === null) return undefined;
  return dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The same day some months on; the last day of the month where it has no such day. */
export function addMonths(number: number, months: number): number {
  const { year, month, day } = dateOfDay(number);
  const target = dateOfDay(dayNumber(year, month + months, 1));
  return dayNumber(target.year, target.month, Math.min(day, lastDayOf(target.year, target.month)));
}

/** Days that a date covers, or undefined where its year is unknown. */
export function daysOf(date: CalendarDate): DayRange | undefined {
  const { year, month = 1, day = 1, precision } = date;
  if (year === undefined) return undefined;
  const days = DAYS[precision];
  if (days !== undefined) return narrowed(date, daysFrom(year, month, day, days));
  const whole = precision === 'year' || precision === 'decade' || precision === 'century';
  return narrowed(date, monthsFrom(year, whole ? 1 : month, MONTHS[precision] ?? 1));
}

const DAYS: Readonly<Partial<Record<Precision, number>>> = { day: 1, weekend: 2, week: 7 };
const MONTHS: Readonly<Partial<Record<Precision, number>>> = {
  month: 1,
  quarter: 3,
  season: 3,
  half: 6,
  year: 12,
  decade: 120,
  century: 1200,
};

function lastDayOf(year: number, month: number): number {
  return dateOfDay(dayNumber(year, month + 1, 0)).day;
}

function daysFrom(year: number, month: number, day: number, days: number): DayRange {
  const start = dayNumber(year, month, day);
  return { start, end: start + days };
}

function monthsFrom(year: number, month: number, months: number): DayRange {
  return { start: dayNumber(year, month, 1), end: dayNumber(year, month + months, 1) };
}

/** 초 is the first half of its period, 말 the second; a year is halved at July. */
function narrowed(date: CalendarDate, range: DayRange): DayRange {
  const middle =
    date.precision === 'year' && date.year !== undefined
      ? dayNumber(date.year, 7, 1)
      : Math.floor((range.start + range.end) / 2);
  if (date.part === 'early') return { start: range.start, end: middle };
  if (date.part === 'late') return { start: middle, end: range.end };
  return range;
}
