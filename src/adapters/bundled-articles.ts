// The articles that come with the program, read from data/articles.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArticleSource } from '../core/article/read-source.ts';
import type { Article } from '../core/types.ts';
import { projectFolder } from './lexicon-files.ts';

/** In the order of their file names. */
export function loadBundledArticles(folder = join(projectFolder(), 'data', 'articles')): Article[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort();
  return files.map((name) =>
    readArticleSource(readFileSync(join(folder, name), 'utf8'), {
      id: name.slice(0, -'.md'.length),
      format: 'markdown',
    }),
  );
}
