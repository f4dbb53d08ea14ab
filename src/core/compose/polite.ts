// A plain Korean predicate in polite style (합쇼체): 했다 → 했습니다, 이다 → 입니다; what is no plain -다 predicate stays undefined.
import { finalOf, withFinal } from '../analyze/hangul.ts';

const NIEUN = 4;
const RIEUL = 8;
const BIEUP = 17;

/** Adjective stems that end in a vowel; every other vowel before 다 is a noun with the copula melted into it (평가다). */
const OPEN_ADJECTIVE =
  /(?:(?:다르|빠르|바르|푸르|게으르|고르|파르|무르|서투르|이르)|[나바기예가]쁘|(?:아|고|슬|서글|어설|헤)프|(?:뛰어|빼어|별|모|못|잘)나|(?:멋|값|기름|건방|야무|다부|살)지|(?:거|드|억|굳)세|(?:느|흐|여|쓰라|질|비)리|(?:비|값)싸|모자라|아니|[가-힣]하)$/u;
/** The same, where they are the whole word. */
const WHOLE_ADJECTIVE = /^(?:크|싸|세|어리|이르|하|크나크|더디|희|못하)$/u;
/** Nouns that look like the adjectives above. */
const NOUN_IN_DISGUISE =
  /(?:^(?:이하|지하|산하|휘하|영하|도시|다시|혹시|표시|접시|나비리)|[\d%명개원세위도점건회년월일시분초급층]\s?이하)$/u;
/** Dictionary forms of verbs, which close headings and not sentences, and words of one syllable that may be either. */
const NO_SENTENCE = /(?:되|시키|[아어여해커려워러져쳐켜혀뤄꿔와]지|나서|오르|내리|치르|[가-힣]보|따르)$|^(?:가|오|보|주|나|내|서|쓰|타|사|지|치|피|차|비|짜|시|자|바|데|뜨|끄|뛰|쥐|쉬|두|꾸|누|추|푸)$/u;
/** One-syllable nouns that stand alone before 다. */
const SHORT_NOUN = /^(?:때|터|해|개|배|대|위|회|주|도|표|수|투|무|새|소|뇌|뼈|피부|코|귀|벼)$/u;
/** Nouns in -이, after which the copula melts: 차이다 is 차이입니다. */
const NOUN_IN_I =
  /^(?:차이|나이|아이|사이|오이|타이|추이|파이|상하이|하와이|두바이|우이|누이|모이)$|(?:높이|길이|깊이|넓이|어린이|젊은이|늙은이|종이|놀이|고양이|먹이|풀이|맞이|나들이|돈벌이|플레이|게이트웨이|와이파이|호랑이|원숭이|지팡이|곰팡이|송이|덩어리|고라니)$/u;

/** A counter that stands apart from its number: 네 기다, 2년 치다. */
const AFTER_NUMERAL = /(?:^|\s)(?:[한두세네]|다섯|여섯|일곱|여덟|아홉|열|스무|몇|\p{N}+|\p{N}+(?:년|개월|달|주|일))\s[가-힣]$/u;

/** `words` ends in 다, without a full stop. Undefined where its ending cannot be told for sure. */
export function politeForm(words: string): string | undefined {
  if (!words.endsWith('다')) return undefined;
  const stem = words.slice(0, -1);
  const word = /\S*$/u.exec(stem)?.[0] ?? '';
  const hangul = /[가-힣]*$/u.exec(word)?.[0] ?? '';
  if (hangul === '') return /[\p{L}\p{N}\p{So}%)）’'”"」』>》〉]$/u.test(word) ? `${stem}입니다` : undefined;
  if (isPolite(word)) return undefined;
  const attached = hangul.length < word.length || AFTER_NUMERAL.test(stem);
  const ending = endingOf(hangul, attached);
  return ending === undefined ? undefined : stem.slice(0, stem.length - hangul.length) + ending;
}

/** 합니, 습니: what stands before 다 in polite style already. */
function isPolite(word: string): boolean {
  return /니$/u.test(word) && finalOf(word.slice(0, -1)) === BIEUP;
}

/** `attached`: something that is no Hangul stands right before it. */
function endingOf(stem: string, attached: boolean): string | undefined {
  const final = finalOf(stem);
  if (stem.endsWith('는')) return afterNeun(stem);
  if (final === NIEUN || final === RIEUL) return `${withFinal(stem, BIEUP)}니다`;
  if (final > 0) return `${stem}습니다`;
  return stem.endsWith('이') ? afterI(stem, attached) : afterVowel(stem, attached);
}

/** 먹는다 → 먹습니다; without a consonant before it 는 is the stem 늘. */
function afterNeun(stem: string): string {
  const verb = stem.slice(0, -1);
  return finalOf(verb) > 0 ? `${verb}습니다` : `${verb}늡니다`;
}

function afterI(stem: string, attached: boolean): string {
  return !attached && NOUN_IN_I.test(stem) ? `${stem}입니다` : `${stem.slice(0, -1)}입니다`;
}

function afterVowel(stem: string, attached: boolean): string | undefined {
  if (stem === '거' && !attached) return '겁니다';
  if (attached) return `${stem}입니다`;
  if (WHOLE_ADJECTIVE.test(stem) || (OPEN_ADJECTIVE.test(stem) && !NOUN_IN_DISGUISE.test(stem))) {
    return `${withFinal(stem, BIEUP)}니다`;
  }
  if (NO_SENTENCE.test(stem) || (stem.length === 1 && !SHORT_NOUN.test(stem))) return undefined;
  return `${stem}입니다`;
}
