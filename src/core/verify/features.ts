// A comparison as numbers: what the learned score reads. The order of FEATURES is the order of the weights.
import type { Comparison } from './comparison.ts';
import type { RuleName } from './finding.ts';
import type { Match } from './alignment.ts';
import type { Token } from './tokens.ts';

const RULES: readonly RuleName[] = [
  'value-conflict',
  'value-missing',
  'negation',
  'opposite',
  'class',
  'name',
  'unknown-noun',
  'new-word',
  'substitution',
  'replaced',
  'role',
  'attribution',
  'unattributed',
  'certainty',
  'tense',
  'universal',
  'exclusive',
  'superlative',
  'partial',
];

const LEXICAL: readonly (readonly [string, RegExp])[] = [
  ['says-plan', /예정|계획|방침|할 것|겠다/u],
  ['says-degree', /매우|가장|훨씬|많은|많이|크게|더 |점점|최고|최대|주변|심각/u],
  ['says-cause', /때문|으로 인해|덕분|위해|통해|이유/u],
  ['says-all', /모두|모든|전부|전혀|아무|누구|전체|항상|매년|매일|매주/u],
  ['says-again', /이미|아직|여전히|다시|추가|계속|결국|실제로/u],
  ['says-only', /만 |뿐|밖에|유일|혼자/u],
  ['says-can', /수 있|가능/u],
  ['says-must', /해야|필요|의무/u],
  ['says-identity', /(?:이다|다|입니다|였다|이었다)\.?$/u],
  ['says-exists', /있다|있습니다|있었다|한다\.?$/u],
];

export const FEATURES: readonly string[] = [
  'coverage',
  'exact-coverage',
  'weighted-coverage',
  'unmatched',
  'unmatched-nouns',
  'unmatched-predicates',
  'last-unmatched',
  'first-unmatched',
  'unmatched-objects',
  'unmatched-doers',
  'synonyms',
  'compounds',
  'near',
  'bigrams',
  'letters-run',
  'run',
  'order',
  'span-density',
  'length-claim',
  'length-premise',
  'length-ratio',
  'unused-share',
  'values-claim',
  'values-found',
  'values-unused',
  'negators-claim',
  'negators-premise',
  'negation-parity',
  'firm-contradicts',
  'firm-missing',
  'soft-contradicts',
  'soft-missing',
  'role-agreement',
  'clause-spread',
  'unmatched-modifiers',
  'quoted-share',
  'latin-unmatched',
  'english-claim',
  'last-synonym',
  'predicate-negated',
  'tense-differs',
  'unmatched-adverbs',
  'unmatched-light',
  'light-share',
  ...RULES.map((rule) => `rule:${rule}`),
  ...LEXICAL.map(([name]) => name),
];

export function featuresOf(comparison: Comparison): number[] {
  return [
    ...coverageFeatures(comparison),
    ...shapeFeatures(comparison),
    ...signFeatures(comparison),
    ...RULES.map((rule) =>
      Math.min(2, comparison.findings.filter((finding) => finding.rule === rule).length),
    ),
    ...LEXICAL.map(([, pattern]) =>
      Number(pattern.test(comparison.claim.text) && !pattern.test(comparison.premise.text)),
    ),
  ];
}

function coverageFeatures({ claim, premise, alignment }: Comparison): number[] {
  const { matches } = alignment;
  const missing = matches
    .filter((match) => match.kind === 'none' && !match.claim.light)
    .map((match) => match.claim);
  const last = matches.at(-1);
  return [
    mean(
      matches.map((match) => match.score),
      1,
    ),
    mean(
      matches.map((match) => Number(match.kind === 'same')),
      1,
    ),
    weightedCoverage(matches),
    missing.length,
    missing.filter((token) => token.form === 'noun').length,
    missing.filter((token) => token.form === 'final' || token.form === 'connective').length,
    Number(last?.kind === 'none'),
    Number(matches[0]?.kind === 'none'),
    missing.filter((token) => token.role === 'object').length,
    missing.filter((token) => token.role === 'subject' || token.role === 'topic').length,
    share(matches, 'synonym'),
    share(matches, 'compound'),
    share(matches, 'near'),
    bigramCoverage(claim.compact, premise.compact),
    longestCommon(claim.compact, premise.compact) / Math.max(1, claim.compact.length),
  ];
}

function shapeFeatures({ claim, premise, alignment, values }: Comparison): number[] {
  const { matches } = alignment;
  const places = matches.flatMap((match) => match.places[0]?.index ?? []);
  const [ours, theirs] = [claim.content.length, premise.content.length];
  const spread = places.length < 2 ? 0 : Math.max(...places) - Math.min(...places) + 1;
  return [
    longestRun(matches) / Math.max(1, ours),
    orderAgreement(places),
    places.length < 2 ? 1 : new Set(places).size / spread,
    ours,
    theirs,
    ours / Math.max(1, theirs),
    alignment.unused.length / Math.max(1, theirs),
    claim.values.length,
    values.filter((value) => value.kind === 'found').length,
    premise.values.length - claim.values.length,
  ];
}

function signFeatures({ claim, premise, alignment, findings }: Comparison): number[] {
  const { matches } = alignment;
  const [ours, theirs] = [claim, premise].map(
    (reading) => reading.tokens.filter((token) => token.negator).length,
  );
  const count = (firm: boolean, kind: string): number =>
    findings.filter((finding) => finding.firm === firm && finding.kind === kind).length;
  const allMissing = matches.filter((match) => match.kind === 'none').map((match) => match.claim);
  const missing = allMissing.filter((token) => !token.light);
  const found = matches.filter((match) => match.places.length > 0);
  const last = matches.at(-1);
  return [
    ours ?? 0,
    theirs ?? 0,
    Number((ours ?? 0) % 2 !== (theirs ?? 0) % 2),
    count(true, 'contradicts'),
    count(true, 'missing'),
    count(false, 'contradicts'),
    count(false, 'missing'),
    mean(
      found.map((match) => Number(match.places.some((place) => place.role === match.claim.role))),
      1,
    ),
    new Set(found.map((match) => match.places[0]?.clause)).size,
    missing.filter((token) => token.form === 'adnominal' || token.role === 'of').length,
    mean(
      found.map((match) => Number(match.places[0]?.quoted ?? false)),
      0,
    ),
    missing.filter((token) => token.word.script !== 'hangul').length,
    Number(claim.english !== premise.english),
    Number(last?.kind === 'synonym' || last?.kind === 'near'),
    Number(last?.claim.negated === true && last.places[0]?.negated !== true),
    Number(last !== undefined && last.places[0] !== undefined && last.claim.past !== last.places[0].past),
    missing.filter((token) => token.role === 'none' && token.form === 'noun').length,
    allMissing.length - missing.length,
    mean(
      claim.content.map((token) => Number(token.light)),
      0,
    ),
  ];
}

function weightedCoverage(matches: readonly Match[]): number {
  let [sum, whole] = [0, 0];
  for (const { claim, score } of matches) {
    const weight = weightOf(claim);
    sum += weight * score;
    whole += weight;
  }
  return whole === 0 ? 1 : sum / whole;
}

function weightOf(token: Token): number {
  if (token.light) return 0.5;
  return Math.min(4, token.stems[0]?.length ?? 1) * (token.form === 'noun' ? 1 : 0.7);
}

function share(matches: readonly Match[], kind: Match['kind']): number {
  return mean(
    matches.map((match) => Number(match.kind === kind)),
    0,
  );
}

export function bigramCoverage(claim: string, premise: string): number {
  if (claim.length < 2) return Number(premise.includes(claim));
  let found = 0;
  for (let i = 0; i + 2 <= claim.length; i++) if (premise.includes(claim.slice(i, i + 2))) found++;
  return found / (claim.length - 1);
}

/** Longest common run of letters, both texts without spaces. */
function longestCommon(one: string, other: string): number {
  let best = 0;
  for (let start = 0; start + best < one.length; start++) {
    while (start + best < one.length && other.includes(one.slice(start, start + best + 1))) best++;
  }
  return best;
}

/** Neighbouring claim words that stand on neighbouring premise words. */
function longestRun(matches: readonly Match[]): number {
  let [best, run, last] = [0, 0, -9];
  for (const match of matches) {
    const index = match.places[0]?.index;
    if (index === undefined) [run, last] = [0, -9];
    else {
      run = index > last && index - last <= 2 ? run + 1 : 1;
      last = index;
    }
    best = Math.max(best, run);
  }
  return best;
}

/** Share of neighbouring pairs that keep the premise's order. */
function orderAgreement(places: readonly number[]): number {
  let kept = 0;
  for (let i = 1; i < places.length; i++) if ((places[i] ?? 0) >= (places[i - 1] ?? 0)) kept++;
  return places.length < 2 ? 1 : kept / (places.length - 1);
}

function mean(numbers: readonly number[], empty: number): number {
  return numbers.length === 0 ? empty : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
