// What the rankers see of a question and one sentence: named numbers, the same at training and at run time.
import type { QuestionAnalysis } from '../question.ts';
import type { AlignedWord } from './align.ts';
import { MET, softScore, weighted, type ArticleContext, type Coverage } from './coverage.ts';
import { AT, SENTENCE_FEATURES } from './feature-names.ts';
import { addFacets, addValues } from './offers.ts';
import type { SentenceProfile } from './profile.ts';
import type { QuestionView } from './question-view.ts';

/** The feature vector of sentence `index`, in the order of SENTENCE_FEATURES. `retrieval` is its passage's score, 0 to 1. */
export function sentenceFeatures(
  view: QuestionView,
  context: ArticleContext,
  index: number,
  retrieval: number,
): Float64Array {
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

function addCoverage(
  vector: Float64Array,
  view: QuestionView,
  context: ArticleContext,
  index: number,
  coverage: Coverage,
): void {
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

function addMissing(
  vector: Float64Array,
  view: QuestionView,
  context: ArticleContext,
  index: number,
  { matches }: Coverage,
): void {
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
  const first = positions.reduce((least, position) => Math.min(least, position), Infinity);
  const last = positions.reduce((most, position) => Math.max(most, position), -Infinity);
  const rising = positions.filter((position, at) => at > 0 && position > (positions[at - 1] ?? 0)).length;
  vector[AT.matched] = met.length;
  vector[AT.questionWords] = matches.length;
  vector[AT.synonyms] = met.filter((match) => match.kind === 'synonym').length;
  vector[AT.fuzzy] = met.filter(
    (match) => match.kind === 'part' || match.kind === 'spelling' || match.kind === 'sound',
  ).length;
  vector[AT.spread] = positions.length > 1 ? (last - first + 1) / positions.length : 0;
  vector[AT.order] = positions.length > 1 ? rising / (positions.length - 1) : 0.5;
  vector[AT.firstWordMet] = matches[0]?.score ?? 0;
  vector[AT.lastWordMet] = matches.at(-1)?.score ?? 0;
  vector[AT.tailMet] =
    matches.slice(-3).reduce((sum, match) => sum + match.score, 0) / Math.max(1, Math.min(3, matches.length));
  vector[AT.nameMet] = matches[view.weightiest]?.score ?? 0;
}

function addNames(
  vector: Float64Array,
  view: QuestionView,
  context: ArticleContext,
  index: number,
  { matches }: Coverage,
): void {
  const before = context.coverages[index - 1]?.matches;
  const stems = context.article.sentences[index]?.stems ?? new Set();
  const subject = matches[view.subject];
  vector[AT.latinMet] = shareMet(matches, view.latin);
  vector[AT.numberMet] = shareMet(matches, view.numeric);
  vector[AT.namesMet] = shareMet(matches, view.names);
  vector[AT.subjectMet] = subject ? Math.max(subject.score, 0.7 * (before?.[view.subject]?.score ?? 0)) : 0.5;
  vector[AT.opposed] = matches.filter(
    (match, word) => match.score < 0.9 && meetsAny(view.opposites[word], stems),
  ).length;
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

function addShape(
  vector: Float64Array,
  context: ArticleContext,
  sentence: SentenceProfile,
  index: number,
): void {
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
