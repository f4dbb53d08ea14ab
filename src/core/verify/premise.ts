// What a claim is held against: the cited sentences, who speaks in them, and what stands around them.
import type { SegmentedArticle, Sentence, Speaker } from '../types.ts';

export interface Premise {
  readonly text: string;
  readonly speakers?: readonly Speaker[];
  /** ISO 8601 date that relative dates of the premise are read against. */
  readonly referenceDate?: string;
  /** Words that may name what the premise only points at: the sentence before it. */
  readonly context?: string;
  /** The article's title, publisher, author and date: for claims about the article itself. */
  readonly about?: string;
}

const POINTING =
  /(?:^|[.!?]["”]? )["“]?(?:이는|이에|이를|이들|이로|이와|이 |이런|이러한|이같은|그는|그녀는|그가|그의|그 |이날|양사|양측|두 |해당|같은|당시|여기|우선|또한?|다만|또 )|그는 |그의 |양사/u;

/** The premise that some sentences of one or more articles make together, in reading order. */
export function premiseOf(
  cites: readonly Sentence[],
  articles: ReadonlyMap<string, SegmentedArticle>,
): Premise {
  const sentences = [...cites].sort((one, other) => one.index - other.index);
  const [first] = sentences;
  const source = first && articles.get(first.articleId);
  const text = sentences.map((sentence) => wordsOf(sentence, articles.get(sentence.articleId))).join(' ');
  if (!source || !first) return { text };
  const context = POINTING.test(text) ? wordsOf(source.sentences[first.index - 1], source) : '';
  return {
    text,
    speakers: sentences.flatMap((sentence) => sentence.speaker ?? []),
    ...(source.article.publishedAt !== undefined && { referenceDate: source.article.publishedAt }),
    ...(context !== '' && { context }),
    about: aboutOf(source),
  };
}

export function wordsOf(sentence: Sentence | undefined, source: SegmentedArticle | undefined): string {
  return sentence && source ? source.article.text.slice(sentence.span.start, sentence.span.end) : '';
}

function aboutOf({ article }: SegmentedArticle): string {
  return [article.title, article.publisher, article.author, article.publishedAt]
    .filter((part) => part !== undefined)
    .join('. ');
}
