// Words of the claim that exclude a word of the premise: opposites, their synonyms, names of one closed class.
import type { Lexicon } from '../analyze/lexicon.ts';
import type { Match, Tables } from './alignment.ts';
import { isPrefixOpposite, type Antonyms } from './antonyms.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import { translationsOf } from './translation.ts';

export interface Opposition {
  readonly claim: Token;
  readonly premise: Token;
  /** The pair stands in the table; else one of the two is a synonym of a word that does. */
  readonly direct: boolean;
  /** Both are names of one closed class (Monday and Tuesday), not opposites in a scale. */
  readonly sameClass: boolean;
}

/** The premise word, if any, that says the other end of what the matched claim word says. */
export function oppositionOf(
  match: Match,
  matches: readonly Match[],
  reading: Reading,
  premise: Reading,
  { antonyms, lexicon }: Tables,
): Opposition | undefined {
  const { claim } = match;
  if (match.kind === 'same') return elsewhereOpposite(match, matches, premise, antonyms);
  const translated = match.kind === 'none' ? translationsOf(claim, reading, lexicon) : [];
  const found =
    directOpposite(claim, [...claim.stems, ...translated], premise, antonyms) ??
    distantOpposite(match, premise, antonyms, lexicon);
  if (found) return found;
  const prefixed = premise.content.find((other) =>
    isPrefixOpposite(claim.stems[0] ?? '', other.stems[0] ?? ''),
  );
  return prefixed && { claim, premise: prefixed, direct: true, sameClass: false };
}

/** 이익은 늘었다 where 매출은 늘었지만 이익은 줄었다: the word stands there, but what it is said of stands by its opposite. */
function elsewhereOpposite(
  match: Match,
  matches: readonly Match[],
  premise: Reading,
  antonyms: Antonyms,
): Opposition | undefined {
  const [place] = match.places;
  if (!place || match.claim.form === 'noun') return undefined;
  const others = matches.filter(
    (other) => other !== match && other.claim.clause === match.claim.clause && !other.claim.light,
  );
  const standing = (clause: number): number =>
    others.filter((other) => other.places.some((token) => token.clause === clause)).length;
  for (const stem of match.claim.stems) {
    for (const opposite of antonyms.opposites.get(stem) ?? []) {
      for (const index of premise.byStem.get(opposite) ?? []) {
        const found = premise.tokens[index];
        if (!found || found.form === 'noun' || found.clause === place.clause) continue;
        if (standing(found.clause) > standing(place.clause))
          return { claim: match.claim, premise: found, direct: true, sameClass: false };
      }
    }
  }
  return undefined;
}

function directOpposite(
  claim: Token,
  stems: readonly string[],
  premise: Reading,
  antonyms: Antonyms,
): Opposition | undefined {
  for (const stem of stems) {
    for (const opposite of antonyms.opposites.get(stem) ?? []) {
      const place = (premise.byStem.get(opposite) ?? []).find((index) =>
        sharesRole(claim, premise.tokens[index], opposite),
      );
      const found = place === undefined ? undefined : premise.tokens[place];
      if (found) return { claim, premise: found, direct: true, sameClass: antonyms.classes.has(stem) };
    }
  }
  return undefined;
}

/** 축소 against 늘리다: a near-synonym of the opposite (확대). Words that stand on a synonym are left alone. */
function distantOpposite(
  match: Match,
  premise: Reading,
  antonyms: Antonyms,
  lexicon: Lexicon,
): Opposition | undefined {
  if (match.kind !== 'none') return undefined;
  for (const stem of match.claim.stems) {
    if (stem.length < 2 && match.claim.form === 'noun') continue;
    if (antonyms.classes.has(stem)) continue;
    for (const opposite of antonyms.opposites.get(stem) ?? []) {
      const groups = lexicon.groups.get(opposite) ?? [];
      const place = groups.flatMap((group) => premise.byGroup.get(group) ?? [])[0];
      const found = place === undefined ? undefined : premise.tokens[place];
      if (found && !found.stems.includes(stem))
        return { claim: match.claim, premise: found, direct: false, sameClass: false };
    }
  }
  return undefined;
}

function sharesRole(claim: Token, premise: Token | undefined, stem: string): boolean {
  if (premise === undefined) return false;
  return (
    stem.length > 1 || premise.form !== 'noun' || (premise.stems[0] === stem && claim.stems[0]?.length === 1)
  );
}
