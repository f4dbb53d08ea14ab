// The sentences of a scope that may answer one question, best first, and how sure it is that the best one does.
import { definitionIn } from './definition.ts';
import type { Doubt } from './doubt.ts';
import { weigh } from './weigh.ts';
import type { Analyzer } from '../analyze/analyzer.ts';
import type { Library } from '../library.ts';
import { analyzeQuestion } from '../question.ts';
import { answerability } from '../rank/answerability.ts';
import type { BoostedTrees } from '../rank/boosted-trees.ts';
import { viewQuestion, type Opposites, type QuestionView } from '../rank/question-view.ts';
import { profileArticle, type ArticleProfile } from '../rank/profile.ts';
import {
  LOOKED_AT,
  rankSentences,
  type ArticleRanking,
  type RankedSentence,
} from '../rank/rank-sentences.ts';
import type { Rarity } from '../rank/rarity.ts';
import type { Evidence, Passage, SegmentedArticle } from '../types.ts';

export interface FinderParts {
  readonly analyzer: Analyzer;
  readonly rarity: Rarity;
  readonly opposites: Opposites;
  readonly ranker: BoostedTrees;
  readonly answerabilityModel: BoostedTrees;
  readonly doubt: Doubt;
}

export interface FoundSentence extends RankedSentence {
  readonly article: ArticleProfile;
  /** The ranker's score with its passage's retrieval score: compares across articles within one question. */
  readonly total: number;
}

/** What was found for one question. */
export interface Finding {
  readonly view: QuestionView;
  /** Passages, best first, the ranker's view of their sentences counted in. */
  readonly evidence: readonly Evidence[];
  /** Best first, across articles; empty where nothing was found. */
  readonly sentences: readonly FoundSentence[];
  /** The article of the best sentence with its whole ranking. */
  readonly top: ArticleRanking | undefined;
  /** Near to the probability, in [0, 1], that the best sentence answers the question. */
  readonly answerability: number;
  /** The gate reads the opposite of the question's premise. */
  readonly contradicted: boolean;
}

export interface FindOptions {
  readonly within?: string | undefined;
  /** Nobody asked it: a model elsewhere is not called for it. */
  readonly aside?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Finds in any library. It remembers the profiles of the articles that were asked about last. */
export interface Finder {
  find(question: string, library: Library, options?: FindOptions): Promise<Finding>;
  profile(segmented: SegmentedArticle): ArticleProfile;
  view(question: string): QuestionView;
}

/** Passages that are fetched, articles among them that are ranked sentence by sentence. */
const PASSAGES = 30;
const ARTICLES = 2;
/** An article is ranked when its best passage has this share of the best score: farther ones are not read. */
const WORTH = 0.9;
/** Sentences looked at in articles beside the best one. */
const LOOKED_AT_BESIDE = 6;
/** Characters of the articles whose profiles are remembered; a profile takes about 0.3 kB a character. */
const REMEMBERED = 250_000;
/** How much a passage's retrieval score (0 to 1) counts beside the ranker's: in the order of sentences, and of passages. */
const SENTENCE_RETRIEVAL = 16;
const PASSAGE_RETRIEVAL = 400;

export function createFinder(parts: FinderParts): Finder {
  const profile = createProfiles(parts.analyzer);
  const view = (question: string): QuestionView =>
    viewQuestion(analyzeQuestion(question, parts.analyzer), parts.rarity, parts.opposites);

  const find = async (question: string, library: Library, options: FindOptions = {}): Promise<Finding> => {
    const seen = view(question);
    const evidence = await passagesFor(question, library, options);
    const rankings: ArticleRanking[] = [];
    for (const id of articlesOf(evidence, options.within)) {
      options.signal?.throwIfAborted();
      const article = profile(await library.article(id));
      const lookedAt = rankings.length === 0 ? LOOKED_AT : LOOKED_AT_BESIDE;
      rankings.push(rankSentences(seen, article, parts.ranker, lookedAt));
    }
    return join(seen, evidence, rankings, parts);
  };
  return { find, profile, view };
}

/** The last one is remembered however long it is. */
function createProfiles(analyzer: Analyzer): Finder['profile'] {
  /** In the order of last use. */
  const profiles = new Map<SegmentedArticle, ArticleProfile>();
  let characters = 0;
  return (segmented) => {
    const known = profiles.get(segmented);
    const made = known ?? profileArticle(segmented, analyzer);
    profiles.delete(segmented);
    profiles.set(segmented, made);
    if (!known) characters += segmented.article.text.length;
    for (const oldest of profiles.keys()) {
      if (characters <= REMEMBERED || oldest === segmented) break;
      profiles.delete(oldest);
      characters -= oldest.article.text.length;
    }
    return made;
  };
}

function passagesFor(
  question: string,
  library: Library,
  { within, aside, signal }: FindOptions,
): Promise<Evidence[]> {
  return library.retrieve(question, {
    count: PASSAGES,
    ...(within === undefined ? {} : { within }),
    ...(aside ? { aside } : {}),
    ...(signal ? { signal } : {}),
  });
}

/** The articles with the best passages; the asked one always, even where no passage was found. */
function articlesOf(evidence: readonly Evidence[], within: string | undefined): string[] {
  if (within !== undefined) return [within];
  const worth = (evidence[0]?.score ?? 0) * WORTH;
  const close = evidence.filter(({ score }) => score >= worth);
  return [...new Set(close.map(({ article }) => article.id))].slice(0, ARTICLES);
}

function join(
  view: QuestionView,
  evidence: readonly Evidence[],
  rankings: readonly ArticleRanking[],
  parts: FinderParts,
): Finding {
  const scores = new Map(evidence.map(({ passage, score }) => [passage.id, score]));
  const found = rankings.flatMap((ranking) =>
    ranking.ranked.map((ranked) => foundSentence(view, ranked, ranking, scores)),
  );
  found.sort((a, b) => b.total - a.total);
  const best = found[0]?.article;
  const top = rankings.find(({ context }) => context.article === best);
  const first = found[0];
  const likely = top ? answerability(view, top, parts.answerabilityModel) : 0;
  const judged =
    first && top ? weigh(likely, view, top, first, parts.doubt) : { likely: 0, contradicted: false };
  return {
    view,
    evidence: rerank(evidence, found),
    sentences: found,
    top,
    answerability: judged.likely,
    contradicted: judged.contradicted,
  };
}

function foundSentence(
  view: QuestionView,
  ranked: RankedSentence,
  { context }: ArticleRanking,
  scores: ReadonlyMap<string, number>,
): FoundSentence {
  const { article } = context;
  const passage = passageAt(article, ranked.index);
  const { bonus } = definitionIn(view.question, ranked.sentence.text);
  const retrieval = passage ? (scores.get(passage.id) ?? 0) : 0;
  return { ...ranked, article, total: ranked.score + SENTENCE_RETRIEVAL * retrieval + bonus };
}

/** Passages by their best sentence where the ranker saw one, the others behind in their own order. */
function rerank(evidence: readonly Evidence[], found: readonly FoundSentence[]): Evidence[] {
  const best = new Map<string, number>();
  for (const { article, index, score } of found) {
    const passage = passageAt(article, index);
    if (passage) best.set(passage.id, Math.max(best.get(passage.id) ?? -Infinity, score));
  }
  const order = evidence.map((one, place) => {
    const score = best.get(one.passage.id);
    return { one, place, total: score === undefined ? -Infinity : score + PASSAGE_RETRIEVAL * one.score };
  });
  order.sort((a, b) => b.total - a.total || a.place - b.place);
  return order.map(({ one }) => one);
}

function passageAt({ segmented }: ArticleProfile, sentence: number): Passage | undefined {
  return segmented.passages.find(({ sentences }) => sentences.start <= sentence && sentence < sentences.end);
}
