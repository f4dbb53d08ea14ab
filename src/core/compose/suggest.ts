// Questions that an article answers, made by rules from its sentences; only patterns that come out as good Korean.
import type { ArticleProfile, SentenceProfile } from '../rank/profile.ts';
import type { Language } from '../types.ts';
import { plainClause } from './plain-clause.ts';
import { amountQuestion, countQuestion, englishAmountQuestion } from './amount-questions.ts';
import {
  nameQuestion,
  placeQuestion,
  purposeQuestion,
  whatQuestion,
  whenQuestion,
  whoQuestion,
} from './clause-questions.ts';
import { createSpeakerQuestions, type SpeakerQuestions } from './speaker-questions.ts';

export interface Suggestion {
  readonly question: string;
  /** The sentence that answers it. */
  readonly sentence: number;
}

interface Made extends Suggestion {
  readonly rule: number;
}

const MOST = 12;
const LONGEST = 45;

/** Up to twelve, the best and most varied first: one of each rule, then the next of each. At most one a sentence. */
export function suggestQuestions(profile: ArticleProfile, language: Language): Suggestion[] {
  const speakers = createSpeakerQuestions(profile, language);
  const rules = language === 'ko' ? KOREAN : ENGLISH;
  const made = profile.sentences.flatMap((sentence) => madeOf(sentence, rules, speakers));
  return inTurns(distinct(made))
    .slice(0, MOST)
    .map(({ question, sentence }) => ({ question, sentence }));
}

type Rule = (sentence: SentenceProfile, speakers: SpeakerQuestions) => string | undefined;

/** In the order of how good their questions are. */
const KOREAN: readonly Rule[] = [
  onClause(amountQuestion),
  (sentence) => purposeQuestion(sentence),
  (sentence, speakers) => speakers(sentence),
  onClause(whoQuestion),
  onClause(whenQuestion),
  onClause(placeQuestion),
  onClause(countQuestion),
  onClause(whatQuestion),
  (sentence) => nameQuestion(sentence),
];
const ENGLISH: readonly Rule[] = [
  (sentence, speakers) => speakers(sentence),
  onClause(englishAmountQuestion),
];

function onClause(rule: (clause: string, sentence: SentenceProfile) => string | undefined): Rule {
  return (sentence) => {
    const clause = plainClause(sentence);
    return clause && rule(clause.text, sentence);
  };
}

function madeOf(sentence: SentenceProfile, rules: readonly Rule[], speakers: SpeakerQuestions): Made[] {
  for (const [at, rule] of rules.entries()) {
    const question = rule(sentence, speakers);
    if (question !== undefined && question.length <= LONGEST)
      return [{ question, sentence: sentence.sentence.index, rule: at }];
  }
  return [];
}

function distinct(made: readonly Made[]): Made[] {
  return made.filter(({ question }, at) => made.findIndex((other) => other.question === question) === at);
}

/** The first of every rule, then the second of every rule. */
function inTurns(made: readonly Made[]): Made[] {
  const turn = ({ rule }: Made, at: number): number =>
    made.slice(0, at).filter((other) => other.rule === rule).length;
  const turns = made.map((one, at) => ({ one, turn: turn(one, at) }));
  return turns
    .toSorted((a, b) => a.turn - b.turn || a.one.rule - b.one.rule || a.one.sentence - b.one.sentence)
    .map(({ one }) => one);
}
