// What every store takes in: copies that the caller can no longer change, and a refusal before anything is written.
import { Failure } from '../core/errors.ts';
import { LONGEST_RECORD } from '../core/ports.ts';
import type { ArticleVectors, PassageSpan, StoredRecord } from '../core/ports.ts';
import type { Article } from '../core/types.ts';

/** What an article says of itself; which text of it one is, a store knows. */
export type ArticleFields = Omit<Article, 'id' | 'text' | 'version'>;

/** Every field of an article beside id and text, required or not; the compiler asks for the next one. */
const fieldNames = {
  title: 'required',
  publisher: 'optional',
  author: 'optional',
  publishedAt: 'optional',
  url: 'optional',
  language: 'required',
} as const satisfies Record<keyof ArticleFields, 'required' | 'optional'>;

/** Throws Failure('not-text') for a lone surrogate: SQLite gives it back as three U+FFFD, and moves every later offset. */
export function acceptText(value: string, name: string): string {
  if (/\p{Surrogate}/u.test(value)) throw new Failure('not-text', { name });
  return value;
}

/** A frozen copy with the known fields only, absent where undefined. Throws Failure('not-text'). */
export function acceptArticle(article: Article): Article {
  const fields = readFields(article);
  if (!fields) throw new TypeError('expected the fields of an article, got something else');
  const { id, text } = article;
  for (const [name, value] of Object.entries({ id, ...fields, text })) acceptText(value, name);
  return Object.freeze({ id, ...fields, text });
}

/** The article as the store gives it back: which text of it this is stands in it, from the second on. */
export function withVersion<Shown extends Omit<Article, 'text'>>(article: Shown, version: number): Shown {
  return Object.freeze(version > 1 ? { ...article, version } : article);
}

export function fieldsOf({ id: _id, text: _text, version: _version, ...fields }: Article): ArticleFields {
  return fields;
}

/** The known fields of a value, or undefined where it is not an article's; also for what comes back from disk. */
export function readFields(value: unknown): ArticleFields | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const record: Readonly<Record<string, unknown>> = { ...value };
  const present = Object.keys(fieldNames).filter((name) => record[name] !== undefined);
  const fields: object = Object.fromEntries(present.map((name) => [name, record[name]]));
  return isFields(fields) ? fields : undefined;
}

/** A frozen copy. Throws Failure('not-text'), RangeError for a value too long or a time that is none. */
export function acceptRecord({ id, value, at, article }: StoredRecord): StoredRecord {
  if (value.length > LONGEST_RECORD)
    throw new RangeError(`expected up to ${LONGEST_RECORD} characters, got ${value.length}`);
  timeOf(at);
  const record = { id, value, at, ...(article !== undefined && { article }) };
  for (const [name, text] of Object.entries(record)) acceptText(text, name);
  return Object.freeze(record);
}

/** Milliseconds since 1970. Throws RangeError for what is no ISO 8601 date-time. */
export function timeOf(at: string): number {
  const time = /^\d{4}-\d{2}-\d{2}T/u.test(at) ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(time))
    throw new RangeError(`expected a date-time, got ${JSON.stringify(at.slice(0, 40))}`);
  return time;
}

/** Throws RangeError for anything but a whole number from 0. */
export function acceptMost(most: number): number {
  if (!Number.isSafeInteger(most) || most < 0) throw new RangeError(`expected a number to keep, got ${most}`);
  return most;
}

/** Copies in order. Throws RangeError unless every span is whole numbers with 0 <= start <= end <= `length`. */
export function acceptPassages(passages: readonly PassageSpan[], length: number): readonly PassageSpan[] {
  return Object.freeze(
    passages.map(({ id, start, end }) => {
      if (!isSpan(start, end, length))
        throw new RangeError(`expected a span in 0..${length}, got ${start}..${end}`);
      return Object.freeze({ id: acceptText(id, 'passage'), start, end });
    }),
  );
}

/** Copies. Throws Failure('index-mismatch') unless there is one finite row of `dimensions` numbers per passage. */
export function acceptVectors(vectors: ArticleVectors, passages: number): ArticleVectors {
  const { embedderId, dimensions, rows } = vectors;
  acceptText(embedderId, 'embedder');
  if (!Number.isInteger(dimensions) || dimensions < 1)
    throw mismatch(embedderId, 'dimensions', 1, dimensions);
  if (rows.length !== passages) throw mismatch(embedderId, 'rows', passages, rows.length);
  const wrong = rows.find((row) => row.length !== dimensions);
  if (wrong) throw mismatch(embedderId, 'dimensions', dimensions, wrong.length);
  if (!rows.every(isFiniteRow)) throw new Failure('index-mismatch', { embedderId, what: 'not a number' });
  return Object.freeze({ embedderId, dimensions, rows: rows.map((row) => row.slice()) });
}

/** Throws Failure('index-mismatch') where this embedder's vectors in the scope have another length. */
export function acceptDimensions(embedderId: string, stored: number | undefined, dimensions: number): void {
  if (stored !== undefined && stored !== dimensions)
    throw mismatch(embedderId, 'dimensions', stored, dimensions);
}

export function isFiniteRow(row: Float32Array): boolean {
  for (const value of row) if (!Number.isFinite(value)) return false;
  return true;
}

/** What a count comes to. Throws TypeError where `kept` is no whole number, RangeError where the sum is none. */
export function sumOf(kept: string | undefined, by = 1): number {
  if (kept !== undefined && !/^-?\d+$/u.test(kept))
    throw new TypeError(`expected a count under the key, got ${JSON.stringify(kept.slice(0, 40))}`);
  const sum = Number(kept ?? 0) + by;
  if (!Number.isSafeInteger(sum)) throw new RangeError(`expected a whole number to count by, got ${by}`);
  return sum;
}

/** The same words in the same passages: then vectors of the article are still true. */
export function isUnchanged(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function isFields(value: object): value is ArticleFields {
  const record: Readonly<Record<string, unknown>> = { ...value };
  const isText = (name: string, need: string) =>
    typeof record[name] === 'string' || (record[name] === undefined && need === 'optional');
  const language = record['language'];
  return (
    Object.entries(fieldNames).every(([name, need]) => isText(name, need)) &&
    (language === 'ko' || language === 'en')
  );
}

function isSpan(start: number, end: number, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length;
}

function mismatch(embedderId: string, what: string, expected: number, got: number): Failure {
  return new Failure('index-mismatch', { embedderId, what, expected, got });
}
