// Terms as numbers, so that a text is read once for every index that files it.

export interface Vocabulary {
  /** The number of a term, given out on first sight: 0, 1, 2 … */
  numberOf(term: string): number;
  /** The number where it was given out, else undefined. */
  find(term: string): number | undefined;
}

export function createVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  return {
    numberOf(term) {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      numbers.set(term, numbers.size);
      return numbers.size - 1;
    },
    find: (term) => numbers.get(term),
  };
}
