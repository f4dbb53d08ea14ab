// Reads a number with what it counts: money, percent, counts, measures, durations, ages, ranks, temperatures.
import {
  readEnglishFraction,
  readEnglishNumeral,
  readEnglishOrdinal,
  withEnglishScale,
} from './english-numerals.ts';
import { readFraction, withSpokenPoint } from './fractions.ts';
import { readFew, readVersus } from './loose-numbers.ts';
import { isDigit, readNumeral, tidy, type Numeral } from './numerals.ts';
import { currencySign, currencyUnit, unitAfter, type FoundUnit } from './units.ts';
import type { Unit } from './unit-table.ts';
import type { Quantity } from './value.ts';
import { standsAsNumber } from './word-numbers.ts';

const LETTER = /[A-Za-z]/u;
const WORD_LETTER = /[A-Za-z가-힣]/u;
const SPEED = /(시속|초속|분속)\s?(?:약\s?)?(?:[\d.,]{1,8}\s?[~∼～–-]\s?)?$/u;
const CELSIUS = /(섭씨|화씨|영하|영상)\s?(?:약\s?)?$/u;
const WEIGHT = /무게|체중|중량|감량|빼기|근육|살을/u;
const RANKED = /(?:^|[^가-힣])제\s?$/u;
const MINUS = /(?:마이너스|음수|영하)\s?(?:약\s?)?$/u;
/** A minus sign, not the dash of 75 -300mm or of a code. */
const SIGN = /(?:^\s*|[^\d\s]\s|[(~])[-−]$/u;
const VAGUE = /\s?[여]\s?/uy;

/** The quantity whose number starts at `at`, or undefined; a `code` is digits to be passed over. */
export function readQuantity(text: string, at: number): Quantity | { readonly code: number } | undefined {
  const digitsHere = isDigit(text, at) || (text[at] === '.' && isDigit(text, at + 1));
  const special = readVersus(text, at) ?? (digitsHere ? undefined : readFew(text, at));
  if (special !== undefined) return special;
  const numeral = readNumeral(text, at);
  if (numeral === undefined) return undefined;
  if (numeral.code === true || (digitsHere && isCode(text, at, numeral.end)))
    return { code: codeEnd(text, numeral.end) };
  const fraction = readFraction(text, at, numeral);
  if (fraction !== undefined && (digitsHere || boundary(text, at))) return shareOf(text, at, fraction);
  return (
    measured(text, at, withSpokenPoint(text, at, numeral), digitsHere) ??
    (digitsHere ? { code: codeEnd(text, numeral.end) } : undefined)
  );
}

/** The English quantity whose first word starts at `at`. */
export function readEnglishQuantity(text: string, at: number): Quantity | undefined {
  const half = readEnglishFraction(text, at);
  if (half !== undefined) return quantity(text, at, half, shareUnit(), half.end);
  const dozen = /(?:a\s)?dozen(?![A-Za-z])/uy;
  dozen.lastIndex = at;
  const twelve = dozen.exec(text);
  if (twelve !== null) return quantity(text, at, numeralOf(12, dozen.lastIndex), NO_UNIT, dozen.lastIndex);
  const numeral = readEnglishNumeral(text, at);
  if (numeral === undefined) return englishRank(text, at);
  const found = unitAfter(text, numeral.end, false);
  if (numeral.value === 1 && found === undefined) return undefined;
  return quantity(
    text,
    at,
    withEnglishScale(text, numeral),
    found?.unit ?? NO_UNIT,
    found?.end ?? numeral.end,
  );
}

/** Money whose sign comes first: $87.41 billion, ₩1.2조, US$ 3bn. */
export function readSignedMoney(text: string, at: number): Quantity | undefined {
  const sign = currencySign(text, at);
  if (sign === undefined) return undefined;
  const start = text[sign.end] === ' ' ? sign.end + 1 : sign.end;
  const numeral = isDigit(text, start) ? readNumeral(text, start) : undefined;
  if (numeral === undefined || numeral.code === true) return undefined;
  const scaled = withMoneyLetter(text, withEnglishScale(text, numeral));
  const found = unitAfter(text, scaled.end, false);
  const end = found?.unit.kind === 'money' ? found.end : scaled.end;
  return quantity(text, at, scaled, currencyUnit(sign.currency), end);
}

const NO_UNIT: Unit = { kind: 'number', unit: '', factor: 1, offset: 0, word: '', counter: false };

function shareUnit(): Unit {
  return { ...NO_UNIT, kind: 'ratio' };
}

function numeralOf(value: number, end: number): Numeral {
  return { value, end, step: 1, form: 'native' };
}

function englishRank(text: string, at: number): Quantity | undefined {
  const rank = readEnglishOrdinal(text, at);
  if (rank === undefined || rank.value === 2) return undefined;
  return quantity(
    text,
    at,
    numeralOf(rank.value, rank.end),
    { ...NO_UNIT, kind: 'ordinal', unit: '번째' },
    rank.end,
  );
}

function shareOf(text: string, at: number, fraction: Numeral): Quantity {
  const minus = isNegative(text.slice(Math.max(0, at - 8), at));
  return quantity(
    text,
    at,
    minus ? { ...fraction, value: -fraction.value } : fraction,
    shareUnit(),
    fraction.end,
  );
}

function measured(text: string, at: number, numeral: Numeral, digits: boolean): Quantity | undefined {
  const scaled = digits ? withEnglishScale(text, numeral) : numeral;
  const vague = endOf(VAGUE, text, scaled.end);
  const vagueUnit = vague === undefined ? undefined : unitAfter(text, vague, !digits);
  const found = vagueUnit ?? unitAfter(text, scaled.end, !digits);
  const spoken = scaled.form === 'digits' && !digits && scaled.end - at > 2;
  if (!digits && !(spoken ? boundary(text, at) : standsAsNumber(text, at, scaled, found))) return undefined;
  if (digits && found === undefined && !standsAlone(text, at, scaled.end)) return undefined;
  const approximate = vagueUnit !== undefined ? ({ approximate: true } as const) : {};
  return { ...withContext(text, at, scaled, found), ...approximate };
}

/** What stands before and behind a figure may change its unit: 시속, 섭씨, 제, 몸무게. */
function withContext(text: string, at: number, numeral: Numeral, found: FoundUnit | undefined): Quantity {
  const before = text.slice(Math.max(0, at - 16), at);
  if (found?.unit.kind === 'money' && RANKED.test(before)) return withContext(text, at, numeral, undefined);
  const minus = isNegative(before.slice(-8));
  const signed = minus ? { ...numeral, value: -numeral.value } : numeral;
  const unit = unitInContext(text, at, before, found?.unit);
  const value = quantity(text, at, signed, unit, found?.end ?? numeral.end);
  return combined(text, value, unit);
}

function unitInContext(text: string, at: number, before: string, unit: Unit | undefined): Unit {
  if (/제\s?$/u.test(before) && !/[가-힣]제\s?$/u.test(before) && unit?.kind !== 'money')
    return rankUnit(unit);
  const degrees = CELSIUS.exec(before)?.[1];
  if (degrees !== undefined && (unit === undefined || unit.unit === '도')) return degreeUnit(degrees);
  if (unit === undefined) return NO_UNIT;
  const speed = SPEED.exec(before)?.[1];
  if (speed !== undefined && unit.unit === 'm') return speedUnit(speed, unit);
  if (unit.unit === 'GBP' && WEIGHT.test(text.slice(Math.max(0, at - 16), at + 24))) {
    return { ...unit, kind: 'quantity', unit: 'g', factor: 453.59237 };
  }
  return unit;
}

function rankUnit(unit: Unit | undefined): Unit {
  return { ...NO_UNIT, kind: 'ordinal', unit: unit?.unit ?? '번째', word: unit?.word ?? '' };
}

function degreeUnit(scale: string): Unit {
  const celsius: Unit = { ...NO_UNIT, kind: 'temperature', unit: '℃', word: '도' };
  return scale === '화씨' ? { ...celsius, word: '℉', factor: 5 / 9, offset: (-32 * 5) / 9 } : celsius;
}

function speedUnit(word: string, unit: Unit): Unit {
  const seconds = word === '시속' ? 3600 : word === '분속' ? 60 : 1;
  return { ...unit, unit: 'km/h', factor: (unit.factor * 3600) / seconds / 1000 };
}

/** 13 달러 45 센트, 1시간 30분, 2년 3개월: a smaller unit of the same kind that goes on. */
function combined(text: string, first: Quantity, unit: Unit): Quantity {
  if (first.kind !== 'money' && first.kind !== 'duration') return first;
  let sum = first;
  for (let factor = unit.factor, turn = 0; turn < 4; turn += 1) {
    const next = smallerPart(text, sum, factor);
    if (next === undefined) return sum;
    factor = next.unit.factor;
    sum = next.sum;
  }
  return sum;
}

function smallerPart(text: string, sum: Quantity, factor: number): { sum: Quantity; unit: Unit } | undefined {
  const gap = /^(?:\s?하고\s|,\s|\s)?(?=[\d한두세네])/u.exec(text.slice(sum.span.end, sum.span.end + 5));
  if (gap === null) return undefined;
  const start = sum.span.end + gap[0].length;
  const numeral = readNumeral(text, start);
  const found =
    numeral === undefined || numeral.code === true
      ? undefined
      : unitAfter(text, numeral.end, numeral.form !== 'digits');
  if (
    numeral === undefined ||
    found === undefined ||
    found.unit.unit !== sum.unit ||
    found.unit.factor >= factor
  )
    return undefined;
  const value = tidy(sum.value + numeral.value * found.unit.factor);
  const step = numeral.step * found.unit.factor;
  const span = { start: sum.span.start, end: found.end };
  return { sum: { ...sum, value, step, span, written: { value, unit: sum.unit } }, unit: found.unit };
}

function quantity(text: string, at: number, numeral: Numeral, unit: Unit, end: number): Quantity {
  const value = tidy(numeral.value * unit.factor + unit.offset);
  const step = Math.abs(numeral.step * unit.factor) || 1;
  const written = { value: numeral.value, unit: unit.word };
  return { kind: unit.kind, value, unit: unit.unit, step, written, span: { start: startOf(text, at), end } };
}

/** Takes in a sign or the word that says it: −5, 마이너스 5, 섭씨 30도, 제3, US$. */
function startOf(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 8), at);
  const sign =
    /(?:(?:마이너스|음수|섭씨|화씨|영하|영상|시속|초속|분속)\s?|(?<=^\s*|[^\d\s]\s|[(~])[-−+]|(?<=^|[^가-힣])제\s?|US|CA|AU)$/u.exec(
      before,
    );
  return sign === null ? at : at - sign[0].length;
}

function withMoneyLetter(text: string, numeral: Numeral): Numeral {
  const scale = { K: 1e3, k: 1e3, M: 1e6, m: 1e6, B: 1e9, b: 1e9, T: 1e12 }[text[numeral.end] ?? ''];
  if (scale === undefined || LETTER.test(text[numeral.end + 1] ?? '')) return numeral;
  return { ...numeral, value: tidy(numeral.value * scale), step: numeral.step * scale, end: numeral.end + 1 };
}

/** MS-01, A4, COVID-19, 5G, 010-1234-5678: digits in a name or a code. */
function isCode(text: string, at: number, end: number): boolean {
  const before = text[at - 1] ?? '';
  if (LETTER.test(before)) return true;
  if (/[-_/]/u.test(before) && LETTER.test(text[at - 2] ?? '')) return true;
  if (before === '-' && isDigit(text, at - 2) && text[end] === '-' && isDigit(text, end + 1)) return true;
  if (text[end] === '-' && isDigit(text, end + 1))
    return /^-\d{3,4}-\d{3,4}/u.test(text.slice(end, end + 10));
  return false;
}

function codeEnd(text: string, end: number): number {
  const tail = /[-\dA-Za-z.]{0,60}/uy;
  tail.lastIndex = end;
  const found = tail.exec(text)?.[0] ?? '';
  return end + found.replace(/[-.]+$/u, '').length;
}

function standsAlone(text: string, at: number, end: number): boolean {
  if (
    WORD_LETTER.test(text[at - 1] ?? '') &&
    !/(?:^|[^가-힣])제$|[약총]$/u.test(text.slice(Math.max(0, at - 2), at))
  )
    return false;
  return !LETTER.test(text[end] ?? '');
}

function isNegative(before: string): boolean {
  return SIGN.test(before) || MINUS.test(before);
}

function boundary(text: string, at: number): boolean {
  return !WORD_LETTER.test(text[at - 1] ?? '');
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) === null ? undefined : pattern.lastIndex;
}
