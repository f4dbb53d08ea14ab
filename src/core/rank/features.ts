// What the rankers see of a question and one sentence: named numbers, the same at training and at run time.
import type { QuestionAnalysis, QuestionKind } from '../question.ts';

import type { AlignedWord, Aligner } from './align.ts';
import type { Facet, FacetKind } from './facets.ts';
import { syllablePairs, type ArticleProfile, type SentenceProfile } from './profile.ts';
import type { Rarity } from './rarity.ts';

/** A question made ready for many sentences. */
export interface QuestionView {
  readonly question: QuestionAnalysis;
  readonly aligner: Aligner;
  readonly focusAligner: Aligner;
  /** One weight a question word, by rarity. */
  readonly weights: readonly number[];
  readonly pairs: ReadonlySet<string>;
}

/** Coverage of one sentence by the question, kept so that neighbours can be looked at without aligning twice. */
export interface Coverage {
  readonly matches: readonly AlignedWord[];
  /** Share of the question's weight that is met, softly. */
  readonly soft: number;
  /** The same with exact matches only. */
  readonly exact: number;
}

export const SENTENCE_FEATURES = [
  'soft', 'exact', 'softWithBefore', 'softWithAfter', 'softBefore', 'articleWeighted', 'pairsShared', 'longestMissing',
  'missingWeight', 'missingInArticle', 'matched', 'questionWords', 'synonyms', 'fuzzy', 'spread', 'order', 'hasFacet', 'newFacet',
  'unitMet', 'focusMet', 'facetDistance', 'hasSpeaker', 'isQuote', 'cause', 'manner', 'length', 'position', 'heading', 'titleOverlap',
  'rankBySoft', 'gapToBest', 'retrieval', 'kindNumber', 'kindWho', 'kindWhere', 'kindWhen', 'kindWhy', 'kindHow', 'kindWhat', 'kindSaid',
  'english', 'facets', 'latinMet', 'numberMet', 'lastWordMet', 'firstWordMet', 'nameMet', 'tailMet',
] as const;

export type SentenceFeature = (typeof SENTENCE_FEATURES)[number];

/** Facets that answer each kind of question, the likeliest first. */
const WANTED: Readonly<Record<QuestionKind, readonly FacetKind[]>> = {
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

export function coverageOf(view: QuestionView, sentence: SentenceProfile, article: ArticleProfile): Coverage {
  const { matches } = view.aligner.align(sentence, article);
  return { matches, soft: weighted(view.weights, matches, (match) => match.score), exact: weighted(view.weights, matches, exactScore) };
}

function exactScore(match: AlignedWord): number {
  return match.kind === 'exact' ? match.score : 0;
}

function weighted(weights: readonly number[], matches: readonly AlignedWord[], score: (match: AlignedWord) => number): number {
  let met = 0;
  let all = 0;
  for (const [index, match] of matches.entries()) {
    const weight = weights[index] ?? 0;
    met += weight * score(match);
    all += weight;
  }
  return all > 0 ? met / all : 0;
}

/** Question words as one view: `rarity` weighs them, generic ones least. */
export function viewQuestion(question: QuestionAnalysis, aligner: Aligner, focusAligner: Aligner, rarity: Rarity): QuestionView {
  const weights = question.words.map((word) => 0.08 + rarity(word.stem) ** 1.5);
  return { question, aligner, focusAligner, weights, pairs: syllablePairs(question.text) };
}

/** What is the same for every sentence of one article: computed once a question. */
export interface ArticleContext {
  readonly article: ArticleProfile;
  readonly coverages: readonly Coverage[];
  /** Best soft coverage in the article. */
  readonly best: number;
  /** Rank of each sentence by soft coverage, 0 for the best. */
  readonly ranks: readonly number[];
  /** Best score of each question word anywhere in the article. */
  readonly bestPerWord: readonly number[];
}

export function contextOf(view: QuestionView, article: ArticleProfile): ArticleContext {
  const coverages = article.sentences.map((sentence) => coverageOf(view, sentence, article));
  const order = coverages.map((_, index) => index).sort((a, b) => (coverages[b]?.soft ?? 0) - (coverages[a]?.soft ?? 0) || a - b);
  const ranks = Array.from<number>({ length: coverages.length }).fill(0);
  for (const [rank, index] of order.entries()) ranks[index] = rank;
  const bestPerWord = view.weights.map((_, word) => Math.max(0, ...coverages.map(({ matches }) => matches[word]?.score ?? 0)));
  return { article, coverages, best: Math.max(0, ...coverages.map(({ soft }) => soft)), ranks, bestPerWord };
}

/** The feature vector of sentence `index`, in the order of SENTENCE_FEATURES. `retrieval` is its passage's score, 0 to 1. */
export function sentenceFeatures(view: QuestionView, context: ArticleContext, index: number, retrieval: number): Float64Array {
  const sentence = context.article.sentences[index];
  const coverage = context.coverages[index];
  if (!sentence || !coverage) throw new RangeError(`expected a sentence at ${index}`);
  const values: Record<SentenceFeature, number> = {
    ...coverageFeatures(view, context, index, coverage),
    ...missingFeatures(view, context, coverage),
    ...matchFeatures(view, coverage),
    ...answerFeatures(view, context, sentence, coverage),
    ...shapeFeatures(context, sentence, index),
    ...kindFeatures(view),
    retrieval,
  };
  return Float64Array.from(SENTENCE_FEATURES, (name) => values[name]);
}

function coverageFeatures(view: QuestionView, context: ArticleContext, index: number, coverage: Coverage) {
  const before = context.coverages[index - 1];
  const after = context.coverages[index + 1];
  return {
    soft: coverage.soft,
    exact: coverage.exact,
    softBefore: before?.soft ?? 0,
    softWithBefore: joint(view, coverage, before),
    softWithAfter: joint(view, coverage, after),
    articleWeighted: articleWeighted(view, context, coverage),
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
  return weighted(view.weights, matches, (match) => match.score);
}

/** Coverage with words weighed by how few of the article's sentences hold them. */
function articleWeighted(view: QuestionView, context: ArticleContext, coverage: Coverage): number {
  const { frequency, sentences } = context.article;
  const weights = view.question.words.map((word) => Math.log(1 + sentences.length / (1 + (frequency.get(word.stem) ?? 0))));
  return weighted(weights, coverage.matches, (match) => match.score);
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

function matchFeatures(view: QuestionView, { matches }: Coverage) {
  const met = matches.filter((match) => match.score > 0.4);
  const positions = met.map((match) => match.position);
  const rising = positions.filter((position, index) => index > 0 && position > (positions[index - 1] ?? 0)).length;
  return {
    matched: met.length,
    questionWords: matches.length,
    synonyms: met.filter((match) => match.kind === 'synonym').length,
    fuzzy: met.filter((match) => match.kind === 'part' || match.kind === 'spelling' || match.kind === 'sound').length,
    spread: positions.length > 1 ? (Math.max(...positions) - Math.min(...positions) + 1) / positions.length : 0,
    order: positions.length > 1 ? rising / (positions.length - 1) : 0.5,
    latinMet: shareMet(matches, (match) => /[a-z]/u.test(match.word.text)),
    numberMet: shareMet(matches, (match) => /\p{N}/u.test(match.word.text)),
    nameMet: weightiestMet(view, matches),
    firstWordMet: matches[0]?.score ?? 0,
    lastWordMet: matches.at(-1)?.score ?? 0,
    tailMet: matches.slice(-3).reduce((sum, match) => sum + match.score, 0) / Math.max(1, Math.min(3, matches.length)),
  };
}

/** Mean score of the words that `is` picks; 0.5 where there is none. */
function shareMet(matches: readonly AlignedWord[], is: (match: AlignedWord) => boolean): number {
  const picked = matches.filter(is);
  return picked.length > 0 ? picked.reduce((sum, match) => sum + match.score, 0) / picked.length : 0.5;
}

/** Score of the rarest question word. */
function weightiestMet(view: QuestionView, matches: readonly AlignedWord[]): number {
  let best = 0;
  for (const [index, weight] of view.weights.entries()) if (weight > (view.weights[best] ?? 0)) best = index;
  return matches[best]?.score ?? 0;
}

function answerFeatures(view: QuestionView, context: ArticleContext, sentence: SentenceProfile, coverage: Coverage) {
  const wanted = wantedFacets(view.question, sentence.facets);
  const fresh = wanted.filter((facet) => !view.question.text.includes(facet.text));
  const focus = view.focusAligner.align(sentence, context.article).matches;
  return {
    hasFacet: wanted.length > 0 ? 1 : 0,
    newFacet: fresh.length > 0 ? 1 : 0,
    facets: Math.min(5, fresh.length),
    unitMet: unitMet(view.question, sentence),
    focusMet: focus.length > 0 ? Math.max(...focus.map((match) => match.score)) : -0.5,
    facetDistance: facetDistance(fresh, sentence, coverage),
    cause: sentence.facets.some((facet) => facet.kind === 'cause') ? 1 : 0,
    manner: sentence.facets.some((facet) => facet.kind === 'manner') ? 1 : 0,
    hasSpeaker: sentence.sentence.speaker ? 1 : 0,
    isQuote: /[“"].{4,}[”"]/u.test(sentence.text) ? 1 : 0,
  };
}

/** The facets of a sentence that are of a kind that the question asks for. */
export function wantedFacets(question: QuestionAnalysis, facets: readonly Facet[]): Facet[] {
  const kinds = WANTED[question.kind];
  return facets.filter((facet) => kinds.includes(facet.kind));
}

function unitMet(question: QuestionAnalysis, sentence: SentenceProfile): number {
  const { unit } = question;
  if (unit === undefined) return -1;
  const same = (UNIT_NAMES.find((names) => names.includes(unit)) ?? [unit]).some((name) =>
    sentence.facets.some((facet) => (facet.kind === 'number' || facet.kind === 'money' || facet.kind === 'percent') && facet.text.endsWith(name)),
  );
  return same ? 1 : 0;
}

/** Units that people use for one another. */
const UNIT_NAMES: readonly (readonly string[])[] = [
  ['명', '사람', '인', 'people'], ['프로', '퍼센트', '%', '％', 'percent'], ['살', '세'], ['개', '대', '가지', '종', '종류', '건', '편', '곳'],
  ['년', '년도', 'years'], ['달', '개월', '월', 'months'], ['킬로', 'km', '㎞', '킬로미터'], ['미터', 'm'], ['번', '회', '차례'], ['군데', '곳', '개'],
  ['일', '주', '달', '시간', '분'], ['나노미터', 'nm', '㎚'], ['cm', '센티미터', '㎝'], ['mm', '밀리미터', '㎜'], ['개국', '개', '나라'],
];

/** Words between the nearest wanted facet and the nearest met word, 9 for none. */
function facetDistance(facets: readonly Facet[], sentence: SentenceProfile, { matches }: Coverage): number {
  const offsets = matches.filter((match) => match.score > 0.4).map((match) => sentence.words[match.position]?.span.start ?? 0);
  let nearest = 9;
  for (const facet of facets) {
    for (const offset of offsets) {
      const gap = offset < facet.span.start ? facet.span.start - offset : Math.max(0, offset - facet.span.end);
      nearest = Math.min(nearest, gap / 5);
    }
  }
  return nearest;
}

function shapeFeatures(context: ArticleContext, sentence: SentenceProfile, index: number) {
  return {
    length: Math.min(40, sentence.words.length),
    position: index / Math.max(1, context.article.sentences.length - 1),
    heading: sentence.sentence.heading ? 1 : 0,
    titleOverlap: context.article.titleWords.filter((word) => sentence.stems.has(word.stem)).length,
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

