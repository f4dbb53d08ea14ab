import { describe, expect, it } from 'vitest';
import { readValues } from '../../src/core/values/read.ts';
import { isWanted, wantedValues } from '../../src/core/wanted.ts';

const wanted = (question: string): string[] =>
  wantedValues(question).map(({ kind, unit }) => (unit === undefined ? kind : `${kind} ${unit}`));

describe('wanted values', () => {
  it.each([
    ['몇 명이 참가했어?', 'count 명'],
    ['몇 개나 팔렸대?', 'count 개'],
    ['몇 번이나 실패했어?', 'count 회'],
    ['몇 마리 잡았어?', 'count 마리'],
    ['몇 퍼센트 올랐어?', 'percent %'],
    ['몇 월에 나와?', 'date'],
    ['언제 시작됐어?', 'date'],
    ['며칠에 열려?', 'date'],
    ['When did it start?', 'date'],
    ['몇 시간 걸려?', 'duration'],
    ['몇 원이야?', 'money'],
    ['얼마나 빨라?', 'quantity km/h'],
    ['무게가 얼마나 나가?', 'quantity g'],
    ['높이가 얼마나 돼?', 'quantity m'],
    ['상금은 얼마래', 'money'],
    ['How much does it cost?', 'money'],
    ['How long does it take?', 'duration'],
    ['How fast is it?', 'quantity km/h'],
    ['How old is he?', 'age'],
    ['How many people came?', 'count 명'],
    ['가격은?', 'money'],
  ])('wants for %j first %s', (question, first) => {
    expect(wanted(question)[0]).toBe(first);
  });

  it.each(['누가 만들었어?', '왜 그만뒀어?', '가격을 올린 회사는 어디야?', 'Who came?', ''])(
    'wants none for %j',
    (question) => {
      expect(wanted(question)).toEqual([]);
    },
  );

  it.each([
    ['몇 명이 참가했어?', '참가자는 42명이다', true],
    ['몇 명이 참가했어?', '가격은 42원이다', false],
    ['몇 대 팔렸어?', '42개가 팔렸다', true],
    ['몇 번 실패했어?', '세 차례 실패했다', true],
    ['몇 퍼센트 올랐어?', '절반이 올랐다', true],
    ['몇 살이야?', '올해 42세다', true],
    ['언제 열려?', '2025년 1월 22일에 열린다', true],
    ['언제 열려?', '42명이 왔다', false],
    ['상금은 얼마야?', '상금은 874억 달러다', true],
  ])('%j is answered by a value of %j: %s', (question, sentence, answered) => {
    expect(readValues(sentence).some((value) => isWanted(value, wantedValues(question)))).toBe(answered);
  });
});
