// How far each sentence of an article covers a question, word by word, and what is the same for all of them.
import { alignArticle, type AlignedWord } from './align.ts';
import type { ArticleProfile } from './profile.ts';
import type { QuestionView } from './question-view.ts';

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

/** A word whose score is above this counts as met. */
export const MET = 0.4;

/** Lays the question over the article: one coverage a sentence. */
export function contextOf(view: QuestionView, article: ArticleProfile): ArticleContext {
  const coverages = alignArticle(view.question.words, article).map((matches) => coverageOf(view, matches));
  const order = coverages
    .map((_, index) => index)
    .sort((a, b) => (coverages[b]?.soft ?? 0) - (coverages[a]?.soft ?? 0) || a - b);
  const ranks = Array.from<number>({ length: coverages.length }).fill(0);
  for (const [rank, index] of order.entries()) ranks[index] = rank;
  return {
    article,
    coverages,
    focus: alignArticle(view.question.focus, article),
    best: coverages[order[0] ?? 0]?.soft ?? 0,
    ranks,
    bestPerWord: view.weights.map((_, word) =>
      coverages.reduce((best, { matches }) => Math.max(best, matches[word]?.score ?? 0), 0),
    ),
    localWeights: view.question.words.map((word) =>
      Math.log(1 + article.sentences.length / (1 + (article.frequency.get(word.stem) ?? 0))),
    ),
  };
}

function coverageOf({ weights }: QuestionView, matches: readonly AlignedWord[]): Coverage {
  return {
    matches,
    soft: weighted(weights, matches, softScore),
    exact: weighted(weights, matches, exactScore),
  };
}

export const softScore = (match: AlignedWord): number => match.score;
const exactScore = (match: AlignedWord): number => (match.kind === 'exact' ? match.score : 0);

/** Share of the words' weight that their scores meet; 0 where nothing weighs. */
export function weighted(
  weights: readonly number[],
  matches: readonly AlignedWord[],
  score: (match: AlignedWord) => number,
): number {
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
