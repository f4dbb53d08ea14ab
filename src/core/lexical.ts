// The word index: BM25 over typed arrays that grows document by document and is searchable at every moment.
// Source of the formula: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009);
// of weighted fields: Robertson, Zaragoza and Taylor, "Simple BM25 Extension to Multiple Weighted Fields" (2004).
import { createPostings } from './lexical/postings.ts';

export interface LexicalIndex {
  /** Number of documents that are not removed. */
  readonly size: number;
  /** The number that stands for a term in `add`; given out on first sight, the same ever after. */
  numberOf(term: string): number;
  /** Adds a document and returns its number: 0, 1, 2 …, never given twice. Fields share one length and one count a term. */
  add(fields: readonly LexicalField[]): number;
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
}

/** Term numbers with repetition; each occurrence counts `weight`. */
export interface LexicalField {
  readonly terms: ArrayLike<number>;
  readonly weight: number;
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

export function createLexicalIndex({ k1, b }: LexicalOptions = DEFAULTS): LexicalIndex {
  const numbers = new Map<string, number>();
  const postings = createPostings();

  const numberOf = (term: string): number => {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    numbers.set(term, numbers.size);
    return numbers.size - 1;
  };
  const documentFrequency = (term: string): number => {
    const number = numbers.get(term);
    return number === undefined ? 0 : postings.frequency(number);
  };
  return {
    get size() {
      return postings.live;
    },
    numberOf,
    add: postings.add,
    remove: postings.remove,
    documentFrequency,
    search(query, count, accepts) {
      const weights = weighTerms(query, numbers, (number) => inverse(postings.live, postings.frequency(number)));
      const scores = postings.score(weights, k1, b);
      return best(scores, count, (document) => postings.has(document) && (accepts?.(document) ?? true));
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
  numbers: ReadonlyMap<string, number>,
  rarityOf: (number: number) => number,
): Map<number, number> {
  const weights = new Map<number, number>();
  for (const { term, weight } of query) {
    const number = numbers.get(term);
    if (number !== undefined) weights.set(number, (weights.get(number) ?? 0) + weight * rarityOf(number));
  }
  return weights;
}

/** The highest scores by one pass with a short sorted list: counts are tens, documents thousands. */
function best(scores: Float64Array, count: number, accepts: (document: number) => boolean): LexicalHit[] {
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
