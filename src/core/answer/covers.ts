// Whether verified claims are about what was asked: asked where the finder thinks that the article does not say it.
import type { Analyzer, Word } from '../analyze/analyzer.ts';
import type { Claim } from '../types.ts';
import { wordsOf } from '../verify/premise.ts';
import type { Decision } from './decide.ts';
import type { Finding } from './find.ts';

/** Shares of the question's words, weighed by rarity, that must stand in the claims, their sentences or the title. */
const LEAST: Partial<Record<Decision, number>> = { unsure: 0.6 };
const LEAST_WHERE_NOT_FOUND = 0.8;

export function coversQuestion(
  { view, contradicted, sentences }: Finding,
  decision: Decision,
  claims: readonly Claim[],
  analyzer: Analyzer,
): boolean {
  if (contradicted) return false;
  const sources = new Map(sentences.map(({ article }) => [article.segmented.article.id, article.segmented]));
  const texts = claims.flatMap(({ text, cites }) => [
    text,
    ...cites.flatMap((cite) => {
      const source = sources.get(cite.articleId);
      return [wordsOf(cite, source), source?.article.title ?? ''];
    }),
  ]);
  const known = vocabularyOf(texts.join(' '), analyzer);
  const whole = view.weights.reduce((sum, weight) => sum + weight, 0);
  const met = view.question.words.reduce(
    (sum, word, at) => sum + (known(word) ? (view.weights[at] ?? 0) : 0),
    0,
  );
  return whole > 0 && met >= (LEAST[decision] ?? LEAST_WHERE_NOT_FOUND) * whole;
}

function vocabularyOf(text: string, analyzer: Analyzer): (word: Word) => boolean {
  const words = analyzer.words(text);
  const stems = new Set(words.flatMap((word) => [...word.stems, word.text]));
  const groups = new Set(words.flatMap((word) => word.groups));
  const compact = text.toLowerCase().replaceAll(/\s+/gu, '');
  return ({ stem, stems: own, groups: meanings }) =>
    own.some((one) => stems.has(one)) ||
    meanings.some((group) => groups.has(group)) ||
    (stem.length > 1 && compact.includes(stem));
}
