// Finds the marks that point at sentences in a line, in the many forms in which models write them, and reads their numbers.

export interface Mark {
  readonly start: number;
  readonly end: number;
  /** As written, unknown ones left out; ranges written out. */
  readonly numbers: readonly number[];
}

const MARK =
  /[[［【〔](?<square>[^[\]［］【】〔〕]{1,40})[\]］】〕]|[(（](?<round>[^()（）]{1,40})[)）]|(?<![\d²³]|(?<![A-Za-z])[kcm]?m|(?<![A-Za-z])ft)(?<raised>[⁰¹²³⁴-⁹]{1,6})/gu;
const LABELS =
  /문장|출처|근거|참고|참조|각주|인용|기사|번호|번|sentences?|sources?|see|ref(?:erence)?s?\.?|footnotes?|no\.|[:：#^]/giu;
const LIST = /^\d{1,3}(?:\s*(?:[,;/、·&+]|and|및|와|과|-|~)?\s*\d{1,3})*$/u;
const RANGE = /(\d{1,3})\s*[-~]\s*(\d{1,3})|\d{1,3}/gu;
/** A longer range points at nothing in particular. */
const LONGEST_RANGE = 40;

/** Marks of a line from left to right, those side by side as one. */
export function marksIn(line: string, sentences: number): Mark[] {
  const marks: Mark[] = [];
  for (const match of line.matchAll(MARK)) {
    const numbers = numbersOf(match, sentences);
    if (numbers === undefined) continue;
    const [start, end] = [match.index, match.index + match[0].length];
    const last = marks.at(-1);
    if (last && /^[\s,;·]*$/u.test(line.slice(last.end, start)))
      marks[marks.length - 1] = { start: last.start, end, numbers: unique([...last.numbers, ...numbers]) };
    else marks.push({ start, end, numbers: unique(numbers) });
  }
  return marks;
}

export function startsWithMark(line: string, sentences: number): boolean {
  return marksIn(line.slice(0, 60), sentences)[0]?.start === 0;
}

function numbersOf({ groups = {} }: RegExpExecArray, sentences: number): number[] | undefined {
  const known = (number: number): boolean => number >= 1 && number <= sentences;
  const { square, round, raised } = groups;
  if (raised !== undefined) return raisedNumbers(raised, known);
  const inner = (square ?? round ?? '').normalize('NFKC');
  const bare = inner
    .replace(/†.*$/u, '')
    .replaceAll(LABELS, ' ')
    .replaceAll(/[–—−‑〜∼]/gu, '-')
    .trim();
  if (!LIST.test(bare)) return undefined;
  const all = [...bare.matchAll(RANGE)].flatMap(([whole, from, to]) =>
    from === undefined || to === undefined ? [Number(whole)] : between(Number(from), Number(to)),
  );
  const isLabelled = /\p{L}/u.test(inner);
  if (round !== undefined && !isLabelled && !all.every(known)) return undefined;
  return all.filter(known);
}

/** ¹² is twelve where there are so many sentences, else one and two. */
function raisedNumbers(raised: string, known: (number: number) => boolean): number[] | undefined {
  const digits = raised.normalize('NFKC');
  const all = known(Number(digits)) ? [Number(digits)] : Array.from(digits, Number);
  return all.every(known) ? all : undefined;
}

function between(one: number, other: number): number[] {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  return to - from >= LONGEST_RANGE ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

function unique(numbers: readonly number[]): number[] {
  return [...new Set(numbers)];
}
