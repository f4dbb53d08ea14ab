// Completes a partial date from the reference date with the nearest fit, and marks the completed fields as assumed.
import { addMonths, dateOfDay, dayDate, dayNumber, isCalendarDay, weekdayOf } from './calendar.ts';
import type { CalendarDate } from './value.ts';

/** 지난 looks back, 오는 ahead, 이번 at the running year, month or week, 다음 at the one after it. */
export type Direction = 'nearest' | 'past' | 'future' | 'this' | 'next';

/** The nth day of a month: which month is told by the direction, else the nearest such day, or the nearest that is the given weekday. */
export function anchorDay(
  day: number,
  reference: number | undefined,
  direction: Direction,
  weekday?: number,
): CalendarDate {
  if (reference === undefined) return { precision: 'day', day };
  const { year, month } = dateOfDay(reference);
  const shifts = weekday === undefined ? [-1, 0, 1] : [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6];
  const months = shifts.map((shift) => dateOfDay(dayNumber(year, month + shift, 1)));
  const days = months
    .filter((at) => isCalendarDay(at.year, at.month, day))
    .map((at) => dayNumber(at.year, at.month, day));
  const fitting = days.filter((at) => weekday === undefined || weekdayOf(at) === weekday);
  const best = pick(fitting.length === 0 ? days : fitting, reference, direction);
  return best === undefined ? { precision: 'day', day } : { ...dayDate(best), assumed: 'month' };
}

/** A month, or a day of one, without its year. */
export function anchorMonth(
  date: CalendarDate,
  reference: number | undefined,
  direction: Direction,
): CalendarDate {
  const { month, day } = date;
  if (reference === undefined || month === undefined) return date;
  const { year } = dateOfDay(reference);
  const years = [year - 1, year, year + 1].filter((at) => day === undefined || isCalendarDay(at, month, day));
  const candidates = years.map((at) => dayNumber(at, month, day ?? 15));
  const from = day === undefined ? monthMiddle(reference) : reference;
  const best = pick(candidates, from, direction === 'this' ? 'nearest' : direction);
  if (best === undefined) return date;
  return { ...date, year: direction === 'this' ? year : dateOfDay(best).year, assumed: 'year' };
}

export function anchorWeekday(
  weekday: number,
  reference: number | undefined,
  direction: Direction,
): CalendarDate {
  if (reference === undefined) return { precision: 'day', weekday };
  const inWeek = mondayOf(reference) + weekday - 1;
  if (direction === 'this') return { ...dayDate(inWeek), weekday };
  if (direction === 'next') return { ...dayDate(inWeek + 7), weekday };
  const candidates = [inWeek - 7, inWeek, inWeek + 7];
  const best = pick(candidates, reference, direction) ?? inWeek;
  return { ...dayDate(best), weekday, ...(direction === 'nearest' ? { assumed: 'day' as const } : {}) };
}

export function mondayOf(day: number): number {
  return day - weekdayOf(day) + 1;
}

/** The nth (or with −1 the last) given weekday of a month. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): CalendarDate {
  if (nth < 0) {
    const last = dayNumber(year, month + 1, 0);
    return { ...dayDate(last - ((weekdayOf(last) - weekday + 7) % 7)), weekday };
  }
  const first = dayNumber(year, month, 1);
  return { ...dayDate(first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7), weekday };
}

/** The nth week of a month or year by ISO 8601: a week belongs to where its Thursday lies. */
export function nthWeek(year: number, month: number | undefined, nth: number): CalendarDate {
  if (nth < 0) {
    const last = dayNumber(year, (month ?? 12) + 1, 0);
    return { ...dayDate(mondayOf(last - ((weekdayOf(last) + 3) % 7))), precision: 'week' };
  }
  const first = dayNumber(year, month ?? 1, 1);
  const thursday = first + ((4 - weekdayOf(first) + 7) % 7);
  return { ...dayDate(mondayOf(thursday) + (nth - 1) * 7), precision: 'week' };
}

/** The date some days, weeks, months or years from the reference, as coarse as its unit. */
export function shifted(
  unit: 'day' | 'week' | 'month' | 'year',
  amount: number,
  reference: number | undefined,
): CalendarDate {
  const relative = { unit, amount };
  if (reference === undefined) return { precision: unit, relative };
  if (unit === 'day') return { ...dayDate(reference + amount), relative };
  if (unit === 'week') return { ...dayDate(mondayOf(reference) + amount * 7), precision: 'week', relative };
  const { year, month } = dateOfDay(addMonths(reference, unit === 'month' ? amount : amount * 12));
  return unit === 'month'
    ? { precision: 'month', year, month, relative }
    : { precision: 'year', year, relative };
}

function monthMiddle(reference: number): number {
  const { year, month } = dateOfDay(reference);
  return dayNumber(year, month, 15);
}

function pick(candidates: readonly number[], reference: number, direction: Direction): number | undefined {
  if (direction === 'past') return candidates.findLast((day) => day <= reference);
  if (direction === 'future' || direction === 'next')
    return candidates.find((day) => day > reference - (direction === 'future' ? 1 : 0));
  const ranked = candidates.toSorted((a, b) => Math.abs(a - reference) - Math.abs(b - reference) || a - b);
  return ranked[0];
}
