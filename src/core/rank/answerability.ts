// Whether an article answers a question at all: features of its best sentences and of what the article lacks.
import { probability, scoreTrees, type BoostedTrees } from './boosted-trees.ts';
import { AT, SENTENCE_FEATURES, type SentenceFeature } from './feature-names.ts';
import type { QuestionView } from './question-view.ts';
import type { ArticleRanking, RankedSentence } from './rank-sentences.ts';

const LIST_FEATURES = [
  'score',
  'margin',
  'second',
  'topShare',
  'topThreeShare',
  'bestSoftOfThree',
  'subjectOfThree',
  'valueOfThree',
  'valueNear',
  'absent',
  'absentWeight',
  'absentMost',
  'absentSecond',
  'meanBestWord',
  'leastBestWord',
  'covered',
  'namesAbsent',
  'valueInArticle',
  'facetNear',
  'focusInArticle',
  'conflictAnywhere',
  'sentences',
] as const;

/** Features of the best sentence that are left out: they tell the shape of the article, not whether it answers. */
const LEFT_OUT: ReadonlySet<SentenceFeature> = new Set(['heading', 'retrieval', 'rankBySoft']);
const TOP_FEATURES = SENTENCE_FEATURES.filter((name) => !LEFT_OUT.has(name));

export const ANSWERABILITY_FEATURES: readonly string[] = [
  ...TOP_FEATURES.map((name) => `top.${name}`),
  ...LIST_FEATURES,
];

const NEAR = 3;
const ABSENT = 0.4;
/** In a longer article more sentences look right by chance; past this many it makes no difference. */
const MOST_SENTENCES = 40;

/** Probability in [0, 1] that the best sentence answers the question; 0 for an article without sentences. */
export function answerability(view: QuestionView, ranking: ArticleRanking, model: BoostedTrees): number {
  const vector = answerabilityFeatures(view, ranking);
  return vector ? probability(scoreTrees(model, vector)) : 0;
}

/** The vector in the order of ANSWERABILITY_FEATURES; undefined where there is no sentence. */
export function answerabilityFeatures(
  view: QuestionView,
  { context, ranked }: ArticleRanking,
): Float64Array | undefined {
  const [top, second] = ranked;
  if (!top) return undefined;
  const near = ranked.slice(0, NEAR);
  return Float64Array.from([
    ...TOP_FEATURES.map((name) => top.features[AT[name]] ?? 0),
    top.score,
    second ? top.score - second.score : 5,
    second?.score ?? -5,
    ...sharesOf(ranked),
    most(near, AT.soft),
    most(near, AT.subjectMet),
    most(near, AT.valueMet),
    -least(ranked, AT.valueDistance),
    ...absenceOf(view, context.bestPerWord),
    most(ranked, AT.valueMet),
    -least(near, AT.facetDistance),
    context.focus.reduce((best, row) => Math.max(best, ...row.map((match) => match.score)), 0),
    most(near, AT.opposed),
    Math.min(MOST_SENTENCES, context.article.sentences.length),
  ]);
}

/** The shares of the first and of the first three in the softmax over all. */
function sharesOf(ranked: readonly RankedSentence[]): [number, number] {
  const top = ranked[0]?.score ?? 0;
  const powers = ranked.map(({ score }) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return [1 / sum, powers.slice(0, NEAR).reduce((total, power) => total + power, 0) / sum];
}

function most(ranked: readonly RankedSentence[], feature: number): number {
  return Math.max(...ranked.map(({ features }) => features[feature] ?? 0));
}

function least(ranked: readonly RankedSentence[], feature: number): number {
  return Math.min(...ranked.map(({ features }) => features[feature] ?? 0));
}

/** How much of the question the article does not have anywhere, in the order of LIST_FEATURES from `absent` to `namesAbsent`. */
function absenceOf(view: QuestionView, best: readonly number[]): number[] {
  const weights = view.weights;
  const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const lacks = best.map((score, word) => (weights[word] ?? 0) * (1 - score)).sort((a, b) => b - a);
  const names = best.filter((_, word) => view.names[word]);
  return [
    best.filter((score) => score < ABSENT).length,
    lacks.reduce((sum, lack) => sum + lack, 0) / all,
    lacks[0] ?? 0,
    lacks[1] ?? 0,
    best.reduce((sum, score) => sum + score, 0) / Math.max(1, best.length),
    best.reduce((least, score) => Math.min(least, score), 1),
    best.reduce((sum, score, word) => sum + score * (weights[word] ?? 0), 0) / all,
    names.filter((score) => score < ABSENT).length,
  ];
}
