// The articles of one scope, bundled and stored, and the passages among them that a question is about.
import type { Analyzer } from './analyze/analyzer.ts';
import { Failure } from './errors.ts';
import { vectorShare, type Scored, type VectorTrust } from './fusion.ts';
import { createCatalogue, type Catalogue } from './library/catalogue.ts';
import { createFilling, embedPassages, type Filling } from './library/filling.ts';
import { offerBundled, type Offer } from './library/offer.ts';
import {
  embedQuestion,
  entryNamed,
  gatherEvidence,
  searchWords,
  type VectorPart,
} from './library/retrieve.ts';
import { createShelf, spansOf, type Entry, type Shelf } from './library/shelf.ts';
import { createQueue, createSlices, nextTurn, type Pause, type Slices } from './library/slices.ts';
import { createVectorRows, type CreateVectorIndex } from './library/vector-rows.ts';
import { vectorTrustOf } from './library/vector-trust.ts';
import { createTermReader, type TermReader } from './library/word-search.ts';
import type { ArticleVectors, Embedder, PassageSpan, ScopedStore } from './ports.ts';
import { segmentArticle } from './segment.ts';
import type { AddedArticle } from './services.ts';
import type { Article, Evidence, SegmentedArticle } from './types.ts';

export interface LibraryOptions {
  /** The scope's own part of the store: a library reaches no other. */
  readonly store: ScopedStore;
  /** Read-only articles, before the stored ones: a list, or an offer that libraries share. */
  readonly bundled: readonly Article[] | Offer;
  readonly embedder: Embedder;
  readonly analyzer: Analyzer;
  readonly createVectorIndex: CreateVectorIndex;
  /** How far the vectors are believed; as measured for the embedder where nothing is said. */
  readonly vectorTrust?: VectorTrust;
  /** Told of an embedder that failed: the library goes on with words alone. */
  readonly notice?: (error: unknown) => void;
  /** Lets others have their turn during long work. */
  readonly pause?: Pause;
  /** Its own where nothing is given. */
  readonly readTerms?: TermReader;
}

export interface RetrieveOptions {
  /** Most passages that are returned; 10 where nothing is said. */
  readonly count?: number;
  /** The id of the only article that is searched. */
  readonly within?: string;
  readonly signal?: AbortSignal;
}

export interface LibraryArticle {
  readonly article: Article;
  /** Read-only: it came with the program, or the keeper offers it. */
  readonly bundled: boolean;
}

/** Every call sees what the store holds and what is offered when it is made. */
export interface Library {
  readonly scope: string;
  /** Passages about the question, best first, scores in [0, 1]; none for a text without words. Rejects with `unknown-article`. */
  retrieve(question: string, options?: RetrieveOptions): Promise<Evidence[]>;
  /** Rejects with `unknown-article`. */
  article(id: string): Promise<SegmentedArticle>;
  /**
   * Bundled ones first, then the stored ones in the order added. A bundled one whose id a stored one has comes under
   * `bundled/` and its id: the scope's own articles are never hidden.
   */
  articles(): Promise<readonly LibraryArticle[]>;
  /** Whether one of them is the scope's own; libraries without any that share an offer hold the same. */
  hasOwn(): Promise<boolean>;
  /** Adds or replaces. Rejects with `article-read-only` for a bundled one's id, or when `signal` aborts before it is kept. */
  add(article: Article, signal?: AbortSignal): Promise<AddedArticle>;
  /** Rejects with `unknown-article` or `article-read-only`. */
  remove(id: string): Promise<void>;
  /** Cuts and files everything anew from the articles' texts. */
  rebuild(): Promise<{ readonly articles: number; readonly passages: number }>;
  /** Fulfils when every passage has its vector, or the embedder has failed. */
  settled(): Promise<void>;
}

interface Parts extends LibraryOptions {
  readonly catalogue: Catalogue;
  readonly filling: Filling;
  readonly slices: Slices;
  readonly pause: Pause;
  readonly trust: VectorTrust;
  readonly notice: (error: unknown) => void;
}

/** Opens without work: articles are read, cut and filed when the first call needs them. */
export function openLibrary(options: LibraryOptions): Library {
  const parts = join(options);
  const { catalogue, filling } = parts;
  return {
    scope: options.store.scope,
    retrieve: (question, how = {}) => retrieve(parts, question, how),
    article: async (id) => entryNamed(await catalogue.current(), id).segmented(),
    articles: async () => listing(await catalogue.entries()),
    hasOwn: () => catalogue.hasOwn(),
    add: (article, signal) => add(parts, article, signal),
    remove: (id) => remove(parts, id),
    async rebuild() {
      const shelf = await catalogue.rebuild();
      await filling.fill(shelf);
      return { articles: shelf.entries.size, passages: shelf.passages };
    },
    settled: async () => filling.fill(await catalogue.current()),
  };
}

function join(options: LibraryOptions): Parts {
  const { store, bundled, embedder, analyzer, notice = () => undefined, pause = nextTurn } = options;
  const { readTerms = createTermReader(analyzer) } = options;
  const of = { embedderId: embedder.id, dimensions: embedder.dimensions };
  const makeRows = () => createVectorRows((rows) => options.createVectorIndex(rows, of));
  const slices = createSlices(pause);
  const catalogue = createCatalogue({
    store,
    offer: typeof bundled === 'function' ? bundled : offerBundled(bundled, { embedder, pause }),
    queue: createQueue(),
    slices,
    createShelf: () => createShelf(analyzer, readTerms, makeRows()),
  });
  const keep: Parameters<typeof createFilling>[0]['keep'] = (entry, vectors) =>
    catalogue.change(async (shelf) => {
      if (shelf.entries.get(entry.article.id) === entry) await store.put(entry.article, entry.spans, vectors);
    });
  const filling = createFilling({ store, embedder, pause, notice, keep });
  const trust = options.vectorTrust ?? vectorTrustOf(embedder.id);
  return { ...options, catalogue, filling, slices, pause, trust, notice };
}

const COUNT = 10;
/** As many passages without a vector are waited for by a question; more are filled in behind it. */
const WAITED_FOR = 512;

async function retrieve(parts: Parts, question: string, options: RetrieveOptions): Promise<Evidence[]> {
  const { catalogue } = parts;
  const { count = COUNT, within, signal } = options;
  const shelf = await catalogue.current();
  signal?.throwIfAborted();
  const search = { question, count, within: within === undefined ? undefined : entryNamed(shelf, within) };
  const words = searchWords(shelf, search);
  const part = await vectorPart(parts, shelf, question, words, signal);
  const found = gatherEvidence(shelf, search, words, part);
  if (found) return found;
  const anew = await catalogue.rebuild();
  const again = { question, count, within: within === undefined ? undefined : entryNamed(anew, within) };
  return gatherEvidence(anew, again, searchWords(anew, again), part) ?? [];
}

/** Asks the embedder only where the words leave it something to say. */
async function vectorPart(
  parts: Parts,
  shelf: Shelf,
  question: string,
  words: readonly Scored[],
  signal?: AbortSignal,
): Promise<VectorPart | undefined> {
  const share = vectorShare(words, parts.trust);
  if (share <= 0) return undefined;
  await fillSome(parts.filling, shelf);
  const vector = await embedQuestion(question, parts.embedder, parts.notice, signal);
  return vector && { vector, share };
}

async function fillSome(filling: Filling, shelf: Shelf): Promise<void> {
  const missing = filling.missing(shelf);
  if (missing === 0) return;
  const filled = filling.fill(shelf);
  if (missing <= WAITED_FOR && filling.works) await filled;
}

function listing(entries: readonly Entry[]): LibraryArticle[] {
  return entries.map(({ article, offered }) => ({ article, bundled: offered !== undefined }));
}

async function add(parts: Parts, article: Article, signal?: AbortSignal): Promise<AddedArticle> {
  const { catalogue, store, slices } = parts;
  refuseOffered(await catalogue.current(), article.id);
  const segmented = segmentArticle(article);
  const spans = spansOf(segmented);
  const vectors = await tryEmbedding(parts, article, spans, signal);
  return catalogue.change(async (shelf) => {
    signal?.throwIfAborted();
    refuseOffered(shelf, article.id);
    const replaced = shelf.entries.has(article.id);
    const { version, article: kept } = await store.put(article, spans, vectors);
    const own = { ...segmented, article: kept };
    const entry = await shelf.place({ article: kept, version, spans, segmented: own }, slices);
    if (vectors) shelf.setRows(entry, vectors.rows);
    return { article: kept, sentences: segmented.sentences.length, passages: spans.length, replaced };
  });
}

/** An article is worth keeping without vectors: they are made when the embedder works again. */
async function tryEmbedding(
  parts: Parts,
  article: Article,
  spans: readonly PassageSpan[],
  signal?: AbortSignal,
): Promise<ArticleVectors | undefined> {
  try {
    return await embedPassages(article, spans, parts, signal);
  } catch (error) {
    signal?.throwIfAborted();
    parts.notice(error);
    return undefined;
  }
}

async function remove(parts: Parts, id: string): Promise<void> {
  await parts.catalogue.change(async (shelf) => {
    entryNamed(shelf, id);
    refuseOffered(shelf, id);
    await parts.store.remove(id);
    shelf.remove(id);
  });
}

function refuseOffered({ entries }: Shelf, id: string): void {
  if (entries.get(id)?.offered) throw new Failure('article-read-only', { id });
}
