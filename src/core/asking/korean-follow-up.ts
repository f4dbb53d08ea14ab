// What a Korean follow-up leaves out, taken from the question before it: 그럼 …는?, 왜?, 그 회사는 어디에 있어?
import {
  finished,
  isAmount,
  isAsked,
  isTime,
  type Noun,
  nounIn,
  ownerOf,
  phraseOf,
  readEarlier,
  type EarlierQuestion,
  withoutOpening,
  withTopic,
} from './earlier-question.ts';
import { fittingParticle } from './korean-forms.ts';
import { referred } from './korean-referent.ts';
import { CONTRACTED, topicEnd } from './korean-topic.ts';
import { firstInterrogative, isDeterminer, textOf, tokensOf, type Token } from './question-words.ts';

/** True for a noun of the dictionary, and not for a name. */
export type IsCommon = (noun: string) => boolean;

/** The standalone question; undefined where nothing is left out, or the earlier question has no topic to fill it with. */
export function koreanFollowUp(text: string, earlier: string, isCommon: IsCommon): string | undefined {
  const asked = withoutOpening(tokensOf(text));
  const before = readEarlier(earlier);
  if (!before || asked.length === 0) return undefined;
  const word = questionWordOf(asked);
  if (word !== undefined) return askedAgain(word, before);
  const noun = nounAskedOf(asked);
  return noun === undefined ? referred(asked, before) : withNoun(noun, before, isCommon);
}

const ENDING = '(?:요|죠|지|지요|야|이야|예요|이에요|인가요|인가|인데요?|이죠|임|래요?|나요)?';
const REASON = /^(?:이유|원인|까닭)(?:은|는|이|가)?(?:요|뭐야|뭔가요|뭔데요?|뭐예요|뭐죠|무엇인가요)?$/u;
const ALONE: readonly RegExp[] = [
  /^(?:왜|어째서)(?:요|죠|지|일까요?|인가요?|그래요?|그런(?:가요?|거야|거예요|거죠|건가요?)|그렇(?:지|죠|습니까))?$/u,
  new RegExp(
    `^(?:언제(?:쯤|부터|까지)?|누가|어디(?:서|에서|에|로)?|누구|얼마나?|몇[가-힣]{1,2}?)${ENDING}$`,
    'u',
  ),
  /^어떻게(?:요|돼요?|되나요|된거야|해요?|하나요|했어요?)?$/u,
];
const ADVERB = /^(?:왜|어째서|언제(?:쯤|부터|까지)?|누가|어디(?:서|에서|에|로)|얼마나|어떻게)/u;

/** The words of a text that is a question word and nothing else (왜 그래?, 언제요?, 몇 명이야?). */
function questionWordOf(asked: readonly Token[]): string | undefined {
  const letters = asked.map(({ bare }) => bare).join('');
  if (REASON.test(letters)) return '왜';
  return ALONE.some((pattern) => pattern.test(letters)) ? textOf(asked) : undefined;
}

/** In the place of what the earlier question asked for where a verb follows it, else right after the topic. */
function askedAgain(words: string, earlier: EarlierQuestion): string {
  const { tokens, asked } = earlier;
  const adverb = ADVERB.exec(words)?.[0];
  if (adverb !== undefined && asked < 0)
    return finished([textOf(tokens.slice(0, -1)), adverb, textOf(tokens.slice(-1))]);
  const rest = tokens.slice(endOfAsked(tokens, asked));
  if (adverb === undefined || rest.length === 0) return finished([topicWith('는', earlier), words]);
  return finished([textOf(tokens.slice(0, asked)), adverb, textOf(rest)]);
}

/** Past the question word with its noun (몇 명이, 몇 초 남기고); past everything where it is the predicate itself (얼마야, 어느 회사야). */
function endOfAsked(tokens: readonly Token[], asked: number): number {
  const word = tokens[asked]?.bare ?? '';
  if (!isDeterminer(word))
    return ADVERB.test(word) || /[을를이가에서로]$/u.test(word) ? asked + 1 : tokens.length;
  return MEASURE.test(tokens[asked + 2]?.bare ?? '') ? asked + 3 : asked + 2;
}

/** What makes the counted noun an adverb. */
const MEASURE = /^(?:남기고|만에|동안|정도|쯤|뒤에?|전에?|까지|부터)$/u;

/** The topic as it stands where it is marked as one, else with the particle. */
function topicWith(particle: string, { tokens, start, end, topic }: EarlierQuestion): string {
  if (/[은는]$/u.test(topic.at(-1)?.particle ?? '')) return textOf(tokens.slice(start, end));
  const phrase = phraseOf(topic);
  return phrase + fittingParticle(phrase, particle);
}

const HOW_ABOUT = /^(?:어때요?|어떤가요?|어떨까요?|어떻습니까|어떤데요?|어떰|어떻게 ?(?:돼요?|되나요))$/u;
const LONGEST = 4;

/** The noun that a text asks about without saying what: …는?, …도요?, …은 어때? */
function nounAskedOf(asked: readonly Token[]): string | undefined {
  const words = HOW_ABOUT.test(asked.at(-1)?.bare ?? '') ? asked.slice(0, -1) : asked;
  const last = words.at(-1);
  const noun = last && /^(.+?)(?:은|는|도)요?$/u.exec(last.bare)?.[1];
  if (noun === undefined || words.length > LONGEST || firstInterrogative(words) >= 0) return undefined;
  if (!isNounAsked(last?.bare ?? '', noun) || POINTING.test(words[0]?.bare ?? '')) return undefined;
  return [...words.slice(0, -1).map(({ bare }) => bare), noun].join(' ');
}

/** No verb before a noun (있는, 하는), no noun that says nothing (건). */
function isNounAsked(word: string, noun: string): boolean {
  if (/도요?$/u.test(word)) return noun.length > 1 && !/[아어래해게지]$/u.test(noun);
  return (
    topicEnd([{ surface: word, bare: word.replace(/요$/u, '') }]) === 0 &&
    !CONTRACTED.test(word) &&
    isFitting(word)
  );
}

function isFitting(word: string): boolean {
  const [, noun = '', particle = ''] = /^(.+)(은|는)요?$/u.exec(word) ?? [];
  return fittingParticle(noun, particle) === particle;
}

/** A word that points at something, or at the two who talk: no other thing is asked about. */
const POINTING =
  /^(?:그|이|저|다른|나머지|또다른|그런|이런|저런|어떤)$|^(?:[그이저요](?:거|것|녀|들|분|쪽|때|날|곳)?|거기|여기|저기|우리|나|너|당신)(?:은|는|도)요?$/u;

/** The earlier question about another thing: where a thing of its kind stands, or before an attribute that is asked. */
function withNoun(noun: string, earlier: EarlierQuestion, isCommon: IsCommon): string | undefined {
  const { topic } = earlier;
  if (topic.some(({ particle }) => /[와과랑]$/u.test(particle))) return undefined;
  if (isTime(noun)) return atTime(noun, earlier);
  const head = topic.at(-1)?.noun ?? '';
  const asked = lastWordOf(noun);
  if (asked !== noun && isAsked(asked)) return ofAnother(noun, isAmount(asked) && isAmount(head), earlier);
  if (isAsked(noun) && !(topic.length === 1 && isAsked(head))) return asAttribute(noun, head, earlier);
  const at = placeFor(noun, topic, isCommon);
  const own = topic[at];
  if (!own) return undefined;
  const isInserted = at === topic.length - 1 && isAsked(own.noun) && !isAsked(noun);
  const from = isInserted ? at : startOf(at, topic);
  const words = [
    ...topic.slice(0, from).map(wordOf),
    isInserted ? noun : noun + fittingParticle(noun, own.particle),
    ...topic.slice(isInserted ? at : at + 1).map(wordOf),
  ];
  return withTopic(earlier, words.join(' '));
}

/** 2024년은: in the place of the earlier year, else before everything. */
function atTime(noun: string, earlier: EarlierQuestion): string {
  const { tokens } = earlier;
  const at = tokens.findIndex(({ bare }) => isTime(nounIn(bare).noun));
  if (at < 0) return finished([noun, textOf(tokens)]);
  const { particle } = nounIn(tokens[at]?.bare ?? '');
  return finished([textOf(tokens.slice(0, at)), noun + particle, textOf(tokens.slice(at + 1))]);
}

/** 버스 요금은? brings its own owner. */
function ofAnother(phrase: string, isAlike: boolean, earlier: EarlierQuestion): string {
  const whole = phrase + fittingParticle(phrase, '는');
  return isAlike ? withTopic(earlier, whole) : finished([whole]);
}

function lastWordOf(phrase: string): string {
  return phrase.slice(phrase.lastIndexOf(' ') + 1);
}

/** 매출은? of the earlier owner; what was asked of an amount is asked of another one. */
function asAttribute(noun: string, head: string, earlier: EarlierQuestion): string {
  const owner = ownerOf(earlier.topic);
  const whole = [phraseOf(owner), noun + fittingParticle(noun, '는')].filter((part) => part !== '').join(' ');
  return isAmount(noun) && isAmount(head) ? withTopic(earlier, whole) : finished([whole]);
}

/** The word that the noun takes the place of: one of its kind, else the first that is no time and no determiner. */
function placeFor(noun: string, topic: readonly Noun[], isCommon: IsCommon): number {
  const last = topic.length - 1;
  const first = topic.findIndex((own) => !isTime(own.noun) && !DETERMINER.test(own.noun));
  const [owner, head] = [topic[first]?.noun ?? '', topic[last]?.noun ?? ''];
  if (first === last || isAsked(head) || endsAlike(noun, owner)) return first;
  if (endsAlike(noun, head)) return last;
  return isCommon(noun) && isCommon(head) && !isCommon(owner) ? last : first;
}

function endsAlike(one: string, other: string): boolean {
  return one.length > 1 && other.length > 1 && one.at(-1) === other.at(-1);
}

const DETERMINER = /^(?:새|이|그|저|첫|이번|지난|다음|다른|큰|작은|옛|신규|해당|두|세|네)$/u;

/** A determiner goes with its noun: 새 공장은 and 도서관은. */
function startOf(at: number, topic: readonly Noun[]): number {
  let from = at;
  while (DETERMINER.test(topic[from - 1]?.noun ?? '')) from--;
  return from;
}

function wordOf({ noun, particle }: Noun): string {
  return noun + particle;
}
