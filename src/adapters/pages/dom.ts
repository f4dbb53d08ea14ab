// Parses a page as a browser would into a small tree of elements and strings; a page that is too large a tree is refused while it is parsed.
import {
  defaultTreeAdapter,
  type DefaultTreeAdapterTypes,
  parse,
  parseFragment,
  type TreeAdapter,
} from 'parse5';
import type { DefaultTreeAdapterMap } from 'parse5';
import { Failure } from '../../core/errors.ts';

export interface PageElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: PageElement | undefined;
  /** Replaced, never changed in place, by `prune`. */
  children: readonly PageNode[];
}

export type PageNode = PageElement | string;

/** More nodes than the largest live blogs have, and no more than fit into the memory allowed. */
const NODE_LIMIT = 80_000;
/** Browsers stop nesting at 512. */
export const DEPTH_LIMIT = 600;

/**
 * A maker of the page's tree, a fresh one at each call. Fails with `page-unreadable`, reason `heavy`, for more nodes or
 * a deeper nesting than a news page has.
 */
export function parsePage(html: string): () => PageElement {
  const { childNodes } = parse(html, { treeAdapter: boundedAdapter(), scriptingEnabled: false });
  return () => convert(childNodes);
}

/** The same for a part of a page. */
export function parsePart(html: string): PageElement {
  return convert(parseFragment(html, { treeAdapter: boundedAdapter() }).childNodes);
}

export function isElement(node: PageNode): node is PageElement {
  return typeof node !== 'string';
}

/** Every element below `root` in document order, without `root`. */
export function* elementsOf(root: PageElement): Generator<PageElement> {
  const stack: PageElement[] = [root];
  for (let element = stack.pop(); element; element = stack.pop()) {
    if (element !== root) yield element;
    for (let at = element.children.length - 1; at >= 0; at -= 1) {
      const child = element.children[at];
      if (child !== undefined && isElement(child)) stack.push(child);
    }
  }
}

/** All characters below `root`, white space as it stands. */
export function textOf(root: PageElement): string {
  const parts: string[] = [];
  const stack: PageNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node)) parts.push(node);
    else {
      if (SPACED.has(node.tag)) parts.push(' ');
      for (let at = node.children.length - 1; at >= 0; at -= 1) stack.push(node.children[at] ?? '');
    }
  }
  return parts.join('');
}

/** One line: white space collapsed. */
export function lineOf(root: PageElement): string {
  return textOf(root).replace(/\s+/gu, ' ').trim();
}

/** The same for an element with few characters; the empty string for one with more than `limit`. */
export function shortLineOf(root: PageElement, limit: number): string {
  let characters = 0;
  const stack: PageNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isElement(node)) stack.push(...node.children.slice(0, limit));
    else characters += node.trim().length;
    if (characters > limit || stack.length > limit * 4) return '';
  }
  return lineOf(root);
}

/** Takes out every element that `drops` says, with all below it. */
export function prune(root: PageElement, drops: (element: PageElement) => boolean): void {
  const stack: PageElement[] = [root];
  for (let element = stack.pop(); element; element = stack.pop()) {
    element.children = element.children.filter((child) => !isElement(child) || !drops(child));
    for (const child of element.children) if (isElement(child)) stack.push(child);
  }
}

/** `element` and what it stands in, inside out. */
export function* ancestryOf(element: PageElement): Generator<PageElement> {
  for (let at: PageElement | undefined = element; at; at = at.parent) yield at;
}

const SPACED = new Set(['br', 'p', 'div', 'td', 'th', 'li', 'tr']);

type Map5 = DefaultTreeAdapterMap;

/** The usual tree, counted while it grows. */
function boundedAdapter(): TreeAdapter<Map5> {
  const depths = new WeakMap<object, number>();
  let nodes = 0;
  const place = (parent: object, node: object): void => {
    const depth = (depths.get(parent) ?? 0) + 1;
    depths.set(node, depth);
    nodes += 1;
    if (depth > DEPTH_LIMIT || nodes > NODE_LIMIT) throw new Failure('page-unreadable', { reason: 'heavy' });
  };
  return {
    ...defaultTreeAdapter,
    appendChild(parent, node) {
      place(parent, node);
      defaultTreeAdapter.appendChild(parent, node);
    },
    insertBefore(parent, node, reference) {
      place(parent, node);
      defaultTreeAdapter.insertBefore(parent, node, reference);
    },
  };
}

interface Pending {
  readonly from: readonly DefaultTreeAdapterTypes.ChildNode[];
  readonly into: PageElement;
}

/** Moving formatting elements about can nest deeper than was counted; what is deeper than the limit is left out. */
function convert(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): PageElement {
  const root: PageElement = { tag: '#page', attributes: new Map(), parent: undefined, children: [] };
  let level: Pending[] = [{ from: nodes, into: root }];
  for (let depth = 0; depth <= DEPTH_LIMIT * 2 && level.length > 0; depth += 1)
    level = level.flatMap(convertChildren);
  return root;
}

function convertChildren({ from, into }: Pending): readonly Pending[] {
  const pending: Pending[] = [];
  const children: PageNode[] = [];
  for (const node of from) {
    if (defaultTreeAdapter.isTextNode(node)) children.push(node.value);
    if (!defaultTreeAdapter.isElementNode(node)) continue;
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
    const element: PageElement = { tag: node.tagName, attributes, parent: into, children: [] };
    children.push(element);
    // A template keeps its content apart and is never shown.
    pending.push({ from: node.childNodes, into: element });
  }
  into.children = children;
  return pending;
}
