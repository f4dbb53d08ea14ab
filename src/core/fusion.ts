// Joins the word list and the vector list of one question into one ranking in which the weaker list cannot outvote the stronger.
// Method: a convex combination of scores on scales that do not depend on what else was found (Bruch, Gai and Ingber,
// "An Analysis of Fusion Functions for Hybrid Retrieval", 2023); scripts/measure-retrieval.ts sets it beside reciprocal ranks.

/** Something found, by the number that names it in both lists. */
export interface Scored {
  readonly label: number;
  readonly score: number;
}

/** How far the vectors of an embedder are believed: `weight` where the words find nothing, falling to 0 where they reach `until`. */
export interface VectorTrust {
  readonly weight: number;
  /** A word score: the share of what could be reached that the best passage reaches. */
  readonly until: number;
}

/** The share of the vector list beside this word list: the more the words find, the less the vectors have to say. */
export function vectorShare(words: readonly Scored[], { weight, until }: VectorTrust): number {
  return weight * Math.max(0, 1 - (words[0]?.score ?? 0) / until);
}

/**
 * Every label of either list, best first, ties by label; scores in [0, 1]. Word scores are shares of what could be reached,
 * vector scores are inner products of unit vectors; `share` is that of the vectors, and at 0 the word list comes back as it is.
 */
export function fuse(words: readonly Scored[], vectors: readonly Scored[], share: number): Scored[] {
  const fused = new Map(words.map(({ label, score }) => [label, (1 - share) * score]));
  for (const { label, score } of vectors) fused.set(label, (fused.get(label) ?? 0) + share * score);
  return [...fused]
    .map(([label, score]) => ({ label, score: Math.min(1, score) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.label - b.label);
}

/** True when no label outside the word list can come among the first `count`, whatever its vector: the most is `share`. */
export function wordsSuffice(words: readonly Scored[], count: number, share: number): boolean {
  const last = words[count - 1];
  return last !== undefined && (1 - share) * last.score > share;
}
