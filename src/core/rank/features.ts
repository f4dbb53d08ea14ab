// What the rankers see of a question and one sentence: named numbers, the same at training and at run time.
import { isSurelyVerb } from '../analyze/endings.ts';
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
  readonly nouns: readonly boolean[];
  readonly latin: readonly boolean[];
  readonly numeric: readonly boolean[];
  /** The rarest word, -1 for a question without words. */
  readonly weightiest: number;
  /** Which question words look like names: rare, in no synonym group. */
  readonly names: readonly boolean[];
  /** Stems that cannot hold where a question word does, one set a question word. */
  readonly opposites: readonly (ReadonlySet<string> | undefined)[];
  /** The word that a subject or topic particle marks first, -1 for none. */
  readonly subject: number;
}

/** Antonyms by stem. */
export type Opposites = ReadonlyMap<string, ReadonlySet<string>>;

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
  'nameMet', 'tailMet', 'subjectMet', 'namesMet', 'opposed', 'nounMissing', 'missingNearby',
] as const;

export type SentenceFeature = (typeof SENTENCE_FEATURES)[number];

/** Where each feature stands in a vector. */
export const AT = Object.fromEntries(SENTENCE_FEATURES.map((name, index) => [name, index])) as Readonly<Record<SentenceFeature, number>>;

/** Facets that answer each kind of question, the likeliest first. */
const WANTED_FACETS: Readonly<Record<QuestionKind, readonly FacetKind[]>> = {
  who: ['person', 'body'],
  where: ['place', 'body'],
  when: ['date'],
  'how-much': ['money', 'percent', 'number'],
  'how-many': ['number'],
  percent: ['percent'],
  why: [],
  how: [],
  said: ['name'],
  abbreviation: ['latin'],
  which: ['body', 'place', 'person', 'name', 'latin'],
  what: ['name', 'latin', 'body'],
  open: [],
};

const MET = 0.4;

export function viewQuestion(question: QuestionAnalysis, rarity: Rarity, opposites: Opposites = new Map()): QuestionView {
  const rarities = question.words.map((word) => rarity(word.stem));
  const weights = rarities.map((rare) => 0.08 + rare ** 1.5);
  return {
    question,
    weights,
    weightiest: weights.indexOf(Math.max(...weights)),
    nouns: question.words.map((word) => !isSurelyVerb(word.text) && word.stem.length >= 2),
    latin: question.words.map((word) => /[a-z]/u.test(word.text)),
    numeric: question.words.map((word) => /\p{N}/u.test(word.text)),
    pairs: syllablePairs(question.text),
    wanted: wantedValues(question.text),
    values: readValues(question.text).filter((value) => !/몇|얼마/u.test(question.text.slice(value.span.start, value.span.end))),
    names: question.words.map((word, index) => (rarities[index] ?? 0) > 0.85 && word.groups.length === 0 && word.stem.length >= 2),
    opposites: question.words.map((word) => opposites.get(word.stem)),
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
  const vector = new Float64Array(SENTENCE_FEATURES.length).fill(Number.NaN);
  vector[AT.retrieval] = retrieval;
  addCoverage(vector, view, context, index, coverage);
  addMissing(vector, view, context, index, coverage);
  addMatches(vector, view, coverage);
  addNames(vector, view, context, index, coverage);
  addFacets(vector, view, context, index, coverage);
  addValues(vector, view, sentence, coverage);
  addShape(vector, context, sentence, index);
  addKind(vector, view.question);
  return vector;
}

function addCoverage(vector: Float64Array, view: QuestionView, context: ArticleContext, index: number, coverage: Coverage): void {
  const before = context.coverages[index - 1];
  vector[AT.soft] = coverage.soft;
  vector[AT.exact] = coverage.exact;
  vector[AT.softBefore] = before?.soft ?? 0;
  vector[AT.softWithBefore] = joint(view, coverage, before);
  vector[AT.softWithAfter] = joint(view, coverage, context.coverages[index + 1]);
  vector[AT.articleWeighted] = weighted(context.localWeights, coverage.matches, softScore);
  vector[AT.pairsShared] = sharedShare(view.pairs, context.article.sentences[index]?.bigrams ?? new Set());
  vector[AT.rankBySoft] = Math.min(10, context.ranks[index] ?? 10);
  vector[AT.gapToBest] = context.best - coverage.soft;
}

/** Coverage by two neighbouring sentences together. */
function joint(view: QuestionView, one: Coverage, other: Coverage | undefined): number {
  if (!other) return one.soft;
  let met = 0;
  let all = 0;
  for (let word = 0; word < one.matches.length; word++) {
    const weight = view.weights[word] ?? 0;
    met += weight * Math.max(one.matches[word]?.score ?? 0, other.matches[word]?.score ?? 0);
    all += weight;
  }
  return all > 0 ? met / all : 0;
}

function sharedShare(pairs: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared++;
  return pairs.size > 0 ? shared / pairs.size : 0;
}

function addMissing(vector: Float64Array, view: QuestionView, context: ArticleContext, index: number, { matches }: Coverage): void {
  const before = context.coverages[index - 1]?.matches;
  const after = context.coverages[index + 1]?.matches;
  let [longest, sum, inArticle, nearby, nouns] = [0, 0, 0, 0, 0];
  for (let word = 0; word < view.weights.length; word++) {
    const weight = view.weights[word] ?? 0;
    const score = matches[word]?.score ?? 0;
    const around = Math.max(score, before?.[word]?.score ?? 0, after?.[word]?.score ?? 0);
    longest = Math.max(longest, weight * (1 - score));
    sum += weight * (1 - score);
    inArticle = Math.max(inArticle, weight * (1 - (context.bestPerWord[word] ?? 0)));
    nearby = Math.max(nearby, weight * (1 - around));
    if (view.nouns[word] && around < MET) nouns += 1;
  }
  vector[AT.longestMissing] = longest;
  vector[AT.missingWeight] = sum;
  vector[AT.missingInArticle] = inArticle;
  vector[AT.missingNearby] = nearby;
  vector[AT.nounMissing] = nouns;
}

function addMatches(vector: Float64Array, view: QuestionView, { matches }: Coverage): void {
  const met = matches.filter((match) => match.score > MET);
  const positions = met.map((match) => match.position);
  const rising = positions.filter((position, at) => at > 0 && position > (positions[at - 1] ?? 0)).length;
  vector[AT.matched] = met.length;
  vector[AT.questionWords] = matches.length;
  vector[AT.synonyms] = met.filter((match) => match.kind === 'synonym').length;
  vector[AT.fuzzy] = met.filter((match) => match.kind === 'part' || match.kind === 'spelling' || match.kind === 'sound').length;
  vector[AT.spread] = positions.length > 1 ? (Math.max(...positions) - Math.min(...positions) + 1) / positions.length : 0;
  vector[AT.order] = positions.length > 1 ? rising / (positions.length - 1) : 0.5;
  vector[AT.firstWordMet] = matches[0]?.score ?? 0;
  vector[AT.lastWordMet] = matches.at(-1)?.score ?? 0;
  vector[AT.tailMet] = matches.slice(-3).reduce((sum, match) => sum + match.score, 0) / Math.max(1, Math.min(3, matches.length));
  vector[AT.nameMet] = matches[view.weightiest]?.score ?? 0;
}

function addNames(vector: Float64Array, view: QuestionView, context: ArticleContext, index: number, { matches }: Coverage): void {
  const before = context.coverages[index - 1]?.matches;
  const stems = context.article.sentences[index]?.stems ?? new Set();
  const subject = matches[view.subject];
  vector[AT.latinMet] = shareMet(matches, view.latin);
  vector[AT.numberMet] = shareMet(matches, view.numeric);
  vector[AT.namesMet] = shareMet(matches, view.names);
  vector[AT.subjectMet] = subject ? Math.max(subject.score, 0.7 * (before?.[view.subject]?.score ?? 0)) : 0.5;
  vector[AT.opposed] = matches.filter((match, word) => match.score < 0.9 && meetsAny(view.opposites[word], stems)).length;
}

function meetsAny(opposites: ReadonlySet<string> | undefined, stems: ReadonlySet<string>): boolean {
  if (!opposites) return false;
  for (const stem of opposites) if (stems.has(stem)) return true;
  return false;
}

/** Mean score of the picked words; 0.5 where there is none. */
function shareMet(matches: readonly AlignedWord[], picked: readonly boolean[]): number {
  let [sum, count] = [0, 0];
  for (let word = 0; word < matches.length; word++) {
    if (!picked[word]) continue;
    sum += matches[word]?.score ?? 0;
    count += 1;
  }
  return count > 0 ? sum / count : 0.5;
}

function addFacets(vector: Float64Array, view: QuestionView, context: ArticleContext, index: number, coverage: Coverage): void {
  const sentence = context.article.sentences[index];
  const wanted = wantedFacets(view.question, sentence?.facets ?? []);
  const fresh = wanted.filter((facet) => !view.question.text.includes(facet.text));
  const focus = context.focus[index] ?? [];
  vector[AT.hasFacet] = wanted.length > 0 ? 1 : 0;
  vector[AT.newFacet] = fresh.length > 0 ? 1 : 0;
  vector[AT.facets] = Math.min(5, fresh.length);
  vector[AT.focusMet] = focus.length > 0 ? Math.max(...focus.map((match) => match.score)) : -0.5;
  vector[AT.facetDistance] = sentence ? nearestDistance(fresh, sentence, coverage) : 9;
  vector[AT.cause] = sentence?.tells.cause ? 1 : 0;
  vector[AT.manner] = sentence?.tells.manner ? 1 : 0;
  vector[AT.isQuote] = sentence?.tells.quote ? 1 : 0;
  vector[AT.hasSpeaker] = sentence?.sentence.speaker ? 1 : 0;
}

/** The facets of a sentence that are of a kind that the question asks for. */
export function wantedFacets(question: QuestionAnalysis, facets: readonly Facet[]): Facet[] {
  const kinds = WANTED_FACETS[question.kind];
  return facets.filter((facet) => kinds.includes(facet.kind));
}

function addValues(vector: Float64Array, view: QuestionView, sentence: SentenceProfile, coverage: Coverage): void {
  const asks = view.wanted.length > 0;
  const wanted = asks ? sentence.values.filter((value) => isWanted(value, view.wanted)) : [];
  vector[AT.valueWanted] = asks ? 1 : 0;
  vector[AT.valueMet] = asks ? Math.min(1, wanted.length) : -1;
  vector[AT.valueDistance] = asks ? nearestDistance(wanted, sentence, coverage) : 4.5;
  vector[AT.valueConflict] = view.values.length === 0 ? 0.5 : view.values.some((value) => conflicts(value, sentence)) ? 1 : 0;
}

/** A comparable value stands in the sentence, and none that is the same. */
function conflicts(value: Value, sentence: SentenceProfile): boolean {
  const compared = sentence.values.map((other) => compareValues(value, other));
  return compared.includes('different') && !compared.includes('same');
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

function addShape(vector: Float64Array, context: ArticleContext, sentence: SentenceProfile, index: number): void {
  let titleOverlap = 0;
  for (const stem of context.article.titleStems) if (sentence.stems.has(stem)) titleOverlap++;
  vector[AT.length] = Math.min(40, sentence.words.length);
  vector[AT.position] = index / Math.max(1, context.article.sentences.length - 1);
  vector[AT.heading] = sentence.sentence.heading ? 1 : 0;
  vector[AT.titleOverlap] = titleOverlap;
}

function addKind(vector: Float64Array, { kind, english }: QuestionAnalysis): void {
  vector[AT.kindNumber] = kind === 'how-many' || kind === 'how-much' || kind === 'percent' ? 1 : 0;
  vector[AT.kindWho] = kind === 'who' ? 1 : 0;
  vector[AT.kindWhere] = kind === 'where' || kind === 'which' ? 1 : 0;
  vector[AT.kindWhen] = kind === 'when' ? 1 : 0;
  vector[AT.kindWhy] = kind === 'why' ? 1 : 0;
  vector[AT.kindHow] = kind === 'how' ? 1 : 0;
  vector[AT.kindWhat] = kind === 'what' || kind === 'abbreviation' || kind === 'open' ? 1 : 0;
  vector[AT.kindSaid] = kind === 'said' ? 1 : 0;
  vector[AT.english] = english ? 1 : 0;
}
