// Names in the claim that the premise does not know, and words put in the place of others.
import type { Alignment, Match } from './alignment.ts';
import type { Antonyms } from './antonyms.ts';
import { isTitle } from './attribution.ts';
import { compactOf, type Reading } from './reading.ts';
import type { Finding } from './finding.ts';
import type { Token } from './tokens.ts';

const NAME_END =
  /(?:특별시|광역시|[가-힣]{2,}(?:시|군|구|도|읍|면|동)|대학교|대학|은행|전자|그룹|재단|협회|연맹|위원회|연구원|연구소|진흥원|병원|학회|공사|공단|의회|국회|법원|검찰|경찰|경찰청|교육청|신문|일보|방송|텔레콤|모바일|자동차|중공업|제약|바이오|소프트|게임즈|마트|항공|철도|건설|화학|증권|보험|카드|당|청|처|부처)$/u;

export function nameFindings(
  claim: Reading,
  premise: Reading,
  alignment: Alignment,
  antonyms: Antonyms,
  context: string,
): Finding[] {
  const missing = alignment.matches.filter(
    (match) => match.kind === 'none' && !match.claim.light && !isKnownElsewhere(match.claim, context),
  );
  return missing.flatMap((match) => findingOf(match, claim, premise, alignment, antonyms));
}

function findingOf(
  match: Match,
  claim: Reading,
  premise: Reading,
  alignment: Alignment,
  antonyms: Antonyms,
): Finding[] {
  const token = match.claim;
  if (token.form !== 'noun' && token.form !== 'adnominal') return [];
  if (isName(token, claim, premise, antonyms))
    return [{ rule: 'name', kind: 'missing', reason: 'name', firm: true }];
  if (replaces(match, claim, premise, alignment))
    return [{ rule: 'substitution', kind: 'contradicts', reason: 'name', firm: false }];
  return token.role !== 'none' && token.groups.length === 0 && token.word.script === 'hangul'
    ? [{ rule: 'unknown-noun', kind: 'missing', reason: 'name', firm: false, ...putThere(token, alignment) }]
    : isCloseEdit(alignment) && stemLength(token) >= 2
      ? [{ rule: 'new-word', kind: 'missing', reason: 'words', firm: false, ...putThere(token, alignment) }]
      : [];
}

/** A noun that the premise does not have, among its own words: someone put it there. */
function putThere(token: Token, alignment: Alignment): { readonly strict?: true } {
  const isNoun = token.form === 'noun' && stemLength(token) >= 2 && token.groups.length === 0;
  return isNoun && isCloseEdit(alignment, 0.8) ? { strict: true } : {};
}

function stemLength(token: Token): number {
  return token.stems[0]?.length ?? 0;
}

/** Nearly all of the claim is the premise's own words: what is not was put there. */
export function isCloseEdit({ matches }: Alignment, share = 0.65): boolean {
  const heavy = matches.filter((match) => !match.claim.light);
  return heavy.filter((match) => match.kind === 'same').length >= Math.max(3, heavy.length * share);
}

function isKnownElsewhere(token: Token, context: string): boolean {
  return context !== '' && token.stems.some((stem) => stem.length > 1 && context.includes(compactOf(stem)));
}

export function isName(token: Token, claim: Reading, premise: Reading, antonyms: Antonyms): boolean {
  const [stem = ''] = token.stems;
  if (antonyms.names.has(stem)) return true;
  if (token.word.script === 'latin') return isLatinName(token, claim, premise);
  if (token.word.script === 'mixed') return /[a-z]/u.test(token.text) && /[A-Z]/u.test(token.word.surface);
  if (token.groups.length > 0) return false;
  const next = claim.tokens[token.index + 1];
  if (token.role === 'none' && next && isTitle(next) && stem.length >= 2) return true;
  return stem.length >= 3 && NAME_END.test(stem);
}

/** A capital where the sentence does not ask for one. */
function isLatinName(token: Token, claim: Reading, premise: Reading): boolean {
  if (!/^[A-Z]/u.test(token.word.surface)) return false;
  if (!claim.english) return true;
  return premise.english && token.word.span.start > 0;
}

/** Both neighbours stand side by side in the premise with another word between them: that word was replaced. */
function replaces(match: Match, claim: Reading, premise: Reading, alignment: Alignment): boolean {
  const at = (offset: number): Token | undefined => {
    const neighbour = claim.tokens[match.claim.index + offset];
    const found = alignment.matches.find((other) => other.claim === neighbour);
    return found && found.kind === 'same' ? found.places[0] : undefined;
  };
  const [before, after] = [at(-1), at(1)];
  const between = (token: Token | undefined): boolean =>
    token !== undefined && alignment.unused.includes(token);
  if (before && after) return after.index - before.index === 2 && between(premise.tokens[before.index + 1]);
  const slot = before
    ? premise.tokens[before.index + 1]
    : after
      ? premise.tokens[after.index - 1]
      : undefined;
  return (
    between(slot) && slot?.form === 'noun' && slot.role === match.claim.role && match.claim.role !== 'none'
  );
}
