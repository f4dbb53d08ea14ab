// Each rule of the gate, by a claim that only this rule stops, and the true claim beside it.
import { describe, expect, it } from 'vitest';
import { openGate } from '../../scripts/gate-data.ts';
import { sentenceWith, smallArticle } from './verify-gate.ts';

const gate = openGate('2025-03-14');

interface Case {
  readonly rule: string;
  readonly premise: string;
  readonly lie: string;
  readonly truth: string;
}

const CASES: readonly Case[] = [
  {
    rule: 'value-conflict',
    premise: '새 공장은 직원 1200명을 고용한다.',
    lie: '새 공장은 직원 1300명을 고용한다.',
    truth: '새 공장은 직원을 1,200명 고용한다.',
  },
  {
    rule: 'value-conflict',
    premise: '투자 규모는 3조2400억 원이다.',
    lie: '투자 규모는 3조2400억 달러다.',
    truth: '투자 규모는 3조 2400억 원입니다.',
  },
  {
    rule: 'value-conflict',
    premise: '매출은 12.5% 늘고 영업이익은 8% 늘었다.',
    lie: '매출은 8% 늘었다.',
    truth: '매출은 12.5% 늘었다.',
  },
  {
    rule: 'value-conflict',
    premise: '버스 요금이 1400원에서 1500원으로 올랐다.',
    lie: '버스 요금이 1500원에서 1400원으로 올랐다.',
    truth: '버스 요금은 1400원에서 1500원으로 올랐습니다.',
  },
  {
    rule: 'value-missing',
    premise: '회사는 전주에 새 공장을 짓는다.',
    lie: '회사는 전주에 새 공장을 3곳 짓는다.',
    truth: '회사는 새 공장을 전주에 짓는다.',
  },
  {
    rule: 'value-conflict',
    premise: '새 공장은 2028년 6월 문을 연다.',
    lie: '새 공장은 2027년 6월 문을 연다.',
    truth: '새 공장은 2028년 문을 연다.',
  },
  {
    rule: 'negation',
    premise: '이 시험은 인과관계를 밝힌 것은 아니다.',
    lie: '이 시험은 인과관계를 밝힌 것이다.',
    truth: '이 시험은 인과관계를 밝힌 것이 아닙니다.',
  },
  {
    rule: 'opposite',
    premise: '정부는 대출 규제를 완화하기로 했다.',
    lie: '정부는 대출 규제를 강화하기로 했다.',
    truth: '정부는 대출 규제를 완화하기로 했습니다.',
  },
  {
    rule: 'opposite',
    premise: '매출은 늘었지만 영업이익은 줄었다.',
    lie: '영업이익은 늘었다.',
    truth: '영업이익은 줄었습니다.',
  },
  {
    rule: 'class',
    premise: '선수단은 오늘 프랑스에서 돌아왔다.',
    lie: '선수단은 오늘 독일에서 돌아왔다.',
    truth: '선수단은 오늘 프랑스에서 돌아왔습니다.',
  },
  {
    rule: 'name',
    premise: '연구진은 전주대학교와 함께 새 소재를 만들었다.',
    lie: '연구진은 강릉대학교와 함께 새 소재를 만들었다.',
    truth: '연구진은 전주대학교와 함께 새 소재를 만들었습니다.',
  },
  {
    rule: 'role',
    premise: '푸른팀이 하얀팀을 결승에서 꺾었다.',
    lie: '하얀팀이 푸른팀을 결승에서 꺾었다.',
    truth: '푸른팀이 결승에서 하얀팀을 꺾었다.',
  },
  {
    rule: 'attribution',
    premise: '하윤솔 박사는 빙붕이 빨리 녹고 있다고 경고했다. 김태식 박사는 관측 기간이 짧다고 반박했다.',
    lie: '김태식 박사는 빙붕이 빨리 녹고 있다고 경고했다.',
    truth: '하윤솔 박사는 빙붕이 빨리 녹고 있다고 경고했습니다.',
  },
  {
    rule: 'certainty',
    premise: '내년 쌀값이 크게 오를 가능성이 있다.',
    lie: '쌀값이 크게 올랐다.',
    truth: '내년 쌀값이 크게 오를 가능성이 있습니다.',
  },
  {
    rule: 'universal',
    premise: '일부 주민은 공장 건설에 반대한다.',
    lie: '모든 주민은 공장 건설에 반대한다.',
    truth: '일부 주민은 공장 건설에 반대합니다.',
  },
  {
    rule: 'exclusive',
    premise: '신청은 우편과 인터넷으로 받는다.',
    lie: '신청은 인터넷으로만 받는다.',
    truth: '신청은 우편과 인터넷으로 받습니다.',
  },
  {
    rule: 'superlative',
    premise: '이 다리는 남해안에 있는 다리다.',
    lie: '이 다리는 남해안 최장 다리다.',
    truth: '이 다리는 남해안에 있는 다리입니다.',
  },
  {
    rule: 'replaced',
    premise: '시청은 낡은 도서관 건물을 체육 시설로 바꾼다.',
    lie: '시청은 낡은 우체국 건물을 체육 시설로 바꾼다.',
    truth: '시청은 낡은 도서관 건물을 체육 시설로 바꿉니다.',
  },
];

describe('the rules', () => {
  it.each(CASES)('$rule stops: $lie', ({ rule, premise, lie }) => {
    expect(gate.compare(lie, premise).findings.map((finding) => finding.rule)).toContain(rule);
    expect(gate.judge(lie, premise, 'model').kind).not.toBe('supported');
  });

  it.each(CASES)('$rule finds nothing in: $truth', ({ rule, premise, truth }) => {
    expect(gate.compare(truth, premise).findings.map((finding) => finding.rule)).not.toContain(rule);
    expect(gate.judge(truth, premise).kind).toBe('supported');
  });

  it('reads Western and Korean money as one', () => {
    const premise = '투자액은 874억1000만 달러에 달한다.';
    expect(gate.judge('The investment was $87.41 billion.', premise).support).toBeGreaterThan(
      gate.judge('The investment was $8.741 billion.', premise).support,
    );
    expect(gate.judge('The investment was $8.741 billion.', premise).kind).not.toBe('supported');
  });

  it('resolves a relative date by the article date', () => {
    const premise = { text: '시는 어제 새 노선을 발표했다.', referenceDate: '2025-03-14' };
    expect(gate.judge('시는 2025년 3월 13일 새 노선을 발표했다.', premise).kind).toBe('supported');
    expect(gate.judge('시는 2025년 3월 12일 새 노선을 발표했다.', premise).kind).not.toBe('supported');
  });
});

describe('a verbatim cut', () => {
  it('is supported as a clause that stands by itself', () => {
    expect(gate.judge('영업이익은 8% 줄었다.', '매출은 12.5% 늘었지만 영업이익은 8% 줄었다.')).toEqual({
      kind: 'supported',
      support: 1,
    });
  });

  it.each([
    ['a negation', '공장은 문을 닫는다', '공장은 문을 닫는다는 뜻은 아니다.'],
    ['a frame', '공장을 옮긴다', '대표는 공장을 옮긴다고 주장했다.'],
    ['a condition', '공장을 옮긴다', '요금이 오르면 공장을 옮긴다.'],
  ])('is no longer certain without %s', (_, claim, premise) => {
    expect(gate.judge(claim, premise).support).toBeLessThan(1);
  });
});

describe('verify', () => {
  const source = smallArticle();
  const plant = sentenceWith(source, '반도체 공장');
  const size = sentenceWith(source, '투자 규모');

  it('numbers citations from 1 and gives one sentence one number', () => {
    const { statements, citations } = gate.verify(
      [
        { text: '한빛전자는 12일 전주에 반도체 공장을 짓겠다고 밝혔습니다.', cites: [plant] },
        { text: '투자 규모는 3조2400억 원입니다.', cites: [size] },
        { text: '한빛전자는 전주에 반도체 공장을 짓겠다고 밝혔다.', cites: [plant] },
      ],
      [source],
    );
    expect(statements.map((statement) => statement.citations)).toEqual([[1], [2], [1]]);
    expect(citations.map(({ number, span }) => [number, span])).toEqual([
      [1, plant.span],
      [2, size.span],
    ]);
  });

  it('drops a claim whose number is not in the cited sentence, and says why', () => {
    const claim = { text: '투자 규모는 3조2500억 원입니다.', cites: [size] };
    expect(gate.verify([claim], [source])).toEqual({
      statements: [],
      citations: [],
      dropped: [{ claim, reason: 'number' }],
    });
  });

  it('drops a claim without a citation', () => {
    const claim = { text: '투자 규모는 3조2400억 원이다.', cites: [] };
    expect(gate.verify([claim], [source]).dropped).toEqual([{ claim, reason: 'no-citation' }]);
  });

  it('drops a claim that points at no sentence of the article', () => {
    const astray = { ...size, span: { start: size.span.start + 1, end: size.span.end } };
    const stranger = { ...size, articleId: 'other' };
    const claims = [astray, stranger].map((cite) => ({
      text: '투자 규모는 3조2400억 원이다.',
      cites: [cite],
    }));
    expect(gate.verify(claims, [source]).dropped.map(({ reason }) => reason)).toEqual([
      'no-citation',
      'no-citation',
    ]);
  });

  it('cites only the sentences that carry the claim', () => {
    const claim = { text: '투자 규모는 3조2400억 원이다.', cites: [sentenceWith(source, '주민'), size] };
    expect(gate.verify([claim], [source]).citations.map(({ span }) => span)).toEqual([size.span]);
  });

  it('knows who speaks from the article where the sentence says it', () => {
    const cites = [sentenceWith(source, '검토할 수 있다')];
    const words = '"전력 요금이 더 오르면 해외 이전도 검토할 수 있다"고 말했다.';
    const { statements, dropped } = gate.verify(
      [
        { text: `민서준 한빛전자 대표는 ${words}`, cites },
        { text: `오유라 전주시장은 ${words}`, cites },
      ],
      [source],
    );
    expect(statements).toHaveLength(1);
    expect(dropped).toHaveLength(1);
  });
});
