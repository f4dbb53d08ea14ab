// Puts the pieces of text of a PDF's page into lines, and the lines into reading order: the left column before the right one.

/** A piece of text as it lies on the page; units are points, y grows upwards. */
export interface TextBox {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of its letters. */
  readonly size: number;
}

export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Where the column that it stands in begins and ends. */
  readonly column: { readonly left: number; readonly right: number };
}

export interface PageLines {
  readonly bottom: number;
  readonly top: number;
  readonly lines: readonly Line[];
}

export function linesOf(boxes: readonly TextBox[]): readonly Line[] {
  return regions(boxes, 0).flatMap(linesOfRegion);
}

/** Columns in columns that are looked for. */
const DEEPEST = 3;

/** Parts of the page that are read one after the other. */
function regions(boxes: readonly TextBox[], depth: number): readonly (readonly TextBox[])[] {
  const gutter = depth < DEEPEST ? gutterOf(boxes) : undefined;
  if (gutter === undefined) return boxes.length === 0 ? [] : [boxes];
  const parts: (readonly TextBox[])[] = [];
  let left: TextBox[] = [];
  let right: TextBox[] = [];
  const flush = (): void => {
    parts.push(...regions(left, depth + 1), ...regions(right, depth + 1));
    [left, right] = [[], []];
  };
  // What goes across both columns is read after what stands above it in either.
  for (const box of [...boxes].sort((a, b) => b.y - a.y)) {
    if (isAcross(box, gutter)) {
      flush();
      parts.push([box]);
    } else if (box.x + box.width / 2 < gutter) left.push(box);
    else right.push(box);
  }
  flush();
  return mergeAcross(parts, gutter);
}

/** The pieces of one line across both columns belong together. */
function mergeAcross(
  parts: readonly (readonly TextBox[])[],
  gutter: number,
): readonly (readonly TextBox[])[] {
  const merged: (readonly TextBox[])[] = [];
  for (const part of parts) {
    const before = merged.at(-1);
    if (
      before &&
      part.length === 1 &&
      before.every((box) => isAcross(box, gutter)) &&
      part.every((box) => isAcross(box, gutter))
    )
      merged[merged.length - 1] = [...before, ...part];
    else merged.push(part);
  }
  return merged;
}

function isAcross({ x, width, size }: TextBox, gutter: number): boolean {
  return x < gutter - size * 0.5 && x + width > gutter + size * 0.5;
}

/** Width of the strips that are counted, in points. */
const STRIP = 3;
/** Characters that a line of a column has on average; less is a table. */
const COLUMN_CHARACTERS = 12;

/** Where nearly no text goes through between two columns of running text, or undefined. */
function gutterOf(boxes: readonly TextBox[]): number | undefined {
  const written = boxes.filter(({ text }) => text.trim() !== '');
  if (written.length < 10) return undefined;
  const left = Math.min(...written.map(({ x }) => x));
  const right = Math.max(...written.map(({ x, width }) => x + width));
  const strips = crossings(written, left, right);
  const [from, to] = [Math.floor(strips.length * 0.2), Math.ceil(strips.length * 0.8)];
  const middle = strips.slice(from, to);
  if (middle.length === 0) return undefined;
  const least = Math.min(...middle);
  const widest = widestRun(middle, least);
  const size = medianOf(written.map((box) => box.size));
  if (least > written.length * 0.1 || widest.length * STRIP < size * 0.8) return undefined;
  const gutter = left + (from + widest.start + widest.length / 2) * STRIP;
  return isColumn(
    written.filter(({ x, width }) => x + width / 2 < gutter),
    written.length,
  ) &&
    isColumn(
      written.filter(({ x, width }) => x + width / 2 >= gutter),
      written.length,
    )
    ? gutter
    : undefined;
}

/** How many pieces lie in each strip. */
function crossings(boxes: readonly TextBox[], left: number, right: number): readonly number[] {
  const count = Math.min(2_000, Math.max(1, Math.ceil((right - left) / STRIP)));
  const changes = new Int32Array(count + 1);
  for (const { x, width } of boxes) {
    const first = Math.floor((x - left) / STRIP);
    const last = Math.ceil((x + width - left) / STRIP);
    if (first >= 0 && first < count) changes[first]! += 1;
    if (last > 0 && last <= count) changes[last]! -= 1;
  }
  let sum = 0;
  return Array.from(changes.subarray(0, count), (change) => (sum += change));
}

function widestRun(
  values: readonly number[],
  value: number,
): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  for (const [at, one] of values.entries()) {
    length = one <= value ? length + 1 : 0;
    if (length > best.length) best = { start: at - length + 1, length };
  }
  return best;
}

function isColumn(side: readonly TextBox[], all: number): boolean {
  const lines = new Set(side.map(({ y, size }) => Math.round(y / Math.max(1, size * 0.5)))).size;
  const characters = side.reduce((sum, { text }) => sum + text.trim().length, 0);
  return side.length >= all * 0.2 && lines >= 4 && characters / lines >= COLUMN_CHARACTERS;
}

export function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function linesOfRegion(boxes: readonly TextBox[]): readonly Line[] {
  const written = boxes.filter(({ text }) => text.trim() !== '');
  const left = Math.min(...written.map(({ x }) => x));
  const right = Math.max(...written.map(({ x, width }) => x + width));
  const rows: TextBox[][] = [];
  for (const box of [...boxes].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && first.y - box.y < Math.max(first.size, box.size) * 0.5) row.push(box);
    else rows.push([box]);
  }
  return rows
    .filter((row) => row.some(({ text }) => text.trim() !== ''))
    .map((row) => lineOfRow(row, { left, right }));
}

function lineOfRow(row: readonly TextBox[], column: Line['column']): Line {
  const boxes = [...row].sort((a, b) => a.x - b.x);
  const written = boxes.filter(({ text }) => text.trim() !== '');
  let text = '';
  let end: number | undefined;
  for (const box of boxes) {
    if (end !== undefined && box.x - end > box.size * 0.25 && !/\s$/u.test(text) && !/^\s/u.test(box.text))
      text += ' ';
    text += box.text;
    end = box.x + box.width;
  }
  return {
    text: text.replace(/\s+/gu, ' ').trimStart(),
    left: Math.min(...written.map(({ x }) => x)),
    right: Math.max(...written.map(({ x, width }) => x + width)),
    y: boxes[0]?.y ?? 0,
    size: medianOf(written.map(({ size }) => size)),
    column,
  };
}
