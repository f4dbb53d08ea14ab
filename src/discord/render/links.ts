// The only maker of links: the stored address of an article, opened at the cited sentence, short enough for any message.
import type { Article, Span } from '../../core/types.ts';

/** UTF-16 units of an address, and of a link with everything. */
const ADDRESS_LIMIT = 512;
const LINK_LIMIT = 700;
/** A sentence longer than this is named by its first and last words. */
const WHOLE_LIMIT = 32;
const END_LIMIT = 16;

const words = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * The article's address with a text directive for each span as long as they fit; undefined where the
 * article has no http(s) address that could be shown, or one with a password in it.
 * Text fragments: https://wicg.github.io/scroll-to-text-fragment/ (3.2, syntax).
 */
export function sourceLink(article: Article, spans: readonly Span[] = []): string | undefined {
  const address = addressOf(article.url);
  if (address === undefined) return undefined;
  let link = address;
  for (const span of spans) {
    const directive = textDirective(article.text, span);
    const joint = link === address ? (address.includes('#') ? ':~:' : '#:~:') : '&';
    if (directive === '' || link.includes(directive)) continue;
    if (link.length + joint.length + directive.length > LINK_LIMIT) break;
    link += joint + directive;
  }
  return link;
}

/** `[label](link)`; the label is our own words, for Discord reads no backslash in it. */
export function maskedLink(label: string, link: string): string {
  return `[${label}](${link})`;
}

/** `text=start`, `text=start,end`, with `prefix-,` where the start stands earlier in the article too; '' for no words. */
export function textDirective(text: string, span: Span): string {
  const quote = plain(text.slice(span.start, span.end));
  if (!/[\p{L}\p{N}]/u.test(quote)) return '';
  const [start, end] = quote.length <= WHOLE_LIMIT ? [quote] : [firstWords(quote), lastWords(quote)];
  if (start === undefined || start === '' || end === '') return '';
  const first = plain(text.slice(0, span.start)).toLowerCase().includes(start.toLowerCase());
  const before = first ? lastWords(plain(text.slice(Math.max(0, span.start - 80), span.start))) : '';
  const prefix = before === '' ? '' : `${encodeDirective(before)}-,`;
  return `text=${prefix}${encodeDirective(start)}${end === undefined ? '' : `,${encodeDirective(end)}`}`;
}

function addressOf(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  const isWeb = parsed.protocol === 'https:' || parsed.protocol === 'http:';
  if (!isWeb || parsed.username !== '' || parsed.password !== '') return undefined;
  const plainly = /^https?:\/\/[\w.-]+(?::\d+)?(?:[/?#][\x21-\x7E]*)?$/iu.test(url) ? url : parsed.href;
  const [bare = ''] = plainly.split(':~:');
  const address = bare.replace(/#$/u, '').replace(/[^\w.~:/?#@!$&+,;=%-]/gu, percent);
  return address.length > ADDRESS_LIMIT ? undefined : address;
}

/** Everything but letters and digits, for `-`, `,` and `&` are signs of the directive and `)` ends a link. */
function encodeDirective(text: string): string {
  return encodeURIComponent(text).replace(/[-_.!~*'()]/gu, percent);
}

function percent(character: string): string {
  const bytes = new TextEncoder().encode(character);
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

function plain(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Whole words from the start, for a browser matches nothing that begins or ends within one. */
function firstWords(text: string): string {
  let kept = '';
  for (const { segment } of words.segment(text.slice(0, 4 * END_LIMIT))) {
    if (kept.length + segment.length > END_LIMIT) break;
    kept += segment;
  }
  const within = kept.includes(' ') && text.charAt(kept.length) !== ' ';
  return (within ? kept.slice(0, kept.lastIndexOf(' ')) : kept).trim();
}

function lastWords(text: string): string {
  let kept = '';
  for (const { segment } of [...words.segment(text.slice(-4 * END_LIMIT))].reverse()) {
    if (kept.length + segment.length > END_LIMIT) break;
    kept = segment + kept;
  }
  const within = kept.includes(' ') && text.charAt(text.length - kept.length - 1) !== ' ';
  return (within ? kept.slice(kept.indexOf(' ')) : kept).trim();
}
