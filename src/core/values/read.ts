// Reads every number, amount, date and time of a Korean or English text, in order, without overlap, the longest reading first. Linear in the text.
import { parseReference } from './calendar.ts';
import { readClock } from './clock.ts';
import { readCode } from './codes.ts';
import { readDayWord, readFirst, readStretch } from './date-words.ts';
import { readKoreanDate, readWeekend } from './korean-dates.ts';
import { withModifiers } from './modifiers.ts';
import { isDigit } from './numerals.ts';
import { readEnglishQuantity, readQuantity, readSignedMoney } from './quantities.ts';
import { joinRanges } from './ranges.ts';
import { shiftDates } from './shifts.ts';
import type { Quantity, ReadOptions, Value } from './value.ts';
import { readEnglishDate, readFigureDate } from './western-dates.ts';

export type { CalendarDate, DateValue, Quantity, QuantityKind, ReadOptions, Value } from './value.ts';

/**
 * The values of `text` in text order; their spans are disjoint and slice `text`.
 * Relative words (어제, 지난해) resolve against `referenceDate`; without it they keep only their distance.
 */
export function readValues(text: string, options: ReadOptions = {}): Value[] {
  const reference = parseReference(options.referenceDate);
  const found: Value[] = [];
  let at = 0;
  while (at < text.length) {
    const next = valueAt(text, at, reference);
    if (typeof next === 'number') {
      at = next;
      continue;
    }
    for (const value of next) {
      while (found.length > 0 && value.span.start < (found.at(-1)?.span.end ?? 0)) found.pop();
      found.push(value);
      at = Math.max(value.span.end, at + 1);
    }
  }
  return withModifiers(text, joinRanges(text, shiftDates(text, found, reference)));
}

/** First syllables of the Korean words that each reader knows; the readers are tried only on these. */
const DAY_WORDS = syllables('내낼그엊어오모글다이지전크성광삼현제개한근노식밸발화만핼할섣새신추스마대콜아');
const DATES = syllables(
  '재지작전올금내후다이저그오돌봄여가겨주첫둘셋넷두세네마상하월화수목토일삼사유육칠팔구시십서기천',
);
const CLOCKS = syllables('오새아낮점저밤정자한두세네다여일열');
const STRETCHES = syllables('하이사나닷엿여아열보일반첫둘셋넷절');
const NUMBERS = syllables('너대영일이삼사오육칠팔구십백천만억조경스서마쉰예여아열한두세석넷네넉둘셋하다');
const DATE_START =
  /재작년|지난|지지난|작년|전년|올|금[년월주]|내[년후달주]|후[년반]|다다?음|다가오|이\s?[달주]|이번|저번|그\s?[해달주]|돌아오|오는|봄|여름|가을|겨울|주말|첫|둘째|셋째|넷째|[두세네]\s?번|다섯째|마지막|[상하전]반기|[월화수목금토일]요일|[일이삼사오유육칠팔구시십]{1,4}\s?[월일]|[일이삼사]\s?사?분기|서기|기원전|이천|천[구팔칠]백/uy;
const PRECEDING = syllables('약총제각만는은');

function syllables(text: string): ReadonlySet<number> {
  return new Set(Array.from(text, (letter) => letter.charCodeAt(0)));
}

/** The values at a place, or where to look next. */
function valueAt(text: string, at: number, reference: number | undefined): readonly Value[] | number {
  const codes =
    isDigit(text, at) || (text[at] === '+' && isDigit(text, at + 1))
      ? codesAt(text, at, reference)
      : undefined;
  if (codes !== undefined) return codes;
  const one = oneAt(text, at, reference);
  return typeof one === 'number' ? one : [one];
}

function codesAt(text: string, at: number, reference: number | undefined): readonly Value[] | undefined {
  const start = text[at] === '+' ? at + 1 : at;
  const codes = readCode(text, start);
  return codes === undefined || readFigureDate(text, start, reference) !== undefined ? undefined : codes;
}

function oneAt(text: string, at: number, reference: number | undefined): Value | number {
  const code = text.charCodeAt(at);
  if (code < 128) return asciiAt(text, at, code, reference);
  if (code >= 0xac00 && code <= 0xd7a3) return hangulAt(text, at, code, reference);
  if (text[at] === '’') return readKoreanDate(text, at, reference) ?? at + 1;
  return readSignedMoney(text, at) ?? vulgarFraction(text, at) ?? at + 1;
}

function asciiAt(text: string, at: number, code: number, reference: number | undefined): Value | number {
  if (code >= 48 && code <= 57) return figureAt(text, at, reference);
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return latinAt(text, at, reference);
  if (code === 46 && isDigit(text, at + 1) && !isDigit(text, at - 1)) return figureAt(text, at, reference);
  if (code === 39) return readKoreanDate(text, at, reference) ?? at + 1;
  return code === 36 ? (readSignedMoney(text, at) ?? at + 1) : at + 1;
}

function figureAt(text: string, at: number, reference: number | undefined): Value | number {
  const length = figureLength(text, at);
  const date =
    length > 0 && length <= 4 && !isLatinOrDigit(text, at - 1)
      ? figureDateAt(text, at, length, reference)
      : undefined;
  if (date !== undefined) return date;
  const quantity = readQuantity(text, at);
  if (quantity === undefined) return at + 1;
  return 'code' in quantity ? Math.max(quantity.code, at + 1) : quantity;
}

/** What follows a short figure tells which reader may know it. */
function figureDateAt(
  text: string,
  at: number,
  length: number,
  reference: number | undefined,
): Value | undefined {
  const end = at + length;
  const next = text[end] === ' ' ? text[end + 1] : text[end];
  switch (next ?? '') {
    case '-':
    case '.':
    case '/':
    case '·':
      return (
        readFigureDate(text, at, reference) ??
        readKoreanDate(text, at, reference) ??
        readDayWord(text, at, reference)
      );
    case '년':
    case '월':
    case '일':
    case '세':
    case '분':
    case '사':
      return readKoreanDate(text, at, reference);
    case '시':
    case ':':
      return readClock(text, at);
    default:
      return isLatinOrDigit(text, end) || isLatinOrDigit(text, end + 1) || isLatinOrDigit(text, at - 2)
        ? (readEnglishDate(text, at, reference) ?? readClock(text, at))
        : undefined;
  }
}

function isLatinOrDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function figureLength(text: string, at: number): number {
  let end = at;
  while (end < at + 5 && isDigit(text, end)) end += 1;
  return end - at;
}

function latinAt(text: string, at: number, reference: number | undefined): Value | number {
  const money = readSignedMoney(text, at);
  if (money !== undefined) return money;
  const value = readEnglishDate(text, at, reference) ?? readClock(text, at) ?? readEnglishQuantity(text, at);
  return value ?? endOfWord(text, at);
}

/** Past the letters of a Latin word, and past a currency code that a figure follows. */
function endOfWord(text: string, at: number): number {
  let end = at;
  while (isLatinOrDigit(text, end) && !isDigit(text, end)) end += 1;
  return end;
}

function hangulAt(text: string, at: number, code: number, reference: number | undefined): Value | number {
  const before = text.charCodeAt(at - 1);
  const inside = before >= 0xac00 && before <= 0xd7a3;
  if (inside && !PRECEDING.has(before)) return at + 1;
  return (
    dayWordAt(text, at, code, reference) ??
    (inside ? undefined : dateOrClock(text, at, code, reference)) ??
    stretchAt(text, at, code) ??
    numberAt(text, at, code) ??
    at + 1
  );
}

function dayWordAt(text: string, at: number, code: number, reference: number | undefined): Value | undefined {
  return DAY_WORDS.has(code) ? readDayWord(text, at, reference) : undefined;
}

function dateOrClock(
  text: string,
  at: number,
  code: number,
  reference: number | undefined,
): Value | undefined {
  DATE_START.lastIndex = at;
  const date =
    DATES.has(code) && DATE_START.test(text)
      ? (readKoreanDate(text, at, reference) ?? readWeekend(text, at, reference))
      : undefined;
  return date ?? (CLOCKS.has(code) ? readClock(text, at) : undefined);
}

function stretchAt(text: string, at: number, code: number): Value | undefined {
  return STRETCHES.has(code) ? (readStretch(text, at) ?? readFirst(text, at) ?? half(text, at)) : undefined;
}

function numberAt(text: string, at: number, code: number): Value | undefined {
  const quantity = NUMBERS.has(code) ? readQuantity(text, at) : undefined;
  return quantity === undefined || 'code' in quantity ? undefined : quantity;
}

const VULGAR: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅕': 1 / 5,
  '⅛': 1 / 8,
};

function vulgarFraction(text: string, at: number): Quantity | undefined {
  const value = VULGAR[text[at] ?? ''];
  return value === undefined ? undefined : share(at, 1, value, text[at] ?? '');
}

function half(text: string, at: number): Quantity | undefined {
  if (!text.startsWith('절반', at)) return undefined;
  return share(at, 2, 0.5, '절반');
}

function share(at: number, length: number, value: number, word: string): Quantity {
  const span = { start: at, end: at + length };
  return { kind: 'ratio', value, unit: '', step: 1e-9, written: { value, unit: word }, span };
}
