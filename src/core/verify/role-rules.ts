// Who does it to whom: a predicate keeps its doer, and two parties may not change places.
import { isTitle } from './attribution.ts';
import type { Alignment, Match } from './alignment.ts';
import type { Finding } from './finding.ts';
import { phrasesOf, type Phrase } from './phrases.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';

const PASSIVE = /(?:되|돼|된|될|됐|받|당하|당했|지고|졌|혀|히|려|진다)/u;

export function roleFindings(claim: Reading, premise: Reading, alignment: Alignment): Finding[] {
  const turned: Finding = { rule: 'role', kind: 'contradicts', reason: 'name', firm: true };
  const sides = { ours: phrasesOf(claim), theirs: phrasesOf(premise), alignment };
  if (partiesExchanged(sides)) return [turned];
  if (doerChanged(sides)) return [{ ...turned, firm: false }];
  return topicOfAnother(sides, premise) ? [turned] : [];
}

interface Sides {
  readonly ours: readonly Phrase[];
  readonly theirs: readonly Phrase[];
  readonly alignment: Alignment;
}

/** One phrase is doer here and not there, another the other way round, in one clause and voice. */
function partiesExchanged({ ours, theirs, alignment }: Sides): boolean {
  const moved = ours.flatMap((phrase) => {
    const home = homeOf(phrase, theirs, ours, alignment);
    return home && phrase.doer !== home.doer ? [{ phrase, home }] : [];
  });
  return moved.some((one) =>
    moved.some(
      (two) =>
        one.phrase.doer &&
        two.home.doer &&
        two.phrase.clause === one.phrase.clause &&
        one.home.sentence === two.home.sentence &&
        Math.abs(one.home.clause - two.home.clause) <= 1 &&
        sameVoice(one.phrase, alignment),
    ),
  );
}

/** The one premise phrase that has all of the phrase's words, and fits no other phrase of the claim better. */
function homeOf(
  phrase: Phrase,
  theirs: readonly Phrase[],
  ours: readonly Phrase[],
  alignment: Alignment,
): Phrase | undefined {
  const full = theirs.filter((other) => overlap(phrase, other, alignment) === phrase.tokens.length);
  const [home] = full;
  if (full.length !== 1 || !home || phrase.tokens.length === 0) return undefined;
  const better = ours.some(
    (other) => other !== phrase && overlap(other, home, alignment) > phrase.tokens.length,
  );
  return better ? undefined : home;
}

function overlap(phrase: Phrase, other: Phrase, alignment: Alignment): number {
  return phrase.tokens.filter((token) => standsIn(token, other, alignment)).length;
}

function standsIn(token: Token, phrase: Phrase, alignment: Alignment): boolean {
  const places = matchOf(token, alignment)?.places ?? [];
  return places.some((place) => phrase.tokens.includes(place));
}

function matchOf(token: Token, alignment: Alignment): Match | undefined {
  return alignment.matches.find((match) => match.claim === token);
}

function sameVoice(phrase: Phrase, alignment: Alignment): boolean {
  const predicates = alignment.matches.filter(
    (match) => match.kind === 'same' && match.claim.form !== 'noun' && match.claim.clause === phrase.clause,
  );
  return (
    predicates.length > 0 &&
    predicates.every((match) => isPassive(match.claim) === isPassive(match.places[0]))
  );
}

function isPassive(token: Token | undefined): boolean {
  return token !== undefined && PASSIVE.test(token.text);
}

const COPULA = /이(?:다|었다|라고|라며|라는|며|고|란|지만)$|였다$|입니다$/u;

/** The same verb with another doer, whom the premise knows in another part. */
function doerChanged({ ours, theirs, alignment }: Sides): boolean {
  return alignment.matches.some((match) => {
    const place = match.places[0];
    if (!place || !isSameVerb(match, place)) return false;
    const [doer, homes] = [doersOf(match.claim, ours).at(-1), doersOf(place, theirs)];
    if (!doer || !doer.tokens.every((token) => isSure(token, alignment))) return false;
    if (homes.length === 0)
      return (
        doer.role === 'subject' &&
        theirs.some((other) => receives(other, place) && holds(other, doer, alignment))
      );
    return isOtherDoer(doer, homes, theirs, alignment);
  });
}

function isSameVerb(match: Match, place: Token): boolean {
  if (match.kind !== 'same' || match.places.length !== 1 || match.claim.light) return false;
  if (match.claim.form === 'noun' || place.form === 'noun' || COPULA.test(match.claim.text)) return false;
  return isPassive(match.claim) === isPassive(place);
}

/** All of it plays another part; or its head is the doer's but what sets it apart is said of someone else. */
function isOtherDoer(
  doer: Phrase,
  homes: readonly Phrase[],
  theirs: readonly Phrase[],
  alignment: Alignment,
): boolean {
  const apart = doer.tokens.filter(
    (token) => !isTitle(token) && !homes.some((home) => standsIn(token, home, alignment)),
  );
  if (apart.length === 0) return false;
  const elsewhere = theirs.some(
    (other) => !homes.includes(other) && apart.every((token) => standsIn(token, other, alignment)),
  );
  if (!elsewhere) return false;
  if (apart.length === doer.tokens.length) return true;
  const left = homes
    .flatMap((home) => home.tokens)
    .filter((place) => !doer.tokens.some((own) => matchOf(own, alignment)?.places.includes(place)));
  return left.some((token) => !isTitle(token) && token.role === 'none');
}

function holds(phrase: Phrase, doer: Phrase, alignment: Alignment): boolean {
  return overlap(doer, phrase, alignment) === doer.tokens.length;
}

function isSure(token: Token, alignment: Alignment): boolean {
  return matchOf(token, alignment)?.kind === 'same';
}

/** 정부에 보고한다 makes the government no reporter. */
function receives(phrase: Phrase, predicate: Token): boolean {
  return phrase.clause === predicate.clause && ['to', 'from'].includes(phrase.role);
}

/** Doers of the predicate's clause; where it has none, the topic of its sentence so far. */
function doersOf(predicate: Token, phrases: readonly Phrase[]): Phrase[] {
  const before = phrases.filter(
    (phrase) => phrase.doer && phrase.sentence === predicate.sentence && phrase.end < predicate.index,
  );
  const own = before.filter((phrase) => phrase.clause === predicate.clause);
  return own.length > 0 ? own : before.slice(-1);
}

/** The claim says of A what the premise's sentence about B says: A is the topic of another sentence only. */
function topicOfAnother({ ours, theirs, alignment }: Sides, premise: Reading): boolean {
  if (premise.sentences < 2) return false;
  return ours.some((phrase) => {
    if (!phrase.doer || phrase.tokens.length === 0) return false;
    const own = sentencesOf(phrase.tokens, alignment);
    const said = alignment.matches.filter(
      (match) =>
        match.claim.clause === phrase.clause &&
        !phrase.tokens.includes(match.claim) &&
        match.kind === 'same' &&
        !match.claim.light,
    );
    const telling = said.filter((match) => match.places.every((place) => !own.has(place.sentence)));
    if (own.size === 0 || telling.length * 2 <= said.length || said.length < 2) return false;
    const there = new Set(telling.map((match) => match.places[0]?.sentence));
    return [...there].every((sentence) =>
      theirs.some((other) => other.sentence === sentence && other.doer && isNamed(other)),
    );
  });
}

/** 이는, 그는, 양사는 point at a topic that was named before. */
function isNamed(phrase: Phrase): boolean {
  return (
    phrase.tokens.length > 0 &&
    !/^(?:양사|두|이들|그들|해당|같은|연구|결과|회사)/u.test(phrase.tokens[0]?.text ?? '')
  );
}

function sentencesOf(tokens: readonly Token[], alignment: Alignment): Set<number> {
  return new Set(
    tokens.flatMap((token) => matchOf(token, alignment)?.places.map((place) => place.sentence) ?? []),
  );
}
