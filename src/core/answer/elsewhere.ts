// A name of the question that the article knows and the found sentence does not hold: what is asked was said of another.
import type { Word } from '../analyze/analyzer.ts';
import { MET } from '../rank/coverage.ts';
import type { QuestionView } from '../rank/question-view.ts';
import type { ArticleRanking, RankedSentence } from '../rank/rank-sentences.ts';

const WELL_MET = 0.9;
/** The weight of a word that is seen in few sentences of news. */
const RARE = 0.49;

/** True when a name stands in the article, and not in the sentence. */
export function nameElsewhere(
  view: QuestionView,
  { context }: ArticleRanking,
  { index }: RankedSentence,
): boolean {
  const matches = context.coverages[index]?.matches ?? [];
  return view.question.words.some(
    (word, at) =>
      isName(view, word, at) && (matches[at]?.score ?? 0) < MET && (context.bestPerWord[at] ?? 0) >= WELL_MET,
  );
}

/** In no synonym group, rare, and no inflected verb. */
function isName(view: QuestionView, word: Word, at: number): boolean {
  if (view.names[at]) return true;
  if (word.groups.length > 0 || word.stem.length < 2 || (view.weights[at] ?? 0) < RARE) return false;
  return !VERBAL.test(word.stem);
}

const VERBAL = /[다고는한된할될던며면서요음임지까어아해게하]$/u;
