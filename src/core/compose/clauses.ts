// Answers that are no noun phrase: the clause of a cause, of a manner, a quotation, and what a bracket explains.
import type { QuestionAnalysis } from '../question.ts';
import type { Span } from '../types.ts';
import { isModifier } from './noun-phrases.ts';

/** Words that close the clause of a cause, the surest first. */
const CAUSES: readonly RegExp[] = [
  /때문|덕분|까닭|(?<=[가-힣] )탓(?=[에이])|탓(?=에|이다)/u,
  /(?:기|를|을)\s위해서?|(?:기|를|을)\s위한|려는 (?:것|목적)|하고자(?=\s)|려고(?=\s)|차원에서/u,
  /[아어해여워져와려]서(?=이?다)|(?:으로|로)\s인해|(?:에|를)\s(?:따라|고려한 것|고려해)|바탕으로|(?<=[가-힣]) 만큼(?=\s)|위험이 있어/u,
  /[하되지나오가]면서|[이많없적높낮크]\S?어(?=\s)/u,
];
const MANNERS: readonly RegExp[] = [
  /(?:을|를)\s(?:통해|이용해|활용해|바탕으로|기반으로|사용해|동원해|도입해|거쳐)|방식으로|방법으로/u,
];

/** The clause that says why; a purpose or a reason. */
export function causeClause(text: string): Span | undefined {
  return clauseBefore(text, CAUSES);
}

/** The clause that says how. */
export function mannerClause(text: string): Span | undefined {
  return clauseBefore(text, MANNERS);
}

function clauseBefore(text: string, markers: readonly RegExp[]): Span | undefined {
  for (const marker of markers) {
    const match = marker.exec(text);
    if (!match || match.index < 2) continue;
    const end = match.index + match[0].length;
    const start = clauseStart(text, match.index);
    if (end - start >= 5) return { start, end };
  }
  return undefined;
}

const TOPIC = /(\S+[은는])\s/gu;
const JOINT = /[,“"]\s*|(?:지만|[했었았였]고|으며|하며|[^을를]\s?반면)\s/gu;

/** After the last joint before the place, and after the topic that the clause does not belong to. */
function clauseStart(text: string, before: number): number {
  const joint = lastEnd(text.slice(0, before), JOINT);
  const topic = [...text.slice(joint, before).matchAll(TOPIC)].find((match) => !isModifier(match[1] ?? ''));
  return topic ? joint + topic.index + topic[0].length : joint;
}

function lastEnd(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].reduce((_, match) => match.index + match[0].length, 0);
}

/** What somebody says, without the marks; the quotation that shares most words with the question, the first of equals. */
export function quotation(text: string, { words }: QuestionAnalysis): Span | undefined {
  const quotes = [...text.matchAll(/[“"]([^”"]{6,})[”"]/gu)].map((match) => ({
    start: match.index + 1,
    end: match.index + 1 + (match[1]?.length ?? 0),
  }));
  const shared = ({ start, end }: Span): number =>
    words.filter(({ stem }) => text.slice(start, end).toLowerCase().includes(stem)).length;
  return quotes.toSorted((a, b) => shared(b) - shared(a))[0];
}

const EXPLAINED = /([\p{L}\p{N}&+]+(?:\s[\p{L}\p{N}&+]+){0,3})[’'”"]?\s?\(([^()]{2,40})\)/gu;
const FEW = 2;

/** What a short question's only name stands for: GPS(위성 항법), 부울경(부산·울산·경남), either way round. */
export function explanation(text: string, { words, text: question }: QuestionAnalysis): Span | undefined {
  const asked = words.filter(({ stem }) => stem.length >= 2);
  if (asked.length === 0 || asked.length > FEW) return undefined;
  for (const match of text.matchAll(EXPLAINED)) {
    const [, outer = '', inner = ''] = match;
    const start = match.index + match[0].length - 1 - inner.length;
    if (/^\p{N}/u.test(inner)) continue;
    const last = outer.split(' ').at(-1) ?? '';
    if (
      asked.some(
        (word) => sameName(word.stem, last) || (word.spoken !== undefined && sameName(word.spoken, last)),
      ) &&
      !question.includes(inner)
    )
      return { start, end: start + inner.length };
    if (asked.some((word) => sameName(word.stem, inner)))
      return { start: match.index + outer.length - last.length, end: match.index + outer.length };
  }
  return undefined;
}

function sameName(stem: string, name: string): boolean {
  return stem === name.toLowerCase();
}
