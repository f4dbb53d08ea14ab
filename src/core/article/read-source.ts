// Reads an article as people have it (plain text, Markdown with front matter, a copied page): fields become fields, furniture is dropped, the body is kept word for word.
import { type ArticleSource, makeArticle } from '../article.ts';
import { Failure } from '../errors.ts';
import type { Article, Language } from '../types.ts';
import { readByline } from './byline.ts';
import { dropChrome, isChrome } from './chrome.ts';
import { isDateLine, readDate } from './date.ts';
import { hasFrontMatter, readFrontMatter } from './front-matter.ts';
import { normaliseText } from './normalise.ts';

export { decodeText } from './decode-text.ts';
export { slugOf } from './slug.ts';

/** `exported` is what `writeArticleSource` writes: every field must be one of an article's, and the body is the text. */
export type SourceFormat = 'text' | 'markdown' | 'raw' | 'exported';

export interface SourceHint {
  /** Used unless the front matter names another. */
  readonly id: string;
  /** Told from the text when left out. */
  readonly format?: SourceFormat | undefined;
}

/** Fails as `makeArticle` does, and with `front-matter-broken` and `line`. */
export function readArticleSource(raw: string, hint: SourceHint): Article {
  const text = raw.replace(/\r\n?/gu, '\n');
  const format = hint.format ?? formatOf(text);
  if (format === 'exported') return readExported(text, hint.id);
  if (format === 'markdown') return readMarkdown(text, hint.id);
  if (format === 'raw') return makeArticle(readPage(text, raw, hint.id));
  return makeArticle({ id: hint.id, text: raw });
}

/** A page shows itself by a date line, a byline or furniture; without any of them the text is taken as it stands. */
function formatOf(text: string): SourceFormat {
  if (hasFrontMatter(text)) return 'markdown';
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (/^#{1,6}\s/u.test(lines[0] ?? '')) return 'markdown';
  const edges = [...lines.slice(0, 8), ...lines.slice(-6)];
  return edges.some((line) => isDateLine(line) || isChrome(line) || readByline(line)) ? 'raw' : 'text';
}

function readMarkdown(text: string, id: string): Article {
  const { fields, body } = readFrontMatter(text);
  const heading = /^\s*#\s+(.+)\n/u.exec(body);
  const language = fields.get('language');
  return makeArticle({
    id: fields.get('id') || id,
    title: fields.get('title') || heading?.[1],
    publisher: fields.get('publisher'),
    author: fields.get('author'),
    publishedAt: fields.get('date'),
    url: fields.get('url'),
    language: isLanguage(language) ? language : undefined,
    text: heading ? body.slice(heading[0].length) : body,
  });
}

/** A field that nothing comes of is a mistake, and the line that it is in is told. */
function readExported(text: string, id: string): Article {
  const { fields, lines, body } = readFrontMatter(text);
  const language = fields.get('language');
  const article = makeArticle({
    id: fields.get('id') ?? id,
    title: fields.get('title'),
    publisher: fields.get('publisher'),
    author: fields.get('author'),
    publishedAt: fields.get('publishedat'),
    url: fields.get('url'),
    language: isLanguage(language) ? language : undefined,
    text: body,
  });
  const { text: _text, publishedAt: publishedat, ...others } = article;
  const read: Readonly<Record<string, unknown>> = { ...others, publishedat };
  for (const [name, value] of fields) {
    const isLost = read[name] === undefined || (name === 'language' && value !== article.language);
    if (value !== '' && isLost) throw new Failure('front-matter-broken', { line: lines.get(name) ?? 1 });
  }
  return article;
}

function isLanguage(value: string | undefined): value is Language {
  return value === 'ko' || value === 'en';
}

/** The original goes through `makeArticle` whenever nothing would be left: its failure is the right one. */
function readPage(text: string, raw: string, id: string): ArticleSource {
  const lines = normaliseText(text).split('\n');
  const page = dropChrome(lines.map((line) => line.replace(INLINE_TAIL, '')));
  const head = readHead(page.body);
  head.fields.author ??= authorIn([...page.foot, INLINE_TAIL.exec(lines.at(-1) ?? '')?.[0] ?? '']);
  const body = [...head.kept, ...page.body.slice(head.end)].join('\n');
  if (!/[\p{L}\p{N}]/u.test(body)) return { id, text: raw };
  return { id, text: body, ...head.fields };
}

interface Head {
  readonly fields: {
    -readonly [Key in 'title' | 'publisher' | 'author' | 'publishedAt']?: ArticleSource[Key];
  };
  /** Lines above the body that are neither fields nor furniture, such as a subtitle, and the body's start after a byline. */
  readonly kept: string[];
  /** Index of the first line of the untouched body. */
  readonly end: number;
}

/** Reads down from the top until the first paragraph of running text. */
function readHead(lines: readonly string[]): Head {
  const head = { fields: {} as Head['fields'], kept: [] as string[], end: 0 };
  const titleAt = lines.findIndex((line) => line.trim() !== '');
  if (isTitle(lines, titleAt)) {
    head.fields.title = (lines[titleAt] ?? '').trim();
    head.end = titleAt + 1;
  }
  while (head.end < lines.length) {
    const line = (lines[head.end] ?? '').trim();
    head.end += 1;
    if (!takeHeadLine(head, line)) break;
  }
  return head;
}

/** Files one line; false when it was running text, which ends the head. */
function takeHeadLine(head: Head, line: string): boolean {
  if (line === '') head.kept.push('');
  if (isDateLine(line)) {
    head.fields.publishedAt ??= readDate(line) ?? '';
    return true;
  }
  const byline = readByline(line);
  if (line === '' || (!byline && isChrome(line))) return true;
  if (byline?.publisher) head.fields.publisher ??= byline.publisher;
  if (byline?.author) head.fields.author ??= byline.author;
  const rest = byline ? byline.rest : line;
  if (rest !== '') head.kept.push(rest);
  return !isRunningText(rest);
}

/** A first line that is no sentence of the text and has text below it. */
function isTitle(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').trim();
  if (line === '' || line.length > 120 || isDateLine(line) || readByline(line)) return false;
  return !/[.。]["'”’)\]]*$/u.test(line) && lines.slice(at + 1).some((other) => isRunningText(other.trim()));
}

function isRunningText(line: string): boolean {
  return /[.?!。]["'”’)\]]*$/u.test(line) || line.length > 120;
}

/** Pages that sign at the end do it with the reporter's name and address. */
function authorIn(lines: readonly string[]): string | undefined {
  return lines.map((line) => readByline(line.trim())?.author).find((author) => author !== undefined);
}

/** The reporter's address and the copyright notice at the end of a line that a sentence ends on. */
const INLINE_TAIL =
  /(?<=[다요까죠][.?!]["'”’)\]]?)\s{0,5}(?:(?:[가-힣]{2,4}\s?(?:선임|인턴|수습)?기자)?\s?[/(<[]?[\w.+-]{1,64}@[\w.-]{1,80}[)>\]]?|[<([]?(?:저작권자|[ⓒ©]|Copyright)[^\n]*|[<([][^\n]{0,40}무단\s?전재[^\n]*)\s*$/u;
