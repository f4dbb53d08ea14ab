// Questions that an article answers, each tried on the product itself before it is offered; made once an article.
import { suggestQuestions } from '../compose/suggest.ts';
import type { Library } from '../library.ts';
import type { Language, SegmentedArticle, Sentence } from '../types.ts';
import { decide } from './decide.ts';
import type { Finder } from './find.ts';

export interface TriedSuggestion {
  readonly question: string;
  readonly sentence: number;
}

export interface Suggester {
  /** Up to three questions whose answers are none of `said`. */
  suggest(
    source: SegmentedArticle,
    language: Language,
    library: Library,
    said?: readonly Sentence[],
  ): Promise<string[]>;
}

const OFFERED = 3;

/** Goes with the article that it is about. */
type Tried = WeakMap<SegmentedArticle, Map<Language, Promise<TriedSuggestion[]>>>;

/**
 * What was tried with one finder. Libraries with nothing of their own hold the same and find the same, so that one of
 * them tries for all; what another one finds depends on its own articles, and no other library is to be told of these.
 */
interface Memory {
  readonly shared: Tried;
  readonly own: WeakMap<Library, Tried>;
}

const memories = new WeakMap<Finder, Memory>();

/** Suggesters over one finder share what was tried. */
export function createSuggester(finder: Finder): Suggester {
  const memory: Memory = memories.get(finder) ?? { shared: new WeakMap(), own: new WeakMap() };
  memories.set(finder, memory);
  const triedFor = async (
    source: SegmentedArticle,
    language: Language,
    library: Library,
  ): Promise<TriedSuggestion[]> => {
    const tried = await triedIn(library, memory);
    const known = tried.get(source) ?? new Map<Language, Promise<TriedSuggestion[]>>();
    tried.set(source, known);
    const list = known.get(language) ?? tryAll(source, language, library, finder);
    known.set(language, list);
    list.catch(() => known.delete(language));
    return list;
  };
  return {
    async suggest(source, language, library, said = []) {
      const list = await triedFor(source, language, library);
      const fresh = list.filter(
        ({ sentence }) =>
          !said.some(({ articleId, index }) => articleId === source.article.id && index === sentence),
      );
      return fresh.slice(0, OFFERED).map(({ question }) => question);
    },
  };
}

async function triedIn(library: Library, { shared, own }: Memory): Promise<Tried> {
  if (!(await library.hasOwn())) return shared;
  const tried: Tried = own.get(library) ?? new WeakMap();
  own.set(library, tried);
  return tried;
}

async function tryAll(
  source: SegmentedArticle,
  language: Language,
  library: Library,
  finder: Finder,
): Promise<TriedSuggestion[]> {
  const kept: TriedSuggestion[] = [];
  for (const suggestion of suggestQuestions(finder.profile(source), language)) {
    const finding = await finder.find(suggestion.question, library, {
      within: source.article.id,
      aside: true,
    });
    const first = finding.sentences[0];
    if (first?.index === suggestion.sentence && decide(finding) === 'answered') kept.push(suggestion);
  }
  return kept;
}
