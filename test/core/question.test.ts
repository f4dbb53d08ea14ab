import { describe, expect, it } from 'vitest';
import { analyzeQuestion, QUESTION_KINDS, type QuestionKind } from '../../src/core/question.ts';
import { language } from './language.ts';

const analyze = (text: string) => analyzeQuestion(text, language.analyzer);

const KINDS: Readonly<Record<QuestionKind, string>> = {
  who: '이거 누가 만들었어?|누구랑 손잡았대?|발표한 사람은?|이번에 상 받은 감독은?|누굴 뽑았대|who announced the plan?|Whose idea was it?',
  where:
    '공장은 어디에 있어?|어디서 열렸음?|SKT랑 손잡은 데가 어디임?|대회가 열린 곳은?|가장 많이 팔린 나라는?|어딜 간 거야|Where is the factory?',
  when: '언제 시작됐어?|며칠에 열려?|몇 월에 나와?|몇 년도에 세워졌어?|출시 시기가 궁금해|발표한 날은?|When did it start?|What year was it founded?',
  'how-many':
    '몇 명이 참가했어?|몇 개나 팔렸대?|몇 번이나 실패했어?|몇 마리 잡았어?|How many people came?|How many countries joined?',
  'how-much':
    '이거 얼마야?|얼마나 빨라?|무게가 얼마나 나가?|상금은 얼마래|어느 정도 크기야?|How much does it cost?|How long does it take?|How fast is it?',
  percent: '몇 퍼센트 올랐어?|몇 프로나 줄었대?|점유율은 어때?|비율이 어떻게 돼?|What percent of users left?',
  why: '왜 그만뒀어?|이유가 뭐야?|취소된 까닭은?|무엇 때문에 늦어졌어?|화재 원인이 뭐래?|만든 목적은?|Why did it fail?|What was the reason?',
  said: '대표가 뭐라고 했어?|교수는 어떻게 평가했어?|전문가들은 뭐래|업계에서는 어떻게 전망해?|What did the professor say?|What does the critic think of it?',
  abbreviation:
    'LLM이 무슨 뜻이야?|BM은 무슨 말이야?|약자를 풀면 뭐야?|KAIST 풀네임 알려줘|뜻이 뭐임|What does LLM stand for?|What is BM short for?',
  which:
    '어느 대학에서 나왔어?|어떤 회사랑 일해?|무슨 색이야?|어느 빅테크랑 같이 일해요?|Which company leads?',
  how: '어떻게 만들어?|방법 알려줘|How does it work?',
  what: '이름이 뭐야?|뭘 발표했어?|뭔데 이렇게 시끄러워?|새 서비스는 무엇인가요?|핵심이 무엇이죠|이거 머임|What is the name of the service?|What was announced?',
  open: '요약해줘|정책 알려줘|효과 있어?|둘을 비교해 봐|Tell me about the plan|Is it safe?|ㅋㅋㅋ|?',
};

const table = QUESTION_KINDS.flatMap((kind) =>
  KINDS[kind].split('|').map((question) => [question, kind] as const),
);

describe('question kinds', () => {
  it('has a table of more than eighty questions', () => {
    expect(table.length).toBeGreaterThan(80);
  });

  it.each(table)('reads %j as %s', (question, kind) => {
    expect(analyze(question).kind).toBe(kind);
  });
});

describe('what a question asks for', () => {
  it.each([
    ['어느 대학에서 나왔어?', '대학'],
    ['어떤 회사랑 일해?', '회사'],
    ['무슨 색이야?', '색'],
    ['어느 빅테크랑 같이 일해요?', '빅테크'],
    ['이름이 뭐야?', '이름'],
    ['무게가 얼마나 나가?', '무게'],
    ['대회가 열린 곳은?', '곳'],
    ['발표한 날은?', '날'],
    ['Which company leads?', 'company'],
  ])('names the noun that the answer to %j is one of: %s', (question, focus) => {
    expect(analyze(question).focus.map(({ stem }) => stem)).toEqual([focus]);
  });

  it.each(['왜 그만뒀어?', '대표가 뭐라고 했어?', '요약해줘', '누가 만들었어?', 'Why did it fail?'])(
    'names no noun for %j',
    (question) => {
      expect(analyze(question).focus).toEqual([]);
    },
  );

  it.each([
    ['몇 명이 참가했어?', '명'],
    ['몇 개나 팔렸대?', '개'],
    ['몇 개월 걸려?', '개월'],
    ['몇 마리 잡았어?', '마리'],
    ['무게가 몇 KG이야?', 'kg'],
    ['몇 퍼센트 올랐어?', '%'],
    ['점유율은 어때?', '%'],
    ['How many people came?', 'people'],
  ])('counts in the unit that %j names: %s', (question, unit) => {
    expect(analyze(question).unit).toBe(unit);
  });

  it.each(['누가 만들었어?', '얼마야?', 'Who came?'])('names no unit for %j', (question) => {
    expect(analyze(question)).not.toHaveProperty('unit');
  });

  it('keeps the words that an answer should hold, without question words, politeness and the noun asked for', () => {
    const stems = (question: string): string[] => analyze(question).words.map(({ stem }) => stem);
    expect(stems('새 공장은 어느 도시에 지어졌는지 알려주세요')).not.toContain('도시');
    expect(stems('투자를 늘린 이유가 뭔지 알려줘')).toContain('투자');
    expect(stems('공장은 어디에 있어?')).toEqual(['공장']);
  });

  it('falls back to the noun asked for where nothing else is left', () => {
    const { words, focus } = analyze('이름이 뭐야?');
    expect(words).toEqual(focus);
  });

  it('translates the words of an English question and of no other', () => {
    expect(
      analyze('How much did they invest?').words.some(({ translations }) => translations !== undefined),
    ).toBe(true);
    expect(analyze('AI 투자는 얼마야?').words.some(({ translations }) => translations !== undefined)).toBe(
      false,
    );
  });
});
