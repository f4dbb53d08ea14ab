// Lays the elements of a page out as lines of text: paragraphs stay paragraphs, a table's row becomes one line, an image leaves a mark.
import { isElement, lineOf, type PageElement, type PageNode } from './dom.ts';
import { styleOf } from './style.ts';

export interface Block {
  readonly kind: 'text' | 'heading' | 'item' | 'row' | 'image';
  /** One line, white space collapsed; empty for an image. */
  readonly text: string;
  /** Characters of it that are links. */
  readonly linked: number;
  /** False for a line of the same paragraph, list or table as the one before. */
  readonly opens: boolean;
}

/** Everything that a browser puts on a line of its own. */
export const BLOCK_TAGS = new Set(
  'address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
);

/** The lines of everything below `root`, in document order. */
export function blocksOf(root: PageElement): readonly Block[] {
  const builder = createBuilder();
  visit(root, builder, false);
  builder.end(true);
  return builder.blocks;
}

/** Lines of one paragraph below each other, paragraphs parted by an empty line. */
export function textOfBlocks(blocks: readonly Block[]): string {
  const shown = blocks.filter(({ kind }) => kind !== 'image');
  return shown.map(({ text, opens }, at) => (at === 0 ? text : `${opens ? '\n\n' : '\n'}${text}`)).join('');
}

interface Builder {
  readonly blocks: Block[];
  /** Of the lines that follow. */
  kind: Block['kind'];
  /** `linked` characters of the text are links. */
  add(text: string, linked: number): void;
  /** Ends the line; `opening` when what follows is another paragraph. */
  end(opening: boolean): void;
  /** Ends the line; on an empty line it parts two paragraphs. */
  lineBreak(): void;
  image(): void;
}

function createBuilder(): Builder {
  const blocks: Block[] = [];
  let parts: string[] = [];
  let linked = 0;
  let opens = true;
  /** True when there was a line. */
  const flush = (): boolean => {
    const text = parts.join('').replace(/\s+/gu, ' ').trim();
    if (text !== '') blocks.push({ kind: builder.kind, text, linked: Math.min(linked, text.length), opens });
    parts = [];
    linked = 0;
    return text !== '';
  };
  const builder: Builder = {
    blocks,
    kind: 'text',
    add(text, inLinks) {
      parts.push(text);
      linked += inLinks;
    },
    end: (opening) => void (opens = flush() ? opening : opens || opening),
    lineBreak: () => void (opens = !flush()),
    image() {
      flush();
      blocks.push({ kind: 'image', text: '', linked: 0, opens: true });
      opens = true;
    },
  };
  return builder;
}

function visit(node: PageNode, builder: Builder, linked: boolean): void {
  if (!isElement(node)) return builder.add(node, linked ? node.trim().length : 0);
  if (node.tag === 'br') return builder.lineBreak();
  if (node.tag === 'img') return visitImage(node, builder);
  if (node.tag === 'pre') return visitLines(node, builder);
  if (node.tag === 'table' && isDataTable(node)) return visitTable(node, builder);
  const isLink = linked || (node.tag === 'a' && node.attributes.has('href'));
  if (!isBlock(node)) return visitChildren(node, builder, isLink);
  const kind = builder.kind;
  const isItem = node.tag === 'li' || node.tag === 'dd' || node.tag === 'dt';
  builder.end(!isItem || isFirst(node));
  builder.kind = isItem ? 'item' : /^h[1-6]$/u.test(node.tag) ? 'heading' : kind;
  visitChildren(node, builder, isLink);
  builder.end(!isItem);
  builder.kind = kind;
}

function visitChildren(element: PageElement, builder: Builder, linked: boolean): void {
  for (const child of element.children) visit(child, builder, linked);
}

function isBlock(element: PageElement): boolean {
  if (BLOCK_TAGS.has(element.tag)) return true;
  return (
    element.attributes.has('style') &&
    /^(?:block|flex|grid|list-item)$/u.test(styleOf(element).get('display') ?? '')
  );
}

function isFirst(element: PageElement): boolean {
  return element.parent?.children.find((child) => isElement(child)) === element;
}

/** An image of a character's size belongs to the line. */
function visitImage({ attributes }: PageElement, builder: Builder): void {
  const sizes = ['width', 'height'].map((name) => Number.parseInt(attributes.get(name) ?? '', 10));
  if (sizes.some((size) => size <= 32)) return;
  builder.image();
}

function visitLines(element: PageElement, builder: Builder): void {
  builder.end(true);
  for (const line of preformatted(element).split('\n')) {
    builder.add(line, 0);
    builder.lineBreak();
  }
  builder.end(true);
}

function preformatted(node: PageNode): string {
  if (!isElement(node)) return node;
  return node.tag === 'br' ? '\n' : node.children.map(preformatted).join('');
}

/** Characters of a cell above which it is running text. */
const CELL_LIMIT = 160;

const LAYOUT = new Set('table ul ol dl h1 h2 h3 h4 section article img'.split(' '));

/** A table of short cells in at least two rows and columns; any other table is there for the layout. */
function isDataTable(table: PageElement): boolean {
  const rows = rowsOf(table);
  if (rows.length < 2 || rows.some((cells) => cells.some(holdsLayout))) return false;
  const columns = rows.map((cells) => cells.length).sort((a, b) => a - b)[Math.floor(rows.length / 2)] ?? 0;
  return columns >= 2 && rows.flat().every((cell) => lineOf(cell).length <= CELL_LIMIT);
}

function holdsLayout(cell: PageElement): boolean {
  return cell.children.some((child) => isElement(child) && (LAYOUT.has(child.tag) || holdsLayout(child)));
}

function rowsOf(table: PageElement): readonly (readonly PageElement[])[] {
  const groups = table.children
    .filter(isElement)
    .flatMap((child) =>
      child.tag === 'tr'
        ? [child]
        : /^t(?:head|body|foot)$/u.test(child.tag)
          ? child.children.filter(isElement)
          : [],
    );
  return groups
    .filter(({ tag }) => tag === 'tr')
    .map((row) => row.children.filter(isElement).filter(({ tag }) => tag === 'td' || tag === 'th'));
}

function visitTable(table: PageElement, builder: Builder): void {
  builder.end(true);
  const caption = table.children.filter(isElement).find(({ tag }) => tag === 'caption');
  if (caption) {
    builder.add(lineOf(caption), 0);
    builder.end(false);
  }
  const kind = builder.kind;
  builder.kind = 'row';
  for (const cells of rowsOf(table)) {
    addRow(cells, builder);
    builder.end(false);
  }
  builder.kind = kind;
  builder.end(true);
}

function addRow(cells: readonly PageElement[], builder: Builder): void {
  const filled = cells.filter((cell) => lineOf(cell) !== '');
  for (const [at, cell] of filled.entries()) {
    if (at > 0) builder.add(' | ', 0);
    builder.add(lineOf(cell), linkedIn(cell));
  }
}

function linkedIn(element: PageElement): number {
  if (element.tag === 'a' && element.attributes.has('href')) return lineOf(element).length;
  return element.children.reduce((sum, child) => (isElement(child) ? sum + linkedIn(child) : sum), 0);
}
