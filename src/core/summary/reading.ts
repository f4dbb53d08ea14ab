// An article read for summarising: each sentence with its words, its weighted terms and how near it is to the others.
import type { Analyzer, Word } from '../analyze/analyzer.ts';
import type { SegmentedArticle, Sentence } from '../types.ts';

/** Term weights of unit length. */
export type Vector = ReadonlyMap<string, number>;

export interface ReadSentence {
  readonly sentence: Sentence;
  readonly text: string;
  readonly words: readonly Word[];
  /** Distinct stems of its content words. */
  readonly stems: ReadonlySet<string>;
  readonly vector: Vector;
  /** Says something: no heading, no caption or byline without a predicate. */
  readonly isStatement: boolean;
}

export interface Reading {
  readonly sentences: readonly ReadSentence[];
  /** Content words of the title. */
  readonly title: readonly Word[];
  /** In how many sentences each stem occurs. */
  readonly frequency: ReadonlyMap<string, number>;
  /** Cosines between sentences, row by row. */
  readonly nearness: readonly Float64Array[];
}

/** Sentences beyond this are not compared with each other: the work is quadratic. */
const COMPARED = 600;

export function readForSummary({ article, sentences }: SegmentedArticle, analyzer: Analyzer): Reading {
  const texts = sentences.map(({ span }) => article.text.slice(span.start, span.end));
  const terms = texts.map((text) => analyzer.terms(text));
  const weigh = inverseFrequency(terms);
  const read = sentences.map((sentence, i): ReadSentence => {
    const text = texts[i] ?? '';
    const words = analyzer.words(text);
    return {
      sentence,
      text,
      words,
      stems: new Set(words.filter(({ isFunction }) => !isFunction).map(({ stem }) => stem)),
      vector: vectorOf(terms[i] ?? [], weigh),
      isStatement: sentence.heading !== true && hasPredicate(text),
    };
  });
  return {
    sentences: read,
    title: analyzer.words(article.title).filter(({ isFunction }) => !isFunction),
    frequency: countSentences(read.map(({ stems }) => stems)),
    nearness: nearnessOf(read.slice(0, COMPARED)),
  };
}

/** True for a sentence that ends in a verb, an adjective or the copula, Korean or English. */
export function hasPredicate(text: string): boolean {
  const end = /[\s"'”’」』)\].?!…。]+$/u;
  const bare = text.replace(/\s*[([（][^()[\]（）]*[)\]）][.\s]*$/u, '').replace(end, '');
  if (/[가-힣]$/u.test(bare))
    return /(?:다|요|까|죠|라|자|가|지|네|군|니|시오)$/u.test(bare) && /\s/u.test(bare);
  return /[A-Za-z]$/.test(bare) && /[.?!]["”’]?$/u.test(text.trim()) && bare.split(/\s+/u).length >= 5;
}

export function cosine(left: Vector, right: Vector): number {
  const [small, large] = left.size < right.size ? [left, right] : [right, left];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

function inverseFrequency(terms: readonly (readonly string[])[]): (term: string) => number {
  const seen = countSentences(terms.map((list) => new Set(list)));
  return (term) => Math.log(1 + terms.length / (seen.get(term) ?? 1));
}

function countSentences(sets: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const item of set) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function vectorOf(terms: readonly string[], weigh: (term: string) => number): Vector {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weights = new Map<string, number>();
  let square = 0;
  for (const [term, count] of counts) {
    const weight = (1 + Math.log(count)) * weigh(term);
    weights.set(term, weight);
    square += weight * weight;
  }
  const length = Math.sqrt(square) || 1;
  for (const [term, weight] of weights) weights.set(term, weight / length);
  return weights;
}

function nearnessOf(sentences: readonly ReadSentence[]): Float64Array[] {
  const rows = sentences.map(() => new Float64Array(sentences.length));
  for (const [i, left] of sentences.entries()) {
    for (let j = 0; j < i; j++) {
      const right = sentences[j];
      const row = rows[j];
      if (!right || !row) continue;
      row[i] = cosine(left.vector, right.vector);
      rows[i]?.fill(row[i] ?? 0, j, j + 1);
    }
  }
  return rows;
}
