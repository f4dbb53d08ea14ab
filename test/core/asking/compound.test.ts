import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_PARTS, splitQuestion } from '../../../src/core/asking/compound.ts';
import { allQuestions } from './questions.ts';

describe('a compound question', () => {
  it.each([
    [
      '미국 투자액은 얼마고 전 세계의 몇 퍼센트야?',
      ['미국 투자액은 얼마야?', '미국 투자액은 전 세계의 몇 퍼센트야?'],
    ],
    ['누가 언제 발표했어?', ['누가 발표했어?', '언제 발표했어?']],
    ['언제 어디서 누가 발표했나요?', ['언제 발표했나요?', '어디서 발표했나요?', '누가 발표했나요?']],
    ['A랑 B는 각각 어디랑 협력해?', ['A는 어디랑 협력해?', 'B는 어디랑 협력해?']],
    ['왜 폐기했고 그 내용이 뭐야?', ['왜 폐기했어?', '그 내용이 뭐야?']],
    ['신제품은 언제 나오고 특징이 뭐예요?', ['신제품은 언제 나와요?', '신제품은 특징이 뭐예요?']],
    ['그 로봇은 무게가 얼마고 속도는 얼마야?', ['그 로봇은 무게가 얼마야?', '그 로봇 속도는 얼마야?']],
    ['매출은 얼마고 또 이익은 얼마야?', ['매출은 얼마야?', '이익은 얼마야?']],
    ['김 교수는 누구고 뭐라고 했어?', ['김 교수는 누구야?', '김 교수는 뭐라고 했어?']],
    ['배터리는 몇 그램이고 값은 얼마예요?', ['배터리는 몇 그램이에요?', '배터리 값은 얼마예요?']],
    [
      '정부는 왜 행정명령 없애고, 그거 원래 뭘 막으려던 거야',
      ['정부는 왜 행정명령 없애?', '행정명령 원래 뭘 막으려던 거야'],
    ],
    ['누가 로봇을 만들었고 언제 나와?', ['누가 로봇을 만들었어?', '로봇은 언제 나와?']],
    ['그 교수 어느 대학 소속이고 뭘 연구해?', ['그 교수 어느 대학 소속이야?', '그 교수 뭘 연구해?']],
    ['그 약은 언제 나오며 부작용은 무엇인가요?', ['그 약은 언제 나와요?', '부작용은 무엇인가요?']],
    ['누가 만든 거고 어디에 써?', ['누가 만든 거야?', '어디에 써?']],
    ['키트는 며칠 걸려 그리고 가격은 얼마야', ['키트는 며칠 걸려?', '키트 가격은 얼마야']],
    ['신약이 뭔데 왜 난리야?', ['신약이 뭐야?', '신약이 왜 난리야?']],
    ['뭘 발표했는지랑 언제 발표했는지 알려줘', ['뭘 발표했어?', '언제 발표했는지 알려줘']],
    ['투자액 얼마야 그리고 세계에서 몇 퍼센트야?', ['투자액 얼마야?', '투자액 세계에서 몇 퍼센트야?']],
    ['로봇 언제 나와, 특징은 뭐야?', ['로봇 언제 나와?', '로봇 특징은 뭐야?']],
  ])('%s', (question, parts) => expect(splitQuestion(question)).toEqual(parts));

  it.each([
    [
      '2023년 미국과 중국의 투자액은 각각 얼마야?',
      ['2023년 미국의 투자액은 얼마야?', '2023년 중국의 투자액은 얼마야?'],
    ],
    [
      'SKT·KT·LGU+는 각각 어디랑 협력해?',
      ['SKT는 어디랑 협력해?', 'KT는 어디랑 협력해?', 'LGU+는 어디랑 협력해?'],
    ],
    [
      '위정현 교수와 김대종 교수는 각각 뭐라고 했어?',
      ['위정현 교수는 뭐라고 했어?', '김대종 교수는 뭐라고 했어?'],
    ],
    ['LLM과 BM은 각각 뭐야?', ['LLM은 뭐야?', 'BM은 뭐야?']],
    [
      '가 회사 검색 이름이랑 나 회사 AI 이름 둘 다 알려줘',
      ['가 회사 검색 이름 알려줘', '나 회사 AI 이름 알려줘'],
    ],
  ])('asks of each thing that it lists: %s', (question, parts) =>
    expect(splitQuestion(question)).toEqual(parts),
  );

  it.each([
    ['LLM이 뭐야? BM은 뭐야?', ['LLM이 뭐야?', 'BM은 뭐야?']],
    ['로봇 언제 나와? 그럼 특징은 뭐야?', ['로봇 언제 나와?', '로봇 특징은 뭐야?']],
    ['SKT는 어디랑 협력해? KT는?', ['SKT는 어디랑 협력해?', 'KT는 어디랑 협력해?']],
    ['미국 투자액은 얼마고 한국은?', ['미국 투자액은 얼마야?', '한국 투자액은 얼마야?']],
    ['2023년 투자액은 얼마야? 2024년은요?', ['2023년 투자액은 얼마야?', '2024년 투자액은 얼마야?']],
    ['누가 반대했어? 왜?', ['누가 반대했어?', '왜 반대했어?']],
    ['What is LLM? And what is BM?', ['What is LLM?', 'What is BM?']],
  ])('repeats what a later sentence leaves out: %s', (question, parts) =>
    expect(splitQuestion(question)).toEqual(parts),
  );

  it.each([
    ['How much is A and what share of the world is it?', ['How much is A?', 'What share of the world is A?']],
    [
      'When did Kakao launch Kanana and why?',
      ['When did Kakao launch Kanana?', 'Why did Kakao launch Kanana?'],
    ],
    ['Who said X and why?', ['Who said X?', 'Why was it that they said X?']],
    [
      'Which company works with Meta and why?',
      ['Which company works with Meta?', 'Why is it that someone works with Meta?'],
    ],
    ['When and where was it held?', ['When was it held?', 'Where was it held?']],
    ['Who founded Naver and where is it based?', ['Who founded Naver?', 'Where is Naver based?']],
    ['Where is Naver based and who is its CEO?', ['Where is Naver based?', "Who is Naver's CEO?"]],
    ['What is LLM and what does BM mean?', ['What is LLM?', 'What does BM mean?']],
  ])('in English: %s', (question, parts) => expect(splitQuestion(question)).toEqual(parts));

  it('keeps what is asked beyond the fourth part', () => {
    const parts = splitQuestion('이름이 뭐야? 언제 나와? 얼마야? 누가 만들었어? 왜 만들었어?');
    expect(parts).toHaveLength(MOST_PARTS);
    expect(parts.at(-1)).toContain('왜 만들었어?');
  });
});

describe('a single question stays whole', () => {
  it.each([
    'SKT와 KT의 매출은 얼마야?',
    '카카오하고 네이버 중에 어디가 더 커?',
    '누구하고 어디서 협력해?',
    '규제를 풀고 세금을 낮추는 이유는 뭐야?',
    '어떤 사고로 몇 명이 다쳤어?',
    '어떤 광고에 누가 나왔어?',
    '몇 년 전에 누가 만들었어?',
    '언제 어디서나 쓸 수 있는 기술은 뭐야?',
    '법인세를 내리면 어떻게 되고 투자는 늘어?',
    '뭘 하면 얼마를 벌어?',
    '정부가 "왜 했고 누가 했는지 밝히겠다"고 한 게 언제야?',
    '‘왜 했고 언제 했나’라고 물은 사람은 누구야?',
    '회사는 뭐라고 하고 있어?',
    '누가 뭐라고 했어?',
    '신제품 말고 또 뭐 나와?',
    '흙탕에서 며칠 뒹굴고 놀다 간 건 뭐였어?',
    '왜 늦어졌는지 알려줘',
    '누군가 뭘 하고 갔어?',
    '누가 더 빠르고 정확해?',
    '미국 투자액이랑 비중 알려줘',
    '미국이 62%라며? 2위는 어디야?',
    '앱 이름이 뭐래? 깔아보게',
    '이 말 누가 한 거야? 진짜?',
    '두 회사는 각각 어디랑 협력해?',
    '가와 나가 각각 낸 안 중에 누가 낸 게 뽑혔어?',
    '두루미 발사는 어디서 하려던 거야?',
    'Who are Tom and Jerry?',
    'Why did Naver and Kakao invest?',
    'Who is the man who said X and who led Y?',
    'Which is bigger, Naver or Kakao?',
    'Who said "where and why"?',
    'How and why?',
    '안녕하세요',
    '',
  ])('%s', (question) => expect(splitQuestion(question)).toEqual([question]));
});

describe("the project's own questions", () => {
  it.each(allQuestions.filter(({ type }) => type === 'compound'))(
    'has two parts: $question',
    ({ question }) => expect(splitQuestion(question)).toHaveLength(2),
  );

  it('has one part in every question that is not compound', () => {
    const cut = allQuestions.filter(
      ({ type, question }) => type !== 'compound' && splitQuestion(question).length > 1,
    );
    expect(cut.map(({ question }) => question)).toEqual([]);
  });

  it('has parts that are single questions', () => {
    const parts = allQuestions.flatMap(({ question }) => splitQuestion(question));
    expect(parts.filter((part) => splitQuestion(part).length > 1)).toEqual([]);
  });
});

const words = [
  '누가',
  '언제',
  '뭐고',
  '미국은',
  '얼마고',
  '얼마야?',
  '그리고',
  '각각',
  '네이버와',
  'KT는',
  '"왜',
  '했고"',
  '왜?',
  '나오는지',
  '그거',
  'who',
  'and',
  'why',
  'is',
  'it?',
  '몇',
  '명이고',
  '·',
  ',',
];

describe('any text', () => {
  it('gives one to four parts and never throws', () => {
    const sentence = fc.array(
      fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 6 })),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(sentence, (tokens) => {
        const parts = splitQuestion(tokens.join(' '));
        expect(parts.length).toBeGreaterThanOrEqual(1);
        expect(parts.length).toBeLessThanOrEqual(MOST_PARTS);
        expect(parts.length === 1 || parts.every((part) => part.trim() !== '')).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is read in linear time, near enough', () => {
    for (const word of ['뭐고 ', '누가 ', '네이버와 ', 'who and ', '얼마야? ', '"', '왜, ']) {
      const start = performance.now();
      splitQuestion(word.repeat(Math.floor(2000 / word.length)));
      expect(performance.now() - start).toBeLessThan(2500);
    }
  });
});
