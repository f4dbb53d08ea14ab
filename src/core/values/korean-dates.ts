// Reads Korean dates: an absolute or relative year, month, week or day, each with what follows it. Keeps partial dates partial.
import { anchorDay, anchorMonth, anchorWeekday, nthWeek, nthWeekday, shifted, type Direction } from './anchor.ts';
import { dateOfDay, dayDate, dayNumber, isCalendarDay } from './calendar.ts';
import { take, type Cursor } from './cursor.ts';
import { sinoNumber } from './date-words.ts';
import type { CalendarDate, DateValue } from './value.ts';

const YEAR = /(기원전\s?)?(?:서기\s?)?('|’)?(\d{1,4})\s?년(도|대|생|작|산|형|식)?/uy;
const YEAR_WORD = /(재작년|지난\s?해|작년|전년|올\s?한?\s?해|금년|내후년|후년|내년|다음\s?해|그\s?해)(?![가-힣]*야\s)/uy;
const YEAR_SHIFTS: Readonly<Record<string, number>> = { 재작년: -2, 지난해: -1, 작년: -1, 전년: -1, 올해: 0, 올한해: 0, 금년: 0, 내년: 1, 다음해: 1, 후년: 2, 내후년: 2, 그해: 0 };
const MONTH_WORD = /(지지난\s?달|지난\s?달|저번\s?달|전달|이번\s?달|이\s?달(?!라|리)|금월|다다음\s?달|다음\s?달|내달|그\s?달(?!라|리))/uy;
const MONTH_SHIFTS: Readonly<Record<string, number>> = { 지지난달: -2, 지난달: -1, 저번달: -1, 전달: -1, 이번달: 0, 이달: 0, 그달: 0, 금월: 0, 다음달: 1, 내달: 1, 다다음달: 2 };
const WEEK_WORD = /(지지난|지난|저번|이번|다다음|다음|다가오는|오는|이|금|내|그)\s?주(?=\s|[가-힣]?[월화수목금토일]요일|말|초|중|부터|까지|에|의|가|는|도|로|$|[^가-힣])(?![요변제식택민])/uy;
const WEEK_SHIFTS: Readonly<Record<string, number>> = { 지지난: -2, 지난: -1, 저번: -1, 이번: 0, 이: 0, 금: 0, 그: 0, 다음: 1, 다가오는: 1, 오는: 1, 내: 1, 다다음: 2 };
const DIRECTION = /(지난|저번|이번|오는|다가오는|다음|돌아오는)\s?(?=\d|[월화수목금토일]요일|봄|여름|가을|겨울|주말)/uy;
const DIRECTIONS: Readonly<Record<string, Direction>> = { 지난: 'past', 저번: 'past', 이번: 'this', 오는: 'future', 다가오는: 'future', 돌아오는: 'future', 다음: 'next' };
const MONTH = /\s?,?\s?(?:(\d{1,2})\s?월(?![가-힣]*세\s|드)|(십일|십이|[일이삼사오유육칠팔구시십])월(?=\s?(?:\d{1,2}|[일이삼사오육칠팔구십]{1,4})\s?일))(?:\s달|달(?![러려라]))?/uy;
const DAY = /[\s/.]{0,2}(?:(\d{1,2})|((?:[이삼]?십)[일이삼사오육칠팔구]|[이삼]?십|[일이삼사오육칠팔구]))\s?일(?!\s?(?:간|동안|째|만에|만의|이상|이내|이하|여|가량|치|씩|짜리|정도|내내|당|차|분|연속|내로|넘|안에|\d)|[반본정대부])/uy;
const SHIFT_BEHIND = /\s?(?:전|후|뒤)(?![가-힣]|$)|\s(?:전|후|뒤)(?=[에엔부까]|$)|(?:전|후|뒤)(?=[에엔부까]|$)/uy;
const WEEKDAY = /,?\s?(?:\(([월화수목금토일])\)|([월화수목금토일])요일)/uy;
const NTH_WEEK = /(?:의)?\s?(첫|첫째|첫\s?번째|둘째|두\s?번째|셋째|세\s?번째|넷째|네\s?번째|다섯째|마지막|(\d)째)\s?(주(?![요변식제])|(?=[월화수목금토일]요일))/uy;
const NTHS: Readonly<Record<string, number>> = { 첫: 1, 둘: 2, 두: 2, 셋: 3, 세: 3, 넷: 4, 네: 4, 다: 5, 마: -1 };
const PART = /\s?(?:(초(?:순|반|에|부터|까지)?|상순)|(중순|중반)|(말(?!레|했|하|씀|라|리)|하순|후반|연말))(?=$|[^가-힣]|에|부터|까지|쯤|께|경|의|로|이|을)/uy;
const QUARTER = /\s?([1-4일이삼사])(?:\s?\/\s?4|사)?\s?분기/uy;
const HALF = /\s?(상|하|전|후)반기/uy;
const SEASON = /\s?(봄|여름|가을|겨울)(?=$|[^가-힣]|에|부터|까지|의|철|이|은|을|과|\s)/uy;
const SEASONS: Readonly<Record<string, readonly ['spring' | 'summer' | 'autumn' | 'winter', number]>> = { 봄: ['spring', 3], 여름: ['summer', 6], 가을: ['autumn', 9], 겨울: ['winter', 12] };
const WEEKEND = /\s?주말/uy;
const DURATION_BEHIND = /\s?(?:간|동안|만에|만의|째|이상|이내|이하|넘|가량|여|정도|내내|씩|짜리|치|차|뒤|후|전|안에|안팎|미만|연속|쯤|이라는|이나|이\s|을\s|\d{1,2}\s?개월)/uy;

/** The Korean date that starts at `at`: `2025년 1월 22일`, `지난달 28일`, `다음 주 화요일`, `3분기`. */
export function readKoreanDate(text: string, at: number, reference: number | undefined): DateValue | undefined {
  const cursor: Cursor = { text, at };
  const value = fromYear(cursor, reference) ?? fromMonthWord(cursor, reference) ?? fromWeekWord(cursor, reference) ?? undirected(cursor, reference);
  return value === undefined || cursor.at === at ? undefined : { kind: 'date', value, unit: 'date', span: { start: at, end: cursor.at } };
}

function fromYear(cursor: Cursor, reference: number | undefined): CalendarDate | undefined {
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
  const year = digits.length === 2 && written < 100 && before === undefined ? (written > 40 ? 1900 : 2000) + written : written;
  if (suffix === '대') return written % 10 === 0 ? inYear(cursor, { precision: 'decade', year }) : undefined;
  if (before !== undefined) return { precision: 'year', year: -written };
  const certain = quote !== undefined || suffix !== undefined || (written >= 1000 && written < 2200);
  const monthAhead = peek(cursor, MONTH);
  if (digits.length < 4 && !certain && !(digits.length === 2 && monthAhead) && !(digits.length === 3 && /^에(?:\s|$|서는|는)/u.test(cursor.text.slice(cursor.at, cursor.at + 3)))) return undefined;
  if (!certain && digits.length === 4) return undefined;
  if (digits.length < 4 && !monthAhead && suffix === undefined && peek(cursor, DURATION_BEHIND)) return undefined;
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
  if (quarter !== undefined) return { ...year, precision: 'quarter', month: sinoNumber(quarter[1] ?? '1') * 3 - 2 };
  const half = take(cursor, HALF);
  if (half !== undefined) return { ...year, precision: 'half', month: half[1] === '상' || half[1] === '전' ? 1 : 7 };
  const season = SEASONS[take(cursor, SEASON)?.[1] ?? ''];
  return season === undefined ? undefined : { ...year, precision: 'season', season: season[0], month: season[1] };
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
    return monday === undefined ? { ...week, precision: 'day', weekday } : { ...dayDate(monday + weekday - 1), weekday };
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
  const value = (directed ? fromYear(cursor, reference) : undefined) ?? yearless(cursor, reference, direction);
  if (value === undefined) cursor.at = start;
  return value;
}

function yearless(cursor: Cursor, reference: number | undefined, direction: Direction): CalendarDate | undefined {
  const month = takeMonth(cursor);
  if (month !== undefined) return anchored(inMonth(cursor, anchorMonth({ precision: 'month', month }, reference, direction)), reference, direction);
  const weekday = takeWeekday(cursor);
  if (weekday !== undefined) return anchorWeekday(weekday, reference, direction);
  const nth = reference === undefined ? undefined : nthIn(cursor, { precision: 'month', ...yearAndMonth(reference) });
  if (nth !== undefined) return { ...nth, assumed: 'month' };
  const day = takeDay(cursor, undefined);
  if (day !== undefined) return withWeekday(cursor, anchorDay(day, reference, direction));
  const year: CalendarDate = reference === undefined ? { precision: 'year' } : { precision: 'year', year: dateOfDay(reference).year, assumed: 'year' };
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
  const month = found?.[1] === undefined ? sinoNumber((found?.[2] ?? '').replace('유', '육').replace('시', '십')) : Number(found[1]);
  if (found !== undefined && month >= 1 && month <= 12) return month;
  cursor.at = start;
  return undefined;
}

function takeDay(cursor: Cursor, month: CalendarDate | undefined): number | undefined {
  const start = cursor.at;
  const found = take(cursor, DAY);
  if (found === undefined) return undefined;
  const day = found[1] === undefined ? sinoNumber(found[2] ?? '') : Number(found[1]);
  const vague = month === undefined && found[1] === undefined && (found[2] ?? '').length < 2;
  if (!vague && isCalendarDay(month?.year, month?.month ?? 1, day) && !(month === undefined && peek(cursor, SHIFT_BEHIND))) return day;
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
  return { kind: 'date', unit: 'date', value: weekend(monday), span: { start: at, end: cursor.at } };
}
