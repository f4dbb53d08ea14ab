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
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return [irregular];
  const base = /^(.{3,}?)(?:ing|ed|er|ly)$/u.exec(word)?.[1];
  if (base === undefined) return [];
  return [base, `${base}e`, base.replace(/(.)\1$/u, '$1')];
}

/** Pasts of verbs that news is full of. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  'rose rise|risen rise|fell fall|fallen fall|grew grow|grown grow|built build|bought buy|sold sell|lost lose|won win|paid pay|spent spend|cut cut|sent send|began begin|begun begin|gave give|given give|chose choose|chosen choose|broke break|brought bring|drew draw|drove drive|found find|held hold|kept keep|led lead|left leave|met meet|ran run|saw see|seen see|sought seek|shown show|spoke speak|struck strike|taught teach|thought think|told tell|understood understand|wrote write|written write|closing close|closes close|opens open'
    .split('|')
    .map((pair) => {
      const [past = '', base = ''] = pair.split(' ');
      return [past, base];
    }),
);
