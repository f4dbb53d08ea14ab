// What is measured on: as many made articles as are wanted, of the sentences of given ones.
import { segmentArticle } from '../../src/core/segment.ts';
import type { Article, SegmentedArticle } from '../../src/core/types.ts';

/** As many as a practice article has. */
const SENTENCES = 28;

/** Articles of other articles' sentences in another order, the same every time, until they hold `passages` passages. */
export function manyArticles(sources: readonly Article[], passages: number): SegmentedArticle[] {
  const sentences = sources.flatMap(sentencesOf);
  const random = seeded(2025);
  const made: SegmentedArticle[] = [];
  for (let held = 0; held < passages;) {
    const article = articleOf(`many-${made.length}`, sources, sentences, random);
    made.push(article);
    held += article.passages.length;
  }
  return made;
}

function articleOf(
  id: string,
  sources: readonly Article[],
  sentences: readonly string[],
  random: () => number,
): SegmentedArticle {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const lines = Array.from({ length: SENTENCES / 4 }, () =>
    Array.from({ length: 4 }, () => pick(sentences) ?? '').join(' '),
  );
  return segmentArticle({ id, title: pick(sources)?.title ?? id, language: 'ko', text: lines.join('\n\n') });
}

function sentencesOf(article: Article): string[] {
  return segmentArticle(article).sentences.map(({ span }) =>
    article.text.slice(span.start, span.end).replaceAll('\n', ' '),
  );
}

export function passageTexts({ article, passages }: SegmentedArticle): string[] {
  return passages.map(({ span }) => article.text.slice(span.start, span.end));
}

/** Every so many, so that `count` are left, spread over the whole. */
export function thinned<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, at) => at % step === 0).slice(0, count);
}

/** Numbers in [0, 1) of mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
