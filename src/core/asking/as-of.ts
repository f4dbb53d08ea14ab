// Whether a question is about now, and whether it names a date that its article came too early to know. Facts only; nobody is told anything here.
import { daysOf, parseReference } from '../values/calendar.ts';
import { readValues, type CalendarDate, type Value } from '../values/read.ts';
import { withoutQuotations } from './quotations.ts';

/** A date that the question names and that begins after the article's day. */
export interface DateClash {
  /** ISO 8601 calendar date of the article. */
  readonly publishedAt: string;
  /** As much of an ISO 8601 date as the question gives: `2026`, `2026-03` or `2026-03-05`. */
  readonly asked: string;
  /** The date as the question writes it. */
  readonly words: string;
}

/** True when the question asks how things are now (지금, 최신, 아직도, latest): its answer has to name the article's date. */
export function asksForNow(text: string): boolean {
  const asked = withoutQuotations(text);
  return KOREAN_NOW.test(asked) || ENGLISH_NOW.test(asked);
}

/**
 * The first date in the question that lies wholly after `publishedAt` (ISO 8601 date or date-time), if any.
 * Relative words (내년, 다음 달) never clash. The article may still forecast that date: this is a fact, not a refusal.
 */
export function dateClash(text: string, publishedAt: string | undefined): DateClash | undefined {
  const published = parseReference(publishedAt);
  if (published === undefined || publishedAt === undefined) return undefined;
  const asked = withoutQuotations(text);
  for (const { date, start, end } of datesIn(asked)) {
    const days = daysOf(date);
    if (days === undefined || days.start <= published) continue;
    return {
      publishedAt: publishedAt.slice(0, 10),
      asked: isoOf(date),
      words: text.slice(start, end).trim(),
    };
  }
  return undefined;
}

/** 지금, 오늘 and their kin at a word's start; 오늘의집 and USA Today are names. */
const KOREAN_NOW =
  /(?<![가-힣])(?:지금|현재|현\s?시점|오늘(?!의[가-힣])|최신|요즘|요새(?![가-힣])|요즈음|최근|아직|여전히|실시간|금일|방금|이제는|이젠|당장)/u;
const ENGLISH_NOW =
  /\b(?:now|(?<!USA )today|latest|currently|current|at present|presently|right now|at the moment|nowadays|these days|still|so far|to date|up[ -]to[ -]date|most recent|recently|as of (?:now|today))\b/iu;

interface PlacedDate {
  readonly date: CalendarDate;
  readonly start: number;
  readonly end: number;
}

function datesIn(text: string): PlacedDate[] {
  return readValues(text).flatMap((value) => dateOf(value, text));
}

/** The later end of a range decides: 2025년부터 2030년까지 asks about 2030 too. */
function dateOf(value: Value, text: string): PlacedDate[] {
  const { start, end } = value.span;
  if (value.kind === 'date') return [{ date: value.upTo ?? value.value, start, end }];
  return isBareYear(value, text) ? [{ date: { precision: 'year', year: value.value }, start, end }] : [];
}

/** A figure such as 2026 that counts nothing and stands as a word of its own: 2026 월드컵. */
function isBareYear(value: Value, text: string): value is Value & { readonly value: number } {
  if (value.kind !== 'number' || value.bound || value.upTo !== undefined) return false;
  const written = /(?<!\d)(?:19|20)\d\d$/u.exec(text.slice(0, value.span.end));
  if (!written || written.index < value.span.start) return false;
  const [before, after] = [text.slice(0, written.index), text.slice(value.span.end)];
  return (
    /(?:^|[\s('"‘“])$/u.test(before) && /^(?:\s|$|엔|에|도|[?!.,])/u.test(after) && !NAMED_BEFORE.test(before)
  );
}

/** A name in Latin letters just before makes the figure a part of it (Cyberpunk 2077). */
const NAMED_BEFORE = /[A-Z][A-Za-z]+\s$/u;

function isoOf({ year = 0, month, day, precision }: CalendarDate): string {
  if (month === undefined || YEARLY.has(precision)) return String(year);
  return [year, month, ...(day === undefined ? [] : [day])]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

const YEARLY: ReadonlySet<CalendarDate['precision']> = new Set(['year', 'decade', 'century']);
