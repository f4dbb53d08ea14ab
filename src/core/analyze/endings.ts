// Korean verb and adjective endings taken off: from any inflected form to the stems that it may come from.
import { finalOf, isSyllable, partsAt, withFinal, withVowel } from './hangul.ts';

const SSANG_SIOS = 20;
const NIEUN = 4;
const RIEUL = 8;
const MIEUM = 16;
const BIEUP = 17;
const [A, AE, EO, YEO, O, WA, WAE, OE, U, WO, EU, I] = [0, 1, 4, 6, 8, 9, 10, 11, 13, 14, 18, 20];
const HIEUT_INITIAL = 18;
const RIEUL_INITIAL = 5;
const IEUNG_INITIAL = 11;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Endings after a past-tense syllable (했-, 었-, 됐-). */
const AFTER_PAST = words(
  '다 다고 다는 다며 다면 다가 다던 다던데 다는데 고 고요 지만 지 지요 죠 는데 는지 는가 던 던지 던데 음 을 을까 을까요 기 거나 거든 거든요 습니다 습니까 으며 으나 으니 으면 으면서 으므로 어 어요 어도 어서 어야 냐 나 나요 니 네 네요 대 대요 더라 을지 을까봐 던가 던가요 는데요 는지요 구나 군요',
);
/** Endings joined straight to the stem. */
const PLAIN = words(
  '다 고 는 는데 는지 는가 는다 는다고 는다는 는다며 는다면 는데도 지 지만 지는 지도 지를 지요 죠 며 면 면서 면서도 나 나요 니 니까 자 자고 자는 자며 게 게끔 던 던지 거나 도록 려고 려는 려면 려 러 기 기에 기로 기는 기도 기를 기가 기만 기까지 기엔 기때문 아 어 여 아서 어서 여서 아야 어야 여야 아도 어도 여도 아요 어요 여요 습니다 습니까 으며 으면 으면서 으나 으니 으니까 으므로 으려고 으려는 으러 으로 은 은지 은데 을 을지 을까 을까요 을수록 음 음을 음이 음에 음은 고서 고는 고도 고요 고자 거든 거든요 네 네요 냐 냐고 구나 군요 는구나 대 대요 래 래요 더라 더니 므로 므로써 시 십시오 세요 으세요 아라 어라 여라 을게 는중 지않 아하 어하 나봐 는거 는걸 는게 은거 은게 고있 죠 길 긴 기란 인 더라도 겠다 겠다고 겠다는 겠지만 겠습니다 겠고 겠어 겠어요 겠는데 겠나 겠냐 었으면 았으면 니다 냐며 라고 라는 라며',
);
/** Endings that melt a consonant into the stem's last syllable, by that consonant: 간다 = 가 + ㄴ다. */
const MELTED: ReadonlyMap<number, ReadonlySet<string>> = new Map([
  [NIEUN, words('다 다고 다는 다며 다면 다던 다는데 지 데 데요 데도 가 가요 대 대요 듯 거 게 걸 다지 다니 ')],
  [RIEUL, words('까 까요 지 지도 수록 게 게요 래 래요 거 걸 뿐 때 만 듯 텐데 것 지라도 까봐 ')],
  [MIEUM, words('을 이 은 에 과 으로 에도 의 ')],
  [BIEUP, words('니다 니까 시다 시오 니다만')],
]);

/**
 * The stems that `word` (Hangul syllables) may be an inflected form of, likeliest first; empty when it has no ending.
 * 하다-verbs come back as their noun (개발했다 → 개발), as do 되다, 시키다 and 받다 on a noun of two syllables or more.
 */
export function verbStems(word: string): string[] {
  const found: string[] = [];
  for (const stem of rawStems(word)) {
    for (const form of dictionaryForms(stem)) if (!found.includes(form)) found.push(form);
  }
  return found;
}

/** Endings that only verbs have: past tense, -습니다, -는다, -겠-, -도록, -지만 and the like. */
const VERBAL_ONLY = /(?:습니다|습니까|는다|는다고|겠다|겠다고|도록|면서|려고|지만|으면|ㅂ니다)$/u;

/** True when the word's ending leaves no doubt that it is a verb or an adjective. */
export function isSurelyVerb(word: string): boolean {
  if (VERBAL_ONLY.test(word)) return true;
  for (let cut = word.length - 1; cut >= 1 && word.length - 1 - cut <= 4; cut--) {
    if (pastStems(word.slice(0, cut + 1), word.slice(cut + 1)).length > 0) return true;
  }
  return false;
}

/** The stem under which the lexicon's dictionary form (밝히다, 개발하다) is filed; the word itself when it is no verb. */
export function dictionaryStem(word: string): string {
  if (word.length < 2 || !word.endsWith('다')) return word;
  return nominal(word.slice(0, -1)) ?? word.slice(0, -1);
}

function rawStems(word: string): string[] {
  const stems: string[] = [];
  for (let cut = word.length - 1; cut >= 0; cut--) {
    if (!isSyllable(word.charCodeAt(cut))) break;
    const ending = word.slice(cut + 1);
    const head = word.slice(0, cut + 1);
    if (ending.length > 6) break;
    stems.push(...pastStems(head, ending), ...meltedStems(head, ending));
    if (cut < word.length - 1 && PLAIN.has(ending)) stems.push(head);
  }
  stems.push(...bareContraction(word));
  return stems;
}

function pastStems(head: string, ending: string): string[] {
  if (finalOf(head) !== SSANG_SIOS || (ending !== '' && !AFTER_PAST.has(ending))) return [];
  return uncontracted(withFinal(head, 0), true);
}

function meltedStems(head: string, ending: string): string[] {
  const final = finalOf(head);
  const endings = MELTED.get(final);
  if (!endings || (ending !== '' && !endings.has(ending))) return [];
  if (ending === '' && final === BIEUP) return [];
  const open = withFinal(head, 0);
  return final === RIEUL ? [open, head] : [open, withFinal(head, RIEUL)];
}

/** 해, 돼, 가, 와서 without a tense: the stem's vowel is melted with 아/어. */
function bareContraction(word: string): string[] {
  for (const tail of ['서', '야', '도', '요', '라', '져', '졌', '']) {
    const head = tail === '' ? word : word.endsWith(tail) ? word.slice(0, -tail.length) : '';
    if (head === '' || finalOf(head) !== 0) continue;
    const stems = uncontracted(head, false);
    if (stems.length > 0) return stems;
  }
  return [];
}

/** Undoes the melting of 아/어 into the last syllable: 했→하, 됐→되, 혔→히, 왔→오, 줬→주, 켰→키, 올랐→오르, 컸→크, 추웠→춥. */
function uncontracted(open: string, past: boolean): string[] {
  const last = open.length - 1;
  const { initial, vowel } = partsAt(open, last);
  const before = open.slice(0, last);
  if (initial === IEUNG_INITIAL && (vowel === A || vowel === EO || vowel === YEO) && before !== '') {
    if (vowel !== YEO || !past) return [before];
    return before.endsWith('하') ? [before] : [before + '이', before];
  }
  switch (vowel) {
    case AE:
      return initial === HIEUT_INITIAL ? [withVowel(open, A)] : past ? [open] : [];
    case YEO:
      return [withVowel(open, I)];
    case WA:
      return initial === IEUNG_INITIAL ? [withVowel(open, O), ...bieupStem(before)] : [withVowel(open, O)];
    case WO:
      return initial === IEUNG_INITIAL ? [...bieupStem(before), withVowel(open, U)] : [withVowel(open, U)];
    case WAE:
      return [withVowel(open, OE)];
    case A:
    case EO:
      return [
        ...reuStem(before, initial),
        ...(past ? [open] : []),
        ...(vowel === EO || past ? [withVowel(open, EU)] : []),
      ];
    default:
      return past ? [open] : [];
  }
}

/** 올라 → 오르, 빨라 → 빠르. */
function reuStem(before: string, initial: number): string[] {
  if (initial !== RIEUL_INITIAL || finalOf(before) !== RIEUL) return [];
  return [withFinal(before, 0) + '르'];
}

/** 추워 → 춥, 도와 → 돕. */
function bieupStem(before: string): string[] {
  return finalOf(before) === 0 ? [withFinal(before, BIEUP)] : [];
}

/** A raw stem with the forms that irregular verbs may have in a dictionary (만드 → 만들, 가까우 → 가깝). */
function dictionaryForms(stem: string): string[] {
  const noun = nominal(stem);
  if (noun !== undefined) return [noun];
  const forms = [stem];
  if (finalOf(stem) === 0) {
    const last = stem.length - 1;
    const { initial, vowel } = partsAt(stem, last);
    if (stem.length >= 2 && initial === IEUNG_INITIAL && vowel === U)
      forms.push(...bieupStem(stem.slice(0, last)));
    forms.push(withFinal(stem, RIEUL));
  }
  return forms;
}

const LIGHT_VERBS = ['하', '되', '시키', '받', '당하', '스럽', '롭', '해지', '되어지'];

/** 개발하, 개발되, 개발시키 → 개발; undefined where no noun of two syllables stands before the light verb. */
function nominal(stem: string): string | undefined {
  for (const verb of LIGHT_VERBS) {
    if (stem.length - verb.length >= 2 && stem.endsWith(verb)) return stem.slice(0, -verb.length);
  }
  return undefined;
}
