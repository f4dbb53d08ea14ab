// Keeps the articles of feeds in a library: none twice, none posted twice in a channel, and the oldest of them make room where it is full.
import { freeId } from '../../core/article/free-id.ts';
import { Failure } from '../../core/errors.ts';
import type { Services } from '../../core/services.ts';
import type { Article } from '../../core/types.ts';
import { MOST_ARTICLES } from '../adding/keeping.ts';
import type { ChangedAnswers } from '../changed-answers.ts';
import { isObject } from '../deliver/outcome.ts';
import { parsedObject } from '../parsed.ts';
import { createInTurn } from './in-turn.ts';

/** One item of one feed, in whose channel an article is to be posted. */
export interface Poster {
  readonly library: string;
  readonly channel: string;
  /** Feed and item. */
  readonly name: string;
  /** ISO 8601 date-time. */
  readonly at: string;
}

export interface FeedArticles {
  /**
   * The id under which it is kept for the poster, or `taken` where another item has it for the same channel. Fails with
   * `store-full` where the library is full of what people added, and as adding does.
   */
  keep(article: Article, poster: Poster, signal: AbortSignal): Promise<{ readonly id: string } | 'taken'>;
  /** Another text of an article that was kept; true where it is one and the article is still there. */
  change(library: string, id: string, article: Article, signal: AbortSignal): Promise<boolean>;
}

export interface FeedArticlesParts {
  readonly services: Pick<Services, 'list' | 'show' | 'sameAs' | 'add' | 'remove' | 'records'>;
  readonly changed: Pick<ChangedAnswers, 'tell'>;
  /** Articles that a library takes. */
  readonly most?: number;
}

/** Which item posts an article in which channel; goes with the article. */
const KIND = 'feed-article';

export function createFeedArticles({
  services,
  changed,
  most = MOST_ARTICLES,
}: FeedArticlesParts): FeedArticles {
  const inTurn = createInTurn();

  const makeRoom = async (library: string): Promise<void> => {
    const own = (await services.list(library)).filter(({ bundled }) => !bundled);
    if (own.length < most) return;
    const [oldest] = await services.records(library, KIND).all();
    if (!oldest) throw new Failure('store-full');
    await services.remove(library, oldest.id);
  };

  const kept = async (article: Article, { library }: Poster, signal: AbortSignal): Promise<string> => {
    const same = await services.sameAs(library, article);
    if (same) {
      const { text } = await services.show({ scope: library, within: same.id });
      if (text === article.text) return same.id;
      if (!same.bundled) return replaced(library, same.id, article, signal);
    }
    await makeRoom(library);
    const there = new Set((await services.list(library)).map(({ id }) => id));
    const id = freeId(article.id, there);
    await services.add(library, { ...article, id }, signal);
    return id;
  };

  const replaced = async (
    library: string,
    id: string,
    article: Article,
    signal: AbortSignal,
  ): Promise<string> => {
    const added = await services.add(library, { ...article, id }, signal);
    if (added.replaced) changed.tell(library, id);
    return id;
  };

  return {
    keep: (article, poster, signal) =>
      inTurn(poster.library, async () => {
        const id = await kept(article, poster, signal);
        const records = services.records(poster.library, KIND);
        const posts = postsIn((await records.get(id))?.value);
        const other = posts[poster.channel];
        if (other !== undefined && other !== poster.name) return 'taken';
        const value = JSON.stringify({ posts: { ...posts, [poster.channel]: poster.name } });
        await records.put({ id, value, at: poster.at, ...(await ownMark(services, poster.library, id)) });
        return { id };
      }),
    change: (library, id, article, signal) =>
      inTurn(library, async () => {
        const there = (await services.list(library)).find((one) => one.id === id);
        if (!there || there.bundled) return false;
        await replaced(library, id, article, signal);
        return true;
      }),
  };
}

/** The record of a library's own article goes with it; one that is offered is removed elsewhere. */
async function ownMark(
  services: Pick<Services, 'list'>,
  library: string,
  id: string,
): Promise<{ readonly article?: string }> {
  const listed = (await services.list(library)).find((one) => one.id === id);
  return listed && !listed.bundled ? { article: id } : {};
}

function postsIn(value: string | undefined): Readonly<Record<string, unknown>> {
  const { posts } = parsedObject(value ?? '');
  return isObject(posts) ? posts : {};
}
