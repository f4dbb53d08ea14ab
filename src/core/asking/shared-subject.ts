// What a later part of a compound question leaves out because an earlier one said it: its topic, its object, or all but one word.
import { isFragment } from './korean-clauses.ts';
import { fittingParticle, splitParticle } from './korean-forms.ts';
import { CONTRACTED, isAttribute, topicEnd } from './korean-topic.ts';
import {
  adjunctKind,
  firstInterrogative,
  isDeterminer,
  isInterrogative,
  textOf,
  tokensOf,
  type Token,
} from './question-words.ts';

/** `clause` made to stand alone after `previous`; `near` when both are of one sentence, where more is left out. */
export function withSharedSubject(previous: string, clause: string, near: boolean): string {
  const [before, after] = [tokensOf(previous), tokensOf(clause)];
  if (isFragment(after)) return repeated(before, after);
  if (isBareAdjunct(after)) return reasked(before, after);
  const reading = readClause(before);
  const referred = withReferent(reading, after);
  if (referred !== undefined) return referred;
  const own = ownSubject(after);
  if (own === 'whole' || (!near && own === 'none' && isLikelyNew(after))) return clause;
  const owner = ownerOf(reading.topic);
  if (own === 'attribute') return owner.length > 0 ? withTopic(owner, after) : clause;
  const asksAttribute = adjunctKind(after[firstInterrogative(after)]?.bare ?? '') === undefined;
  const topic = asksAttribute || owner.length === 0 ? reading.topic : owner;
  if (topic.length > 0) return `${textOf(topic)} ${clause}`;
  const takesObject = reading.object !== '' && firstInterrogative(after) === 0 && after[0]?.bare !== '누가';
  return takesObject ? `${reading.object}${fittingParticle(reading.object, '는')} ${clause}` : clause;
}

/** A sentence of its own that is long, or asks which thing does something, has left nothing out. */
function isLikelyNew(tokens: readonly Token[]): boolean {
  return tokens.length > 4 || (isDeterminer(tokens[0]?.bare ?? '') && /[이가]$/u.test(tokens[1]?.bare ?? ''));
}

interface ClauseReading {
  /** Topic or subject phrase with its particle, or the bare noun phrase before the question word. */
  readonly topic: readonly Token[];
  /** The object without its particle, or the empty string. */
  readonly object: string;
}

function readClause(tokens: readonly Token[]): ClauseReading {
  const asked = firstInterrogative(tokens);
  const before = asked < 0 ? tokens.slice(0, -1) : tokens.slice(0, asked);
  const end = topicEnd(before);
  const bare = ADVERBIAL.test(before.at(-1)?.bare ?? '') ? [] : before;
  return { topic: end >= 0 ? before.slice(0, end + 1) : bare, object: objectOf(tokens, asked) };
}

/** 미국 투자액 얼마고: the words before a question word that is the whole predicate. */
function bareNoun(tokens: readonly Token[], before: readonly Token[]): readonly Token[] {
  const asked = before.length;
  const predicate = tokens.length - asked;
  const isPredicate = predicate === 1 || (predicate === 2 && isDeterminer(tokens[asked]?.bare ?? ''));
  return isPredicate && before.length > 0 && !ADVERBIAL.test(before.at(-1)?.bare ?? '') ? before : [];
}

const ADVERBIAL =
  /(?:에서|에|로|의|까지|부터|중에?|을|를|랑|와|과|한테|에게|그리고|또|원래|정확히|지금|오늘|어제|내년|올해|작년|지난해|총|다|좀|대략|혹시|진짜|따라|대비|기준|때|후|뒤|전)$/u;

/** A noun phrase with 을 or 를, or the bare one between the question word and the verb (왜 AI 행정명령 없애). */
function objectOf(tokens: readonly Token[], asked: number): string {
  const marked = tokens.findIndex(({ bare }, at) => /.[을를]$/u.test(bare) && !isInterrogative(tokens, at));
  if (marked >= 0) {
    const from = Math.max(marked < asked ? topicEnd(tokens.slice(0, marked)) : asked, -1) + 1;
    return nounOf(tokens.slice(from, marked + 1));
  }
  const between = /^(?:거|것|건|분|곳|데)/u.test(tokens.at(-1)?.bare ?? '')
    ? []
    : tokens.slice(asked + 1, -1);
  return adjunctKind(tokens[asked]?.bare ?? '') === undefined || between.length === 0 ? '' : nounOf(between);
}

function nounOf(tokens: readonly Token[]): string {
  const words = tokens.map(({ surface }) => surface.replace(/[?!.,]+$/u, ''));
  const last = words.at(-1) ?? '';
  return ADVERBIAL_END.test(last)
    ? ''
    : [...words.slice(0, -1), last.replace(/(?<=.)[은는이가을를]$/u, '')].join(' ');
}

const ADVERBIAL_END = /(?:에서|에|로|까지|부터|한테|에게|게|히)$/u;

/** What a clause says of its own subject: nothing, a mere attribute of the shared one (특징은), or all of it. */
function ownSubject(tokens: readonly Token[]): 'none' | 'attribute' | 'whole' {
  const asked = firstInterrogative(tokens);
  const before = tokens.slice(0, Math.max(0, asked));
  const end = topicEnd(before);
  const subject = end >= 0 ? before.slice(0, end + 1) : bareNoun(tokens, before);
  if (subject.length === 0) return asked < 0 ? 'whole' : 'none';
  const { noun } = splitParticle(subject.at(-1)?.bare ?? '');
  return subject.length === 1 && isAttribute(noun) ? 'attribute' : 'whole';
}

/** Whose attribute a topic is (새 전화기 가격은 → 새 전화기), the topic where it is none, nothing where it is nothing else. */
function ownerOf(topic: readonly Token[]): readonly Token[] {
  const { noun } = splitParticle(topic.at(-1)?.bare ?? '');
  return isAttribute(noun) ? topic.slice(0, -1) : topic;
}

function withTopic(topic: readonly Token[], after: readonly Token[]): string {
  const isTopicAgain = /.[은는]$/u.test(after[0]?.bare ?? '');
  return isTopicAgain ? `${nounOf(topic)} ${textOf(after)}` : `${textOf(topic)} ${textOf(after)}`;
}

/** 그거 …, 그 내용 …: the earlier object, else the earlier topic, is put in its place. */
function withReferent({ topic, object }: ClauseReading, after: readonly Token[]): string | undefined {
  const [first, second] = after;
  const referent = object === '' ? nounOf(topic) : object;
  const match = THAT.exec(first?.bare ?? '');
  const asksAttribute = first?.bare === '그' && isAttribute(splitParticle(second?.bare ?? '').noun);
  if (referent === '' || (!match && !asksAttribute)) return undefined;
  const particle = match?.[1] ?? THAT_PARTICLE[match?.[2] ?? ''] ?? '';
  return `${referent}${fittingParticle(referent, particle)} ${textOf(after.slice(1))}`;
}

const THAT = /^그(?:거|것)(는|은|이|를|을|의|도|랑|)$|^그(건|게|걸)$/u;
const THAT_PARTICLE: Readonly<Record<string, string>> = { 건: '는', 게: '가', 걸: '를' };

/** 한빛은 어디랑 손잡아? 새론은? → 새론은 어디랑 손잡아? In a longer topic one word is exchanged: 미국 투자액은 … 한국은? → 한국 투자액은. */
function repeated(before: readonly Token[], fragment: readonly Token[]): string {
  const { topic } = readClause(before);
  const predicate = before.slice(topic.length);
  if (predicate.length === 0) return textOf(fragment);
  const words = fragment.map(({ surface }) => surface.replace(/(?<=[은는])요?[?!.]+$/u, '')).join(' ');
  const place = placeOf(words, topic);
  if (fragment.length > 1 || place < 0) return `${words} ${textOf(predicate)}`;
  const noun = words.replace(/[은는]$/u, '');
  const rest = textOf(topic.slice(place + (TIME.test(topic[place]?.bare ?? '') === TIME.test(noun) ? 1 : 0)));
  return [textOf(topic.slice(0, place)), noun, rest, textOf(predicate)]
    .filter((part) => part !== '')
    .join(' ');
}

/** Where in a topic of several words the fragment's word goes: a time for a time, else the first word that is none; -1 for nowhere. */
function placeOf(word: string, topic: readonly Token[]): number {
  if (topic.length < 2 || topic.length > 4 || CONTRACTED.test(topic.at(-1)?.bare ?? '')) return -1;
  if (TIME.test(word.replace(/[은는]$/u, ''))) return 0;
  const place = topic.findIndex(({ bare }) => !TIME.test(bare));
  return place === topic.length - 1 ? -1 : place;
}

const TIME = /^(?:\d+년도?|\d+월|\d+분기|[상하]반기|올해|작년|지난해|내년)$/u;

/** 왜? 언제요? */
function isBareAdjunct(tokens: readonly Token[]): boolean {
  return tokens.length === 1 && adjunctKind(adjunctIn(tokens)) !== undefined;
}

function adjunctIn(tokens: readonly Token[]): string {
  return (tokens[0]?.bare ?? '').replace(/요$/u, '');
}

/** 누가 반대했어? 왜? → 왜 반대했어? */
function reasked(before: readonly Token[], adjunct: readonly Token[]): string {
  const at = before.findIndex(({ bare }) => adjunctKind(bare) !== undefined || OBJECT_ASKED.test(bare));
  const asked = adjunctIn(adjunct);
  const word = before[at]?.bare === '뭐라고' ? `${asked} 그렇게` : asked;
  const place = at >= 0 && before.length > 1 ? at : before.length - 1;
  return [textOf(before.slice(0, place)), word, textOf(before.slice(place === at ? at + 1 : place))]
    .filter((part) => part !== '')
    .join(' ');
}

const OBJECT_ASKED = /^(?:뭘|뭐를?|무엇을?|뭐라고)$/u;
