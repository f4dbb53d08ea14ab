// Negation and opposites: the claim may not deny what the premise affirms, nor say the other end of a scale.
import type { Alignment, Match } from './alignment.ts';
import type { Finding } from './finding.ts';
import type { Opposition } from './opposition.ts';
import type { Token } from './tokens.ts';

export function polarityFindings(alignment: Alignment): Finding[] {
  return [
    ...alignment.matches.flatMap((match) => negationOf(match, alignment)),
    ...alignment.oppositions.flatMap((opposition) => oppositeOf(opposition, alignment)),
  ];
}

function negationOf(match: Match, alignment: Alignment): Finding[] {
  const [place] = match.places;
  if (!place || match.kind === 'none' || match.kind === 'translated') return [];
  const { claim } = match;
  if (place.negated === claim.negated) return [];
  if (match.places.some((other) => other.negated === claim.negated && other.text === claim.text)) return [];
  const elsewhere = match.places.some((other) => other.negated === claim.negated);
  return [
    {
      rule: 'negation',
      kind: 'contradicts',
      reason: 'negation',
      firm: match.kind === 'same' && !elsewhere && sharesArgument(match, alignment),
    },
  ];
}

/** 점수를 내주지 않았다 denies nothing about 안타를 내줬다: what the predicate is said of must stand in the premise. */
function sharesArgument({ claim }: Match, alignment: Alignment): boolean {
  const before = alignment.matches.find((other) => other.claim.index === claim.index - 1);
  return before === undefined || before.kind !== 'none';
}

function oppositeOf({ claim, premise, direct, sameClass }: Opposition, alignment: Alignment): Finding[] {
  if (claim.negated !== premise.negated) return [];
  const match = alignment.matches.find((other) => other.claim === claim);
  const taken = alignment.matches.some(
    (other) =>
      other.claim !== claim &&
      other.kind === 'same' &&
      other.places[0] === premise &&
      other.claim.stems[0] === premise.stems[0],
  );
  const firm =
    !taken &&
    (direct || hasSameArgument(claim, premise, alignment)) &&
    match !== undefined &&
    ['none', 'synonym', 'same'].includes(match.kind) &&
    (claim.stems[0]?.length !== 1 || sharesNeighbour(claim, premise, alignment));
  if (sameClass) return [{ rule: 'class', kind: 'contradicts', reason: 'name', firm }];
  return [{ rule: 'opposite', kind: 'contradicts', reason: 'negation', firm }];
}

/** 상용화 전 and 상용화 후: a one-syllable opposite counts where the word before it is the same. */
function sharesNeighbour(claim: Token, premise: Token, alignment: Alignment): boolean {
  const before = alignment.matches.find((match) => match.claim.index === claim.index - 1);
  return (
    claim.form !== 'noun' || (before?.places.some((place) => place.index === premise.index - 1) ?? false)
  );
}

/** 투자를 줄일 and 투자를 확대할: the word before is the same, so that even a distant opposite tells. */
function hasSameArgument(claim: Token, premise: Token, alignment: Alignment): boolean {
  const before = alignment.matches.find((match) => match.claim.index === claim.index - 1);
  return (
    before?.places.some((place) => place.index < premise.index && premise.index - place.index <= 2) ?? false
  );
}
