// Writes small PDFs as word processors do: text in an embedded-like font by glyph number, with a table that tells the characters.

export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
}

/** Pages of A4 with text at points from the lower left. Korean is one em wide, Latin half. */
export function pdfOf(
  pages: readonly (readonly Placed[])[],
  options: { readonly trailer?: string; readonly objects?: readonly string[] } = {},
): Uint8Array {
  const characters = [...new Set(pages.flat().flatMap(({ text }) => Array.from(text)))];
  const codeOf = new Map(characters.map((character, at) => [character, at + 1]));
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, at) => `${7 + at * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    ...fontObjects(characters),
  ];
  for (const [at, page] of pages.entries()) {
    const content = page
      .map(
        ({ x, y, size, text }) =>
          `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${Array.from(text, (character) => hex(codeOf.get(character)!)).join('')}> Tj ET`,
      )
      .join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${8 + at * 2} 0 R >>`,
      stream(content),
    );
  }
  return assemble([...objects, ...(options.objects ?? [])], options.trailer ?? '');
}

/** The lines of a column below each other, broken at `width` ems. */
export function column(text: string, x: number, top: number, size = 10, width = 40): readonly Placed[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && emsOf(`${line} ${word}`) > width) {
        lines.push(`${line} `);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line, '');
  }
  return lines
    .map((line, at) => ({ x, y: top - at * size * 1.5, size, text: line }))
    .filter((placed) => placed.text !== '');
}

function emsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (/[ -~]/u.test(character) ? 0.5 : 1), 0);
}

function fontObjects(characters: readonly string[]): readonly string[] {
  const widths = characters
    .map((character, at) => `${at + 1} [${/[ -~]/u.test(character) ? 500 : 1_000}]`)
    .join(' ');
  const map = characters.map((character, at) => `<${hex(at + 1)}> <${utf16(character)}>`);
  const blocks = Array.from({ length: Math.ceil(map.length / 100) }, (_, at) =>
    map.slice(at * 100, at * 100 + 100),
  ).map((part) => `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  const toUnicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n${blocks.join('\n')}\nendcmap end end`;
  return [
    '<< /Type /Font /Subtype /Type0 /BaseFont /Batang /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Batang /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [${widths}] >>`,
    '<< /Type /FontDescriptor /FontName /Batang /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    stream(toUnicode),
  ];
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}

function utf16(character: string): string {
  return Array.from({ length: character.length }, (_, at) => hex(character.charCodeAt(at))).join('');
}

export function stream(content: string, dictionary = ''): string {
  return `<< /Length ${Buffer.byteLength(content, 'latin1')} ${dictionary} >>\nstream\n${content}\nendstream`;
}

export function assemble(objects: readonly string[], trailer: string): Uint8Array {
  let text = '%PDF-1.7\n';
  const offsets: number[] = [];
  for (const [at, object] of objects.entries()) {
    offsets.push(text.length);
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
