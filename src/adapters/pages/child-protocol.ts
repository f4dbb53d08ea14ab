// What goes to the child process and what comes back. What comes back is checked as if a stranger had written it.
import { makeArticle } from '../../core/article.ts';
import { Failure, type FailureCode, type Facts } from '../../core/errors.ts';
import { isRecord, type Json } from './json-repair.ts';
import type { FoundFeeds } from '../feeds/found.ts';
import type { Found, PageReading, PageSource, PageWarning } from './page-types.ts';

export interface ChildRequest {
  readonly source: PageSource;
  /** Of resident memory, above which the child ends itself. */
  readonly megabytes: number;
}

export type ChildOutcome =
  | { readonly reading: PageReading | FoundFeeds }
  | { readonly code: FailureCode; readonly facts: Facts; readonly cause?: string };

/** Four bytes with the length of the header, the header as JSON, the page's bytes. */
export function writeRequest({ source, megabytes }: ChildRequest): Uint8Array {
  const { contentType, url } = source;
  const header = Buffer.from(JSON.stringify({ contentType, url, megabytes }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  return Buffer.concat([length, header, source.bytes]);
}

export function readRequest(bytes: Uint8Array): ChildRequest {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 4 + buffer.readUInt32LE(0);
  const header: Json = JSON.parse(buffer.toString('utf8', 4, end));
  if (!isRecord(header) || typeof header['megabytes'] !== 'number')
    throw new TypeError('expected a header with megabytes');
  const source = {
    bytes: new Uint8Array(buffer.subarray(end)),
    contentType: textIn(header['contentType']),
    url: textIn(header['url']),
  };
  return { source, megabytes: header['megabytes'] };
}

/** Throws the failure that the child tells of, and Failure('page-unreadable') for an outcome that is none. */
export function readOutcome(json: string): PageReading {
  return checkedReading(readingIn(json));
}

/** What was read, not looked at yet. Throws as `readOutcome` does. */
export function readingIn(json: string): { readonly [key: string]: Json } {
  const outcome = parsed(json);
  const reading = isRecord(outcome) ? outcome['reading'] : undefined;
  if (isRecord(reading)) return reading;
  throw isRecord(outcome) ? failureIn(outcome) : heavy('expected an outcome, got something else');
}

function parsed(json: string): Json | undefined {
  try {
    const value: Json = JSON.parse(json);
    return value;
  } catch {
    return undefined;
  }
}

const FOUND: readonly Found[] = ['container', 'readability', 'json-ld', 'pdf', 'docx', 'text'];
const WARNINGS: readonly PageWarning[] = [
  'several-articles',
  'rest-behind-paywall',
  'not-shown-on-page',
  'characters-broken',
];

/** Making an article of it once more bounds and normalises every field. */
function checkedReading(reading: { readonly [key: string]: Json }): PageReading {
  const text = textIn(reading['text']);
  if (text === undefined) throw heavy('expected a text');
  const fields = Object.fromEntries(
    ['title', 'publisher', 'author', 'publishedAt', 'url'].map((name) => [name, textIn(reading[name])]),
  );
  const { id: _, ...article } = makeArticle({ id: 'page', text, ...fields });
  const said = reading['warnings'];
  return {
    ...article,
    found: FOUND.find((found) => found === reading['found']) ?? 'text',
    warnings: WARNINGS.filter((warning) => Array.isArray(said) && said.includes(warning)),
  };
}

/** The failures that reading a page has, with the facts that their sentences use. */
const CODES: readonly FailureCode[] = [
  'page-unreadable',
  'text-too-long',
  'empty-text',
  'not-text',
  'front-matter-broken',
];

function failureIn(outcome: { readonly [key: string]: Json }): Failure {
  const code = CODES.find((known) => known === outcome['code']);
  const said = isRecord(outcome['facts']) ? Object.entries(outcome['facts']) : [];
  const facts = said.filter(
    (fact): fact is [string, string | number] =>
      typeof fact[1] === 'number' || (typeof fact[1] === 'string' && fact[1].length <= 100),
  );
  const cause = textIn(outcome['cause']);
  return code === undefined
    ? heavy('expected a failure known here')
    : new Failure(code, Object.fromEntries(facts), cause === undefined ? {} : { cause: new Error(cause) });
}

function heavy(cause: string): Failure {
  return new Failure('page-unreadable', { reason: 'heavy' }, { cause: new Error(cause) });
}

function textIn(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
