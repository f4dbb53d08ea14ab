// What a program that uses Gakju as a library receives; the LangChain forms are at `gakju/langchain`, loaded only when wanted.
export { openProduct, type OpenOptions } from './open-product.ts';
export { createEmbeddedEmbedder } from './adapters/embedded-embedder.ts';
export { loadLanguage } from './adapters/lexicon-files.ts';
export { makeArticle } from './core/article.ts';
export { readArticleSource } from './core/article/read-source.ts';
export { Failure, type FailureCode } from './core/errors.ts';
export type { Product } from './core/product.ts';
export type { Services } from './core/services.ts';
export type * from './core/types.ts';
