// Sentences that say what a word is: they spell an abbreviation out in brackets, or begin with the word as their topic.
import type { QuestionAnalysis } from '../question.ts';

/** What such a sentence is worth beside the ranker's score. */
export interface Definition {
  readonly bonus: number;
  /** It surely answers: the abbreviation stands spelled out. */
  readonly sure: boolean;
}

const NONE: Definition = { bonus: 0, sure: false };
const SPELLED_OUT: Definition = { bonus: 8, sure: true };
const TOPIC: Definition = { bonus: 2.5, sure: false };

/** Words of such questions that name no thing. */
const ABOUT_WORDS =
  /^(?:약자|줄임말|줄인말|준말|뜻|의미|풀네임|(?:말|정식|이름|기사|나오|나온|여기|stand|short|mean|meaning|abbreviation|article|full|name)$)/u;
/** A question that asks what one thing is has no more words than this. */
const MOST_WORDS = 2;

export function definitionIn(question: QuestionAnalysis, sentence: string): Definition {
  const terms = question.words.filter(({ stem }) => !ABOUT_WORDS.test(stem));
  if (terms.length === 0 || terms.length > MOST_WORDS) return NONE;
  const term = terms.map(({ surface, stem }) => surface.slice(0, stem.length)).join(' ');
  if (question.kind === 'abbreviation') return spelledOut(term, sentence) ? SPELLED_OUT : NONE;
  return question.kind === 'what' && isTopic(term, sentence) ? TOPIC : NONE;
}

/** `term(긴 이름)` or `긴 이름(term)`; a number in brackets spells nothing out. */
function spelledOut(term: string, sentence: string): boolean {
  const at = sentence.indexOf(term);
  if (at < 0) return false;
  const after = sentence.slice(at + term.length);
  return /^\s?\((?!\p{N})[^()]{2,}\)/u.test(after) || (sentence[at - 1] === '(' && after.startsWith(')'));
}

function isTopic(term: string, sentence: string): boolean {
  const start = sentence.replace(/^['‘“"]/u, '');
  return (
    start.startsWith(term) && /^['’”"]?(?:\([^()]*\))?(?:은|는|이란|란)\s/u.test(start.slice(term.length))
  );
}
