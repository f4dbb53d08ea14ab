// What speaks for and against a found sentence beside the model: a definition surely answers, a doubted premise costs.
import type { QuestionView } from '../rank/question-view.ts';
import type { ArticleRanking, RankedSentence } from '../rank/rank-sentences.ts';
import { definitionIn } from './definition.ts';
import type { Doubt } from './doubt.ts';
import { nameElsewhere } from './elsewhere.ts';

export interface Weighed {
  /** In [0, 1], near to the probability that the sentence answers. */
  readonly likely: number;
  /** The gate reads the opposite of the question's premise. */
  readonly contradicted: boolean;
}

/** What a doubt of the gate takes off, and what a name that belongs elsewhere does; `scripts/train-ranker.ts --figures` shows both at work. */
const DOUBT_COSTS = 0.12;
const ELSEWHERE_COSTS = 0.3;
const SPELLED_OUT = 0.95;

/** `likely` is the answerability model's probability for `first`, the best sentence of `top`. */
export function weigh(
  likely: number,
  view: QuestionView,
  top: ArticleRanking,
  first: RankedSentence,
  doubt: Doubt,
): Weighed {
  const premise = doubt(view.question.text, first.sentence.text);
  const contradicted = premise === 'contradicts';
  if (definitionIn(view.question, first.sentence.text).sure) return { likely: SPELLED_OUT, contradicted };
  const costs =
    (premise === 'none' ? 0 : DOUBT_COSTS) + (nameElsewhere(view, top, first) ? ELSEWHERE_COSTS : 0);
  return { likely: Math.max(0, likely - costs), contradicted };
}
