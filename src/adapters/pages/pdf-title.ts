// Finds a document's title: the lines in the largest letters near the top of the first page.
import { type Line, medianOf, type PageLines } from './pdf-lines.ts';

export interface TitledPages {
  readonly title: string | undefined;
  /** The pages without it. */
  readonly rest: readonly PageLines[];
}

export function titleIn(pages: readonly PageLines[]): TitledPages {
  const [first, ...others] = pages;
  const usual = medianOf(
    pages
      .flatMap(({ lines }) => lines)
      .flatMap(({ size, text }) => Array.from({ length: Math.ceil(text.length / 20) }, () => size)),
  );
  const high = first?.lines.filter(({ y }) => y > first.bottom + (first.top - first.bottom) * 0.5) ?? [];
  const largest = Math.max(0, ...high.map(({ size }) => size));
  if (!first || largest < usual * 1.2) return { title: undefined, rest: pages };
  const lines = together(high.filter(({ size }) => size > largest * 0.95));
  const title = lines.map(({ text }) => text.trim()).join(' ');
  if (title.length < 4 || title.length > 150) return { title: undefined, rest: pages };
  return {
    title,
    rest: [{ ...first, lines: first.lines.filter((line) => !lines.includes(line)) }, ...others],
  };
}

/** The first of the lines and those right below it. */
function together(lines: readonly Line[]): readonly Line[] {
  const end = lines.findIndex((line, at) => at > 0 && (lines[at - 1]?.y ?? 0) - line.y > line.size * 2.2);
  return end < 0 ? lines : lines.slice(0, end);
}
