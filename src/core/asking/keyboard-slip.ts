// Korean typed with the keyboard left in English (dkssud = 안녕) is put right, and only where the whole text can be nothing else.
import { compose, FINAL_LETTERS, INITIALS, VOWEL_LETTERS } from '../analyze/hangul.ts';

/** The text in Hangul when all of it is such a slip; else the text as it is. */
export function withoutKeyboardSlip(text: string): string {
  if (!LATIN_ONLY.test(text) || !/[a-z]/iu.test(text)) return text;
  const words = text.split(' ').map(asTyped);
  const read = words.filter((word) => word !== undefined).join(' ');
  return words.includes(undefined) || !isPlausible(read) ? text : read;
}

const LATIN_ONLY = /^[a-zA-Z0-9 ?!.,%~'"-]+$/u;

/** The two-set layout: what each key writes in Korean. */
const KEYS: Readonly<Record<string, string>> = {
  q: 'ㅂ',
  w: 'ㅈ',
  e: 'ㄷ',
  r: 'ㄱ',
  t: 'ㅅ',
  y: 'ㅛ',
  u: 'ㅕ',
  i: 'ㅑ',
  o: 'ㅐ',
  p: 'ㅔ',
  a: 'ㅁ',
  s: 'ㄴ',
  d: 'ㅇ',
  f: 'ㄹ',
  g: 'ㅎ',
  h: 'ㅗ',
  j: 'ㅓ',
  k: 'ㅏ',
  l: 'ㅣ',
  z: 'ㅋ',
  x: 'ㅌ',
  c: 'ㅊ',
  v: 'ㅍ',
  b: 'ㅠ',
  n: 'ㅜ',
  m: 'ㅡ',
  Q: 'ㅃ',
  W: 'ㅉ',
  E: 'ㄸ',
  R: 'ㄲ',
  T: 'ㅆ',
  O: 'ㅒ',
  P: 'ㅖ',
};
const VOWEL_PAIRS: Readonly<Record<string, string>> = {
  ㅗㅏ: 'ㅘ',
  ㅗㅐ: 'ㅙ',
  ㅗㅣ: 'ㅚ',
  ㅜㅓ: 'ㅝ',
  ㅜㅔ: 'ㅞ',
  ㅜㅣ: 'ㅟ',
  ㅡㅣ: 'ㅢ',
};
const FINAL_PAIRS: Readonly<Record<string, string>> = {
  ㄱㅅ: 'ㄳ',
  ㄴㅈ: 'ㄵ',
  ㄴㅎ: 'ㄶ',
  ㄹㄱ: 'ㄺ',
  ㄹㅁ: 'ㄻ',
  ㄹㅂ: 'ㄼ',
  ㄹㅅ: 'ㄽ',
  ㄹㅌ: 'ㄾ',
  ㄹㅍ: 'ㄿ',
  ㄹㅎ: 'ㅀ',
  ㅂㅅ: 'ㅄ',
};
const CONSONANT = '[ㄱ-ㅎ]';
const SYLLABLE = new RegExp(
  `(${CONSONANT})(${Object.keys(VOWEL_PAIRS).join('|')}|[ㅏ-ㅣ])((?:(?:${Object.keys(FINAL_PAIRS).join('|')}|[ㄱ-ㄷㄹㅁㅂㅅ-ㅈㅊ-ㅎㄲㅆ])(?![ㅏ-ㅣ]))?)`,
  'gu',
);

/** One word as its keys write it in Korean; undefined where a letter would be left over. */
function asTyped(word: string): string | undefined {
  const letters = Array.from(word, (key) => KEYS[key] ?? KEYS[key.toLowerCase()] ?? key).join('');
  const read = letters.replace(
    SYLLABLE,
    (whole, first: string, vowel: string, last: string) => syllableOf(first, vowel, last) ?? whole,
  );
  return /[ㄱ-ㅣ]/u.test(read) ? undefined : read;
}

function syllableOf(first: string, vowel: string, last: string): string | undefined {
  const initial = INITIALS.indexOf(first);
  const middle = VOWEL_LETTERS.indexOf(VOWEL_PAIRS[vowel] ?? vowel);
  const final = last === '' ? 0 : FINAL_LETTERS.indexOf(FINAL_PAIRS[last] ?? last);
  return initial < 0 || middle < 0 || final < 0 ? undefined : compose({ initial, vowel: middle, final });
}

/** Three syllables or more with a question word or a sentence's end among them, or a greeting: chance does not write these. */
function isPlausible(text: string): boolean {
  const syllables = text.match(/[가-힣]/gu)?.length ?? 0;
  if (GREETING.test(text)) return true;
  return syllables >= 3 && (ASKING.test(text) || ENDING.test(text));
}

const GREETING =
  /^(?:안녕(?:하세요|하십니까|히 계세요)?|하이|헬로|고마워요?|감사합니다|감사해요|반가워요?|땡큐|잘가|도움말|사용법|누구야|누구세요|뭐야|왜|언제|어디|얼마)[?!.]*$/u;
const ASKING = /누구|누가|언제|어디|무엇|뭐[야가라였고]|왜 |얼마|몇|어떻게|어떤|어느|무슨/u;
const ENDING = /(?:습니까|나요|가요|세요|에요|예요|해줘|려줘|줘요|주세요|했어|였어|이야|거야|인가)[?!.]*$/u;
