// Joins the core with the embedded embedder, the store and the vector index: the product as every surface receives it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadBundledArticles } from './adapters/bundled-articles.ts';
import { createEmbeddedEmbedder } from './adapters/embedded-embedder.ts';
import { createLazyStore } from './adapters/lazy-store.ts';
import { loadLanguage, type Language } from './adapters/lexicon-files.ts';
import { createVectorSearch, type VectorSearch } from './adapters/vector-search.ts';
import { answerabilityModel } from './core/learned/answerability.ts';
import { ranker } from './core/learned/ranker.ts';
import { openLibrary, type Library } from './core/library.ts';
import type { Store } from './core/ports.ts';
import { createProduct, type Product } from './core/product.ts';
import type { Article } from './core/types.ts';

export interface OpenOptions {
  /** Where the library is kept. */
  readonly dataDir: string;
  /** What takes the place of the articles in data/articles. */
  readonly bundled?: readonly Article[];
  /** What takes the place of the store on disk. */
  readonly store?: Store;
  /** Told of what goes wrong without stopping the work. */
  readonly notice?: (error: unknown) => void;
}

/** Opens without touching the data folder: it is made when the first article is added. */
export function openProduct(options: OpenOptions): Product {
  const { dataDir, notice = () => undefined } = options;
  const language = loadLanguage();
  const store = options.store ?? lazyStore(dataDir);
  const search = createVectorSearch({ folder: join(dataDir, 'index'), notice });
  const libraries = new Map<string, Library>();
  const library = (scope: string): Library => {
    const known = libraries.get(scope) ?? libraryOf(scope, store, search, language, options);
    libraries.set(scope, known);
    return known;
  };
  return createProduct({
    analyzer: language.analyzer,
    rarity: language.rarity,
    antonyms: language.antonyms,
    ranker,
    answerabilityModel,
    library: async (scope) => library(scope),
    verifyStore: () => store.verify(),
    async close() {
      await search.close();
      await store.close();
    },
  });
}

function libraryOf(
  scope: string,
  store: Store,
  search: VectorSearch,
  language: Language,
  options: OpenOptions,
): Library {
  return openLibrary({
    store: store.scope(scope),
    bundled: options.bundled ?? loadBundledArticles(),
    embedder: createEmbeddedEmbedder(language.analyzer),
    analyzer: language.analyzer,
    createVectorIndex: (rows, of) => search.index(scope, rows, of),
    ...(options.notice ? { notice: options.notice } : {}),
  });
}

function lazyStore(directory: string): Store {
  return createLazyStore({
    exists: () => existsSync(join(directory, 'library.sqlite')),
    open: async () => (await import('./adapters/sqlite-store.ts')).openSqliteStore(directory),
  });
}
