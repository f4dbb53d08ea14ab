// Which article a command is about: the one that was chosen, by key, id or title, else the place's own, else the scope's.
import { Failure } from '../../core/errors.ts';
import type { ArticleListing, ArticleRequest } from '../../core/services.ts';
import type { Call } from '../command.ts';
import { articleKey } from '../render/buttons.ts';

type Asked = Pick<Call, 'services' | 'place' | 'choices'>;

/** A request for the article that `chosen` names; without it, for the place's own article as long as it is there. */
export async function articleRequest(call: Asked, chosen?: string): Promise<ArticleRequest> {
  const { library: scope } = call.place;
  if (chosen !== undefined) return { scope, within: (await articleNamed(call, chosen)).id };
  const own = call.choices.article;
  if (own === undefined) return { scope };
  const isThere = (await call.services.list(scope)).some(({ id }) => id === own);
  return isThere ? { scope, within: own } : { scope };
}

/** Throws Failure('unknown-article') for a name that no article of the scope has. */
export async function articleNamed({ services, place }: Asked, name: string): Promise<ArticleListing> {
  const articles = await services.list(place.library);
  const typed = name.trim();
  const found =
    articles.find(({ id }) => id === typed || articleKey(id) === typed) ??
    articles.find(({ title }) => title.trim() === typed);
  if (!found) throw new Failure('unknown-article', { id: typed, known: known(articles) });
  return found;
}

/** The id of the article with this key, undefined where the scope has none. */
export async function articleWithKey({ services, place }: Asked, key: string): Promise<string | undefined> {
  return (await services.list(place.library)).find(({ id }) => articleKey(id) === key)?.id;
}

function known(articles: readonly ArticleListing[]): string {
  return articles
    .slice(0, 5)
    .map(({ id }) => id)
    .join(', ');
}
