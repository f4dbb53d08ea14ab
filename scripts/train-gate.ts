// Trains the gate's score on pairs of premise and claim, and writes its weights to src/core/learned/gate.ts.
// Use: node dist/scripts/train-gate.js nli.jsonl [claims.jsonl] [out.ts]. Of the claims only those of every other premise are learned from. The same input gives the same weights. No text of the data is kept.
import { writeFileSync } from 'node:fs';
import { FEATURES, featuresOf } from '../src/core/verify/features.ts';
import { logit, type ScoreModel, type Tree } from '../src/core/verify/score.ts';
import { auroc, isLearnedFrom, openGate, readClaims, readPairs, type Pair } from './gate-data.ts';

interface Row {
  readonly x: readonly number[];
  readonly y: number;
  readonly weight: number;
  readonly pair: Pair;
}

/** A pair's say; claims that hold count double, so that the probability is one at even odds. Formal written Korean teaches most about news; reviews and comments a little. */
const SOURCE_WEIGHT: Readonly<Record<string, number>> = {
  wikitree: 1,
  wikinews: 1,
  wikipedia: 1,
  policy: 0.8,
  airbnb: 0.5,
  NSMC: 0.3,
};
const NEWS = ['wikitree', 'wikinews'];
const FOLDS = 10;
const ROUNDS = 90;
const RATE = 0.05;
const DEPTH = 3;
const SMALLEST_LEAF = 14;
const SMOOTHING = 8;
const RIDGE = 12;

const CLAIM_WEIGHT = 1;
const LABELS = { supported: 'entailment', contradicted: 'contradiction', unsupported: 'neutral' } as const;

const [nliPath, claimsPath, outPath = 'src/core/learned/gate.ts'] = process.argv.slice(2);
if (nliPath === undefined) throw new Error('expected the path of the pairs as the first argument');
const gate = openGate('2025-01-22');
const rows = [...pairRows(nliPath), ...claimRows(claimsPath)];
process.stdout.write(`${JSON.stringify(crossValidated(rows), null, 1)}\n`);
const model = compacted(trained(rows));
writeFileSync(
  outPath,
  `// Made by scripts/train-gate.ts: weights of the gate's score.\nimport type { ScoreModel } from '../verify/score.ts';\n\nexport const gateModel: ScoreModel = ${JSON.stringify(model)};\n`,
);

function pairRows(path: string): Row[] {
  return readPairs(path).map((pair) => ({
    x: featuresOf(gate.compare(pair.hypothesis, pair.premise)),
    y: Number(pair.label === 'entailment'),
    weight: (SOURCE_WEIGHT[pair.source] ?? 0.5) * (pair.label === 'entailment' ? 2 : 1),
    pair,
  }));
}

function claimRows(path: string | undefined): Row[] {
  return readClaims(path)
    .filter(({ premise }) => isLearnedFrom(premise))
    .map(({ premise, claim, label }) => ({
      x: featuresOf(gate.compare(claim, premise)),
      y: Number(label === 'supported'),
      weight: CLAIM_WEIGHT,
      pair: { premise, hypothesis: claim, label: LABELS[label], source: 'claims' },
    }));
}

/** Figures over pairs that the weights had not seen: all claims of one premise are in one fold. */
function crossValidated(all: readonly Row[]): Record<string, unknown> {
  const premises = [...new Set(all.map((row) => row.pair.premise))];
  const order = shuffled(premises, 7);
  const foldOf = new Map(order.map((premise, at) => [premise, at % FOLDS]));
  const scored: { row: Row; logit: number }[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const learned = trained(all.filter((row) => foldOf.get(row.pair.premise) !== fold));
    for (const row of all)
      if (foldOf.get(row.pair.premise) === fold) scored.push({ row, logit: logit(learned, row.x) });
  }
  return {
    news: figures(scored.filter(({ row }) => NEWS.includes(row.pair.source))),
    'news+wikipedia': figures(scored.filter(({ row }) => [...NEWS, 'wikipedia'].includes(row.pair.source))),
    pairs: figures(scored.filter(({ row }) => row.pair.source !== 'claims')),
    claims: figures(scored.filter(({ row }) => row.pair.source === 'claims')),
    coverageAlone: figures(
      all.filter((row) => NEWS.includes(row.pair.source)).map((row) => ({ row, logit: row.x[0] ?? 0 })),
    ),
  };
}

function figures(scored: readonly { row: Row; logit: number }[]): Record<string, number> {
  const of = (label: string): number[] =>
    scored.filter(({ row }) => row.pair.label === label).map(({ logit }) => logit);
  return {
    pairs: scored.length,
    againstRest: auroc(of('entailment'), [...of('contradiction'), ...of('neutral')]),
    againstContradicted: auroc(of('entailment'), of('contradiction')),
    againstNeutral: auroc(of('entailment'), of('neutral')),
  };
}

/** Half a ridge regression of the log odds, half boosted trees: their logits are averaged. */
function trained(sample: readonly Row[]): ScoreModel {
  const linear = logisticRegression(sample);
  const boosted = boostedTrees(sample);
  return {
    features: FEATURES,
    bias: (linear.bias + boosted.bias) / 2,
    mean: linear.mean,
    scale: linear.scale,
    weights: linear.weights.map((weight) => weight / 2),
    trees: boosted.trees.map((tree) => ({
      ...tree,
      threshold: tree.threshold.map((value, at) => (tree.feature[at] === -1 ? value / 2 : value)),
    })),
  };
}

function logisticRegression(sample: readonly Row[]): {
  bias: number;
  mean: number[];
  scale: number[];
  weights: number[];
} {
  const size = FEATURES.length;
  const total = sample.reduce((sum, row) => sum + row.weight, 0);
  const mean = FEATURES.map(
    (_, i) => sample.reduce((sum, row) => sum + row.weight * (row.x[i] ?? 0), 0) / total,
  );
  const scale = FEATURES.map((_, i) => {
    const variance =
      sample.reduce((sum, row) => sum + row.weight * ((row.x[i] ?? 0) - (mean[i] ?? 0)) ** 2, 0) / total;
    return Math.sqrt(variance) || 1;
  });
  const inputs = sample.map((row) => row.x.map((value, i) => (value - (mean[i] ?? 0)) / (scale[i] ?? 1)));
  const weights = FEATURES.map(() => 0);
  let bias = 0;
  for (let step = 0; step < 400; step++) {
    const gradient = weights.map((weight) => (RIDGE * weight) / total);
    let slope = 0;
    for (const [at, row] of sample.entries()) {
      const input = inputs[at] ?? [];
      const error = (row.weight * (sigmoid(bias + dot(weights, input)) - row.y)) / total;
      slope += error;
      for (let i = 0; i < size; i++) gradient[i] = (gradient[i] ?? 0) + error * (input[i] ?? 0);
    }
    bias -= 0.5 * slope;
    for (let i = 0; i < size; i++) weights[i] = (weights[i] ?? 0) - 0.5 * (gradient[i] ?? 0);
  }
  return { bias, mean, scale, weights };
}

function boostedTrees(sample: readonly Row[]): { bias: number; trees: Tree[] } {
  const total = sample.reduce((sum, row) => sum + row.weight, 0);
  const rate = sample.reduce((sum, row) => sum + row.weight * row.y, 0) / total;
  const bias = Math.log(rate / (1 - rate));
  const scores = sample.map(() => bias);
  const random = generator(11);
  const trees: Tree[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const drawn = [...sample.keys()].filter(() => random() < 0.7);
    const columns = [...FEATURES.keys()].filter(() => random() < 0.5);
    const tree = growTree(sample, scores, drawn, columns);
    trees.push(tree);
    for (const [at, row] of sample.entries()) scores[at] = (scores[at] ?? 0) + leafValue(tree, row.x);
  }
  return { bias, trees };
}

function growTree(
  sample: readonly Row[],
  scores: readonly number[],
  drawn: readonly number[],
  columns: readonly number[],
): Tree {
  const feature: number[] = [];
  const threshold: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  const slopes = sample.map((row, at) => row.weight * (row.y - sigmoid(scores[at] ?? 0)));
  const curves = sample.map(
    (row, at) => row.weight * sigmoid(scores[at] ?? 0) * (1 - sigmoid(scores[at] ?? 0)),
  );
  const grow = (members: readonly number[], depth: number): number => {
    const node = feature.length;
    feature.push(-1);
    threshold.push(0);
    left.push(0);
    right.push(0);
    const split = depth === 0 ? undefined : bestSplit(sample, members, columns, slopes, curves);
    if (!split) {
      const [slope, curve] = [sumOf(members, slopes), sumOf(members, curves)];
      threshold[node] = (RATE * slope) / (curve + SMOOTHING);
      return node;
    }
    feature[node] = split.column;
    threshold[node] = split.at;
    const goesLeft = (member: number): boolean => (sample[member]?.x[split.column] ?? 0) <= split.at;
    left[node] = grow(members.filter(goesLeft), depth - 1);
    right[node] = grow(
      members.filter((member) => !goesLeft(member)),
      depth - 1,
    );
    return node;
  };
  grow(drawn, DEPTH);
  return { feature, threshold, left, right };
}

function bestSplit(
  sample: readonly Row[],
  members: readonly number[],
  columns: readonly number[],
  slopes: readonly number[],
  curves: readonly number[],
): { column: number; at: number } | undefined {
  const [slope, curve] = [sumOf(members, slopes), sumOf(members, curves)];
  let best: { column: number; at: number } | undefined;
  let gain = 0.05;
  for (const column of columns) {
    const value = (member: number): number => sample[member]?.x[column] ?? 0;
    const sorted = [...members].sort((one, other) => value(one) - value(other));
    let [slopeLeft, curveLeft] = [0, 0];
    for (let i = 0; i + 1 < sorted.length; i++) {
      const [member, next] = [sorted[i] ?? 0, sorted[i + 1] ?? 0];
      slopeLeft += slopes[member] ?? 0;
      curveLeft += curves[member] ?? 0;
      if (value(member) === value(next) || i + 1 < SMALLEST_LEAF || sorted.length - i - 1 < SMALLEST_LEAF)
        continue;
      const won =
        slopeLeft ** 2 / (curveLeft + SMOOTHING) +
        (slope - slopeLeft) ** 2 / (curve - curveLeft + SMOOTHING) -
        slope ** 2 / (curve + SMOOTHING);
      if (won > gain) [gain, best] = [won, { column, at: (value(member) + value(next)) / 2 }];
    }
  }
  return best;
}

function leafValue(tree: Tree, x: readonly number[]): number {
  let node = 0;
  while ((tree.feature[node] ?? -1) >= 0) {
    node =
      ((x[tree.feature[node] ?? 0] ?? 0) <= (tree.threshold[node] ?? 0)
        ? tree.left[node]
        : tree.right[node]) ?? 0;
  }
  return tree.threshold[node] ?? 0;
}

function short(numbers: readonly number[]): number[] {
  return numbers.map((number) => Number(number.toPrecision(5)));
}

/** Five significant digits are enough, and keep the file small. */
function compacted(full: ScoreModel): ScoreModel {
  return {
    features: full.features,
    bias: Number(full.bias.toPrecision(5)),
    mean: short(full.mean),
    scale: short(full.scale),
    weights: short(full.weights),
    trees: full.trees.map((tree) => ({ ...tree, threshold: short(tree.threshold) })),
  };
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function dot(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}

function sumOf(members: readonly number[], values: readonly number[]): number {
  return members.reduce((sum, member) => sum + (values[member] ?? 0), 0);
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = generator(seed);
  return items
    .map((item) => ({ item, key: random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item);
}

/** A small deterministic generator (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
