// Joins the core with the embedded embedder, the store and the vector index: the product as every surface receives it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadBundledArticles } from './adapters/bundled-articles.ts';
import { createEmbeddedEmbedder } from './adapters/embedded-embedder.ts';
import { createLazyStore } from './adapters/lazy-store.ts';
import { loadLanguage, type Language } from './adapters/lexicon-files.ts';
import { createMemoryStore } from './adapters/memory-store.ts';
import { createVectorSearch, type VectorSearch } from './adapters/vector-search.ts';
import type { ModelConfig } from './config.ts';
import { answerabilityModel } from './core/learned/answerability.ts';
import { ranker } from './core/learned/ranker.ts';
import { openLibrary, type Library } from './core/library.ts';
import { offerBundled, offerHouse, type Offer } from './core/library/offer.ts';
import { createOpenLibraries, sharedWhileEmpty, type UseLibrary } from './core/library/open-libraries.ts';
import { nextTurn } from './core/library/slices.ts';
import { createTermReader } from './core/library/word-search.ts';
import type { Embedder, ScopedStore, Store } from './core/ports.ts';
import { createProduct, type Product } from './core/product.ts';
import type { Article } from './core/types.ts';
import { openModel } from './open-model.ts';

export interface OpenOptions {
  /** Where the library is kept. */
  readonly dataDir: string;
  /** What takes the place of the articles in data/articles. */
  readonly bundled?: readonly Article[];
  /** What takes the place of the store on disk. */
  readonly store?: Store;
  /** A model that writes; without it answers are the article's own sentences. */
  readonly model?: ModelConfig | undefined;
  /** Told of what goes wrong without stopping the work. */
  readonly notice?: (error: unknown) => void;
}

/** The keeper's scope: what is added here is offered, read-only, in every other scope. */
const HOUSE = 'terminal';
/** No scope: names the index of what is offered everywhere. */
const SHARED = 'shared';

/** Opens without touching the data folder: it is made when the first article is added. */
export function openProduct(options: OpenOptions): Product {
  const { dataDir, model, notice = () => undefined } = options;
  const language = loadLanguage();
  const store = options.store ?? lazyStore(dataDir);
  const search = createVectorSearch({ folder: join(dataDir, 'index'), notice });
  return createProduct({
    analyzer: language.analyzer,
    rarity: language.rarity,
    antonyms: language.antonyms,
    ranker,
    answerabilityModel,
    using: librariesOf(options, store, search, language),
    settings: (scope) => store.scope(scope),
    writing: model && openModel({ model, store, notice }),
    verifyStore: () => store.verify(),
    async close() {
      await search.close();
      await store.close();
    },
  });
}

/**
 * The same with the data folder this process's alone from the start: made, written to and locked. Rejects with
 * Failure('store-locked') where another process has it, and with 'file-unreadable', 'store-full' or 'store-damaged',
 * each with the `path`, where it cannot be written or read.
 */
export async function openExclusiveProduct(options: Omit<OpenOptions, 'store'>): Promise<Product> {
  return openProduct({ ...options, store: await openStore(options.dataDir) });
}

/** Libraries that share all that they can: the embedder, the reading of texts, and what is offered in all of them. */
function librariesOf(
  { bundled, notice = () => undefined }: OpenOptions,
  store: Store,
  search: VectorSearch,
  { analyzer }: Language,
): UseLibrary {
  const embedder = createEmbeddedEmbedder(analyzer);
  const readTerms = createTermReader(analyzer);
  const offers = once(() => offersOf(bundled ?? loadBundledArticles(), store, embedder, notice));
  const open = (own: ScopedStore, offer: Offer): Library =>
    openLibrary({
      store: own,
      bundled: offer,
      embedder,
      analyzer,
      readTerms,
      createVectorIndex: (rows, of) => search.index(own.scope, rows, of),
      notice,
    });
  const { use } = createOpenLibraries((scope) =>
    open(store.scope(scope), scope === HOUSE ? offers().inHouse : offers().elsewhere),
  );
  const shared = once(() => open(createMemoryStore().scope(SHARED), offers().elsewhere));
  return sharedWhileEmpty(use, store, shared);
}

interface Offers {
  readonly inHouse: Offer;
  readonly elsewhere: Offer;
}

function offersOf(
  articles: readonly Article[],
  store: Store,
  embedder: Embedder,
  notice: (error: unknown) => void,
): Offers {
  const parts = { embedder, pause: nextTurn, notice };
  const inHouse = offerBundled(articles, parts);
  return { inHouse, elsewhere: offerHouse(inHouse, store.scope(HOUSE), parts) };
}

function once<Result>(make: () => Result): () => Result {
  let made: { readonly result: Result } | undefined;
  return () => (made ??= { result: make() }).result;
}

function lazyStore(directory: string): Store {
  return createLazyStore({
    exists: () => existsSync(join(directory, 'library.sqlite')),
    open: () => openStore(directory),
  });
}

async function openStore(directory: string): Promise<Store> {
  return (await import('./adapters/sqlite-store.ts')).openSqliteStore(directory);
}
