// Floors of the gate: the project's own claims that its score has not learned from, and a scripted liar over unseen articles.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isLearnedFrom } from '../../scripts/gate-half.ts';
import { projectFolder } from '../../src/adapters/lexicon-files.ts';
import { makeArticle } from '../../src/core/article.ts';
import { segmentArticle } from '../../src/core/segment.ts';
import type { SegmentedArticle } from '../../src/core/types.ts';
import type { Gate, Strictness } from '../../src/core/verify.ts';
import { openGate } from '../core/verify-gate.ts';
import { honestClaims, lies, type Told } from './gate-lies.ts';

interface LabelledClaim {
  readonly premise: string;
  readonly claim: string;
  readonly label: 'supported' | 'contradicted' | 'unsupported';
}

const folder = projectFolder();
let gate: Gate;
beforeAll(() => {
  gate = openGate('2025-01-22');
});

describe('claims that the score has not learned from', () => {
  const rows = readFileSync(join(folder, 'data', 'claims.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LabelledClaim)
    .filter(({ premise }) => !isLearnedFrom(premise));
  const passed = (truth: boolean, strictness: Strictness): number => {
    const own = rows.filter(({ label }) => (label === 'supported') === truth);
    return own.filter(({ claim, premise }) => gate.judge(claim, premise, strictness).kind === 'supported').length / own.length;
  };

  it('are kept and stopped as before in a check for people', () => {
    expect(passed(true, 'person')).toBeGreaterThanOrEqual(0.74);
    expect(passed(false, 'person')).toBeLessThanOrEqual(0.1);
  });

  it('are kept and stopped as before where a model wrote them', () => {
    expect(passed(true, 'model')).toBeGreaterThanOrEqual(0.6);
    expect(passed(false, 'model')).toBeLessThanOrEqual(0.04);
  });
});

describe('a lying model', () => {
  const bundled = readArticle(join(folder, 'data', 'articles', 'article.md'));
  const practice = join(folder, 'data', 'practice');
  const others = readdirSync(practice).filter((name) => name.endsWith('.md')).map((name) => readArticle(join(practice, name)));
  const carried = (source: SegmentedArticle, told: readonly Told[]): number =>
    told.filter(({ text, cites }) => gate.verify([{ text, cites }], [source]).statements.length === 1).length;

  it('gets at most 2 % of its lies through and loses at most 3 % of its true claims over the bundled article', () => {
    const [honest, lying] = [honestClaims(bundled), lies(bundled)];
    expect(carried(bundled, lying) / lying.length).toBeLessThanOrEqual(0.02);
    expect(carried(bundled, honest) / honest.length).toBeGreaterThanOrEqual(0.97);
  });

  it('fares no better over forty articles that nothing was written for', () => {
    const sum = (tell: (source: SegmentedArticle) => Told[]): [number, number] => {
      const counts = others.map((source) => [carried(source, tell(source)), tell(source).length] as const);
      return [counts.reduce((all, [one]) => all + one, 0), counts.reduce((all, [, one]) => all + one, 0)];
    };
    const [[through, told], [kept, true_]] = [sum(lies), sum(honestClaims)];
    expect(told).toBeGreaterThan(5000);
    expect(through / told).toBeLessThanOrEqual(0.02);
    expect(kept / true_).toBeGreaterThanOrEqual(0.97);
  }, 120_000);
});

function readArticle(path: string): SegmentedArticle {
  const [, head = '', text = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(readFileSync(path, 'utf8')) ?? [];
  const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'mu').exec(head)?.[1];
  return segmentArticle(makeArticle({ id: path, text, title: field('title'), publisher: field('publisher'), publishedAt: field('date') }));
}
