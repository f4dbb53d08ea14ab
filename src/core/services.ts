// What a surface (terminal, Discord, another program) may ask of the product; surfaces know this file and the types only.
import type {
  Answer,
  Article,
  Citation,
  DropReason,
  Language,
  Question,
  Sentence,
  Span,
  Speaker,
  Statement,
} from './types.ts';

export type SummaryLevel = 'one-line' | 'three-lines' | 'detailed' | 'numbers';
export const SUMMARY_LEVELS: readonly SummaryLevel[] = ['one-line', 'three-lines', 'detailed', 'numbers'];

/** Which article of which library; without `within`, the scope's default article (the newest added, else the bundled one). */
export interface ArticleRequest {
  readonly scope: string;
  readonly within?: string;
}

export interface SummaryRequest extends ArticleRequest {
  readonly level: SummaryLevel;
  readonly language: Language;
}

/** Each statement is one line with its footnotes, in the article's order. */
export interface Summary {
  readonly article: Article;
  readonly level: SummaryLevel;
  readonly statements: readonly Statement[];
  readonly citations: readonly Citation[];
  readonly composedBy: string;
}

/** One speaker with the sentences that quote or report them, in the article's order, speakers by first appearance. */
export interface SpeakerQuotes {
  readonly speaker: Speaker;
  readonly sentences: readonly Sentence[];
}

export interface Quotes {
  readonly article: Article;
  readonly speakers: readonly SpeakerQuotes[];
}

/** An article with its sentences in reading order. */
export interface ReadArticle {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
}

export type CheckKind = 'supported' | 'contradicted' | 'not-in-article';

/** One sentence of what was checked, with the article's sentences that show the verdict (none for not-in-article: then the nearest). */
export interface CheckedClaim {
  readonly text: string;
  readonly kind: CheckKind;
  readonly reason?: DropReason;
  readonly citations: readonly Citation[];
  readonly nearest: readonly Sentence[];
  /** Probability in [0, 1] that the article supports it. */
  readonly support: number;
}

export interface Check {
  readonly article: Article;
  readonly claims: readonly CheckedClaim[];
}

/** Two articles of one scope, by their ids. */
export interface CompareRequest {
  readonly scope: string;
  readonly left: string;
  readonly right: string;
  readonly signal?: AbortSignal;
}

/** Two articles side by side, the most telling pairs first; every span is a sentence of its own article. */
export interface Comparison {
  readonly left: Article;
  readonly right: Article;
  readonly agree: readonly ComparedSentences[];
  readonly differ: readonly (ComparedSentences & { readonly reason?: DropReason })[];
  readonly onlyLeft: readonly Span[];
  readonly onlyRight: readonly Span[];
}

export interface ComparedSentences {
  readonly left: Span;
  readonly right: Span;
}

export type ArticleListing = Omit<Article, 'text'> & {
  /** Read-only: it came with the program, or the keeper added it in the terminal for every scope. */
  readonly bundled: boolean;
  readonly characters: number;
};

export interface AddedArticle {
  readonly article: Article;
  readonly sentences: number;
  readonly passages: number;
  readonly replaced: boolean;
}

/** What is verified while the rest is still being written. */
export type AnswerSoFar = Extract<Answer, { kind: 'answered' }>;

/** Every rejection is a `Failure` or a bug. */
export interface Services {
  /**
   * Where a model writes, `watch` is told of the answer so far each time that more of it is verified; what it is told may
   * be taken back by a later call, and only what is returned is the answer.
   */
  ask(question: Question, signal?: AbortSignal, watch?: (soFar: AnswerSoFar) => void): Promise<Answer>;
  summary(request: SummaryRequest): Promise<Summary>;
  quotes(request: ArticleRequest & { readonly speaker?: string }): Promise<Quotes>;
  check(request: ArticleRequest & { readonly claim: string }): Promise<Check>;
  /** Fails with `unknown-article`, or with `same-article` where both ids are one. */
  compare(request: CompareRequest): Promise<Comparison>;
  list(scope: string): Promise<readonly ArticleListing[]>;
  show(request: ArticleRequest): Promise<Article>;
  read(request: ArticleRequest): Promise<ReadArticle>;
  /** Up to three questions that the article answers, each tried, best first. */
  suggest(request: ArticleRequest & { readonly language: Language }): Promise<readonly string[]>;
  add(scope: string, article: Article, signal?: AbortSignal): Promise<AddedArticle>;
  remove(scope: string, articleId: string): Promise<void>;
  /** Makes every derived index of the scope anew; returns what it holds. */
  rebuild(scope: string): Promise<{ readonly articles: number; readonly passages: number }>;
  /** A small setting of the scope: what `setSetting` kept under the key. Reading makes nothing on disk. */
  setting(scope: string, key: string): Promise<string | undefined>;
  /** Keeps a value of up to 10,000 characters, or with undefined forgets it. */
  setSetting(scope: string, key: string, value: string | undefined): Promise<void>;
  /** Adds `by` (a whole number, 1 where nothing is said) to the count under the key, from 0; the count after it. */
  count(scope: string, key: string, by?: number): Promise<number>;
  /** Findings of a full check of the store, empty when all is well. */
  verifyStore(): Promise<readonly string[]>;
  close(): Promise<void>;
}
