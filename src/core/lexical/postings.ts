// Which documents hold which term how often: the log of arrivals and its copy in the order of terms, for fast scoring.
import { addDocument, countTerm, createLog, removeDocument, type Log } from './log.ts';

export interface Postings {
  /** Number of documents that are not removed. */
  readonly live: number;
  /** Number of documents that hold the term. */
  frequency(term: number): number;
  count(term: number, weight: number): void;
  add(): number;
  remove(document: number): boolean;
  /** BM25 by document number, 0 for removed ones; the array is valid until the next call. */
  score(weights: ReadonlyMap<number, number>, k1: number, b: number): Float64Array;
}

/** The first `size` documents of the log by term: term t's documents lie at [offsets[t], offsets[t + 1]), rising. */
interface Sorted {
  readonly offsets: Uint32Array;
  readonly documents: Uint32Array;
  readonly counts: Float32Array;
  readonly size: number;
}

/** Documents beyond the sorted copy are scored from the log; past this share of it (and this many) it is made anew. */
const UNSORTED_SHARE = 0.1;
const UNSORTED_MINIMUM = 64;

export function createPostings(): Postings {
  const log = createLog();
  let sorted = sortLog(log, 0);
  let scores = new Float64Array(0);
  return {
    get live() {
      return log.live;
    },
    frequency: (term) => log.frequencies[term] ?? 0,
    count: (term, weight) => countTerm(log, term, weight),
    add: () => addDocument(log),
    remove: (document) => removeDocument(log, document),
    score(weights, k1, b) {
      const unsorted = log.documents - sorted.size;
      if (unsorted > UNSORTED_MINIMUM && unsorted > sorted.size * UNSORTED_SHARE)
        sorted = sortLog(log, log.documents);
      scores = scores.length === log.documents ? scores.fill(0) : new Float64Array(log.documents);
      const mean = log.totalLength / Math.max(1, log.live) || 1;
      const norm: Norm = { k1, floor: k1 * (1 - b), slope: (k1 * b) / mean };
      for (const [term, weight] of weights) scoreSorted(sorted, term, weight, norm, log.lengths, scores);
      if (sorted.size < log.documents) scoreLog(log, sorted.size, weights, norm, scores);
      return scores;
    },
  };
}

/** What a document's length does to its counts: `k1 (1 - b + b length / mean)` is `floor + slope * length`. */
interface Norm {
  readonly k1: number;
  readonly floor: number;
  readonly slope: number;
}

function scoreSorted(
  { offsets, documents, counts }: Sorted,
  term: number,
  weight: number,
  { k1, floor, slope }: Norm,
  lengths: Float64Array,
  scores: Float64Array,
): void {
  const end = offsets[term + 1] ?? 0;
  const most = weight * (k1 + 1);
  for (let at = offsets[term] ?? end; at < end; at += 1) {
    const document = documents[at]!;
    const count = counts[at]!;
    scores[document]! += (most * count) / (count + floor + slope * lengths[document]!);
  }
}

/**
 * Documents from `first` on, straight from the log. Terms are added up in the order of `weights`, as in the sorted copy:
 * scores, and with them the order of equals, must not tell when a document came.
 */
function scoreLog(
  log: Log,
  first: number,
  weights: ReadonlyMap<number, number>,
  { k1, floor, slope }: Norm,
  scores: Float64Array,
): void {
  const places = new Map([...weights.keys()].map((term, place) => [term, place]));
  const most = Float64Array.from(weights.values(), (weight) => weight * (k1 + 1));
  const parts = new Float64Array(most.length);
  for (let document = first; document < log.documents; document += 1) {
    const length = log.lengths[document]!;
    parts.fill(0);
    for (let at = log.starts[document]!; at < log.starts[document + 1]!; at += 1) {
      const place = places.get(log.terms[at]!);
      if (place === undefined) continue;
      const count = log.counts[at]!;
      parts[place] = (most[place]! * count) / (count + floor + slope * length);
    }
    scores[document] = parts.reduce((sum, part) => sum + part, 0);
  }
}

/** A counting sort of the log's first `size` documents by term. */
function sortLog(log: Log, size: number): Sorted {
  const terms = log.termLimit;
  const end = log.starts[size] ?? 0;
  const offsets = new Uint32Array(terms + 1);
  for (let at = 0; at < end; at += 1) offsets[log.terms[at]! + 1]! += 1;
  for (let term = 0; term < terms; term += 1) offsets[term + 1]! += offsets[term]!;
  const next = offsets.slice(0, terms);
  const documents = new Uint32Array(end);
  const counts = new Float32Array(end);
  for (let document = 0; document < size; document += 1) {
    for (let at = log.starts[document]!; at < log.starts[document + 1]!; at += 1) {
      const place = next[log.terms[at]!]!++;
      documents[place] = document;
      counts[place] = log.counts[at]!;
    }
  }
  return { offsets, documents, counts, size };
}
