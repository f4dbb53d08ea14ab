// English questions joined by "and", taken apart: "Who said X and why?", "How much is A and what share of the world is it?".
import { maskQuotations } from './quotations.ts';

/** The questions in one English sentence, each to be asked alone; `previous` is the question before it, for its pronouns. */
export function englishParts(sentence: string, previous: string | undefined): string[] {
  const asked = previous === undefined ? sentence : sentence.replace(/^(?:and|also|so)\s+/iu, '');
  const stacked = unstacked(asked);
  if (stacked) return stacked;
  const pieces = cutAtJoints(asked);
  const parts: string[] = [];
  for (const piece of pieces) {
    const before = parts.at(-1) ?? previous;
    parts.push(before === undefined ? piece : standalone(piece, before, parts.length > 0));
  }
  return parts.map((part, at) =>
    pieces.length > 1 || previous !== undefined ? finished(part, at < pieces.length - 1) : part,
  );
}

const WH = '(?:who|whom|whose|what|when|where|why|how|which)';
const AUXILIARY = "(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|'s)";
const JOINT = new RegExp(
  String.raw`,?\s+(?:and|plus|&)\s+(?:also\s+)?(?=${WH}\b)|;\s*(?=${WH}\b)|,\s+(?=${WH}\s+${AUXILIARY}\b)`,
  'giu',
);
const STARTS_ASKING = new RegExp(
  String.raw`^(?:and\s+|so\s+|also\s+)?(?:${WH}\b|${WH}['’]s\b|${AUXILIARY}\b|tell me\b|do you know\b)`,
  'iu',
);
const BARE = /^(why|when|where|how)\s*[?.!]*$/iu;

function cutAtJoints(sentence: string): string[] {
  const masked = maskQuotations(sentence);
  const pieces: string[] = [];
  let start = 0;
  for (const { 0: joint, index } of masked.matchAll(JOINT)) {
    const [left, right] = [sentence.slice(start, index), sentence.slice(index + joint.length)];
    if (!STARTS_ASKING.test(left.trim()) || !asksAlone(left, right)) continue;
    pieces.push(left.trim());
    start = index + joint.length;
  }
  return [...pieces, sentence.slice(start).trim()];
}

/** The right side is a question of its own and no second relative clause ("people who live and who work there"). */
function asksAlone(left: string, right: string): boolean {
  if (!/\s/u.test(left.trim())) return false;
  if (BARE.test(right)) return !/\b(?:is|are|was|were)\b/iu.test(left) || !/^who\b/iu.test(left.trim());
  const first = /^\w+/u.exec(right)?.[0].toLowerCase() ?? '';
  const isIndirect = /^(?:tell me|do you know|can you tell)\b/iu.test(left.trim());
  if (isIndirect) return true;
  const isRelative = new RegExp(String.raw`\S\s+${first}\b`, 'iu').test(left.trim());
  if (isRelative) return false;
  return (
    new RegExp(String.raw`^${WH}\b.*?\b${AUXILIARY}\b`, 'iu').test(right) ||
    /^(?:who|which \w+|what \w+) \w+/iu.test(right)
  );
}

/** "When and where was it held?" asks two things of one sentence. */
function unstacked(sentence: string): string[] | undefined {
  const match = new RegExp(
    String.raw`^((?:(?:who|when|where|why|how),?\s+)+)(?:and|&)\s+(who|when|where|why|how)\s+(.+)$`,
    'iu',
  ).exec(sentence);
  if (!match) return undefined;
  const [, first = '', last = '', rest = ''] = match;
  return [...first.split(/[\s,]+/u).filter((word) => word !== ''), last].map((word) =>
    finished(`${word} ${rest}`, false),
  );
}

function standalone(piece: string, before: string, near: boolean): string {
  const bare = near ? BARE.exec(piece)?.[1] : undefined;
  if (bare !== undefined) return reasked(before, bare);
  return withoutPronouns(piece, mentionedIn(before));
}

/** "Who said X" + why → "Why was it that they said X"; "When did K launch X" + why → "Why did K launch X". */
export function reasked(before: string, word: string): string {
  const question = before.replace(/[?.!\s]+$/u, '');
  const inverted = new RegExp(
    String.raw`^${WH}\b(?:\s+(?!${AUXILIARY}\b)[\w'’-]+){0,4}?\s+((?:do|does|did|has|have|had|can|could|will|would|should|is|are|was|were)\s+.+)$`,
    'iu',
  ).exec(question);
  if (inverted && !/^who\s/iu.test(question)) return `${word} ${inverted[1] ?? ''}`;
  const predicate = /^(?:who|(?:which|what)\s+[\w-]+)\s+(.+)$/iu.exec(question)?.[1];
  if (predicate === undefined) return `${word}: ${question}`;
  const verb = predicate.split(/\s/u, 1)[0] ?? '';
  if (PAST.test(verb)) return `${word} was it that they ${predicate}`;
  return `${word} is it that ${verb.endsWith('s') ? 'someone' : 'they'} ${predicate}`;
}

const PAST =
  /^(?:\w+ed|said|wrote|made|won|led|built|bought|sold|took|gave|left|met|became|began|got|went|came|told|thought|found|lost|paid|spent|chose|grew|fell|rose|saw|knew|ran|held|broke|drew|spoke|sent|was|were|had|did|put|cut|hit|set)$/iu;

/** Noun phrases that a question is about, where the grammar shows where they end. */
export interface Mentioned {
  readonly subject?: string | undefined;
  readonly object?: string | undefined;
}

/** One or more words with a capital, an article before them. */
export const NAME = String.raw`(?:(?:the|a|an)\s+)?[A-Z][\w.&+-]*(?:['’]s)?(?:\s+[A-Z][\w.&+-]*)*`;
const INVERTED = new RegExp(
  String.raw`\b(?:do|does|did|has|have|had|can|could|will|would|should|is|are|was|were)\s+(${NAME})(?:\s+[a-z]+\s+(${NAME})$)?`,
  'u',
);
const SUBJECT_ASKED = new RegExp(
  String.raw`^(?:[Ww]ho|(?:[Ww]hich|[Ww]hat)\s+[\w-]+)\s+[a-z]+\s+(${NAME}|(?:the|a|an)(?:\s+[a-z]+){1,3})$`,
  'u',
);
const COPULA =
  /^(?:how (?:much|many|long|big|old|large|far|high|fast|tall)|who|what|where|when|which)(?:\s+(?:is|are|was|were)|['’]s)\s+(.+)$/iu;

export function mentionedIn(question: string): Mentioned {
  const text = question.replace(/[?.!\s]+$/u, '');
  const phrase = COPULA.exec(text)?.[1]?.replace(PARTICIPLE, '');
  if (phrase !== undefined) return isShort(phrase) ? { subject: phrase } : {};
  const inverted = INVERTED.exec(text);
  if (inverted) return { subject: inverted[1], object: inverted[2] };
  return { object: SUBJECT_ASKED.exec(text)?.[1] };
}

/** Where the noun phrase ends and the verb goes on: "Naver | based", "Kanana | coming out". */
const PARTICIPLE =
  /\s+(?:[a-z]+ed|held|made|born|built|known|sold|going|coming|planning|trying|working|due|available)\b.*$/u;

function isShort(phrase: string): boolean {
  return phrase.split(/\s+/u).length <= 8 && !/\b(?:and|that|which|who)\b/iu.test(phrase);
}

/** `it` is the object where there is one; `they` and `he` are the subject, and stay where only an object is known. */
export function withoutPronouns(piece: string, { subject, object }: Mentioned): string {
  const thing = object ?? subject;
  const named =
    thing === undefined
      ? piece
      : piece.replace(/\bits\b(?=\s+\w)/iu, `${thing}'s`).replace(pronoun('it|that'), thing);
  if (subject === undefined) return named;
  return named
    .replace(/\b(?:his|her|their)\b(?=\s+\w)/iu, `${subject}'s`)
    .replace(pronoun('they|he|she'), subject);
}

/** At the end or right after an auxiliary: elsewhere `that` and `it` may be something else. */
function pronoun(words: string): RegExp {
  return new RegExp(
    String.raw`(?:(?<=\b(?:is|are|was|were|do|does|did|will|can|has|have|had|would|should)\s)|(?<=\s))(?:${words})\b(?=\s*(?:[?.!]|$))|(?<=\b(?:is|are|was|were|do|does|did|will|can|has|have|had|would|should)\s)(?:${words})\b(?!\s+that\b)`,
    'iu',
  );
}

export function finished(part: string, mark: boolean): string {
  const text = part.charAt(0).toUpperCase() + part.slice(1);
  return mark || !/[?.!]$/u.test(text) ? `${text.replace(/[,;.\s]+$/u, '')}?` : text;
}
