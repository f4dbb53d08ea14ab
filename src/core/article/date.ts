// Reads the calendar dates that news pages print and gives them as `2025-01-22`; a date that does not exist is no date.

/** The first whole date in `text` as ISO 8601, or undefined. */
export function readDate(text: string): string | undefined {
  for (const [pattern, order] of FORMS) {
    const match = pattern.exec(text);
    const date = match && isoDate(order.map((group) => match[group] ?? ''));
    if (date) return date;
  }
  return undefined;
}

/** True when the line holds a date and, besides it, only times, weekdays and words such as 입력 or 수정. */
export function isDateLine(line: string): boolean {
  if (line.length > 120 || readDate(line) === undefined) return false;
  let rest = line;
  for (const [pattern] of FORMS) rest = rest.replace(new RegExp(pattern.source, 'giu'), ' ');
  return !/[\p{L}\p{N}]/u.test(rest.replace(TIME, ' ').replace(LABEL, ' '));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAME = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';

/** Patterns with the groups that hold year, month, day. */
const FORMS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/(?<!\d)(\d{4})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{1,2})(?!\d)\.?/u, [1, 2, 3]],
  [/(?<!\d)(\d{4})년\s?(\d{1,2})월\s?(\d{1,2})일/u, [1, 2, 3]],
  [new RegExp(`\\b${MONTH_NAME}\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})\\b`, 'iu'), [3, 1, 2]],
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s${MONTH_NAME},?\\s(\\d{4})\\b`, 'iu'), [3, 2, 1]],
];

const TIME =
  /T?(?:오전|오후|AM|PM)?\s*\d{1,2}\s*(?::\d{2}(?::\d{2}(?:\.\d+)?)?|시(?:\s*\d{1,2}분)?)\s*(?:오전|오후|AM|PM)?\s*(?:Z|KST|UTC|GMT|[+-]\d{2}:?\d{2})?/giu;
const LABEL =
  /기사|최초|최종|입력|등록|승인|수정|발행|게재|업데이트|업뎃|송고|작성|보도|일시|날짜|시간|일자|published|updated|posted|modified|last|date|at|on|[월화수목금토일]요일|(?<=\()[월화수목금토일](?=\))|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*/giu;

function isoDate([year = '', monthText = '', day = '']: readonly string[]): string | undefined {
  const named = MONTHS.indexOf(monthText.slice(0, 3).toLowerCase()) + 1;
  const month = named || Number(monthText);
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return exists(Number(year), month, Number(day)) ? date : undefined;
}

function exists(year: number, month: number, day: number): boolean {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day <= days;
}
