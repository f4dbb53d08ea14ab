// Forecast, plan, fear and possibility may not be told as fact, nor a plan as something done.
import type { Alignment, Match } from './alignment.ts';
import type { Finding } from './finding.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';

const HEDGE =
  /전망|예상|예측|예보|가능|수(?:도|는)? ?있|우려|관측|추정|추측|기대|의혹|논란|소문|모양새|얘기|이야기|주장|지적|의견|견해|입장|내다|목소리|중론|(?:을|할|될|일|릴|질|칠|킬|갈|올|볼|줄|날|룰|설|힐) ?(?:것|거|듯|지도)|것으로 보|것이[란라]|(?:^|[^선])보(?:인다|입니다)|불투명|경고|could|may\b|might|would|likely|expect|forecast|predict|concern|possib|potential|seem|appear|project|warn|said|says|claim|argue|can\b/iu;
const PLAN =
  /게 되|게 됐|게 된|계획|예정|방침|추진|검토|모색|목표|려고|려는|려 |기로|겠다|겠습|겠어|준비|나설|앞두|제안|요구|약속|합의|will\b|plan|intend|aim|propos|set to|to be|promis|going to/iu;
/** What the claim itself says last is a plan. */
const PLANNED = /(?:계획|예정|방침)(?:이다|입니다|이라)|겠다|겠습|기로 (?:했|하)|려고|\bwill\b|plans? to/u;
const LATER = /지만|으나|반면|(?:했|됐|었|았|렸|졌)(?:고|으며)|(?:하|되|이)며,|고,/u;
const WINDOW = 34;

export function certaintyFindings(claim: Reading, premise: Reading, alignment: Alignment): Finding[] {
  if (HEDGE.test(claim.text)) return [];
  const planned = PLAN.test(claim.text);
  const already = /이미|벌써|already/u;
  if (
    already.test(claim.text) &&
    !already.test(premise.text) &&
    (PLAN.test(premise.text) || !premise.tokens.some(({ past }) => past))
  ) {
    return [{ rule: 'certainty', kind: 'missing', reason: 'certainty', firm: true }];
  }
  const main = mainMatch(alignment);
  const place = main?.places[0];
  if (!main || !place) return [];
  const after = windowAfter(place, premise.text);
  const past = isToldAsDone(claim, main.claim);
  if (HEDGE.test(after) && !planned)
    return [{ rule: 'certainty', kind: 'missing', reason: 'certainty', firm: past }];
  if (PLAN.test(after) && past && !planned)
    return [{ rule: 'certainty', kind: 'missing', reason: 'certainty', firm: true }];
  return tenseOf(past, PLANNED.test(claim.text), place, after);
}

function tenseOf(past: boolean, planned: boolean, place: Token, after: string): Finding[] {
  const present =
    place.form === 'final' &&
    /(?:[는인]다|[간한된운난린킨선친신진긴낸연단온준]다)$/u.test(place.text) &&
    !place.past;
  if (past && present) return [{ rule: 'tense', kind: 'missing', reason: 'certainty', firm: false }];
  if (planned && place.past && !PLAN.test(after) && !HEDGE.test(after)) {
    return [{ rule: 'tense', kind: 'missing', reason: 'certainty', firm: false }];
  }
  return [];
}

/** The claim's last predicate that stands in the premise, else the last of its words that does. */
function mainMatch(alignment: Alignment): Match | undefined {
  const found = alignment.matches.filter((match) => match.places.length > 0);
  return found.findLast((match) => match.claim.form === 'final') ?? found.at(-1);
}

function isToldAsDone(claim: Reading, main: Token): boolean {
  const last = claim.tokens.findLast((token) => token.form === 'final') ?? main;
  return last.past || /이미|벌써|already/u.test(claim.text);
}

/** What follows the word in its sentence, up to where another statement begins. */
function windowAfter(place: Token, text: string): string {
  const rest = text.slice(place.word.span.start, place.word.span.end + WINDOW);
  const stop = /[.?!](?=\s|$|["”])/u.exec(rest)?.index ?? rest.length;
  const sentence = rest.slice(0, stop);
  const turn = LATER.exec(sentence);
  return turn ? sentence.slice(0, turn.index) : sentence;
}
