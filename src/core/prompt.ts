// Makes what a model is told: rules, numbered sentences of articles between fences that nothing inside can close, and the question.
import { fenced, neutral } from './prompt/fence.ts';
import { headOf, labels, repairRules, rewriteRules, rulesFor } from './prompt/rules.ts';
import type { Prompt } from './ports.ts';
import type { Article, DroppedClaim, Language, Manner, Sentence } from './types.ts';

/** Sentences of one article that the model may point at, in reading order. */
export interface Excerpt {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
}

export interface PromptRequest {
  readonly question: string;
  /** Earlier questions of the conversation, oldest first. */
  readonly history?: readonly string[];
  /** Language of the answer. */
  readonly language: Language;
  readonly manner?: Manner;
  readonly excerpts: readonly Excerpt[];
  /** A word that nobody can guess, new with every request: letters and digits, 16 at least. */
  readonly nonce: string;
}

export interface WrittenPrompt {
  readonly prompt: Prompt;
  /** Number n is at n − 1. */
  readonly numbered: readonly Sentence[];
  /** Stands in the rules alone: where it is seen, rules have leaked. */
  readonly canary: string;
}

/** More than these are not told; what a model is to point at must fit its attention. */
export const MOST_SENTENCES = 40;
export const MOST_ARTICLES = 3;

const MAX_TOKENS: Readonly<Record<NonNullable<Manner['length']>, number>> = {
  short: 500,
  normal: 900,
  long: 1_800,
};
const LAST_QUESTIONS = 4;

export function writePrompt(request: PromptRequest): WrittenPrompt {
  const { language, manner = {}, nonce } = request;
  const canary = canaryOf(nonce);
  const { blocks, numbered } = articleBlocks(request);
  const said = labels[language];
  const system = rulesFor(language, { ...manner, fence: nonce, canary });
  const user = [
    ...blocks,
    ...historyBlock(request),
    fenced(said.question, [request.question], nonce),
    said.answer,
  ];
  return {
    prompt: { system, user: user.join('\n\n'), maxTokens: MAX_TOKENS[manner.length ?? 'normal'] },
    numbered,
    canary,
  };
}

/** The same with what did not hold, and why: to be said again. */
export function repairPrompt(
  { prompt, ...rest }: WrittenPrompt,
  { language, nonce }: PromptRequest,
  dropped: readonly DroppedClaim[],
): WrittenPrompt {
  const { heading, reasons, ask } = repairRules[language];
  const lines = dropped
    .slice(0, MOST_REPAIRED)
    .map(({ claim, reason }) => `- ${claim.text} → ${reasons[reason]}`);
  const repeated = lines.length === 0 ? '' : fenced(heading, lines, nonce);
  const user = [prompt.user, repeated, ask].filter((part) => part !== '').join('\n\n');
  return { ...rest, prompt: { ...prompt, user } };
}

const MOST_REPAIRED = 12;

/** Asks for the question as it would be asked alone. */
export function rewritePrompt(
  question: string,
  history: readonly string[],
  language: Language,
  nonce: string,
): Prompt {
  const said = labels[language];
  const user = [
    fenced(said.history, history.slice(-LAST_QUESTIONS), nonce),
    fenced(said.question, [question], nonce),
  ];
  return { system: rewriteRules(language, nonce), user: user.join('\n\n'), maxTokens: 400 };
}

/** No part of the fences' word shows it. */
function canaryOf(nonce: string): string {
  return Array.from(nonce).reverse().join('');
}

function articleBlocks({ excerpts, language, nonce }: PromptRequest): {
  readonly blocks: string[];
  readonly numbered: readonly Sentence[];
} {
  const numbered: Sentence[] = [];
  const blocks = excerpts.slice(0, MOST_ARTICLES).map(({ article, sentences }, at) => {
    const lines = sentences.slice(0, MOST_SENTENCES - numbered.length).map((sentence) => {
      numbered.push(sentence);
      return `[${numbered.length}] ${neutral(article.text.slice(sentence.span.start, sentence.span.end), nonce)}`;
    });
    return fenced(headOf(article, at + 1, language), lines, nonce, true);
  });
  return { blocks, numbered };
}

function historyBlock({ history = [], language, nonce }: PromptRequest): string[] {
  return history.length === 0
    ? []
    : [fenced(labels[language].history, history.slice(-LAST_QUESTIONS), nonce)];
}
