// What a library holds in memory: each article with its passages under labels that the word and the vector side share.
import type { Analyzer } from '../analyze/analyzer.ts';
import type { PassageSpan } from '../ports.ts';
import { segmentArticle } from '../segment.ts';
import type { Article, Passage, SegmentedArticle } from '../types.ts';
import type { Offered } from './offer.ts';
import type { Slices } from './slices.ts';
import type { VectorRows } from './vector-rows.ts';
import { createWordSearch, type TermReader, type WordSearch } from './word-search.ts';

export interface Entry {
  readonly article: Article;
  /** Where it comes from, unless it is the scope's own: then it is read-only. */
  readonly offered?: Offered;
  /** The store's count of changes, 0 for an offered article. */
  readonly version: number;
  readonly spans: readonly PassageSpan[];
  /** Label of the first passage; the others follow. */
  readonly first: number;
  /** Cut on first use: an index needs the passages' spans only, and these are stored. */
  segmented(): SegmentedArticle;
}

export interface NewEntry {
  readonly article: Article;
  readonly offered?: Offered;
  readonly version: number;
  readonly spans: readonly PassageSpan[];
  readonly segmented?: SegmentedArticle;
}

export interface Shelf {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly passages: number;
  readonly words: WordSearch;
  readonly rows: VectorRows;
  /** Files an article, in place of the one with its id; seen all at once when the promise fulfils. */
  place(entry: NewEntry, slices: Slices): Promise<Entry>;
  /** Also out of the index of the vectors, which is made anew when it is needed. */
  remove(id: string): void;
  /** Gives the passages of an entry their vectors; nothing happens where the entry is no longer the one in place. */
  setRows(entry: Entry, rows: readonly Float32Array[]): void;
  /** The entry and the number of the passage among its own; undefined where it is gone or not yet there. */
  find(label: number): { readonly entry: Entry; readonly number: number } | undefined;
}

export function createShelf(analyzer: Analyzer, readTerms: TermReader, rows: VectorRows): Shelf {
  const entries = new Map<string, Entry>();
  const words = createWordSearch(analyzer, readTerms);
  const owners: (Entry | undefined)[] = [];
  let passages = 0;

  const take = (entry: Entry): void => {
    for (let label = entry.first; label < entry.first + entry.spans.length; label += 1) {
      words.remove(label);
      rows.remove(label);
      owners[label] = undefined;
    }
    passages -= entry.spans.length;
  };
  return {
    entries,
    get passages() {
      return passages;
    },
    words,
    rows,
    async place(given, slices) {
      const first = owners.length;
      owners.length += given.spans.length;
      const filed = words.open(given.article.title);
      for (const { start, end } of given.spans) {
        filed.add(given.article.text.slice(start, end));
        await slices.spend(end - start);
      }
      filed.close();
      const entry = { ...given, first, segmented: remember(given) };
      const before = entries.get(entry.article.id);
      if (before) take(before);
      entries.set(entry.article.id, entry);
      for (let label = first; label < first + entry.spans.length; label += 1) owners[label] = entry;
      passages += entry.spans.length;
      return entry;
    },
    remove(id) {
      const entry = entries.get(id);
      if (entry) take(entry);
      entries.delete(id);
      rows.restart();
    },
    setRows(entry, list) {
      if (entries.get(entry.article.id) !== entry) return;
      for (const [number, row] of list.entries()) rows.set(entry.first + number, row);
    },
    find(label) {
      const entry = owners[label];
      return entry && { entry, number: label - entry.first };
    },
  };
}

function remember({ article, offered, segmented }: NewEntry): () => SegmentedArticle {
  if (offered) return () => offered.segmented();
  let known = segmented;
  return () => (known ??= segmentArticle(article));
}

/** The passage as it is cut today; undefined where the entry was filed by another segmenter. */
export function passageOf(entry: Entry, number: number): Passage | undefined {
  const { passages } = entry.segmented();
  const passage = passages[number];
  const span = entry.spans[number];
  if (!passage || !span || passages.length !== entry.spans.length) return undefined;
  return passage.span.start === span.start && passage.span.end === span.end ? passage : undefined;
}

export function spansOf({ passages }: SegmentedArticle): PassageSpan[] {
  return passages.map(({ id, span }) => ({ id, start: span.start, end: span.end }));
}

/** Id, text and every field, whichever text of the article each one is. */
export function isSameText(one: Article, other: Article): boolean {
  return OWN_FIELDS.every((field) => one[field] === other[field]);
}

const OWN_FIELDS = [
  'id',
  'title',
  'publisher',
  'author',
  'publishedAt',
  'url',
  'language',
  'text',
] as const satisfies readonly (keyof Article)[];

/** Id, text and every field; a version alone does not tell, for it begins anew with an article that was taken out. */
export function isSameArticle(one: Article, other: Article): boolean {
  return one.text === other.text && JSON.stringify(one) === JSON.stringify(other);
}
