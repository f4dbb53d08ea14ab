// Quantity words: all, some, only and the superlatives may not be added to what the premise says, nor taken away from it.
import type { Alignment } from './alignment.ts';
import type { Finding, RuleName } from './finding.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';

const UNIVERSAL = /^(?:모든|모두|전부|전원|온통|누구나|항상|언제나|all$|every$|always$)/u;
const WHOLE = /^(?:전체|전면|전액|완전히|whole$|entire)/u;
const PARTIAL = /^(?:일부|몇몇|일각|상당수|대부분|대다수|다수의|절반|some$|most$|several$|part$)/u;
const EXCLUSIVE = /^(?:유일|오직|단독|오로지|단지|only$|solely$|sole$|exclusively$)/u;
const SUPERLATIVE =
  /^(?:최초|최대|최고|최저|최소|최다|최장|최연소|최상|최악|가장|제일|처음으로|사상|역대|first$|largest$|biggest$|highest$|lowest$|best$|worst$|most$)/u;

export function scopeFindings(claim: Reading, premise: Reading, alignment: Alignment): Finding[] {
  return [
    ...universals(claim, premise),
    ...added('exclusive', claim, premise, (token) => token.exclusive || EXCLUSIVE.test(token.text)),
    ...added('superlative', claim, premise, (token) => SUPERLATIVE.test(token.text)),
    ...lostPartial(claim, premise, alignment),
  ];
}

function universals(claim: Reading, premise: Reading): Finding[] {
  const [ours, theirs] = [claim, premise].map((reading) =>
    reading.tokens.some((token) => isUniversal(token, reading)),
  );
  const partial = premise.tokens.some(isPartial);
  if (
    partial &&
    claim.tokens.some(({ text }) => WHOLE.test(text)) &&
    !premise.tokens.some(({ text }) => WHOLE.test(text))
  ) {
    return [{ rule: 'universal', kind: 'contradicts', reason: 'words', firm: true }];
  }
  if (ours === true && theirs === false) {
    return [{ rule: 'universal', kind: partial ? 'contradicts' : 'missing', reason: 'words', firm: partial }];
  }
  if (theirs === true && ours === false && claim.tokens.some(isPartial) && !partial) {
    return [{ rule: 'universal', kind: 'contradicts', reason: 'words', firm: true }];
  }
  return [];
}

function added(rule: RuleName, claim: Reading, premise: Reading, test: (token: Token) => boolean): Finding[] {
  if (!claim.tokens.some(test) || premise.tokens.some(test)) return [];
  return [{ rule, kind: 'missing', reason: 'words', firm: rule === 'superlative' }];
}

/** 일부 기업 of the premise may not become 기업 in the claim. */
function lostPartial(claim: Reading, premise: Reading, alignment: Alignment): Finding[] {
  if (claim.tokens.some(isPartial) || claim.values.length > 0) return [];
  for (const token of premise.tokens) {
    const head = premise.tokens[token.index + 1];
    if (!isPartial(token) || !head) continue;
    const match = alignment.matches.find((other) => other.places[0] === head);
    if (
      match &&
      (match.claim.role === 'topic' || match.claim.role === 'subject') &&
      !claim.text.includes('있')
    ) {
      return [{ rule: 'partial', kind: 'missing', reason: 'words', firm: false }];
    }
  }
  return [];
}

/** 모두 10명 adds up and claims nothing of all. */
function isUniversal(token: Token, reading: Reading): boolean {
  if (!UNIVERSAL.test(token.text)) return false;
  return !reading.values.some(
    ({ span }) => span.start > token.word.span.end && span.start - token.word.span.end < 3,
  );
}

function isPartial(token: Token): boolean {
  return PARTIAL.test(token.text);
}
