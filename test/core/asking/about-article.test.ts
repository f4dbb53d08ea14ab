import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboutArticleOf } from '../../../src/core/asking/about-article.ts';
import { bundledQuestions, practiceQuestions } from './questions.ts';

const asked = {
  author: [
    '이 기사 누가 썼어?',
    '이 기사 쓴 기자 누구임?',
    '기자 이름이 뭐야?',
    '누가 쓴 기사야',
    '이거 누가 썼어?',
    '기사 작성자',
    'who wrote this article?',
    "Who's the author?",
  ],
  publisher: [
    '어느 신문이야?',
    '이거 어느 언론사 기사야?',
    '어디 기사야',
    '출처가 어디야?',
    '무슨 신문 기사예요?',
    'Which newspaper is this from?',
    'What is the source?',
  ],
  date: [
    '언제 기사야?',
    '이 기사 언제 올라온 거야?',
    '기사 날짜 알려줘',
    '며칠자 기사예요?',
    '기사 작성일이 언제야?',
    '오늘 기사야?',
    '이 뉴스 언제 거야?',
    'When was this article published?',
    'How old is this article?',
  ],
  title: ['제목이 뭐야', '기사 제목 알려줘', '헤드라인 뭐임', 'What is the title?', 'headline?'],
  link: [
    '링크 줘',
    '원문 링크 있어?',
    '기사 주소 좀',
    '원문 어디서 볼 수 있어?',
    'link please',
    'Where can I read the full article?',
  ],
  length: [
    '이 기사 얼마나 길어?',
    '기사 길이가 얼마나 돼?',
    '몇 글자야?',
    '읽는 데 얼마나 걸려?',
    'How long is this article?',
    'word count',
  ],
  summary: [
    '요약해줘',
    '세줄요약',
    '3줄 요약 좀',
    '세 줄로 요약해 주세요',
    '이 기사 무슨 내용이야?',
    '핵심만 알려줘',
    '한 줄로 요약하면?',
    '뭐에 대한 기사야?',
    '안녕하세요 요약해주세요',
    'tl;dr',
    'Summarize this article in three sentences',
    'what is this article about?',
  ],
  quotes: [
    '누가 뭐라고 했는지 다 알려줘',
    '누가 뭐라고 했어?',
    '발언 모아줘',
    '인용문 다 보여줘',
    'Who said what?',
    'List all the quotes',
  ],
} as const;

describe('a question about the article itself', () => {
  for (const [field, texts] of Object.entries(asked)) {
    it.each(texts.map((text) => [text]))(`asks for its ${field}: %s`, (text) =>
      expect(aboutArticleOf(text)).toBe(field),
    );
  }

  it.each([
    '논문은 누가 썼어?',
    '책 제목이 뭐야?',
    '발표는 언제 했어?',
    '누가 발표했어?',
    '언제 나와?',
    '언제야?',
    '카나나는 언제 나왔어?',
    '이거 언제 나와?',
    '이거 어느 논문지에 나왔음?',
    '이거 누가 만들었어?',
    '그 내용이 뭐야?',
    '회사 주소 알려줘',
    '미국 투자액 요약해줘',
    '전문가들은 뭐라고 했어?',
    '김 교수가 뭐라고 했어?',
    '위정현 교수 발언 알려줘',
    '소설 저자가 누구야?',
    '얼마나 길어?',
    '다리 길이가 얼마야?',
    '몇 명이야?',
    '보도 자료는 언제 나왔어?',
    '어느 대학이야?',
    '기자회견은 언제 열려?',
    '기자가 뭐라고 했어?',
    '정리해고는 언제야?',
    '핵심 기술이 뭐야?',
    '링크드인은 어디 거야?',
    'Who wrote the paper?',
    'What is the title of the book?',
    'When was it published?',
    'Who said it?',
    'How long is it?',
    'what does LLM mean in this article',
    '',
  ])('is not: %s', (text) => expect(aboutArticleOf(text)).toBeUndefined());

  it('is none of the practice questions', () => {
    expect(practiceQuestions.filter(({ question }) => aboutArticleOf(question) !== undefined)).toEqual([]);
  });

  it('is each of the four bundled questions that ask for a field, and no other', () => {
    const found = bundledQuestions.flatMap(({ id, question }) =>
      aboutArticleOf(question) === undefined ? [] : [id],
    );
    expect(found).toEqual(['q026', 'q048', 'q068', 'q163']);
  });

  it('is read from any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
        expect(() => aboutArticleOf(text)).not.toThrow();
      }),
    );
  });
});
