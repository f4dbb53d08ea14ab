import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../src/core/analyze/analyzer.ts';
import { readLexicon } from '../../src/core/analyze/lexicon.ts';
import { readArticleSource } from '../../src/core/article/read-source.ts';
import { makeArticle } from '../../src/core/article.ts';
import { segmentArticle } from '../../src/core/segment.ts';
import { SUMMARY_LEVELS, type SummaryLevel } from '../../src/core/services.ts';
import {
  chooseSummary,
  measureSummary,
  rankForSummary,
  summaryClaims,
  type SummaryClaim,
  verifySummary,
} from '../../src/core/summary.ts';
import type { SegmentedArticle } from '../../src/core/types.ts';
import { createGate, type Gate } from '../../src/core/verify.ts';

const dataFile = (path: string): string =>
  readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8');
const analyzer = createAnalyzer(
  readLexicon({ synonyms: dataFile('lexicon/synonyms.txt'), english: '', englishStopwords: '' }),
);
const read = (text: string, id: string): SegmentedArticle => segmentArticle(readArticleSource(text, { id }));
const plain = (text: string, title = '제목'): SegmentedArticle =>
  segmentArticle(makeArticle({ id: 'plain', title, text }));
const bundled = read(dataFile('articles/article.md'), 'article');
const practice = readdirSync(fileURLToPath(new URL('../../data/practice/', import.meta.url)))
  .filter((name) => name.endsWith('.md'))
  .map((name) => read(dataFile(`practice/${name}`), name.slice(0, -3)));
const made = new Map<string, SummaryClaim[]>();
const claimsOf = (source: SegmentedArticle, level: SummaryLevel): SummaryClaim[] => {
  const key = `${source.article.text}\0${level}`;
  const claims = made.get(key) ?? summaryClaims(source, analyzer, level);
  made.set(key, claims);
  return claims;
};
const texts = (source: SegmentedArticle, level: SummaryLevel): string[] =>
  claimsOf(source, level).map(({ text }) => text);

const wordsOf = (words: string): string[] => words.split(/\s+/u).filter((word) => word !== '');
const bare = (words: string): string => words.replace(/\s?[(（][^()（）]*[)）]/gu, '');

describe('the bundled article', () => {
  it.each(SUMMARY_LEVELS)('reads well as %s', async (level) => {
    await expect(`${texts(bundled, level).join('\n')}\n`).toMatchFileSnapshot(
      `../golden/summary.${level}.txt`,
    );
  });

  it('has a line from each of its two sections in three lines', () => {
    const heading = bundled.sentences.findIndex((sentence) => sentence.heading);
    const cited = claimsOf(bundled, 'three-lines').flatMap(({ cites }) => cites);
    expect(heading).toBeGreaterThan(0);
    expect(cited.some(({ index }) => index < heading)).toBe(true);
    expect(cited.some(({ index }) => index > heading)).toBe(true);
  });

  it('hears both sides of the dispute in detail', () => {
    const lines = texts(bundled, 'detailed').join('\n');
    expect(lines).toMatch(/기회|수혜/u);
    expect(lines).toMatch(/우려|뒤처/u);
  });
});

describe.each([bundled, ...practice].map((source) => [source.article.id, source] as const))(
  '%s',
  (_id, source) => {
    const { text } = source.article;

    it.each(SUMMARY_LEVELS)('has %s lines of its own words, in order, none twice', (level) => {
      const claims = claimsOf(source, level);
      expect(claims.length).toBeGreaterThan(0);
      expect(new Set(claims.map((claim) => claim.text)).size).toBe(claims.length);
      let last = -1;
      for (const claim of claims) {
        const cited = claim.cites.map(({ span }) => text.slice(span.start, span.end)).join(' ');
        expect(isSubsequence(claim.text, cited)).toBe(true);
        const known = new Set([...wordsOf(cited), ...wordsOf(bare(cited))]);
        for (const word of wordsOf(claim.text)) expect(known).toContain(word);
        expect(claim.text.at(-1)).toBe(cited.at(-1));
        for (const sentence of claim.cites) expect(sentence).toBe(source.sentences[sentence.index]);
        for (const sentence of claim.cites) expect(sentence.heading).toBeUndefined();
        expect(claim.cites.at(-1)?.index).toBeGreaterThan(last);
        last = claim.cites.at(-1)?.index ?? last;
      }
    });

    it('keeps to the number of lines of each level', () => {
      expect(texts(source, 'one-line')).toHaveLength(1);
      expect(texts(source, 'three-lines')).toHaveLength(3);
      expect(texts(source, 'detailed').length).toBeGreaterThanOrEqual(5);
      expect(texts(source, 'detailed').length).toBeLessThanOrEqual(8);
    });

    it('marks every figure that it lists', () => {
      for (const { text: line, marks = [] } of claimsOf(source, 'numbers')) {
        expect(marks.length).toBeGreaterThan(0);
        for (const { start, end } of marks) expect(line.slice(start, end)).toMatch(/\p{N}/u);
      }
    });

    it('opens a line with no pronoun and no lone connective', () => {
      for (const level of ['one-line', 'three-lines'] as const)
        for (const line of texts(source, level))
          expect(line).not.toMatch(/^(?:이는|이들|이를|그는|하지만|또한|한편)\s/u);
    });
  },
);

describe('the gate', () => {
  const gate = createGate({ analyzer });

  it('carries every line of every practice article, with its marks, each with its citations', () => {
    for (const source of practice) {
      for (const level of SUMMARY_LEVELS) {
        const claims = claimsOf(source, level);
        const { statements, citations } = verifySummary(claims, source, gate);
        expect(statements).toHaveLength(claims.length);
        for (const [i, { citations: numbers, marks, text }] of statements.entries()) {
          expect(numbers.every((number) => citations[number - 1]?.number === number)).toBe(true);
          expect(marks?.length).toBe(claims[i]?.marks?.length);
          for (const { start, end } of marks ?? []) expect(text.slice(start, end)).toMatch(/\p{N}/u);
        }
      }
    }
  });

  it('has a line in full words where it will not have it cut', () => {
    const strict: Gate = {
      ...gate,
      verify: (claims, articles) => {
        const cut = claims.filter(({ text }) => !bundled.article.text.includes(text));
        const kept = gate.verify(
          claims.filter((claim) => !cut.includes(claim)),
          articles,
        );
        return { ...kept, dropped: cut.map((claim) => ({ claim, reason: 'words' })) };
      },
    };
    const { statements } = verifySummary(claimsOf(bundled, 'three-lines'), bundled, strict);
    expect(statements).toHaveLength(3);
    expect(statements.at(-1)?.text).toContain('통신3사(SKT·KT·LGU+)는');
  });
});

describe('choosing', () => {
  it('takes as many as are asked for, in order', () => {
    const chosen = chooseSummary(bundled, analyzer, 4).map(({ index }) => index);
    expect(chosen).toHaveLength(4);
    expect(chosen).toEqual([...chosen].sort((a, b) => a - b));
  });

  it('takes all when there are fewer, headings last', () => {
    expect(chooseSummary(plain('해가 떴다.\n\n달이 졌다.'), analyzer, 9)).toHaveLength(2);
    expect(rankForSummary(bundled, analyzer).slice(-1)[0]?.index).toBe(
      bundled.sentences.findIndex((sentence) => sentence.heading),
    );
  });

  it('does not take a sentence that repeats another', () => {
    const twice = '정부는 새 도로를 내년 3월 부산에 연다고 5일 밝혔다.';
    const source = plain(
      `${twice} ${twice} 도로의 길이는 12km이고 공사에 3년이 걸렸다.`,
      '부산 새 도로 내년 3월 개통',
    );
    expect(chooseSummary(source, analyzer, 2).map(({ index }) => index)).toContain(2);
  });

  it('finds more of the chosen sentences than none', () => {
    const document = { id: 'a', title: '해', text: '해가 떴다. 달이 졌다.', summaryIdx: [0, 1] };
    expect(measureSummary([document], analyzer).precision).toBe(1);
    expect(measureSummary([], analyzer).precision).toBe(0);
  });
});

describe('a hard text', () => {
  it('has no lines when nothing is stated', () => {
    for (const level of SUMMARY_LEVELS) expect(texts(plain('사진 제공'), level)).toEqual([]);
  });

  it('has one line when one sentence is all there is', () => {
    for (const level of ['one-line', 'three-lines', 'detailed'] as const)
      expect(texts(plain('서울에 눈이 많이 내렸다.'), level)).toEqual(['서울에 눈이 많이 내렸다.']);
  });

  it('is summarised in English as it stands', () => {
    const source = plain(
      'The city opened a new bridge over the river on Monday. It cost 12 million dollars and took three years to build. ' +
        'Residents said the bridge would shorten their way to work by half an hour.',
      'City opens new bridge',
    );
    expect(texts(source, 'one-line')).toEqual(['The city opened a new bridge over the river on Monday.']);
  });

  it('is summarised in seconds at most at three hundred sentences', () => {
    const long = Array.from(
      { length: 300 },
      (_, i) => `${i}번째 회의에서 위원 ${i + 3}명이 예산 ${i * 7}억 원을 논의했다.`,
    );
    const began = performance.now();
    summaryClaims(plain(long.join(' ')), analyzer, 'detailed');
    expect(performance.now() - began).toBeLessThan(8000);
  });
});

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (let i = 0; i < whole.length; i++) if (whole[i] === part[at]) at++;
  return at === part.length;
}
