// Questions of why, who, when, where and what: one rule each, from a short plain clause, or none.
import type { SentenceProfile } from '../rank/profile.ts';
import { isFullName, isTitle } from '../segment/person.ts';
import type { Span } from '../types.ts';
import { readValues } from '../values/read.ts';
import { withParticle } from './josa.ts';
import { isModifier } from './noun-phrases.ts';
import { readPredicate } from './predicate.ts';
import { isNamed, questionOf, topicOf } from './topic.ts';

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
