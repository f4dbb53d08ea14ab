// The word side of a library: passages by their terms and their article's title.
import type { Analyzer } from '../analyze/analyzer.ts';
import type { Scored } from '../fusion.ts';
import { createLexicalIndex } from '../lexical.ts';
import { passageTerms, questionTerms } from './index-terms.ts';

export interface WordSearch {
  /** Term numbers of a text, for `add`. */
  read(text: string): readonly number[];
  /** Files a passage under the next label: 0, 1, 2 … */
  add(text: string, title: readonly number[]): number;
  remove(label: number): void;
  search(question: string, count: number, accepts?: (label: number) => boolean): readonly Scored[];
}

const TITLE_WEIGHT = 0.5;

export function createWordSearch(analyzer: Analyzer): WordSearch {
  const index = createLexicalIndex();
  const read = (text: string): number[] => passageTerms(text, analyzer).map((term) => index.numberOf(term));
  return {
    read,
    add: (text, title) =>
      index.add([
        { terms: read(text), weight: 1 },
        { terms: title, weight: TITLE_WEIGHT },
      ]),
    remove: (label) => void index.remove(label),
    search: (question, count, accepts) =>
      index
        .search(questionTerms(question, analyzer), count, accepts)
        .map(({ document, score }) => ({ label: document, score })),
  };
}
