// Keeps articles in a library, one at a time: within its bounds, none twice, none under an id that another has or once had.
import { freeId } from '../../core/article/free-id.ts';
import type { AddedArticle, ArticleListing, Services } from '../../core/services.ts';
import type { Article } from '../../core/types.ts';
import type { Audit } from '../audit.ts';
import type { ChangedAnswers } from '../changed-answers.ts';
import type { AddingWords } from '../messages.adding.ts';
import type { Place } from '../place.ts';
import type { Draft } from './drafts.ts';

/** Articles of one library, and how many a library takes in an hour. */
export const MOST_ARTICLES = 1_000;
export const MOST_AN_HOUR = 100;

/** What an article would be in a library: there already, another text of one that is there, or new. */
export type Found =
  | { readonly kind: 'here'; readonly title: string; readonly since: string | undefined }
  | { readonly kind: 'changes'; readonly id: string }
  | { readonly kind: 'new' };

export type Kept = Extract<Found, { kind: 'here' }> | { readonly kind: 'kept'; readonly added: AddedArticle };

export interface Keeping {
  /** Why the library takes no more now; undefined where it does. */
  refusal(place: Place, words: AddingWords): Promise<string | undefined>;
  find(place: Place, article: Article): Promise<Found>;
  /** Keeps it, notes who did, and has answers told whose sentences are gone; or tells that it is there. */
  keep(place: Place, draft: Draft): Promise<Kept>;
}

export interface KeepingParts {
  readonly services: Services;
  readonly audit: Audit;
  readonly changed: Pick<ChangedAnswers, 'tell'>;
  readonly now: () => Date;
}

const HOUR_MS = 3_600_000;

export function createKeeping({ services, audit, changed, now }: KeepingParts): Keeping {
  const inTurn = createTurns();
  const find = async ({ library }: Place, article: Article): Promise<Found> => {
    const same = await services.sameAs(library, article);
    if (!same) return { kind: 'new' };
    const { text } = await services.show({ scope: library, within: same.id });
    if (text === article.text)
      return { kind: 'here', title: same.title, since: await sinceWhen(library, same) };
    return same.bundled ? { kind: 'new' } : { kind: 'changes', id: same.id };
  };
  const sinceWhen = async (library: string, { id }: ArticleListing): Promise<string | undefined> => {
    const added = (await audit.all(library)).findLast(
      ({ what, article }) => what === 'add' && article === id,
    );
    return added && dateMark(added.at);
  };
  /** Old buttons of an article that was removed must not open another one. */
  const idFor = async (library: string, wished: string): Promise<string> => {
    const there = (await services.list(library)).map(({ id }) => id);
    const gone = (await audit.all(library)).flatMap(({ article }) => article ?? []);
    return freeId(wished, new Set([...there, ...gone]));
  };
  return {
    find,
    async refusal({ library }, words) {
      const own = (await services.list(library)).filter(({ bundled }) => !bundled);
      if (own.length >= MOST_ARTICLES) return words.libraryFull(MOST_ARTICLES);
      const since = new Date(now().getTime() - HOUR_MS).toISOString();
      const lately = (await audit.all(library)).filter(({ what, at }) => IN_AN_HOUR.has(what) && at > since);
      return lately.length >= MOST_AN_HOUR ? words.tooManyNow(MOST_AN_HOUR) : undefined;
    },
    keep: (place, { article, by }) =>
      inTurn(place.library, async () => {
        const { library } = place;
        const found = await find(place, article);
        if (found.kind === 'here') return found;
        const id = found.kind === 'changes' ? found.id : await idFor(library, article.id);
        const added = await services.add(library, { ...article, id });
        const at = now().toISOString();
        const what = added.replaced ? 'change' : 'add';
        await audit.note(library, { by, what, title: article.title, at, article: id });
        if (added.replaced) changed.tell(library, id);
        return { kind: 'kept', added };
      }),
  };
}

const IN_AN_HOUR: ReadonlySet<string> = new Set(['add', 'change']);

/** A date as Discord shows it to each reader: in their language and their time zone. */
export function dateMark(at: string): string {
  return `<t:${Math.floor(Date.parse(at) / 1_000)}:D>`;
}

/** Work under one name follows each other. */
function createTurns(): <Result>(name: string, work: () => Promise<Result>) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = last.get(name) ?? Promise.resolve();
    const done = before.catch(() => undefined).then(work);
    const settled = done
      .catch(() => undefined)
      .finally(() => {
        if (last.get(name) === settled) last.delete(name);
      });
    last.set(name, settled);
    return done;
  };
}
