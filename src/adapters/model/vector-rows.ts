// Vectors from outside are believed only after a look: so many, so long, finite, in the order asked, then of unit length.
import { Failure } from '../../core/errors.ts';

export interface RowsExpected {
  readonly count: number;
  readonly embedderId: string;
  readonly dimensions: number;
}

/** Scaled to unit length; an all-zero row stays. Throws Failure('index-mismatch') with what was expected and what came. */
export function checkRows(rows: readonly unknown[], expected: RowsExpected): Float32Array[] {
  const { count, embedderId } = expected;
  if (rows.length !== count)
    throw new Failure('index-mismatch', { embedderId, what: 'rows', expected: count, got: rows.length });
  return rows.map((row) => checkRow(row, expected));
}

function checkRow(row: unknown, { embedderId, dimensions }: RowsExpected): Float32Array {
  if (!Array.isArray(row) && !(row instanceof Float32Array))
    throw new Failure('index-mismatch', { embedderId, what: 'encoding' });
  if (row.length !== dimensions)
    throw new Failure('index-mismatch', {
      embedderId,
      what: 'dimensions',
      expected: dimensions,
      got: row.length,
    });
  const length = Math.sqrt(squaresOf(row));
  if (!Number.isFinite(length)) throw new Failure('index-mismatch', { embedderId, what: 'not a number' });
  return scaled(row, length === 0 ? 1 : length);
}

/** Not finite where any value is no finite number. Plain loops: a run has thousands of rows of thousands of values. */
function squaresOf(row: ArrayLike<unknown>): number {
  let sum = 0;
  for (let at = 0; at < row.length; at += 1) {
    const value = row[at];
    sum += typeof value === 'number' ? value * value : Number.NaN;
  }
  return sum;
}

function scaled(row: ArrayLike<number>, length: number): Float32Array {
  const unit = new Float32Array(row.length);
  for (let at = 0; at < row.length; at += 1) unit[at] = (row[at] ?? 0) / length;
  return unit;
}

/** A text without a letter or digit has nothing to embed, and servers refuse an empty one. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Embeds the texts that have words with `embed`, and gives the others a zero row. */
export async function withZeroRows(
  texts: readonly string[],
  dimensions: number,
  embed: (texts: readonly string[]) => Promise<readonly Float32Array[]>,
): Promise<Float32Array[]> {
  const worded = texts.filter(hasWords);
  const rows = (worded.length === 0 ? [] : await embed(worded)).values();
  return texts.map(
    (text) => (hasWords(text) ? rows.next().value : undefined) ?? new Float32Array(dimensions),
  );
}

/** Entries of an answer in the order of their `index`, of which each must be there once; as they came where none has one. */
export function inOrder<Entry>(entries: readonly Entry[], count: number, embedderId: string): Entry[] {
  if (entries.length !== count)
    throw new Failure('index-mismatch', { embedderId, what: 'rows', expected: count, got: entries.length });
  const indices = entries.map(indexOf);
  if (indices.every((index) => index === undefined)) return [...entries];
  const each =
    new Set(indices).size === count && indices.every((index) => index !== undefined && index < count);
  if (!each) throw new Failure('index-mismatch', { embedderId, what: 'order' });
  return entries.toSorted((one, other) => (indexOf(one) ?? 0) - (indexOf(other) ?? 0));
}

function indexOf(entry: unknown): number | undefined {
  const index: unknown =
    typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'index') : undefined;
  return typeof index === 'number' && Number.isInteger(index) && index >= 0 ? index : undefined;
}
