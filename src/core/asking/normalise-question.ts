// What a person typed, as the one clean line that the product reads: no mentions, links, emoji codes, laughter or slipped keyboard. Idempotent.
import { normaliseLine } from '../article/normalise.ts';
import { Failure } from '../errors.ts';
import { withoutKeyboardSlip } from './keyboard-slip.ts';

/** In characters (code points), as Discord counts the longest message. */
export const LONGEST_QUESTION = 2000;

/**
 * The question in NFC on one line, never empty.
 * Throws `Failure('empty-question')` when no letter or digit is left, and `Failure('question-too-long', {characters, limit})`.
 */
export function normaliseQuestion(text: string): string {
  if (text.length > LONGEST_RAW) throw tooLong(text.length);
  const question = settle(text);
  if (!SAYS_SOMETHING.test(question)) throw new Failure('empty-question');
  const characters = Array.from(question).length;
  if (characters > LONGEST_QUESTION) throw tooLong(characters);
  return question;
}

/** What is far beyond any message is refused unread. */
const LONGEST_RAW = 20_000;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

function tooLong(characters: number): Failure {
  return new Failure('question-too-long', { characters, limit: LONGEST_QUESTION });
}

/** Taking one thing away can join what stood around it; cleaned until nothing changes, twice as a rule. */
function settle(text: string): string {
  const cleaned = clean(text);
  return cleaned === text ? text : settle(cleaned);
}

function clean(text: string): string {
  let line = normaliseLine(text);
  for (const [pattern, replacement] of REPLACEMENTS)
    line = line.replace(pattern, replacement).replace(/ {2,}/gu, ' ');
  return withoutKeyboardSlip(line.trim());
}

/** Hangul belongs to an address only after a mark that cannot end one: `/wiki/대한민국`, but not `/123이거 뭐야`. */
const ADDRESS = /(?:https?:\/\/|\bwww\.)(?:[!#-'*-;=?-~]|\([^\s()]{0,100}\)|(?<=[/=_%&?#-])[가-힣]+)+/giu;
const EMOJI = String.raw`\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200D\uFE0F\u20E3`;

/** In this order; runs of spaces are folded after each, so that no pattern meets a long one. */
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/\[([^[\]]{1,200})\]\(<?https?:[^()\s]*\)/giu, '$1'],
  [/<(?:@[!&]?|#)\d{1,20}>|<\/[^<>:]{1,100}:\d{1,20}>|<t:-?\d{1,16}(?::[a-zA-Z])?>|<id:[a-z]{1,20}>/gu, ' '],
  [/<a?:\w{1,32}:\d{1,20}>|(?<![\p{L}\p{N}:]):[a-z+-][\w+-]{1,31}:(?!\p{N})/giu, ' '],
  [/@(?:everyone|here)\b/gu, ' '],
  [ADDRESS, ' '],
  [/<\s*>|\(\s*\)/gu, ' '],
  [
    new RegExp(
      `^[${EMOJI}][${EMOJI} ]*|(?<![${EMOJI} ]) ?[${EMOJI}][${EMOJI} ]*$|(?<=[?!.]) ?[${EMOJI}][${EMOJI} ]*`,
      'gu',
    ),
    ' ',
  ],
  [
    /(?<![ㄱ-ㅣ'"‘“])[ㅋㅎㅠㅜㅡ]+(?![ㄱ-ㅣ'"’”])|[ㅋㅎ]{3,}|[ㅠㅜ]{2,}|(?<![ㄱ-ㅣ])ㄷ{2,}(?![ㄱ-ㅣ])|\^{2,}|;{2,}/gu,
    ' ',
  ],
  [/！/gu, '!'],
  [/[？‽]/gu, '?'],
  [/(?<![?!])!*\?[?!]*/gu, '?'],
  [/!{2,}/gu, '!'],
  [/\.{2,}|…+|·{2,}/gu, ' '],
  [/([~∼〜])[~∼〜]+/gu, '$1'],
  [/([,，])[,，]+/gu, '$1'],
  [/~+(?=\s*(?:[?!.]|$))/gu, ' '],
  [/\s+(?=[?!])/gu, ''],
];
