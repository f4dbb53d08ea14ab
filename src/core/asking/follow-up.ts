// A follow-up made a question that can be asked alone, with the words of the question before it; by rule, without a model.
import type { Analyzer } from '../analyze/analyzer.ts';
import { Failure } from '../errors.ts';
import { aboutArticleOf } from './about-article.ts';
import { splitQuestion } from './compound.ts';
import { englishFollowUp } from './english-follow-up.ts';
import { koreanFollowUp } from './korean-follow-up.ts';
import { normaliseQuestion } from './normalise-question.ts';
import { sentencesOf } from './question-sentences.ts';
import { smallTalkOf, withoutGreeting } from './small-talk.ts';

/**
 * The question that `text` asks after `history` (earlier questions, oldest first; each of them may be a follow-up itself).
 * A text that leaves nothing out, and one that the earlier questions give no topic for, comes back as it is.
 */
export function followUp(text: string, history: readonly string[] | undefined, analyzer: Analyzer): string {
  let earlier: string | undefined;
  for (const one of history ?? []) {
    const question = questionIn(one);
    if (question !== undefined) earlier = splitQuestion(standalone(question, earlier, analyzer)).at(-1);
  }
  return standalone(text, earlier, analyzer);
}

/** Only the first of several sentences leans on another message; the others lean on it. */
function standalone(text: string, earlier: string | undefined, analyzer: Analyzer): string {
  if (earlier === undefined || Math.max(text.length, earlier.length) > LONGEST) return text;
  const [first = '', ...rest] = sentencesOf(withoutGreeting(text));
  const korean = isKorean(first);
  if (korean !== isKorean(earlier)) return text;
  const alone = korean
    ? koreanFollowUp(first, earlier, (noun) => isCommonNoun(noun, analyzer))
    : englishFollowUp(first, earlier);
  return alone === undefined ? text : [alone, ...rest].join(' ');
}

/** Longer texts say all that they need. */
const LONGEST = 300;

/** Undefined for small talk, for a question about the article itself, and for what is no question at all. */
function questionIn(text: string): string | undefined {
  const question = normalised(text);
  if (question === undefined || smallTalkOf(question) !== undefined) return undefined;
  return aboutArticleOf(question) === undefined ? withoutGreeting(question) : undefined;
}

function normalised(text: string): string | undefined {
  try {
    return normaliseQuestion(text);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function isKorean(text: string): boolean {
  return /[가-힣]/u.test(text);
}

/** A noun that has synonyms: names have none. */
function isCommonNoun(noun: string, analyzer: Analyzer): boolean {
  const [word] = analyzer.words(noun).slice(-1);
  return word !== undefined && word.groups.length > 0;
}
