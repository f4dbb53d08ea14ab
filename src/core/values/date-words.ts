// Reads single words that are a date or a stretch of time: 어제, 이튿날, 광복절, 사흘, 반년.
import { anchorMonth, nthWeekday, shifted } from './anchor.ts';
import { dateOfDay } from './calendar.ts';
import type { CalendarDate, DateValue, Quantity } from './value.ts';

const DAYS: readonly (readonly [string, number, ('day' | 'month')?])[] = [
  ['내일모레', 2],
  ['내일 모레', 2],
  ['낼모레', 2],
  ['그끄저께', -3],
  ['그저께', -2],
  ['엊그제', -2],
  ['그제', -2],
  ['어저께', -1],
  ['어제', -1],
  ['어젯밤', -1],
  ['오늘', 0],
  ['내일', 1],
  ['모레', 2],
  ['글피', 3],
];
/** Days told from another day of the text; the reference stands in for it. */
const OTHER_DAYS = /(?:그\s)?(다음\s?날|이튿날|지난\s날|전날)|([이그]\s?날)(?=[\s에은까부밤오저로의]|$)/uy;
const STRETCHES: readonly (readonly [string, number, 's' | 'month'])[] = [
  ['하룻밤', 86_400, 's'],
  ['하룻', 86_400, 's'],
  ['하루', 86_400, 's'],
  ['이틀', 172_800, 's'],
  ['사흘', 259_200, 's'],
  ['나흘', 345_600, 's'],
  ['닷새', 432_000, 's'],
  ['엿새', 518_400, 's'],
  ['이레', 604_800, 's'],
  ['여드레', 691_200, 's'],
  ['아흐레', 777_600, 's'],
  ['열흘', 864_000, 's'],
  ['보름', 1_296_000, 's'],
  ['일주일', 604_800, 's'],
  ['일 주일', 604_800, 's'],
  ['반년', 6, 'month'],
  ['반 년', 6, 'month'],
  ['반세기', 600, 'month'],
  ['반시간', 1800, 's'],
  ['반나절', 21_600, 's'],
];
const HOLIDAYS: readonly (readonly [string, number, number])[] = [
  ['크리스마스이브', 12, 24],
  ['크리스마스 이브', 12, 24],
  ['크리스마스', 12, 25],
  ['성탄절', 12, 25],
  ['광복절', 8, 15],
  ['삼일절', 3, 1],
  ['3·1절', 3, 1],
  ['3.1절', 3, 1],
  ['현충일', 6, 6],
  ['제헌절', 7, 17],
  ['개천절', 10, 3],
  ['한글날', 10, 9],
  ['어린이날', 5, 5],
  ['어버이날', 5, 8],
  ['스승의 날', 5, 15],
  ['근로자의 날', 5, 1],
  ['노동절', 5, 1],
  ['식목일', 4, 5],
  ['밸런타인데이', 2, 14],
  ['발렌타인데이', 2, 14],
  ['화이트데이', 3, 14],
  ['만우절', 4, 1],
  ['핼러윈', 10, 31],
  ['할로윈', 10, 31],
  ['섣달그믐날', 12, 31],
  ['섣달그믐', 12, 31],
  ['섣달 그믐', 12, 31],
  ['새해 첫날', 1, 1],
  ['새해 첫 날', 1, 1],
  ['신정', 1, 1],
];
/** Name, month, weekday, which of them. */
const MOVING: readonly (readonly [string, number, number, number])[] = [
  ['추수감사절', 11, 4, 4],
  ['어머니의 날', 5, 7, 2],
  ['아버지의 날', 6, 7, 3],
  ['마틴 루터 킹 데이', 1, 1, 3],
  ['마틴 루터 킹의 날', 1, 1, 3],
  ['대통령의 날', 2, 1, 3],
  ['현충의 날', 5, 1, -1],
  ['콜럼버스의 날', 10, 1, 2],
];
const FIRST = /첫\s?(?:번째|째)?(?=$|[^가-힣]|[로는은의가]|날)|(?:둘|셋|넷)째(?!\s?주)/uy;
const HANGUL = /[가-힣]/u;

/** 어제, 다음날, 광복절: a day named by one word. */
export function readDayWord(text: string, at: number, reference: number | undefined): DateValue | undefined {
  const day = DAYS.find(([word]) => text.startsWith(word, at));
  if (day !== undefined && dayWordStands(text, at, day[0])) {
    return dateAt(at, day[0].length - (day[0] === '어젯밤' ? 1 : 0), shifted('day', day[1], reference));
  }
  return otherDay(text, at, reference) ?? holiday(text, at, reference);
}

/** 사흘, 반년, 일주일: a stretch of time named by one word. */
export function readStretch(text: string, at: number): Quantity | undefined {
  const found = STRETCHES.find(([word]) => text.startsWith(word, at));
  if (found === undefined || HANGUL.test(text[at - 1] ?? '')) return undefined;
  const [word, value, unit] = found;
  const next = text[at + word.length] ?? '';
  if (
    (word === '하루' && /[살빨하]/u.test(next)) ||
    (word === '보름' && next === '달') ||
    (word === '이레' && HANGUL.test(next))
  )
    return undefined;
  const span = { start: at, end: at + word.length };
  return { kind: 'duration', value, unit, step: value, written: { value: 1, unit: word }, span };
}

/** 첫 번째, 첫째, 둘째: a rank told by one word. */
export function readFirst(text: string, at: number): Quantity | undefined {
  const found = match(FIRST, text, at);
  if (found === null || HANGUL.test(text[at - 1] ?? '')) return undefined;
  const span = { start: at, end: at + found[0].length };
  return {
    kind: 'ordinal',
    value: '첫둘셋넷'.indexOf(found[0][0] ?? '') + 1,
    unit: '번째',
    step: 1,
    written: { value: 1, unit: '번째' },
    span,
  };
}

/** 십이 is 12, 삼십일 31; up to 99. A western digit stands for itself. */
export function sinoNumber(word: string): number {
  if (/^\d+$/u.test(word)) return Number(word);
  const [tens, ones] = word.includes('십')
    ? [word.slice(0, word.indexOf('십')), word.slice(word.indexOf('십') + 1)]
    : ['영', word];
  return sinoDigit(tens, 1) * 10 + sinoDigit(ones, 0);
}

function sinoDigit(word: string, empty: number): number {
  return word === '' ? empty : Math.max(0, '영일이삼사오육칠팔구'.indexOf(word));
}

function dayWordStands(text: string, at: number, word: string): boolean {
  const before = text[at - 1] ?? '';
  if (HANGUL.test(before) && !(word === '모레' && /[는은]/u.test(before))) return false;
  return !/^(?:오늘날|오늘의집|어제저|내일채움|내일배움)/u.test(text.slice(at, at + 4));
}

function otherDay(text: string, at: number, reference: number | undefined): DateValue | undefined {
  OTHER_DAYS.lastIndex = at;
  const found = OTHER_DAYS.exec(text);
  if (found === null || HANGUL.test(text[at - 1] ?? '')) return undefined;
  const amount = found[2] !== undefined ? 0 : /^(?:다음|이튿)/u.test(found[1] ?? '') ? 1 : -1;
  return dateAt(at, found[0].length, { ...shifted('day', amount, reference), assumed: 'day' });
}

function holiday(text: string, at: number, reference: number | undefined): DateValue | undefined {
  const fixed = HOLIDAYS.find(([word]) => text.startsWith(word, at));
  if (fixed !== undefined && !HANGUL.test(text[at - 1] ?? '')) {
    const date: CalendarDate = { precision: 'day', month: fixed[1], day: fixed[2] };
    return dateAt(at, fixed[0].length, anchorMonth(date, reference, 'nearest'));
  }
  const moving = MOVING.find(([word]) => text.startsWith(word, at));
  if (moving === undefined || reference === undefined) return undefined;
  const years = [0, -1, 1].map((shift) =>
    nthWeekday(dateOfDay(reference).year + shift, moving[1], moving[2], moving[3]),
  );
  return dateAt(at, moving[0].length, { ...(years[0] ?? { precision: 'day' }), assumed: 'year' });
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function dateAt(at: number, length: number, value: CalendarDate): DateValue {
  return { kind: 'date', unit: 'date', value, span: { start: at, end: at + length } };
}
