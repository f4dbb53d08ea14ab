// Joins the word list and the vector list of one query into one ranking in which the weaker list cannot outvote the stronger.
// Method: a convex combination of scores normalised by the query's best, which measured better than reciprocal ranks
// (Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", 2023; see scripts/measure-retrieval.ts).

/** Something found, by whatever number names it in both lists. */
export interface Scored {
  readonly label: number;
  readonly score: number;
}

/**
 * Every label of either list, best first, ties by label; scores in [0, 1]. `weight` is the share of the vector list: at 0
 * the word list is returned in its own order, followed by nothing; at 1 only the vectors count.
 */
export function fuse(words: readonly Scored[], vectors: readonly Scored[], weight: number): Scored[] {
  const fused = new Map<number, number>();
  collect(fused, words, 1 - weight);
  collect(fused, vectors, weight);
  return [...fused]
    .map(([label, score]) => ({ label, score }))
    .sort((a, b) => b.score - a.score || a.label - b.label);
}

function collect(fused: Map<number, number>, list: readonly Scored[], weight: number): void {
  const most = list.reduce((most, { score }) => Math.max(most, score), 0);
  if (most <= 0 || weight <= 0) return;
  for (const { label, score } of list) {
    if (score > 0) fused.set(label, (fused.get(label) ?? 0) + (weight * score) / most);
  }
}
