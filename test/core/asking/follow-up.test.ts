// A follow-up said with the words of the question before it; a question that says all by itself is left as it is.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followUp } from '../../../src/core/asking/follow-up.ts';
import { anyText } from '../../any-text.ts';
import { language } from '../language.ts';

const { analyzer } = language;

const REWRITTEN: readonly (readonly [earlier: string, asked: string, standalone: string])[] = [
  // Another topic takes the place of the earlier one.
  ['한빛전자 매출은 얼마야?', '그럼 새론전자는?', '새론전자 매출은 얼마야?'],
  ['한빛전자 매출은 얼마야?', '새론전자는요?', '새론전자 매출은 얼마야?'],
  ['한빛전자 매출은 얼마야?', '새론전자는 어때?', '새론전자 매출은 얼마야?'],
  ['한빛전자의 매출은 얼마인가요?', '그러면 새론전자는 어떤가요?', '새론전자의 매출은 얼마인가요?'],
  ['한빛전자 매출은 얼마야?', '근데 새론전자도?', '새론전자 매출은 얼마야?'],
  ['하늬시 예산은 얼마야?', '나루시는?', '나루시 예산은 얼마야?'],
  ['김나래 감독은 몇 살이야?', '이건우는요?', '이건우 감독은 몇 살이야?'],
  ['2023년 하늬시 예산은 얼마야?', '마루시는?', '2023년 마루시 예산은 얼마야?'],
  ['2023년 하늬시 예산은 얼마야?', '2024년은?', '2024년 하늬시 예산은 얼마야?'],
  ['하늬시 예산은 얼마야?', '작년은?', '작년 하늬시 예산은 얼마야?'],
  ['한빛전자 매출은 얼마야?', '영업이익은?', '한빛전자 영업이익은 얼마야?'],
  ['하늬시 예산은 얼마야?', '그럼 버스 요금은?', '버스 요금은 얼마야?'],
  ['하늬시 예산은 얼마야?', '새론전자 매출은요?', '새론전자 매출은 얼마야?'],
  ['하늬시 예산은 왜 늘었어?', '마루시 인구는?', '마루시 인구는 왜 늘었어?'],
  ['하늬시는 언제 생겼어?', '마루시 인구는?', '마루시 인구는?'],
  ['한빛전자는 어떤 회사야?', '매출은?', '한빛전자 매출은?'],
  ['매출은 얼마야?', '영업이익은요?', '영업이익은 얼마야?'],
  ['예산은 얼마야?', '그럼 마루시는?', '마루시 예산은 얼마야?'],
  ['한빛전자는 왜 공장을 닫아?', '새론전자는?', '새론전자는 왜 공장을 닫아?'],
  ['한빛전자 공장은 언제 문을 열어?', '새론전자는?', '새론전자 공장은 언제 문을 열어?'],
  ['한빛전자 공장은 언제 문을 열어?', '학교는?', '한빛전자 학교는 언제 문을 열어?'],
  ['새 공장은 언제 문을 열어?', '도서관은?', '도서관은 언제 문을 열어?'],
  ['한빛전자가 짓는 공장은 어디야?', '새론전자는?', '새론전자가 짓는 공장은 어디야?'],
  ['누가 한빛전자를 인수했어?', '두레소재는?', '누가 두레소재를 인수했어?'],
  ['하늬시에서는 몇 명이 다쳤어?', '마루시는?', '마루시에서는 몇 명이 다쳤어?'],
  ['언제 한빛전자가 공장을 지어?', '그럼 두레소재는?', '언제 두레소재가 공장을 지어?'],
  // A question word alone is asked of the earlier topic.
  ['한빛전자 매출은 얼마야?', '왜?', '한빛전자 매출은 왜?'],
  ['한빛전자는 언제 공장을 닫아?', '왜?', '한빛전자는 왜 공장을 닫아?'],
  ['한빛전자는 언제 공장을 닫아?', '이유는?', '한빛전자는 왜 공장을 닫아?'],
  ['한빛전자는 왜 공장을 닫아?', '언제?', '한빛전자는 언제 공장을 닫아?'],
  ['누가 한빛전자를 인수했어?', '언제요?', '언제 한빛전자를 인수했어?'],
  ['새 도서관은 어디에 생겨?', '언제?', '새 도서관은 언제 생겨?'],
  ['한빛전자는 공장을 닫아?', '왜?', '한빛전자는 공장을 왜 닫아?'],
  ['두레소재는 어디에 투자해?', '얼마나?', '두레소재는 얼마나 투자해?'],
  ['하늬시 예산은 얼마야?', '언제부터?', '하늬시 예산은 언제부터?'],
  ['새 공장은 뭐야?', '몇 명이야?', '새 공장은 몇 명이야?'],
  ['한빛호는 발사를 몇 초 남기고 멈췄어?', '왜?', '한빛호는 발사를 왜 멈췄어?'],
  ['하늬시에서는 몇 명이 다쳤어?', '왜요?', '하늬시에서는 왜 다쳤어?'],
  ['어느 회사가 한빛전자를 인수했어?', '언제?', '언제 한빛전자를 인수했어?'],
  ['한빛전자를 인수한 곳은 어느 회사야?', '왜?', '한빛전자를 인수한 곳은 왜?'],
  ['하늬시는 무엇을 지어?', '언제?', '하늬시는 언제 지어?'],
  // It, that company, that person, there.
  ['한빛전자 매출은 얼마야?', '그건 왜 그래?', '한빛전자 매출은 왜 그래?'],
  ['한빛전자 매출은 얼마야?', '그 회사는 어디에 있어?', '한빛전자는 어디에 있어?'],
  ['한빛전자 대표는 누구야?', '그 사람은 뭐라고 말했어?', '한빛전자 대표는 뭐라고 말했어?'],
  ['김나래 감독은 몇 살이야?', '그 사람은 누구야?', '김나래 감독은 누구야?'],
  ['김나래 감독은 몇 살이야?', '그는 어디서 태어났어?', '김나래 감독은 어디서 태어났어?'],
  ['하늬시 예산은 얼마야?', '거기는 몇 명이 살아?', '하늬시는 몇 명이 살아?'],
  ['새 공장은 언제 문을 열어?', '거기서 몇 명이 일해?', '새 공장에서 몇 명이 일해?'],
  ['새 공장은 언제 문을 열어?', '그게 뭐야?', '새 공장이 뭐야?'],
  ['한빛전자 새 공장은 언제 문을 열어?', '그 공장은 얼마나 커?', '한빛전자 새 공장은 얼마나 커?'],
  ['한빛전자의 새 시계가 뭐야?', '그거 얼마야?', '한빛전자의 새 시계 얼마야?'],
  // English.
  ['How much did Harrow invest?', 'And Fenwick?', 'How much did Fenwick invest?'],
  ['How much did Harrow invest?', 'What about Fenwick?', 'How much did Fenwick invest?'],
  ['How much did Harrow invest in 2023?', 'and in 2024?', 'How much did Harrow invest in 2024?'],
  ['How much did Harrow invest?', 'what about 2024?', 'How much did Harrow invest in 2024?'],
  ['What is the budget of Marrow Bay?', 'How about Alder City?', 'What is the budget of Alder City?'],
  ["What is Harrow's revenue?", 'and Fenwick?', "What is Fenwick's revenue?"],
  ['How long is the new bridge?', 'What about the old ferry?', 'How long is the old ferry?'],
  ['Who bought Harrow?', 'and Fenwick?', 'Who bought Fenwick?'],
  ['When did Harrow close the factory?', 'Why?', 'Why did Harrow close the factory?'],
  ['Why did Harrow close the factory?', 'when?', 'When did Harrow close the factory?'],
  ['When did Harrow close the factory?', 'Where is it?', 'Where is the factory?'],
  ['How much did Harrow invest?', 'Where is that company based?', 'Where is Harrow based?'],
  ['How much did Harrow invest?', 'What do they make?', 'What does Harrow make?'],
  ['Who is Lena Moritz?', 'Where does she work?', 'Where does Lena Moritz work?'],
];

const UNCHANGED: readonly (readonly [earlier: string, asked: string])[] = [
  ['한빛전자 매출은 얼마야?', '새론전자 대표는 누구야?'],
  ['한빛전자 매출은 얼마야?', '새 도서관은 언제 문을 열어?'],
  ['한빛전자 매출은 얼마야?', '누가 공장을 짓기로 했어?'],
  ['한빛전자 매출은 얼마야?', '그럼 새론전자는 언제 공장을 지어?'],
  ['한빛전자 매출은 얼마야?', '왜 새론전자는 공장을 닫았어?'],
  ['한빛전자 매출은 얼마야?', '언제나 문을 여는 도서관이 있어?'],
  ['한빛전자 매출은 얼마야?', '도서관을 짓는 이유는 뭐야?'],
  ['한빛전자 매출은 얼마야?', '그날 무슨 일이 있었어?'],
  ['한빛전자 매출은 얼마야?', '그런데 하늬시 예산은 얼마야?'],
  ['한빛전자 매출은 얼마야?', '그 사람은 누구야?'],
  ['한빛전자 매출은 얼마야?', '하늬시는 도서관을 지어?'],
  ['한빛전자 매출은 얼마야?', '진짜?'],
  ['한빛전자 매출은 얼마야?', '더 자세히 알려줘'],
  ['한빛전자 매출은 얼마야?', '다른 건?'],
  ['한빛전자 매출은 얼마야?', '한국어로 요약해줘'],
  ['한빛전자 매출은 얼마야?', '“그럼 새론전자는?”이라고 말한 사람은 누구야?'],
  ['한빛전자 매출은 얼마야?', '그녀가 웃는 사진은 어디 있어?'],
  ['한빛전자 매출은 얼마야?', '새론전자는 얼마야?'],
  ['한빛전자 매출은 얼마야?', '그럼 주식은 얼마야?'],
  ['한빛전자 매출은 얼마야?', '그럼 새론전자 주식은 얼마야?'],
  ['한빛전자 매출은 얼마야?', '그거는?'],
  ['한빛전자 매출은 얼마야?', '거기는?'],
  ['한빛전자 매출은 얼마야?', '나는?'],
  ['한빛전자 매출은 얼마야?', '누구는?'],
  ['한빛전자 매출은 얼마야?', '돈이 있는?'],
  ['한빛전자 매출은 얼마야?', '밥을 먹는?'],
  ['한빛전자 매출은 얼마야?', '그 도서관은 어디에 있어?'],
  ['한빛전자와 새론전자의 매출은 얼마야?', '두레소재는?'],
  ['왜?', '그럼 새론전자는?'],
  ['누구야?', '왜?'],
  ['안녕', '새론전자는?'],
  ['고마워', '왜?'],
  ['이 기사 누가 썼어?', '언제?'],
  ['요약해줘', '그건 왜 그래?'],
  ['얼마야?', '거기는 어디야?'],
  ['How much did Harrow invest?', 'Who is the mayor of Marrow Bay?'],
  ['How much did Harrow invest?', 'Why did Fenwick close its clinics?'],
  ['How much did Harrow invest?', 'Did Fenwick say that it would close?'],
  ['How much did Harrow invest?', 'How long does it take to build a bridge?'],
  ['How much did Harrow invest?', 'Is it true that Fenwick was sold?'],
  ['How much did Harrow invest?', 'What about the weather in Marrow Bay is unusual?'],
  ['How much did Harrow invest?', 'And who bought Fenwick?'],
  ['Hello', 'and Fenwick?'],
  ['Why?', 'when?'],
  ['한빛전자 매출은 얼마야?', 'What about Fenwick?'],
  ['How much did Harrow invest?', '새론전자는?'],
];

describe('a follow-up', () => {
  it.each(REWRITTEN)('after “%s”: “%s” asks “%s”', (earlier, asked, standalone) => {
    expect(followUp(asked, [earlier], analyzer)).toBe(standalone);
  });
});

describe('a question that needs nothing, or finds nothing to lean on', () => {
  it.each(UNCHANGED)('after “%s”: “%s” stays', (earlier, asked) => {
    expect(followUp(asked, [earlier], analyzer)).toBe(asked);
  });

  it.each([...REWRITTEN, ...UNCHANGED].map(([, asked]) => asked))(
    '“%s” without an earlier one stays',
    (asked) => {
      expect(followUp(asked, [], analyzer)).toBe(asked);
      expect(followUp(asked, undefined, analyzer)).toBe(asked);
    },
  );

  it('is what a follow-up has become: asking it again changes nothing', () => {
    for (const [earlier, , standalone] of REWRITTEN.filter(([, , full]) => full !== '한빛전자 매출은?'))
      expect([standalone, followUp(standalone, [earlier], analyzer)]).toEqual([standalone, standalone]);
  });
});

describe('a chain of follow-ups', () => {
  it.each([
    [['한빛전자 매출은 얼마야?', '그럼 새론전자는?'], '두레소재는?', '두레소재 매출은 얼마야?'],
    [['한빛전자 매출은 얼마야?', '그럼 새론전자는?'], '왜?', '새론전자 매출은 왜?'],
    [['2023년 하늬시 예산은 얼마야?', '마루시는?'], '2024년은?', '2024년 마루시 예산은 얼마야?'],
    [['한빛전자는 언제 공장을 닫아?', '왜?'], '새론전자는?', '새론전자는 왜 공장을 닫아?'],
    [['한빛전자 매출은 얼마야?', '그 회사는 어디에 있어?'], '새론전자는?', '새론전자는 어디에 있어?'],
    [['한빛전자 매출은 얼마야?', '고마워!'], '새론전자는?', '새론전자 매출은 얼마야?'],
    [['한빛전자 매출은 얼마야?', '이 기사 누가 썼어?'], '새론전자는?', '새론전자 매출은 얼마야?'],
    [['하늬시 예산은 얼마야?', '한빛전자 대표는 누구야?'], '새론전자는?', '새론전자 대표는 누구야?'],
    [['How much did Harrow invest?', 'And Fenwick?'], 'in 2024?', 'How much did Fenwick invest in 2024?'],
    [['한빛전자 매출은 얼마고 대표는 누구야?'], '새론전자는?', '새론전자 대표는 누구야?'],
  ])('%j, then “%s” asks “%s”', (history, asked, standalone) => {
    expect(followUp(asked, history, analyzer)).toBe(standalone);
  });

  it('is read whatever the earlier questions hold', () => {
    const history = ['', '   ', '?'.repeat(10), 'ㅋㅋ', 'x'.repeat(5_000), '한빛전자 매출은 얼마야?', '  '];
    expect(followUp('새론전자는?', history, analyzer)).toBe('새론전자 매출은 얼마야?');
  });

  it('leaves a text alone after a question too long to be leant on', () => {
    const long = `${'아주 '.repeat(150)}긴 한빛전자 매출은 얼마야?`;
    expect(followUp('새론전자는?', [long], analyzer)).toBe('새론전자는?');
  });

  it('never throws and never comes back empty', () => {
    const some = fc.oneof(anyText, fc.constantFrom(...[...REWRITTEN, ...UNCHANGED].flat()));
    fc.assert(
      fc.property(some, fc.array(some, { maxLength: 4 }), (asked, history) => {
        const standalone = followUp(asked, history, analyzer);
        expect(standalone === asked || /[\p{L}\p{N}]/u.test(standalone)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
