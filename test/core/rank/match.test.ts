import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchWords } from '../../../src/core/rank/match.ts';
import { indexVocabulary } from '../../../src/core/rank/vocabulary.ts';
import { translateWords } from '../../../src/core/translate.ts';
import { language, wordOf } from '../language.ts';

const match = (question: string, other: string) => matchWords(wordOf(question), wordOf(other));

describe('matching of two words', () => {
  it.each([
    ['투자를', '투자는', 'exact'],
    ['밝혔다', '밝히고', 'exact'],
    ['SKT', '에스케이티', 'exact'],
    ['에스케이티', 'SKT', 'exact'],
    ['말했다', '밝혔다', 'synonym'],
    ['전지', '태양전지', 'part'],
    ['태양전지', '전지', 'part'],
    ['중앙대학교', '중앙대', 'part'],
    ['Berlin', '베를린', 'sound'],
    ['SKT', 'SK텔레콤', 'sound'],
    ['SKT', 'SK증권', 'part'],
    ['perplexity', 'berplexitu', 'spelling'],
    ['서울', '투자', 'none'],
    ['874억', '125억', 'none'],
    ['1419', '2500', 'none'],
  ])('meets %s with %s as %s', (one, other, kind) => {
    expect(match(one, other).kind).toBe(kind);
  });

  it('scores the same spelling 1 and everything else less, never below 0', () => {
    const words =
      '투자 투자를 밝혔다 말했다 SKT 에스케이티 태양전지 전지 Berlin 베를린 874억 62% 퍼플렉시티 퍼플랙시티'
        .split(' ')
        .map(wordOf);
    for (const one of words) {
      expect(matchWords(one, one)).toEqual({ score: 1, kind: 'exact' });
      for (const other of words) {
        const { score, kind } = matchWords(one, other);
        expect(score >= 0 && score <= 1).toBe(true);
        expect(score > 0).toBe(kind !== 'none');
        expect(matchWords(other, one)).toEqual({ score, kind });
      }
    }
  });

  it('prefers the same word to a synonym, a synonym to a part', () => {
    expect(match('말했다', '말했다').score).toBeGreaterThan(match('말했다', '밝혔다').score);
    expect(match('밝혔다', '말했다').score).toBeGreaterThan(match('투자', '투자심리위축').score);
  });

  it('meets an English word through its translation', () => {
    const [word] = translateWords(language.analyzer.words('investment'), language.analyzer.lexicon);
    expect(word && matchWords(word, wordOf('투자')).score).toBe(0.9);
  });

  it('compares no words by letters that nobody types', () => {
    const long = '가나다라마바사아자차'.repeat(7);
    expect(match(`${long}카`, `각${long.slice(1)}타`).kind).not.toBe('spelling');
  });
});

describe('vocabulary', () => {
  const text =
    '투자를 밝혔다 말했다 SKT SK텔레콤 에스케이티 태양전지 전지 Berlin 베를린 874억 62% 퍼플렉시티 퍼플랙시티 중앙대학교 중앙대 쥐가 AI 인공지능 investment 늘어난 늘었다 늘어났다 서울시 서을시 삼성전자 Samsung';
  const words = language.analyzer.words(text);

  it('offers every word that a question word meets', () => {
    const vocabulary = indexVocabulary(words);
    const asked = [...words, ...translateWords(words, language.analyzer.lexicon)];
    for (const word of asked) {
      const offered = new Set(vocabulary.candidates(word, []));
      for (const [place, other] of words.entries()) {
        if (matchWords(word, other).score > 0)
          expect(offered.has(place), `${word.text} and ${other.text}`).toBe(true);
      }
    }
  });

  it('offers the words of its aliases', () => {
    const vocabulary = indexVocabulary(words);
    const place = words.findIndex(({ stem }) => stem === '투자');
    expect(vocabulary.candidates(wordOf('바나나'), ['투자'])).toContain(place);
  });

  it('offers every meeting of made-up words too', () => {
    const made = fc.array(
      fc.string({ unit: fc.constantFrom(...'가각나난다단라abr'), minLength: 1, maxLength: 6 }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(made, (spellings) => {
        const known = language.analyzer.words(spellings.join(' '));
        const vocabulary = indexVocabulary(known);
        for (const word of known) {
          const offered = new Set(vocabulary.candidates(word, []));
          for (const [place, other] of known.entries())
            if (matchWords(word, other).score > 0) expect(offered.has(place)).toBe(true);
        }
      }),
    );
  });
});
