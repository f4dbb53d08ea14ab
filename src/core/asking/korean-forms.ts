// Korean forms that a split question needs: a connective clause turned back into a question of its own, and particles that fit their noun.
import { finalOf, isSyllable, partsAt, withFinal, withVowel } from '../analyze/hangul.ts';

/** How the asker ends sentences: 얼마예요, 얼마임, 얼마야. */
export type Register = 'polite' | 'noun' | 'plain';

export function registerOf(sentence: string): Register {
  if (/(?:요|죠|까|세요)[?!.~\s]*$/u.test(sentence)) return 'polite';
  return /[가-힣](?<![마맡처모])임[?!.~\s]*$/u.test(sentence) ? 'noun' : 'plain';
}

/** A noun or question word as the end of a question: 얼마 → 얼마야. */
export function nounQuestion(noun: string, register: Register): string {
  const open = finalOf(noun) <= 0;
  if (register === 'noun') return `${noun}임?`;
  if (register === 'polite') return `${noun}${open ? '예요' : '이에요'}?`;
  return `${noun}${open ? '야' : '이야'}?`;
}

/** A verb stem as the end of a question: 나오 → 나와, 폐기했 → 폐기했어; 높 → 높나 where the form would have to be guessed. */
export function verbQuestion(stem: string, register: Register): string {
  return `${spoken(stem)}${register === 'polite' ? '요' : ''}?`;
}

const [A, O, EO, U, OE, I, EU] = [0, 8, 4, 13, 11, 20, 18];
const [YEO, WA, WO, WAE, AE] = [6, 9, 14, 10, 1];
const RIEUL_INITIAL = 5;
const [NIEUN, DIGEUT, BIEUP, SIOS, PAST, HIEUT] = [4, 7, 17, 19, 20, 27];
/** Vowels that swallow 아 or 어, and vowels that melt with it into another. */
const SWALLOWING: readonly number[] = [A, AE, EO, 5, YEO];
const MELTING: ReadonlyMap<number, number> = new Map([
  [O, WA],
  [U, WO],
  [OE, WAE],
  [I, YEO],
]);

function spoken(stem: string): string {
  const last = stem.length - 1;
  if (last < 0 || !isSyllable(stem.charCodeAt(last))) return `${stem}나`;
  const { initial, vowel, final } = partsAt(stem, last);
  if (stem.endsWith('하')) return `${stem.slice(0, -1)}해`;
  if (final !== 0) return closed(stem, vowel, final);
  if (SWALLOWING.includes(vowel)) return stem;
  const melted = MELTING.get(vowel);
  if (melted !== undefined) return withVowel(stem, melted);
  if (vowel !== EU) return `${stem}어`;
  if (initial === RIEUL_INITIAL) return `${stem}나`;
  return withVowel(stem, isBright(stem.slice(0, -1)) ? A : EO);
}

/** Stems in ㄷ, ㅂ, ㅅ and ㅎ may be irregular: they take -나, which never changes them. */
function closed(stem: string, vowel: number, final: number): string {
  if ([DIGEUT, BIEUP, SIOS, HIEUT].includes(final)) return `${stem}나`;
  return `${stem}${(vowel === A || vowel === O) && final !== PAST ? '아' : '어'}`;
}

function isBright(text: string): boolean {
  const last = text.length - 1;
  if (last < 0 || !isSyllable(text.charCodeAt(last))) return false;
  const { vowel } = partsAt(text, last);
  return vowel === A || vowel === O;
}

/** The stem before -는지, -은지, -던지 or a melted ㄴ지, and whether it is a noun (얼마인지, 뭔지); undefined for any other word. */
export function indirectStem(word: string): { readonly stem: string; readonly noun: boolean } | undefined {
  const short = SHORT_INDIRECT.exec(word);
  if (short) return { stem: LONG_FORMS[short[1] ?? ''] ?? '', noun: true };
  if (/.인지$/u.test(word)) return { stem: word.slice(0, -2), noun: true };
  if (/.[는은]지$/u.test(word)) return { stem: word.slice(0, -2), noun: false };
  const head = word.slice(0, -1);
  if (!word.endsWith('지') || finalOf(head) !== NIEUN || head === '') return undefined;
  return { stem: withFinal(head, 0), noun: false };
}

const SHORT_INDIRECT = /^(뭔|누군|어딘|얼만|언젠|무언)지$/u;
const LONG_FORMS: Readonly<Record<string, string>> = {
  뭔: '뭐',
  누군: '누구',
  어딘: '어디',
  얼만: '얼마',
  언젠: '언제',
  무언: '무엇',
};

/** A topic, subject or object particle in the form that fits `noun`: (미국, 는) → 은. Other particles as they are. */
export function fittingParticle(noun: string, particle: string): string {
  const pair = PAIRS.find((forms) => forms.includes(particle));
  if (!pair) return particle;
  return endsClosed(noun) ? pair[0] : pair[1];
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['은', '는'],
  ['이', '가'],
  ['을', '를'],
  ['과', '와'],
];

/** As read aloud: FM and 3 end in a consonant, TV and B+ in a vowel. */
function endsClosed(noun: string): boolean {
  const final = finalOf(noun);
  if (final >= 0) return final > 0;
  return /[LMNR013678lmnr]$/u.test(noun);
}

/** The noun without a topic or subject particle, and the particle. */
export function splitParticle(word: string): { readonly noun: string; readonly particle: string } {
  const [, noun = word, particle = ''] =
    /^(.+?)(은|는|이|가|을|를|의|도|에선|에서|에|한테)$/u.exec(word) ?? [];
  return fits(noun, particle) ? { noun, particle } : { noun: word, particle: '' };
}

function fits(noun: string, particle: string): boolean {
  const pair = PAIRS.find((forms) => forms.includes(particle));
  return pair === undefined || finalOf(noun) < 0 || fittingParticle(noun, particle) === particle;
}
