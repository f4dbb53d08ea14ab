// The article that is meant where none is named: the newest of the scope's own, else the first bundled one.
import type { Library } from '../library.ts';
import type { Article } from '../types.ts';

export async function defaultArticle(
  { within }: { readonly within?: string },
  library: Library,
): Promise<Article | undefined> {
  if (within !== undefined) return (await library.article(within)).article;
  const all = await library.articles();
  return (all.findLast(({ bundled }) => !bundled) ?? all[0])?.article;
}
