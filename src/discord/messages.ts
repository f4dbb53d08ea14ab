// The list of everything that a person may read in Discord; one file per language fills it in. Texts from outside come in escaped.
import type { FailureCode, Facts } from '../core/errors.ts';
import type { CheckKind, SummaryLevel } from '../core/services.ts';
import type {
  ArticleField,
  DropReason,
  FellBack,
  Language,
  NotFoundReason,
  SmallTalk,
} from '../core/types.ts';
import { englishMessages } from './messages.en.ts';
import { koreanMessages } from './messages.ko.ts';

/** An article's fields as Discord markup. */
export interface AboutFacts {
  readonly title: string;
  readonly author?: string | undefined;
  readonly publisher?: string | undefined;
  readonly publishedAt?: string | undefined;
  readonly link?: string | undefined;
  readonly characters: number;
}

export type About = (field: ArticleField, facts: AboutFacts) => string;
export type Failures = Readonly<Record<FailureCode, (facts: Facts) => string>>;

export interface Messages {
  readonly language: Language;
  readonly failures: Failures;
  /** An unexpected error, with the id under which it can be found. */
  readonly bug: (id: string) => string;

  readonly asOf: (date: string) => string;
  /** Said where a question asks for now: what happened after the article's date is not in it. */
  readonly knowsUntil: (date: string) => string;
  /** How the answer was made; `by` is a model's name, undefined where no model wrote. */
  readonly composed: (by: string | undefined) => string;
  /** Why the model's answer is not the one that is shown. */
  readonly fellBack: Readonly<Record<FellBack, string>>;
  /** Said below what a model wrote before it broke off. */
  readonly incomplete: string;
  /** Below an answer that is still being written. */
  readonly writing: string;
  /** Label of the link to the article's page; no sign of markup in it. */
  readonly openSource: string;
  readonly proofLabel: (number: number) => string;
  readonly shareLabel: string;
  readonly removeLabel: string;

  readonly unsure: string;
  readonly notFound: Readonly<Record<NotFoundReason, string>>;
  readonly nearest: string;
  readonly missing: (words: readonly string[]) => string;
  readonly unanswered: (questions: readonly string[]) => string;
  readonly suggestions: string;
  readonly followUps: string;
  readonly smallTalk: Readonly<Record<SmallTalk, string>>;
  readonly about: About;
  readonly nothingToSay: string;

  readonly noQuotes: string;
  readonly emptySummary: string;
  readonly levels: Readonly<Record<SummaryLevel, string>>;
  readonly verdicts: Readonly<Record<CheckKind, string>>;
  readonly reasons: Readonly<Record<DropReason, string>>;
  readonly nothingToCheck: string;
  readonly proofTitle: (number: number | undefined) => string;

  readonly agree: string;
  readonly differ: string;
  /** `sign` stands for one of the two articles. */
  readonly onlyIn: (sign: string) => string;
  readonly nothingShared: string;

  readonly noArticles: string;
  readonly articles: (count: number) => string;
  readonly bundled: string;
  readonly defaultArticle: string;
  readonly characters: (count: number) => string;

  readonly help: readonly string[];
  readonly privacy: readonly string[];
  readonly settings: SettingsWords;
  readonly notices: Notices;
}

/** The names of settings and of what can be chosen. */
export interface SettingsWords {
  readonly title: string;
  readonly language: string;
  readonly languages: Readonly<Record<Language | 'auto', string>>;
  readonly article: string;
  readonly allArticles: string;
  readonly visibility: string;
  readonly visibilities: Readonly<Record<'public' | 'private', string>>;
  readonly keepers: string;
  readonly keeperNames: Readonly<Record<'managers' | 'everyone', string>> & {
    readonly role: (mention: string) => string;
  };
  readonly setFor: Readonly<Record<'server' | 'channel', string>>;
  readonly howToChange: string;
}

/** Short sentences that stand alone. */
export interface Notices {
  /** More are asking than can be answered at once; `seconds` is the honest wait, after which the answer comes. */
  readonly busy: (seconds: number) => string;
  /** No more can wait; `seconds` is the honest time until there may be room. */
  readonly full: (seconds: number) => string;
  readonly slowDown: (seconds: number) => string;
  readonly stopping: string;
  readonly tooOld: string;
  readonly articleGone: string;
  readonly emptyMessage: string;
  readonly askMe: string;
  readonly thanksForVote: (good: boolean) => string;
  readonly alreadyShared: string;
  readonly notAllowed: string;
  readonly cannotWriteHere: string;
  /** Ends the first of several messages where a later one could not be sent; at most 60 characters. */
  readonly restNotSent: string;
  /** `where` is the whole server, or the channel alone. */
  readonly defaultChosen: (title: string, where: 'server' | 'channel') => string;
  readonly defaultCleared: (where: 'server' | 'channel') => string;
  /** Follows a choice for the server, where the channel has one of its own. */
  readonly channelHasOwn: (title: string) => string;
  readonly confirmRemoval: (title: string) => string;
  readonly removed: (title: string) => string;
  /** Somebody asks about another's message that the bot may not read. */
  readonly useCheckMenu: string;
  readonly sharedBy: (name: string) => string;
  readonly managersOnly: string;
  readonly settingsSaved: string;
}

export function messagesFor(language: Language): Messages {
  return language === 'ko' ? koreanMessages : englishMessages;
}
