// Questions that an article answers: each names its sentence, and comes out as good Korean.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../../src/adapters/lexicon-files.ts';
import { makeArticle } from '../../../src/core/article.ts';
import { withParticle } from '../../../src/core/compose/josa.ts';
import { suggestQuestions } from '../../../src/core/compose/suggest.ts';
import { profileArticle } from '../../../src/core/rank/profile.ts';
import { segmentArticle } from '../../../src/core/segment.ts';

const { analyzer } = loadLanguage();
const profileOf = (text: string) =>
  profileArticle(segmentArticle(makeArticle({ id: 'a', title: '제목', text })), analyzer);
const asked = (text: string, language: 'ko' | 'en' = 'ko') =>
  suggestQuestions(profileOf(text), language).map(({ question }) => question);

describe('suggestQuestions', () => {
  it.each([
    ['총사업비는 734억원이다.', '총사업비는 얼마인가요?'],
    ['참가자는 40명이었다.', '참가자는 몇 명이었나요?'],
    ['우승 상금은 5000만 원으로 집계됐다.', '우승 상금은 얼마였나요?'],
    ['김도현 한빛대 교수는 “값이 더 오를 것”이라고 말했다.', '김도현 교수는 뭐라고 말했나요?'],
    ['조립은 다올기계가 맡았다.', '조립을 맡은 곳은 어디인가요?'],
    ['한빛도서관은 내년 3월 문을 연다.', '한빛도서관은 언제 문을 여나요?'],
    ['속도를 낮춘 것은 사고를 줄이기 위해서다.', '속도를 낮춘 이유는 무엇인가요?'],
    ['회사는 자체 LLM(거대 언어 모델) 개발에 나섰다.', 'LLM은 무슨 뜻인가요?'],
    ['시민 대회는 한빛 경기장에서 열린다.', '시민 대회는 어디에서 열리나요?'],
    ['길벗은 길을 안내하는 로봇이다.', '길벗은 무엇인가요?'],
    ['새봄은행은 사용료로 6억 원을 낸다.', '새봄은행은 사용료로 얼마를 내나요?'],
  ])('of "%s" asks "%s"', (text, question) => {
    expect(asked(text)).toContain(question);
  });

  it.each([
    '이는 734억원이다.',
    '그는 “안 된다”고 말했다.',
    '둘 다 맞다고 밝혔다.',
    '한 시민은 “무섭다”고 말했다.',
    '한로아가 그라운드를 밟은 지 9분 만이었다.',
  ])('asks nothing of "%s", which its neighbours explain', (text) => {
    expect(asked(text)).toEqual([]);
  });

  it('keeps the Korean name in an English question', () => {
    expect(asked('김도현 한빛대 교수는 “값이 더 오를 것”이라고 말했다.', 'en')).toEqual([
      'What did 김도현 say?',
    ]);
  });

  it('asks of different kinds first, of each sentence once, twelve times at most', () => {
    const folder = new URL('../../../data/practice/', import.meta.url);
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
      const made = suggestQuestions(profileOf(readFileSync(new URL(file, folder), 'utf8')), 'ko');
      expect(made.length).toBeLessThanOrEqual(12);
      expect(new Set(made.map(({ sentence }) => sentence)).size).toBe(made.length);
      for (const { question } of made) expect(question).toMatch(/^[^“”"()\n]{6,45}\?$/u);
    }
  });
});

describe('withParticle', () => {
  it('chooses by the last sound, of digits and letters too', () => {
    const nouns = ['값', '배', 'LLM', 'BM', 'AI', 'KT', '2026', '3', '‘새벽’'];
    expect(nouns.map((noun) => withParticle(noun, '은/는'))).toEqual([
      '값은',
      '배는',
      'LLM은',
      'BM은',
      'AI는',
      'KT는',
      '2026은',
      '3은',
      '‘새벽’은',
    ]);
    expect(withParticle('서울', '으로/로')).toBe('서울로');
  });
});
