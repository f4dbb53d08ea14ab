// Cuts one undressed line into claims: each sentence with the marks in it, behind it or before it.
import type { ReplyClaim } from '../reply.ts';
import { marksIn, type Mark } from './marks.ts';

export interface LineClaims {
  readonly claims: readonly ReplyClaim[];
  /** What stands behind the last mark: it points at nothing. */
  readonly rest: string;
  /** The line is nothing but marks: these. */
  readonly marksAlone?: readonly number[];
}

const SOURCE_WORD = /[\s([]*(?:출처|근거|참고|인용|sources?|references?)\s*[:：]?\s*$/iu;
const NOTHING_BETWEEN =
  /^[\s.,;:·()[\]]*(?:(?:출처|근거|참고|인용|sources?|references?)\s*[:：]?)?[\s.,;:·()[\]]*$/iu;

export function claimsIn(line: string, sentences: number): LineClaims {
  const marks = marksIn(line, sentences);
  const [first] = marks;
  const last = marks.at(-1);
  if (!first || !last) return { claims: [], rest: line.trim() };
  const texts = textsBetween(line, marks);
  if (texts.every((text) => NOTHING_BETWEEN.test(text)))
    return { claims: [], rest: '', marksAlone: [...new Set(marks.flatMap(({ numbers }) => numbers))] };
  if (first.start === 0 && !NOTHING_BETWEEN.test(texts.at(-1) ?? ''))
    return { claims: marksFirst(texts, marks), rest: '' };
  return assembled(first.start === 0 ? texts.slice(1) : texts, first.start === 0 ? marks.slice(1) : marks);
}

/** One more than there are marks: before the first, between them, behind the last. */
function textsBetween(line: string, marks: readonly Mark[]): string[] {
  return [...marks, { start: line.length, end: line.length }].map(({ start }, at) =>
    line.slice(marks[at - 1]?.end ?? 0, start),
  );
}

const ACCORDING_TO = /^\s*(?:에 따르면|에 의하면)[,\s]*|^[\s:：.)-]+/u;

function marksFirst(texts: readonly string[], marks: readonly Mark[]): ReplyClaim[] {
  return marks.flatMap(({ numbers }, at) => {
    const text = tidied((texts[at + 1] ?? '').replace(ACCORDING_TO, ''));
    return text === '' ? [] : [{ text, numbers }];
  });
}

function assembled(texts: readonly string[], marks: readonly Mark[]): LineClaims {
  const claims: ReplyClaim[] = [];
  let [text, numbers] = [texts[0] ?? '', new Set<number>()];
  const flush = (rest: string): void => {
    const said = tidied(text.replace(SOURCE_WORD, ''));
    if (said !== '') claims.push({ text: said, numbers: [...numbers] });
    [text, numbers] = [rest, new Set()];
  };
  marks.forEach((mark, at) => {
    for (const number of mark.numbers) numbers.add(number);
    const next = texts[at + 1] ?? '';
    const end = endIn(text, next);
    if (end === undefined) text += next;
    else {
      text += next.slice(0, end);
      flush(next.slice(end));
    }
  });
  if (numbers.size === 0 && claims.length > 0) return { claims, rest: tidied(text) };
  flush('');
  return { claims, rest: '' };
}

const SENTENCE_END = /[.!?。…]["'”’」)]*(?=\s|$)/u;

/** Where in `next` the sentence ends to which the mark before it belongs; undefined where it goes on to the next mark. */
function endIn(text: string, next: string): number | undefined {
  const stops = /^\s*[.!?。…]+["'”’」)]*(?=\s|$)/u.exec(next);
  if (stops) return stops[0].length;
  if (/[.!?。…]["'”’」)]*\s*$/u.test(text)) return 0;
  if (/(?:[다요죠까음함됨])["'”’]?\s*$/u.test(text) && /^\s|^$/u.test(next)) return 0;
  const end = SENTENCE_END.exec(next);
  return end ? end.index + end[0].length : undefined;
}

function tidied(text: string): string {
  return text
    .replaceAll(/\s+(?=[.,!?。…])/gu, '')
    .replaceAll('。', '.')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[\s,.;:·)\]]+/u, '')
    .trim();
}
