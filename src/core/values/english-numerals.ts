// Reads English number words (twenty-three, two-thirds, half a million) and the scale words after digits (87.4 billion).
import { tidy, type Numeral } from './numerals.ts';

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth';

const WORDS: ReadonlyMap<string, number> = new Map([
  ...ONES.split(' ').map((word, n) => [word, n] as const),
  ...TENS.split(' ').map((word, n) => [word, (n + 2) * 10] as const),
]);
const ORDINAL_WORDS: ReadonlyMap<string, number> = new Map(
  ORDINALS.split(' ').map((word, n) => [word, n + 1]),
);
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['mn', 1e6],
  ['bn', 1e9],
  ['tn', 1e12],
]);
const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['halves', 2],
  ['third', 3],
  ['quarter', 4],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['seventh', 7],
  ['eighth', 8],
  ['ninth', 9],
  ['tenth', 10],
]);
const WORD = /[A-Za-z]{2,9}/uy;
const MOST_WORDS = 16;

/** A number in words at `at`; `one` and `a` alone are no number here. */
export function readEnglishNumeral(text: string, at: number): Numeral | undefined {
  let total = 0;
  let section = 0;
  let end = at;
  let step = 1;
  let read = 0;
  let last = Infinity;
  for (let word = wordAt(text, at); word !== undefined && read < MOST_WORDS; word = nextWord(text, end)) {
    const plain = WORDS.get(word.word);
    const scale = SCALES.get(word.word);
    if (plain !== undefined && plain < last)
      [section, last, step] = [section + plain, plain < 20 ? 1 : 10, 1];
    else if (scale === undefined || read === 0) break;
    else if (scale === 100) [section, last, step] = [section * 100, 100, 100];
    else [total, section, last, step] = [total + section * scale, 0, 1000, scale];
    read += 1;
    end = word.end;
  }
  if (read === 0) return undefined;
  return { value: total + section, end, step, form: 'native' };
}

/** two-thirds, a quarter, one-third, half: a share of one. */
export function readEnglishFraction(text: string, at: number): Numeral | undefined {
  const first = wordAt(text, at);
  if (first === undefined) return undefined;
  if (
    first.word === 'half' &&
    !/^\s+(?:year|a\s+(?:million|billion|dozen))/u.test(text.slice(first.end, first.end + 20))
  ) {
    return { value: 0.5, end: first.end, step: 1e-9, form: 'native' };
  }
  const share = /\ba\s$/u.test(text.slice(Math.max(0, at - 3), at)) ? PARTS.get(first.word) : undefined;
  if (share !== undefined) return { value: 1 / share, end: first.end, step: 1e-9, form: 'native' };
  const top = WORDS.get(first.word);
  const second = top === undefined ? undefined : nextWord(text, first.end);
  if (top === undefined || second === undefined || top === 0) return undefined;
  const part = PARTS.get(second.word.replace(/(?<=[rdh])s$/u, ''));
  return part === undefined ? undefined : { value: top / part, end: second.end, step: 1e-9, form: 'native' };
}

/** first … twelfth, or 21st: the rank and where it ends. */
export function readEnglishOrdinal(text: string, at: number): { value: number; end: number } | undefined {
  const word = wordAt(text, at);
  const value = word === undefined ? undefined : ORDINAL_WORDS.get(word.word);
  return word === undefined || value === undefined ? undefined : { value, end: word.end };
}

/** The number with the scale words behind it taken in: 1.2 million, 87.4bn, 2 dozen. */
export function withEnglishScale(text: string, numeral: Numeral): Numeral {
  const gap = text[numeral.end] === ' ' || text[numeral.end] === '-' ? 1 : 0;
  const word = wordAt(text, numeral.end + gap);
  if (word === undefined) return numeral;
  const scale = word.word === 'dozen' ? 12 : SCALES.get(word.word);
  if (scale === undefined || (gap === 0 && word.word.length > 2)) return numeral;
  return { ...numeral, value: tidy(numeral.value * scale), step: numeral.step * scale, end: word.end };
}

interface Word {
  readonly word: string;
  readonly end: number;
}

function nextWord(text: string, end: number): Word | undefined {
  const mark = text[end];
  if (mark !== ' ' && mark !== '-') return undefined;
  const word = wordAt(text, end + 1);
  return word?.word === 'and' && text[word.end] === ' ' ? wordAt(text, word.end + 1) : word;
}

function wordAt(text: string, at: number): Word | undefined {
  WORD.lastIndex = at;
  const found = WORD.exec(text);
  if (found === null || /[A-Za-z\d]/u.test(text[WORD.lastIndex] ?? '')) return undefined;
  return { word: found[0].toLowerCase(), end: at + found[0].length };
}
