// What an English word of a claim is in Korean, by the glossary.
import type { Lexicon } from '../analyze/lexicon.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';

/** Korean stems for an English word: alone, or with the word after or before it (executive order, United States). */
export function translationsOf(token: Token, claim: Reading, lexicon: Lexicon): string[] {
  if (!claim.english) return [];
  const [before, after] = [claim.tokens[token.index - 1], claim.tokens[token.index + 1]];
  const pairs = [after && `${token.text} ${after.text}`, before && `${before.text} ${token.text}`];
  const found = pairs.flatMap((pair) => (pair === undefined ? [] : (lexicon.english.get(pair) ?? [])));
  return found.length > 0
    ? found
    : [token.text, ...token.stems, ...token.stems.flatMap(lemmas)].flatMap(
        (word) => lexicon.english.get(word) ?? [],
      );
}

/** moving, moved → move; planned → plan; leading → lead. */
function lemmas(word: string): string[] {
  const base = /^(.{3,}?)(?:ing|ed|er|ly)$/u.exec(word)?.[1];
  if (base === undefined) return [];
  return [base, `${base}e`, base.replace(/(.)\1$/u, '$1')];
}
