// Joins the word list and the vector list of one question into one ranking in which the weaker list cannot outvote the stronger.
// Method: a convex combination of scores on scales that do not depend on what else was found (Bruch, Gai and Ingber,
// "An Analysis of Fusion Functions for Hybrid Retrieval", 2023); scripts/measure-retrieval.ts sets it beside reciprocal ranks.

/** Something found, by the number that names it in both lists. */
export interface Scored {
  readonly label: number;
  readonly score: number;
}

/**
 * Every label of either list, best first, ties by label; scores in [0, 1]. Word scores are shares of what could be reached,
 * so where the words find nearly everything their differences are large and the vectors only break ties; where they find
 * little, as with a question in another language, the vectors decide. `weight` is the share of the vectors: at 0 the word
 * list comes back as it is.
 */
export function fuse(words: readonly Scored[], vectors: readonly Scored[], weight: number): Scored[] {
  const fused = new Map(words.map(({ label, score }) => [label, (1 - weight) * score]));
  for (const { label, score } of vectors) fused.set(label, (fused.get(label) ?? 0) + weight * score);
  return [...fused]
    .map(([label, score]) => ({ label, score: Math.min(1, score) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.label - b.label);
}

/** True when no label outside the word list can come among the first `count`, whatever its vector: the most is `weight`. */
export function wordsSuffice(words: readonly Scored[], count: number, weight: number): boolean {
  const last = words[count - 1];
  return last !== undefined && (1 - weight) * last.score > weight;
}
