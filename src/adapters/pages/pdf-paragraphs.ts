// Joins the lines of a PDF into paragraphs and takes out what its pages repeat: headers, footers, page numbers.
import { type Line, medianOf, type PageLines } from './pdf-lines.ts';

/** Share of the page's height at either end in which headers and footers stand. */
const EDGE = 0.12;

export function withoutRepeated(pages: readonly PageLines[]): readonly PageLines[] {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const pattern of new Set(edgeLines(page).map(patternOf)))
      counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  const often = Math.max(2, pages.length * 0.5);
  return pages.map((page) => {
    const edge = new Set(edgeLines(page));
    const isRepeated = (line: Line): boolean =>
      edge.has(line) && (PAGE_NUMBER.test(line.text.trim()) || (counts.get(patternOf(line)) ?? 0) >= often);
    return { ...page, lines: page.lines.filter((line) => !isRepeated(line)) };
  });
}

const PAGE_NUMBER =
  /^(?:[-–—<[(]\s?)?(?:page\s|p\.\s?|쪽\s?)?\d{1,4}(?:\s?(?:\/|of|쪽)\s?\d{0,4})?(?:\s?[-–—>\])])?$/iu;

function edgeLines({ bottom, top, lines }: PageLines): readonly Line[] {
  const margin = (top - bottom) * EDGE;
  return lines.filter(({ y }) => y > top - margin || y < bottom + margin);
}

/** Numbers differ from page to page. */
function patternOf({ text }: Line): string {
  return text.replace(/\d+/gu, '#').replace(/\s+/gu, '');
}

export function paragraphsOf(pages: readonly PageLines[]): readonly string[] {
  const lines = pages.flatMap(({ lines: own }) => withinOwnColumn(own));
  const join = joinerOf(lines);
  const leading = leadingOf(lines);
  const paragraphs: string[] = [];
  let before: Line | undefined;
  for (const line of lines) {
    const last = paragraphs.length - 1;
    if (before && !opensParagraph(line, before, leading))
      paragraphs[last] = join(paragraphs[last] ?? '', line.text);
    else paragraphs.push(line.text);
    before = line;
  }
  return paragraphs.map((text) => text.trim()).filter((text) => text !== '');
}

/** The column of a line is as wide as the lines of its size in it: a title above it may be wider. */
function withinOwnColumn(lines: readonly Line[]): readonly Line[] {
  const columns = new Map<string, Line['column']>();
  for (const line of lines) {
    const { left, right } = columns.get(keyOf(line)) ?? line;
    columns.set(keyOf(line), { left: Math.min(left, line.left), right: Math.max(right, line.right) });
  }
  return lines.map((line) => ({ ...line, column: columns.get(keyOf(line)) ?? line.column }));
}

function keyOf({ column, size }: Line): string {
  return `${Math.round(column.left)} ${Math.round(column.right)} ${Math.round(size)}`;
}

/** The usual distance from one line to the next, in heights of its letters. */
function leadingOf(lines: readonly Line[]): number {
  const distances = lines.flatMap((line, at) => {
    const before = lines[at - 1];
    const distance = before ? (before.y - line.y) / line.size : 0;
    return distance > 0.8 && distance < 4 ? [distance] : [];
  });
  return distances.length === 0 ? 1.5 : medianOf(distances);
}

const BULLET = /^(?:[-–•·▲△■□◆◇○●▶▷※★☆*]\s?|[①-⑳]|Q[.:]|A[.:])/u;
/** What a line may also begin with that a sentence has been broken before: `다. ` */
const NUMBERED = /^(?:\(?\d{1,2}[.)]|[가-하]\.)\s/u;
const ENDS_SENTENCE = /[.?!。…]["'”’」』)\]]*\s*$/u;

function opensParagraph(line: Line, before: Line, leading: number): boolean {
  const ended = ENDS_SENTENCE.test(before.text);
  if (Math.abs(line.size - before.size) > before.size * 0.12 || BULLET.test(line.text)) return true;
  if (ended && NUMBERED.test(line.text)) return true;
  const distance = (before.y - line.y) / line.size;
  // The next column or page goes on with the sentence.
  if (distance < 0 || line.column.left !== before.column.left) return ended;
  if (distance > leading * 1.45) return true;
  const indented =
    line.left - line.column.left > line.size * 0.7 && before.left - before.column.left < line.size * 0.5;
  if (indented || !wouldHaveFit(line, before)) return indented;
  // Only a heading ends without a mark, and a heading is short.
  return ended || before.right - before.left < (before.column.right - before.column.left) * 0.6;
}

/** A line ends a paragraph when the next word had room in it. */
function wouldHaveFit(line: Line, before: Line): boolean {
  const word = /^\S+/u.exec(line.text)?.[0] ?? '';
  const ems = Array.from(word).reduce((sum, character) => sum + (character < '\u0300' ? 0.55 : 1), 0.5);
  return before.right + ems * before.size < before.column.right - before.size * 0.5;
}

/** Words that never begin one: particles and endings that a line's end has cut off. */
const TAIL =
  /^(?:은|는|이|가|을|를|에|의|도|와|과|로|으로|에서|에게|까지|부터|보다|라고|이라고|다고|했다|한다|됐다|된다|이다|있다|없다|였다|습니다|니다|다)(?=[\s.,]|$)/u;

/**
 * Says how two lines become one. Where lines keep the space at their end, it decides; where none does, a line's end may
 * lie within a word: it does when the word so made stands elsewhere in the text, or the rest is a mere ending.
 */
function joinerOf(lines: readonly Line[]): (before: string, after: string) => string {
  const spaced = lines.filter(({ text }) => /\s$/u.test(text)).length;
  const keepsSpaces = spaced >= lines.length * 0.2;
  const words = new Set(lines.flatMap(({ text }) => text.split(/\s+/u).slice(1, -1)));
  return (before, after) => {
    const [start, end] = [before.trimEnd(), after.trimStart()];
    if (/\p{Ll}-$/u.test(start) && /^\p{Ll}/u.test(end)) return start.slice(0, -1) + end;
    if (/\s$/u.test(before)) return `${start} ${end}`;
    if (!/[가-힣]$/u.test(start) || !/^[가-힣]/u.test(end)) return `${start} ${end}`;
    if (keepsSpaces) return start + end;
    const [last, first] = [/\S+$/u.exec(start)?.[0] ?? '', /^\S+/u.exec(end)?.[0] ?? ''];
    return words.has(last + first) || TAIL.test(end) ? start + end : `${start} ${end}`;
  };
}
