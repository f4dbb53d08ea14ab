// The benchmark in small: that it measures, what it prints, what it refuses. No figure of speed is held here.
import { describe, expect, test } from 'vitest';
import { measureAll, runBench } from '../../scripts/bench.ts';
import { manyArticles, thinned } from '../../scripts/bench/material.ts';
import { openPlainPipeline } from '../../scripts/bench/plain-pipeline.ts';
import { renderReport } from '../../scripts/bench/report.ts';
import { QUICK } from '../../scripts/bench/sections.ts';
import { spreadOf } from '../../scripts/bench/timing.ts';
import { practiceSet } from '../../scripts/eval-sets.ts';
import { Failure } from '../../src/core/errors.ts';
import { captureOutput } from './captured-output.ts';

const SMALL = { ...QUICK, questions: 4, passages: 60, rows: 60 };

describe('bench', () => {
  test('prints one JSON object that tells machine, date and the section asked for', async () => {
    const printed = captureOutput();
    expect(await runBench(['--quick', '--only', 'question', '--json'])).toBe(0);
    const report = JSON.parse(printed());
    expect(Object.keys(report)).toEqual(['date', 'machine', 'question', 'memory']);
    expect(report.machine).toMatchObject({ cores: expect.any(Number), node: process.version });
    expect(report.question).toMatchObject({
      questions: QUICK.questions,
      p50: expect.any(Number),
      p95: expect.any(Number),
    });
  });

  test('measures every other section and shows each in its table', async () => {
    const report = await measureAll(SMALL, ['many', 'graph', 'beside']);
    expect(report.many?.passages).toBeGreaterThanOrEqual(SMALL.passages);
    expect(report.graph).toMatchObject({ rows: SMALL.rows, recallAt10: expect.any(Number) });
    expect(report.graph?.recallAt10).toBeGreaterThan(0.9);
    expect(report.beside?.map(({ pipeline }) => pipeline)).toEqual(
      Array.from({ length: 3 }, () => ['plain LangChain', 'Gakju, whole answer']).flat(),
    );
    const table = renderReport(report);
    for (const words of ['word index', 'graph of 60 × ', 'event loop late', 'plain LangChain', 'R@5'])
      expect(table).toContain(words);
    expect(table).not.toMatch(/undefined|NaN/u);
  });

  test('refuses wrong usage', async () => {
    const cases: readonly (readonly [argv: readonly string[], problem: string])[] = [
      [['--fast'], 'unknown-option'],
      [['--only', 'grap'], 'bad-value'],
      [['--only'], 'missing-value'],
      [['all'], 'extra-argument'],
    ];
    for (const [argv, problem] of cases) {
      const thrown = await runBench(argv).catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(Failure);
      expect(thrown).toMatchObject({ code: 'wrong-usage', facts: { problem } });
    }
  });
});

describe('the material', () => {
  test('made articles are the same every time and hold as many passages as asked for', () => {
    const { articles } = practiceSet();
    const made = manyArticles(articles.slice(0, 3), 50);
    expect(made.flatMap(({ passages }) => passages).length).toBeGreaterThanOrEqual(50);
    expect(manyArticles(articles.slice(0, 3), 50)).toEqual(made);
    expect(new Set(made.flatMap(({ passages }) => passages.map(({ id }) => id))).size).toBe(
      made.flatMap(({ passages }) => passages).length,
    );
  });

  test('thinning keeps items from the whole list', () => {
    expect(thinned([0, 1, 2, 3, 4, 5, 6], 3)).toEqual([0, 2, 4]);
    expect(thinned([0, 1], Infinity)).toEqual([0, 1]);
  });

  test('a spread is of each item’s median', async () => {
    const { p50, p95, max } = await spreadOf([1, 2, 3], 2, async () => undefined);
    expect(p50).toBeLessThanOrEqual(p95);
    expect(p95).toBeLessThanOrEqual(max);
  });
});

describe('the plain pipeline', () => {
  test('finds the passage that shares whole words, best first', async () => {
    const search = await openPlainPipeline([
      { id: 'bus', text: '한빛시는 버스 20대를 샀다' },
      { id: 'school', text: '새봄초등학교 학생은 412명' },
    ]);
    expect(await search('학생은 몇 명', 2)).toEqual(['school', 'bus']);
  });
});
