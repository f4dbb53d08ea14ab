// Leaves the one article on a page that its title names: pages that scroll on endlessly hold the next ones already.
import { readDate } from '../../core/article/date.ts';
import { ancestryOf, elementsOf, isElement, lineOf, type PageElement } from './dom.ts';
import { lettersOf } from './title.ts';

/** Takes out the other articles below; true when there were any. */
export function removeOtherArticles(page: PageElement, title: PageElement): boolean {
  const cut = titlesBehind(page, title)
    .map((other) => cutBetween(title, other))
    .find((place) => place !== undefined);
  if (!cut) return false;
  cut.parent.children = cut.parent.children.slice(0, cut.parent.children.indexOf(cut.from));
  return true;
}

interface Cut {
  readonly parent: PageElement;
  /** The first child that belongs to another article. */
  readonly from: PageElement;
}

/** Characters that each of two articles must have. */
const ARTICLE_LENGTH = 200;

/** The same kind of heading with other words. */
function isAnotherTitle(element: PageElement, title: PageElement): boolean {
  if (element === title || element.tag !== title.tag) return false;
  if ((element.attributes.get('class') ?? '') !== (title.attributes.get('class') ?? '')) return false;
  const words = lettersOf(lineOf(element));
  return words.length >= 6 && words !== lettersOf(lineOf(title));
}

/** In document order, the first few. */
function titlesBehind(page: PageElement, title: PageElement): readonly PageElement[] {
  const found: PageElement[] = [];
  let behind = false;
  for (const element of elementsOf(page)) {
    if (element === title) behind = true;
    else if (behind && isAnotherTitle(element, title)) found.push(element);
    if (found.length >= 30) break;
  }
  return found;
}

function cutBetween(title: PageElement, other: PageElement): Cut | undefined {
  const around = new Set(ancestryOf(title));
  const branch = [...ancestryOf(other)].find(({ parent }) => parent !== undefined && around.has(parent));
  const parent = branch?.parent;
  if (!branch || !parent || around.has(branch)) return undefined;
  const at = parent.children.indexOf(branch);
  const first = parent.children.findIndex((child) => isElement(child) && around.has(child));
  if (lengthOf(parent, first, at) < ARTICLE_LENGTH) return undefined;
  const own = lineOf(branch).length >= ARTICLE_LENGTH;
  return own || isDated(parent, at) ? { parent, from: branch } : undefined;
}

function lengthOf({ children }: PageElement, from: number, to: number): number {
  const parts = children
    .slice(from, to)
    .map((child) => (isElement(child) ? lineOf(child).length : child.trim().length));
  return parts.reduce((sum, length) => sum + length, 0);
}

/** A heading that a date follows opens an article of its own, not a section. */
function isDated({ children }: PageElement, at: number): boolean {
  const next = children
    .slice(at + 1, at + 6)
    .map((child) => (isElement(child) ? lineOf(child) : child.trim()));
  return readDate(next.join(' ').slice(0, 80)) !== undefined;
}
