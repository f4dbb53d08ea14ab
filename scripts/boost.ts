// Trains a sum of small decision trees, for the scripts that make the tables in src/core/learned.
// Method: Friedman (2001) with second-order leaf values as in Chen and Guestrin, "XGBoost" (2016); the listwise loss is
// the softmax cross-entropy of Cao et al., "Learning to Rank: From Pairwise Approach to Listwise Approach" (2007).
import type { BoostedTrees } from '../src/core/rank/boosted-trees.ts';

export interface Example {
  readonly vector: Float64Array;
  /** 1 for right, 0 for wrong; a share between for half right. */
  readonly target: number;
  /** Examples of one group are ranked against one another; ignored by the log loss. */
  readonly group: number;
  readonly weight?: number;
}

export interface BoostOptions {
  readonly loss: 'log' | 'listwise';
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** L2 penalty on leaf values. */
  readonly lambda: number;
  /** Least sum of second derivatives in a leaf. */
  readonly leastHessian: number;
  /** Share of features tried a tree. */
  readonly columns: number;
  /** Share of groups (or examples) drawn a tree. */
  readonly rows: number;
  readonly seed: number;
  readonly bins: number;
  /** Features whose score may only rise (1) or fall (-1) with them. */
  readonly monotone?: Readonly<Record<string, 1 | -1>>;
}

export const DEFAULT_BOOST: BoostOptions = {
  loss: 'log',
  trees: 150,
  depth: 4,
  rate: 0.08,
  lambda: 2,
  leastHessian: 2,
  columns: 0.6,
  rows: 0.8,
  seed: 7,
  bins: 48,
};

/** A small deterministic generator (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Binned {
  /** Cut points by feature, rising. */
  readonly cuts: readonly (readonly number[])[];
  /** Bin of each example by feature. */
  readonly bins: readonly Uint8Array[];
}

interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

export function trainTrees(
  examples: readonly Example[],
  features: readonly string[],
  changes: Partial<BoostOptions> = {},
): BoostedTrees {
  const options = { ...DEFAULT_BOOST, ...changes };
  const random = randomOf(options.seed);
  const binned = binExamples(examples, features.length, options.bins);
  const groups = groupRows(examples);
  const bias = options.loss === 'log' ? baseRate(examples) : 0;
  const scores = new Float64Array(examples.length).fill(bias);
  const gradients = new Float64Array(examples.length);
  const hessians = new Float64Array(examples.length);
  const trees: number[][] = [];
  const bounds = features.map((name) => options.monotone?.[name] ?? 0);
  for (let round = 0; round < options.trees; round++) {
    derive(options.loss, examples, groups, scores, gradients, hessians);
    const rows = drawRows(options, groups, random);
    const columns = features.map((_, index) => index).filter(() => random() < options.columns);
    const tree: number[] = [];
    grow({ binned, gradients, hessians, options, columns, bounds, tree }, rows, options.depth);
    trees.push(tree);
    for (let row = 0; row < examples.length; row++)
      scores[row] = (scores[row] ?? 0) + leafValue(tree, examples[row]?.vector ?? []);
  }
  return { features: [...features], bias, trees };
}

function baseRate(examples: readonly Example[]): number {
  const right = examples.reduce((sum, { target, weight = 1 }) => sum + target * weight, 0);
  const all = examples.reduce((sum, { weight = 1 }) => sum + weight, 0);
  return Math.log((right + 1) / (all - right + 1));
}

function groupRows(examples: readonly Example[]): number[][] {
  const groups = new Map<number, number[]>();
  for (const [row, { group }] of examples.entries()) {
    const known = groups.get(group);
    if (known) known.push(row);
    else groups.set(group, [row]);
  }
  return [...groups.values()];
}

function derive(
  loss: BoostOptions['loss'],
  examples: readonly Example[],
  groups: readonly (readonly number[])[],
  scores: Float64Array,
  gradients: Float64Array,
  hessians: Float64Array,
): void {
  for (const rows of groups) {
    const shares =
      loss === 'log'
        ? rows.map((row) => 1 / (1 + Math.exp(-(scores[row] ?? 0))))
        : softmax(rows.map((row) => scores[row] ?? 0));
    const right = loss === 'log' ? 1 : rows.reduce((sum, row) => sum + (examples[row]?.target ?? 0), 0) || 1;
    for (const [index, row] of rows.entries()) {
      const share = shares[index] ?? 0;
      const { target = 0, weight = 1 } = examples[row] ?? {};
      gradients[row] = weight * (target / right - share);
      hessians[row] = weight * Math.max(1e-6, share * (1 - share));
    }
  }
}

function softmax(values: readonly number[]): number[] {
  const top = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function drawRows(
  options: BoostOptions,
  groups: readonly (readonly number[])[],
  random: () => number,
): Int32Array {
  const rows: number[] = [];
  for (const group of groups) {
    if (options.loss === 'listwise') {
      if (random() < options.rows) for (const row of group) rows.push(row);
    } else for (const row of group) if (random() < options.rows) rows.push(row);
  }
  return Int32Array.from(rows);
}

function binExamples(examples: readonly Example[], features: number, count: number): Binned {
  const cuts: number[][] = [];
  const bins: Uint8Array[] = [];
  for (let feature = 0; feature < features; feature++) {
    const values = examples.map(({ vector }) => vector[feature] ?? 0).sort((a, b) => a - b);
    const points = new Set<number>();
    for (let i = 1; i < count; i++) points.add(values[Math.floor((i * values.length) / count)] ?? 0);
    const rising = [...new Set([...points].map(round))].sort((a, b) => a - b);
    cuts.push(rising);
    bins.push(Uint8Array.from(examples, ({ vector }) => binOf(rising, vector[feature] ?? 0)));
  }
  return { cuts, bins };
}

/** Number of cut points below the value: a value equal to a cut point stays at or under it. */
function binOf(cuts: readonly number[], value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Growth {
  readonly binned: Binned;
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
  readonly options: BoostOptions;
  readonly columns: readonly number[];
  readonly bounds: readonly number[];
  readonly tree: number[];
}

/** Adds the subtree over `rows` and returns its node number. */
function grow(growth: Growth, rows: Int32Array, depth: number): number {
  const { tree, options } = growth;
  const node = tree.length / 4;
  tree.push(-1, 0, 0, 0);
  const split = depth > 0 ? bestSplit(growth, rows) : undefined;
  if (!split) {
    tree[node * 4 + 1] = round(options.rate * leafOf(growth, rows));
    return node;
  }
  const bins = growth.binned.bins[split.feature] ?? new Uint8Array();
  const left = grow(
    growth,
    rows.filter((row) => (bins[row] ?? 0) <= split.bin),
    depth - 1,
  );
  const right = grow(
    growth,
    rows.filter((row) => (bins[row] ?? 0) > split.bin),
    depth - 1,
  );
  tree.splice(node * 4, 4, split.feature, growth.binned.cuts[split.feature]?.[split.bin] ?? 0, left, right);
  return node;
}

function leafOf({ gradients, hessians, options }: Growth, rows: Int32Array): number {
  let gradient = 0;
  let hessian = 0;
  for (const row of rows) {
    gradient += gradients[row] ?? 0;
    hessian += hessians[row] ?? 0;
  }
  return gradient / (hessian + options.lambda);
}

function bestSplit(growth: Growth, rows: Int32Array): Split | undefined {
  let best: Split | undefined;
  for (const feature of growth.columns) {
    const split = splitOn(growth, rows, feature);
    if (split && (!best || split.gain > best.gain)) best = split;
  }
  return best && best.gain > 1e-4 ? best : undefined;
}

function splitOn(
  { binned, gradients, hessians, options, bounds }: Growth,
  rows: Int32Array,
  feature: number,
): Split | undefined {
  const bins = binned.bins[feature] ?? new Uint8Array();
  const width = (binned.cuts[feature]?.length ?? 0) + 1;
  const gradientSums = new Float64Array(width);
  const hessianSums = new Float64Array(width);
  for (const row of rows) {
    const bin = bins[row] ?? 0;
    gradientSums[bin] = (gradientSums[bin] ?? 0) + (gradients[row] ?? 0);
    hessianSums[bin] = (hessianSums[bin] ?? 0) + (hessians[row] ?? 0);
  }
  const gradient = gradientSums.reduce((sum, value) => sum + value, 0);
  const hessian = hessianSums.reduce((sum, value) => sum + value, 0);
  const worth = (g: number, h: number): number => (g * g) / (h + options.lambda);
  let [leftGradient, leftHessian] = [0, 0];
  let best: Split | undefined;
  for (let bin = 0; bin < width - 1; bin++) {
    leftGradient += gradientSums[bin] ?? 0;
    leftHessian += hessianSums[bin] ?? 0;
    const [rightGradient, rightHessian] = [gradient - leftGradient, hessian - leftHessian];
    if (leftHessian < options.leastHessian || rightHessian < options.leastHessian) continue;
    const rise =
      rightGradient / (rightHessian + options.lambda) - leftGradient / (leftHessian + options.lambda);
    if (rise * (bounds[feature] ?? 0) < 0) continue;
    const gain =
      worth(leftGradient, leftHessian) + worth(rightGradient, rightHessian) - worth(gradient, hessian);
    if (!best || gain > best.gain) best = { feature, bin, gain };
  }
  return best;
}

function leafValue(tree: readonly number[], vector: ArrayLike<number>): number {
  let node = 0;
  while ((tree[node * 4] ?? -1) >= 0)
    node = tree[node * 4 + ((vector[tree[node * 4] ?? 0] ?? 0) <= (tree[node * 4 + 1] ?? 0) ? 2 : 3)] ?? 0;
  return tree[node * 4 + 1] ?? 0;
}

function round(value: number): number {
  return Number(value.toPrecision(5));
}

/** The model as a TypeScript module, one tree a line. */
export function moduleOf(name: string, model: BoostedTrees, madeBy: string): string {
  const trees = model.trees.map((tree) => `    [${tree.join(',')}],`).join('\n');
  return `// Made by ${madeBy}; holds numbers only.\nimport type { BoostedTrees } from '../rank/boosted-trees.ts';\n\nexport const ${name}: BoostedTrees = {\n  features: ${JSON.stringify(model.features)},\n  bias: ${model.bias},\n  trees: [\n${trees}\n  ],\n};\n`;
}
