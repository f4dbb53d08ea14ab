import { describe, expect, it } from 'vitest';
import { cutLine, hasSubject, isWhole, pointsBack } from '../../src/core/summary/line.ts';
import { hasPredicate } from '../../src/core/summary/reading.ts';

const cut = (text: string): string => cutLine(text, { asides: 'drop', connective: 'drop' });

describe('cutting a line', () => {
  it.each([
    ['[미디어펜=이승규 기자] 투자가 늘었다.', '투자가 늘었다.'],
    ['(서울=연합뉴스) 홍길동 기자 = 투자가 늘었다.', '투자가 늘었다.'],
    ['하지만 투자는 줄었다.', '투자는 줄었다.'],
    ['이에 따라 투자는 줄었다.', '투자는 줄었다.'],
    ['투자액은 874억 달러(약 125조 원)에 달한다.', '투자액은 874억 달러에 달한다.'],
    ['새 BM(비즈니스 모델)을 만든다.', '새 BM을 만든다.'],
  ])('makes of %s: %s', (sentence, line) => expect(cut(sentence)).toBe(line));

  it('keeps an aside whose going would break the particle', () => {
    expect(cut('이어지는 LLM(거대 언어 모델)는 크다.')).toBe('이어지는 LLM(거대 언어 모델)는 크다.');
    expect(cut('서울(경기)가 크다.')).toBe('서울(경기)가 크다.');
  });

  it('leaves what somebody said as it was said', () => {
    expect(cut('그는 "LLM(거대 언어 모델) 개발이 어렵다"고 말했다.')).toContain('LLM(거대 언어 모델)');
  });

  it('keeps an aside with a figure where figures are wanted', () => {
    const text = '그 값은 874억 달러(약 125조 원)로 LLM(언어 모델) 시장의 절반이다.';
    expect(cutLine(text, { asides: 'drop-without-figure', connective: 'keep' })).toBe(
      '그 값은 874억 달러(약 125조 원)로 LLM 시장의 절반이다.',
    );
  });
});

describe('a sentence alone', () => {
  it.each([
    '이는 전 세계의 62%에 달한다.',
    '이들은 새 모델을 만들 수 있다고 주장한다.',
    '하지만 트럼프 대통령은 이를 과도한 규제라고 판단한다.',
    '물마루는 같은 기간 410억 원의 적자를 냈다.',
    '양사는 고도화에 힘을 쏟는다.',
    '풀이 방법이 여러 갈래인 데다 그래프를 그리는 경우가 많기 때문이다.',
  ])('points back: %s', (text) => expect(pointsBack(text)).toBe(true));

  it.each([
    '도시철도건설원은 컨소시엄을 선정했다고 밝혔다.',
    '회사가 제도를 들여온 것은 이탈을 막기 위해서다.',
    '까치가 얼굴을 기억하고, 이를 새끼에게 알려 준다는 결과가 나왔다.',
  ])('stands alone: %s', (text) => expect(pointsBack(text)).toBe(false));

  it('has a subject outside its quotations or none', () => {
    expect(hasSubject('결과를 정부에 보고하도록 하는 것을 골자로 한다.')).toBe(false);
    expect(hasSubject('“값이 비싸다”고 말했다.')).toBe(false);
    expect(hasSubject('협업을 통해 기회를 만들 수 있다는 의견도 나온다.')).toBe(true);
  });

  it('is whole when its quotation closes', () => {
    expect(isWhole('“연구는 미궁으로 빠집니다.')).toBe(false);
    expect(isWhole('그는 “어렵다”고 말했다.')).toBe(true);
  });

  it('states something when it ends in a predicate', () => {
    expect(hasPredicate('주상훈 UNIST 교수.')).toBe(false);
    expect(hasPredicate('애플이 특허출원한 접는 스마트폰.')).toBe(false);
    expect(hasPredicate('특허를 출원했다고 밝혔다.(사진)')).toBe(true);
  });
});
