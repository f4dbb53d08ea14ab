// What a sentence offers as an answer: facets and values of the kinds asked for, and how near they stand to the met words.
import type { QuestionAnalysis, QuestionKind } from '../question.ts';
import { compareValues } from '../values/compare.ts';
import type { Value } from '../values/read.ts';
import { isWanted } from '../wanted.ts';
import { MET, type ArticleContext, type Coverage } from './coverage.ts';
import type { Facet, FacetKind } from './facets.ts';
import { AT } from './feature-names.ts';
import type { SentenceProfile } from './profile.ts';
import type { QuestionView } from './question-view.ts';

/** Facets that answer each kind of question, the likeliest first. */
const WANTED_FACETS: Readonly<Record<QuestionKind, readonly FacetKind[]>> = {
  who: ['person', 'body'],
  where: ['place', 'body'],
  when: ['date'],
  'how-much': ['money', 'percent', 'number'],
  'how-many': ['number'],
  percent: ['percent'],
  why: [],
  how: [],
  said: ['name'],
  abbreviation: ['latin'],
  which: ['body', 'place', 'person', 'name', 'latin'],
  what: ['name', 'latin', 'body'],
  open: [],
};

/** Sets the features of facets, focus and of what the sentence's form tells. */
export function addFacets(
  vector: Float64Array,
  view: QuestionView,
  context: ArticleContext,
  index: number,
  coverage: Coverage,
): void {
  const sentence = context.article.sentences[index];
  const wanted = wantedFacets(view.question, sentence?.facets ?? []);
  const fresh = wanted.filter((facet) => !view.question.text.includes(facet.text));
  const focus = context.focus[index] ?? [];
  vector[AT.hasFacet] = wanted.length > 0 ? 1 : 0;
  vector[AT.newFacet] = fresh.length > 0 ? 1 : 0;
  vector[AT.facets] = Math.min(5, fresh.length);
  vector[AT.focusMet] = focus.length > 0 ? Math.max(...focus.map((match) => match.score)) : -0.5;
  vector[AT.facetDistance] = sentence ? nearestDistance(fresh, sentence, coverage) : 9;
  vector[AT.cause] = sentence?.tells.cause ? 1 : 0;
  vector[AT.manner] = sentence?.tells.manner ? 1 : 0;
  vector[AT.isQuote] = sentence?.tells.quote ? 1 : 0;
  vector[AT.hasSpeaker] = sentence?.sentence.speaker ? 1 : 0;
}

/** The facets of a sentence that are of a kind that the question asks for. */
function wantedFacets(question: QuestionAnalysis, facets: readonly Facet[]): Facet[] {
  const kinds = WANTED_FACETS[question.kind];
  return facets.filter((facet) => kinds.includes(facet.kind));
}

/** Sets the features of the values asked for and of those that the question states. */
export function addValues(
  vector: Float64Array,
  view: QuestionView,
  sentence: SentenceProfile,
  coverage: Coverage,
): void {
  const asks = view.wanted.length > 0;
  const wanted = asks ? sentence.values.filter((value) => isWanted(value, view.wanted)) : [];
  vector[AT.valueWanted] = asks ? 1 : 0;
  vector[AT.valueMet] = asks ? Math.min(1, wanted.length) : -1;
  vector[AT.valueDistance] = asks ? nearestDistance(wanted, sentence, coverage) : 4.5;
  vector[AT.valueConflict] =
    view.values.length === 0 ? 0.5 : view.values.some((value) => conflicts(value, sentence)) ? 1 : 0;
}

/** A comparable value stands in the sentence, and none that is the same. */
function conflicts(value: Value, sentence: SentenceProfile): boolean {
  const compared = sentence.values.map((other) => compareValues(value, other));
  return compared.includes('different') && !compared.includes('same');
}

/** Words (of five characters) between the nearest of `places` and the nearest met word, 9 for none. */
function nearestDistance(
  places: readonly Pick<Facet, 'span'>[],
  sentence: SentenceProfile,
  { matches }: Coverage,
): number {
  let nearest = 9;
  for (const match of matches) {
    if (match.score <= MET) continue;
    const offset = sentence.words[match.position]?.span.start ?? 0;
    for (const { span } of places) {
      const gap = offset < span.start ? span.start - offset : Math.max(0, offset - span.end);
      nearest = Math.min(nearest, gap / 5);
    }
  }
  return nearest;
}
