// The shipped language tables, read once a test file.
import { loadLanguage } from '../../src/adapters/lexicon-files.ts';
import type { Word } from '../../src/core/analyze/analyzer.ts';
import type { SegmentedArticle, Sentence } from '../../src/core/types.ts';

export const language = loadLanguage();

/** The only word of a text. */
export function wordOf(text: string): Word {
  const [word, ...others] = language.analyzer.words(text);
  if (!word || others.length > 0) throw new Error(`expected one word in ${text}`);
  return word;
}

/** An article of one sentence a line. */
export function articleOf(
  text: string,
  fields: { title?: string; publishedAt?: string } = {},
): SegmentedArticle {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const span = { start, end: start + line.length };
    sentences.push({ articleId: 'made', index, paragraph: index, span });
    start += line.length + 1;
  }
  return { article: { id: 'made', title: '', language: 'ko', text, ...fields }, sentences, passages: [] };
}
