// Which documents hold which term how often: a log in the order of arrival, and its sorted copy for fast scoring.
import type { LexicalField } from '../lexical.ts';

export interface Postings {
  /** Number of documents that are not removed. */
  readonly live: number;
  /** Number of documents that hold the term. */
  frequency(term: number): number;
  add(fields: readonly LexicalField[]): number;
  remove(document: number): boolean;
  /** BM25 by document number, 0 for removed ones; the array is valid until the next call. */
  score(weights: ReadonlyMap<number, number>, k1: number, b: number): Float64Array;
}

/** The log: document d's terms and counts lie at [starts[d], starts[d + 1]). Arrays are longer than what is in use. */
interface Log {
  terms: Uint32Array;
  counts: Float32Array;
  starts: Uint32Array;
  lengths: Float64Array;
  documents: number;
}

/** The first `documents` of the log by term: term t's documents lie at [offsets[t], offsets[t + 1]), rising. */
interface Sorted {
  readonly offsets: Uint32Array;
  readonly documents: Uint32Array;
  readonly counts: Float32Array;
  readonly size: number;
}

/** The length of a removed document: with it every count comes to nothing. */
const GONE = Infinity;

/** Documents beyond the sorted copy are scored from the log; past this share of it (and this many) it is sorted again. */
const UNSORTED_SHARE = 0.1;
const UNSORTED_MINIMUM = 64;

export function createPostings(): Postings {
  const log = emptyLog();
  let frequencies = new Uint32Array(1024);
  let pending = new Float32Array(1024);
  let terms = 0;
  let live = 0;
  let totalLength = 0;
  let sorted: Sorted = sortLog(log, 0, 0);
  let scores = new Float64Array(0);

  const count = (fields: readonly LexicalField[]): number[] => {
    const seen: number[] = [];
    for (const { terms: list, weight } of fields) {
      for (let at = 0; at < list.length; at += 1) {
        const term = list[at] ?? 0;
        if (term >= pending.length) {
          pending = grown(pending, term + 1);
          frequencies = grown(frequencies, term + 1);
        }
        if (term >= terms) terms = term + 1;
        if (pending[term] === 0) seen.push(term);
        pending[term] = (pending[term] ?? 0) + weight;
      }
    }
    return seen;
  };

  const add = (fields: readonly LexicalField[]): number => {
    const seen = count(fields);
    const number = log.documents;
    const start = log.starts[number] ?? 0;
    reserve(log, start + seen.length);
    let length = 0;
    for (const [at, term] of seen.entries()) {
      const held = pending[term] ?? 0;
      log.terms[start + at] = term;
      log.counts[start + at] = held;
      frequencies[term] = (frequencies[term] ?? 0) + 1;
      pending[term] = 0;
      length += held;
    }
    log.lengths[number] = length;
    log.documents = number + 1;
    log.starts[number + 1] = start + seen.length;
    live += 1;
    totalLength += length;
    return number;
  };

  const remove = (document: number): boolean => {
    if (document >= log.documents || log.lengths[document] === GONE) return false;
    for (let at = log.starts[document] ?? 0; at < (log.starts[document + 1] ?? 0); at += 1) {
      const term = log.terms[at] ?? 0;
      frequencies[term] = (frequencies[term] ?? 0) - 1;
    }
    live -= 1;
    totalLength -= log.lengths[document] ?? 0;
    log.lengths[document] = GONE;
    return true;
  };

  const score: Postings['score'] = (weights, k1, b) => {
    const unsorted = log.documents - sorted.size;
    if (unsorted > UNSORTED_MINIMUM && unsorted > sorted.size * UNSORTED_SHARE) sorted = sortLog(log, log.documents, terms);
    scores = scores.length === log.documents ? scores.fill(0) : new Float64Array(log.documents);
    const mean = totalLength / Math.max(1, live) || 1;
    const norm: Norm = { k1, floor: k1 * (1 - b), slope: (k1 * b) / mean };
    for (const [term, weight] of weights) scoreSorted(sorted, term, weight, norm, log.lengths, scores);
    if (sorted.size < log.documents) scoreLog(log, sorted.size, weights, norm, scores);
    return scores;
  };

  return {
    get live() {
      return live;
    },
    frequency: (term) => frequencies[term] ?? 0,
    add,
    remove,
    score,
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

/** Documents from `first` on, straight from the log. */
function scoreLog(
  log: Log,
  first: number,
  weights: ReadonlyMap<number, number>,
  { k1, floor, slope }: Norm,
  scores: Float64Array,
): void {
  for (let document = first; document < log.documents; document += 1) {
    const held = floor + slope * (log.lengths[document] ?? 0);
    let score = 0;
    for (let at = log.starts[document] ?? 0; at < (log.starts[document + 1] ?? 0); at += 1) {
      const weight = weights.get(log.terms[at] ?? 0);
      if (weight === undefined) continue;
      const count = log.counts[at] ?? 0;
      score += (weight * (k1 + 1) * count) / (count + held);
    }
    scores[document] = score;
  }
}

/** A counting sort of the log's first `size` documents by term. */
function sortLog(log: Log, size: number, terms: number): Sorted {
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

function emptyLog(): Log {
  return {
    terms: new Uint32Array(1024),
    counts: new Float32Array(1024),
    starts: new Uint32Array(64),
    lengths: new Float64Array(64),
    documents: 0,
  };
}

/** Room for one document more whose terms end at `end`. */
function reserve(log: Log, end: number): void {
  if (end > log.terms.length) {
    log.terms = grown(log.terms, end);
    log.counts = grown(log.counts, end);
  }
  if (log.documents + 2 > log.starts.length) {
    log.starts = grown(log.starts, log.documents + 2);
    log.lengths = grown(log.lengths, log.documents + 2);
  }
}

function grown<Column extends Uint32Array | Float32Array | Float64Array>(column: Column, needed: number): Column {
  const larger = new (column.constructor as new (length: number) => Column)(Math.max(needed, column.length * 2));
  larger.set(column);
  return larger;
}
