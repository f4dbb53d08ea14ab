// Groups sentences into passages of three to four, cut between paragraphs where that is possible; a heading goes with what follows it.
import type { Passage, Sentence } from '../types.ts';

/** Most sentences that one passage may have, headings included. */
const LARGEST = 7;

/** Every sentence is in exactly one passage, in order. The cheapest cutting, found by dynamic programming in linear time. */
export function groupPassages(articleId: string, sentences: readonly Sentence[]): Passage[] {
  return cheapestCuts(sentences).map(({ start, end }, number) => ({
    id: `${articleId}#${number}`,
    articleId,
    span: { start: sentences[start]?.span.start ?? 0, end: sentences[end - 1]?.span.end ?? 0 },
    sentences: { start, end },
  }));
}

interface Cut {
  readonly start: number;
  readonly end: number;
}

function cheapestCuts(sentences: readonly Sentence[]): Cut[] {
  const cost: number[] = [0];
  const from: number[] = [0];
  for (let end = 1; end <= sentences.length; end += 1) {
    cost[end] = Infinity;
    for (let start = Math.max(0, end - LARGEST); start < end; start += 1) {
      const total = (cost[start] ?? Infinity) + groupCost(sentences, start, end);
      if (total >= (cost[end] ?? Infinity)) continue;
      cost[end] = total;
      from[end] = start;
    }
  }
  return walkBack(from, sentences.length);
}

function walkBack(from: readonly number[], length: number): Cut[] {
  const cuts: Cut[] = [];
  for (let end = length; end > 0; end = from[end] ?? 0) cuts.push({ start: from[end] ?? 0, end });
  return cuts.reverse();
}

/** By number of statements: three is best, four nearly so; one, two and five are for articles that leave no choice. */
const SIZE_COST = [30, 12, 6, 0, 0.5, 7, 14, 21];
const LONG = 900;

function groupCost(sentences: readonly Sentence[], start: number, end: number): number {
  let statements = 0;
  let innerHeadings = 0;
  for (let at = start; at < end; at += 1) {
    if (!sentences[at]?.heading) statements += 1;
    else if (at > start && !sentences[at - 1]?.heading) innerHeadings += 1;
  }
  const last = sentences[end - 1];
  const length = (last?.span.end ?? 0) - (sentences[start]?.span.start ?? 0);
  const splitsParagraph = sentences[end]?.paragraph === last?.paragraph ? 1 : 0;
  const endsInHeading = last?.heading ? 20 : 0;
  return (
    (SIZE_COST[statements] ?? 30) +
    innerHeadings * 3 +
    splitsParagraph +
    endsInHeading +
    Math.max(0, length - LONG) / 300
  );
}
