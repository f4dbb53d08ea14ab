// Decides whether Korean syllables that could be a number are one: 이용, 사업, 한국, 일부 and 구조대 are not.
import type { Numeral } from './numerals.ts';
import type { FoundUnit } from './units.ts';

const HANGUL = /[가-힣]/u;
/** Runs of number syllables that are far more often a word or a name. */
const WORDS =
  /^(?:구조|일조|이조|사조|백조|만조|천조|오조|구경|사경|오경|일경|구만|오만|이만|사이|오이|이천|사천|구천|천이|천사|천구|천일|천오|만일|만이|만사|만삼|만오|백이|백사|백구|백일|백오|일만|일천|일백|일억|이백|천만|경사|조사|조이|이사|일이|십이|십일|십사)$/u;
/** Of those, the ones that are a number where a counter follows. */
const NUMBER_BEFORE_COUNTER =
  /^(?:이만|이천|사천|구천|일만|일천|일백|일억|이백|천만|십이|십일|십사|백오|오만)$/u;
const AFTER_NUMBER =
  /^(?:$|[^가-힣A-Za-z\d]|[은는이가을를의과와도만로에]\s|[은는이가을를의과와도만로에]$|보다|에서|부터|까지|으로|이다|입니다|이라|또는)/u;
const ONE_DIGIT_UNITS =
  /^(?:년|개월|퍼센트|프로|달러|학년|층|번째|등|위|주년|분기|도|배|킬로|미터|그램|세기|차례|개국)/u;
const ONE_DIGIT_ATTACHED = /^(?:개월|퍼센트|프로|달러|학년|번째|주년|세기|개국|킬로)/u;
const HAN_UNITS =
  /^(?:명|곳|차례|가지|개|달|시간|마리|사람|살|자루|그루|켤레|쌍|권|척|송이|잔|끼|마디|번째|팀|가구|나라|종|위안|세트|주|해|판|채|장|건|편|대|줄|병|통|벌|표|골|점|번|박스|알|팩|단계|발|조각|경기|학기|분기|세기)/u;
const HAN_ATTACHED = /^(?:명(?![숙희구])|곳|차례|가지|개|달|시간|마리|사람|번째|두)/u;
const MATH = /숫자|소수|정수|홀수|짝수|더하|곱하|나누|정답|마이너스|무리수/u;

/** Whether the word number read at `at` stands as one, given the unit found behind it. */
export function standsAsNumber(
  text: string,
  at: number,
  numeral: Numeral,
  found: FoundUnit | undefined,
): boolean {
  if (HANGUL.test(text[at - 1] ?? '') && !/[제약총각]/u.test(text[at - 1] ?? '')) return false;
  const word = text.slice(at, numeral.end);
  return numeral.form === 'native'
    ? nativeStands(text, word, numeral, found)
    : sinoStands(
        text,
        word,
        numeral,
        found,
        /(?:마이너스|음수)\s?$/u.test(text.slice(Math.max(0, at - 5), at)),
      );
}

function sinoStands(
  text: string,
  word: string,
  numeral: Numeral,
  found: FoundUnit | undefined,
  signed: boolean,
): boolean {
  const after = text.slice(numeral.end, numeral.end + 6);
  const bare = word.replaceAll(' ', '');
  if (word === text.trim()) return true;
  if (bare.length === 1) return oneSyllableStands(text, bare, after, found, signed);
  if (found !== undefined)
    return (
      !WORDS.test(bare) ||
      (found.unit.kind === 'money' && !/^(?:조사|이사|사이|조이|구조|이조)$/u.test(bare)) ||
      NUMBER_BEFORE_COUNTER.test(bare) ||
      found.unit.word === '번째' ||
      found.unit.unit === '%'
    );
  if (!AFTER_NUMBER.test(after) || WORDS.test(bare)) return inMath(text, after);
  return bare.length > 2 || /[십백천만억]/u.test(bare);
}

function oneSyllableStands(
  text: string,
  word: string,
  after: string,
  found: FoundUnit | undefined,
  signed: boolean,
): boolean {
  if (/^\s?분의/u.test(after) || signed) return true;
  if (found?.unit.word === '일' && /^일\s?(?:간|동안|후|뒤|전|째|만에)/u.test(after)) return word !== '이';
  if (found === undefined)
    return (
      text.trim() === word ||
      (/[일이삼사오육칠팔구영]/u.test(word) && inMath(text, after)) ||
      (/[백천]/u.test(word) && /^(?:보다|에서)\s/u.test(after))
    );
  const spaced = after.startsWith(' ');
  const unit = found.unit.word;
  if (/[억조경영]/u.test(word)) return word !== '영' && after.startsWith(' 번째');
  if (/[십백천만]/u.test(word))
    return (
      spaced ||
      found.unit.kind === 'money' ||
      found.unit.kind === 'percent' ||
      /^(?:년|배|번째|개월|위|등)/u.test(unit) ||
      (word !== '천' && unit === '명')
    );
  if (word === '이') return /^(?:퍼센트|번째|등)/u.test(unit) && !spaced;
  return spaced
    ? ONE_DIGIT_UNITS.test(unit)
    : ONE_DIGIT_ATTACHED.test(unit) || (/[년등층]/u.test(unit[0] ?? '') && !(word === '사' && unit === '층'));
}

function inMath(text: string, after: string): boolean {
  return AFTER_NUMBER.test(after) && text.length < 200 && MATH.test(text);
}

function nativeStands(text: string, word: string, numeral: Numeral, found: FoundUnit | undefined): boolean {
  const after = text.slice(numeral.end, numeral.end + 6);
  const spaced = after.startsWith(' ');
  const next = spaced ? after.slice(1) : after;
  if (word === '한')
    return spaced
      ? HAN_UNITS.test(next) && found !== undefined
      : HAN_ATTACHED.test(next) && found !== undefined;
  if (word === '두') return found !== undefined || (spaced && HANGUL.test(next[0] ?? ''));
  if (word === '세' || word === '네')
    return found !== undefined && (spaced || HAN_ATTACHED.test(next) || /^[번배]/u.test(next));
  if (word === '석' || word === '넉') return /^(?:달|장|잔|점|대)/u.test(next);
  if (word === '하나') return false;
  if (word === '열') return found !== undefined && HAN_UNITS.test(next);
  return found !== undefined || AFTER_NUMBER.test(after) || (spaced && numeral.value > 4);
}
