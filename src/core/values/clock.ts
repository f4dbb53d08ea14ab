// Reads times of day (오전 10시 11분, 밤 11시, 정오, 19:30, 3:30 p.m.) as seconds since midnight.
import type { Quantity } from './value.ts';

const HOURS = '한|두|세|네|다섯|여섯|일곱|여덟|아홉|열한|열두|열';
const KOREAN = new RegExp(
  `(?:(오전|오후|새벽|아침|낮|점심|저녁|밤|정오|자정|한밤)\\s?)?(?:(\\d{1,2})|(${HOURS}))\\s?시(?!간|즌|장|민|작|절|도|기|행|설|위|험|속|각|리|사|선|스|점|계|중|청|내|군|와|가|의|는)(?:\\s?(\\d{1,2})\\s?분(?!의|기))?(?:\\s?(\\d{1,2})\\s?초)?(\\s?반)?(\\s?전(?!\\s?까지))?`,
  'uy',
);
const COLON = /(\d{1,2}):(\d{2})(?::(\d{2}))?(?!\d|:)\s?(?:([ap])\.?m\.?(?![a-z]))?/iuy;
const ENGLISH = /(\d{1,2})\s?([ap])\.?m\.?(?![A-Za-z])/iuy;
const NAMED = /(정오|자정|한낮|noon|midnight)/uy;
const NATIVE = HOURS.split('|');
const NATIVE_VALUES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 10];

/** The time of day that starts at `at`. */
export function readClock(text: string, at: number): Quantity | undefined {
  return korean(text, at) ?? colon(text, at) ?? english(text, at) ?? named(text, at);
}

function korean(text: string, at: number): Quantity | undefined {
  KOREAN.lastIndex = at;
  const found = KOREAN.exec(text);
  if (found === null) return undefined;
  const [whole, part, digits, native, minutes, seconds, half, before] = found;
  const hour = digits === undefined ? (NATIVE_VALUES[NATIVE.indexOf(native ?? '')] ?? 0) : Number(digits);
  const minute = half === undefined ? Number(minutes ?? 0) : 30;
  if (hour > 24 || minute > 59 || Number(seconds ?? 0) > 59) return undefined;
  const shift = before === undefined || minutes === undefined ? minute * 60 : -minute * 60;
  const end =
    before !== undefined && minutes === undefined ? at + whole.length - before.length : at + whole.length;
  const value = hourOfDay(hour, part) * 3600 + shift + Number(seconds ?? 0);
  return clock(
    at,
    end,
    value,
    minutes === undefined && half === undefined ? 3600 : 60,
    part === undefined && hour <= 12,
  );
}

function hourOfDay(hour: number, part: string | undefined): number {
  if (
    part === '자정' ||
    ((part === '밤' || part === '한밤' || part === '오전' || part === '새벽') && hour === 12)
  )
    return 0;
  if (part === '오후' || part === '저녁') return hour < 12 ? hour + 12 : hour;
  if ((part === '낮' || part === '점심') && hour < 7) return hour + 12;
  if ((part === '밤' || part === '한밤') && hour > 5 && hour < 12) return hour + 12;
  return hour;
}

function colon(text: string, at: number): Quantity | undefined {
  COLON.lastIndex = at;
  const found = COLON.exec(text);
  if (found === null) return undefined;
  const [whole, hours, minutes, seconds, half] = found;
  if (Number(hours) > 24 || Number(minutes) > 59) return undefined;
  const before = /(오전|오후|밤|저녁|새벽|아침|낮)\s?$/u.exec(text.slice(Math.max(0, at - 4), at));
  const hour = half === undefined ? hourOfDay(Number(hours), before?.[1]) : englishHour(Number(hours), half);
  const start = before === null ? at : at - before[0].length;
  const value = hour * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
  return clock(start, at + whole.trimEnd().length, value, 60, false);
}

function english(text: string, at: number): Quantity | undefined {
  ENGLISH.lastIndex = at;
  const found = ENGLISH.exec(text);
  if (found === null || Number(found[1]) > 12 || Number(found[1]) === 0) return undefined;
  return clock(at, at + found[0].length, englishHour(Number(found[1]), found[2] ?? '') * 3600, 3600, false);
}

function englishHour(hour: number, half: string): number {
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function named(text: string, at: number): Quantity | undefined {
  NAMED.lastIndex = at;
  const found = NAMED.exec(text);
  if (found === null || /[가-힣A-Za-z]/u.test(text[at - 1] ?? '')) return undefined;
  const midnight = found[1] === '자정' || found[1] === 'midnight';
  return clock(at, at + found[0].length, midnight ? 0 : 43_200, 3600, false);
}

function clock(start: number, end: number, value: number, step: number, open: boolean): Quantity {
  const time: Quantity = {
    kind: 'time',
    value,
    unit: 's',
    step,
    written: { value, unit: '시' },
    span: { start, end },
  };
  return open ? { ...time, halfDayOpen: true } : time;
}
