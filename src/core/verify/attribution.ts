// Who said it: a claim's source must be the premise's source of the same statement, and an opinion keeps its owner.
import type { Speaker } from '../types.ts';
import type { Alignment } from './alignment.ts';
import type { Finding } from './finding.ts';
import { compactOf, type Reading } from './reading.ts';
import { reportsOf, type Report } from './reports.ts';
import type { Token } from './tokens.ts';

const CLEFT = /(?:사람은|쪽은|곳은|이는|기관은|인물은|주체는|것은)$/u;

export function attributionFindings(
  claim: Reading,
  premise: Reading,
  alignment: Alignment,
  speakers: readonly Speaker[],
): Finding[] {
  const theirs = reportsOf(premise);
  const ours = [...reportsOf(claim), ...cleftOf(claim, theirs.length > 0)];
  if (ours.length === 0) return unattributed(claim, premise, alignment, theirs);
  return ours.flatMap((report) => findingOf(report, premise, alignment, theirs, speakers));
}

function findingOf(
  report: Report,
  premise: Reading,
  alignment: Alignment,
  theirs: readonly Report[],
  speakers: readonly Speaker[],
): Finding[] {
  const wrong: Finding = { rule: 'attribution', kind: 'contradicts', reason: 'attribution', firm: true };
  if (speakers.some((speaker) => isSpeaker(report, speaker))) return [];
  const sentence = mostMatched(alignment, report);
  const near = theirs.filter((other) => other.sentence === sentence);
  const candidates = near.length > 0 ? near : theirs;
  if (candidates.some((other) => sameSource(report, other))) return [];
  const known = report.source.some((token) =>
    alignment.matches.some((match) => match.claim === token && match.score > 0),
  );
  if (candidates.length > 0)
    return known && near.length === 0 ? [{ ...wrong, kind: 'missing', firm: false }] : [wrong];
  if (known) return [{ ...wrong, kind: 'missing', firm: false }];
  return premise.text === '' ? [] : [{ ...wrong, kind: 'missing' }];
}

/** The source's name must agree: its title alone (교수, 대표) is not enough where names are given. */
function sameSource(one: Report, other: Report): boolean {
  const shared = one.source.filter((token) => other.source.some((their) => sharesName(token, their)));
  if (shared.length === 0) return false;
  const names = one.source.filter((token) => !isTitle(token));
  return (
    names.length === 0 ||
    names.some((token) => shared.includes(token)) ||
    shared.length * 2 > one.source.length
  );
}

function sharesName(one: Token, other: Token): boolean {
  if (
    one.stems[0] === other.stems[0] ||
    one.stems.some((stem) => stem.length > 1 && other.stems.includes(stem))
  )
    return true;
  const [ours = '', theirs = ''] = [one.stems[0], other.stems[0]];
  return ours.length > 2 && theirs.length > 2 && (ours.includes(theirs) || theirs.includes(ours));
}

const TITLES =
  /^(?:교수|대표|장관|시장|의원|대통령|기자|박사|연구원|관계자|위원장|회장|사장|감독|팀장|원장|총리|대변인|변호사|씨|측|팀)/u;

export function isTitle(token: Token): boolean {
  return TITLES.test(token.text);
}

function isSpeaker(report: Report, speaker: Speaker): boolean {
  const name = compactOf(`${speaker.role} ${speaker.name}`);
  return report.source
    .filter((token) => !isTitle(token))
    .some((token) => token.stems.some((stem) => stem.length > 1 && name.includes(stem)));
}

/** 경고한 사람은 하윤솔 박사다: the source stands at the end. */
function cleftOf(claim: Reading, reported: boolean): Report[] {
  const head = claim.tokens.find((token) => CLEFT.test(token.text));
  const verb = head && claim.tokens[head.index - 1];
  if (
    !reported ||
    !head ||
    !verb ||
    !/^(?:밝|말|주장|경고|반박|지적|전망|예상|판단|우려|평가|분석|제안|요구|약속|비판|강조)/u.test(verb.text)
  )
    return [];
  const source = claim.content.filter((token) => token.index > head.index);
  return source.length > 0 ? [{ source, sentence: 0, opinion: true }] : [];
}

/** The premise sentence that most of the claim's other words stand in. */
function mostMatched(alignment: Alignment, report: Report): number {
  const votes = new Map<number, number>();
  for (const match of alignment.matches) {
    const place = match.places[0];
    if (!place || report.source.includes(match.claim)) continue;
    votes.set(place.sentence, (votes.get(place.sentence) ?? 0) + 1);
  }
  return [...votes].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
}

/** An opinion told without its owner and without any sign that it is one. */
function unattributed(
  claim: Reading,
  premise: Reading,
  alignment: Alignment,
  theirs: readonly Report[],
): Finding[] {
  if (!theirs.some((report) => report.opinion)) return [];
  const places = alignment.matches.flatMap((match) => match.places[0] ?? []);
  const quoted = places.filter((place) => place.quoted).length;
  if (quoted * 2 <= places.length || isMarked(claim.text) || isMarked(premise.text.slice(0, 0))) return [];
  return [{ rule: 'unattributed', kind: 'missing', reason: 'attribution', firm: false }];
}

function isMarked(text: string): boolean {
  return /수 ?있|가능|전망|예상|우려|주장|의견|견해|입장|것으로|것이라|약속|겠|필요/u.test(text);
}
