// The sentences of one article in the order in which they answer a question, by the learned ranker.
import { scoreTrees, type BoostedTrees } from './boosted-trees.ts';
import { contextOf, type ArticleContext } from './coverage.ts';
import { sentenceFeatures } from './features.ts';
import type { QuestionView } from './question-view.ts';
import type { ArticleProfile, SentenceProfile } from './profile.ts';

export interface RankedSentence {
  readonly sentence: SentenceProfile;
  /** Position in the article. */
  readonly index: number;
  /** The ranker's raw score: compares within one question only. */
  readonly score: number;
  readonly features: Float64Array;
}

export interface ArticleRanking {
  readonly context: ArticleContext;
  /** Best first, headings left out; at most 16 sentences. */
  readonly ranked: readonly RankedSentence[];
}

/** How many sentences with the best soft coverage the ranker looks at. */
export const LOOKED_AT = 16;

/** Ranks the most promising sentences of one article by the learned ranker. */
export function rankSentences(
  view: QuestionView,
  article: ArticleProfile,
  ranker: BoostedTrees,
  lookedAt = LOOKED_AT,
): ArticleRanking {
  const context = contextOf(view, article);
  const ranked = candidatesOf(context, lookedAt).flatMap((index): RankedSentence[] => {
    const sentence = article.sentences[index];
    if (!sentence) return [];
    const features = sentenceFeatures(view, context, index, 0);
    return [{ sentence, index, score: scoreTrees(ranker, features), features }];
  });
  return { context, ranked: ranked.sort((a, b) => b.score - a.score || a.index - b.index) };
}

/** The sentences worth a look: best by soft coverage, each lifted a little by its better neighbour. */
export function candidatesOf({ article, coverages }: ArticleContext, lookedAt = LOOKED_AT): number[] {
  const promise = coverages.map(
    ({ soft }, index) =>
      soft + 0.35 * Math.max(coverages[index - 1]?.soft ?? 0, coverages[index + 1]?.soft ?? 0),
  );
  return article.sentences
    .map((_, index) => index)
    .filter((index) => article.sentences[index]?.sentence.heading !== true)
    .sort((a, b) => (promise[b] ?? 0) - (promise[a] ?? 0) || a - b)
    .slice(0, lookedAt);
}
