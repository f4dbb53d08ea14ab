// What a page or document is when it comes in and when it has been read; data only, the same on both sides of the process border.
import type { Language } from '../../core/types.ts';

export interface PageSource {
  readonly bytes: Uint8Array;
  /** As the server sent it, `text/html; charset=euc-kr`; the bytes decide where it is missing or wrong. */
  readonly contentType?: string | undefined;
  /** Where the bytes came from, after every redirect. */
  readonly url?: string | undefined;
}

/** Where the body's text was found; `json-ld` stands for the data that a page's program draws it from, too. */
export type Found = 'container' | 'readability' | 'json-ld' | 'pdf' | 'docx' | 'text';

export type PageWarning =
  /** More than one article stood on the page; the one that its title names was taken. */
  | 'several-articles'
  /** The page says that its full text is for subscribers; what it shows was taken. */
  | 'rest-behind-paywall'
  /** The text stood in the page's data and not on the page. */
  | 'not-shown-on-page'
  /** Some characters could not be decoded. */
  | 'characters-broken';

/** An article's text and fields. The text is normalised as `makeArticle` does, so an article made of it has the same offsets. */
export interface PageReading {
  readonly title: string;
  readonly publisher?: string;
  /** Names without job and address, parted by a comma. */
  readonly author?: string;
  /** ISO 8601 calendar date. */
  readonly publishedAt?: string;
  /** The canonical address where it lies on the page's own site, else the address as given. */
  readonly url?: string;
  readonly language: Language;
  readonly text: string;
  readonly found: Found;
  readonly warnings: readonly PageWarning[];
}
