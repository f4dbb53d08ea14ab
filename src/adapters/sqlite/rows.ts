// What lies on disk and what it means: nothing read back is believed before its shape and its checksum are right.
import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import { Failure } from '../../core/errors.ts';
import type { ArticleVectors, PassageSpan, StoredArticle } from '../../core/ports.ts';
import { acceptPassages, fieldsOf, isFiniteRow, readFields, withVersion } from '../store-input.ts';
import type { ArticleFields } from '../store-input.ts';

export interface ArticleRow {
  readonly key: number;
  readonly scope: string;
  readonly id: string;
  readonly version: number;
  /** JSON of the article without id and text. */
  readonly fields: string;
  readonly checksum: Buffer;
  readonly text: string;
}

export interface PassageRow extends PassageSpan {
  /** The article's key. */
  readonly article: number;
}

export interface VectorRow {
  readonly embedder: string;
  readonly dimensions: number;
  readonly checksum: Buffer;
  /** float32, little-endian. */
  readonly rows: Buffer;
}

/** An earlier text, with the id and scope of its article. */
export interface VersionRow extends ArticleRow {
  /** JSON, `[[id, start, end], …]`. */
  readonly passages: string;
}

/** Throws Failure('store-damaged', {path, scope, article}) where the row is not what was once written. */
export function readArticle(row: ArticleRow, spans: readonly PassageSpan[], path: string): StoredArticle {
  const stored = parseArticle(row, spans);
  if (!stored || !row.checksum.equals(articleChecksum(row.scope, stored))) {
    throw new Failure('store-damaged', { path, scope: row.scope, article: row.id });
  }
  return stored;
}

/** Throws Failure('store-damaged', {path, article}) for fields that are not an article's. */
export function readFieldsOf(id: string, json: string, path: string): ArticleFields {
  const fields = readFields(parseJson(json));
  if (!fields) throw new Failure('store-damaged', { path, article: id });
  return fields;
}

/** Throws Failure('store-damaged') as `readArticle` does. */
export function readVersion(row: VersionRow, path: string): StoredArticle {
  return readArticle(row, readPassages(row.passages), path);
}

export function passagesJson(passages: readonly PassageSpan[]): string {
  return JSON.stringify(passages.map(({ id, start, end }) => [id, start, end]));
}

/** Undefined for anything but `passages` finite rows with the right checksum: the caller embeds again. */
export function readVectors(row: VectorRow, passages: number): ArticleVectors | undefined {
  const { embedder, dimensions, rows: bytes } = row;
  if (bytes.length !== passages * dimensions * 4 || !row.checksum.equals(vectorChecksum(row)))
    return undefined;
  const flat = decodeFloats(bytes);
  if (!isFiniteRow(flat)) return undefined;
  const rows = Array.from({ length: passages }, (_, i) =>
    flat.subarray(i * dimensions, (i + 1) * dimensions),
  );
  return { embedderId: embedder, dimensions, rows };
}

export function writeVectors({ embedderId, dimensions, rows }: ArticleVectors): VectorRow {
  const row = { embedder: embedderId, dimensions, rows: encodeFloats(rows, dimensions) };
  return { ...row, checksum: vectorChecksum(row) };
}

export function fieldsJson(stored: StoredArticle): string {
  return JSON.stringify(fieldsOf(stored.article));
}

/** SHA-256 over all of a stored article, its scope too: a row that slid into another scope is damaged, not shown. */
export function articleChecksum(scope: string, { article, passages, version }: StoredArticle): Buffer {
  const spans = passages.map(({ id, start, end }) => [id, start, end]);
  const whole = [scope, article.id, version, fieldsOf(article), article.text, spans];
  return createHash('sha256').update(JSON.stringify(whole)).digest();
}

function vectorChecksum({ embedder, dimensions, rows }: Omit<VectorRow, 'checksum'>): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([embedder, dimensions]))
    .update(rows)
    .digest();
}

function parseArticle(row: ArticleRow, spans: readonly PassageSpan[]): StoredArticle | undefined {
  const fields = readFields(parseJson(row.fields));
  if (!fields) return undefined;
  try {
    const passages = acceptPassages(spans, row.text.length);
    const article = withVersion({ id: row.id, ...fields, text: row.text }, row.version);
    return { article, passages, version: row.version };
  } catch {
    return undefined;
  }
}

/** None for anything else than what `passagesJson` makes: the checksum then tells. */
function readPassages(json: string): PassageSpan[] {
  const spans = parseJson(json);
  if (!Array.isArray(spans)) return [];
  return spans.flatMap((span: unknown) => {
    const [id, start, end]: readonly unknown[] = Array.isArray(span) ? span : [];
    const isSpan = typeof id === 'string' && typeof start === 'number' && typeof end === 'number';
    return isSpan ? [{ id, start, end }] : [];
  });
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function encodeFloats(rows: readonly Float32Array[], dimensions: number): Buffer {
  const flat = new Float32Array(rows.length * dimensions);
  for (const [index, row] of rows.entries()) flat.set(row, index * dimensions);
  return littleEndian(Buffer.from(flat.buffer));
}

function decodeFloats(bytes: Buffer): Float32Array {
  const flat = new Float32Array(bytes.length / 4);
  const view = Buffer.from(flat.buffer);
  view.set(bytes);
  littleEndian(view);
  return flat;
}

/** In place. */
function littleEndian(floats: Buffer): Buffer {
  return endianness() === 'BE' ? floats.swap32() : floats;
}
