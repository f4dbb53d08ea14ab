// The last predicate of a plain Korean sentence read by form, and said politely (합쇼체) or as a question (해요체).
import { finalOf, withFinal } from '../analyze/hangul.ts';

export interface Predicate {
  /** The sentence up to the predicate's stem. */
  readonly before: string;
  /** Without 다: 했, 하(한다), 크, 필요하; for the copula the noun's last word. */
  readonly stem: string;
  readonly kind: 'past' | 'present' | 'adjective' | 'copula';
}

const NIEUN = 4;
const RIEUL = 8;
const BIEUP = 17;
const SSANG_SIOS = 20;

/** Adjective stems that end in a vowel; every other vowel before 다 is a noun with the copula melted into it (평가다). */
const OPEN_ADJECTIVE =
  /(?:(?:다르|빠르|바르|푸르|게으르|고르|파르|무르|서투르|이르)|[나바기예가]쁘|(?:아|고|슬|서글|어설|헤)프|(?:뛰어|빼어|별|모|못|잘)나|(?:멋|값|기름|건방|야무|다부|살)지|(?:거|드|억|굳)세|(?:느|흐|여|쓰라|질|비)리|(?:비|값)싸|모자라|아니|[가-힣]하)$/u;
/** The same, where they are the whole word. */
const WHOLE_ADJECTIVE = /^(?:크|싸|세|어리|이르|하|크나크|더디|희)$/u;
/** Nouns that look like the adjectives above. */
const NOUN_IN_DISGUISE = /(?:^(?:이하|지하|산하|휘하|영하)|[\d%명개원세위도점건회년월일시분초급층]\s?이하)$/u;
/** Dictionary forms of verbs, which close headings and not sentences, and words of one syllable that may be either. */
const NO_SENTENCE =
  /(?:되|시키|[아어여해커려워러져쳐켜혀뤄꿔와]지|나서|오르|내리|치르|[가-힣]보|따르)$|^(?:가|오|보|주|나|내|서|쓰|타|사|지|치|피|차|비|짜|시|자|바|데|뜨|끄|뛰|쥐|쉬|두|꾸|누|추|푸)$/u;
/** One-syllable nouns that stand alone before 다. */
const SHORT_NOUN = /^(?:때|터|해|씨|개|배|대|위|회|주|도|표|수|투|무|새|소|뇌|뼈|코|귀|벼)$/u;
/** Nouns in -이, after which the copula melts: 차이다 is 차이입니다. */
const NOUN_IN_I =
  /^(?:차이|나이|아이|사이|오이|타이|추이|파이|상하이|하와이|두바이|우이|누이|모이)$|(?:높이|길이|깊이|넓이|어린이|젊은이|늙은이|종이|놀이|고양이|먹이|풀이|맞이|나들이|돈벌이|플레이|게이트웨이|와이파이|호랑이|원숭이|지팡이|곰팡이|송이)$/u;
/** A counter that stands apart from its number: 네 기다, 2년 치다. */
const AFTER_NUMERAL =
  /(?:^|\s)(?:[한두세네]|다섯|여섯|일곱|여덟|아홉|열|스무|몇|\p{N}+|\p{N}+(?:년|개월|달|주|일))\s[가-힣]$/u;
const BEFORE_COPULA = /[\p{L}\p{N}\p{So}%)）’'”"」』>》〉]$/u;

/** `words` ends in 다, without a full stop. Undefined where its ending cannot be told for sure, and for polite forms. */
export function readPredicate(words: string): Predicate | undefined {
  if (!words.endsWith('다')) return undefined;
  const stem = words.slice(0, -1);
  const word = /\S*$/u.exec(stem)?.[0] ?? '';
  const hangul = /[가-힣]*$/u.exec(word)?.[0] ?? '';
  const before = stem.slice(0, stem.length - hangul.length);
  if (hangul === '') return BEFORE_COPULA.test(word) ? { before, stem: '', kind: 'copula' } : undefined;
  if (isPolite(word)) return undefined;
  const read = readStem(hangul, hangul.length < word.length || AFTER_NUMERAL.test(stem));
  return read && { before, ...read };
}

/** 했다 → 했습니다, 이다 → 입니다. */
export function politely({ before, stem, kind }: Predicate): string {
  if (kind === 'copula') return stem === '거' ? `${before}겁니다` : `${before}${stem}입니다`;
  const final = finalOf(stem);
  if (final === 0 || final === RIEUL) return `${before}${withFinal(stem, BIEUP)}니다`;
  return `${before}${stem}습니다`;
}

/** 했다 → 했나요, 한다 → 하나요, 크다 → 큰가요, 이다 → 인가요; undefined for adjectives that change in ways not known here. */
export function asQuestion({ before, stem, kind }: Predicate): string | undefined {
  const final = finalOf(stem);
  if (kind === 'copula') return `${before}${stem}인가요`;
  if (kind === 'past') return `${before}${stem}나요`;
  if (kind === 'present') return `${before}${final === RIEUL ? withFinal(stem, 0) : stem}나요`;
  if (/[있없]$/u.test(stem)) return `${before}${stem}나요`;
  if (final === 0 || final === RIEUL) return `${before}${withFinal(stem, NIEUN)}가요`;
  return /(?:[높낮많적작짧깊얕넓좁같좋늦밝젊]|[^지]않)$/u.test(stem) ? `${before}${stem}은가요` : undefined;
}

/** 합니, 습니: what stands before 다 in polite style already. */
function isPolite(word: string): boolean {
  return word.endsWith('니') && finalOf(word.slice(0, -1)) === BIEUP;
}

/** `attached`: something that is no Hangul stands right before it, so that it is a counter or a particle. */
function readStem(stem: string, attached: boolean): Pick<Predicate, 'stem' | 'kind'> | undefined {
  const final = finalOf(stem);
  if (stem.endsWith('는')) return { stem: verbBeforeNeun(stem.slice(0, -1)), kind: 'present' };
  if (final === NIEUN) return { stem: withFinal(stem, 0), kind: 'present' };
  if (final === SSANG_SIOS && !stem.endsWith('있')) return { stem, kind: 'past' };
  if (final > 0) return { stem, kind: 'adjective' };
  return stem.endsWith('이') ? afterI(stem, attached) : afterVowel(stem, attached);
}

/** 먹는다 comes from 먹; without a consonant before it 는 is the stem 늘. */
function verbBeforeNeun(verb: string): string {
  return finalOf(verb) > 0 ? verb : `${verb}느`;
}

function afterI(stem: string, attached: boolean): Pick<Predicate, 'stem' | 'kind'> {
  return { stem: !attached && NOUN_IN_I.test(stem) ? stem : stem.slice(0, -1), kind: 'copula' };
}

function afterVowel(stem: string, attached: boolean): Pick<Predicate, 'stem' | 'kind'> | undefined {
  if (attached) return { stem, kind: 'copula' };
  if (WHOLE_ADJECTIVE.test(stem) || (OPEN_ADJECTIVE.test(stem) && !NOUN_IN_DISGUISE.test(stem)))
    return { stem, kind: 'adjective' };
  if (NO_SENTENCE.test(stem) || (stem.length === 1 && stem !== '거' && !SHORT_NOUN.test(stem)))
    return undefined;
  return { stem, kind: 'copula' };
}
