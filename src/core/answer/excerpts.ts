// The sentences that a model is given for one question: a short article whole, of a longer one the best sentences with their neighbours.
import { MOST_SENTENCES, type Excerpt } from '../prompt.ts';
import type { ArticleProfile } from '../rank/profile.ts';
import { isNoStatement } from '../verify/no-statement.ts';
import type { Finding } from './find.ts';

/** What the second article may take where both are long. */
const BESIDE = 12;

export function excerptsOf({ sentences: found }: Finding): Excerpt[] {
  const articles = [...new Set(found.map(({ article }) => article))];
  const beside = Math.min(
    BESIDE,
    articles.slice(1).reduce((sum, article) => sum + tellingIn(article).length, 0),
  );
  let left = MOST_SENTENCES;
  return articles.map((article, at) => {
    const ranked = found.filter((one) => one.article === article).map(({ index }) => index);
    const chosen = chosenOf(article, ranked, at === 0 ? left - beside : left);
    left -= chosen.length;
    return {
      article: article.segmented.article,
      sentences: chosen.flatMap((index) => article.sentences[index]?.sentence ?? []),
    };
  });
}

/** Headings state nothing, and what speaks to a machine is no material. */
function tellingIn(article: ArticleProfile): number[] {
  return article.sentences.flatMap(({ sentence, text }, index) =>
    sentence.heading || isNoStatement(text) ? [] : [index],
  );
}

/** In reading order. */
function chosenOf(article: ArticleProfile, ranked: readonly number[], room: number): number[] {
  const telling = tellingIn(article);
  if (telling.length <= room) return telling;
  const allowed = new Set(telling);
  const chosen = new Set<number>();
  for (const index of ranked.flatMap((at) => [at, at - 1, at + 1])) {
    if (chosen.size >= room) break;
    if (allowed.has(index)) chosen.add(index);
  }
  return [...chosen].sort((one, other) => one - other);
}
