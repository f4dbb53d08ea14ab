// The words of the product: what an article, a sentence, a citation and an answer are. Data only, all readonly.

/** Half-open range of UTF-16 code units `[start, end)` into an article's `text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Language = 'ko' | 'en';

/** One news article. `text` never changes once made: every span in the program points into it. */
export interface Article {
  readonly id: string;
  readonly title: string;
  readonly publisher?: string;
  readonly author?: string;
  /** ISO 8601 calendar date, `2025-01-22`. */
  readonly publishedAt?: string;
  readonly url?: string;
  readonly language: Language;
  readonly text: string;
  /** Which text of it this is, counted from 1; absent for the first. Given by the store, never by who adds it. */
  readonly version?: number;
}

/** One sentence of an article, in reading order. */
export interface Sentence {
  readonly articleId: string;
  /** Position among the article's sentences, from 0. */
  readonly index: number;
  /** Position of its paragraph, from 0. */
  readonly paragraph: number;
  readonly span: Span;
  /** Who is quoted or reported in it, in the article's own words, where that can be told. */
  readonly speaker?: Speaker;
  /** A subheading, not a statement. */
  readonly heading?: true;
}

/** Who says a sentence: the name as the article first writes it in full, and where. */
export interface Speaker {
  readonly name: string;
  /** Title and affiliation where the article gives them, else the empty string. */
  readonly role: string;
  /** Where this sentence (or the one that names the speaker) writes the speaker. */
  readonly span: Span;
}

/** Three to four neighbouring sentences: the unit that is embedded and indexed. */
export interface Passage {
  readonly id: string;
  readonly articleId: string;
  readonly span: Span;
  /** Indices into the article's sentences, first and one past the last. */
  readonly sentences: Span;
}

/** An article cut into sentences and passages; derived, deterministic, never stored as truth. */
export interface SegmentedArticle {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly passages: readonly Passage[];
}

/** A passage that was found, best score first in any list of them. Scores compare within one query only. */
export interface Evidence {
  readonly article: Article;
  readonly passage: Passage;
  readonly score: number;
}

/** Something that a composer wants to say, with the sentences it points at. It may be wrong: only the gate decides. */
export interface Claim {
  readonly text: string;
  readonly cites: readonly Sentence[];
}

/** A footnote. Made by `verify` and by nothing else; the words are cut out of the article when shown. */
export interface Citation {
  readonly number: number;
  readonly article: Article;
  readonly span: Span;
}

/** A verified claim with the numbers of its citations; `marks` are the spans of `text` that answer the question. */
export interface Statement {
  readonly text: string;
  readonly citations: readonly number[];
  readonly marks?: readonly Span[];
}

export interface Question {
  readonly text: string;
  /** ISO 8601 date-time of asking. */
  readonly askedAt: string;
  /** The library that is asked; there is no unscoped question. */
  readonly scope: string;
  /** Restricts the question to one article. */
  readonly within?: string;
  /** Earlier questions of the conversation, oldest first. */
  readonly history?: readonly string[];
  readonly language: Language;
  /** How a model is to put its answer. */
  readonly manner?: Manner;
}

/** Length and, in Korean, the style of speech: 해요체, 합쇼체 or the plain style; `normal` and 해요체 unless told. */
export interface Manner {
  readonly length?: 'short' | 'normal' | 'long';
  readonly register?: 'haeyo' | 'hapsyo' | 'plain';
}

/**
 * Why an answer is not the model's although there is one: nothing of what it wrote held (`unsupported`), it said that the
 * article does not say it (`declined`), it could not be had (`unavailable`), or it broke off (`broken-off`).
 */
export type FellBack = 'unsupported' | 'declined' | 'unavailable' | 'broken-off';

/** A sentence shown as it stands, outside the footnotes: near the question, no claim that it answers. */
export interface Nearest {
  readonly article: Article;
  readonly sentence: Sentence;
  readonly score: number;
}

export type NotFoundReason =
  | 'no-article'
  | 'not-in-article'
  | 'false-premise'
  | 'after-article'
  | 'not-a-question';

/**
 * `asOf` is the date of the article behind the answer. `asksForNow`: the question asks how things are now, and the article knows
 * nothing after that date. `askedAs`: the question as it was answered, where it leaned on earlier ones.
 */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly statements: readonly Statement[];
      readonly citations: readonly Citation[];
      readonly dropped: readonly DroppedClaim[];
      readonly nearest: readonly Nearest[];
      readonly suggestions: readonly string[];
      readonly missing: readonly string[];
      /** Parts of a compound question that stay open, as questions. */
      readonly unanswered: readonly string[];
      readonly composedBy: string;
      /** The model broke off: what it wrote holds, but more was to come. */
      readonly incomplete?: true;
      readonly fellBack?: FellBack;
      readonly asOf?: string;
      readonly asksForNow?: true;
      readonly askedAs?: string;
      readonly answerability: number;
    }
  | {
      readonly kind: 'unsure';
      readonly nearest: readonly Nearest[];
      readonly missing: readonly string[];
      readonly suggestions: readonly string[];
      readonly fellBack?: FellBack;
      readonly asOf?: string;
      readonly asksForNow?: true;
      readonly askedAs?: string;
      readonly answerability: number;
    }
  | {
      readonly kind: 'not-found';
      readonly reason: NotFoundReason;
      readonly missing: readonly string[];
      readonly nearest: readonly Nearest[];
      readonly suggestions: readonly string[];
      readonly fellBack?: FellBack;
      readonly asOf?: string;
      readonly asksForNow?: true;
      readonly askedAs?: string;
      readonly answerability: number;
    }
  | { readonly kind: 'small-talk'; readonly topic: SmallTalk }
  | { readonly kind: 'about-article'; readonly field: ArticleField; readonly article: Article };

/** What a question about the article itself asks for: a field of the article or another command, never a sentence of it. */
export type ArticleField = 'author' | 'publisher' | 'date' | 'title' | 'link' | 'length' | 'quotes';

export type SmallTalk = 'greeting' | 'thanks' | 'farewell' | 'who-are-you' | 'help';

/** Why the gate let a claim fall. */
export type DropReason =
  | 'no-citation'
  | 'number'
  | 'unit'
  | 'date'
  | 'name'
  | 'negation'
  | 'attribution'
  | 'certainty'
  | 'words';

export interface DroppedClaim {
  readonly claim: Claim;
  readonly reason: DropReason;
}

/** The gate's view of one claim against sentences. `support` is a probability in [0, 1]. */
export type Verdict =
  | { readonly kind: 'supported'; readonly support: number }
  | { readonly kind: 'contradicted'; readonly support: number; readonly reason: DropReason }
  | { readonly kind: 'unsupported'; readonly support: number; readonly reason: DropReason };
