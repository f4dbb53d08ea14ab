// Reads date and byline where a page shows them: between an article's title and its text, or in the box that names its reporter.
import { isDateLine, readDate } from '../../core/article/date.ts';
import { elementsOf, isElement, shortLineOf, type PageElement } from './dom.ts';
import { dateIn } from './fields.ts';
import { wordsOf } from './names.ts';

export interface ShownFields {
  readonly date: string | undefined;
  /** Texts that name reporters, nearest to the title first. */
  readonly bylines: readonly string[];
}

/** Elements behind the title that are looked at. */
const REACH = 1_500;
/** Of these, the ones that may stand above the text. */
const NEAR = 150;

/** `title` is where the article begins; without one, and above it, only what is marked unmistakably counts. */
export function shownFields(page: PageElement, title: PageElement | undefined, korean: boolean): ShownFields {
  const all = [...elementsOf(page)];
  const at = title === undefined ? -1 : all.indexOf(title);
  const behind = all.slice(at + 1, at + 1 + REACH);
  const near = title === undefined ? [] : behind.slice(0, NEAR);
  const above = at < 0 ? [] : all.slice(Math.max(0, at - NEAR), at);
  return { date: shownDate({ behind, near, above }, korean), bylines: shownBylines({ behind, near, above }) };
}

interface Surroundings {
  readonly behind: readonly PageElement[];
  readonly near: readonly PageElement[];
  readonly above: readonly PageElement[];
}

const CHANGED = /수정|업데이트|업뎃|최종|modif|update/iu;
const PUBLISHED = /입력|등록|승인|발행|게재|작성|송고|publish|posted/iu;
const IN_SENTENCE = /[다요죠]\.(?:\s|$)|[.?!]["”’]/u;

/** Best first: a line that says so, an element made for it, a date and nothing else, a date among other fields. */
function shownDate({ behind, near, above }: Surroundings, korean: boolean): string | undefined {
  const [below, over] = [near.length > 0 ? near : behind, above].map(datedLines);
  const plain = near.length > 0 ? (below ?? []) : [];
  const said = [
    ...labelled(below),
    ...behind.filter(isTimePlace).map(timeOf),
    ...plain.filter((line) => isDateLine(line) && !CHANGED.test(line)),
    ...plain,
    ...labelled(over),
  ];
  return said.map((value) => dateIn(value, korean)).find((date) => date !== undefined);
}

function datedLines(elements: readonly PageElement[]): readonly string[] {
  return elements.map(fieldLine).filter((line) => readDate(line) !== undefined && !IN_SENTENCE.test(line));
}

function labelled(lines: readonly string[] = []): readonly string[] {
  return lines.filter((line) => PUBLISHED.test(line)).map((line) => line.slice(line.search(PUBLISHED)));
}

function isTimePlace(element: PageElement): boolean {
  const { attributes } = element;
  const named = element.tag === 'time' || /date(?:Published|Created)/u.test(attributes.get('itemprop') ?? '');
  return (
    named &&
    !CHANGED.test(
      `${fieldLine(element)} ${attributes.get('class') ?? ''} ${attributes.get('itemprop') ?? ''}`,
    )
  );
}

/** The element's text when it is as short as a line of fields is. */
function fieldLine(element: PageElement): string {
  return shortLineOf(element, 120);
}

function timeOf(element: PageElement): string {
  return element.attributes.get('datetime') ?? element.attributes.get('content') ?? fieldLine(element);
}

function shownBylines({ behind, near, above }: Surroundings): readonly string[] {
  const marked = behind.filter(isBylinePlace).map(spacedLine);
  const signed = near.map(fieldLine).flatMap(signatureIn);
  const over = labelled(datedLines(above)).flatMap(signatureIn);
  const lines = [
    ...marked.filter((line) => line !== '' && line.length <= 100 && !OTHERS.test(line)),
    ...signed,
    ...over,
  ].slice(0, 8);
  const single = behind.filter(isBylinePlace).flatMap(piecesOf);
  return [...lines, ...single.slice(0, 8)];
}

/** The lines of a box in which a byline stands among other things, each on its own. */
function piecesOf(place: PageElement): readonly string[] {
  if (fieldLine(place) === '') return [];
  const pieces = [...elementsOf(place)].filter(({ children }) => !children.some(isElement));
  return pieces.map(fieldLine).filter((line) => line.length >= 2 && line.length <= 40 && !OTHERS.test(line));
}

/** The same with a space between elements, which a browser draws apart: `<b>김가온</b><i>기자</i>`. */
function spacedLine(element: PageElement): string {
  if (fieldLine(element) === '') return '';
  const words = (node: PageElement): readonly string[] =>
    node.children.flatMap((child) => (isElement(child) ? words(child) : [child.trim()]));
  return words(element)
    .filter((word) => word !== '')
    .join(' ')
    .replace(/\s+/gu, ' ');
}

/** Boxes of the reporter that lead elsewhere. */
const OTHERS = /다른\s?기사|기사\s?모음|구독|기사\s?(?:더\s?)?보기|more\b/u;

/** `김가온 기자` among the fields of a line, and nowhere in a sentence. */
function signatureIn(line: string): readonly string[] {
  if (line.length > 100 || IN_SENTENCE.test(line)) return [];
  const names = line.matchAll(
    /(?<=^|[\s|/·,])(?:기자명\s)?([가-힣]{2,4}\s(?:[가-힣]{2}\s?)?(?:기자|특파원))(?=$|[\s|/·,([])/gu,
  );
  return Array.from(names, (match) => match[1] ?? '');
}

function isBylinePlace(element: PageElement): boolean {
  if (
    /\bauthor\b/u.test(`${element.attributes.get('itemprop') ?? ''} ${element.attributes.get('rel') ?? ''}`)
  )
    return true;
  return wordsOf(element).some((word) =>
    /^(?:bylines?|reporters?|journalists?|writer|author|기자)$/u.test(word),
  );
}
