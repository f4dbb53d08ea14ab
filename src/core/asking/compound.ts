// A compound question taken apart into questions that can each be asked alone; a single question comes back as it is.
import { englishParts } from './english-compound.ts';
import { clausesOf } from './korean-clauses.ts';
import { asks, tokensOf } from './question-words.ts';
import { sentencesOf } from './question-sentences.ts';
import { withSharedSubject } from './shared-subject.ts';
import { distributed, unstacked } from './stacked.ts';

export const MOST_PARTS = 4;

/**
 * One to four standalone questions, in order; what they share is repeated in each.
 * One part is the text itself, trimmed. Questions beyond the fourth stay with it, so that none is lost.
 */
export function splitQuestion(text: string): string[] {
  const whole = text.trim();
  const parts: string[] = [];
  for (const sentence of sentencesOf(whole)) parts.push(...partsOf(sentence, parts.at(-1)));
  if (parts.length < 2) return [whole];
  return parts.length <= MOST_PARTS
    ? parts
    : [...parts.slice(0, MOST_PARTS - 1), parts.slice(MOST_PARTS - 1).join(' ')];
}

function partsOf(sentence: string, previous: string | undefined): string[] {
  if (!/[가-힣]/u.test(sentence)) return englishParts(sentence, previous);
  const parts: string[] = [];
  clausesOf(previous === undefined ? sentence : sentence.replace(CONJUNCTION, '')).forEach((clause, at) => {
    const before = parts.at(-1) ?? previous;
    const alone = before === undefined ? clause : withSharedSubject(before, clause, at > 0);
    parts.push(...unstacked(alone).flatMap(distributed));
  });
  return parts.filter((part) => asks(tokensOf(part))).length === parts.length ? parts : [sentence];
}

const CONJUNCTION = /^(?:그리고|그리구|그럼|그러면|그런데|근데|또한|또)[,\s]+/u;
