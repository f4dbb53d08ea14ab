// The services of the product over libraries that open by scope: what every surface receives.
import { createAnswerer, type Answerer, type Traced } from './answer.ts';
import { defaultArticle } from './answer/default-article.ts';
import { createDoubt } from './answer/doubt.ts';
import { createFinder, type FinderParts } from './answer/find.ts';
import { createSuggester } from './answer/suggest.ts';
import type { Watch, WriterParts } from './answer/write.ts';
import { check } from './check.ts';
import { compareArticles } from './compare.ts';
import { EMBEDDED } from './composers.ts';
import { Failure } from './errors.ts';
import type { Library, LibraryArticle, RetrieveOptions } from './library.ts';
import type { UseLibrary } from './library/open-libraries.ts';
import type { ScopedStore, Store } from './ports.ts';
import { quotesOf } from './quotes.ts';
import type { ArticleListing, Services, TextRequest } from './services.ts';
import { summaryClaims } from './summary.ts';
import { verifySummary } from './summary/verified.ts';
import type { Article, Evidence, Question, SegmentedArticle } from './types.ts';
import { createGate } from './verify.ts';
import type { Antonyms } from './verify/antonyms.ts';

export interface ProductParts extends Omit<FinderParts, 'opposites' | 'doubt'> {
  readonly antonyms: Antonyms;
  readonly using: UseLibrary;
  /** A model that writes; without it answers are the article's own sentences. */
  readonly writing?: ((scope: string) => WriterParts) | undefined;
  /** What a scope keeps beside its articles. */
  kept(scope: string): Pick<ScopedStore, 'setting' | 'setSetting' | 'count' | 'records'>;
  readonly store: Pick<Store, 'scopes' | 'forgetScope' | 'backup' | 'verify'>;
  close(): Promise<void>;
}

export interface RetrieveRequest extends RetrieveOptions {
  readonly scope: string;
  readonly question: string;
}

export interface Product extends Services {
  /** Passages about the question, best first, scores in [0, 1]; none for a text without words. Rejects with `unknown-article`. */
  retrieve(request: RetrieveRequest): Promise<readonly Evidence[]>;
  /** An answer with the findings that it came from. */
  trace(question: Question, signal?: AbortSignal, watch?: Watch): Promise<Traced>;
}

export function createProduct(parts: ProductParts): Product {
  const gate = createGate({ analyzer: parts.analyzer, antonyms: parts.antonyms });
  const finder = createFinder({ ...parts, opposites: parts.antonyms.opposites, doubt: createDoubt(gate) });
  const suggester = createSuggester(finder);
  const { analyzer, writing } = parts;
  const answererIn = (scope: string): Answerer =>
    createAnswerer({ analyzer, finder, gate, suggester, writing: writing?.(scope) });
  const sourceOf = (request: TextRequest): Promise<SegmentedArticle> =>
    parts.using(request.scope, (library) => sourceIn(library, request));
  return {
    ask: (question, signal, watch) =>
      parts.using(question.scope, (library) =>
        answererIn(question.scope).ask(question, library, signal, watch),
      ),
    retrieve: ({ scope, question, ...how }) =>
      parts.using(scope, (library) => library.retrieve(question, how)),
    trace: (question, signal, watch) =>
      parts.using(question.scope, (library) =>
        answererIn(question.scope).trace(question, library, signal, watch),
      ),
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
    async compare({ scope, left, right, signal }) {
      if (left === right) throw new Failure('same-article', { article: left });
      const ours = await sourceOf({ scope, within: left });
      const theirs = await sourceOf({ scope, within: right });
      return compareArticles(ours, theirs, { ...parts, gate }, signal);
    },
    async read(request) {
      const { article, sentences } = await sourceOf(request);
      return { article, sentences };
    },
    suggest: ({ language, ...request }) =>
      parts.using(request.scope, async (library) =>
        suggester.suggest(await sourceIn(library, request), language, library),
      ),
    show: async (request) => (await sourceOf(request)).article,
    list: (scope) => parts.using(scope, listing),
    add: (scope, article, signal) => parts.using(scope, (library) => library.add(article, signal)),
    remove: (scope, id) => parts.using(scope, (library) => library.remove(id)),
    sameAs: (scope, article) => parts.using(scope, (library) => sameIn(library, article)),
    rebuild: (scope, how) => parts.using(scope, (library) => library.rebuild(how)),
    ...keptServices(parts),
  };
}

type KeptServices = Pick<
  Services,
  | 'setting'
  | 'setSetting'
  | 'count'
  | 'records'
  | 'scopes'
  | 'forgetScope'
  | 'backup'
  | 'verifyStore'
  | 'close'
>;

/** Those that need no library. */
function keptServices(parts: ProductParts): KeptServices {
  return {
    setting: (scope, key) => parts.kept(scope).setting(key),
    setSetting: (scope, key, value) => parts.kept(scope).setSetting(key, value),
    count: (scope, key, by) => parts.kept(scope).count(key, by),
    records: (scope, kind) => parts.kept(scope).records(kind),
    scopes: () => parts.store.scopes(),
    forgetScope: (scope) => parts.store.forgetScope(scope),
    backup: (path) => parts.store.backup(path),
    verifyStore: () => parts.store.verify(),
    close: () => parts.close(),
  };
}

async function sourceIn(library: Library, request: TextRequest): Promise<SegmentedArticle> {
  const article = await defaultArticle(request, library);
  if (!article) throw new Failure('unknown-article', { id: request.within ?? '', known: '' });
  return library.article(article.id, request.version);
}

async function listing(library: Library): Promise<ArticleListing[]> {
  return (await library.articles()).map(listed);
}

function listed({ article, bundled }: LibraryArticle): ArticleListing {
  const { text, ...fields } = article;
  return { ...fields, bundled, characters: text.length };
}

/** The scope's own before an offered one, the same link before the same text. */
async function sameIn(
  library: Library,
  { text, url }: Pick<Article, 'text' | 'url'>,
): Promise<ArticleListing | undefined> {
  const all = (await library.articles()).toSorted(
    (one, other) => Number(one.bundled) - Number(other.bundled),
  );
  const sameLink =
    url === undefined ? undefined : all.find(({ article }) => linkOf(article.url) === linkOf(url));
  const found = sameLink ?? all.find(({ article }) => article.text === text);
  return found && listed(found);
}

/** A place within the page is no other page. */
function linkOf(url: string | undefined): string | undefined {
  return url?.replace(/#.*$/u, '');
}
