// What is told of a retrieved passage beside its words: where they lie, and in which article.
import type { Evidence } from '../../core/types.ts';

/** Where a retrieved document lies: its content is `text.slice(start, end)` of the article. */
export interface EvidenceMetadata {
  readonly articleId: string;
  readonly title: string;
  readonly publisher?: string;
  /** ISO 8601 calendar date. */
  readonly publishedAt?: string;
  readonly url?: string;
  /** UTF-16 code units into the article's text, half-open. */
  readonly start: number;
  readonly end: number;
  /** Compares within one query only. */
  readonly score: number;
}

/** Fields that the article does not have are left out. */
export function metadataOf({ article, passage, score }: Evidence): EvidenceMetadata {
  const { start, end } = passage.span;
  const { id: articleId, title, publisher, publishedAt, url } = article;
  return {
    articleId,
    title,
    ...(publisher !== undefined && { publisher }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(url !== undefined && { url }),
    start,
    end,
    score,
  };
}
