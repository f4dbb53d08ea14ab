// What a refusal says is not in the article: the asker's own nouns, names first.
import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../../src/adapters/lexicon-files.ts';
import { missingValue, missingWords } from '../../../src/core/compose/missing.ts';
import { analyzeQuestion } from '../../../src/core/question.ts';
import { viewQuestion } from '../../../src/core/rank/question-view.ts';

const { analyzer, rarity } = loadLanguage();

function missing(asked: string, present: readonly string[] = []): string[] {
  const view = viewQuestion(analyzeQuestion(asked, analyzer), rarity);
  return missingWords(
    view,
    view.question.words.map(({ text }) => (present.some((word) => text.startsWith(word)) ? 1 : 0)),
  );
}

describe('missingWords', () => {
  it('drops particles and keeps the asker’s spelling', () => {
    expect(missing('대회 상금은 얼마야?', ['대회'])).toEqual(['상금']);
    expect(missing('NASA에서 쏜 위성 이름이 뭐야?', ['위성', '쏜'])).toEqual(['NASA']);
  });

  it('puts names before other nouns and leaves verbs out', () => {
    expect(missing('배터리를 박서준이 개발했나요?')[0]).toBe('박서준');
    expect(missing('회사가 공장을 팔았어?', ['회사'])).toEqual(['공장']);
  });

  it('takes the noun of a doing and leaves out other verbs, adverbs and words of asking', () => {
    expect(missing('공장을 왜 철거했어?', ['공장'])).toEqual(['철거']);
    expect(missing('공장은 언제 무너졌어?', ['공장'])).toEqual([]);
    expect(missing('공장이 먼저 멈춘 이유가 뭐야?', ['공장'])).toEqual([]);
  });

  it('says at most four words, and none when all are there', () => {
    expect(missing('서울 부산 대구 광주 인천 대전 어디가 제일 커?').length).toBeLessThanOrEqual(4);
    expect(missing('공장은 어디야?', ['공장'])).toEqual([]);
  });
});

describe('missingValue', () => {
  it.each([
    ['상금이 얼마야?', '금액'],
    ['몇 명이 다쳤어?', '인원수'],
    ['언제 시작해?', '날짜'],
    ['점유율이 몇 퍼센트야?', '비율'],
    ['몇 대나 팔렸어?', '숫자'],
    ['how much does it cost?', 'an amount of money'],
  ])('of "%s" is %s', (asked, named) => {
    expect(missingValue(analyzeQuestion(asked, analyzer))).toBe(named);
  });

  it('is nothing where no value is asked for', () => {
    expect(missingValue(analyzeQuestion('누가 만들었어?', analyzer))).toBeUndefined();
  });
});
