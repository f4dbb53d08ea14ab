// The word side of a library: passages by their terms, their article's title and, more faintly, by the whole article.
import type { Analyzer } from '../analyze/analyzer.ts';
import type { Scored } from '../fusion.ts';
import { bestOf, createLexicalIndex } from '../lexical.ts';
import { createVocabulary, type Vocabulary } from '../lexical/vocabulary.ts';
import { backgroundRarity } from './background.ts';
import { createChunkReader, type ChunkReader } from './chunks.ts';
import { passageTerms, questionTerms } from './index-terms.ts';

export interface WordSearch {
  /** Begins an article, whose passages are the next ones that are added; closed before the next one begins. */
  open(title: string): FiledArticle;
  remove(label: number): void;
  /** Passages with a word of the question, best first; scores are the share of what a passage could reach. */
  search(question: string, count: number, accepts?: (label: number) => boolean): readonly Scored[];
}

export interface FiledArticle {
  /** Files a passage under the next label: 0, 1, 2 … */
  add(text: string): void;
  /** To be called after the last passage. */
  close(): void;
}

const TITLE_WEIGHT = 0.5;
const ARTICLE_SHARE = 0.3;

/** Shows the terms of a text; what it remembers serves every library that shares it. */
export type TermReader = ChunkReader<string>;

export function createTermReader(analyzer: Analyzer): TermReader {
  return createChunkReader(analyzer, passageTerms);
}

export function createWordSearch(analyzer: Analyzer, read = createTermReader(analyzer)): WordSearch {
  const vocabulary = createVocabulary();
  const passages = createLexicalIndex(vocabulary);
  const articles = createLexicalIndex(vocabulary);
  /** The article of each passage, and how many passages each still has. */
  const owners: number[] = [];
  const held: number[] = [];
  const numbersOf = createNumbering(vocabulary);
  const countBoth = (terms: readonly string[]): void => {
    for (const number of numbersOf(terms)) {
      passages.count(number, 1);
      articles.count(number, 1);
    }
  };
  return {
    open(title) {
      const number = held.push(0) - 1;
      const titleTerms: number[] = [];
      read(title, (terms) => {
        for (const number of numbersOf(terms)) titleTerms.push(number);
      });
      for (const term of titleTerms) articles.count(term, 1);
      return {
        add(text) {
          read(text, countBoth);
          for (const term of titleTerms) passages.count(term, TITLE_WEIGHT);
          owners[passages.add()] = number;
          held[number]! += 1;
        },
        close: () => void articles.add(),
      };
    },
    remove(label) {
      if (!passages.remove(label)) return;
      const owner = owners[label] ?? 0;
      held[owner]! -= 1;
      if (held[owner] === 0) articles.remove(owner);
    },
    search(question, count, accepts = () => true) {
      const terms = questionTerms(question, analyzer, backgroundRarity);
      const bound = passages.bound(terms) + ARTICLE_SHARE * articles.bound(terms);
      const scores = passages.scores(terms);
      const wholes = articles.scores(terms);
      for (const [label, score] of scores.entries()) {
        if (score > 0) scores[label] = (score + ARTICLE_SHARE * (wholes[owners[label] ?? 0] ?? 0)) / bound;
      }
      return bestOf(scores, count, accepts).map(({ document, score }) => ({ label: document, score }));
    },
  };
}

/** Lists of terms whose numbers are remembered: one a piece of text, about 0.1 kB each. */
const REMEMBERED = 1 << 14;

/** The numbers of a list's terms; a list that the reader remembers is looked up whole, not term by term. */
function createNumbering(vocabulary: Vocabulary): (terms: readonly string[]) => readonly number[] {
  const known = new Map<readonly string[], readonly number[]>();
  return (terms) => {
    const remembered = known.get(terms);
    if (remembered) return remembered;
    const numbers = terms.map((term) => vocabulary.numberOf(term));
    if (known.size >= REMEMBERED) known.clear();
    known.set(terms, numbers);
    return numbers;
  };
}
