import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probability, scoreTrees } from '../../../src/core/rank/boosted-trees.ts';

type Tree =
  | number
  | { readonly feature: number; readonly threshold: number; readonly left: Tree; readonly right: Tree };

const { tree: trees } = fc.letrec<{ tree: Tree; split: Tree; leaf: Tree }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('split')),
  leaf: fc.double({ min: -3, max: 3, noNaN: true }),
  split: fc.record({
    feature: fc.nat(3),
    threshold: fc.integer({ min: -2, max: 2 }),
    left: tie('tree'),
    right: tie('tree'),
  }),
}));

function naive(tree: Tree, vector: readonly number[]): number {
  if (typeof tree === 'number') return tree;
  return naive((vector[tree.feature] ?? 0) <= tree.threshold ? tree.left : tree.right, vector);
}

function flat(tree: Tree, nodes: number[] = []): number[] {
  const at = nodes.length;
  if (typeof tree === 'number') {
    nodes.push(-1, tree, 0, 0);
    return nodes;
  }
  nodes.push(tree.feature, tree.threshold, 0, 0);
  nodes[at + 2] = nodes.length / 4;
  flat(tree.left, nodes);
  nodes[at + 3] = nodes.length / 4;
  flat(tree.right, nodes);
  return nodes;
}

describe('boosted trees', () => {
  it('score as a plain walk through each tree does', () => {
    const vectors = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(trees, { maxLength: 5 }), vectors, (forest, vector) => {
        const model = { features: [], bias: 0.25, trees: forest.map((tree) => flat(tree)) };
        const sum = forest.reduce<number>((total, tree) => total + naive(tree, vector), 0.25);
        expect(scoreTrees(model, vector)).toBeCloseTo(sum, 9);
      }),
    );
  });

  it('turn log-odds into a probability', () => {
    expect(probability(0)).toBe(0.5);
    expect(probability(3) + probability(-3)).toBeCloseTo(1, 12);
    expect([probability(-1e9), probability(1e9)]).toEqual([0, 1]);
  });
});
