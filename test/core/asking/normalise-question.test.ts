import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_QUESTION, normaliseQuestion } from '../../../src/core/asking/normalise-question.ts';
import { Failure } from '../../../src/core/errors.ts';
import { allQuestions } from './questions.ts';

describe('a question as typed', () => {
  it.each([
    ['  미국   투자액은\n얼마야?  ', '미국 투자액은 얼마야?'],
    ['미\u200B국 투\u00AD자액\u202E은?', '미국 투자액은?'],
    ['각'.normalize('NFD') + '주는?', '각주는?'],
    ['<@123456789012345678> 누가 썼어?', '누가 썼어?'],
    ['<@!1> <#2> <@&3> </ask:4> <t:1700000000:R> 누가?', '누가?'],
    ['얼마야 <:think:123456> <a:dance:99>', '얼마야'],
    ['얼마야 :smile: :+1:', '얼마야'],
    ['얼마야 (https://a.example/x_(y)) 알려줘', '얼마야 알려줘'],
    ['뭐?!?!! 진짜!!', '뭐? 진짜!'],
    ["'큐:' 서비스는 10:30:20에 나와?", "'큐:' 서비스는 10:30:20에 나와?"],
    ['@everyone 얼마야?', '얼마야?'],
    ['https://news.example.com/a/123?x=1 요약해줘', '요약해줘'],
    ['https://ko.example.org/wiki/대한민국 이게 뭐야?', '이게 뭐야?'],
    ['https://news.example.com/123이거 뭐야?', '이거 뭐야?'],
    ['[기사](https://news.example.com/1) 누가 썼어?', '기사 누가 썼어?'],
    ['얼마야???!!', '얼마야?'],
    ['뭐라고？！', '뭐라고?'],
    ['대박ㅋㅋㅋㅋ 얼마야ㅠㅠㅠ?', '대박 얼마야?'],
    ['얼마야 ㅎㅎ', '얼마야'],
    ['알려줘~~~', '알려줘'],
    ['10~80%까지 얼마나 걸려?', '10~80%까지 얼마나 걸려?'],
    ['음... 얼마야…', '음 얼마야'],
    ['ㅎㅇ', 'ㅎㅇ'],
    ['ㄱㅅㅋㅋㅋ', 'ㄱㅅ'],
    ['얼마야? 🤔🤔', '얼마야?'],
  ])('%j → %j', (text, question) => expect(normaliseQuestion(text)).toBe(question));

  it.each([
    ['dkssud', '안녕'],
    ['dkssudgktpdy', '안녕하세요'],
    ['alrnr xnwkdor djfakdi?', '미국 투자액 얼마야?'],
    ['2023sus alrnr xnwkdordms djfakdPdy?', '2023년 미국 투자액은 얼마예요?'],
    ['rhakdnj', '고마워'],
  ])('typed on the wrong keyboard: %s → %s', (text, question) =>
    expect(normaliseQuestion(text)).toBe(question),
  );

  it.each([
    'who',
    'AI',
    'SKT',
    'what is LLM?',
    'the',
    'go',
    'hi',
    'thanks',
    'dkssud 미국',
    'How much did the US invest?',
    'KT',
    'rk',
  ])('stays English or mixed: %s', (text) => expect(normaliseQuestion(text)).toBe(text));

  it("is left alone in the project's own questions but for laughter and doubled marks", () => {
    const changed = allQuestions.filter(({ question }) => normaliseQuestion(question) !== question);
    for (const { question } of changed) expect(question).toMatch(/ㅋㅋ|\?\?/u);
  });
});

describe('what cannot be asked', () => {
  it.each([
    '',
    '   ',
    '???',
    '\u200B\u200B',
    'ㅋㅋㅋㅋ',
    'ㅠㅠ',
    '<@1>',
    '👍',
    'https://a.example/b',
    ':smile:',
    '...',
  ])('is an empty question: %j', (text) =>
    expect(() => normaliseQuestion(text)).toThrow(new Failure('empty-question')),
  );

  it('is too long beyond the limit, counted in characters after cleaning', () => {
    expect(normaliseQuestion(`${'가'.repeat(LONGEST_QUESTION)}ㅋㅋㅋ`)).toHaveLength(LONGEST_QUESTION);
    const facts = { characters: LONGEST_QUESTION + 1, limit: LONGEST_QUESTION };
    expect(attempt('가'.repeat(LONGEST_QUESTION + 1))).toMatchObject({ code: 'question-too-long', facts });
    expect(attempt('a '.repeat(1_000_000))).toMatchObject({ code: 'question-too-long' });
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    '<@1>',
    '<@',
    '1>',
    'https://a.b/',
    '가',
    'ㅋ',
    'ㅎㅇ',
    '?',
    '!',
    '...',
    ':ab:',
    ':',
    ' ',
    '[x](https://y)',
    '[',
    '](https:',
    ')',
    '\u200D',
    '👍',
    'dkssud',
    '~',
    '<',
    '>',
    '@here',
    'ᄀ',
    'ᅡ',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(piece, { maxLength: 25 }).map((parts) => parts.join('')),
  );

  it('is normalised once and for all, or refused with a Failure', () => {
    fc.assert(
      fc.property(text, (value) => {
        const question = attempt(value);
        expect(question instanceof Failure ? question : normaliseQuestion(question)).toBe(question);
        expect(question instanceof Failure || question.normalize('NFC') === question).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('is cleaned in bounded time', () => {
    for (const word of [
      '<@',
      '[',
      '[[a](https://x)',
      ':a',
      'https://',
      'ㅋ ',
      '! ',
      '!',
      '👍 ',
      '👍',
      '~ ',
      '<',
      '(',
      'www.(',
    ]) {
      const start = performance.now();
      attempt(`${word.repeat(Math.floor(19_000 / word.length))}x`);
      expect({ word, slow: performance.now() - start > 4000 }).toEqual({ word, slow: false });
    }
  });
});

function attempt(text: string): string | Failure {
  try {
    return normaliseQuestion(text);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
