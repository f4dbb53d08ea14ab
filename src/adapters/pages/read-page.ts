// Reads a page or document of any kind known here. Runs in the child process: it trusts nothing, and may hang or run out of memory.
import { readDocx } from './docx.ts';
import { readHtml } from './html.ts';
import { kindOf } from './kind.ts';
import type { PageReading, PageSource } from './page-types.ts';
import { readPdf } from './pdf.ts';
import { readPlain } from './plain.ts';

/** Fails with `page-unreadable` and as `makeArticle` does. */
export async function readPageHere(source: PageSource): Promise<PageReading> {
  const kind = kindOf(source.bytes, source.contentType, source.url);
  if (kind === 'pdf') return readPdf(source.bytes);
  if (kind === 'docx') return readDocx(source.bytes);
  return kind === 'html' ? readHtml(source) : readPlain(source);
}
