// The words of a sentence, and which of them ask: question words in Korean, requests, and words that only look like one.
import { maskQuotations } from './quotations.ts';

/** A word between spaces; `bare` has quotations masked and the punctuation at its end taken off. */
export interface Token {
  readonly surface: string;
  readonly bare: string;
}

export function tokensOf(sentence: string): Token[] {
  const masked = maskQuotations(sentence);
  return Array.from(masked.matchAll(/\S+/gu), ({ 0: word, index }) => ({
    surface: sentence.slice(index, index + word.length),
    bare: word.replace(/[?!.,~]+$/u, ''),
  }));
}

export function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ surface }) => surface).join(' ');
}

/** True for 누구, 언제, 몇 and the rest with whatever particle; not for 누군가, 언제나, 얼마 전. */
export function isInterrogative(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.bare ?? '';
  if (ATTACHED.test(word)) return true;
  if (!INTERROGATIVE.test(word) || INDEFINITE.test(word)) return false;
  if (SOME.test(word) && at < tokens.length - 1) return false;
  return !LONG_AGO.test([word, ...tokens.slice(at + 1, at + 3).map(({ bare }) => bare)].join(' '));
}

export function firstInterrogative(tokens: readonly Token[]): number {
  return tokens.findIndex((_, at) => isInterrogative(tokens, at));
}

/** Asks something: by a question word, a request or a question mark. */
export function asks(tokens: readonly Token[]): boolean {
  return firstInterrogative(tokens) >= 0 || REQUEST.test(tokens.at(-1)?.bare ?? '') || endsWithMark(tokens);
}

export function endsWithMark(tokens: readonly Token[]): boolean {
  return /[?]$/u.test(tokens.at(-1)?.surface ?? '');
}

/** A question word that stands before the noun it asks for (어느 대학, 몇 명). */
export function isDeterminer(word: string): boolean {
  return /^(?:몇|어느|어떤|무슨|몇몇)$/u.test(word);
}

/** What a question word that is no noun phrase asks for; two of different kinds may stand side by side. */
export function adjunctKind(word: string): string | undefined {
  return ADJUNCTS.find(([, pattern]) => pattern.test(word))?.[0];
}

const ADJUNCTS: readonly (readonly [string, RegExp])[] = [
  ['who', /^(?:누가|누구가)$/u],
  ['when', /^언제(?:쯤|부터|까지)?$/u],
  ['where', /^어디(?:서|에서|에|로)?$/u],
  ['why', /^왜$/u],
  ['how', /^어떻게$/u],
];

const INTERROGATIVE =
  /^(?:누구|누가|누굴|누군|누굽|언제|언제?젠|어디|어딘|어딜|어딨|왜|뭐|뭘|뭔|뭡|뭣|무엇|무얼|무슨|어떤|어떻|어떡|어느|어째|얼마|얼만|몇|며칠|머(?:야|임|고|지|에요|예요|라고|냐|래)|모(?:야|임))/u;
const INDEFINITE =
  /^(?:누구(?:나|든|라도)|언제(?:나|든|라도)|어디(?:나|든|라도|서든|서나|에나)|뭐(?:든|라도|니)|무엇(?:이든|보다)|왜냐|몇몇|얼마(?:든|간)|어떤가$|어떻든|어쨌|어느덧|어느새)/u;
/** Somebody, something; who or what is it at a question's end (대표는 누군가?). */
const SOME = /^(?:누군가|언젠가|어딘가|뭔가|무엇인가)(?!요)/u;
const LONG_AGO = /^(?:얼마|몇 ?(?:년|달|개월|주|일|시간|분|해)) ?전/u;
const ATTACHED =
  /[가-힣A-Za-z](?:얼마|누구|언제|어디|몇 ?(?:퍼센트|프로|명|개|%))(?:이?고|이?야|임|예요|에요)$/u;
const REQUEST =
  /(?:알려|말해|설명해|가르쳐|찾아|보여)(?:줘요?|주세요|줄래요?|주라|봐요?|달라|주십시오)?$|^(?:줘요?|주세요|궁금(?:해요?|합니다)?)$/u;
