// The terms under which a word is filed in the word index: its stem, its syllable pairs (`_` before them), its Latin and number parts.
import { isHangul } from './hangul.ts';
import { canonicalSpoken } from './letter-names.ts';

/** A word's stem and how it is spoken and written, as far as filing needs it. */
export interface Filed {
  readonly stem: string;
  readonly spoken?: string;
  readonly script: string;
}

/** The stem first, then the pairs of how it is spoken and written. */
export function termsOf(word: Filed): string[] {
  return [word.stem, ...pairsIn(word)];
}

/** The syllable pairs of a word and of its spoken form, and the parts of a word of several scripts. */
export function pairsIn({ stem, spoken, script }: Filed): string[] {
  const heard = spoken === undefined ? [] : pairsOf(spoken);
  if (isHangul(stem)) return [...heard, ...pairsOf(canonicalSpoken(stem))];
  return script === 'mixed' || script === 'number' ? [...heard, ...partsOf(stem)] : heard;
}

export function pairsOf(text: string): string[] {
  const pairs: string[] = [];
  for (let at = 0; at + 2 <= text.length; at += 1) pairs.push(`_${text.slice(at, at + 2)}`);
  return pairs;
}

/** 312억5000만 → 312, 5000; kb은행 → kb and the pairs of 은행. */
function partsOf(stem: string): string[] {
  const parts = stem.match(/\p{N}+(?:[.,]\p{N}+)*|[a-z]+|[가-힣]+/gu) ?? [];
  return parts.flatMap((part) => (isHangul(part) ? pairsOf(part) : [part.replaceAll(',', '')]));
}
