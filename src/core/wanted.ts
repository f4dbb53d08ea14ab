// Which value would answer a question: "몇 명" wants a count of people, "얼마나 빨라" a speed, "상금이 얼마" money.
import { readValues, type Value } from './values/read.ts';

export interface WantedValue {
  readonly kind: Value['kind'];
  /** Canonical unit; undefined where any unit of the kind will do. */
  readonly unit?: string;
}

/** Words that tell what 얼마 and 어느 정도 measure. */
const MEASURES: readonly (readonly [RegExp, WantedValue])[] = [
  [
    /가격|값|비용|상금|연봉|금액|예산|매출|투자액|투자금|사려면|사는\s*데|지원금|벌금|요금|수수료|몸값|이익|적자|흑자|비싸|주가|시가총액|월급|임금|수입|수익|부채|빚|돈|how much (?:money|does|did|will|is it)|cost|price/iu,
    { kind: 'money' },
  ],
  [/무게|무거|중량|체중|weigh|heavy/iu, { kind: 'quantity', unit: 'g' }],
  [
    /길이|높이|거리|지름|깊이|너비|폭|키가|두께|how (?:long is|tall|far|deep|wide)/iu,
    { kind: 'quantity', unit: 'm' },
  ],
  [/속도|빨리|빠르|빨라|시속|how fast|speed/iu, { kind: 'quantity', unit: 'km/h' }],
  [/온도|뜨거|추워|temperature|how (?:hot|cold)/iu, { kind: 'temperature' }],
  [/나이|연세|몇\s*살|how old|\bage\b/iu, { kind: 'age' }],
  [/확률|비율|비중|점유율|지분|효율|percent|rate\b|share\b/iu, { kind: 'percent' }],
  [/걸려|걸리|걸렸|오래|동안|기간|시간|how long/iu, { kind: 'duration' }],
  [/how many (?:people|persons)|인원|참가자|관객|환자/iu, { kind: 'count', unit: '명' }],
];

const ANY_AMOUNT: readonly WantedValue[] = (
  ['money', 'percent', 'count', 'quantity', 'duration', 'number', 'ratio', 'age', 'temperature'] as const
).map((kind) => ({ kind }));

const COUNTED = /몇\s*([가-힣A-Za-z%㎞㎜㎝㎏]{1,6})/u;
const ASKS_AMOUNT =
  /얼마|얼만|어느\s*정도|몇|how (?:much|many|long|fast|far|old|tall|heavy|big|deep|wide|hot)/iu;

/** The values that would answer, likeliest first; empty for a question that asks for no amount. */
export function wantedValues(question: string): readonly WantedValue[] {
  const counted = COUNTED.exec(question)?.[1];
  const read = counted === undefined ? undefined : readUnit(counted);
  if (read) return read;
  if (/언제|며칠|날짜|시기|연도|\bwhen\b/iu.test(question)) return [{ kind: 'date' }];
  if (
    !ASKS_AMOUNT.test(question) &&
    !/(?:값|가격|비용|상금|금액|나이|속도|무게|길이|비율|확률|온도)(?:은|는|이|가)?\s*(?:\?|$|알려|뭐|무엇)/u.test(
      question,
    )
  )
    return [];
  const measured = MEASURES.filter(([pattern]) => pattern.test(question)).map(([, wanted]) => wanted);
  return measured.length > 0 ? measured : ANY_AMOUNT;
}

/** What a counter counts, read as if a number stood before it. */
function readUnit(counted: string): WantedValue[] | undefined {
  const [value] = readValues(`3${counted}`);
  if (!value || value.kind === 'number' || value.kind === 'code') return undefined;
  if (value.kind === 'date') return [{ kind: 'date' }];
  if (value.kind === 'duration')
    return [{ kind: 'duration' }, ...(counted.startsWith('년') ? [{ kind: 'date' as const }] : [])];
  return [value.kind === 'money' ? { kind: 'money' } : { kind: value.kind, unit: value.unit }];
}

/** Counters that people use for one another. */
const COUNTER_CLASSES = [
  [
    '개',
    '대',
    '가지',
    '종',
    '종류',
    '건',
    '편',
    '곳',
    '군데',
    '점',
    '작품',
    '마리',
    '기',
    '척',
    '채',
    '권',
    '장',
  ],
  ['편', '작품'],
  ['회', '번', '차례'],
  ['명', '쌍', '팀'],
];

export function isWanted(value: Value, wanted: readonly WantedValue[]): boolean {
  return wanted.some(({ kind, unit }) => {
    if (kind === 'percent' && value.kind === 'ratio') return true;
    if (kind !== value.kind) return kind === 'age' && value.kind === 'count' && value.unit === '세';
    return (
      unit === undefined ||
      unit === value.unit ||
      COUNTER_CLASSES.some((list) => list.includes(unit) && list.includes(value.unit))
    );
  });
}
