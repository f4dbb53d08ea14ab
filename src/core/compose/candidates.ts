// What in a sentence may answer a question: its values, dates, names in marks and noun phrases, each once.
import type { SentenceProfile } from '../rank/profile.ts';
import type { Span } from '../types.ts';
import type { Value } from '../values/read.ts';
import { nounPhrasesOf, splitParticle, type NounPhrase } from './noun-phrases.ts';

export interface Candidate {
  readonly span: Span;
  readonly text: string;
  readonly source: 'value' | 'date' | 'quoted' | 'phrase';
  readonly head: string;
  readonly particle: string;
  readonly bracketed: boolean;
  readonly value?: Value;
}

export function candidatesOf(sentence: SentenceProfile): Candidate[] {
  const phrases = nounPhrasesOf(sentence.text);
  const values = sentence.values
    .filter(({ kind }) => kind !== 'code')
    .map((value) => fromValue(value, sentence.text));
  const quoted = sentence.facets
    .filter(({ kind }) => kind === 'name')
    .map(({ span }) => fromQuoted(span, sentence.text));
  const nouns = phrases.map(fromPhrase).filter((phrase) => !values.some((value) => sameWords(phrase, value)));
  return [...values, ...quoted, ...nouns];
}

const BEFORE_VALUE = /(?:약|최소|최대|무려|불과|총|모두|평균|하루|연간|매년|시속|초속)\s?$/u;
const AFTER_VALUE =
  /^\s?(?:이상|이하|미만|초과|가량|안팎|정도|내외|남짓|여)(?=[^가-힣]|[은는이가을를의에로도]|$)/u;

/** A value with the words that make it approximate or a bound. */
export function widened(text: string, { start, end }: Span): Span {
  const before = BEFORE_VALUE.exec(text.slice(Math.max(0, start - 4), start))?.[0].length ?? 0;
  const after = AFTER_VALUE.exec(text.slice(end, end + 6))?.[0].length ?? 0;
  return { start: start - before, end: end + after };
}

function fromValue(value: Value, text: string): Candidate {
  const span = widened(text, value.span);
  const words = text.slice(span.start, span.end);
  const source = value.kind === 'date' ? 'date' : 'value';
  return {
    span,
    text: words,
    source,
    head: words,
    particle: particleAt(text, span.end),
    bracketed: inBrackets(text, span.start),
    value,
  };
}

/** Without the marks themselves. */
function fromQuoted({ start, end }: Span, text: string): Candidate {
  const span = { start: start + 1, end: end - 1 };
  const words = text.slice(span.start, span.end);
  return {
    span,
    text: words,
    source: 'quoted',
    head: words.split(' ').at(-1) ?? words,
    particle: particleAt(text, end),
    bracketed: inBrackets(text, start),
  };
}

function fromPhrase({ span, text, head, particle, bracketed }: NounPhrase): Candidate {
  return { span, text, source: 'phrase', head, particle, bracketed };
}

function particleAt(text: string, at: number): string {
  const rest = /^[^\s,.()]*/u.exec(text.slice(at))?.[0] ?? '';
  return rest === '' ? '' : splitParticle(`것${rest}`).particle || splitParticle(`거${rest}`).particle;
}

function inBrackets(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

function sameWords(a: Candidate, b: Candidate): boolean {
  return a.span.start >= b.span.start && a.span.end <= b.span.end;
}
