// Copies of the library: a backup in one file, and articles as a folder of Markdown, out and in.
import { Failure } from '../core/errors.ts';
import type { Article } from '../core/types.ts';
import { type Desk, notice, scope } from './actions.ts';
import { type Imported, KEEPING_WORDS } from './messages.keeping.ts';
import type { Reply } from './view.ts';

/** A copy of everything that is kept, of every scope, also while a bot is at work. */
export async function backup({ services }: Desk, path: string): Promise<Reply> {
  await services.backup(path);
  return {
    ...notice(({ language }) => KEEPING_WORDS[language].backedUp(path)),
    json: () => ({ backup: path }),
  };
}

/** The articles that were added here; those that came with the program come with it everywhere. */
export async function exportArticles({ services, parts }: Desk, folder: string): Promise<Reply> {
  if (!parts.writeArticles) throw new Failure('not-supported', { what: 'export' });
  const own = (await services.list(scope)).filter(({ bundled }) => !bundled);
  const articles: Article[] = [];
  for (const { id } of own) articles.push(await services.show({ scope, within: id }));
  if (articles.length > 0) await parts.writeArticles(folder, articles);
  return {
    ...notice(({ language }) => KEEPING_WORDS[language].exported(articles.length, folder)),
    json: () => ({ folder, articles: articles.length }),
  };
}

/** All files are read before the first article is added: a broken one changes nothing. */
export async function importArticles({ services, parts }: Desk, folder: string): Promise<Reply> {
  if (!parts.readArticles) throw new Failure('not-supported', { what: 'import' });
  const articles = await parts.readArticles(folder);
  const offered = new Set((await services.list(scope)).flatMap(({ id, bundled }) => (bundled ? [id] : [])));
  const refused = articles.find(({ id }) => offered.has(id));
  if (refused) throw new Failure('article-read-only', { id: refused.id });
  const counts = { added: 0, replaced: 0, unchanged: 0 };
  for (const article of articles) {
    const { changed, replaced } = await services.add(scope, article);
    counts[changed ? (replaced ? 'replaced' : 'added') : 'unchanged'] += 1;
  }
  const imported: Imported = counts;
  return {
    ...notice(({ language }) => KEEPING_WORDS[language].imported(imported)),
    json: () => ({ articles: articles.length, ...imported }),
  };
}
