// The words of a sentence that answer a question, as a span of the sentence; none where that cannot be told for sure.
import type { Coverage } from '../rank/coverage.ts';
import type { SentenceProfile } from '../rank/profile.ts';
import type { QuestionView } from '../rank/question-view.ts';
import type { QuestionAnalysis, QuestionKind } from '../question.ts';
import type { Span } from '../types.ts';
import { askedOf } from './asked.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import { causeClause, explanation, mannerClause, quotation } from './clauses.ts';
import { PHRASE_FEATURES, phraseVectors, type PhraseVector } from './phrase-features.ts';
import { PHRASE_WEIGHTS, type PhraseGroup } from './phrase-weights.ts';

/** Expects `coverage` to be that of this very sentence. */
export function answerPhrase(
  view: QuestionView,
  sentence: SentenceProfile,
  coverage: Coverage,
): Span | undefined {
  const { question } = view;
  switch (question.kind) {
    case 'why':
      return causeClause(sentence.text);
    case 'how':
      return mannerClause(sentence.text);
    case 'said':
      return quotation(sentence.text, question);
    case 'abbreviation':
      return explanation(sentence.text, question);
    default:
      return explained(sentence, question) ?? bestPhrase(view, sentence, coverage);
  }
}

/** Every place where the statement says the phrase. */
export function marksIn(statementText: string, phrase: string): Span[] {
  if (phrase === '') return [];
  const marks: Span[] = [];
  for (
    let at = statementText.indexOf(phrase);
    at >= 0;
    at = statementText.indexOf(phrase, at + phrase.length)
  ) {
    marks.push({ start: at, end: at + phrase.length });
  }
  return marks;
}

function explained({ text }: SentenceProfile, question: QuestionAnalysis): Span | undefined {
  return question.kind === 'what' || question.kind === 'where' ? explanation(text, question) : undefined;
}

/** A phrase is marked when it is at least this likely among all of the sentence: measured, three in four marks are right. */
const SURE: Readonly<Record<PhraseGroup, number>> = {
  who: 0.5,
  where: 0.5,
  when: 0.4,
  number: 0.4,
  what: 0.5,
};

function bestPhrase(view: QuestionView, sentence: SentenceProfile, coverage: Coverage): Span | undefined {
  const group = groupOf(view.question.kind);
  const candidates = candidatesOf(sentence).filter((candidate) => canAnswer(candidate, group));
  if (candidates.length === 0) return undefined;
  const vectors = phraseVectors(view, sentence, coverage, askedOf(view.question), candidates);
  const scores = vectors.map((vector) => Math.exp(scoreOf(vector, group)));
  const best = scores.indexOf(Math.max(...scores));
  const all = scores.reduce((sum, score) => sum + score, 0);
  return (scores[best] ?? 0) / all >= SURE[group] ? candidates[best]?.span : undefined;
}

/** Amounts are values, times are dates, clock times or stretches. */
function canAnswer({ source, text }: Candidate, group: PhraseGroup): boolean {
  if (group === 'number')
    return source === 'value' || (source === 'phrase' && /\p{N}/u.test(text)) || source === 'date';
  return group !== 'when' || source === 'date' || source === 'value' || /\p{N}|때|날|뒤|후|말|초/u.test(text);
}

export function groupOf(kind: QuestionKind): PhraseGroup {
  switch (kind) {
    case 'who':
    case 'where':
    case 'when':
      return kind;
    case 'how-much':
    case 'how-many':
    case 'percent':
      return 'number';
    default:
      return 'what';
  }
}

function scoreOf(vector: PhraseVector, group: PhraseGroup): number {
  const weights = PHRASE_WEIGHTS[group];
  return PHRASE_FEATURES.reduce((sum, name, at) => sum + vector[name] * (weights[at] ?? 0), 0);
}
