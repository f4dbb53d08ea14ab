// Who does it to whom: the same predicate may not have its doer and its object exchanged.
import type { Alignment, Match } from './alignment.ts';
import type { Finding } from './finding.ts';
import type { Reading } from './reading.ts';
import type { Role, Token } from './tokens.ts';

const DOER: ReadonlySet<Role> = new Set(['subject', 'topic', 'also']);
const OTHER: ReadonlySet<Role> = new Set(['object', 'to', 'from', 'than', 'with', 'of']);
const PASSIVE = /(?:되|돼|된|될|됐|받|당하|당했|지고|졌|혀|히|려|진다)/u;

export function roleFindings(claim: Reading, premise: Reading, alignment: Alignment): Finding[] {
  const crossed = crossing(alignment);
  if (crossed) return [{ rule: 'role', kind: 'contradicts', reason: 'name', firm: true }];
  return doerChanged(claim, premise, alignment) ? [{ rule: 'role', kind: 'contradicts', reason: 'name', firm: false }] : [];
}

/** A is the doer here and the other there, B the other way round, within one clause of the premise. */
function crossing(alignment: Alignment): boolean {
  const sure = alignment.matches.filter((match) => match.kind === 'same' && match.places.length === 1);
  const becameOther = sure.filter((match) => DOER.has(match.claim.role) && isOther(match.places[0]));
  const becameDoer = sure.filter((match) => OTHER.has(match.claim.role) && isDoer(match.places[0]));
  return becameOther.some((one) =>
    becameDoer.some(
      (two) =>
        one.claim.clause === two.claim.clause &&
        one.places[0]?.clause === two.places[0]?.clause &&
        sameVoice(one, two, sure),
    ),
  );
}

function isDoer(token: Token | undefined): boolean {
  return token !== undefined && DOER.has(token.role);
}

function isOther(token: Token | undefined): boolean {
  return token !== undefined && OTHER.has(token.role);
}

function sameVoice(one: Match, two: Match, sure: readonly Match[]): boolean {
  const predicates = sure.filter((match) => match !== one && match !== two && match.claim.form !== 'noun');
  const shared = predicates.filter((match) => match.claim.clause === one.claim.clause);
  return shared.length > 0 && shared.every((match) => PASSIVE.test(match.claim.text) === PASSIVE.test(match.places[0]?.text ?? ''));
}

/** The same predicate with another doer, where the premise's own doer is free and the claim's stands elsewhere. */
function doerChanged(claim: Reading, premise: Reading, alignment: Alignment): boolean {
  for (const match of alignment.matches) {
    const place = match.places[0];
    if (match.kind !== 'same' || match.places.length !== 1 || !place || match.claim.form === 'noun' || place.form === 'noun') continue;
    if (PASSIVE.test(match.claim.text) !== PASSIVE.test(place.text)) continue;
    const ours = doerOf(match.claim, claim);
    const theirs = doerOf(place, premise);
    const found = alignment.matches.find((other) => other.claim === ours);
    if (!ours || !found) continue;
    if (ours.role === 'subject' && receives(found.places[0], place)) return true;
    if (!theirs) continue;
    if (found.kind !== 'same' || found.places.some((other) => other.index === theirs.index)) continue;
    if (alignment.unused.includes(theirs) || isOther(alignment.matches.find((other) => other.places[0] === theirs)?.claim)) return true;
  }
  return false;
}

/** 정부에 보고한다 makes the government no reporter. */
function receives(token: Token | undefined, predicate: Token): boolean {
  return token !== undefined && token.clause === predicate.clause && (token.role === 'to' || token.role === 'from' || token.role === 'object');
}

function doerOf(predicate: Token, reading: Reading): Token | undefined {
  return reading.tokens.findLast(
    (token) => token.index < predicate.index && token.clause === predicate.clause && token.content && DOER.has(token.role) && token.role !== 'also',
  );
}
