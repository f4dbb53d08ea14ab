// Noun phrases with the part they play: 국내 IT 기업들이 is one doer, not three words.
import type { Reading } from './reading.ts';
import type { Role, Token } from './tokens.ts';

export interface Phrase {
  /** Content words without light ones. */
  readonly tokens: readonly Token[];
  readonly role: Role;
  readonly doer: boolean;
  readonly clause: number;
  readonly sentence: number;
  /** Index of its last token. */
  readonly end: number;
}

const DOER: ReadonlySet<Role> = new Set(['subject', 'topic', 'also']);
const known = new WeakMap<Reading, readonly Phrase[]>();

export function phrasesOf(reading: Reading): readonly Phrase[] {
  let phrases = known.get(reading);
  if (!phrases) {
    phrases = findPhrases(reading);
    known.set(reading, phrases);
  }
  return phrases;
}

function findPhrases(reading: Reading): Phrase[] {
  const phrases: Phrase[] = [];
  let open: Token[] = [];
  for (const token of reading.tokens) {
    const last = open.at(-1);
    if (last && (token.clause !== last.clause || isCut(reading.text, last, token))) open = [];
    if (token.form !== 'noun' || token.negator) {
      open = [];
      continue;
    }
    open.push(token);
    if (token.role === 'none') continue;
    if (token.role !== 'of' && !(token.role === 'with' && joinsNext(token, reading))) {
      phrases.push(phraseOf(open, token));
      open = [];
    }
  }
  return phrases.filter((phrase) => phrase.tokens.length > 0);
}

function phraseOf(tokens: readonly Token[], head: Token): Phrase {
  return {
    tokens: tokens.filter((token) => token.content && !token.light),
    role: head.role,
    doer: DOER.has(head.role),
    clause: head.clause,
    sentence: head.sentence,
    end: head.index,
  };
}

function isCut(text: string, last: Token, next: Token): boolean {
  return /[,;:)\]"”]/u.test(text.slice(last.word.span.end, next.word.span.start));
}

/** 학생과 교사에게 is one party; 제약사와 계약을 is two. */
function joinsNext(token: Token, reading: Reading): boolean {
  const next = reading.tokens[token.index + 1];
  return next !== undefined && next.form === 'noun' && DOER.has(next.role) && /[와과]$/u.test(token.text);
}
