// What a program that uses Gakju as a library receives; the LangChain forms are at `gakju/langchain`, loaded only when wanted.
export { openProduct, type OpenOptions } from './open-product.ts';
export { createEmbeddedEmbedder } from './adapters/embedded-embedder.ts';
export { createMemoryStore } from './adapters/memory-store.ts';
export { loadLanguage } from './adapters/lexicon-files.ts';
export { type BatchOptions, batchEmbedder, type VectorCache } from './adapters/model/batch-embedder.ts';
export { type PatientOptions, patientWriter } from './adapters/model/patient-writer.ts';
export {
  createTokenBudget,
  type TokenBudget,
  type TokenBudgetOptions,
} from './adapters/model/token-budget.ts';
export { makeArticle } from './core/article.ts';
export { readArticleSource } from './core/article/read-source.ts';
export { Failure, type FailureCode } from './core/errors.ts';
export type { Embedder, Prompt, Store, Writer, Writing, WritingEnd } from './core/ports.ts';
export type { Product, RetrieveRequest } from './core/product.ts';
export type { Services } from './core/services.ts';
export type * from './core/types.ts';
