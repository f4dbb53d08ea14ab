// Between sure and not at all: which of the three kinds of answer a finding deserves.
import { dateClash } from '../asking/as-of.ts';
import { AT } from '../rank/feature-names.ts';
import type { Finding } from './find.ts';

export type Decision = 'answered' | 'unsure' | 'not-found' | 'false-premise' | 'after-article';

/** Probabilities at and above which the best sentence is said, and at and above which it is shown as near. */
export interface Thresholds {
  readonly answered: number;
  readonly unsure: number;
}

/** Chosen by cross-validation on development questions; see the decision log in src/README.md. */
export const THRESHOLDS: Thresholds = { answered: 0.58, unsure: 0.25 };

/** Some amounts are told in words that no reader of values knows; then the sentence must fit all the better. */
const SURE_WITHOUT_VALUE = 0.85;

/** How much of a question the best sentence must hold to show that the question's premise is otherwise. */
const PREMISE_COVERAGE = 0.55;

export function decide(finding: Finding, thresholds: Thresholds = THRESHOLDS): Decision {
  if (finding.sentences.length === 0) return 'not-found';
  if (asksOfLater(finding)) return 'after-article';
  if (
    finding.answerability >= thresholds.answered &&
    !lacksValue(finding) &&
    !lacksSubject(finding) &&
    !isOffTopic(finding)
  )
    return 'answered';
  if (contradictsPremise(finding)) return 'false-premise';
  return finding.answerability >= thresholds.unsure ? 'unsure' : 'not-found';
}

/** The question names a date after the article's day, and the best sentence does not speak of it. */
function asksOfLater({ sentences, view }: Finding): boolean {
  const first = sentences[0];
  const clash = dateClash(view.question.text, first?.article.segmented.article.publishedAt);
  return clash !== undefined && first?.sentence.text.includes(clash.words) === false;
}

/** The question asks for an amount or a date and the best sentence has none of the kind. */
function lacksValue({ sentences, answerability }: Finding): boolean {
  return sentences[0]?.features[AT.valueMet] === 0 && answerability < SURE_WITHOUT_VALUE;
}

/** Of a short question's words, weighed by rarity, the article has less than this share anywhere. */
const LEAST_COVERED = 0.6;
const SHORT = 2;

/** A short Korean question of which a word that matters is nowhere in the article. */
function lacksSubject({ view, top }: Finding): boolean {
  const { weights, question } = view;
  if (question.english || question.kind === 'abbreviation' || weights.length > SHORT || !top) return false;
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const covered = weights.reduce(
    (sum, weight, word) => sum + weight * (top.context.bestPerWord[word] ?? 0),
    0,
  );
  return covered < LEAST_COVERED * all;
}

/** Less of the question than this stands in the best sentence and its neighbours: it is about something else. */
const LEAST_SHARED = 0.22;
/** A glossary offers several words for one: more must be met. */
const LEAST_SHARED_ENGLISH = 0.45;

function isOffTopic({ sentences, view }: Finding): boolean {
  const features = sentences[0]?.features;
  const shared = features ? Math.max(features[AT.softWithBefore] ?? 0, features[AT.softWithAfter] ?? 0) : 0;
  return shared < (view.question.english ? LEAST_SHARED_ENGLISH : LEAST_SHARED);
}

/** The best sentence is about what is asked, and the gate, the values or a name say that it is otherwise. */
function contradictsPremise({ sentences, contradicted }: Finding): boolean {
  const features = sentences[0]?.features;
  if (!features) return false;
  const conflict = features[AT.valueConflict] === 1 || contradicted;
  return conflict && (features[AT.soft] ?? 0) >= PREMISE_COVERAGE;
}
