// Documents in the order of arrival, each with its terms and their counts, in arrays that grow by doubling.

export interface Log {
  /** Document d's terms and counts lie at [starts[d], starts[d + 1]). All arrays are longer than what is in use. */
  terms: Uint32Array;
  counts: Float32Array;
  starts: Uint32Array;
  /** Sum of a document's counts; `GONE` for a removed one. */
  lengths: Float64Array;
  /** Documents ever added, and those of them that are not removed. */
  documents: number;
  live: number;
  /** Of the live documents together. */
  totalLength: number;
  /** Live documents that hold each term; no term is as large as `termLimit`. */
  frequencies: Uint32Array;
  termLimit: number;
  /** Counts of the document in the making by term, zero elsewhere; and the terms that have one. */
  pending: Float32Array;
  readonly seen: number[];
}

/** The length of a removed document: beside it every count comes to nothing. */
export const GONE = Infinity;

export function createLog(): Log {
  return {
    terms: new Uint32Array(1024),
    counts: new Float32Array(1024),
    starts: new Uint32Array(64),
    lengths: new Float64Array(64),
    documents: 0,
    live: 0,
    totalLength: 0,
    frequencies: new Uint32Array(1024),
    termLimit: 0,
    pending: new Float32Array(1024),
    seen: [],
  };
}

export function countTerm(log: Log, term: number, weight: number): void {
  if (term >= log.pending.length) {
    log.pending = grown(log.pending, term + 1, floats);
    log.frequencies = grown(log.frequencies, term + 1, integers);
  }
  if (log.pending[term] === 0) log.seen.push(term);
  log.pending[term]! += weight;
}

/** Adds the document in the making; returns its number. */
export function addDocument(log: Log): number {
  const number = log.documents;
  let end = log.starts[number] ?? 0;
  reserve(log, end + log.seen.length);
  let length = 0;
  for (const term of log.seen) {
    const held = log.pending[term]!;
    log.terms[end] = term;
    log.counts[end] = held;
    end += 1;
    length += held;
    log.frequencies[term]! += 1;
    log.pending[term] = 0;
    if (term >= log.termLimit) log.termLimit = term + 1;
  }
  log.seen.length = 0;
  log.lengths[number] = length;
  log.starts[number + 1] = end;
  log.documents += 1;
  log.live += 1;
  log.totalLength += length;
  return number;
}

/** False when it is not there. */
export function removeDocument(log: Log, document: number): boolean {
  if (document >= log.documents || log.lengths[document] === GONE) return false;
  for (let at = log.starts[document]!; at < log.starts[document + 1]!; at += 1) {
    log.frequencies[log.terms[at]!]! -= 1;
  }
  log.live -= 1;
  log.totalLength -= log.lengths[document]!;
  log.lengths[document] = GONE;
  return true;
}

/** Room for one document more whose terms end at `end`. */
function reserve(log: Log, end: number): void {
  if (end > log.terms.length) {
    log.terms = grown(log.terms, end, integers);
    log.counts = grown(log.counts, end, floats);
  }
  if (log.documents + 2 > log.starts.length) {
    log.starts = grown(log.starts, log.documents + 2, integers);
    log.lengths = grown(log.lengths, log.documents + 2, (length) => new Float64Array(length));
  }
}

const integers = (length: number): Uint32Array => new Uint32Array(length);
const floats = (length: number): Float32Array => new Float32Array(length);

interface Column {
  readonly length: number;
  set(values: ArrayLike<number>): void;
}

function grown<Kind extends Column & ArrayLike<number>>(
  column: Kind,
  needed: number,
  make: (length: number) => Kind,
): Kind {
  const larger = make(Math.max(needed, column.length * 2));
  larger.set(column);
  return larger;
}
