// Questions that share every word but one: 누가 언제 발표했어, A랑 B는 각각 어디랑 협력해.
import { fittingParticle, splitParticle } from './korean-forms.ts';
import { adjunctKind, asks, textOf, tokensOf, type Token } from './question-words.ts';

/** One question for each of the question words that stand side by side; the clause alone where there is one. */
export function unstacked(clause: string): string[] {
  const tokens = tokensOf(clause);
  const start = tokens.findIndex((_, at) => runFrom(tokens, at).length > 1);
  if (start < 0) return [clause];
  const run = runFrom(tokens, start);
  const rest = tokens.slice((run.at(-1) ?? start) + 1);
  if (rest.length === 0) return [clause];
  const before = tokens.slice(0, start);
  return run.map((at) => textOf([...before, bareToken(tokens[at]), ...rest]));
}

function bareToken(token: Token | undefined): Token {
  const bare = (token?.bare ?? '').replace(JOINER, '');
  return { surface: bare, bare };
}

const JOINER = /(?:이?랑|하고|와|,)$/u;

/** Positions of neighbouring question words of different kinds, from `start`; 그리고 may stand between them. */
function runFrom(tokens: readonly Token[], start: number): number[] {
  const run: number[] = [];
  const kinds = new Set<string>();
  for (let at = start; at < tokens.length; at++) {
    if (run.length > 0 && /^(?:그리고|또|및)$/u.test(tokens[at]?.bare ?? '')) continue;
    const kind = adjunctKind(bareToken(tokens[at]).bare);
    if (kind === undefined || kinds.has(kind)) break;
    kinds.add(kind);
    run.push(at);
  }
  return run;
}

/** One question for each of the things that are asked about 각각 or 둘 다; the clause alone where they are not named. */
export function distributed(clause: string): string[] {
  const tokens = tokensOf(clause);
  const each = tokens.findIndex(({ bare }, at) => EACH.test(bare) || isBoth(tokens, at));
  if (each <= 0 || !asks(tokens)) return [clause];
  const rest = tokens.slice(EACH.test(tokens[each]?.bare ?? '') ? each + 1 : each + 2);
  const listed = listOf(tokens.slice(0, each));
  if (!listed || rest.length === 0 || rest.some(({ bare }) => ABOUT_ALL.test(bare))) return [clause];
  return listed.map((phrase) => `${phrase} ${textOf(rest)}`);
}

/** One of the things listed is asked for, or what they have in common: not each of them. */
const ABOUT_ALL = /(?:중|중에|중에서|가운데)$|^쪽|^(?:왜|어째서|어떻게)$/u;
const EACH = /^(?:각각|각자|각기)(?:의)?$/u;

function isBoth(tokens: readonly Token[], at: number): boolean {
  return /^(?:둘|셋|넷|두 ?개|세 ?개)$/u.test(tokens[at]?.bare ?? '') && tokens[at + 1]?.bare === '다';
}

/** Each thing listed, with the words before and after the list that they share; undefined where nothing is listed. */
function listOf(region: readonly Token[]): string[] | undefined {
  const members = membersOf(region);
  const last = members.pop();
  if (!last || members.length === 0) return undefined;
  const { head, tail, particle } = headOf(last);
  const [first = [], ...others] = members;
  const shared = sharedBefore(first, head.length);
  const phrases = [first.slice(shared), ...others, head].map((words) => textOfWords(words, particle));
  const prefix = first.slice(0, shared);
  return phrases.map((phrase) => [...prefix, phrase, ...tail].join(' '));
}

function textOfWords(words: readonly string[], particle: string): string {
  const noun = words.join(' ');
  return `${noun}${fittingParticle(noun, particle)}`;
}

/** The region cut after every 와, 랑, comma and middle dot; words without their joiner. */
function membersOf(region: readonly Token[]): string[][] {
  const members: string[][] = [[]];
  for (const { surface } of region) {
    const parts = /^[^·]+(?:·[^·]+)+$/u.test(surface) ? surface.split('·') : [surface];
    parts.forEach((part, at) => {
      const isJoined = at < parts.length - 1 || isCoordinated(part);
      const word = isCoordinated(part) ? part.replace(COORDINATED, '') : part;
      members.at(-1)?.push(word);
      if (isJoined) members.push([]);
    });
  }
  return members.filter((words) => words.length > 0);
}

const COORDINATED = /(?:이랑|랑|와|과|하고|,)$/u;
const COMMON_NOUN = /^(?:결과|성과|효과|학과|사과|초과|통과|평화와?|과|와)$/u;

function isCoordinated(word: string): boolean {
  return COORDINATED.test(word) && !COMMON_NOUN.test(word) && word.replace(COORDINATED, '') !== '';
}

/** The last thing listed: its words up to the first particle, that particle, and what follows (중국의 | 투자액은). */
function headOf(words: readonly string[]): { head: string[]; tail: string[]; particle: string } {
  const end = words.findIndex((word) => splitParticle(word).particle !== '');
  if (end < 0) return { head: [...words], tail: [], particle: '' };
  const { noun, particle } = splitParticle(words[end] ?? '');
  return { head: [...words.slice(0, end), noun], tail: words.slice(end + 1), particle };
}

/** How many words before the first thing belong to all of them: a time or a place (2023년 미국과 중국의 …). */
function sharedBefore(first: readonly string[], size: number): number {
  for (let at = Math.max(0, first.length - size); at > 0; at--) {
    if (SHARED.test(first[at - 1] ?? '')) return at;
  }
  return 0;
}

const SHARED = /(?:\d년도?|\d월|\d일|에서|에|은|는|기준|까지|부터|올해|작년|지난해)$/u;
