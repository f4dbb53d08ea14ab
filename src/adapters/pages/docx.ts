// Reads the paragraphs of a Word document: what is shown, in its order, tables as lines; deleted and hidden text is left out.
import { strFromU8, unzipSync } from 'fflate';
import { Failure } from '../../core/errors.ts';
import type { PageReading } from './page-types.ts';
import { plainReading } from './plain.ts';
import { xmlEvents, type XmlEvent } from './xml.ts';

/** Bytes of the unpacked text with its marks; a document of 200,000 characters has about a quarter of it. */
const XML_LIMIT = 24 * 1024 * 1024;
/** Characters at which reading stops: twice the limit of an article. */
const CHARACTER_LIMIT = 400_000;
const DOCUMENT = 'word/document.xml';

/** Fails with `page-unreadable` (broken, heavy) and as `makeArticle` does. */
export function readDocx(bytes: Uint8Array): PageReading {
  const { paragraphs, title } = readEvents(xmlEvents(documentIn(bytes)));
  return plainReading(paragraphs.join('\n\n'), 'docx', title);
}

/** Only the one file is unpacked, and only as large as it says it is. */
function documentIn(bytes: Uint8Array): string {
  let size = 0;
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (name === DOCUMENT) size = originalSize;
        return name === DOCUMENT && originalSize <= XML_LIMIT;
      },
    });
  } catch (error) {
    throw new Failure('page-unreadable', { reason: 'broken' }, { cause: error });
  }
  if (size > XML_LIMIT) throw new Failure('page-unreadable', { reason: 'heavy' });
  const document = files[DOCUMENT];
  if (!document) throw new Failure('page-unreadable', { reason: 'broken' });
  return strFromU8(document);
}

/** What has been read so far. */
interface Reading {
  readonly paragraphs: string[];
  title: string | undefined;
  /** Innermost last: a text box stands in a paragraph and holds others. */
  readonly open: { text: string; titled: boolean }[];
  /** Rows of tables within tables, innermost last: the paragraphs of each cell. */
  readonly rows: string[][][];
  /** Parts around that are not shown. */
  skipping: number;
  inText: boolean;
  hidden: boolean;
  /** Nothing has come since the last row of this table. */
  afterRow: boolean;
  characters: number;
}

/** Parts that repeat or replace what is shown. */
const SKIPPED = new Set(['w:del', 'w:moveFrom', 'mc:Fallback']);
const TITLE_STYLE = /w:val="(?:Title|Heading1|a3|제목|제목1|1)"/u;
/** Characters of a cell above which it is running text. */
const CELL_LIMIT = 160;

function readEvents(events: Iterable<XmlEvent>): Reading {
  const reading: Reading = {
    paragraphs: [],
    title: undefined,
    open: [],
    rows: [],
    skipping: 0,
    inText: false,
    hidden: false,
    afterRow: false,
    characters: 0,
  };
  for (const event of events) {
    take(reading, event);
    if (reading.characters >= CHARACTER_LIMIT) break;
  }
  return reading;
}

function take(reading: Reading, event: XmlEvent): void {
  if (event.kind === 'text') return reading.inText ? add(reading, event.text) : undefined;
  if (SKIPPED.has(event.name)) {
    if (!event.empty) reading.skipping += event.kind === 'open' ? 1 : -1;
    return undefined;
  }
  if (reading.skipping > 0) return undefined;
  if (event.kind === 'open') begin(reading, event.name, event.attributes);
  return event.kind === 'close' || event.empty ? end(reading, event.name) : undefined;
}

function begin(reading: Reading, name: string, attributes: string): void {
  const paragraph = reading.open.at(-1);
  if (name === 'w:p') reading.open.push({ text: '', titled: false });
  if (name === 'w:r') reading.hidden = false;
  if (name === 'w:t') reading.inText = true;
  if (name === 'w:vanish' && !/w:val="(?:0|false|off)"/u.test(attributes)) reading.hidden = true;
  if (name === 'w:tab') add(reading, ' ');
  if (name === 'w:br' || name === 'w:cr') add(reading, '\n');
  if (name === 'w:noBreakHyphen') add(reading, '-');
  if (name === 'w:tbl') reading.afterRow = false;
  if (name === 'w:tr') reading.rows.push([]);
  if (name === 'w:tc') reading.rows.at(-1)?.push([]);
  if (name === 'w:pStyle' && paragraph && TITLE_STYLE.test(attributes)) paragraph.titled = true;
}

function add(reading: Reading, text: string): void {
  const paragraph = reading.open.at(-1);
  if (!paragraph || reading.hidden) return;
  paragraph.text += text;
  reading.characters += text.length;
}

function end(reading: Reading, name: string): void {
  if (name === 'w:t') reading.inText = false;
  if (name === 'w:p') endParagraph(reading);
  if (name === 'w:tr') endRow(reading);
  if (name === 'w:tbl') reading.afterRow = false;
}

function endParagraph(reading: Reading): void {
  const { text = '', titled = false } = reading.open.pop() ?? {};
  const lines = text.replace(/[^\S\n]+/gu, ' ').trim();
  if (lines === '') return;
  const isTitle =
    titled && reading.title === undefined && reading.rows.length === 0 && reading.paragraphs.length < 4;
  if (isTitle) reading.title = lines.replaceAll('\n', ' ');
  else place(reading).push(lines);
}

/** Short cells make one line below the row before, others are a table for the layout. */
function endRow(reading: Reading): void {
  const cells = reading.rows.pop() ?? [];
  const lines = cells.map((cell) => cell.join(' '));
  const target = place(reading);
  if (cells.length < 2 || lines.some((line) => line.length > CELL_LIMIT)) {
    for (const paragraph of cells.flat()) target.push(paragraph);
    return;
  }
  const line = lines.filter((cell) => cell !== '').join(' | ');
  const above = reading.afterRow ? target.pop() : undefined;
  target.push(above === undefined ? line : `${above}\n${line}`);
  reading.afterRow = true;
}

/** The cell that is being read, or the document. */
function place({ rows, paragraphs }: Reading): string[] {
  return rows.at(-1)?.at(-1) ?? paragraphs;
}
