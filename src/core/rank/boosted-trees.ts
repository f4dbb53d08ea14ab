// A sum of small decision trees over a feature vector: how learned scores are evaluated at run time.
// Method: Friedman, "Greedy Function Approximation: A Gradient Boosting Machine" (2001).

/** Nodes in heap-free preorder, four numbers each: feature (-1 for a leaf), threshold or leaf value, left and right node. */
export interface BoostedTrees {
  readonly features: readonly string[];
  readonly bias: number;
  readonly trees: readonly (readonly number[])[];
}

const NODE = 4;

/** The raw score: a log-odds where the trees were trained with log loss. Expects `vector` in the order of `model.features`. */
export function scoreTrees(model: BoostedTrees, vector: ArrayLike<number>): number {
  let score = model.bias;
  for (const tree of model.trees) score += leafOf(tree, vector);
  return score;
}

export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function leafOf(tree: readonly number[], vector: ArrayLike<number>): number {
  let node = 0;
  for (;;) {
    const feature = tree[node * NODE] ?? -1;
    const value = tree[node * NODE + 1] ?? 0;
    if (feature < 0) return value;
    node = tree[node * NODE + ((vector[feature] ?? 0) <= value ? 2 : 3)] ?? 0;
  }
}
