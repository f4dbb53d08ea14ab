// Which words of a sentence answer a question; a wrong mark is worse than none.
import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../../src/adapters/lexicon-files.ts';
import { makeArticle } from '../../../src/core/article.ts';
import { answerPhrase, marksIn } from '../../../src/core/compose/phrase.ts';
import { analyzeQuestion } from '../../../src/core/question.ts';
import { contextOf } from '../../../src/core/rank/coverage.ts';
import { profileArticle } from '../../../src/core/rank/profile.ts';
import { viewQuestion } from '../../../src/core/rank/question-view.ts';
import { segmentArticle } from '../../../src/core/segment.ts';

const { analyzer, rarity, opposites } = loadLanguage();

function marked(sentence: string, asked: string): string | undefined {
  const article = profileArticle(
    segmentArticle(makeArticle({ id: 'a', title: '제목', text: sentence })),
    analyzer,
  );
  const view = viewQuestion(analyzeQuestion(asked, analyzer), rarity, opposites);
  const [profile] = article.sentences;
  const [coverage] = contextOf(view, article).coverages;
  const span = profile && coverage && answerPhrase(view, profile, coverage);
  return span && profile.text.slice(span.start, span.end);
}

describe('answerPhrase', () => {
  it.each([
    ['한빛시의 지난해 예산은 약 3조2000억 원에 달한다.', '한빛시 예산이 얼마야?', '약 3조2000억 원'],
    ['시험에는 환자 312명 이상이 참여했다.', '환자 몇 명이 참여했어?', '312명 이상'],
    ['누리호텔의 점유율은 38%로 나타났다.', '누리호텔 점유율이 몇 퍼센트야?', '38%'],
    ['새 도서관은 2026년 3월 문을 연다.', '새 도서관은 언제 문을 열어?', '2026년 3월'],
    [
      '하늘다리는 바람이 거세 통행이 위험하기 때문에 문을 닫았다.',
      '하늘다리는 왜 닫았어?',
      '바람이 거세 통행이 위험하기 때문',
    ],
    ['시는 사고를 줄이기 위해 제한 속도를 낮췄다.', '시는 왜 속도를 낮췄어?', '사고를 줄이기 위해'],
    [
      '김도현 한빛대 교수는 “값이 더 오를 것”이라고 말했다.',
      '김도현 교수는 뭐라고 말했나요?',
      '값이 더 오를 것',
    ],
    ['회사는 자체 LLM(거대 언어 모델)을 개발한다.', 'LLM이 무슨 뜻이야?', '거대 언어 모델'],
    ['부품은 새온정밀이 만들고 조립은 다올기계가 맡는다.', '조립은 누가 맡아?', '다올기계'],
  ])('of "%s", asked "%s", marks "%s"', (sentence, asked, phrase) => {
    expect(marked(sentence, asked)).toBe(phrase);
  });

  it.each([
    ['새 다리가 어제 열렸다.', '새 다리는 왜 열렸어?'],
    ['회의는 아무 결론 없이 끝났다.', '회의에 몇 명이 왔어?'],
    ['그 소식에 모두가 기뻐했다.', '소식은 어떻게 퍼졌어?'],
  ])('of "%s", asked "%s", marks nothing', (sentence, asked) => {
    expect(marked(sentence, asked)).toBeUndefined();
  });
});

describe('marksIn', () => {
  it('finds every place of the phrase and none of an empty one', () => {
    expect(marksIn('3명 가운데 3명이다.', '3명')).toEqual([
      { start: 0, end: 2 },
      { start: 7, end: 9 },
    ]);
    expect(marksIn('3명', '')).toEqual([]);
  });
});
