// What the rankers see of a question and one sentence: named numbers, the same at training and at run time.
import type { QuestionAnalysis, QuestionKind } from '../question.ts';
import { compareValues } from '../values/compare.ts';
import { readValues, type Value } from '../values/read.ts';
import { isWanted, wantedValues, type WantedValue } from '../wanted.ts';
import { alignArticle, type AlignedWord } from './align.ts';
import type { Facet, FacetKind } from './facets.ts';
import { syllablePairs, type ArticleProfile, type SentenceProfile } from './profile.ts';
import type { Rarity } from './rarity.ts';

/** A question made ready for many articles. */
export interface QuestionView {
  readonly question: QuestionAnalysis;
  /** One weight a question word, by rarity. */
  readonly weights: readonly number[];
  readonly pairs: ReadonlySet<string>;
  readonly wanted: readonly WantedValue[];
  /** Values that the question itself states. */
  readonly values: readonly Value[];
  /** Which question words look like names: rare, in no synonym group. */
  readonly names: readonly boolean[];
  /** The word that a subject or topic particle marks first, -1 for none. */
  readonly subject: number;
}

/** Coverage of one sentence by the question. */
export interface Coverage {
  readonly matches: readonly AlignedWord[];
  /** Share of the question's weight that is met, softly. */
  readonly soft: number;
  /** The same with exact matches only. */
  readonly exact: number;
}

/** What is the same for every sentence of one article: computed once a question. */
export interface ArticleContext {
  readonly article: ArticleProfile;
  readonly coverages: readonly Coverage[];
  readonly focus: readonly (readonly AlignedWord[])[];
  /** Best soft coverage in the article. */
  readonly best: number;
  /** Rank of each sentence by soft coverage, 0 for the best. */
  readonly ranks: readonly number[];
  /** Best score of each question word anywhere in the article. */
  readonly bestPerWord: readonly number[];
  /** Weight of each question word by how few of the article's sentences hold it. */
  readonly localWeights: readonly number[];
}

export const SENTENCE_FEATURES = [
  'soft', 'exact', 'softWithBefore', 'softWithAfter', 'softBefore', 'articleWeighted', 'pairsShared', 'longestMissing',
  'missingWeight', 'missingInArticle', 'matched', 'questionWords', 'synonyms', 'fuzzy', 'spread', 'order', 'hasFacet', 'newFacet',
  'focusMet', 'facetDistance', 'valueWanted', 'valueMet', 'valueDistance', 'valueConflict', 'hasSpeaker', 'isQuote', 'cause', 'manner',
  'length', 'position', 'heading', 'titleOverlap', 'rankBySoft', 'gapToBest', 'retrieval', 'kindNumber', 'kindWho', 'kindWhere',
  'kindWhen', 'kindWhy', 'kindHow', 'kindWhat', 'kindSaid', 'english', 'facets', 'latinMet', 'numberMet', 'lastWordMet', 'firstWordMet',
  'nameMet', 'tailMet', 'subjectMet', 'namesMet',
] as const;

export type SentenceFeature = (typeof SENTENCE_FEATURES)[number];
type Features<Name extends SentenceFeature> = Readonly<Record<Name, number>>;

/** Facets that answer each kind of question, the likeliest first. */
const WANTED_FACETS: Readonly<Record<QuestionKind, readonly FacetKind[]>> = {
  who: ['person', 'body'],
  where: ['place', 'body'],
  when: ['date'],
  'how-much': ['money', 'percent', 'number'],
  'how-many': ['number'],
  percent: ['percent'],
  why: ['cause'],
  how: ['manner', 'cause'],
  said: ['name'],
  abbreviation: ['latin'],
  which: ['body', 'place', 'person', 'name', 'latin'],
  what: ['name', 'latin', 'body'],
  open: [],
};

const MET = 0.4;

export function viewQuestion(question: QuestionAnalysis, rarity: Rarity): QuestionView {
  const rarities = question.words.map((word) => rarity(word.stem));
  return {
    question,
    weights: rarities.map((rare) => 0.08 + rare ** 1.5),
    pairs: syllablePairs(question.text),
    wanted: wantedValues(question.text),
    values: readValues(question.text).filter((value) => !/몇|얼마/u.test(question.text.slice(value.span.start, value.span.end))),
    names: question.words.map((word, index) => (rarities[index] ?? 0) > 0.85 && word.groups.length === 0 && word.stem.length >= 2),
    subject: question.words.findIndex((word) => word.text.length > word.stem.length && /(?:은|는|이|가)$/u.test(word.text)),
  };
}

export function contextOf(view: QuestionView, article: ArticleProfile): ArticleContext {
  const coverages = alignArticle(view.question.words, article).map((matches) => coverageOf(view, matches));
  const order = coverages.map((_, index) => index).sort((a, b) => (coverages[b]?.soft ?? 0) - (coverages[a]?.soft ?? 0) || a - b);
  const ranks = Array.from<number>({ length: coverages.length }).fill(0);
  for (const [rank, index] of order.entries()) ranks[index] = rank;
  return {
    article,
    coverages,
    focus: alignArticle(view.question.focus, article),
    best: coverages[order[0] ?? 0]?.soft ?? 0,
    ranks,
    bestPerWord: view.weights.map((_, word) => coverages.reduce((best, { matches }) => Math.max(best, matches[word]?.score ?? 0), 0)),
    localWeights: view.question.words.map((word) => Math.log(1 + article.sentences.length / (1 + (article.frequency.get(word.stem) ?? 0)))),
  };
}

function coverageOf({ weights }: QuestionView, matches: readonly AlignedWord[]): Coverage {
  return { matches, soft: weighted(weights, matches, softScore), exact: weighted(weights, matches, exactScore) };
}

const softScore = (match: AlignedWord): number => match.score;
const exactScore = (match: AlignedWord): number => (match.kind === 'exact' ? match.score : 0);

function weighted(weights: readonly number[], matches: readonly AlignedWord[], score: (match: AlignedWord) => number): number {
  let met = 0;
  let all = 0;
  for (let index = 0; index < matches.length; index++) {
    const weight = weights[index] ?? 0;
    const match = matches[index];
    if (match) met += weight * score(match);
    all += weight;
  }
  return all > 0 ? met / all : 0;
}

/** The feature vector of sentence `index`, in the order of SENTENCE_FEATURES. `retrieval` is its passage's score, 0 to 1. */
export function sentenceFeatures(view: QuestionView, context: ArticleContext, index: number, retrieval: number): Float64Array {
  const sentence = context.article.sentences[index];
  const coverage = context.coverages[index];
  if (!sentence || !coverage) throw new RangeError(`expected a sentence at ${index}`);
  const values: Features<SentenceFeature> = {
    ...coverageFeatures(view, context, index, coverage),
    ...missingFeatures(view, context, coverage),
    ...matchFeatures(view, context, index, coverage),
    ...facetFeatures(view, context, index, coverage),
    ...valueFeatures(view, sentence, coverage),
    ...shapeFeatures(context, sentence, index),
    ...kindFeatures(view),
    retrieval,
  };
  return Float64Array.from(SENTENCE_FEATURES, (name) => values[name]);
}

function coverageFeatures(view: QuestionView, context: ArticleContext, index: number, coverage: Coverage) {
  const before = context.coverages[index - 1];
  return {
    soft: coverage.soft,
    exact: coverage.exact,
    softBefore: before?.soft ?? 0,
    softWithBefore: joint(view, coverage, before),
    softWithAfter: joint(view, coverage, context.coverages[index + 1]),
    articleWeighted: weighted(context.localWeights, coverage.matches, softScore),
    pairsShared: sharedShare(view.pairs, context.article.sentences[index]?.bigrams ?? new Set()),
    rankBySoft: Math.min(10, context.ranks[index] ?? 10),
    gapToBest: context.best - coverage.soft,
  };
}

/** Coverage by two neighbouring sentences together. */
function joint(view: QuestionView, one: Coverage, other: Coverage | undefined): number {
  if (!other) return one.soft;
  const matches = one.matches.map((match, index) => {
    const second = other.matches[index];
    return second && second.score > match.score ? second : match;
  });
  return weighted(view.weights, matches, softScore);
}

function sharedShare(pairs: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared++;
  return pairs.size > 0 ? shared / pairs.size : 0;
}

function missingFeatures(view: QuestionView, context: ArticleContext, coverage: Coverage) {
  let longestMissing = 0;
  let missingWeight = 0;
  let missingInArticle = 0;
  for (const [index, weight] of view.weights.entries()) {
    const lack = 1 - (coverage.matches[index]?.score ?? 0);
    longestMissing = Math.max(longestMissing, weight * lack);
    missingWeight += weight * lack;
    missingInArticle = Math.max(missingInArticle, weight * (1 - (context.bestPerWord[index] ?? 0)));
  }
  return { longestMissing, missingWeight, missingInArticle };
}

function matchFeatures(view: QuestionView, context: ArticleContext, index: number, { matches }: Coverage) {
  const met = matches.filter((match) => match.score > MET);
  const positions = met.map((match) => match.position);
  const rising = positions.filter((position, at) => at > 0 && position > (positions[at - 1] ?? 0)).length;
  const before = context.coverages[index - 1]?.matches;
  const subject = matches[view.subject];
  return {
    matched: met.length,
    questionWords: matches.length,
    synonyms: met.filter((match) => match.kind === 'synonym').length,
    fuzzy: met.filter((match) => match.kind === 'part' || match.kind === 'spelling' || match.kind === 'sound').length,
    spread: positions.length > 1 ? (Math.max(...positions) - Math.min(...positions) + 1) / positions.length : 0,
    order: positions.length > 1 ? rising / (positions.length - 1) : 0.5,
    latinMet: shareMet(matches, (match) => /[a-z]/u.test(match.word.text)),
    numberMet: shareMet(matches, (match) => /\p{N}/u.test(match.word.text)),
    namesMet: shareMet(matches, (_, at) => view.names[at] ?? false),
    nameMet: weightiestMet(view, matches),
    firstWordMet: matches[0]?.score ?? 0,
    lastWordMet: matches.at(-1)?.score ?? 0,
    tailMet: matches.slice(-3).reduce((sum, match) => sum + match.score, 0) / Math.max(1, Math.min(3, matches.length)),
    subjectMet: subject ? Math.max(subject.score, 0.7 * (before?.[view.subject]?.score ?? 0)) : 0.5,
  };
}

/** Mean score of the words that `is` picks; 0.5 where there is none. */
function shareMet(matches: readonly AlignedWord[], is: (match: AlignedWord, index: number) => boolean): number {
  const picked = matches.filter(is);
  return picked.length > 0 ? picked.reduce((sum, match) => sum + match.score, 0) / picked.length : 0.5;
}

/** Score of the rarest question word. */
function weightiestMet(view: QuestionView, matches: readonly AlignedWord[]): number {
  let best = 0;
  for (const [index, weight] of view.weights.entries()) if (weight > (view.weights[best] ?? 0)) best = index;
  return matches[best]?.score ?? 0;
}

function facetFeatures(view: QuestionView, context: ArticleContext, index: number, coverage: Coverage) {
  const sentence = context.article.sentences[index];
  const facets = sentence?.facets ?? [];
  const wanted = wantedFacets(view.question, facets);
  const fresh = wanted.filter((facet) => !view.question.text.includes(facet.text));
  const focus = context.focus[index] ?? [];
  return {
    hasFacet: wanted.length > 0 ? 1 : 0,
    newFacet: fresh.length > 0 ? 1 : 0,
    facets: Math.min(5, fresh.length),
    focusMet: focus.length > 0 ? Math.max(...focus.map((match) => match.score)) : -0.5,
    facetDistance: sentence ? nearestDistance(fresh, sentence, coverage) : 9,
    cause: facets.some((facet) => facet.kind === 'cause') ? 1 : 0,
    manner: facets.some((facet) => facet.kind === 'manner') ? 1 : 0,
    hasSpeaker: sentence?.sentence.speaker ? 1 : 0,
    isQuote: /[“"].{4,}[”"]/u.test(sentence?.text ?? '') ? 1 : 0,
  };
}

/** The facets of a sentence that are of a kind that the question asks for. */
export function wantedFacets(question: QuestionAnalysis, facets: readonly Facet[]): Facet[] {
  const kinds = WANTED_FACETS[question.kind];
  return facets.filter((facet) => kinds.includes(facet.kind));
}

function valueFeatures(view: QuestionView, sentence: SentenceProfile, coverage: Coverage) {
  const wanted = sentence.values.filter((value) => isWanted(value, view.wanted));
  const compared = view.values.map((value) => sentence.values.map((other) => compareValues(value, other)));
  const conflicts = compared.filter((row) => row.includes('different') && !row.includes('same')).length;
  return {
    valueWanted: view.wanted.length > 0 ? 1 : 0,
    valueMet: view.wanted.length === 0 ? -1 : wanted.length > 0 ? 1 : 0,
    valueDistance: view.wanted.length === 0 ? 4.5 : nearestDistance(wanted, sentence, coverage),
    valueConflict: view.values.length === 0 ? 0.5 : conflicts > 0 ? 1 : 0,
  };
}

/** Words (of five characters) between the nearest of `places` and the nearest met word, 9 for none. */
function nearestDistance(places: readonly Pick<Facet, 'span'>[], sentence: SentenceProfile, { matches }: Coverage): number {
  let nearest = 9;
  for (const match of matches) {
    if (match.score <= MET) continue;
    const offset = sentence.words[match.position]?.span.start ?? 0;
    for (const { span } of places) {
      const gap = offset < span.start ? span.start - offset : Math.max(0, offset - span.end);
      nearest = Math.min(nearest, gap / 5);
    }
  }
  return nearest;
}

function shapeFeatures(context: ArticleContext, sentence: SentenceProfile, index: number) {
  let titleOverlap = 0;
  for (const stem of context.article.titleStems) if (sentence.stems.has(stem)) titleOverlap++;
  return {
    length: Math.min(40, sentence.words.length),
    position: index / Math.max(1, context.article.sentences.length - 1),
    heading: sentence.sentence.heading ? 1 : 0,
    titleOverlap,
  };
}

function kindFeatures({ question }: QuestionView) {
  const is = (...kinds: QuestionKind[]): number => (kinds.includes(question.kind) ? 1 : 0);
  return {
    kindNumber: is('how-many', 'how-much', 'percent'),
    kindWho: is('who'),
    kindWhere: is('where', 'which'),
    kindWhen: is('when'),
    kindWhy: is('why'),
    kindHow: is('how'),
    kindWhat: is('what', 'abbreviation', 'open'),
    kindSaid: is('said'),
    english: question.english ? 1 : 0,
  };
}
