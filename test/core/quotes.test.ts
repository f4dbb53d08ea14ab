import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readArticleSource } from '../../src/core/article/read-source.ts';
import { Failure } from '../../src/core/errors.ts';
import { quotesOf } from '../../src/core/quotes.ts';
import { segmentArticle } from '../../src/core/segment.ts';
import type { SegmentedArticle, Sentence, Speaker } from '../../src/core/types.ts';

const read = (path: string): SegmentedArticle =>
  segmentArticle(
    readArticleSource(readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8'), {
      id: 'article',
    }),
  );
const bundled = read('articles/article.md');
const practice = readdirSync(fileURLToPath(new URL('../../data/practice/', import.meta.url)))
  .filter((name) => name.endsWith('.md'))
  .map((name) => read(`practice/${name}`));
const names = (source: SegmentedArticle, wanted?: string): string[] =>
  quotesOf(source, wanted).map(({ speaker }) => speaker.name);

const person = (name: string, role = ''): Speaker => ({ name, role, span: { start: 0, end: 1 } });
const said = (...speakers: readonly Speaker[]): SegmentedArticle => ({
  ...bundled,
  sentences: speakers.map((speaker, index): Sentence => ({
    articleId: 'a',
    index,
    paragraph: 0,
    span: { start: index, end: index + 1 },
    speaker,
  })),
});

describe('the bundled article', () => {
  it('has its three professors with their roles', () => {
    const speakers = quotesOf(bundled).map(({ speaker }) => `${speaker.name}, ${speaker.role}`);
    expect(speakers).toContain('안정상, 중앙대학교 커뮤니케이션대학원 겸임교수');
    expect(speakers).toContain('김대종, 세종대학교 교수');
    expect(speakers).toContain('위정현, 중앙대학교 경영학부 교수');
  });

  it('has both statements of 김대종 under one name', () => {
    const [quotes] = quotesOf(bundled, '김대종');
    expect(quotes?.sentences).toHaveLength(2);
  });

  it.each([
    ['김대종', '김대종'],
    ['김대종 교수는', '김대종'],
    ['김 교수', '김대종'],
    ['대종', '김대종'],
    ['김대정', '김대종'],
    ['김데종 교수', '김대종'],
    ['세종대 김대종', '김대종'],
    ['안정상 겸임교수가', '안정상'],
    ['위정현님', '위정현'],
    ['트럼프', '도널드 트럼프'],
  ])('knows whom %s means', (wanted, name) => expect(names(bundled, wanted)).toEqual([name]));

  it('has every professor where only the title is asked for', () => {
    expect(names(bundled, '교수')).toEqual(['안정상', '김대종', '위정현']);
  });

  it('says who there is when nobody is meant', () => {
    const failure = catchFailure(() => quotesOf(bundled, '이순신'));
    expect(failure.code).toBe('unknown-speaker');
    expect(failure.facts['speaker']).toBe('이순신');
    expect(failure.facts['known']).toContain('안정상');
  });

  it('has all speakers when the name is empty', () => {
    expect(quotesOf(bundled, ' ')).toEqual(quotesOf(bundled));
  });
});

describe('names of one speaker', () => {
  it.each([
    [[person('남궁솔', 'BEI 책임연구원'), person('남궁', '책임연구원')], ['남궁솔']],
    [[person('배유진', '오늘찬 대표'), person('배 대표')], ['배유진']],
    [[person('국가물순환청'), person('물순환청')], ['국가물순환청']],
    [[person('회사'), person('회사 측')], ['회사 측']],
    [
      [person('업계'), person('타이어 업계')],
      ['업계', '타이어 업계'],
    ],
    [
      [person('김대종', '교수'), person('김수현', '교수'), person('김', '교수')],
      ['김대종', '김수현', '김'],
    ],
    [[person('58%'), person('연구팀')], ['연구팀']],
  ])('count as one only where they are one: %j', (speakers, expected) => {
    expect(names(said(...speakers))).toEqual(expected);
  });
});

describe('every article', () => {
  it('has each speaking sentence once, under speakers by first appearance', () => {
    for (const source of [bundled, ...practice]) {
      const quotes = quotesOf(source);
      const indices = quotes.flatMap(({ sentences }) => sentences.map(({ index }) => index));
      expect(new Set(indices).size).toBe(indices.length);
      const first = quotes.map(({ sentences }) => sentences[0]?.index ?? -1);
      expect(first).toEqual([...first].sort((a, b) => a - b));
      for (const { sentences } of quotes) {
        const order = sentences.map(({ index }) => index);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }
    }
  });
});

function catchFailure(run: () => unknown): Failure {
  try {
    run();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('expected a failure, got none');
}
