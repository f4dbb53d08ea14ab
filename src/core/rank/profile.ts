// An article made ready for ranking: each sentence's words, facets and sets, the names that the article defines, its vocabulary.
import type { Analyzer, Word } from '../analyze/analyzer.ts';
import type { SegmentedArticle, Sentence } from '../types.ts';
import { facetsOf, type Facet } from './facets.ts';

export interface SentenceProfile {
  readonly sentence: Sentence;
  readonly text: string;
  /** Content words in order. */
  readonly words: readonly Word[];
  readonly stems: ReadonlySet<string>;
  readonly bigrams: ReadonlySet<string>;
  readonly facets: readonly Facet[];
}

export interface ArticleProfile {
  readonly segmented: SegmentedArticle;
  readonly sentences: readonly SentenceProfile[];
  readonly titleWords: readonly Word[];
  /** Other names by stem, as the article defines them in brackets: both directions. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** In how many sentences each stem stands. */
  readonly frequency: ReadonlyMap<string, number>;
}

export function profileArticle(segmented: SegmentedArticle, analyzer: Analyzer): ArticleProfile {
  const { article } = segmented;
  const sentences = segmented.sentences.map((sentence) => profileSentence(sentence, article.text, analyzer));
  return {
    segmented,
    sentences,
    titleWords: analyzer.words(article.title).filter((word) => !word.isFunction),
    aliases: aliasesOf(article.text, analyzer),
    frequency: countStems(sentences),
  };
}

function profileSentence(sentence: Sentence, articleText: string, analyzer: Analyzer): SentenceProfile {
  const text = articleText.slice(sentence.span.start, sentence.span.end);
  const words = analyzer.words(text).filter((word) => !word.isFunction);
  return {
    sentence,
    text,
    words,
    stems: new Set(words.flatMap((word) => [word.stem, ...(word.spoken === undefined ? [] : [word.spoken])])),
    bigrams: syllablePairs(text),
    facets: facetsOf(text),
  };
}

/** Pairs of neighbouring letters, white space and punctuation left out. */
export function syllablePairs(text: string): Set<string> {
  const letters = text.toLowerCase().replace(/[^\p{L}\p{N}%]+/gu, ' ');
  const pairs = new Set<string>();
  for (let i = 0; i + 2 <= letters.length; i++) {
    const pair = letters.slice(i, i + 2);
    if (!pair.includes(' ')) pairs.add(pair);
  }
  return pairs;
}

function countStems(sentences: readonly SentenceProfile[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const { stems } of sentences) for (const stem of stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  return frequency;
}

const DEFINITION = /([\p{L}\p{N}&+]+)\s?\(([^()]{2,40})\)/gu;

/** `긴 이름(약칭)` and `약칭(긴 이름)`: each name's stem leads to the words of the other. */
function aliasesOf(text: string, analyzer: Analyzer): Map<string, string[]> {
  const aliases = new Map<string, string[]>();
  const link = (from: string, to: readonly string[]): void => {
    aliases.set(from, [...(aliases.get(from) ?? []), ...to]);
  };
  for (const match of text.matchAll(DEFINITION)) {
    const outer = analyzer.words(match[1] ?? '').filter((word) => !word.isFunction).map((word) => word.stem);
    const inner = analyzer.words(match[2] ?? '').filter((word) => !word.isFunction).map((word) => word.stem);
    if (inner.length === 0 || inner.length > 4 || /^[\p{N}.,%]+/u.test(match[2] ?? '')) continue;
    for (const stem of outer) link(stem, inner);
    for (const stem of inner) link(stem, outer);
  }
  return aliases;
}
