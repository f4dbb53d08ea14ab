// Writes an article as Markdown with front matter from which exactly the same article is read again.
import type { Article } from '../types.ts';

/** In the order in which they are written. */
const FIELDS = ['id', 'title', 'publisher', 'author', 'publishedAt', 'url', 'language'] as const;

/** Read again by `readArticleSource` with the format `exported`. */
export function writeArticleSource(article: Article): string {
  const lines = FIELDS.flatMap((name) => {
    const value = article[name];
    return value === undefined ? [] : [`${name}: ${quoted(value)}`];
  });
  return `---\n${lines.join('\n')}\n---\n\n${article.text}\n`;
}

/** One line in double quotes, as YAML has them too. */
function quoted(value: string): string {
  return JSON.stringify(value).replaceAll(
    /[\u007F-\u009F\u2028\u2029\uFEFF]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
