// The word index: BM25 over typed arrays, built once from documents of terms and never changed.
// Source of the formula: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).

export interface LexicalIndex {
  /** Number of documents. */
  readonly size: number;
  /** Number of documents that hold the term. */
  documentFrequency(term: string): number;
  /** Up to `count` documents with a positive score, best first, ties by number. */
  search(query: readonly WeightedTerm[], count: number): readonly LexicalHit[];
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

/** One postings list: document numbers rising, and how often each holds the term. */
interface Postings {
  readonly documents: Uint32Array;
  readonly counts: Uint16Array;
}

export function buildLexicalIndex(documents: Iterable<readonly string[]>, options = DEFAULTS): LexicalIndex {
  const { postings, lengths } = collect(documents);
  const size = lengths.length;
  const scores = new Float64Array(size);
  const norms = lengthNorms(lengths, options);
  const idf = (frequency: number): number => Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));

  const search = (query: readonly WeightedTerm[], count: number): LexicalHit[] => {
    const touched: number[] = [];
    for (const { term, weight } of query) {
      const list = postings.get(term);
      if (!list) continue;
      addScores(list, weight * idf(list.documents.length), options.k1, norms, scores, touched);
    }
    const hits = best(touched, scores, count);
    for (const document of touched) scores[document] = 0;
    return hits;
  };
  return { size, documentFrequency: (term) => postings.get(term)?.documents.length ?? 0, search };
}

function addScores(
  { documents, counts }: Postings,
  weight: number,
  k1: number,
  norms: Float64Array,
  scores: Float64Array,
  touched: number[],
): void {
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i] ?? 0;
    const count = counts[i] ?? 0;
    if (scores[document] === 0) touched.push(document);
    scores[document] = (scores[document] ?? 0) + (weight * count * (k1 + 1)) / (count + (norms[document] ?? 1));
  }
}

function collect(documents: Iterable<readonly string[]>): { postings: Map<string, Postings>; lengths: number[] } {
  const open = new Map<string, { documents: number[]; counts: number[] }>();
  const lengths: number[] = [];
  let number = 0;
  for (const terms of documents) {
    lengths.push(terms.length);
    for (const term of terms) addOccurrence(open, term, number);
    number += 1;
  }
  const postings = new Map<string, Postings>();
  for (const [term, list] of open) {
    postings.set(term, { documents: Uint32Array.from(list.documents), counts: Uint16Array.from(list.counts) });
  }
  return { postings, lengths };
}

function addOccurrence(open: Map<string, { documents: number[]; counts: number[] }>, term: string, number: number): void {
  const list = open.get(term);
  if (!list) {
    open.set(term, { documents: [number], counts: [1] });
    return;
  }
  const last = list.documents.length - 1;
  if (list.documents[last] === number) list.counts[last] = Math.min(65_535, (list.counts[last] ?? 0) + 1);
  else {
    list.documents.push(number);
    list.counts.push(1);
  }
}

function lengthNorms(lengths: readonly number[], { k1, b }: LexicalOptions): Float64Array {
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
  return Float64Array.from(lengths, (length) => k1 * (1 - b + (b * length) / mean));
}

function best(touched: readonly number[], scores: Float64Array, count: number): LexicalHit[] {
  return touched
    .map((document) => ({ document, score: scores[document] ?? 0 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.document - b.document)
    .slice(0, count);
}
