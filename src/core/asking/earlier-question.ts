// An earlier Korean question read for what a follow-up may lean on: its topic, its question word, the words between.
import { fittingParticle } from './korean-forms.ts';
import { isAttribute, topicEnd } from './korean-topic.ts';
import { firstInterrogative, isDeterminer, textOf, tokensOf, type Token } from './question-words.ts';

export interface EarlierQuestion {
  readonly tokens: readonly Token[];
  /** Position of the question word; -1 where it asks yes or no. */
  readonly asked: number;
  /** The words that it is about, particles included: half open. */
  readonly start: number;
  readonly end: number;
  readonly topic: readonly Noun[];
}

/** A word without its particle, and the particle, which may be none. */
export interface Noun {
  readonly noun: string;
  readonly particle: string;
}

/** Undefined for a question that is about nothing by itself (왜?, 얼마야?). */
export function readEarlier(question: string): EarlierQuestion | undefined {
  const tokens = withoutOpening(tokensOf(question));
  const asked = firstInterrogative(tokens);
  const place = asked === 0 ? placeAfter(tokens) : placeBefore(tokens, asked);
  if (place === undefined) return undefined;
  const topic = tokens.slice(place.start, place.end).map(({ bare }) => nounIn(bare));
  return { tokens, asked, ...place, topic };
}

/** The question with other words for its topic. */
export function withTopic({ tokens, start, end }: EarlierQuestion, topic: string): string {
  return finished([textOf(tokens.slice(0, start)), topic, textOf(tokens.slice(end))]);
}

export function finished(parts: readonly string[]): string {
  const text = parts.filter((part) => part !== '').join(' ');
  return /[?]$/u.test(text) ? text : `${text.replace(/[.!,]+$/u, '')}?`;
}

/** The nouns of a phrase with the particles between them, the last without. */
export function phraseOf(topic: readonly Noun[]): string {
  return topic.map(({ noun, particle }, at) => (at === topic.length - 1 ? noun : noun + particle)).join(' ');
}

/** Whose attribute the topic is (하늬시 예산 → 하늬시); the topic itself where its last noun is none. */
export function ownerOf(topic: readonly Noun[]): readonly Noun[] {
  return isAsked(topic.at(-1)?.noun ?? '') ? topic.slice(0, -1) : topic;
}

/** A noun that is asked of something else, an amount among others. */
export function isAsked(noun: string): boolean {
  return isAttribute(noun) || isAmount(noun);
}

export function isAmount(noun: string): boolean {
  return AMOUNT.test(noun);
}

const AMOUNT =
  /^(?:값|가격|비용|금액|액수|예산|상금|연봉|월급|요금|매출|적자|흑자|손실|인구|규모|크기|길이|높이|무게|넓이|면적|속도|용량|비율|비중|인원|나이)$|(?:이익|손실|매출액|투자액|생산량|판매량|점유율|[가-힣]{2}[률량]|[가-힣]{2}액)$/u;

export function isTime(noun: string): boolean {
  return TIME.test(noun);
}

const TIME =
  /^(?:\d{1,4}년도?|\d{1,2}월|\d{1,2}일|\d분기|[상하]반기|올해|작년|지난해|내년|재작년|어제|오늘|내일|지금|현재|요즘|(?:이번|지난|다음)(?:달|주|해))$/u;

export function nounIn(word: string): Noun {
  const [, noun = word, particle = ''] = PARTICLE.exec(word) ?? [];
  const fits = fittingParticle(noun, particle) === particle;
  return fits ? { noun, particle } : { noun: word, particle: '' };
}

const PARTICLE =
  /^(.+?)(에서는|에서도|에서|에게는|에게|에는|에도|에|으로는|으로|은|는|이|가|을|를|의|도|와|과|이?랑)$/u;

/** Of what stands before the question word: up to its topic, else all of it where that is a noun phrase. */
function placeBefore(tokens: readonly Token[], asked: number): Place | undefined {
  const before = asked < 0 ? tokens.slice(0, -1) : tokens.slice(0, asked);
  const end = topicEnd(before) + 1 || (before.every(({ bare }) => isNominal(bare)) ? before.length : 0);
  return end > 0 ? { start: 0, end } : undefined;
}

/** 누가 한빛을 인수했어, 언제 한빛이 문을 열어: the subject behind the question word, else the object. */
function placeAfter(tokens: readonly Token[]): Place | undefined {
  const from = isDeterminer(tokens[0]?.bare ?? '') ? 2 : 1;
  const rest = tokens.slice(from, -1);
  const at = [SUBJECT, OBJECT]
    .map((mark) => rest.findIndex(({ bare }) => mark.test(bare)))
    .find((i) => i >= 0);
  return at === undefined ? undefined : { start: from, end: from + at + 1 };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

const SUBJECT = /.[은는이가]$/u;
const OBJECT = /.[을를]$/u;

/** No adverb, which is about nothing: 정확히 언제, 지금 어디. */
function isNominal(word: string): boolean {
  return !/^(?:정확히|대체|도대체|원래|혹시|지금|오늘|대략|총|다|좀|그리고|또|진짜|왜)$|[히게]$/u.test(word);
}

export function withoutOpening(tokens: readonly Token[]): Token[] {
  const from = tokens.findIndex(({ bare }) => !OPENING.test(bare));
  return from < 0 ? [] : tokens.slice(from);
}

const OPENING =
  /^(?:그럼|그러면|그렇다면|그런데|근데|그리고|그리구|또|또한|혹시|아|음|오|어|네|응|자|그래|그러니까)$/u;
