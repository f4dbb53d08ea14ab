// Questions of how much and how many: the value of a plain clause gives place to its question word.
import { readValues, type Value } from '../values/read.ts';
import { widened } from './candidates.ts';
import { withParticle, type ParticlePair } from './josa.ts';
import { isNamed, questionOf, topicOf } from './topic.ts';

/** `NP은 VALUE이다`, `NP은 VALUE에 달한다`: how much, how many, what percentage. */
export function amountQuestion(clause: string): string | undefined {
  const told = amountOf(clause);
  const asks =
    told &&
    (asksFor(told.value) ??
      (told.value.kind === 'quantity' && MEASURED.test(told.noun) ? '얼마' : undefined));
  return asks && `${withParticle(told.noun, '은/는')} ${asks}${told.past ? wasAfter(asks) : '인가요'}?`;
}

/** What has a measure that people ask for with 얼마. */
const MEASURED = /(?:무게|폭|길이|높이|두께|크기|속도|거리|지름|면적|너비|깊이|간격|기준|용량)$/u;

/** The same in English; the noun stays the article's own. */
export function englishAmountQuestion(clause: string): string | undefined {
  const told = amountOf(clause);
  if (told?.value.kind === 'money') return `How much ${told.past ? 'was' : 'is'} “${told.noun}”?`;
  return told?.value.kind === 'percent'
    ? `What percentage ${told.past ? 'was' : 'is'} “${told.noun}”?`
    : undefined;
}

interface Amount {
  readonly noun: string;
  readonly value: Value;
  readonly past: boolean;
}

function amountOf(clause: string): Amount | undefined {
  const topic = topicOf(clause);
  const counted = topic ? readValues(topic.rest).filter(({ kind }) => kind !== 'date') : [];
  const [value] = counted;
  if (!topic || !value || counted.length !== 1 || /\p{N}/u.test(topic.noun)) return undefined;
  const span = widened(topic.rest, value.span);
  const end = CLOSING.exec(topic.rest.slice(span.end))?.[0];
  if (end === undefined || topic.rest.slice(0, span.start).trim() !== '') return undefined;
  return { noun: topic.noun, value, past: /[였었했났됐]/u.test(end) };
}

const CLOSING =
  /^(?:이?다|이?었다|였다|[에으]?로? (?:달한다|달했다|이른다|이르렀다|나타났다|집계됐다|조사됐다|추산된다|추정된다))$/u;

function wasAfter(asks: string): string {
  return withParticle(asks, '은/는').endsWith('은') ? '이었나요' : '였나요';
}

const COUNTING = /^(을|를|이|가|로|으로|에)?(?=\s)/u;
const SAME_PARTICLE: Readonly<Record<string, ParticlePair>> = {
  을: '을/를',
  를: '을/를',
  이: '이/가',
  가: '이/가',
  로: '으로/로',
  으로: '으로/로',
};

/** `X은 … VALUE를 …했다`: how many, in the place of the value. */
export function countQuestion(clause: string): string | undefined {
  const topic = topicOf(clause);
  const values = topic ? readValues(topic.rest) : [];
  const [value] = values;
  if (!topic || !value || values.length !== 1 || !isNamed(topic.noun) || JOINED.test(topic.rest))
    return undefined;
  const span = widened(topic.rest, value.span);
  const particle = COUNTING.exec(topic.rest.slice(span.end))?.[0];
  const asks = withSameParticle(asksFor(value), particle);
  const before = topic.rest.slice(0, span.start);
  const asked = questionOf(topic.rest.slice(span.end + (particle?.length ?? 0)).trim());
  if (asks === undefined || asked === undefined || isLong(before) || isLong(asked)) return undefined;
  return `${withParticle(topic.noun, '은/는')} ${before}${asks} ${asked}?`;
}

function withSameParticle(asks: string | undefined, particle: string | undefined): string | undefined {
  if (asks === undefined || particle === undefined) return undefined;
  const pair = SAME_PARTICLE[particle];
  return pair ? withParticle(asks, pair) : asks + particle;
}

function isLong(words: string): boolean {
  return words.split(' ').length > 4;
}

/** Two clauses in one. */
const JOINED = /[가-힣](?:하며|되며|으며|지만|는데|[하되]고)\s/u;

/** The question word for a value: 얼마, 몇 명, 몇 퍼센트; undefined for what is better not asked. */
function asksFor(value: Value): string | undefined {
  if (value.kind === 'date') return undefined;
  const { kind, unit, written } = value;
  if (kind === 'count') return COUNTED.test(unit) ? `몇 ${unit}` : undefined;
  if (kind === 'duration') return LASTING.test(written.unit) ? `몇 ${written.unit}` : undefined;
  return ASKED_WITH[`${kind} ${unit}`] ?? ASKED_WITH[kind];
}

const ASKED_WITH: Readonly<Record<string, string>> = {
  money: '얼마',
  'percent %': '몇 퍼센트',
  temperature: '몇 도',
  age: '몇 살',
  'ratio 배': '몇 배',
};
const COUNTED = /^(?:명|개|대|곳|건|마리|가지|종|회|번|편|권|장|층|척|채|그루|팀|쌍|개국)$/u;
const LASTING = /^(?:년|개월|주|시간|분|초)$/u;
