// Joins the core with an embedder, the store and the vector index: the product as every surface receives it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadBundledArticles } from './adapters/bundled-articles.ts';
import { createLazyStore } from './adapters/lazy-store.ts';
import { loadLanguage, type Language } from './adapters/lexicon-files.ts';
import { createMemoryStore } from './adapters/memory-store.ts';
import { createVectorSearch, type VectorSearch } from './adapters/vector-search.ts';
import type { ModelConfig } from './config.ts';
import { answerabilityModel } from './core/learned/answerability.ts';
import { ranker } from './core/learned/ranker.ts';
import { openLibrary, type Library } from './core/library.ts';
import { offerBundled, offerHouse, type Offer } from './core/library/offer.ts';
import {
  createOpenLibraries,
  outerScope,
  sharedWhileEmpty,
  type UseLibrary,
} from './core/library/open-libraries.ts';
import { nextTurn } from './core/library/slices.ts';
import { createTermReader } from './core/library/word-search.ts';
import type { Embedder, ScopedStore, Store, Writer } from './core/ports.ts';
import { createProduct, type Product } from './core/product.ts';
import type { Article } from './core/types.ts';
import { type Embedding, openEmbedding } from './open-embedder.ts';
import { openModel } from './open-model.ts';

export interface OpenOptions {
  /** Where the library is kept. */
  readonly dataDir: string;
  /** What takes the place of the articles in data/articles. */
  readonly bundled?: readonly Article[];
  /** What takes the place of the store on disk. */
  readonly store?: Store;
  /** Models that write and embed; without them answers are the article's own sentences, found by words. */
  readonly model?: ModelConfig | undefined;
  /** What takes the place of the model that writes. */
  readonly writer?: Writer | undefined;
  /** What takes the place of the model that embeds. */
  readonly embedder?: Embedder | undefined;
  /** From how many passages on a scope's vectors get a graph; as measured where nothing is said. */
  readonly graphFrom?: number;
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
  const threshold = options.graphFrom === undefined ? {} : { threshold: options.graphFrom };
  const search = createVectorSearch({ folder: join(dataDir, 'index'), notice, ...threshold });
  const ended = new AbortController();
  const { analyzer } = language;
  const embedding = openEmbedding({ ...options, analyzer, store, notice, ended: ended.signal });
  return createProduct({
    analyzer: language.analyzer,
    rarity: language.rarity,
    antonyms: language.antonyms,
    ranker,
    answerabilityModel,
    using: librariesOf(options, store, search, language, embedding),
    kept: (scope) => store.scope(scope),
    store: { ...store, forgetScope: (scope) => forgetScope(scope, store, search) },
    writing: openModel({ model, writer: options.writer, store, notice }),
    async close() {
      ended.abort(new Error('the product is closed'));
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
  { bundled }: OpenOptions,
  store: Store,
  search: VectorSearch,
  { analyzer }: Language,
  embedding: Embedding,
): UseLibrary {
  const { embedder, notice, remote } = embedding;
  const readTerms = createTermReader(analyzer);
  const fill = (scope: string): Promise<void> => use(scope, (library) => library.settled());
  const offers = once(() => offersOf(bundled ?? loadBundledArticles(), store, embedding, fill));
  const offerIn = (scope: string): Offer => (scope === HOUSE ? offers().inHouse : offers().around(scope));
  const open = (own: ScopedStore, offer: Offer): Library =>
    openLibrary({
      store: own,
      bundled: offer,
      embedder,
      analyzer,
      readTerms,
      remote,
      createVectorIndex: (rows, of) => search.index(own.scope, rows, of),
      forgetIndex: () => forgetIndexes(own.scope, store, search),
      notice,
    });
  const { use } = createOpenLibraries((scope) => open(store.scope(scope), offerIn(scope)));
  const shared = once(() => open(createMemoryStore().scope(SHARED), offers().elsewhere));
  return sharedWhileEmpty(use, store, shared);
}

interface Offers {
  readonly inHouse: Offer;
  readonly elsewhere: Offer;
  /** In a scope within others (`server/channel`): all that these hold, the outermost first. */
  around(scope: string): Offer;
}

function offersOf(
  articles: readonly Article[],
  store: Store,
  { embedder, unstored, notice, remote }: Embedding,
  fill: (scope: string) => Promise<void>,
): Offers {
  const parts = { embedder, pause: nextTurn, notice };
  /** What costs is made once, by the library that stores it. */
  const partsOf = (scope: string) => (remote ? { ...parts, fill: () => fill(scope) } : parts);
  const inHouse = offerBundled(articles, { ...parts, embedder: unstored });
  const elsewhere = offerHouse(inHouse, store.scope(HOUSE), partsOf(HOUSE));
  const around = (scope: string): Offer => {
    const outer = outerScope(scope);
    return outer === undefined ? elsewhere : within(outer);
  };
  const within = remembered((outer: string): Offer =>
    offerHouse(around(outer), store.scope(outer), partsOf(outer)),
  );
  return { inHouse, elsewhere, around };
}

/** What is offered in the scopes within one is made once for all of them; the outer scopes used last are remembered. */
const OUTER_SCOPES = 64;

function remembered<Result>(make: (name: string) => Result): (name: string) => Result {
  const known = new Map<string, Result>();
  return (name) => {
    const result = known.get(name) ?? make(name);
    known.delete(name);
    known.set(name, result);
    for (const oldest of known.keys()) if (known.size > OUTER_SCOPES) known.delete(oldest);
    return result;
  };
}

async function forgetScope(scope: string, store: Store, search: VectorSearch): Promise<boolean> {
  await forgetIndexes(scope, store, search);
  const found = await store.forgetScope(scope);
  await forgetIndexes(scope, store, search);
  return found;
}

/** Of the scope, and of all in which its articles are offered: their indexes hold these articles' vectors too. */
async function forgetIndexes(scope: string, store: Store, search: VectorSearch): Promise<void> {
  if (scope === HOUSE) return search.forgetAll();
  const inner = (await store.scopes()).filter((name) => name.startsWith(`${scope}/`));
  await Promise.all([scope, ...inner].map((name) => search.forget(name)));
}

function once<Result>(make: () => Result): () => Result {
  let made: { readonly result: Result } | undefined;
  return () => (made ??= { result: make() }).result;
}

function lazyStore(directory: string): Store {
  const path = join(directory, 'library.sqlite');
  return createLazyStore({
    path,
    exists: () => existsSync(path),
    open: () => openStore(directory),
    backupBeside: async (target, signal) =>
      (await import('./adapters/sqlite-store.ts')).backUpSqliteStore(directory, target, signal),
  });
}

async function openStore(directory: string): Promise<Store> {
  return (await import('./adapters/sqlite-store.ts')).openSqliteStore(directory);
}
