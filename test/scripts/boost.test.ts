import { describe, expect, it } from 'vitest';
import { moduleOf, randomOf, trainTrees, type Example } from '../../scripts/boost.ts';
import { probability, scoreTrees } from '../../src/core/rank/boosted-trees.ts';

const vector = (...values: number[]): Float64Array => Float64Array.from(values);
const EXACT = { columns: 1, rows: 1, leastHessian: 0.5, lambda: 1 };

function examplesOf(count: number, right: (x: number, y: number) => number): Example[] {
  const random = randomOf(1);
  return Array.from({ length: count }, (_, group) => {
    const [x, y] = [random(), random()];
    return { vector: vector(x, y), target: right(x, y), group };
  });
}

describe('tree trainer', () => {
  it('learns exclusive or, which no single feature tells', () => {
    const examples = examplesOf(400, (x, y) => (x > 0.5 === y > 0.5 ? 0 : 1));
    const model = trainTrees(examples, ['x', 'y'], { ...EXACT, trees: 40, depth: 3, rate: 0.3 });
    const wrong = examples.filter(
      (one) => (probability(scoreTrees(model, one.vector)) > 0.5 ? 1 : 0) !== one.target,
    );
    expect(wrong.length).toBeLessThan(8);
  });

  it('orders the right one of each list first', () => {
    const random = randomOf(3);
    const examples: Example[] = [];
    for (let group = 0; group < 80; group++) {
      const scores = Array.from({ length: 5 }, random);
      const base = random() * 10;
      for (const score of scores) {
        examples.push({ vector: vector(score, base), target: score === Math.max(...scores) ? 1 : 0, group });
      }
    }
    const model = trainTrees(examples, ['score', 'base'], {
      ...EXACT,
      loss: 'listwise',
      trees: 60,
      depth: 3,
      rate: 0.3,
    });
    const first = (group: number): Example | undefined =>
      examples
        .filter((one) => one.group === group)
        .sort((a, b) => scoreTrees(model, b.vector) - scoreTrees(model, a.vector))[0];
    const right = Array.from({ length: 80 }, (_, group) => first(group)?.target ?? 0);
    expect(right.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(70);
  });

  it('makes the same model from the same seed, another from another', () => {
    const examples = examplesOf(120, (x, y) => (x + y > 1 ? 1 : 0));
    const train = (seed: number) => JSON.stringify(trainTrees(examples, ['x', 'y'], { trees: 10, seed }));
    expect(train(7)).toBe(train(7));
    expect(train(8)).not.toBe(train(7));
  });

  it('lets a score only rise with a feature that may only rise', () => {
    const noisy = examplesOf(300, (x) => (Math.sin(x * 20) > 0 ? 1 : 0));
    const scoresOf = (changes: object): number[] => {
      const model = trainTrees(noisy, ['x', 'y'], { ...EXACT, trees: 30, depth: 1, ...changes });
      return Array.from({ length: 101 }, (_, at) => scoreTrees(model, vector(at / 100, 0.5)));
    };
    const rises = (scores: number[]): boolean =>
      scores.every((score, at) => at === 0 || score >= (scores[at - 1] ?? 0));
    expect(rises(scoresOf({}))).toBe(false);
    expect(rises(scoresOf({ monotone: { x: 1 } }))).toBe(true);
    expect(rises(scoresOf({ monotone: { x: -1 } }).reverse())).toBe(true);
  });

  it('starts the log loss at the share of right examples', () => {
    const examples = examplesOf(98, () => 1);
    const { bias } = trainTrees(examples, ['x', 'y'], { trees: 0 });
    expect(bias).toBeCloseTo(Math.log(99), 9);
  });

  it('heeds weights', () => {
    const at = (target: number, weight: number, group: number): Example => ({
      vector: vector(0, 0),
      target,
      weight,
      group,
    });
    const examples = [...Array(20).keys()].map((group) => at(group < 10 ? 1 : 0, group < 10 ? 9 : 1, group));
    expect(
      probability(scoreTrees(trainTrees(examples, ['x', 'y'], { trees: 5 }), vector(0, 0))),
    ).toBeGreaterThan(0.8);
  });

  it('trains on nothing without a throw', () => {
    expect(scoreTrees(trainTrees([], ['x'], { trees: 3 }), vector(1))).toBe(0);
  });

  it('writes a module that holds the model', () => {
    const model = trainTrees(
      examplesOf(60, (x) => (x > 0.5 ? 1 : 0)),
      ['x', 'y'],
      { trees: 3 },
    );
    const source = moduleOf('small', model, 'a test');
    const [, literal = ''] = /BoostedTrees = (\{[\s\S]*\});\n$/u.exec(source) ?? [];
    const json = literal.replace(/^(\s*)(features|bias|trees):/gmu, '$1"$2":').replace(/,(\s*[\]}])/gu, '$1');
    expect(JSON.parse(json)).toEqual(model);
    expect(source.startsWith('// Made by a test')).toBe(true);
  });

  it('draws numbers from 0 to below 1, spread evenly', () => {
    const random = randomOf(5);
    const drawn = Array.from({ length: 10_000 }, random);
    expect(drawn.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(drawn.reduce((sum, number) => sum + number, 0) / drawn.length).toBeCloseTo(0.5, 1);
  });
});
