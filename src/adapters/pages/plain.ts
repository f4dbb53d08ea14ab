// Makes a reading of text that has no mark-up, as for a file that a person adds: fields become fields, furniture is dropped.
import { decodeText, readArticleSource, type SourceFormat } from '../../core/article/read-source.ts';
import { decodeBytes } from './decode.ts';
import type { Found, PageReading, PageSource } from './page-types.ts';

/** Fails as reading an article does. `title` is used where the text itself names none. */
export function plainReading(text: string, found: Found, title?: string, format?: SourceFormat): PageReading {
  const read = readArticleSource(title === undefined ? text : `${title}\n\n${text}`, {
    id: 'page',
    format: title === undefined ? format : 'raw',
  });
  const { id: _, ...fields } = read;
  return { ...fields, ...(title !== undefined && { title }), found, warnings: [] };
}

/** Plain text or Markdown in any encoding. */
export function readPlain({ bytes, contentType, url }: PageSource): PageReading {
  const { text, broken } = decodePlain(bytes, contentType);
  const markdown = /markdown/iu.test(contentType ?? '') || /\.(?:md|markdown)$/iu.test(url ?? '');
  const reading = plainReading(text, 'text', undefined, markdown ? 'markdown' : undefined);
  return {
    ...reading,
    ...(reading.url === undefined && url !== undefined && /^https?:/iu.test(url) && { url }),
    warnings: broken > 0 ? ['characters-broken'] : [],
  };
}

/** Fails with `not-text` where the bytes are none in any encoding known here. */
export function decodePlain(
  bytes: Uint8Array,
  contentType?: string,
): { readonly text: string; readonly broken: number } {
  try {
    return { text: decodeText(bytes), broken: 0 };
  } catch (error) {
    const decoded = decodeBytes(bytes, contentType);
    if (bytes.includes(0) || decoded.broken > decoded.text.length / 200) throw error;
    return decoded;
  }
}
