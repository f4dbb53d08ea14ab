// A sum of small decision trees over a feature vector: how learned scores are evaluated at run time.
// Method: Friedman, "Greedy Function Approximation: A Gradient Boosting Machine" (2001).

/** Nodes in preorder, four numbers each: feature (-1 for a leaf), threshold or leaf value, left and right node. */
export interface BoostedTrees {
  readonly features: readonly string[];
  readonly bias: number;
  readonly trees: readonly (readonly number[])[];
}

/** The raw score: a log-odds where the trees were trained with log loss. Expects `vector` in the order of `model.features`. */
export function scoreTrees(model: BoostedTrees, vector: ArrayLike<number>): number {
  const { roots, features, values, left, right } = flatOf(model);
  let score = model.bias;
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree] ?? 0;
    let feature = features[node] ?? -1;
    while (feature >= 0) {
      node = ((vector[feature] ?? 0) <= (values[node] ?? 0) ? left[node] : right[node]) ?? 0;
      feature = features[node] ?? -1;
    }
    score += values[node] ?? 0;
  }
  return score;
}

export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** All nodes of all trees in a row, children by their place in it. */
interface FlatTrees {
  readonly roots: Int32Array;
  readonly features: Int16Array;
  readonly values: Float64Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

const NODE = 4;
const flats = new WeakMap<BoostedTrees, FlatTrees>();

function flatOf(model: BoostedTrees): FlatTrees {
  const known = flats.get(model);
  if (known) return known;
  const flat = flatten(model.trees);
  flats.set(model, flat);
  return flat;
}

function flatten(trees: BoostedTrees['trees']): FlatTrees {
  const nodes = trees.reduce((sum, tree) => sum + tree.length / NODE, 0);
  const flat: FlatTrees = {
    roots: new Int32Array(trees.length),
    features: new Int16Array(nodes),
    values: new Float64Array(nodes),
    left: new Int32Array(nodes),
    right: new Int32Array(nodes),
  };
  let base = 0;
  for (const [number, tree] of trees.entries()) {
    flat.roots[number] = base;
    for (let node = 0; node * NODE < tree.length; node++) {
      flat.features[base + node] = tree[node * NODE] ?? -1;
      flat.values[base + node] = tree[node * NODE + 1] ?? 0;
      flat.left[base + node] = base + (tree[node * NODE + 2] ?? 0);
      flat.right[base + node] = base + (tree[node * NODE + 3] ?? 0);
    }
    base += tree.length / NODE;
  }
  return flat;
}
