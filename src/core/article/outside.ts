// What surfaces ask of articles that are still outside, behind a link or in a file that somebody hands over. Types only.
import type { Article } from '../types.ts';

/** What a reader could not be sure of. */
export type ReadingWarning =
  /** More than one article stood on the page; the one that its title names was taken. */
  | 'several-articles'
  /** The page says that its full text is for subscribers; what it shows was taken. */
  | 'rest-behind-paywall'
  /** The text stood in the page's data and not on the page. */
  | 'not-shown-on-page'
  /** Some characters could not be decoded. */
  | 'characters-broken';

/** Kept nowhere yet. The article's id is made of its title or its link; another article may have it. */
export interface OutsideArticle {
  readonly article: Article;
  readonly warnings: readonly ReadingWarning[];
}

/** A file that a person handed over, to be had under a link for a while. */
export interface GivenFile {
  readonly name: string;
  readonly url: string;
  /** Its size as told by who keeps it. */
  readonly bytes: number;
  readonly contentType?: string | undefined;
}

export interface OutsideArticles {
  /**
   * The article behind a link; its `url` is the page's canonical link where that is of the same site, else where the page
   * really was. Fails with the link-… failures, `page-unreadable`, and as making an article does; rejects with the
   * signal's reason.
   */
  link(url: string, signal?: AbortSignal): Promise<OutsideArticle>;
  /** Fails with `not-supported`, `file-too-large`, `file-missing`, `file-unreadable`, `page-unreadable`, and as making an article does. */
  file(file: GivenFile, signal?: AbortSignal): Promise<OutsideArticle>;
}
