// The list of everything that a person may read in the terminal; one file per language fills it in.
import type { FailureCode, Facts } from '../core/errors.ts';
import type { CheckKind, SummaryLevel } from '../core/services.ts';
import type { DropReason, FellBack, Language, NotFoundReason, SmallTalk } from '../core/types.ts';
import { type AboutArticle } from './about.ts';
import type { CommandName } from './command-line.ts';
import { englishMessages } from './messages.en.ts';
import { koreanMessages } from './messages.ko.ts';

export interface ModeFacts {
  /** The model that writes, where one does. */
  readonly model: string | undefined;
  /** Whether this build can use a model key, and be a bot. */
  readonly canWrite: boolean;
  readonly canBeBot: boolean;
}

export interface Messages {
  readonly language: Language;
  readonly failures: Readonly<Record<FailureCode, (facts: Facts) => string>>;
  /** An unexpected error, with the id under which it can be found. */
  readonly bug: (id: string) => string;
  readonly unknownSetting: (name: string, nearest: string) => string;

  readonly asOf: (date: string) => string;
  /** Said where a question asks for now: what happened after the article's date is not in it. */
  readonly knowsUntil: (date: string) => string;
  /** How the answer was made; `by` is a model's name, undefined where no model wrote. */
  readonly composed: (by: string | undefined) => string;
  /** Why the model's answer is not the one that is shown. */
  readonly fellBack: Readonly<Record<FellBack, string>>;
  /** Said below what a model wrote before it broke off. */
  readonly incomplete: string;
  readonly unsure: string;
  readonly notFound: Readonly<Record<NotFoundReason, string>>;
  readonly nearest: string;
  readonly missing: (words: readonly string[]) => string;
  /** Parts of a compound question that the article does not answer for sure. */
  readonly unanswered: (questions: readonly string[]) => string;
  readonly suggestions: string;
  readonly followUps: string;
  readonly smallTalk: Readonly<Record<SmallTalk, string>>;
  readonly about: AboutArticle;

  readonly noQuotes: string;
  readonly emptySummary: string;
  readonly levels: Readonly<Record<SummaryLevel, string>>;
  readonly verdicts: Readonly<Record<CheckKind, string>>;
  readonly reasons: Readonly<Record<DropReason, string>>;

  readonly agree: string;
  readonly differ: string;
  /** `sign` stands for one of the two articles. */
  readonly onlyIn: (sign: string) => string;
  readonly nothingShared: string;

  readonly noArticles: string;
  readonly bundled: string;
  readonly characters: (count: number) => string;
  readonly sentences: (count: number) => string;
  readonly added: (title: string, id: string, sentences: number, replaced: boolean) => string;
  readonly removed: (id: string) => string;
  readonly rebuilt: (articles: number, passages: number) => string;
  readonly storeSound: string;
  readonly storeFindings: (count: number) => string;

  readonly prompt: string;
  readonly greeting: (title: string) => string;
  readonly mode: (facts: ModeFacts) => string;
  readonly tryThese: readonly string[];
  readonly pressAgain: string;
  readonly stopped: string;
  readonly goodbye: string;
  readonly articleChosen: (title: string) => string;
  readonly languageChosen: string;
  readonly jsonChosen: (on: boolean) => string;
  readonly noFootnote: (number: number, count: number) => string;
  readonly noSentence: (number: number, count: number) => string;

  readonly commands: Readonly<Record<CommandName, string>>;
  readonly usage: string;
  readonly optionsTitle: string;
  readonly options: Readonly<Record<'article' | 'level' | 'speaker' | 'json' | 'lang' | 'guild', string>>;
  readonly chatHelp: readonly (readonly [string, string])[];
}

export function messagesFor(language: Language): Messages {
  return language === 'ko' ? koreanMessages : englishMessages;
}
