// The word index: BM25 over typed arrays that grows document by document and is searchable at every moment.
// Source of the formula: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009);
// of weighted fields: Robertson, Zaragoza and Taylor, "Simple BM25 Extension to Multiple Weighted Fields" (2004).
import { createPostings } from './lexical/postings.ts';
import type { Vocabulary } from './lexical/vocabulary.ts';

export interface LexicalIndex {
  /** Number of documents that are not removed. */
  readonly size: number;
  /** An occurrence, in the document that the next `add` adds, of the term with this number. A title's may count less than 1. */
  count(term: number, weight: number): void;
  /** Adds the document of the occurrences counted since the last one; its number: 0, 1, 2 …, never given twice. */
  add(): number;
  /** The document is found no more and counts nowhere; false when it was not there. */
  remove(document: number): boolean;
  /** Number of documents that hold the term. */
  documentFrequency(term: string): number;
  /** Up to `count` documents with a positive score, best first, ties by number. `accepts` may rule documents out. */
  search(
    query: readonly WeightedTerm[],
    count: number,
    accepts?: (document: number) => boolean,
  ): readonly LexicalHit[];
  /** The score of every document by number, 0 for one without a term of the query or removed; valid until the next call. */
  scores(query: readonly WeightedTerm[]): Float64Array;
  /** What no document's score can exceed; terms that no document holds count as the rarest. */
  bound(query: readonly WeightedTerm[]): number;
}

export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

export interface LexicalHit {
  readonly document: number;
  readonly score: number;
}

export interface LexicalOptions {
  /** How soon repetition of a term saturates. */
  readonly k1: number;
  /** How much long documents are held back, 0 to 1. */
  readonly b: number;
}

const DEFAULTS: LexicalOptions = { k1: 0.6, b: 0.75 };

/** Term numbers are those of `vocabulary`, which several indexes may share. */
export function createLexicalIndex(
  vocabulary: Vocabulary,
  { k1, b }: LexicalOptions = DEFAULTS,
): LexicalIndex {
  const postings = createPostings();
  const rarityOf = (number: number): number => inverse(postings.live, postings.frequency(number));
  const scores = (query: readonly WeightedTerm[]): Float64Array =>
    postings.score(weighTerms(query, vocabulary, rarityOf), k1, b);
  const documentFrequency = (term: string): number => {
    const number = vocabulary.find(term);
    return number === undefined ? 0 : postings.frequency(number);
  };
  return {
    get size() {
      return postings.live;
    },
    count: (term, weight) => postings.count(term, weight),
    add: () => postings.add(),
    remove: (document) => postings.remove(document),
    documentFrequency,
    search: (query, count, accepts = () => true) => bestOf(scores(query), count, accepts),
    scores,
    bound: (query) => {
      const rarities = query.map(
        ({ term, weight }) => weight * inverse(postings.live, documentFrequency(term)),
      );
      return (k1 + 1) * rarities.reduce((sum, rarity) => sum + rarity, 0);
    },
  };
}

/** Rarity of a term that `frequency` of `size` documents hold, never negative. */
function inverse(size: number, frequency: number): number {
  return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
}

/** Weight by term number; a term named twice weighs twice. */
function weighTerms(
  query: readonly WeightedTerm[],
  vocabulary: Vocabulary,
  rarityOf: (number: number) => number,
): Map<number, number> {
  const weights = new Map<number, number>();
  for (const { term, weight } of query) {
    const number = vocabulary.find(term);
    if (number !== undefined) weights.set(number, (weights.get(number) ?? 0) + weight * rarityOf(number));
  }
  return weights;
}

/** The `count` highest positive scores, best first, ties by number: one pass with a short sorted list. */
export function bestOf(
  scores: Float64Array,
  count: number,
  accepts: (document: number) => boolean,
): LexicalHit[] {
  const hits: LexicalHit[] = [];
  let worst = 0;
  for (let document = 0; document < scores.length; document += 1) {
    const score = scores[document] ?? 0;
    if (score <= worst || count < 1 || !accepts(document)) continue;
    insert(hits, { document, score });
    if (hits.length > count) hits.pop();
    if (hits.length === count) worst = hits.at(-1)?.score ?? 0;
  }
  return hits;
}

function insert(hits: LexicalHit[], hit: LexicalHit): void {
  let at = hits.length;
  while (at > 0 && (hits[at - 1]?.score ?? 0) < hit.score) at -= 1;
  hits.splice(at, 0, hit);
}
