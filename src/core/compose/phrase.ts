// The words of a sentence that answer a question, as a span of the sentence; none where that cannot be told.
import type { Coverage, QuestionView } from '../rank/features.ts';
import type { SentenceProfile } from '../rank/profile.ts';
import type { Span } from '../types.ts';
import { isWanted } from '../wanted.ts';

export function answerPhrase(view: QuestionView, sentence: SentenceProfile, _coverage: Coverage): Span | undefined {
  const values = sentence.values.filter((value) => isWanted(value, view.wanted));
  return values.length === 1 ? values[0]?.span : undefined;
}

/** Every place where the statement says the phrase. */
export function marksIn(statementText: string, phrase: string): Span[] {
  if (phrase === '') return [];
  const marks: Span[] = [];
  for (let at = statementText.indexOf(phrase); at >= 0; at = statementText.indexOf(phrase, at + phrase.length)) {
    marks.push({ start: at, end: at + phrase.length });
  }
  return marks;
}
