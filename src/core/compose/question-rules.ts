// One rule a kind of question: each turns a short plain clause into a question whose answer stands in it, or gives up.
import type { SentenceProfile } from '../rank/profile.ts';
import { isFullName, isTitle } from '../segment/person.ts';
import type { Span } from '../types.ts';
import { readValues, type Value } from '../values/read.ts';
import { widened } from './candidates.ts';
import { withParticle, type ParticlePair } from './josa.ts';
import { isModifier } from './noun-phrases.ts';
import { asQuestion, readPredicate } from './predicate.ts';

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

const COUNTING = /^(을|를|이|가|로|으로|에|의)?(?=\s)/u;
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
  if (!topic || !value || values.length !== 1 || !isNamed(topic.noun)) return undefined;
  const span = widened(topic.rest, value.span);
  const asks = asksFor(value);
  const particle = COUNTING.exec(topic.rest.slice(span.end))?.[0];
  const before = topic.rest.slice(0, span.start);
  const asked =
    particle === undefined ? undefined : questionOf(topic.rest.slice(span.end + particle.length).trim());
  if (
    asks === undefined ||
    asked === undefined ||
    particle === '의' ||
    JOINED.test(topic.rest) ||
    before.split(' ').length > 4 ||
    asked.split(' ').length > 4
  )
    return undefined;
  const pair = SAME_PARTICLE[particle ?? ''];
  return `${withParticle(topic.noun, '은/는')} ${before}${pair ? withParticle(asks, pair) : asks + (particle ?? '')} ${asked}?`;
}

/** Two clauses in one. */
const JOINED = /[가-힣](?:하며|되며|으며|지만|는데|[하되]고)\s/u;

/** More than a word that only its neighbours explain (결과, 배관). */
function isNamed(noun: string): boolean {
  return noun.length >= 3 && noun.split(' ').length <= 4 && !/\p{N}/u.test(noun);
}

/** The question word for a value: 얼마, 몇 명, 몇 퍼센트; undefined for what is better not asked. */
function asksFor(value: Value): string | undefined {
  switch (value.kind) {
    case 'money':
      return '얼마';
    case 'percent':
      return value.unit === '%' ? '몇 퍼센트' : undefined;
    case 'temperature':
      return '몇 도';
    case 'age':
      return '몇 살';
    case 'count':
      return COUNTED.test(value.unit) ? `몇 ${value.unit}` : undefined;
    case 'duration':
      return LASTING.test(value.written.unit) ? `몇 ${value.written.unit}` : undefined;
    case 'ratio':
      return value.unit === '배' ? '몇 배' : undefined;
    default:
      return undefined;
  }
}

const COUNTED = /^(?:명|개|대|곳|건|마리|가지|종|회|번|편|권|장|층|척|채|그루|팀|쌍|개국)$/u;
const LASTING = /^(?:년|개월|주|시간|분|초)$/u;

/** `…한 것은 …때문이다`: the reason. */
export function purposeQuestion({ text }: SentenceProfile): string | undefined {
  const match = /^(.{4,34}[가-힣]) 것은 .+(?:때문|위해서|탓|덕분|아서|어서|해서)이?다\.$/u.exec(text);
  const asked = match?.[1];
  if (asked === undefined || /["“”(),]/u.test(asked) || /^(?:이|그|이런|그런|이렇게|그렇게)\s/u.test(asked))
    return undefined;
  return `${asked} 이유는 무엇인가요?`;
}

const MAKING: Readonly<Record<string, string>> = {
  맡았다: '맡은',
  맡는다: '맡는',
  만들었다: '만든',
  만든다: '만드는',
  개발했다: '개발한',
  제작했다: '제작한',
  제공했다: '제공한',
  운영한다: '운영하는',
  시공했다: '시공한',
  설계했다: '설계한',
  세웠다: '세운',
  열었다: '연',
  공급한다: '공급하는',
  선보였다: '선보인',
  발표했다: '발표한',
  이끌었다: '이끈',
  고안했다: '고안한',
  그렸다: '그린',
  썼다: '쓴',
};

/** `X은 Y가 만들었다`, `Y는 X를 개발했다`: who or which body. */
export function whoQuestion(clause: string): string | undefined {
  const topic = topicOf(clause);
  const made = topic && /^(?:(.+) )?(\S+)$/u.exec(topic.rest);
  const doing = made && MAKING[made[2] ?? ''];
  if (!topic || !doing) return undefined;
  const rest = made[1] ?? '';
  const maker = /^(.{2,30}[^에의])[이가]$/u.exec(rest)?.[1];
  if (maker !== undefined && isPlainNoun(maker))
    return isVague(maker) ? undefined : `${withParticle(topic.noun, '을/를')} ${doing} ${askedMaker(maker)}?`;
  const work = /^(.{2,24})[을를]$/u.exec(rest)?.[1];
  if (work === undefined || !isPlainNoun(work) || isVague(topic.noun)) return undefined;
  return `${withParticle(work, '을/를')} ${doing} ${askedMaker(topic.noun)}?`;
}

function askedMaker(maker: string): string {
  return isPerson(maker) ? '사람은 누구인가요' : '곳은 어디인가요';
}

function isPerson(maker: string): boolean {
  const words = maker.split(' ');
  const last = words.at(-1) ?? maker;
  return isTitle(last) || (isFullName(last) && isTitle(words.at(-2) ?? ''));
}

/** Neither surely a person nor the name of a body: 연구진, 관측가, 업체들. */
function isVague(maker: string): boolean {
  return !isPerson(maker) && /(?:[가자인진들팀]|[^사]원|사람|업체|회사|기업|기관)$|^.{0,2}$/u.test(maker);
}

/** One to four words without a verb, a value or a particle inside. */
function isPlainNoun(phrase: string): boolean {
  const words = phrase.split(' ');
  return (
    words.length <= 4 &&
    !/[\p{N}%]/u.test(phrase) &&
    words.every((word) => !isModifier(word) && !/(?:[을를]|에서|으로|에게|까지|부터)$/u.test(word))
  );
}

/** `X은 (DATE)에 …했다`: when, in the place of the date. */
export function whenQuestion(clause: string): string | undefined {
  const topic = topicOf(clause);
  const dates = topic ? readValues(topic.rest).filter((value) => value.kind === 'date') : [];
  const [date] = dates;
  if (!topic || !date || dates.length > 1 || !isPlainDate(date, topic.rest)) return undefined;
  const after = /^(?:에|부터|까지)?(?=\s)/u.exec(topic.rest.slice(date.span.end))?.[0];
  if (after === undefined || topic.rest.slice(0, date.span.start).trim() !== '') return undefined;
  const told = topic.rest.slice(date.span.end + after.length).trim();
  const asked = isNamed(topic.noun) && isShort(told) ? questionOf(told) : undefined;
  return asked && `${withParticle(topic.noun, '은/는')} 언제${after === '에' ? '' : after} ${asked}?`;
}

/** A date before these belongs to what follows it. */
const BELONGS = /^(?:오전|오후|새벽|말|초|중|현재|기준|이후|이전|들어)|(?:^|\s)때\s|면\s|[가-힣]도\s/u;

function isShort(told: string): boolean {
  return (
    told.split(' ').length <= 5 &&
    !BELONGS.test(told) &&
    readValues(told).every(({ kind }) => kind === 'count' || kind === 'money') &&
    readPredicate(told)?.kind !== 'copula'
  );
}

function isPlainDate({ span }: { readonly span: Span }, text: string): boolean {
  return /(?:\p{N}[년월일]|내년|지난해|작년|상반기|하반기|연말|연초)/u.test(text.slice(span.start, span.end));
}

/** The rest of a clause that ends in 다, as a question. */
function questionOf(told: string): string | undefined {
  if (/(?:밝혔|말했|전했|발표했|설명했)다$/u.test(told)) return undefined;
  const predicate = readPredicate(told);
  return predicate && asQuestion(predicate);
}

const PLACE = /^(\S{2,12}(?:\s\S{2,12}){0,2})에서\s(.+)$/u;

/** `X은 …에서 열린다`: where. */
export function placeQuestion(clause: string): string | undefined {
  const topic = topicOf(clause);
  const [, place = '', told = ''] = (topic && PLACE.exec(topic.rest)) ?? [];
  if (
    !topic ||
    !isPlainNoun(place) ||
    !/(?:열|시작|진행|개최|발사|출발|발견|생산|운영|공개|치러)\S*다$/u.test(told) ||
    told.split(' ').length > 3
  )
    return undefined;
  const asked = questionOf(told);
  return asked && `${withParticle(topic.noun, '은/는')} 어디에서 ${asked}?`;
}

const KIND_OF_THING =
  /(?:서비스|장치|기술|제도|법안|시스템|프로그램|로봇|현상|방식|공법|장비|솔루션|기능|회사|기업|단체|기관|위성|약물|물질|행성|동물|식물)$/u;

/** `X는 …하는 서비스이다`: what it is. */
export function whatQuestion(clause: string): string | undefined {
  const topic = topicOf(clause);
  const predicate = topic && readPredicate(topic.rest);
  if (!topic || predicate?.kind !== 'copula' || !KIND_OF_THING.test(predicate.stem)) return undefined;
  return topic.noun.split(' ').length <= 3 && isPlainNoun(topic.noun)
    ? `${withParticle(topic.noun, '은/는')} 무엇인가요?`
    : undefined;
}

const GLOSS = /(?<![\p{L}\p{N}])([A-Z][A-Z0-9]{1,5})\(([가-힣]+(?:\s[가-힣]+)+)\)/u;

/** `LLM(거대 언어 모델)`: what the letters mean. */
export function nameQuestion({ text }: SentenceProfile): string | undefined {
  const name = GLOSS.exec(text)?.[1];
  return name === undefined ? undefined : `${withParticle(name, '은/는')} 무슨 뜻인가요?`;
}

interface Topic {
  /** Without the particle. */
  readonly noun: string;
  readonly rest: string;
}

const LONGEST_TOPIC = 30;

/** What the clause is about and what it says of it; the topic stands first and is no verb. */
function topicOf(clause: string): Topic | undefined {
  for (let at = clause.indexOf(' '); at > 0 && at <= LONGEST_TOPIC; at = clause.indexOf(' ', at + 1)) {
    const head = clause.slice(0, at);
    if (/[은는]$/u.test(head) && !isModifier(head.split(' ').at(-1) ?? ''))
      return goodTopic(head.slice(0, -1), clause.slice(at + 1));
  }
  return undefined;
}

/** Leads that need the sentence before. */
const LEAD = /^(?:반대로|실제로|이 밖에|이밖에|대신|당초|당시|이후|앞서|특히|결국|또)\s/u;

function goodTopic(noun: string, rest: string): Topic | undefined {
  if (
    noun.length < 2 ||
    LEAD.test(noun) ||
    /^(?:지|것|뒤|후|채|적)\s/u.test(rest) ||
    /^(?:것|이|그|때|경우)$/u.test(noun.split(' ').at(-1) ?? '')
  )
    return undefined;
  if (/(?:^|\s)\S+(?:[이가]|에서|에는|으로|에)$/u.test(noun)) return undefined;
  return { noun, rest };
}
