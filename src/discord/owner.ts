// Finds whose an article is that a place lists: the closed channel's own, its server's, or nobody's there to change.
import type { ArticleListing, Services } from '../core/services.ts';
import type { Place } from './place.ts';

export interface Owned {
  /** The library that holds it, and its id there. */
  readonly scope: string;
  readonly id: string;
}

/** What a place lists; what a closed channel has of its server does not count as come with the program. */
export async function listedAt(
  services: Pick<Services, 'list'>,
  { library, scope }: Libraries,
): Promise<readonly ArticleListing[]> {
  const listed = await services.list(library);
  if (library === scope) return listed;
  const theirs = (await services.list(scope)).filter(({ bundled }) => !bundled);
  const isTheirs = ({ title, characters }: ArticleListing): boolean =>
    theirs.some((one) => one.title === title && one.characters === characters);
  return listed.map((one) => (one.bundled && isTheirs(one) ? { ...one, bundled: false } : one));
}

type Asked = Pick<Services, 'list' | 'show' | 'sameAs'>;
type Libraries = Pick<Place, 'library' | 'scope'>;

/** Undefined for an article that is the same in all servers. A server's article may stand in a channel's list under another id. */
export async function ownerOf(
  services: Asked,
  { library, scope }: Libraries,
  { id, bundled }: Pick<ArticleListing, 'id' | 'bundled'>,
): Promise<Owned | undefined> {
  if (!bundled) return { scope: library, id };
  if (library === scope) return undefined;
  const shown = await services.show({ scope: library, within: id });
  const theirs = (await services.list(scope)).filter(({ bundled: offered }) => !offered);
  const named = theirs.find((one) => one.id === id) ?? (await services.sameAs(scope, shown));
  if (!named || !theirs.some((one) => one.id === named.id)) return undefined;
  const { text } = await services.show({ scope, within: named.id });
  return text === shown.text ? { scope, id: named.id } : undefined;
}
