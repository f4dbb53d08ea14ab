// Writes Word documents: a zip with the one file that holds the text.
import { type Zippable, zipSync } from 'fflate';

const HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>';

export function docxOf(body: string, others: Zippable = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': Buffer.from(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'word/document.xml': Buffer.from(`${HEAD}${body}</w:body></w:document>`),
    ...others,
  });
}

export const paragraph = (text: string, properties = ''): string =>
  `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

export const row = (...cells: readonly string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;

/** The same zip, whose files all say that they are `size` bytes long. */
export function claiming(zip: Uint8Array, size: number): Uint8Array {
  const bytes = Uint8Array.from(zip);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 < bytes.length; at += 1) {
    const mark = view.getUint32(at, true);
    if (mark === 0x04_03_4b_50) view.setUint32(at + 22, size, true);
    if (mark === 0x02_01_4b_50) view.setUint32(at + 24, size, true);
  }
  return bytes;
}
