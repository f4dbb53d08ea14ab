// A name of the question that the article knows and the found sentence is not about: what is asked was said of another.
import type { Word } from '../analyze/analyzer.ts';
import { MET } from '../rank/coverage.ts';
import type { QuestionView } from '../rank/question-view.ts';
import type { ArticleRanking, RankedSentence } from '../rank/rank-sentences.ts';

const WELL_MET = 0.9;
/** The weight of a word that is seen in few sentences of news. */
const RARE = 0.49;

/**
 * True when a name stands in the article, and neither in the sentence nor in the one before, whose subject it may leave
 * out. A name of the title is what the article is about: any sentence may leave it out.
 */
export function nameElsewhere(
  view: QuestionView,
  { context }: ArticleRanking,
  { index }: RankedSentence,
): boolean {
  const scoreAt = (sentence: number, word: number): number =>
    context.coverages[sentence]?.matches[word]?.score ?? 0;
  return view.question.words.some(
    (word, at) =>
      isName(view, word, at) &&
      Math.max(scoreAt(index, at), scoreAt(index - 1, at)) < MET &&
      (context.bestPerWord[at] ?? 0) >= WELL_MET &&
      !context.article.titleStems.has(word.stem),
  );
}

/** In no synonym group, rare, and no inflected verb. */
function isName(view: QuestionView, word: Word, at: number): boolean {
  if (view.names[at]) return true;
  if (word.groups.length > 0 || word.stem.length < 2 || (view.weights[at] ?? 0) < RARE) return false;
  return !VERBAL.test(word.stem);
}

const VERBAL = /[다고는한된할될던며면서요음임지까어아해게하]$/u;
