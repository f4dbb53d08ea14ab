// What an English follow-up leaves out, taken from the question before it: and Fenwick?, why?, where is that company based?
import { finished, mentionedIn, NAME, reasked, withoutPronouns, type Mentioned } from './english-compound.ts';

/** The standalone question; undefined where nothing is left out, or the earlier question does not tell what. */
export function englishFollowUp(text: string, earlier: string): string | undefined {
  const word = ALONE.exec(text)?.[1];
  if (word !== undefined) return askedAgain(word, earlier);
  const other = otherIn(text);
  return other === undefined ? withReferents(text, earlier) : exchanged(other, earlier);
}

const ALONE = /^(?:(?:and|but|so|then|ok|okay)\b,?\s*)?(why|when|where|how)\s*[?.!]*$/iu;

function askedAgain(word: string, earlier: string): string | undefined {
  const question = reasked(earlier, word.toLowerCase());
  return question.includes(':') ? undefined : finished(question, false);
}

const ABOUT = /^(?:(?:and|but|so|then|ok|okay)\b,?\s*)?(?:what|how) about\s+(.+?)\s*[?.!]*$/iu;
const JOINED = /^(?:and|but|or|then)\s+(.+?)\s*[?.!]*$/iu;
const PERIOD = /^((?:in|for|since)\s+(?:19|20)\d\d)\s*[?.!]*$/iu;
const SAYS_ALL =
  /\b(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|that|this|these|those|it|they|he|she|there)\b/iu;
const LONGEST = 5;

/** The noun phrase or the year that a text asks about without saying what. */
function otherIn(text: string): string | undefined {
  const other = (ABOUT.exec(text) ?? JOINED.exec(text) ?? PERIOD.exec(text))?.[1];
  if (other === undefined || SAYS_ALL.test(other) || other.split(/\s+/u).length > LONGEST) return undefined;
  return other;
}

const YEAR = /^(?:in|for|since)?\s*((?:19|20)\d\d)$/iu;
const NAMED = new RegExp(String.raw`(?<!^)\b${NAME.replace("(?:['’]s)?", '')}`, 'gu');

function exchanged(other: string, earlier: string): string | undefined {
  const question = earlier.replace(/[?.!\s]+$/u, '');
  const year = YEAR.exec(other)?.[1];
  if (year !== undefined) return atYear(year, question);
  const noun = other.replace(/^(?:in|for|at|of|with|from|by)\s+/iu, '');
  const slot = /\p{Lu}/u.test(noun) ? slotOfName(question) : undefined;
  return replaced(slot ?? slotOfThing(question), noun, question);
}

function atYear(year: string, question: string): string {
  const known = /\b(?:19|20)\d\d\b/u;
  return finished(known.test(question) ? question.replace(known, year) : `${question} in ${year}`, false);
}

/** The one name, or of several the one that does something. */
function slotOfName(question: string): string | undefined {
  const names = [...question.matchAll(NAMED)].map(([name]) => name.replace(/['’]s$/u, ''));
  const { subject } = mentionedIn(question);
  return names.length === 1 ? names[0] : names.find((name) => name === subject);
}

/** What the question is about where it says no name: “the bridge”, “the mayor” of something. */
function slotOfThing(question: string): string | undefined {
  const { subject } = mentionedIn(question);
  const head = /^(?:the|a|an)\s[\w -]+?(?=\sof\s)/iu.exec(subject ?? '')?.[0];
  return head ?? (subject !== undefined && !/\p{Lu}/u.test(subject) ? subject : undefined);
}

function replaced(slot: string | undefined, noun: string, question: string): string | undefined {
  if (slot === undefined) return undefined;
  const at = question.lastIndexOf(slot);
  if (at < 0) return undefined;
  return finished(question.slice(0, at) + noun + question.slice(at + slot.length), false);
}

/** It is no thing in “does it take”, “is it true that”. */
const NO_REFERENT =
  /\b(?:does|did|will|would|can) it (?:take|matter)\b|\bit (?:is|was)\b|\b(?:is|was) it (?:\w+ )?(?:that|to)\b|\b(?:is|was) it (?:true|possible|likely|right)\b|\bwhat time is it\b/iu;
const COMPANY = /\b(?:that|this|the) (?:company|firm|business|bank|group|city|team|club)\b/iu;
const PLURAL: readonly (readonly [RegExp, string])[] = [
  [/\bdo they\b/iu, 'does they'],
  [/\bare they\b/iu, 'is they'],
  [/\bwere they\b/iu, 'was they'],
  [/\bhave they\b/iu, 'has they'],
];

/** A text with a name of its own may mean that one by its pronouns. */
function withReferents(text: string, earlier: string): string | undefined {
  if (NO_REFERENT.test(text) || [...text.matchAll(NAMED)].length > 0) return undefined;
  const mentioned = mentionedThere(earlier);
  const name =
    mentioned.subject !== undefined && /^\p{Lu}/u.test(mentioned.subject) ? mentioned.subject : undefined;
  if (name === undefined && /\b(?:he|she|his|her|they|their)\b/iu.test(text)) return undefined;
  const singular = PLURAL.reduce((line, [plural, one]) => line.replace(plural, one), text);
  const named = name === undefined ? singular : singular.replace(COMPANY, name);
  const standalone = withoutPronouns(named, mentioned);
  return standalone === singular ? undefined : finished(standalone, false);
}

/** What the earlier question names, the thing that a name does something to among it. */
function mentionedThere(earlier: string): Mentioned {
  const question = earlier.replace(/[?.!\s]+$/u, '');
  const mentioned = mentionedIn(question);
  const done = new RegExp(
    String.raw`\b(?:do|does|did|will|has|have|had)\s+${NAME}\s+[a-z]+\s+((?:the|a|an)\s[a-z][a-z -]*)$`,
    'u',
  ).exec(question);
  return done?.[1] === undefined ? mentioned : { ...mentioned, object: done[1] };
}
