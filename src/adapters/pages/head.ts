// Collects what a page says about itself outside its text: meta tags, title, canonical address, JSON-LD, style sheets.
import { elementsOf, lineOf, type PageElement, parsePart, textOf } from './dom.ts';
import { type LinkedArticle, linkedArticles } from './json-ld.ts';

export interface PageHead {
  /** The first value of any of the names, plain text of one line. */
  meta(...names: readonly string[]): string | undefined;
  /** All values of the name. */
  metas(name: string): readonly string[];
  readonly title: string | undefined;
  readonly canonical: string | undefined;
  readonly articles: readonly LinkedArticle[];
  readonly styleSheets: readonly string[];
  /** What the page's programs are given or set. */
  readonly programs: readonly string[];
}

export function readHead(page: PageElement): PageHead {
  const metas = new Map<string, string[]>();
  const scripts: string[] = [];
  const programs: string[] = [];
  const styleSheets: string[] = [];
  let title: string | undefined;
  let canonical: string | undefined;
  for (const element of elementsOf(page)) {
    const { tag, attributes } = element;
    if (tag === 'meta') addMeta(metas, attributes);
    if (tag === 'title' && !isDrawing(element)) title ??= plainLine(textOf(element).slice(0, LENGTH_LIMIT));
    if (tag === 'style') styleSheets.push(textOf(element));
    if (tag === 'link' && /\bcanonical\b/iu.test(attributes.get('rel') ?? ''))
      canonical ??= attributes.get('href')?.trim();
    if (tag !== 'script' || attributes.has('src')) continue;
    if (/ld\+json/iu.test(attributes.get('type') ?? '')) scripts.push(textOf(element));
    else programs.push(textOf(element));
  }
  return {
    meta: (...names) => names.flatMap((name) => metas.get(name) ?? []).at(0),
    metas: (name) => metas.get(name) ?? [],
    title,
    canonical,
    articles: linkedArticles(scripts),
    styleSheets,
    programs,
  };
}

/** Text of one line, and once more without entities where a page has escaped it twice. */
export function plainLine(text: string): string {
  const once =
    /&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,6});/iu.test(text) && text.length < 2_000
      ? lineOf(parsePart(text.replaceAll('<', '&lt;')))
      : text;
  return once.replace(/\s+/gu, ' ').trim();
}

/** Values that are kept of one name, and characters of each. */
const VALUE_LIMIT = 20;
const LENGTH_LIMIT = 1_000;

function addMeta(metas: Map<string, string[]>, attributes: ReadonlyMap<string, string>): void {
  const content = attributes.get('content')?.trim();
  if (content === undefined || content === '' || content.length > LENGTH_LIMIT) return;
  for (const kind of ['property', 'name', 'itemprop']) {
    const name = attributes.get(kind)?.trim().toLowerCase();
    if (name === undefined || name === '') continue;
    const values = metas.get(name) ?? [];
    if (values.length < VALUE_LIMIT) metas.set(name, [...values, plainLine(content)]);
  }
}

/** An icon's title is not the page's. */
function isDrawing(element: PageElement): boolean {
  return element.parent?.tag === 'svg' || element.parent?.tag === 'symbol' || element.parent?.tag === 'g';
}
