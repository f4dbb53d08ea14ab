// What readability takes for the article of a page, as lines of text; its own module, because it is slow to load and seldom needed.
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { type Block, blocksOf } from './blocks.ts';
import { elementsOf, isElement, type PageElement, type PageNode, parsePart } from './dom.ts';

/** Elements above which readability takes too long. */
const ELEMENT_LIMIT = 12_000;
const HTML_LIMIT = 2_000_000;
/** Each escaped character becomes a node of its own there. */
const ESCAPE_LIMIT = 20_000;

/** Undefined where it finds nothing, or the page is too much for it. */
export function readableBlocks(page: PageElement): readonly Block[] | undefined {
  let elements = 0;
  for (const _ of elementsOf(page)) elements += 1;
  if (elements > ELEMENT_LIMIT) return undefined;
  const html = htmlOf(page);
  if (html.length > HTML_LIMIT || (html.match(/&/gu)?.length ?? 0) > ESCAPE_LIMIT) return undefined;
  const { document } = parseHTML(`<!DOCTYPE html><html><head></head><body>${html}</body></html>`);
  try {
    const read = new Readability(document, { charThreshold: 200, disableJSONLD: true }).parse();
    return read?.content ? blocksOf(parsePart(read.content)) : undefined;
  } catch {
    return undefined;
  }
}

/** Depth from which on elements are left away around their content: readability's time grows with the square of the depth. */
const FLAT_DEPTH = 100;
const KEPT_ATTRIBUTES = ['id', 'class', 'href', 'itemprop', 'role', 'src'];
const VOID_TAGS = new Set('br hr img wbr'.split(' '));

function htmlOf(node: PageNode, depth = 0): string {
  if (!isElement(node)) return escaped(node.replace(/[^\S\n]+/gu, ' '));
  const inner = node.children.map((child) => htmlOf(child, depth + 1)).join('');
  if (
    depth > FLAT_DEPTH ||
    /^(?:#page|html|body|head)$/u.test(node.tag) ||
    !/^[a-z][a-z\d]*$/u.test(node.tag)
  )
    return inner;
  const attributes = KEPT_ATTRIBUTES.flatMap((name) => {
    const value = node.attributes.get(name);
    return value === undefined || value.length > 500 ? [] : [` ${name}="${escaped(value)}"`];
  });
  return VOID_TAGS.has(node.tag)
    ? `<${node.tag}${attributes.join('')}>`
    : `<${node.tag}${attributes.join('')}>${inner}</${node.tag}>`;
}

function escaped(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}
