import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallTalkOf, withoutGreeting } from '../../../src/core/asking/small-talk.ts';
import { allQuestions } from './questions.ts';

const phrases = {
  greeting: [
    'ㅎㅇ',
    '하이',
    '안녕',
    '안녕하세요!',
    '안녕하세요 각주님 ㅎㅎ',
    '안뇽~',
    '하이요 반가워요',
    '잘 지내?',
    'hi',
    'Hello there',
    'Good morning!',
    'hey',
  ],
  thanks: [
    'ㄱㅅ',
    'ㄱㅅㄱㅅ',
    '고마워',
    '땡큐',
    '감사합니다~',
    '고마워 진짜',
    '수고하셨습니다',
    '굿봇',
    '알겠습니다 감사합니다',
    'ㅇㅋ',
    'thank you so much!',
    'thx',
  ],
  farewell: [
    'ㅂㅂ',
    '잘가',
    '안녕히 계세요',
    '바이바이',
    '굿나잇',
    '또 올게',
    '고마워 잘 있어',
    'bye',
    'bye bye',
    'see you later',
  ],
  'who-are-you': [
    '너 누구야',
    '넌 누구니?',
    '누구세요?',
    '너 뭐야',
    '네 이름이 뭐야?',
    '자기소개 해줘',
    '너는 사람이야?',
    '너 AI야?',
    '너 누가 만들었어?',
    '안녕 넌 누구야?',
    '각주야 너 누구야',
    '너 정체가 뭐야',
    'who are you?',
    'Are you a bot?',
  ],
  help: [
    '뭐 할 수 있어',
    '넌 뭘 할 수 있어?',
    '사용법',
    '사용법 알려줘',
    '어떻게 써?',
    '이거 어떻게 쓰는거야?',
    '도움말',
    '도와줘',
    '기능 뭐 있어?',
    '명령어 알려줘',
    '뭐 물어봐도 돼?',
    '/help',
    '!help',
    'what can you do?',
    'How do I use this?',
  ],
} as const;

describe('small talk', () => {
  for (const [topic, texts] of Object.entries(phrases)) {
    it.each(texts.map((text) => [text]))(`is ${topic}: %s`, (text) => expect(smallTalkOf(text)).toBe(topic));
  }

  it.each([
    '미국 투자액 얼마야?',
    '안녕 미국 투자액 얼마야?',
    '김대종은 누구야?',
    '그 사람 누구야?',
    '바이든은 누구야',
    '카나나는 뭐 할 수 있어?',
    'AI로 뭐 할 수 있어?',
    '하이닉스',
    '감사원은 뭐래?',
    '최고 기록은?',
    '고마워라는 말 누가 했어?',
    '안녕이라는 노래 누가 불렀어',
    '이 앱은 누가 만들었어?',
    '이 챗봇은 뭐야?',
    '이름이 뭐야?',
    '뭐야?',
    '왜?',
    '언제야?',
    '네 번째는 뭐야',
    '사용법 논란 누가 제기했어',
    '이 기사 누가 썼어?',
    'who are the partners?',
    'what can AI do?',
    'thank you note from whom?',
    '',
    '?',
    'ㅋㅋㅋ',
  ])('is not: %s', (text) => expect(smallTalkOf(text)).toBeUndefined());

  it("is none of the project's own questions, and no greeting is found in them", () => {
    expect(allQuestions.filter(({ question }) => smallTalkOf(question) !== undefined)).toEqual([]);
    expect(allQuestions.filter(({ question }) => withoutGreeting(question) !== question.trim())).toEqual([]);
  });
});

describe('a question after a greeting', () => {
  it.each([
    ['안녕 미국 투자액 얼마야?', '미국 투자액 얼마야?'],
    ['안녕하세요! 신제품은 언제 나와요?', '신제품은 언제 나와요?'],
    ['안녕? 반가워! 뭘 발표했어?', '뭘 발표했어?'],
    ['안녕하세요 각주님, 요약해줘', '요약해줘'],
    ['고마워. 그럼 KT는?', '그럼 KT는?'],
    ['미국 투자액 얼마야? 고마워!', '미국 투자액 얼마야?'],
    ['hi there, how much is it? thanks', 'how much is it?'],
    ['하이닉스 주가 얼마?', '하이닉스 주가 얼마?'],
    ['감사원은 뭐래?', '감사원은 뭐래?'],
    ['“안녕”이라고 한 사람', '“안녕”이라고 한 사람'],
    ['Who said thank you?', 'Who said thank you?'],
    ['higher taxes?', 'higher taxes?'],
    ['안녕', '안녕'],
  ])('%s → %s', (text, question) => expect(withoutGreeting(text)).toBe(question));
});

describe('any text', () => {
  const part = fc.oneof(
    fc.constantFrom('안녕 ', '고마워', ' 감사합니다', '! ', 'hi ', '너 누구야', '얼마야? '),
    fc.string({ unit: 'grapheme', maxLength: 5 }),
  );
  const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));

  it('is read without throwing, and a greeting is cut off once', () => {
    fc.assert(
      fc.property(text, (value) => {
        smallTalkOf(value);
        expect(withoutGreeting(withoutGreeting(value))).toBe(withoutGreeting(value));
      }),
      { numRuns: 2000 },
    );
  });
});
