// Reads one number written in digits, Korean words or both at a given place; looks ahead a bounded distance only.

/** How a number is written: words need more proof from what follows than digits do. */
export type NumeralForm = 'digits' | 'sino' | 'native';

export interface Numeral {
  readonly value: number;
  /** One past its last character. */
  readonly end: number;
  /** What its last digit stands for. */
  readonly step: number;
  readonly form: NumeralForm;
  /** Digits that belong to no number: an address, a version, a figure of more than 25 digits. */
  readonly code?: true;
}

const SINO_DIGITS: ReadonlyMap<string, number> = new Map(
  Array.from('영일이삼사오육칠팔구', (word, n) => [word, n]),
);
const SMALL: ReadonlyMap<string, number> = new Map([
  ['십', 10],
  ['백', 100],
  ['천', 1000],
]);
const BIG: ReadonlyMap<string, number> = new Map([
  ['만', 1e4],
  ['억', 1e8],
  ['조', 1e12],
  ['경', 1e16],
]);
const NATIVE_TENS: readonly (readonly [string, number])[] = [
  ['스물', 20],
  ['스무', 20],
  ['서른', 30],
  ['마흔', 40],
  ['쉰', 50],
  ['예순', 60],
  ['일흔', 70],
  ['여든', 80],
  ['아흔', 90],
  ['열', 10],
];
const NATIVE_ONES: readonly (readonly [string, number])[] = [
  ['하나', 1],
  ['다섯', 5],
  ['여섯', 6],
  ['일곱', 7],
  ['여덟', 8],
  ['아홉', 9],
  ['한', 1],
  ['둘', 2],
  ['두', 2],
  ['셋', 3],
  ['세', 3],
  ['석', 3],
  ['넷', 4],
  ['네', 4],
  ['넉', 4],
];
/** 일 is one, 일곱 is seven. */
const BEGINS_LIKE_ONE = /^일[곱흔]/u;
const LONGEST_FIGURE = 25;

/** The number at `at`, the longest reading of it, or undefined. Digits that are a code come back with `code`. */
export function readNumeral(text: string, at: number): Numeral | undefined {
  const digits = readDigits(text, at);
  if (digits?.code === true) return digits;
  if (BEGINS_LIKE_ONE.test(text.slice(at, at + 2))) return readNative(text, at);
  return readComposite(text, at, digits) ?? readNative(text, at);
}

/** A number in western digits: 1,234.5 or .25 or 1e10. Linear in what it reads. */
export function readDigits(text: string, at: number): Numeral | undefined {
  const whole = endOfDigits(text, at);
  const leadingPoint =
    whole === at && text[at] === '.' && isDigit(text, at + 1) && !/[\d.가-힣]/u.test(text[at - 1] ?? '');
  if (whole === at && !leadingPoint) return undefined;
  const grouped = leadingPoint ? at : endOfGroups(text, at, whole);
  const hasPoint = text[grouped] === '.' && isDigit(text, grouped + 1);
  const end = hasPoint ? endOfDigits(text, grouped + 1) : grouped;
  if (end - at > LONGEST_FIGURE) return { value: 0, end, step: 1, form: 'digits', code: true };
  if (hasPoint && text[end] === '.' && isDigit(text, end + 1)) return dottedCode(text, end);
  return withExponent(text, {
    value: Number(text.slice(at, end).replaceAll(/[^\d.]/gu, '')),
    end,
    step: hasPoint ? 10 ** -(end - grouped - 1) : 1,
    form: 'digits',
  });
}

/** Removes the noise of binary fractions: 31.25 × 10⁹ is 31250000000. */
export function tidy(value: number): number {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value;
  return Number(value.toPrecision(15));
}

export function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function endOfDigits(text: string, at: number): number {
  let end = at;
  while (isDigit(text, end)) end += 1;
  return end;
}

/** Past `,234,567` or ` 000`, where the figure before is one to three digits long. */
function endOfGroups(text: string, at: number, whole: number): number {
  if (whole - at > 3) return whole;
  let end = whole;
  while (isGroup(text, end)) end += 4;
  return end;
}

function isGroup(text: string, at: number): boolean {
  const mark = text[at];
  if (mark !== ',' && mark !== ' ' && mark !== '\u00A0' && mark !== '\u202F' && mark !== '\u2009')
    return false;
  if (endOfDigits3(text, at + 1) !== at + 4) return false;
  return mark !== ' ' || text.startsWith('000', at + 1);
}

function endOfDigits3(text: string, at: number): number {
  let end = at;
  while (end < at + 4 && isDigit(text, end)) end += 1;
  return end;
}

function dottedCode(text: string, at: number): Numeral {
  let end = at;
  while (isDigit(text, end) || (text[end] === '.' && isDigit(text, end + 1))) end += 1;
  return { value: 0, end, step: 1, form: 'digits', code: true };
}

function withExponent(text: string, numeral: Numeral): Numeral {
  const mark = text[numeral.end];
  if (mark !== 'e' && mark !== 'E' && mark !== '^') return numeral;
  const match = /[eE^]([+-]?\d{1,3})(?![\dA-Za-z])/uy;
  match.lastIndex = numeral.end;
  const found = match.exec(text);
  if (found === null) return numeral;
  const power = Number(found[1]);
  const value = mark === '^' ? numeral.value ** power : Number(`${numeral.value}e${power}`);
  const step = mark === '^' ? Math.abs(value) * 1e-12 || 1 : numeral.step * 10 ** power;
  return { ...numeral, value, step, end: match.lastIndex };
}

/** 312억5000만, 7천 5백만, 3백21, 십이만 삼천, 백스물다섯: parts of falling size, each of which may be digits or words. */
function readComposite(text: string, at: number, first: Numeral | undefined): Numeral | undefined {
  const sum = new Sum();
  let end = at;
  let next = first ?? at;
  while (sum.parts < 48) {
    const start = typeof next === 'number' ? next : at;
    const part = typeof next === 'number' ? partAt(text, start, sum) : { ...next, kind: 'figure' as const };
    if (part === undefined || !sum.add(part)) break;
    end = part.end;
    if (part.kind === 'native') break;
    next = sum.parts === 1 && part.kind === 'big' ? end : afterGap(text, end, part.kind, sum);
  }
  if (sum.parts === 0) return undefined;
  return { value: sum.total(), end, step: sum.step, form: first === undefined ? 'sino' : 'digits' };
}

interface Part {
  readonly kind: 'figure' | 'digit' | 'small' | 'big' | 'native';
  readonly value: number;
  readonly step: number;
  readonly end: number;
}

/** The running sum of a number whose parts come in falling order; `add` refuses a part that does not fit. */
class Sum {
  parts = 0;
  step = 1;
  #total = 0;
  #section = 0;
  #pending: number | undefined;
  #small = Infinity;
  #big = Infinity;

  add(part: Part): boolean {
    if (!this.#fits(part)) return false;
    if (part.kind === 'small') this.#scaleSmall(part.value);
    else if (part.kind === 'big') this.#scaleBig(part.value);
    else [this.#pending, this.step] = [part.value, part.step];
    this.parts += 1;
    return true;
  }

  total(): number {
    return tidy(this.#total + this.#section + (this.#pending ?? 0));
  }

  get open(): boolean {
    return this.#pending === undefined;
  }

  #fits(part: Part): boolean {
    if (part.kind === 'small') return part.value < this.#small;
    if (part.kind === 'big') return part.value < this.#big;
    if (this.#pending !== undefined) return false;
    return this.parts === 0 || part.value < Math.min(this.#small, this.#big);
  }

  #scaleSmall(scale: number): void {
    this.step = this.#pending === undefined ? scale : this.step * scale;
    this.#section += (this.#pending ?? 1) * scale;
    this.#pending = undefined;
    this.#small = scale;
  }

  #scaleBig(scale: number): void {
    const section = this.#section + (this.#pending ?? 0);
    const bare = section === 0 && this.#pending === undefined;
    this.step = bare ? scale : this.step * scale;
    this.#total += (bare ? 1 : section) * scale;
    this.#section = 0;
    this.#pending = undefined;
    this.#small = Infinity;
    this.#big = scale;
  }
}

function partAt(text: string, at: number, sum: Sum): Part | undefined {
  const letter = text[at];
  if (letter === undefined) return undefined;
  const digit = SINO_DIGITS.get(letter);
  if (digit !== undefined) return digit === 0 && sum.parts > 0 ? undefined : wordPart('digit', digit, at);
  const small = SMALL.get(letter);
  if (small !== undefined) return wordPart('small', small, at);
  const big = BIG.get(letter);
  if (big !== undefined) return wordPart('big', big, at);
  if (sum.parts === 0) return undefined;
  if (isDigit(text, at)) return figurePart(text, at);
  return sum.open ? nativePart(text, at) : undefined;
}

function wordPart(kind: 'digit' | 'small' | 'big', value: number, at: number): Part {
  return { kind, value, step: 1, end: at + 1 };
}

function figurePart(text: string, at: number): Part | undefined {
  const digits = readDigits(text, at);
  return digits === undefined || digits.code === true ? undefined : { ...digits, kind: 'figure' };
}

function nativePart(text: string, at: number): Part | undefined {
  const native = readNative(text, at);
  if (native === undefined || native.value < 10) return undefined;
  return { ...native, kind: 'native' };
}

/** Where the next part may begin: at once, or after a space where what follows is sure to belong. */
function afterGap(text: string, end: number, kind: Part['kind'], sum: Sum): number {
  if (text[end] !== ' ') return end;
  const start = text[end + 1] === ' ' ? end + 2 : end + 1;
  if (kind === 'figure') return isScaleWord(text, start) ? start : end;
  if (!sum.open) return end;
  return continues(text, start) || (kind === 'small' && isScaleWord(text, start)) ? start : end;
}

function isScaleWord(text: string, at: number): boolean {
  const scale = BIG.has(text[at] ?? '');
  return (
    scale && !(text[at] === '만' && !/[\s원명개달건대톤배엔위유파마가여억조\d]/u.test(text[at + 1] ?? ' '))
  );
}

/** Digits with a scale or a counter behind them (7천 5백만, 1만 2천 345 달러), or two words of a number (이십만 이천). */
function continues(text: string, at: number): boolean {
  if (isDigit(text, at)) return !/^\d+(?:[월항호.:/~∼-]|\s*(?:월|시\s|일\s))/u.test(text.slice(at, at + 12));
  const word = text.slice(at, at + 2);
  if (/^[십백천][일이삼사오육칠팔구\s\d]/u.test(word)) return true;
  if (/^[일이삼사오육칠팔구][십백천만억조]/u.test(word)) return true;
  if (/^[이삼사오육칠팔구일](?:\s?(?:번째|달러|퍼센트|원)|$)/u.test(text.slice(at, at + 5))) return true;
  return nativePart(text, at) !== undefined;
}

const NATIVE_FIRST = /[스서마쉰예일여아열하다한둘두셋세석넷네넉]/u;

function readNative(text: string, at: number): Numeral | undefined {
  if (!NATIVE_FIRST.test(text[at] ?? '')) return undefined;
  const tens = NATIVE_TENS.find(([word]) => text.startsWith(word, at));
  const afterTens = tens === undefined ? at : at + tens[0].length;
  const onesAt = tens !== undefined && text[afterTens] === ' ' ? afterTens + 1 : afterTens;
  const ones = tens?.[0] === '스무' ? undefined : NATIVE_ONES.find(([word]) => text.startsWith(word, onesAt));
  if (tens === undefined && ones === undefined) return undefined;
  const spaced = onesAt !== afterTens;
  if (
    ones !== undefined &&
    (!spaced || /^[한두세네]\s?(?:번째|명|살)/u.test(text.slice(onesAt, onesAt + 5)))
  ) {
    return { value: (tens?.[1] ?? 0) + ones[1], end: onesAt + ones[0].length, step: 1, form: 'native' };
  }
  return tens === undefined ? undefined : { value: tens[1], end: afterTens, step: 1, form: 'native' };
}
