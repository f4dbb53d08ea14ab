// Reads the text layer of a PDF in reading order: columns one after the other, paragraphs whole, what repeats on every page left out.
import { readDate } from '../../core/article/date.ts';
import { Failure, type PageProblem } from '../../core/errors.ts';
import type { PageReading } from './page-types.ts';
import { type Line, linesOf, type PageLines, type TextBox } from './pdf-lines.ts';
import { titleIn } from './pdf-title.ts';
import { paragraphsOf, withoutRepeated } from './pdf-paragraphs.ts';
import { plainReading } from './plain.ts';

/** Pages beyond which no article goes; what is longer is refused for its length. */
const PAGE_LIMIT = 300;
/** Characters at which reading stops: twice the limit of an article. */
const CHARACTER_LIMIT = 400_000;
/** Pieces of text of one page that are looked at. */
const BOX_LIMIT = 20_000;

/** Fails with `page-unreadable` (encrypted, scanned, broken) and as `makeArticle` does. */
export async function readPdf(bytes: Uint8Array): Promise<PageReading> {
  const printed = await readPages(bytes);
  const pages = withoutRepeated(printed);
  const letters = pages.reduce(
    (sum, { lines }) => sum + lines.reduce((all, { text }) => all + text.length, 0),
    0,
  );
  if (letters < 20) throw unreadable('scanned');
  const { title, rest } = titleIn(pages);
  const reading = plainReading(paragraphsOf(rest).join('\n\n'), 'pdf', title);
  const date = reading.publishedAt ?? dateIn(printed[0]?.lines ?? []);
  return date === undefined ? reading : { ...reading, publishedAt: date };
}

/** Newspapers print their date at the head of each page. */
function dateIn(lines: readonly Line[]): string | undefined {
  const edge = [...lines.slice(0, 3), ...lines.slice(-2)].filter(
    ({ text }) => text.length <= 60 && !/[다요]\.\s*$/u.test(text),
  );
  return edge.map(({ text }) => readDate(text)).find((date) => date !== undefined);
}

async function readPages(bytes: Uint8Array): Promise<readonly PageLines[]> {
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    maxImageSize: 1,
  }).catch(refuse);
  const pages: PageLines[] = [];
  let characters = 0;
  for (
    let number = 1;
    number <= Math.min(pdf.numPages, PAGE_LIMIT) && characters < CHARACTER_LIMIT;
    number += 1
  ) {
    const page = await pdf.getPage(number).then(readPage, refuse);
    characters += page.lines.reduce((sum, { text }) => sum + text.length, 0);
    pages.push(page);
  }
  return pages;
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof import('unpdf').getDocumentProxy>>['getPage']>>;

async function readPage(page: Page): Promise<PageLines> {
  const { items } = await page.getTextContent();
  const boxes = items.slice(0, BOX_LIMIT).flatMap((item) => ('str' in item ? boxOf(item) : []));
  const [, bottom = 0, , top = 0] = page.view;
  return { bottom, top, lines: linesOf(boxes) };
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly unknown[];
  readonly width: number;
  readonly height: number;
}

/** Nothing for text that runs in another direction, as watermarks do. */
function boxOf({ str, transform, width, height }: TextItem): readonly TextBox[] {
  const [, slant = 0, , upright = 0, x = 0, y = 0] = transform.map(Number);
  if (str === '' || Math.abs(slant) > Math.abs(upright) * 0.2) return [];
  return [{ text: str, x, y, width, size: height > 0 ? height : Math.abs(upright) }];
}

function refuse(error: unknown): never {
  const name = error instanceof Error ? error.name : '';
  throw unreadable(name === 'PasswordException' ? 'encrypted' : 'broken', error);
}

function unreadable(reason: PageProblem, cause?: unknown): Failure {
  return new Failure('page-unreadable', { reason }, { cause });
}
