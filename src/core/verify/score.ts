// The learned score: an additive model of shallow trees over the features, as a probability.

/** One tree: parallel arrays over its nodes; a leaf has feature −1 and its value in `threshold`. */
export interface Tree {
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
}

export interface ScoreModel {
  readonly features: readonly string[];
  readonly bias: number;
  /** Linear part: weight of (x − mean) / scale, by feature. */
  readonly mean: readonly number[];
  readonly scale: readonly number[];
  readonly weights: readonly number[];
  readonly trees: readonly Tree[];
}

export function probability(model: ScoreModel, features: readonly number[]): number {
  return 1 / (1 + Math.exp(-logit(model, features)));
}

export function logit(model: ScoreModel, features: readonly number[]): number {
  let sum = model.bias;
  for (const [i, weight] of model.weights.entries()) {
    sum += (weight * ((features[i] ?? 0) - (model.mean[i] ?? 0))) / (model.scale[i] ?? 1);
  }
  for (const tree of model.trees) sum += leafOf(tree, features);
  return sum;
}

function leafOf(tree: Tree, features: readonly number[]): number {
  let node = 0;
  for (;;) {
    const feature = tree.feature[node] ?? -1;
    const threshold = tree.threshold[node] ?? 0;
    if (feature < 0) return threshold;
    node = ((features[feature] ?? 0) <= threshold ? tree.left[node] : tree.right[node]) ?? 0;
  }
}
