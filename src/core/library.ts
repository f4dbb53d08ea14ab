// The articles of one scope, bundled and stored, and the passages among them that a question is about.
import type { Analyzer } from './analyze/analyzer.ts';
import { Failure } from './errors.ts';
import { vectorShare, type Scored, type VectorTrust } from './fusion.ts';
import { createCatalogue, type Catalogue } from './library/catalogue.ts';
import { embedPassages, knownRows } from './library/embedding.ts';
import { createFilling, type Filling, type RemoteEmbedding } from './library/filling.ts';
import { offerBundled, type Offer } from './library/offer.ts';
import {
  embedQuestion,
  entryNamed,
  gatherEvidence,
  searchWords,
  type VectorPart,
} from './library/retrieve.ts';
import { createShelf, isSameText, spansOf, type Entry, type Shelf } from './library/shelf.ts';
import { createQueue, createSlices, nextTurn, type Pause, type Slices } from './library/slices.ts';
import { createVectorRows, type CreateVectorIndex } from './library/vector-rows.ts';
import { vectorTrustOf } from './library/vector-trust.ts';
import { createTermReader, type TermReader } from './library/word-search.ts';
import type { ArticleVectors, Embedder, PassageSpan, ScopedStore } from './ports.ts';
import { segmentArticle } from './segment.ts';
import type { AddedArticle, Rebuilding, Rebuilt } from './services.ts';
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
  /** For an embedder that answers from elsewhere. */
  readonly remote?: RemoteEmbedding | undefined;
  /** Deletes what an index keeps of the scope's vectors outside the store; done before and after each removal. */
  readonly forgetIndex?: () => Promise<void>;
}

export interface RetrieveOptions {
  /** Most passages that are returned; 10 where nothing is said. */
  readonly count?: number;
  /** The id of the only article that is searched. */
  readonly within?: string;
  /** Nobody asked it: an embedder elsewhere is not called for it. */
  readonly aside?: boolean;
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
  /** Rejects with `unknown-article`, also where the text of that number is not kept. */
  article(id: string, version?: number): Promise<SegmentedArticle>;
  /**
   * Bundled ones first, then the stored ones in the order added. A bundled one whose id a stored one has comes under
   * `bundled/` and its id: the scope's own articles are never hidden.
   */
  articles(): Promise<readonly LibraryArticle[]>;
  /** Whether one of them is the scope's own; libraries without any that share an offer hold the same. */
  hasOwn(): Promise<boolean>;
  /** Adds or replaces; what is the same already is not written again. Rejects with `article-read-only` for a bundled one's id, or when `signal` aborts before it is kept. */
  add(article: Article, signal?: AbortSignal): Promise<AddedArticle>;
  /** Rejects with `unknown-article` or `article-read-only`. */
  remove(id: string): Promise<void>;
  /** Cuts and files everything anew from the articles' texts. */
  rebuild(how?: Rebuilding): Promise<Rebuilt>;
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
    article: async (id, version) => textOf(parts, entryNamed(await catalogue.current(), id), version),
    articles: async () => listing(await catalogue.entries()),
    hasOwn: () => catalogue.hasOwn(),
    add: (article, signal) => add(parts, article, signal),
    remove: (id) => remove(parts, id),
    rebuild: (how = {}) => rebuild(parts, how),
    settled: async () => filling.fill(await catalogue.current()),
  };
}

function join(options: LibraryOptions): Parts {
  const { store, bundled, embedder, analyzer, notice = () => undefined, pause = nextTurn } = options;
  const { readTerms = createTermReader(analyzer) } = options;
  const makeRows = () =>
    createVectorRows((rows) =>
      options.createVectorIndex(rows, { embedderId: embedder.id, dimensions: embedder.dimensions }),
    );
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
  const { remote } = options;
  const how = { batch: remote?.batch, replaces: remote !== undefined };
  const filling = createFilling({ store, embedder, pause, notice, keep, ...how });
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
  const part = await vectorPart(parts, shelf, question, words, { ...options, within: search.within });
  const found = gatherEvidence(shelf, search, words, part);
  if (found) return found;
  const anew = await catalogue.rebuild();
  const again = { question, count, within: within === undefined ? undefined : entryNamed(anew, within) };
  return gatherEvidence(anew, again, searchWords(anew, again), part) ?? [];
}

/** Asks the embedder only where the words leave it something to say, and where no passage lacks its vector: it would always lose. */
async function vectorPart(
  parts: Parts,
  shelf: Shelf,
  question: string,
  words: readonly Scored[],
  { within, aside = false, signal }: Omit<RetrieveOptions, 'within'> & { readonly within: Entry | undefined },
): Promise<VectorPart | undefined> {
  const share = vectorShare(words, parts.trust);
  if (share <= 0 || (aside && parts.remote)) return undefined;
  await fillSome(parts, shelf);
  if (parts.filling.missing(shelf, within) > 0) return undefined;
  const vector = await embedQuestion(question, parts.embedder, parts.notice, signal);
  return vector && { vector, share };
}

async function fillSome({ filling, remote }: Parts, shelf: Shelf): Promise<void> {
  const missing = filling.missing(shelf);
  if (missing === 0) return;
  const filled = filling.fill(shelf);
  if (!filling.works || missing > (remote?.batch ?? WAITED_FOR)) return;
  await (remote ? Promise.race([filled, remote.asking()]) : filled);
}

async function rebuild(
  { catalogue, filling, remote }: Parts,
  { begin = async () => true, progress }: Rebuilding,
): Promise<Rebuilt> {
  const shelf = await catalogue.rebuild();
  const texts = remote ? await filling.unembedded(shelf) : [];
  if (texts.length === 0 || (await begin(texts))) await filling.fill(shelf, progress);
  const missing = filling.missing(shelf);
  return { articles: shelf.entries.size, passages: shelf.passages, ...(missing > 0 && { missing }) };
}

function listing(entries: readonly Entry[]): LibraryArticle[] {
  return entries.map(({ article, offered }) => ({ article, bundled: offered !== undefined }));
}

async function textOf(parts: Parts, entry: Entry, version?: number): Promise<SegmentedArticle> {
  const { article, offered } = entry;
  if (version === undefined || version === (article.version ?? 1)) return entry.segmented();
  const earlier = offered
    ? await offered.version(version)
    : (await parts.store.version(article.id, version))?.article;
  if (!earlier) throw new Failure('unknown-article', { id: article.id, known: '', version });
  return segmentArticle(earlier);
}

async function add(parts: Parts, article: Article, signal?: AbortSignal): Promise<AddedArticle> {
  const { catalogue, store, slices } = parts;
  const known = refuseOffered(await catalogue.current(), article.id);
  if (known && isSameText(known.article, article)) return unchanged(known);
  const segmented = segmentArticle(article);
  const spans = spansOf(segmented);
  const vectors = await tryEmbedding(parts, article, spans, known, signal);
  return catalogue.change(async (shelf) => {
    signal?.throwIfAborted();
    const before = refuseOffered(shelf, article.id);
    if (before && isSameText(before.article, article)) return unchanged(before);
    const { version, article: kept } = await store.put(article, spans, vectors);
    const own = { ...segmented, article: kept };
    const entry = await shelf.place({ article: kept, version, spans, segmented: own }, slices);
    if (vectors) shelf.setRows(entry, vectors.rows);
    const counts = { sentences: segmented.sentences.length, passages: spans.length };
    return { article: kept, ...counts, replaced: before !== undefined, version, changed: true };
  });
}

function unchanged(entry: Entry): AddedArticle {
  const { article, version } = entry;
  const { sentences, passages } = entry.segmented();
  const counts = { sentences: sentences.length, passages: passages.length };
  return { article, ...counts, replaced: false, version, changed: false };
}

/** An article is worth keeping without vectors: they are made when the embedder works again. */
async function tryEmbedding(
  parts: Parts,
  article: Article,
  spans: readonly PassageSpan[],
  before: Entry | undefined,
  signal?: AbortSignal,
): Promise<ArticleVectors | undefined> {
  const { store, embedder, pause, remote } = parts;
  try {
    const known = await knownRows(before, store, embedder);
    const limit = remote ? remote.adding(signal) : signal;
    return await embedPassages(
      article,
      spans,
      { embedder, pause, batch: remote?.batch },
      { signal: limit, known },
    );
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
    // Before it, so that a crash behind it leaves no index that still has the article; after it, for one made meanwhile.
    await parts.forgetIndex?.();
    await parts.store.remove(id);
    shelf.remove(id);
    await parts.forgetIndex?.();
  });
}

/** The scope's own entry of that id, where there is one. */
function refuseOffered({ entries }: Shelf, id: string): Entry | undefined {
  const entry = entries.get(id);
  if (entry?.offered) throw new Failure('article-read-only', { id });
  return entry;
}
