// Takes out of a page what its names, kinds and links show to be furniture: menus, related links, comments, buttons, captions.
import { ancestryOf, elementsOf, isElement, lineOf, type PageElement, prune } from './dom.ts';
import { BLOCK_TAGS, blocksOf } from './blocks.ts';
import { isFurniture, isLabelPlace, isLinkPlace, isNamedBody, isPicture } from './names.ts';
import { repeatedQuotes } from './repeated.ts';
import { isProse } from './sentences.ts';

/** How much text stands below an element. */
export interface Extent {
  readonly characters: number;
  readonly linked: number;
  readonly links: number;
  readonly images: number;
  /** Characters that stand in the element itself. */
  readonly own: number;
}

export type Extents = ReadonlyMap<PageElement, Extent>;

/** Counted once for all elements, from the leaves up. */
export function measure(root: PageElement): Extents {
  const order = [root, ...elementsOf(root)];
  const extents = new Map<PageElement, Extent>();
  for (const element of order.reverse()) extents.set(element, extentOf(element, extents));
  return extents;
}

/** Furniture goes, but for what holds the title or a part that is called the body and reads like one. */
export function removeFurniture(page: PageElement, title: PageElement | undefined): void {
  const extents = measure(page);
  const kept = new Set<PageElement>(title ? ancestryOf(title) : []);
  for (const element of elementsOf(page)) {
    if (isNamedBody(element) && readsLikeBody(extents.get(element)))
      for (const around of ancestryOf(element)) kept.add(around);
  }
  const repeated = repeatedQuotes(page);
  prune(page, (element) => !kept.has(element) && (repeated.has(element) || isRemovable(element, extents)));
  for (const element of elementsOf(page)) if (!kept.has(element)) removeCaption(element, extents);
}

const NOTHING: Extent = { characters: 0, linked: 0, links: 0, images: 0, own: 0 };

function extentOf(element: PageElement, known: Extents): Extent {
  const sum = { characters: 0, linked: 0, links: 0, images: 0, own: 0 };
  for (const child of element.children) {
    if (!isElement(child)) {
      const { length } = child.replace(/\s+/gu, ' ').trim();
      sum.characters += length;
      sum.own += length;
      continue;
    }
    const below = known.get(child) ?? NOTHING;
    sum.characters += below.characters;
    sum.linked += below.linked;
    sum.links += below.links;
    sum.images += below.images;
  }
  if (element.tag === 'a' && element.attributes.has('href'))
    return { ...sum, linked: sum.characters, links: 1 };
  return element.tag === 'img' ? { ...sum, images: 1 } : sum;
}

function readsLikeBody(extent: Extent = NOTHING): boolean {
  return extent.characters >= 200 && extent.linked < extent.characters * 0.4;
}

function isRemovable(element: PageElement, extents: Extents): boolean {
  const extent = extents.get(element) ?? NOTHING;
  // A word of a line, such as a name that a page marks, is not taken out of its sentence.
  const inLine =
    !BLOCK_TAGS.has(element.tag) &&
    element.parent !== undefined &&
    (extents.get(element.parent)?.own ?? 0) > 0;
  if (isFurniture(element)) return !inLine;
  if (isCard(element, extent)) return !inLine;
  const linked = extent.characters === 0 ? 0 : extent.linked / extent.characters;
  if (!BLOCK_TAGS.has(element.tag) || element.tag === 'body' || element.tag === 'html') return false;
  if (extent.links >= 3 && linked >= 0.75) return true;
  if (isLabelPlace(element) && extent.characters <= 400 && !holdsProse(element)) return true;
  return isLinkPlace(element) && linked >= 0.35 && !holdsProse(element);
}

/** Characters of a link to another page that shows its title and its beginning. */
const CARD_LIMIT = 400;

/** A link around lines of their own: a card of another page. */
function isCard(element: PageElement, extent: Extent): boolean {
  if (element.tag !== 'a' || extent.links !== 1 || extent.characters > CARD_LIMIT) return false;
  return extent.characters > 0 && blocksOf(element).filter(({ kind }) => kind !== 'image').length >= 2;
}

function holdsProse(element: PageElement): boolean {
  return blocksOf(element).some(isProse);
}

const CAPTION_LIMIT = 300;

/** Of a picture with its caption the picture is left, which marks where lines beside it may be captions, too. */
function removeCaption(element: PageElement, extents: Extents): void {
  const { characters, images } = extents.get(element) ?? NOTHING;
  if (images === 0 || characters === 0 || characters > CAPTION_LIMIT) return;
  if (!isPicture(element) && !isFrame(element)) return;
  element.children = [{ tag: 'img', attributes: new Map(), parent: element, children: [] }];
}

/** A wrapper around a picture and one short line that does not go on as a story does. */
function isFrame(element: PageElement): boolean {
  if (!/^(?:div|table|center|dl|span|section)$/u.test(element.tag)) return false;
  const text = lineOf(element);
  return text.length <= 150 && !/[었았했됐였혔렸졌]다\.["”’]?$/u.test(text);
}
