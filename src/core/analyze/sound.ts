// Names across scripts: the consonant skeleton of a Latin word against that of a Hangul word (Berlin and 베를린).
import type { Word } from './analyzer.ts';
import { INITIALS, isSyllable, partsAt } from './hangul.ts';

const HANGUL_CLASSES: Readonly<Record<string, string>> = {
  ㄱ: 'K',
  ㄲ: 'K',
  ㅋ: 'K',
  ㄴ: 'N',
  ㄷ: 'T',
  ㄸ: 'T',
  ㅌ: 'T',
  ㄹ: 'L',
  ㅁ: 'M',
  ㅂ: 'P',
  ㅃ: 'P',
  ㅍ: 'P',
  ㅅ: 'S',
  ㅆ: 'S',
  ㅈ: 'S',
  ㅉ: 'S',
  ㅊ: 'S',
  ㅎ: 'H',
  ㅇ: '',
};
/** Final consonants in Unicode order, as they sound at a syllable's end. */
const FINAL_CLASSES = [
  '',
  'K',
  'K',
  'K',
  'N',
  'N',
  'N',
  'T',
  'L',
  'K',
  'M',
  'P',
  'L',
  'L',
  'P',
  'L',
  'M',
  'P',
  'P',
  'S',
  'S',
  'N',
  'S',
  'S',
  'K',
  'T',
  'P',
  'H',
];

/** A Latin word's consonants in the same classes; r before a consonant and at the end is silent, as Korean spells it. */
function latinSkeleton(word: string): string {
  const sounds = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/gu, '')
    .replace(/(?:sch|sh|ch|tch)/gu, 's')
    .replace(/ph/gu, 'p')
    .replace(/th/gu, 's')
    .replace(/ck/gu, 'k')
    .replace(/c(?=[eiy])/gu, 's')
    .replace(/g(?=[eiy])/gu, 's')
    .replace(/x/gu, 'ks')
    .replace(/ng(?![aeiou])/gu, 'n')
    .replace(/r(?=[^aeiouyr]|$)/gu, '')
    .replace(/(?<=[aeiou])h/gu, '');
  const classes: Record<string, string> = {
    b: 'P',
    p: 'P',
    f: 'P',
    v: 'P',
    d: 'T',
    t: 'T',
    k: 'K',
    c: 'K',
    q: 'K',
    g: 'K',
    s: 'S',
    z: 'S',
    j: 'S',
    l: 'L',
    r: 'L',
    m: 'M',
    n: 'N',
    h: 'H',
  };
  let skeleton = '';
  for (const letter of sounds) skeleton += classes[letter] ?? (/[aeiouyw]/.test(letter) ? '.' : '');
  return collapse(skeleton);
}

function hangulSkeleton(word: string): string {
  let skeleton = '';
  for (let i = 0; i < word.length; i++) {
    if (!isSyllable(word.charCodeAt(i))) continue;
    const { initial, final, vowel } = partsAt(word, i);
    skeleton += HANGUL_CLASSES[INITIALS.charAt(initial)] ?? '';
    skeleton += vowel === SILENT_VOWEL ? '' : '.';
    skeleton += FINAL_CLASSES[final] ?? '';
  }
  return collapse(skeleton);
}

const SILENT_VOWEL = 18;

/** Doubled classes become one, vowels are left out but keep doubled consonants across them apart. */
function collapse(skeleton: string): string {
  return skeleton.replace(/([A-Z])\1+/gu, '$1').replace(/\./gu, '');
}

const skeletons = new Map<string, string>();
const REMEMBERED = 20_000;

function skeletonOf(word: string, read: (word: string) => string): string {
  const known = skeletons.get(word);
  if (known !== undefined) return known;
  if (skeletons.size >= REMEMBERED) skeletons.clear();
  const skeleton = read(word);
  skeletons.set(word, skeleton);
  return skeleton;
}

/** True when one word is Latin, the other Hangul, and their consonants agree; needs three consonants, or two and a first letter. */
export function soundsLike(a: Word, b: Word): boolean {
  const [latin, hangul] = a.script === 'latin' ? [a, b] : [b, a];
  if (
    latin.script !== 'latin' ||
    hangul.script !== 'hangul' ||
    latin.text.length < 3 ||
    hangul.stem.length < 2
  )
    return false;
  const heard = skeletonOf(latin.stem, latinSkeleton);
  const read = skeletonOf(hangul.stem, hangulSkeleton);
  if (heard.length < 2 || Math.abs(latin.stem.length / 2.2 - hangul.stem.length) > 2.2) return false;
  if (heard === read) return heard.length >= 3 || vowelsAgree(latin.stem, hangul.stem);
  return heard.length >= 4 && read.length >= 4 && nearly(heard, read);
}

/** True when one word is capitals and the other the same with its last letter written out in Hangul: SKC and SK케미칼. */
export function abbreviates(a: Word, b: Word): boolean {
  const [short, long] = a.script === 'latin' ? [a, b] : [b, a];
  if (short.script !== 'latin' || long.script !== 'mixed' || !/^[A-Z]{3,6}$/u.test(short.surface))
    return false;
  const kept = short.text.slice(0, -1);
  const rest = long.stem.slice(kept.length);
  if (!long.stem.startsWith(kept) || !/^[가-힣]{2,}$/u.test(rest)) return false;
  return skeletonOf(rest, hangulSkeleton).startsWith(latinSkeleton(short.text.slice(-1)));
}

/** First letter vowel or consonant in both, and syllables of like number. */
function vowelsAgree(latin: string, hangul: string): boolean {
  const openStart = /^[aeiouyw]/u.test(latin);
  const hangulOpen = partsAt(hangul, 0).initial === IEUNG;
  const syllables = (latin.match(/[aeiouy]+/gu) ?? []).length;
  return openStart === hangulOpen && Math.abs(syllables - hangul.length) <= 1;
}

const IEUNG = 11;

/** At most one consonant more, less or other, and the same first. */
function nearly(a: string, b: string): boolean {
  if (a[0] !== b[0] || Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}
