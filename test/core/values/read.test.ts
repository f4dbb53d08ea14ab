// What a text says in numbers, amounts, dates and times, form by form; all sentences are made up for these tests.
import { describe, expect, it } from 'vitest';
import { readValues, type DateValue, type Quantity, type Value } from '../../../src/core/values/read.ts';

const REFERENCE = '2025-01-23';

function quantity(text: string): Quantity {
  const value = readValues(text, { referenceDate: REFERENCE }).find(
    (found): found is Quantity => found.kind !== 'date',
  );
  if (value === undefined) throw new Error(`expected a quantity in ${text}, got none`);
  return value;
}

function date(text: string, referenceDate = REFERENCE): DateValue {
  const value = readValues(text, { referenceDate }).find(
    (found): found is DateValue => found.kind === 'date',
  );
  if (value === undefined) throw new Error(`expected a date in ${text}, got none`);
  return value;
}

function spansOf(text: string, values: readonly Value[]): string[] {
  return values.map((value) => text.slice(value.span.start, value.span.end));
}

describe('numbers and money', () => {
  it.each([
    ['매출은 874억1000만 달러였다.', 87_410_000_000, 'USD'],
    ['1조2천억원을 투자한다.', 1_200_000_000_000, 'KRW'],
    ['7천 5백만 달러', 75_000_000, 'USD'],
    ['₩1,234,500', 1_234_500, 'KRW'],
    ['revenue of $87.41 billion', 87_410_000_000, 'USD'],
    ['about 1.2 million won', 1_200_000, 'KRW'],
    ['€3bn', 3_000_000_000, 'EUR'],
    ['1백억 5천만 홍콩 달러', 10_050_000_000, 'HKD'],
    ['13 달러 45 센트', 13.45, 'USD'],
    ['3만5000명이 모였다', 35_000, '명'],
    ['스물세 명이 다쳤다', 23, '명'],
    ['세 번 시도했다', 3, '회'],
    ['엔진 일곱 개가 달렸다', 7, '개'],
    ['일흔일곱 명이 왔다', 77, '명'],
    ['일 명이 아니라 이십일 명이다', 21, '명'],
    ['통신3사가 나섰다', 3, '개사'],
    ['12개국이 서명했다', 12, '개국'],
    ['십이만 삼천 명', 123_000, '명'],
    ['백스물다섯 마리', 125, '마리'],
  ])('reads %s', (text, value, unit) => {
    expect(quantity(text)).toMatchObject({ value, unit });
  });

  it.each([
    ['삼분의 일', 1 / 3],
    ['3분의 2', 2 / 3],
    ['절반', 0.5],
    ['two-thirds', 2 / 3],
    ['일과 사분의 일', 1.25],
    ['셋 중 하나', 1 / 3],
  ])('reads %s as a share of one', (text, value) => {
    const read = quantity(text);
    expect(read.kind).toBe('ratio');
    expect(read.value).toBeCloseTo(value, 12);
  });

  it.each([
    ['62%', 62, '%'],
    ['62 percent', 62, '%'],
    ['이십 퍼센트', 20, '%'],
    ['백 프로', 100, '%'],
    ['2.5%포인트 올랐다', 2.5, '%p'],
    ['두 배', 2, '배'],
    ['1.5배', 1.5, '배'],
  ])('reads %s with its unit', (text, value, unit) => {
    expect(quantity(text)).toMatchObject({ value, unit });
  });

  it('marks approximations and bounds', () => {
    expect(quantity('약 40명')).toMatchObject({ value: 40, approximate: true });
    expect(quantity('40여 가지')).toMatchObject({ value: 40, unit: '종', approximate: true });
    expect(quantity('30년 이상')).toMatchObject({ value: 360, unit: 'month', bound: 'min' });
    expect(quantity('at least 12 people')).toMatchObject({ value: 12, unit: '명', bound: 'min' });
    expect(quantity('100명 미만')).toMatchObject({ value: 100, bound: 'max' });
  });

  it('joins ranges and gives the lower end the unit and scale of the upper', () => {
    expect(quantity('10~20% 늘었다')).toMatchObject({ value: 10, upTo: 20, unit: '%' });
    expect(quantity('20∼30만 달러')).toMatchObject({ value: 200_000, upTo: 300_000, unit: 'USD' });
    expect(quantity('2억4천만∼3억6천만원')).toMatchObject({ value: 240_000_000, upTo: 360_000_000 });
  });
});

describe('measures', () => {
  it.each([
    ['25mg', 0.025, 'g'],
    ['0.5 킬로그램', 500, 'g'],
    ['시속 60km', 60, 'km/h'],
    ['초속 10m', 36, 'km/h'],
    ['38만4400㎞', 384_400_000, 'm'],
    ['3나노미터', 3e-9, 'm'],
    ['100메가와트', 1e8, 'W'],
    ['100MW', 1e8, 'W'],
    ['섭씨 30도', 30, '℃'],
    ['영하 5도', -5, '℃'],
    ['화씨 212도', 100, '℃'],
    ['1시간 30분', 5400, 's'],
    ['반년', 6, 'month'],
    ['열흘', 864_000, 's'],
    ['일주일', 604_800, 's'],
    ['한 달', 1, 'month'],
    ['65세 이상', 65, '살'],
  ])('reads %s in its canonical unit', (text, value, unit) => {
    const read = quantity(text);
    expect(read.unit).toBe(unit);
    expect(read.value).toBeCloseTo(value, 12);
  });

  it.each([
    ['오전 10시 11분', 36_660],
    ['밤 11시', 82_800],
    ['정오', 43_200],
    ['8시 3분 전', 28_620],
    ['3:30 p.m.', 55_800],
  ])('reads the time %s', (text, seconds) => {
    expect(quantity(text)).toMatchObject({ kind: 'time', value: seconds });
  });
});

describe('dates', () => {
  it.each([
    ['2025년 1월 22일', { precision: 'day', year: 2025, month: 1, day: 22 }],
    ['2025-01-22', { precision: 'day', year: 2025, month: 1, day: 22 }],
    ['2025.1.22.', { precision: 'day', year: 2025, month: 1, day: 22 }],
    ['January 22, 2025', { precision: 'day', year: 2025, month: 1, day: 22 }],
    ['2023년', { precision: 'year', year: 2023 }],
    ['2010년대', { precision: 'decade', year: 2010 }],
    ['21세기', { precision: 'century', year: 2000 }],
    ['2025년 1/4분기', { precision: 'quarter', year: 2025, month: 1 }],
    ['first half of 2025', { precision: 'half', year: 2025, month: 1 }],
    ['2024년 하반기', { precision: 'half', year: 2024, month: 7 }],
    ['지난해', { precision: 'year', year: 2024 }],
    ['지난해 4월', { precision: 'month', year: 2024, month: 4 }],
    ['지난달 28일', { precision: 'day', year: 2024, month: 12, day: 28 }],
    ['어제', { precision: 'day', year: 2025, month: 1, day: 22 }],
    ['다음 주 화요일', { precision: 'day', year: 2025, month: 1, day: 28, weekday: 2 }],
    ['2년 1개월 21일 전', { precision: 'day', year: 2022, month: 12, day: 2 }],
    ['광복절', { precision: 'day', month: 8, day: 15 }],
    ['Jan. 22', { precision: 'day', year: 2025, month: 1, day: 22, assumed: 'year' }],
    ['22일', { precision: 'day', year: 2025, month: 1, day: 22, assumed: 'month' }],
    ['오는 12일', { precision: 'day', year: 2025, month: 2, day: 12 }],
  ])('reads %s', (text, value) => {
    expect(date(text).value).toMatchObject(value);
  });

  it('keeps a partial date partial without a reference', () => {
    expect(readValues('1월 22일')[0]).toMatchObject({ value: { precision: 'day', month: 1, day: 22 } });
    expect(readValues('1월 22일')[0]?.value).not.toHaveProperty('year');
    expect(readValues('어제')[0]).toMatchObject({ value: { relative: { unit: 'day', amount: -1 } } });
  });

  it('reads ranges of dates', () => {
    expect(date('3월부터 5월까지')).toMatchObject({ value: { month: 3 }, upTo: { month: 5 } });
    expect(date('12~14일 열린다')).toMatchObject({ value: { day: 12 }, upTo: { day: 14 } });
    expect(date('지난 10월17~23일')).toMatchObject({
      value: { month: 10, day: 17 },
      upTo: { month: 10, day: 23 },
    });
  });

  it('reads no day that the calendar does not have', () => {
    expect(
      readValues('2025-02-30').some((value) => value.kind === 'date' && value.value.precision === 'day'),
    ).toBe(false);
  });
});

describe('words and codes that are no values', () => {
  it.each([
    '이용자가 사업을 한국에서 하고 일부는 조사를 받았다. 한편 만약 천문학자라면.',
    '두고 보자. 백신과 구조대, 오전한 사이 사건과 세계의 이사회.',
    'MS-01과 A4, COVID-19, B2B, 5G, 갤럭시S24',
    '수백 명이 수천만 원을',
    '그 정보를 전달했다. 내일채움공제',
  ])('reads nothing in %s', (text) => {
    expect(spansOf(text, readValues(text, { referenceDate: REFERENCE }))).toEqual([]);
  });

  it('keeps the figures of a telephone number and an address apart from amounts', () => {
    const texts = ['문의 02-1234-5678', '192.168.1.2', 'ISBN 978-89-1234-567-8'];
    const kinds = texts.flatMap((text) => readValues(text).map((value) => value.kind));
    expect(new Set(kinds)).toEqual(new Set(['code']));
  });
});
