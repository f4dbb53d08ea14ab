// What is said to the bot itself and asks nothing of an article: a greeting, thanks, a farewell, who it is, what it can do.
import type { SmallTalk } from '../types.ts';
import { SMALL_TALK } from './small-talk-phrases.ts';

/** What kind of small talk the whole text is; undefined as soon as one word of it is anything else. */
export function smallTalkOf(text: string): SmallTalk | undefined {
  const said = new Set<SmallTalk>();
  let rest = text.replace(EMOJI, ' ').trim().replace(EDGE_START, '').toLowerCase();
  while (rest !== '') {
    const next = nextPhrase(rest);
    if (next === undefined) return undefined;
    if (next.topic !== undefined) said.add(next.topic);
    rest = rest.slice(next.length);
  }
  return WEIGHT.find((topic) => said.has(topic));
}

/**
 * The text without the greeting before a question and the thanks after it ("안녕 미국 투자액 얼마야? 고마워").
 * Text that is nothing but small talk comes back as it is.
 */
export function withoutGreeting(text: string): string {
  if (smallTalkOf(text) !== undefined) return text;
  let question = text;
  for (let before = ''; before !== question;) {
    before = question;
    question = question.replace(LEADING, '').replace(TRAILING_THANKS, '$1').trim();
  }
  return question === '' ? text : question;
}

/** Where several are said, the weightiest is answered. */
const WEIGHT: readonly SmallTalk[] = ['help', 'who-are-you', 'farewell', 'thanks', 'greeting'];

/** An emoji says nothing: it stands for a space, so that the many phrases need not know it. */
const EMOJI = /\p{Extended_Pictographic}/gu;
const END = String.raw`(?=[\s?!.,~ㅋㅎㅠㅜ^;:)♡♥]|$)`;
const EDGE_START = /^[/!\s]+/u;

/** Who is spoken to, how politely, and everything else that adds nothing. */
const FILLER = String.raw`[\s?!.,~ㅋㅎㅠㅜ^;:)♡♥\u200D\uFE0F]+|각주(?:야|님|씨|봇)?${END}|gakju${END}|봇(?:아|님)?${END}|(?:혹시|근데|그럼|그런데|아|오|와|음|정말|진짜|너무|많이|다들|여러분|모두|bot|there|everyone|all|so much|very much|a lot|well|oh|and|please)${END}`;

const phrase = (source: string): RegExp => new RegExp(`^(?:${source})${END}`, 'u');
/** Tried together: the longest match at a place wins. */
const PHRASES: readonly (readonly [SmallTalk | undefined, RegExp])[] = [
  ...WEIGHT.map((topic) => [topic, phrase(SMALL_TALK[topic].join('|'))] as const),
  [undefined, new RegExp(`^(?:${FILLER})`, 'u')],
];

/** What stands in every phrase of the two topics whose patterns are dear to compile. */
const HINTS: Partial<Record<SmallTalk, RegExp>> = {
  'who-are-you':
    /ai|에이아이|너|넌|당신|누구|누군|뉘|이름|정체|뭐|뭔|뭥|무엇|무슨|머|소개|사람|봇|로봇|인간|기계|만든|만들|who|what|name|bot|human|real|made/u,
  help: /도움|도와|사용|이용|쓰|쓸|쓴|써|기능|명령|커맨드|메뉴|뭐|뭘|뭔|무엇|무얼|머|어떻게|어케|어떡|할|가능|방법|법|설명|매뉴얼|메뉴얼|가이드|help|how|what|can|command|use|guide|manual|menu|feature/u,
};

function nextPhrase(
  text: string,
): { readonly topic: SmallTalk | undefined; readonly length: number } | undefined {
  let best: { topic: SmallTalk | undefined; length: number } | undefined;
  for (const [topic, pattern] of PHRASES) {
    if (topic !== undefined && HINTS[topic]?.test(text) === false) continue;
    const length = pattern.exec(text)?.[0].length ?? 0;
    if (length > (best?.length ?? 0)) best = { topic, length };
  }
  return best;
}

/** Only what greets or thanks without a doubt is cut off a question: 좋아 or 최고 may be its first word. */
const OPENING = String.raw`안녕(?:하세요|하십니까|하세여|하신가요|하쇼)?|안뇽|하이(?:요|룽|루)?|헬로우?|ㅎㅇ(?:ㅎㅇ|요)?|방가방가|반가워요?|반갑습니다|고마워요?|고맙습니다|감사합니다|감사해요|ㄱㅅ|땡큐|각주(?:야|님)|hi+|hey+|hello+|good (?:morning|afternoon|evening)|thank(?: you|s)|thx`;
const LEADING = new RegExp(
  String.raw`^(?:(?:(?:아|오|음|네)[,!.~ ]+)?(?:${OPENING})(?:[\s,]+(?:각주(?:야|님|봇)?|봇아|there|gakju|bot|everyone|여러분|다들)(?=[\s,!.~?]))?(?:[?!.~,;:ㅎㅋ^♡♥\s]|\p{Extended_Pictographic})+)+(?=\S)`,
  'iu',
);
const TRAILING_THANKS = new RegExp(
  String.raw`([?!.~]|(?:줘|줘요|주세요|나요|가요|까요|예요|에요|야|임|죠|니)[?!.~]*(?=\s))\s*(?:(?:미리|항상|정말|늘)\s)?(?:고마워요?|고맙습니다|감사합니다|감사해요|감사|ㄱㅅ|땡큐|thank(?:s| you)|thx)[!.~ㅎㅋ^♡♥\s]*$`,
  'iu',
);
