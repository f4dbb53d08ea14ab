// Hangul syllables taken apart and put together: pure arithmetic on the Unicode block U+AC00 to U+D7A3.

const FIRST = 0xac00;
const LAST = 0xd7a3;
const VOWELS = 21;
const FINALS = 28;

/** Indices of a syllable's parts in Unicode order: initial 0-18, vowel 0-20, final 0-27 with 0 for none. */
export interface Syllable {
  readonly initial: number;
  readonly vowel: number;
  readonly final: number;
}

export const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
export const VOWEL_LETTERS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
export const FINAL_LETTERS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

export function isSyllable(code: number): boolean {
  return code >= FIRST && code <= LAST;
}

/** True when every UTF-16 unit of a non-empty text is a Hangul syllable. */
export function isHangul(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isSyllable(text.charCodeAt(i))) return false;
  return text.length > 0;
}

/** The parts of the syllable at `index`; expects one to be there. */
export function partsAt(text: string, index: number): Syllable {
  const code = text.charCodeAt(index) - FIRST;
  return {
    initial: Math.floor(code / (VOWELS * FINALS)),
    vowel: Math.floor(code / FINALS) % VOWELS,
    final: code % FINALS,
  };
}

export function compose({ initial, vowel, final }: Syllable): string {
  return String.fromCharCode(FIRST + (initial * VOWELS + vowel) * FINALS + final);
}

/** The letter index of the last syllable's final consonant; 0 for an open syllable, -1 where there is no Hangul. */
export function finalOf(text: string): number {
  const last = text.length - 1;
  return last >= 0 && isSyllable(text.charCodeAt(last)) ? partsAt(text, last).final : -1;
}

/** The text with another final consonant on its last syllable. */
export function withFinal(text: string, final: number): string {
  const last = text.length - 1;
  return text.slice(0, last) + compose({ ...partsAt(text, last), final });
}

/** The text with another vowel and final on its last syllable. */
export function withVowel(text: string, vowel: number, final = 0): string {
  const last = text.length - 1;
  return text.slice(0, last) + compose({ ...partsAt(text, last), vowel, final });
}

/** Syllables spelled out as letters (각 → ㄱㅏㄱ); everything else as it stands. */
export function toLetters(text: string): string {
  let letters = '';
  for (let i = 0; i < text.length; i++) {
    if (!isSyllable(text.charCodeAt(i))) {
      letters += text[i];
      continue;
    }
    const { initial, vowel, final } = partsAt(text, i);
    letters +=
      INITIALS.charAt(initial) + VOWEL_LETTERS.charAt(vowel) + (final > 0 ? FINAL_LETTERS.charAt(final) : '');
  }
  return letters;
}
