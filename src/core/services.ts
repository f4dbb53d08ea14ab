// What a surface (terminal, Discord, another program) may ask of the product; surfaces know this file and the types only.
import type { ScopedRecords } from './ports.ts';
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

/** `version`: another text of it than the current one. Fails with `unknown-article` where that text is not kept. */
export interface TextRequest extends ArticleRequest {
  readonly version?: number;
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
  /** Another text or other fields of it were there. */
  readonly replaced: boolean;
  /** Which text of it is now kept, counted from 1. */
  readonly version: number;
  /** False where the same text and fields were there: nothing was written. */
  readonly changed: boolean;
}

/** How the making of an index anew is followed. */
export interface Rebuilding {
  /** Told the passages that a model elsewhere is to embed, before it is asked; false leaves them without vectors for now. */
  readonly begin?: (passages: readonly string[]) => Promise<boolean>;
  /** Passages that have their vectors, of all. */
  readonly progress?: (done: number, total: number) => void;
}

export interface Rebuilt {
  readonly articles: number;
  readonly passages: number;
  /** Passages that have no vector yet; absent where all have one. */
  readonly missing?: number;
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
  show(request: TextRequest): Promise<Article>;
  read(request: TextRequest): Promise<ReadArticle>;
  /** Up to three questions that the article answers, each tried, best first. */
  suggest(request: ArticleRequest & { readonly language: Language }): Promise<readonly string[]>;
  /** An article of this scope, or offered in it, with the same link or the same text; no other scope is looked into. */
  sameAs(scope: string, article: Pick<Article, 'text' | 'url'>): Promise<ArticleListing | undefined>;
  add(scope: string, article: Article, signal?: AbortSignal): Promise<AddedArticle>;
  remove(scope: string, articleId: string): Promise<void>;
  /** Makes every derived index of the scope anew; returns what it holds. */
  rebuild(scope: string, how?: Rebuilding): Promise<Rebuilt>;
  /** A small setting of the scope: what `setSetting` kept under the key. Reading makes nothing on disk. */
  setting(scope: string, key: string): Promise<string | undefined>;
  /** Keeps a value of up to 10,000 characters, or with undefined forgets it. */
  setSetting(scope: string, key: string, value: string | undefined): Promise<void>;
  /** Adds `by` (a whole number, 1 where nothing is said) to the count under the key, from 0; the count after it. */
  count(scope: string, key: string, by?: number): Promise<number>;
  /** What is kept of one kind in the scope. Reading makes nothing on disk. */
  records(scope: string, kind: string): ScopedRecords;
  /** Every scope that keeps anything. */
  scopes(): Promise<readonly string[]>;
  /** Forgets all that the scope keeps; true when there was anything. Scopes whose names begin with its name stay. */
  forgetScope(scope: string): Promise<boolean>;
  /** Copies the whole store into a new file while it is in use. Fails with `file-exists`, or `file-missing` where nothing is kept. */
  backup(path: string): Promise<void>;
  /** Findings of a full check of the store, empty when all is well. */
  verifyStore(): Promise<readonly string[]>;
  close(): Promise<void>;
}
