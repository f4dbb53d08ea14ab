// Leads spans of an article's text back to the text that it was made from: the given text's own slice says the same words.
import type { Span } from '../src/core/types.ts';

/**
 * `normalised` is what `makeArticle` made of `original`. Both are read as one canonical letter after another, so that
 * composed and decomposed characters meet; what the normalisation took out or folded is passed over.
 */
export function originalOffsets(original: string, normalised: string): (span: Span) => Span {
  if (original === normalised) return (span) => span;
  const given = lettersOf(original);
  const made = lettersOf(normalised);
  const { starts, ends } = align(given, made, normalised.length);
  return ({ start, end }) => {
    const from = starts[start] ?? original.length;
    return { start: from, end: end > start ? Math.max(from, ends[end - 1] ?? original.length) : from };
  };
}

/** A canonical letter and the UTF-16 code units `[start, end)` of the character that it is part of. */
interface Letter extends Span {
  readonly letter: string;
}

function lettersOf(text: string): Letter[] {
  return Array.from(text.matchAll(/\r\n|[^]/gu)).flatMap(({ 0: character, index: start }) => {
    const end = start + character.length;
    return Array.from(folded(character).normalize('NFD'), (letter) => ({ letter, start, end }));
  });
}

/** Every line end is one, and every space. */
function folded(character: string): string {
  if (/^(?:\r\n|[\r\v\f\u0085\u2028\u2029])$/u.test(character)) return '\n';
  return /^[\t\p{Zs}]$/u.test(character) ? ' ' : character;
}

/** For each code unit of the normalised text: where the given character that it came from starts and ends. */
function align(given: readonly Letter[], made: readonly Letter[], length: number) {
  const starts = new Uint32Array(length);
  const ends = new Uint32Array(length);
  let at = 0;
  for (const [number, { letter, start, end }] of made.entries()) {
    while (given[at] && given[at]?.letter !== letter && isRemovable(given[at]?.letter)) at += 1;
    const source = given[at];
    if (!source) break;
    at += 1;
    const isFirst = made[number - 1]?.start !== start;
    for (let unit = start; unit < end; unit += 1) {
      if (isFirst) starts[unit] = source.start;
      ends[unit] = source.end;
    }
  }
  return { starts, ends };
}

/** White space, and what shows nothing; any other letter that differs is a mark which composing put in another order. */
function isRemovable(letter = ''): boolean {
  return /[\s\p{C}\p{Default_Ignorable_Code_Point}]/u.test(letter);
}
