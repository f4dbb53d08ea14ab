// What the word index files a passage under, and what a question looks for there.
import type { Analyzer } from '../analyze/analyzer.ts';
import type { WeightedTerm } from '../lexical.ts';

export function passageTerms(text: string, analyzer: Analyzer): readonly string[] {
  return analyzer.terms(text);
}

export function questionTerms(text: string, analyzer: Analyzer): WeightedTerm[] {
  return analyzer.terms(text).map((term) => ({ term, weight: 1 }));
}
