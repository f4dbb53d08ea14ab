// Which word of the premise each content word of a claim stands on, how firmly, and which words exclude each other.
import type { Lexicon } from '../analyze/lexicon.ts';
import type { Antonyms } from './antonyms.ts';
import { oppositionOf, type Opposition } from './opposition.ts';
import type { Reading } from './reading.ts';
import { romanised, soundsLike } from './romanised.ts';
import type { Token } from './tokens.ts';
import { translationsOf } from './translation.ts';

export type MatchKind = 'same' | 'synonym' | 'compound' | 'near' | 'translated' | 'none';

export interface Match {
  readonly claim: Token;
  readonly kind: MatchKind;
  /** 1 for the same stem, 0 for nothing found. */
  readonly score: number;
  /** The premise tokens that it may stand on, the best first. */
  readonly places: readonly Token[];
  /** The glossary knows the word, and the premise has none of its meanings. */
  readonly glossed?: true;
}

export interface Alignment {
  readonly matches: readonly Match[];
  readonly oppositions: readonly Opposition[];
  /** Premise content words that no claim word stands on. */
  readonly unused: readonly Token[];
}

export interface Tables {
  readonly lexicon: Lexicon;
  readonly antonyms: Antonyms;
}

const SCORES: Readonly<Record<MatchKind, number>> = {
  same: 1,
  compound: 0.85,
  synonym: 0.8,
  translated: 0.8,
  near: 0.65,
  none: 0,
};

export function align(claim: Reading, premise: Reading, tables: Tables): Alignment {
  const matches: Match[] = [];
  let after = -1;
  for (const token of claim.content) {
    const match = matchOf(token, claim, premise, tables, after);
    matches.push(match);
    if (match.places[0]) after = match.places[0].index;
  }
  const used = new Set(matches.flatMap((match) => match.places.map((place) => place.index)));
  return {
    matches,
    oppositions: matches.flatMap((match) => oppositionOf(match, matches, claim, premise, tables) ?? []),
    unused: premise.content.filter((token) => !used.has(token.index)),
  };
}

function matchOf(token: Token, claim: Reading, premise: Reading, tables: Tables, after: number): Match {
  const make = (kind: MatchKind, found: readonly number[]): Match => ({
    claim: token,
    kind,
    score: SCORES[kind],
    places: ranked(found, premise, token, after),
  });
  const same = sameStem(token, premise);
  if (same.length > 0) return make('same', same);
  const spoken = sameSpoken(token, premise);
  if (spoken.length > 0) return make('same', spoken);
  const synonyms = token.groups.flatMap((group) => premise.byGroup.get(group) ?? []);
  if (synonyms.length > 0) return make('synonym', synonyms);
  const compound = compoundPlaces(token, claim, premise);
  if (compound !== undefined) return make('compound', compound);
  const translated =
    claim.english === premise.english ? [] : translatedPlaces(token, claim, premise, tables.lexicon);
  if (translated.length > 0) return make('translated', translated);
  const near = nearPlaces(token, premise);
  if (near.length > 0) return make('near', near);
  const isGlossed =
    claim.english && !premise.english && translationsOf(token, claim, tables.lexicon).length > 0;
  return { ...make('none', []), ...(isGlossed && { glossed: true as const }) };
}

/** In reading order after the last match first, same role before others. */
function ranked(found: readonly number[], premise: Reading, claim: Token, after: number): Token[] {
  const cost = (token: Token): number =>
    (token.index > after ? token.index - after : 40 + after - token.index) -
    (token.role === claim.role ? 6 : 0);
  return [...new Set(found)]
    .flatMap((index) => premise.tokens[index] ?? [])
    .sort((one, other) => cost(one) - cost(other));
}

function sameStem(token: Token, premise: Reading): readonly number[] {
  for (const stem of token.stems) {
    const found = premise.byStem.get(stem) ?? [];
    const fit =
      stem.length > 1 ? found : found.filter((index) => sharesShortStem(token, premise.tokens[index], stem));
    if (fit.length > 0) return fit;
  }
  return [];
}

/** One syllable is too little to be sure of, unless both are predicates or both likeliest mean it. */
function sharesShortStem(one: Token, other: Token | undefined, stem: string): boolean {
  if (other === undefined) return false;
  if (one.text === other.text) return true;
  if (one.form !== 'noun' && other.form !== 'noun') return true;
  return one.stems[0] === stem && other.stems[0] === stem;
}

/** KBS and 케이비에스: an abbreviation and the way it is said. */
function sameSpoken(token: Token, premise: Reading): number[] {
  const { spoken } = token.word;
  if (spoken !== undefined) return [...(premise.byStem.get(spoken) ?? [])];
  if (token.word.script !== 'hangul') return [];
  return premise.content
    .filter((other) => other.word.spoken !== undefined && token.stems.includes(other.word.spoken))
    .map(indexOf);
}

/** 투자금액 on 투자 금액, 정밀보수 on 정밀 보수, 업계 on 통신업계: the letters are there, cut otherwise. */
function compoundPlaces(token: Token, claim: Reading, premise: Reading): number[] | undefined {
  for (const stem of token.stems.slice(0, 3)) {
    if (stem.length < 2) continue;
    const within = premise.content.filter(
      (other) => other.word.script === token.word.script && other.text.includes(stem),
    );
    if (within.length > 0 && (stem.length > 2 || within.some((other) => isEdge(other, stem))))
      return within.map(indexOf);
    if (stem.length > 2 && (premise.compact.includes(stem) || premise.bare.includes(stem)))
      return partsOf(stem, premise);
  }
  return partsInClaim(token, claim, premise);
}

function isEdge(other: Token, stem: string): boolean {
  return other.stems.some((known) => known !== stem && (known.startsWith(stem) || known.endsWith(stem)));
}

function partsOf(stem: string, premise: Reading): number[] {
  const parts = premise.content.filter((other) =>
    other.stems.some((part) => part.length > 1 && stem.includes(part)),
  );
  return parts.map(indexOf);
}

/** 투자 금액 of the claim on 투자금액 of the premise is found word by word; 금융복지 needs both of its halves. */
function partsInClaim(token: Token, claim: Reading, premise: Reading): number[] | undefined {
  const [stem = ''] = token.stems;
  if (stem.length < 4 || claim.english) return undefined;
  for (let cut = 2; cut <= stem.length - 2; cut++) {
    const head = premise.byStem.get(stem.slice(0, cut));
    const tail = premise.byStem.get(stem.slice(cut));
    if (head && tail) return [...head, ...tail];
  }
  return undefined;
}

function translatedPlaces(token: Token, claim: Reading, premise: Reading, lexicon: Lexicon): number[] {
  const stems = translationsOf(token, claim, lexicon);
  const found = stems.flatMap((stem) => [
    ...(premise.byStem.get(stem) ?? []),
    ...(lexicon.groups.get(stem) ?? []).flatMap((group) => premise.byGroup.get(group) ?? []),
    ...(stem.length > 1 ? premise.content.filter((other) => isEdge(other, stem)).map(indexOf) : []),
  ]);
  if (found.length > 0 || token.word.script !== 'latin') return found;
  const sound = romanised(token.stems.at(-1) ?? token.text);
  return premise.content
    .filter((other) => other.word.script === 'hangul' && soundsLike(sound, other.stems))
    .map(indexOf);
}

/** The same word but for a slip of a letter or an ending that the analysis does not know. */
function nearPlaces(token: Token, premise: Reading): number[] {
  const [stem = ''] = token.stems;
  if (stem.length < 2 || token.word.script === 'number' || token.word.script === 'mixed') return [];
  return premise.content
    .filter((other) => other.word.script === token.word.script && isNear(token, other, stem))
    .map(indexOf);
}

function isNear(token: Token, other: Token, stem: string): boolean {
  const [their = ''] = other.stems;
  if (stem.charCodeAt(0) !== their.charCodeAt(0) || Math.abs(token.letters.length - other.letters.length) > 3)
    return false;
  const shared = sharedPrefix(token.letters, other.letters);
  const verbs = token.form !== 'noun' && other.form !== 'noun';
  if (verbs && shared >= 5) return true;
  return (
    shared >= 6 && shared >= Math.max(token.letters.length, other.letters.length) - 2 && token.form !== 'noun'
  );
}

function sharedPrefix(one: string, other: string): number {
  let size = 0;
  while (size < one.length && one.charCodeAt(size) === other.charCodeAt(size)) size++;
  return size;
}

function indexOf(token: Token): number {
  return token.index;
}
