// "Is that true?" in reply to somebody, and what only looks like it.
import { describe, expect, it } from 'vitest';
import { asksWhetherTrue } from '../../src/discord/pointing.ts';

describe('a reply that asks whether something is true', () => {
  it.each([
    '진짜야?',
    '진짜?',
    '이거 진짜야?',
    '이거 맞아?',
    '그거 사실이야?',
    '사실인가요?',
    '팩트야?',
    '팩트체크 해줘',
    '정말?',
    '저 말 맞나요??',
    '이게 실화냐ㅋㅋ',
    '맞는 말이야?',
    '기사에 나온 내용이야?',
    '기사에 있어?',
    '그 말 진짜 맞아?',
    '확인해줘',
    '맞음?',
    'is this true?',
    'true?',
    'Is that right',
    'fact check',
    'fact-check this please',
    'is it in the article?',
    'verify this',
  ])('hears it in %j', (text) => {
    expect(asksWhetherTrue(text)).toBe(true);
  });

  it.each([
    '',
    '진짜 버스가 몇 대야?',
    '예산이 맞아?',
    '이거 얼마야?',
    '사실 나는 몰라',
    '정말 고마워',
    '진짜 이유가 뭐야?',
    'is this true of buses?',
    'what is right?',
    'check the budget of the city',
    'so what',
  ])('does not hear it in %j', (text) => {
    expect(asksWhetherTrue(text)).toBe(false);
  });
});
