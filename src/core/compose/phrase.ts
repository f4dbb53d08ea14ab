// The words of a sentence that answer a question, as a span of the sentence; none where that cannot be told for sure.
import { PHRASE_WEIGHTS } from '../learned/phrase.ts';
import type { Coverage } from '../rank/coverage.ts';
import type { SentenceProfile } from '../rank/profile.ts';
import type { QuestionView } from '../rank/question-view.ts';
import type { QuestionAnalysis, QuestionKind } from '../question.ts';
import type { Span } from '../types.ts';
import { askedOf, type Asked } from './asked.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import { causeClause, explanation, mannerClause, quotation } from './clauses.ts';
import { PHRASE_FEATURES, phraseVectors, type PhraseGroup, type PhraseVector } from './phrase-features.ts';

/** Expects `coverage` to be that of this very sentence. */
export function answerPhrase(
  view: QuestionView,
  sentence: SentenceProfile,
  coverage: Coverage,
): Span | undefined {
  const { question } = view;
  const clause = CLAUSES[question.kind];
  if (clause) return clause(sentence.text, question);
  return explained(sentence, question) ?? bestPhrase(view, sentence, coverage);
}

/** Kinds whose answers are no noun phrase. */
const CLAUSES: Partial<Record<QuestionKind, (text: string, question: QuestionAnalysis) => Span | undefined>> =
  {
    why: causeClause,
    how: mannerClause,
    said: quotation,
    abbreviation: explanation,
  };

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

/** A phrase is marked when it is at least this likely among all of the sentence: scripts/train-phrase.ts --figures prints how many marks are right. */
const SURE: Readonly<Record<PhraseGroup, number>> = {
  who: 0.5,
  where: 0.6,
  when: 0.4,
  number: 0.4,
  what: 0.55,
};

function bestPhrase(view: QuestionView, sentence: SentenceProfile, coverage: Coverage): Span | undefined {
  const group = groupOf(view.question.kind);
  const asked = askedOf(view.question);
  const candidates = candidatesOf(sentence).filter(
    (candidate) => canAnswer(candidate, group) && standsWhereAsked(candidate, asked),
  );
  if (candidates.length === 0) return undefined;
  const vectors = phraseVectors(view, sentence, coverage, asked, candidates);
  const scores = vectors.map((vector) => Math.exp(scoreOf(vector, group)));
  const best = scores.indexOf(Math.max(...scores));
  const all = scores.reduce((sum, score) => sum + score, 0);
  return (scores[best] ?? 0) / all >= SURE[group] ? candidates[best]?.span : undefined;
}

/** What is asked for with 어디에 and 어디로 is no topic, subject or object. */
export function standsWhereAsked({ particle }: Candidate, asked: Asked): boolean {
  return !/^(?:에|으로)$/u.test(asked.particle) || !/^(?:은|는|이|가|을|를)$/u.test(particle);
}

/** Amounts are values, times are dates, clock times or stretches. */
export function canAnswer({ source, text }: Candidate, group: PhraseGroup): boolean {
  if (group === 'number')
    return source === 'value' || (source === 'phrase' && /\p{N}/u.test(text)) || source === 'date';
  return group !== 'when' || source === 'date' || source === 'value' || /\p{N}|때|날|뒤|후|말|초/u.test(text);
}

export function groupOf(kind: QuestionKind): PhraseGroup {
  if (kind === 'who' || kind === 'where' || kind === 'when') return kind;
  return kind === 'how-much' || kind === 'how-many' || kind === 'percent' ? 'number' : 'what';
}

function scoreOf(vector: PhraseVector, group: PhraseGroup): number {
  const weights = PHRASE_WEIGHTS[group];
  return PHRASE_FEATURES.reduce((sum, name, at) => sum + vector[name] * (weights[at] ?? 0), 0);
}
