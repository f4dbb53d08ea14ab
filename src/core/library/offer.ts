// What libraries offer read-only beside their own articles: each of these is cut and embedded once, for all libraries.
import type { ArticleVectors, Embedder, ScopedStore } from '../ports.ts';
import { segmentArticle } from '../segment.ts';
import type { Article, SegmentedArticle } from '../types.ts';
import { embedPassages, storedVectors } from './embedding.ts';
import { isSameArticle, spansOf } from './shelf.ts';
import type { Pause } from './slices.ts';

/** One article that is offered: the same object for as long as it does not change, so that what is made of it can be shared. */
export interface Offered {
  readonly article: Article;
  /** Cut on first use. */
  segmented(): SegmentedArticle;
  /** Rows in passage order, got or made on first use. Rejects with what the embedder or the store rejects with; then it is tried again. */
  vectors(): Promise<ArticleVectors>;
  /** Another text of it, where one is kept; without a number of its own, the offered one is the first. */
  version(version: number): Promise<Article | undefined>;
  /** The same article under another id, for a library in which its own is taken. */
  named(id: string): Offered;
}

/** What is offered now, no two of one id but by `named`; the same list for as long as nothing in it changes. */
export type Offer = () => Promise<readonly Offered[]>;

export interface OfferParts {
  readonly embedder: Embedder;
  readonly pause: Pause;
}

export interface HouseParts extends OfferParts {
  /** Told of articles of the house that cannot be read: once, while what was read last is offered on. */
  readonly notice: (error: unknown) => void;
  /** Has the house's own library make and store the vectors that its articles lack. */
  readonly fill?: (() => Promise<void>) | undefined;
}

/** The articles that come with the program, in their order. */
export function offerBundled(articles: readonly Article[], parts: OfferParts): Offer {
  const list = articles.map((article) =>
    createOffered(article, { vectors: (cut) => embedded(cut, parts), version: async () => undefined }),
  );
  return async () => list;
}

/**
 * What `before` offers, and behind it all articles of one scope, in the order added: the keeper's, for every other scope,
 * or a server's, for those of its private channels.
 */
export function offerHouse(before: Offer, house: ScopedStore, parts: HouseParts): Offer {
  const read = createHouse(house, parts);
  let made: { readonly first: readonly Offered[]; readonly last: readonly Offered[] } | undefined;
  let both: readonly Offered[] = [];
  return async () => {
    const [first, last] = [await before(), await read()];
    if (made?.first === first && made.last === last) return both;
    made = { first, last };
    both = [...first, ...last];
    return both;
  };
}

/** What is wrong in the house stops no other library. */
function createHouse(house: ScopedStore, parts: HouseParts): Offer {
  let known: { readonly revision: number; readonly list: readonly Offered[] } = { revision: 0, list: [] };
  let told = '';
  const read = async (): Promise<void> => {
    const revision = await house.revision();
    if (revision === known.revision) return;
    const list = (await house.all()).map(({ article }) => offeredAs(article, known.list, house, parts));
    if (revision > known.revision) known = { revision, list };
  };
  return async () => {
    try {
      await read();
    } catch (error) {
      if (told !== String(error)) parts.notice(error);
      told = String(error);
    }
    return known.list;
  };
}

/** An article of which nothing has changed stays the object that it was. */
function offeredAs(
  article: Article,
  known: readonly Offered[],
  house: ScopedStore,
  parts: HouseParts,
): Offered {
  const stored = (cut: SegmentedArticle) =>
    storedVectors(cut.article.id, spansOf(cut), house, parts.embedder);
  const vectorsOf = async (cut: SegmentedArticle): Promise<ArticleVectors> => {
    const known = await stored(cut);
    if (known || !parts.fill) return known ?? embedded(cut, parts);
    await parts.fill();
    return (await stored(cut)) ?? embedded(cut, parts);
  };
  const source = {
    vectors: vectorsOf,
    version: async (version: number) => (await house.version(article.id, version))?.article,
  };
  return known.find((one) => isSameArticle(one.article, article)) ?? createOffered(article, source);
}

/** Where an offered article comes from. */
interface Source {
  vectors(cut: SegmentedArticle): Promise<ArticleVectors>;
  version(version: number): Promise<Article | undefined>;
}

function createOffered(article: Article, source: Source): Offered {
  const names = new Map<string, Offered>();
  let cut: SegmentedArticle | undefined;
  let vectors: Promise<ArticleVectors> | undefined;
  const segmented = (): SegmentedArticle => (cut ??= segmentArticle(article));
  const offered: Offered = {
    article,
    segmented,
    vectors() {
      vectors ??= source.vectors(segmented()).catch((error: unknown) => {
        vectors = undefined;
        throw error;
      });
      return vectors;
    },
    async version(version) {
      if (version === (article.version ?? 1)) return article;
      const other = await source.version(version);
      return other && { ...other, id: article.id };
    },
    named(id) {
      if (id === article.id) return offered;
      const again = {
        vectors: () => offered.vectors(),
        version: (version: number) => source.version(version),
      };
      const renamed = names.get(id) ?? createOffered({ ...article, id }, again);
      names.set(id, renamed);
      return renamed;
    },
  };
  return offered;
}

function embedded(cut: SegmentedArticle, parts: OfferParts): Promise<ArticleVectors> {
  return embedPassages(cut.article, spansOf(cut), parts);
}
