// Decides publisher, date and address of an article from everything that its page says; what contradicts the page's own site is left out.
import { readDate } from '../../core/article/date.ts';
import { isOutlet } from './authors.ts';
import type { PageHead } from './head.ts';
import type { LinkedArticle } from './json-ld.ts';

/** Names that a page shows. */
export interface NamesShown {
  /** By the title in the page's own title. */
  readonly beside: string | undefined;
  /** What leads to the front page. */
  readonly logo: string | undefined;
  /** Before the first sentence and once more in the line about rights. */
  readonly owner: string | undefined;
}

/** The publisher's name without its slogan or domain. */
export function publisherOf(
  head: PageHead,
  article: LinkedArticle | undefined,
  { beside, logo, owner }: NamesShown,
): string | undefined {
  const site = head.meta('og:site_name');
  const said = [
    paperOf(head),
    ...(owner !== undefined && site !== undefined && !site.includes(owner) ? [owner] : []),
    ...(article?.isBlog ? [site, article.publisher] : [article?.publisher, site]),
    head.meta('publisher', 'dc.publisher', 'article:publisher'),
    head.meta('application-name'),
    logo !== undefined && beside?.startsWith(`${logo} `) ? logo : beside,
    logo,
  ];
  const names = said
    .flatMap((name) => (name === undefined ? [] : [nameIn(name)]))
    .filter((name) => name !== '' && !/^https?:/iu.test(name));
  return names.find((name) => !isDomain(name)) ?? names[0];
}

/** On a portal the paper that wrote the article: `한빛일보 | 모아뉴스`, or a name of its own beside the portal's. */
function paperOf(head: PageHead): string | undefined {
  const named = head.meta('article:media_name');
  if (named !== undefined) return named;
  const source = head.meta('og:article:author')?.split(' | ')[0]?.trim();
  return source !== undefined && isOutlet(source) ? source : undefined;
}

function nameIn(value: string): string {
  const parts = value.split(/\s[|<>:\-–—·]\s|\s?\|\s?|\s?::\s?/u).map((part) => part.trim());
  const named = parts.find((part) => part !== '' && part.length <= 30) ?? '';
  return named.replace(/^(?:[ⓒ©]|\(c\)|copyright)\s?/iu, '').replace(/^(?:\(주\)|㈜|주식회사)\s?/u, '');
}

function isDomain(name: string): boolean {
  return /^[\w-]+(?:\.[\w-]+)+$/u.test(name);
}

/** Where pages put the time of publication, best first. */
const DATE_NAMES = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'date',
  'pubdate',
  'publishdate',
  'publish-date',
  'dc.date.issued',
  'dc.date',
  'dcterms.created',
  'dcterms.issued',
  'parsely-pub-date',
  'sailthru.date',
  'article_date_original',
  'article.published',
  'og:regdate',
  'regdate',
  'nate:pub_date',
  'cxenseparse:recs:publishtime',
  'date.release',
] as const;

/** The date that the page's data gives, in the country of its language. */
export function dateFromData(
  head: PageHead,
  article: LinkedArticle | undefined,
  korean: boolean,
): string | undefined {
  const said = [article?.published, ...DATE_NAMES.map((name) => head.meta(name))];
  return said
    .map((value) => (value === undefined ? undefined : dateIn(value, korean)))
    .find((date) => date !== undefined);
}

/** `2025-01-21T23:30:00Z` is the 22nd in Korea. A date that has a zone of its own or none is taken as it is written. */
export function dateIn(value: string, korean: boolean): string | undefined {
  const utc = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]00:?00)$/u.test(value.trim());
  const time = utc && korean ? Date.parse(value.trim().replace(/[+-]00:?00$/u, 'Z')) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time + 9 * 3_600_000).toISOString().slice(0, 10);
  const digits = /^(20\d{2})(\d{2})(\d{2})(?:\d{6}|\d{4})?$/u.exec(value.trim());
  return readDate(digits ? digits.slice(1).join('-') : value);
}

/** The canonical address where it lies on the site that the page came from, else the address as given; http(s) only. */
export function addressOf(
  head: PageHead,
  article: LinkedArticle | undefined,
  given: string | undefined,
): string | undefined {
  const own = webAddress(given);
  const said = [head.canonical, head.meta('og:url'), article?.url].flatMap(
    (value) => webAddress(value, own) ?? [],
  );
  const chosen = said.find((address) => own === undefined || siteOf(address) === siteOf(own)) ?? own;
  return chosen?.href;
}

function webAddress(value: string | undefined, base?: URL): URL | undefined {
  if (value === undefined || value.length > 2_000 || !URL.canParse(value, base?.href)) return undefined;
  const address = new URL(value, base?.href);
  if (!/^https?:$/u.test(address.protocol) || address.username !== '' || address.password !== '')
    return undefined;
  // A front page is no article's address.
  if (base !== undefined && address.pathname === '/' && address.search === '' && base.pathname !== '/')
    return undefined;
  address.hash = '';
  return address;
}

/** The registrable name: three labels below `co.kr` and its like, two elsewhere. */
function siteOf({ hostname, port }: URL): string {
  const labels = hostname.toLowerCase().split('.');
  if (/^[\d.]+$|:/u.test(hostname)) return `${hostname}:${port}`;
  const second = labels.at(-2) ?? '';
  const taken =
    labels.at(-1)?.length === 2 && /^(?:co|or|go|ac|ne|re|pe|com|org|net|gov|edu)$/u.test(second) ? 3 : 2;
  return `${labels.slice(-taken).join('.')}:${port}`;
}
