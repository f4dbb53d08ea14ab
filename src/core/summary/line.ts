// Cuts a summary line out of a sentence by deleting only: what is left stands in the sentence in the same order and ends as it ends.
import { finalOf } from '../analyze/hangul.ts';
import type { Span } from '../types.ts';

export interface LineCut {
  /** Leaves bracketed asides out; one whose going would break a particle stays. */
  readonly asides: 'drop' | 'keep' | 'drop-without-figure';
  /** Leaves a leading 하지만, 또한, 이에 out. */
  readonly connective: 'drop' | 'keep';
}

const BYLINE =
  /^\s*(?:[[【(（][^\])】）]{0,40}(?:기자|특파원|통신원|=)[^\])】）]{0,30}[\])】）]\s*)+(?:[가-힣]{2,4}\s?(?:인턴|선임|수습)?\s?(?:기자|특파원)\s*=\s*)?|^\s*[가-힣]{2,4}\s(?:인턴|선임|수습)?\s?(?:기자|특파원)\s*=\s*/u;
const CONNECTIVE =
  /^(?:하지만|그러나|그런데|그리고|또한|또|한편|우선|먼저|다만|아울러|더불어|나아가|이에 따라|이에|이어|즉|그래서|따라서|반면에|반면|물론|여기에|게다가|결국|특히|대신),?\s+(?=\S)/u;
const ASIDE = /\s?[(（][^()（）]*[)）]/gu;

export function cutLine(text: string, { asides, connective }: LineCut): string {
  const bare = text.trim().replace(BYLINE, '');
  const led = connective === 'drop' ? bare.replace(CONNECTIVE, '') : bare;
  return asides === 'keep' ? led : withoutAsides(led, asides);
}

/** True where the sentence opens with a word that only joins it to the one before. */
export function opensWithConnective(text: string): boolean {
  return CONNECTIVE.test(text.trim());
}

const POINTER =
  /^(?:이는|이를|이것|이런|이러한|이렇게|이처럼|이때|이후|이로|이와|이들|이 |그는|그가|그의|그녀|그들|그것|그러한|그런|그 |여기서|해당 |양사|양측|두 회사|두 기업|두 사람|두 업체|이중|이 중|이같은|같은 |당시 |앞서 |이듬해|나머지|후자|전자는|(?:It|They|He|She|This|These|Those|That|His|Her|Their)\b)/u;
/** Words that may point back before they appear: one of them among the first words needs the sentence before. */
const POINTED_WORDS = 4;
const SAME_TIME = /^(?:\S+\s){0,3}같은 (?:기간|날|해|달)/u;
const POINTING = /^(?:이|그|이를|이는|이들\p{L}*|이에|이런|이러한|그를|그의)$/u;
/** An answer to a why that is asked in the sentence before. */
const REASON = /(?:때문|탓|덕분|까닭|위해서|고려한 것|셈|그것)(?:이다|입니다|다)[.]?$/u;
const ASKS_ITSELF = /(?:것은|것이|것도|이유는|까닭은|배경은|원인은|건)\s/u;

/** True when the sentence, its connective apart, points back to one before it (이는, 이들은, 그는, 두 회사). */
export function pointsBack(text: string): boolean {
  const line = cutLine(text, { asides: 'keep', connective: 'drop' });
  if (POINTER.test(line) || SAME_TIME.test(line)) return true;
  if (REASON.test(line) && !ASKS_ITSELF.test(line)) return true;
  const words = line.split(/\s+/u).slice(0, POINTED_WORDS);
  return !words.some((word) => word.endsWith(',')) && words.some((word) => POINTING.test(word));
}

const ADNOMINAL = /(?:[하되있없않라다나지키받보주가오리르기추치우루서]|이라|다고 하)는$/u;

/** True when somebody or something is said to do or be what it says, quotations apart (은, 는, 이, 가, 도). */
export function hasSubject(text: string): boolean {
  if (!/[가-힣]/u.test(text)) return true;
  const words = text.replace(/["“][^"”]*["”]|[(（][^()（）]*[)）]/gu, '').split(/\s+/u);
  return words.some(
    (word) =>
      /\S[은는이가도][,]?$/u.test(word.replace(/[’'”"]/gu, '')) && !ADNOMINAL.test(word) && word.length > 2,
  );
}

/** True when quotation marks and brackets close inside the sentence. */
export function isWhole(text: string): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(/"/gu) % 2 === 0 && count(/“/gu) === count(/”/gu) && count(/[(（[]/gu) === count(/[)）\]]/gu);
}

/** True when somebody's words stand alone: nothing in the sentence says whose they are. */
export function isBareQuote(text: string): boolean {
  return /^["“][^"”]*["”]?[.?!]?$/u.test(text.trim());
}

function withoutAsides(line: string, asides: LineCut['asides']): string {
  const inQuotes = quotedSpans(line);
  return line.replace(ASIDE, (aside, at: number) => {
    const keep =
      (asides === 'drop-without-figure' && /\p{N}/u.test(aside)) ||
      at === 0 ||
      inQuotes.some(({ start, end }) => start < at && at < end) ||
      !particleFits(line.slice(0, at), line.slice(at + aside.length));
    return keep ? aside : '';
  });
}

/** What somebody said is left as it was said. */
function quotedSpans(line: string): Span[] {
  return [...line.matchAll(/["“][^"”]*["”]/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const PARTICLE = /^(은|는|이|가|을|를|과|와|으로|로|이라|라|이나|나|이며|며)(?=$|[\s,.가-힣])/u;
const AFTER_CONSONANT = new Set(['은', '이', '을', '과', '으로', '이라', '이나', '이며']);
const RIEUL = 8;

/** The particle behind the aside also fits the word before it; true when there is none. */
function particleFits(before: string, behind: string): boolean {
  const particle = PARTICLE.exec(behind)?.[1];
  if (particle === undefined) return true;
  const final = soundingFinal(before);
  if (final < 0) return false;
  if (final === RIEUL && (particle === '로' || particle === '으로')) return particle === '로';
  return final > 0 === AFTER_CONSONANT.has(particle);
}

const CLOSED_LETTERS: Readonly<Record<string, number>> = { L: RIEUL, M: 16, N: 4, R: RIEUL };

/** The final consonant that is heard at the end: 0 for a vowel, -1 where it cannot be told. */
function soundingFinal(text: string): number {
  const final = finalOf(text);
  if (final >= 0) return final;
  const letters = /(?<![A-Za-z])[A-Z]{1,6}$/.exec(text)?.[0];
  return letters === undefined ? -1 : (CLOSED_LETTERS[letters.slice(-1)] ?? 0);
}
