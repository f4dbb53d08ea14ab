// The services of the product over libraries that open by scope: what every surface receives.
import { createAnswerer, defaultArticle, EMBEDDED, type Answerer, type Traced } from './answer.ts';
import { createDoubt } from './answer/doubt.ts';
import { createFinder, type FinderParts } from './answer/find.ts';
import { check } from './check.ts';
import { Failure } from './errors.ts';
import type { Library } from './library.ts';
import { quotesOf } from './quotes.ts';
import type { ArticleListing, ArticleRequest, Services } from './services.ts';
import { summaryClaims } from './summary.ts';
import { verifySummary } from './summary/verified.ts';
import type { Question, SegmentedArticle } from './types.ts';
import { createGate } from './verify.ts';
import type { Antonyms } from './verify/antonyms.ts';

export interface ProductParts extends Omit<FinderParts, 'opposites' | 'doubt'> {
  readonly antonyms: Antonyms;
  /** Opens the library of a scope, or returns the open one. */
  library(scope: string): Promise<Library>;
  verifyStore(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface Product extends Services {
  /** An answer with the findings that it came from. */
  trace(question: Question, signal?: AbortSignal): Promise<Traced>;
}

export function createProduct(parts: ProductParts): Product {
  const gate = createGate({ analyzer: parts.analyzer, antonyms: parts.antonyms });
  const finder = createFinder({ ...parts, opposites: parts.antonyms.opposites, doubt: createDoubt(gate) });
  const answerer: Answerer = createAnswerer({ analyzer: parts.analyzer, finder, gate });
  const sourceOf = (request: ArticleRequest): Promise<SegmentedArticle> => articleOf(request, parts);
  return {
    ask: async (question, signal) => answerer.ask(question, await parts.library(question.scope), signal),
    trace: async (question, signal) => answerer.trace(question, await parts.library(question.scope), signal),
    async summary(request) {
      const source = await sourceOf(request);
      const verified = verifySummary(summaryClaims(source, parts.analyzer, request.level), source, gate);
      return { article: source.article, level: request.level, ...verified, composedBy: EMBEDDED };
    },
    async quotes(request) {
      const source = await sourceOf(request);
      return { article: source.article, speakers: quotesOf(source, request.speaker) };
    },
    async check(request) {
      const source = await sourceOf(request);
      return { article: source.article, claims: check(request.claim, source, gate) };
    },
    show: async (request) => (await sourceOf(request)).article,
    list: async (scope) => listing(await parts.library(scope)),
    add: async (scope, article, signal) => (await parts.library(scope)).add(article, signal),
    remove: async (scope, id) => (await parts.library(scope)).remove(id),
    rebuild: async (scope) => (await parts.library(scope)).rebuild(),
    verifyStore: () => parts.verifyStore(),
    close: () => parts.close(),
  };
}

async function articleOf(request: ArticleRequest, parts: ProductParts): Promise<SegmentedArticle> {
  const library = await parts.library(request.scope);
  const article = await defaultArticle(request, library);
  if (!article) throw new Failure('unknown-article', { id: request.within ?? '', known: '' });
  return library.article(article.id);
}

async function listing(library: Library): Promise<ArticleListing[]> {
  return (await library.articles()).map(({ article, bundled }) => {
    const { text, ...fields } = article;
    return { ...fields, bundled, characters: text.length };
  });
}
