// A claim that is its premise almost word for word may differ in endings and synonyms only: what stands in another word's place is a lie.
import type { Alignment } from './alignment.ts';
import type { Antonyms } from './antonyms.ts';
import type { Finding } from './finding.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';

/** Words of the claim where words of the premise stood. */
interface Gap {
  readonly ours: readonly Token[];
  readonly theirs: readonly Token[];
}

const CLOSE = 0.74;
/** Words below which a negation, or a replaced word, tells nothing. */
const FEWEST = { negation: 2, replaced: 4 };

export function replacementFindings(
  claim: Reading,
  premise: Reading,
  alignment: Alignment,
  antonyms: Antonyms,
): Finding[] {
  const words = claim.tokens.filter((token) => !token.negator).length;
  if (words < FEWEST.negation || claim.english) return [];
  const kept = commonWords(claim.tokens, premise.tokens);
  if (kept.length < words * CLOSE) return [];
  const gaps = gapsBetween(kept, claim.tokens, premise.tokens);
  return gaps.flatMap((gap) => [
    ...negationIn(gap, claim, alignment),
    ...(words < FEWEST.replaced ? [] : replacedIn(wordsIn(gap, claim, premise), alignment, antonyms)),
  ]);
}

/** Pairs of indices of a longest common subsequence. */
function commonWords(ours: readonly Token[], theirs: readonly Token[]): [number, number][] {
  const width = theirs.length + 1;
  const longest = new Uint16Array((ours.length + 1) * width);
  for (let i = ours.length - 1; i >= 0; i--) {
    for (let j = theirs.length - 1; j >= 0; j--) {
      const [skip, other] = [longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0];
      longest[i * width + j] = isSameWord(ours[i], theirs[j])
        ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(skip, other);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < ours.length && j < theirs.length;) {
    if (isSameWord(ours[i], theirs[j])) pairs.push([i++, j++]);
    else if ((longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

function isSameWord(one: Token | undefined, other: Token | undefined): boolean {
  if (!one || !other) return false;
  if (one.text === other.text || isSameCopula(one.text, other.text)) return true;
  const [ours = '', theirs = ''] = [one.stems[0], other.stems[0]];
  return ours === theirs && (ours.length > 1 || one.form !== 'noun');
}

/** 기다 and 기입니다: a noun too short for a stem of its own. */
function isSameCopula(one: string, other: string): boolean {
  const [ours, theirs] = [one, other].map(
    (text) => /^([가-힣]{1,2}?)(?:이?다|입니다|이에요|예요)$/u.exec(text)?.[1],
  );
  return ours !== undefined && ours === theirs;
}

function gapsBetween(
  kept: readonly [number, number][],
  ours: readonly Token[],
  theirs: readonly Token[],
): Gap[] {
  const gaps: Gap[] = [];
  let [i, j] = [0, 0];
  for (const [nextOurs, nextTheirs] of [...kept, [ours.length, theirs.length] as const]) {
    if (nextOurs > i) gaps.push({ ours: ours.slice(i, nextOurs), theirs: theirs.slice(j, nextTheirs) });
    [i, j] = [nextOurs + 1, nextTheirs + 1];
  }
  return gaps;
}

/** 보이지 않는다 where 보인다 stood; 부결되지 않고 denies a word that the premise does not have. */
function negationIn({ ours, theirs }: Gap, claim: Reading, alignment: Alignment): Finding[] {
  const [here, there] = [ours, theirs].map((tokens) => tokens.filter((token) => token.negator).length % 2);
  const negator = ours.find((token) => token.negator);
  const target =
    negator && alignment.matches.find((match) => match.claim === claim.tokens[negator.index - 1]);
  if (here === there || target?.kind === 'none') return [];
  return [
    { rule: 'negation', kind: 'contradicts', reason: 'negation', firm: theirs.length <= ours.length + 1 },
  ];
}

/** 올해 and 금년 are one year: words for years are held against the other side's values. */
function wordsIn({ ours, theirs }: Gap, claim: Reading, premise: Reading): Gap {
  return {
    ours: ours.filter((token) => !isYearWord(token, claim)),
    theirs: theirs.filter((token) => !isYearWord(token, premise)),
  };
}

const YEAR_WORD = /^(?:올해|금년|작년|지난해|내년|다음해|이듬해)(?:[은는의에도]|에는|부터|까지)?$/u;

function isYearWord({ word }: Token, { values }: Reading): boolean {
  return (
    YEAR_WORD.test(word.text) &&
    values.some(({ span }) => word.span.start < span.end && word.span.end > span.start)
  );
}

function replacedIn(gap: Gap, alignment: Alignment, antonyms: Antonyms): Finding[] {
  const theirs = gap.theirs.filter(
    (token) => isTelling(token, antonyms) && !gap.ours.some((own) => standsOn(own, token, alignment)),
  );
  const ours = gap.ours.filter(
    (token) => isTelling(token, antonyms) && !gap.theirs.some((place) => standsOn(token, place, alignment)),
  );
  const [own, place] = [ours.at(-1), theirs.at(-1)];
  if (!own || !place || gap.theirs.length > gap.ours.length + 2) return [];
  const nouns = own.form === 'noun' && place.form === 'noun';
  const known = ours.every((token) =>
    alignment.matches.some((match) => match.claim === token && match.kind === 'synonym'),
  );
  const firm = nouns && !known && gap.ours.length <= 2 && gap.theirs.length <= 2;
  return [{ rule: 'replaced', kind: 'contradicts', reason: nouns ? 'name' : 'words', firm }];
}

function isTelling(token: Token, antonyms: Antonyms): boolean {
  if (/\d/u.test(token.text)) return false;
  return (token.content && !token.light) || antonyms.opposites.has(token.stems[0] ?? '');
}

function standsOn(own: Token, place: Token, alignment: Alignment): boolean {
  return alignment.matches.some((match) => match.claim === own && match.places.includes(place));
}
