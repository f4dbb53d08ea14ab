// Makes an Article: the only place where text is normalised, before any offset exists. Making an article of an article changes nothing.
import { readDate } from './article/date.ts';
import { normaliseLine, normaliseText } from './article/normalise.ts';
import { Failure } from './errors.ts';
import type { Article, Language } from './types.ts';

/** What is known of an article before it is one. Fields that cannot be read (a date, an address) are left out. */
export interface ArticleSource {
  readonly id: string;
  readonly text: string;
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly author?: string | undefined;
  readonly publishedAt?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: Language | undefined;
}

/** UTF-16 code units that an article's text may have. */
export const TEXT_LIMIT = 200_000;
const TITLE_LIMIT = 80;
const FIELD_LIMIT = 300;

/** Fails with `empty-text` (no word in it), `text-too-long`, or `not-text` (mostly controls or broken characters). */
export function makeArticle(source: ArticleSource): Article {
  refuseBinary(source.text);
  const text = normaliseText(source.text);
  if (!/[\p{L}\p{N}]/u.test(text)) throw new Failure('empty-text');
  if (text.length > TEXT_LIMIT) {
    throw new Failure('text-too-long', { characters: text.length, limit: TEXT_LIMIT });
  }
  const title = field(source.title) ?? titleFrom(text);
  return {
    id: source.id,
    title,
    ...optionalFields(source),
    language: source.language ?? detectLanguage(text),
    text,
  };
}

/** Korean when a fair share of the letters is Hangul; names and terms in Latin letters do not make it English. */
export function detectLanguage(text: string): Language {
  const sample = text.slice(0, 20_000);
  const hangul = sample.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return letters === 0 || hangul / letters >= 0.15 ? 'ko' : 'en';
}

function refuseBinary(text: string): void {
  const broken = text.match(/(?![\t-\r\u0085])[\p{Cc}\uFFFD]/gu)?.length ?? 0;
  if (broken > 8 && broken > text.length / 20) throw new Failure('not-text', { characters: broken });
}

function optionalFields(source: ArticleSource): Partial<Article> {
  const publisher = field(source.publisher);
  const author = field(source.author);
  const publishedAt = source.publishedAt === undefined ? undefined : readDate(source.publishedAt);
  const url = source.url?.trim();
  return {
    ...(publisher !== undefined && { publisher }),
    ...(author !== undefined && { author }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(url !== undefined && /^https?:\/\/[^\s<>"]+$/iu.test(url) && { url }),
  };
}

function field(value: string | undefined): string | undefined {
  const line = normaliseLine(value ?? '');
  return /[\p{L}\p{N}]/u.test(line) ? cut(line, FIELD_LIMIT) : undefined;
}

/** The first line, or its first sentence when the line goes on. */
function titleFrom(text: string): string {
  const line = normaliseLine(text.split('\n').find((part) => /[\p{L}\p{N}]/u.test(part)) ?? text);
  const sentence = /^.{0,200}?[.?!](?=\s|$)/u.exec(line)?.[0] ?? line;
  return cut(/[\p{L}\p{N}]/u.test(sentence) ? sentence : line, TITLE_LIMIT);
}

function cut(line: string, limit: number): string {
  const characters = Array.from(line);
  return characters.length <= limit
    ? line
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}
