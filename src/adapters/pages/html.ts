// Reads a news page: the article's text, as a reader of the page sees it, and its fields.
import { makeArticle } from '../../core/article.ts';
import { Failure } from '../../core/errors.ts';
import { authorsIn, bestAuthors } from './authors.ts';
import { type Block, blocksOf, textOfBlocks } from './blocks.ts';
import { bestCandidate, type Candidate, candidate } from './candidates.ts';
import { proseOf } from './clean.ts';
import { decodeBytes } from './decode.ts';
import { type PageElement, parsePage, parsePart, prune } from './dom.ts';
import { addressOf, dateFromData, publisherOf } from './fields.ts';
import { removeFurniture } from './furniture.ts';
import { type PageHead, readHead } from './head.ts';
import { hiddenIn } from './hidden.ts';
import type { LinkedArticle } from './json-ld.ts';
import { articleInData } from './page-data.ts';
import type { PageReading, PageSource, PageWarning } from './page-types.ts';
import { asksToPay } from './paywall.ts';
import { removeOtherArticles } from './several.ts';
import { type ShownFields, shownFields } from './shown-fields.ts';
import { findTitle, lettersOf, logoOf, type TitleFound } from './title.ts';

/** Characters of running text below which a page that calls itself an article, and any other, holds none. */
const SHORTEST_ARTICLE = 30;
const SHORTEST_PAGE = 120;
/** Below it a page that asks to pay has shown no more than its beginning. */
const SHORTEST_PART = 400;
/** Below it the page's data may hold what the page does not. */
const SHORTEST_BODY = 200;

/** Fails with `page-unreadable` (nothing, paywall, heavy) and as `makeArticle` does. */
export async function readHtml(source: PageSource): Promise<PageReading> {
  const { text: html, broken } = decodeBytes(source.bytes, source.contentType);
  const freshPage = parsePage(html);
  const careful = await choose(layOut(freshPage(), source.url, true));
  if (isEnough(careful)) return readingOf(careful, source.url, broken);
  const lenient = await choose(layOut(freshPage(), source.url, false));
  if (isEnough(lenient)) return readingOf(lenient, source.url, broken);
  throw new Failure('page-unreadable', { reason: careful.layout.locked ? 'paywall' : 'nothing' });
}

interface Chosen {
  readonly layout: Layout;
  readonly best: Candidate | undefined;
}

interface Layout {
  readonly page: PageElement;
  readonly head: PageHead;
  readonly article: LinkedArticle | undefined;
  readonly title: TitleFound;
  readonly shown: ShownFields;
  readonly logo: string | undefined;
  /** The page says that its text is not for everyone. */
  readonly locked: boolean;
  readonly several: boolean;
}

function layOut(page: PageElement, url: string | undefined, careful: boolean): Layout {
  const head = readHead(page);
  prune(page, hiddenIn(head.styleSheets));
  const article = articleOf(head, url);
  const title = findTitle(page, head, article);
  const several = title.element !== undefined && removeOtherArticles(page, title.element);
  const shown = shownFields(page, title.element, isKorean(title.title));
  const logo = logoOf(page);
  const locked = article?.free === false || asksToPay(blocksOf(page));
  if (careful) removeFurniture(page, title.element);
  return { page, head, article, title, shown, logo, locked, several };
}

/** Of several articles in the data the one with the page's address, then the one with its title, then the first. */
function articleOf(head: PageHead, url: string | undefined): LinkedArticle | undefined {
  const addresses = new Set([url, head.canonical, head.meta('og:url')]);
  const title = lettersOf(`${head.meta('og:title') ?? ''} ${head.title ?? ''}`);
  return (
    head.articles.find((article) => article.url !== undefined && addresses.has(article.url)) ??
    head.articles.find(({ headline }) => headline !== undefined && title.includes(lettersOf(headline))) ??
    head.articles[0]
  );
}

/** What the page shows, or, where it shows next to nothing, what its data tells. */
async function choose(layout: Layout): Promise<Chosen> {
  const { page, title, locked } = layout;
  const shown = await bestCandidate(page, title.title);
  if (locked || (shown && proseOf(shown.clean.blocks) >= SHORTEST_BODY)) return { layout, best: shown };
  const article = layout.article?.body === undefined ? fromPrograms(layout) : layout.article;
  if (article?.body === undefined) return { layout, best: shown };
  if (!article.free) return { layout: { ...layout, locked: true }, best: shown };
  const told = candidate('json-ld', blocksOfBody(article.body), title.title);
  if (shown && shown.score >= told.score) return { layout, best: shown };
  return { layout: { ...layout, article }, best: told };
}

function fromPrograms({ head, article, title }: Layout): LinkedArticle | undefined {
  const found = articleInData(head.programs, title.title);
  if (!found || !article) return found;
  return {
    ...article,
    authors: article.authors.length > 0 ? article.authors : found.authors,
    published: article.published ?? found.published,
    body: found.body,
    free: found.free,
  };
}

/** Pages write the body into their data as HTML or as plain lines. */
function blocksOfBody(body: string): readonly Block[] {
  if (/<\/?(?:p|br|div|strong|b)\b/iu.test(body)) {
    const part = parsePart(body);
    prune(part, hiddenIn([]));
    removeFurniture(part, undefined);
    return blocksOf(part);
  }
  const escaped = body.replace(/&(?!(?:[a-z]{2,8}|#\d{2,6});)/giu, '&amp;').replace(/</gu, '&lt;');
  return blocksOf(parsePart(`<pre>\n${escaped}</pre>`));
}

function isEnough(chosen: Chosen): chosen is Chosen & { readonly best: Candidate } {
  const { best, layout } = chosen;
  const { head, article, locked } = layout;
  if (!best) return false;
  const prose = proseOf(best.clean.blocks);
  if (locked) return prose >= SHORTEST_PART;
  const named =
    article !== undefined ||
    head.meta('og:type')?.toLowerCase() === 'article' ||
    head.meta('article:published_time') !== undefined;
  return prose >= (named ? SHORTEST_ARTICLE : SHORTEST_PAGE);
}

function readingOf(
  { layout, best }: Chosen & { readonly best: Candidate },
  url: string | undefined,
  broken: number,
): PageReading {
  const { head, article, title, shown, logo } = layout;
  const text = textOfBlocks(best.clean.blocks);
  const { clean } = best;
  const publisher =
    publisherOf(head, article, { beside: title.beside, logo, owner: clean.owner }) ?? clean.publisher;
  const made = makeArticle({
    id: 'page',
    title: title.title,
    publisher,
    author: bestAuthors(authorSources(layout, best).map((values) => authorsIn(values, publisher))),
    publishedAt: dateFromData(head, article, isKorean(text)) ?? shown.date ?? clean.date,
    url: addressOf(head, article, url),
    text,
  });
  const { id: _, ...fields } = made;
  return { ...fields, found: best.found, warnings: warningsOf(layout, best, broken) };
}

/** Best first. */
function authorSources({ head, article, shown }: Layout, best: Candidate): readonly (readonly string[])[] {
  const named = [
    'author',
    'article:author',
    'dable:author',
    'byl',
    'dc.creator',
    'parsely-author',
    'sailthru.author',
    'og:article:author',
  ];
  return [
    article?.authors ?? [],
    ...named.map((name) => head.metas(name)),
    ...shown.bylines.map((line) => [line]),
    ...best.clean.bylines.map((line) => [line]),
  ];
}

function warningsOf({ several, locked }: Layout, best: Candidate, broken: number): readonly PageWarning[] {
  return [
    ...(several ? (['several-articles'] as const) : []),
    ...(locked ? (['rest-behind-paywall'] as const) : []),
    ...(best.found === 'json-ld' ? (['not-shown-on-page'] as const) : []),
    ...(broken > 0 ? (['characters-broken'] as const) : []),
  ];
}

function isKorean(text: string | undefined): boolean {
  return /\p{Script=Hangul}/u.test(text ?? '');
}
