// Reads shares of one: 삼분의 이, 3분의 2, 3/4, 2 1/4, 절반, 셋 중 하나.
import { isDigit, readNumeral, tidy, type Numeral } from './numerals.ts';

const PART_OF = /\s?분의\s?/uy;
const MINUS = /(?:마이너스|음수)\s?/uy;
const JOIN = /[과와]\s/uy;
const SLASH = /(\d{1,4})\/(\d{1,4})(?![\d/%])/uy;
const ONE_OF = /(?:\s?명|\s?개|\s?곳)?\s?(?:중|가운데)\s?(?=[하한둘두셋])/uy;
const ONE_IN = /하나|한\s?(?:명|개|곳)|둘|두\s?(?:명|개|곳)|셋/uy;
/** A fraction shows no digits: its step says only that it is exact. */
const EXACT = 1e-9;

/** The fraction whose denominator (or whole part) is `first`, or undefined. */
export function readFraction(text: string, at: number, first: Numeral): Numeral | undefined {
  return partOf(text, first) ?? mixed(text, first) ?? slashed(text, at, first) ?? oneOf(text, first);
}

/** 삼분의 이: the denominator has been read. */
function partOf(text: string, denominator: Numeral): Numeral | undefined {
  const after = endOf(PART_OF, text, denominator.end);
  if (after === undefined || denominator.value === 0) return undefined;
  const minus = endOf(MINUS, text, after);
  const numerator = numeratorAt(text, minus ?? after);
  if (numerator === undefined || numerator.code === true) return undefined;
  const value = tidy(((minus === undefined ? 1 : -1) * numerator.value) / denominator.value);
  return { ...numerator, value, step: EXACT, form: 'digits' };
}

/** 삼분의 일만 is one third with a particle, 삼분의 일조각 a piece: the digit alone is the numerator. */
function numeratorAt(text: string, at: number): Numeral | undefined {
  const digit = '일이삼사오육칠팔구'.indexOf(text[at] ?? '') + 1;
  if (digit > 0 && /[만조]/u.test(text[at + 1] ?? ''))
    return { value: digit, end: at + 1, step: 1, form: 'sino' };
  return readNumeral(text, at);
}

/** 일과 이분의 일: the whole part has been read; two whole parts may come first. */
function mixed(text: string, whole: Numeral): Numeral | undefined {
  let sum = whole.value;
  let end = whole.end;
  for (let parts = 0; parts < 2; parts += 1) {
    const after = endOf(JOIN, text, end);
    const next = after === undefined ? undefined : readNumeral(text, after);
    if (next === undefined || next.code === true) return undefined;
    const fraction = partOf(text, next);
    if (fraction !== undefined) return { ...fraction, value: tidy(sum + fraction.value) };
    sum += next.value;
    end = next.end;
  }
  return undefined;
}

/** 3/4 and 2 1/4; not 1/4분기 and no date. */
function slashed(text: string, at: number, first: Numeral): Numeral | undefined {
  if (first.form !== 'digits' || first.step !== 1) return undefined;
  const simple = slash(text, at);
  if (simple !== undefined) return simple;
  const gap = text.startsWith('  ', first.end) ? first.end + 2 : first.end + 1;
  const part = text[first.end] === ' ' && isDigit(text, gap) ? slash(text, gap) : undefined;
  return part === undefined || part.value >= 1
    ? undefined
    : { ...part, value: tidy(first.value + part.value) };
}

function slash(text: string, at: number): Numeral | undefined {
  SLASH.lastIndex = at;
  const found = SLASH.exec(text);
  if (found === null || Number(found[2]) === 0 || text[at - 1] === '/') return undefined;
  const value = tidy(Number(found[1]) / Number(found[2]));
  return { value, end: at + found[0].length, step: EXACT, form: 'digits' };
}

/** 셋 중 하나, 10명 중 한 명 is not: that one keeps its counts. */
function oneOf(text: string, whole: Numeral): Numeral | undefined {
  if (whole.form !== 'native') return undefined;
  const after = endOf(ONE_OF, text, whole.end);
  if (after === undefined) return undefined;
  const end = endOf(ONE_IN, text, after);
  const part = readNumeral(text, after);
  if (end === undefined || part === undefined || part.value >= whole.value) return undefined;
  return { value: tidy(part.value / whole.value), end, step: EXACT, form: 'digits' };
}

/** 오점 오, 이백점 영삼: a decimal point in words. */
export function withSpokenPoint(text: string, at: number, numeral: Numeral): Numeral {
  if (
    numeral.form !== 'sino' ||
    (numeral.value < 10 &&
      !/(?:마이너스|음수|영)\s?$/u.test(text.slice(Math.max(0, at - 5), at + 1).slice(0, -1)) &&
      text[at] !== '영')
  )
    return numeral;
  const found =
    /^\s?점\s?([영일이삼사오육칠팔구]{1,12}?)(?=이[다라며고]|입|[^영일이삼사오육칠팔구십백천만억조년월일]|$)/u.exec(
      text.slice(numeral.end, numeral.end + 18),
    );
  if (found === null) return numeral;
  const digits = Array.from(found[1] ?? '', (word) => '영일이삼사오육칠팔구'.indexOf(word)).join('');
  const end = numeral.end + found[0].length;
  return { value: Number(`${numeral.value}.${digits}`), end, step: 10 ** -digits.length, form: 'digits' };
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) === null ? undefined : pattern.lastIndex;
}
