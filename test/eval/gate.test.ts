// Floors of the gate: the project's own claims that its score has not learned from, and a scripted liar over the bundled and forty other articles.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isLearnedFrom, openGate, readClaims } from '../../scripts/gate-data.ts';
import { projectFolder } from '../../src/adapters/lexicon-files.ts';
import { makeArticle } from '../../src/core/article.ts';
import { segmentArticle } from '../../src/core/segment.ts';
import type { SegmentedArticle } from '../../src/core/types.ts';
import type { Gate, Strictness } from '../../src/core/verify.ts';
import { englishLies, englishPairs, type EnglishPair } from './english-pairs.ts';
import { honestClaims, lies, type Told } from './gate-lies.ts';
import { modelLies, readSynonyms, trueClaims } from './model-claims.ts';

const folder = projectFolder();
let gate: Gate;
beforeAll(() => {
  gate = openGate('2025-01-22');
});

describe('claims that the score has not learned from', () => {
  const rows = readClaims().filter(({ premise }) => !isLearnedFrom(premise));
  const passed = (truth: boolean, strictness: Strictness): number => {
    const own = rows.filter(({ label }) => (label === 'supported') === truth);
    return (
      own.filter(({ claim, premise }) => gate.judge(claim, premise, strictness).kind === 'supported').length /
      own.length
    );
  };

  it('are kept and stopped as before in a check for people', () => {
    expect(passed(true, 'person')).toBeGreaterThanOrEqual(0.75);
    expect(passed(false, 'person')).toBeLessThanOrEqual(0.08);
  });

  it('are kept and stopped as before where a model wrote them', () => {
    expect(passed(true, 'model')).toBeGreaterThanOrEqual(0.58);
    expect(passed(false, 'model')).toBeLessThanOrEqual(0.03);
  });
});

describe('a lying model', () => {
  const bundled = readArticle(join(folder, 'data', 'articles', 'article.md'));
  const practice = join(folder, 'data', 'practice');
  const others = readdirSync(practice)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readArticle(join(practice, name)));

  it('gets at most 2 % of its lies through and loses at most 3 % of its true claims over the bundled article', () => {
    const [honest, lying] = [honestClaims(bundled), lies(bundled)];
    expect(carried(bundled, lying) / lying.length).toBeLessThanOrEqual(0.02);
    expect(carried(bundled, honest) / honest.length).toBeGreaterThanOrEqual(0.97);
  });

  it('fares no better over forty other articles', () => {
    const [[through, told], [kept, true_]] = [carriedOf(others, lies), carriedOf(others, honestClaims)];
    expect(told).toBeGreaterThan(5000);
    expect(through / told).toBeLessThanOrEqual(0.02);
    expect(kept / true_).toBeGreaterThanOrEqual(0.97);
  }, 120_000);
});

describe('a model that retells', () => {
  const bundled = readArticle(join(folder, 'data', 'articles', 'article.md'));
  const practice = join(folder, 'data', 'practice');
  const some = readdirSync(practice)
    .filter((name) => /[ab]1[05]\.md$/u.test(name))
    .map((name) => readArticle(join(practice, name)));
  const synonyms = readSynonyms(readFileSync(join(folder, 'data', 'lexicon', 'synonyms.txt'), 'utf8'));
  const tellTruth = (source: SegmentedArticle): Told[] => trueClaims(source, synonyms);

  it('keeps 97 % of what it retells politely, shortened, joined, in synonyms, turned and unfolded', () => {
    const told = tellTruth(bundled);
    expect(new Set(told.map(({ how }) => how)).size).toBeGreaterThanOrEqual(4);
    expect(carried(bundled, told) / told.length).toBeGreaterThanOrEqual(0.97);
    const [kept, all] = carriedOf(some, tellTruth);
    expect(kept / all).toBeGreaterThanOrEqual(0.97);
  });

  it('gets at most 2 % of more than 500 lies through, told in the same manners', () => {
    const told = modelLies(bundled);
    expect(told.length).toBeGreaterThan(500);
    expect(carried(bundled, told) / told.length).toBeLessThanOrEqual(0.02);
    const [through, all] = carriedOf(some, modelLies);
    expect(through / all).toBeLessThanOrEqual(0.02);
  }, 60_000);
});

describe('a model that answers in English over Korean sentences', () => {
  const passes = ({ korean, english }: EnglishPair): boolean => {
    const source = segmentArticle(makeArticle({ id: 'pair', text: korean, title: '기사' }));
    return gate.verify([{ text: english, cites: source.sentences }], [source]).statements.length === 1;
  };

  it('gets at most 2 % of its lies through, and keeps 7 of 10 true claims', () => {
    const told = englishLies();
    expect(told.length).toBeGreaterThan(200);
    expect(told.filter(passes).length / told.length).toBeLessThanOrEqual(0.02);
    expect(englishPairs.filter(passes).length / englishPairs.length).toBeGreaterThanOrEqual(0.7);
  });
});

function carried(source: SegmentedArticle, told: readonly Told[]): number {
  return told.filter(({ text, cites }) => gate.verify([{ text, cites }], [source]).statements.length === 1)
    .length;
}

/** How many of the claims told over all articles pass, and how many were told. */
function carriedOf(
  sources: readonly SegmentedArticle[],
  tell: (source: SegmentedArticle) => Told[],
): [number, number] {
  let [passed, all] = [0, 0];
  for (const source of sources) {
    const told = tell(source);
    passed += carried(source, told);
    all += told.length;
  }
  return [passed, all];
}

function readArticle(path: string): SegmentedArticle {
  const [, head = '', text = ''] =
    /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(readFileSync(path, 'utf8')) ?? [];
  const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'mu').exec(head)?.[1];
  return segmentArticle(
    makeArticle({
      id: path,
      text,
      title: field('title'),
      publisher: field('publisher'),
      publishedAt: field('date'),
    }),
  );
}
