// How the bot says a sentence of the article: asides, connectives and bylines left out, the last predicate in polite style; nothing is ever added.
import type { QuestionAnalysis } from '../question.ts';
import { cutLine, isWhole } from '../summary/line.ts';
import type { Span } from '../types.ts';
import { politely, readPredicate } from './predicate.ts';

export interface WordingOptions {
  readonly question?: QuestionAnalysis;
  /** Where the answer stands in the sentence: it is never cut away. */
  readonly keepSpan?: Span;
}

export interface Wording {
  readonly text: string;
}

/** The article's sentence as the bot says it; idempotent. English, questions, nominal endings and open quotations come back as they are. */
export function wordStatement(sentenceText: string, options: WordingOptions = {}): Wording {
  const text = sentenceText.trim();
  if (!/[가-힣]/u.test(text)) return { text };
  // The ending first: an aside before 이다 can go only when 입니다 follows it.
  return { text: inPoliteStyle(shortened(inPoliteStyle(text), text, options)) };
}

const CUTS = [
  { asides: 'drop', connective: 'drop' },
  { asides: 'drop-without-figure', connective: 'drop' },
  { asides: 'keep', connective: 'drop' },
  { asides: 'keep', connective: 'keep' },
] as const;

/** The shortest cut of `line` that keeps the answer and what the question says. */
function shortened(line: string, original: string, { question, keepSpan }: WordingOptions): string {
  const answer = keepSpan === undefined ? '' : original.slice(keepSpan.start, keepSpan.end);
  const asked = (question?.words ?? []).map(({ stem }) => stem).filter((stem) => holds(line, stem));
  const cuts = CUTS.map((cut) => cutFully(line, cut));
  return (
    cuts.find(
      (cut) =>
        cut.includes(answer) && asked.every((stem) => holds(cut, stem)) && isWhole(cut) === isWhole(line),
    ) ?? line
  );
}

function holds(line: string, stem: string): boolean {
  return line.toLowerCase().includes(stem);
}

/** Cutting may bring another connective to the front. */
function cutFully(text: string, cut: (typeof CUTS)[number]): string {
  let line = text;
  for (;;) {
    const next = cutLine(line, cut);
    if (next === line) return line;
    line = next;
  }
}

const END = /다\s*\.?\s*$/u;

function inPoliteStyle(line: string): string {
  if (!END.test(line) || endsInQuotation(line)) return line;
  const words = line.replace(/\s*\.?\s*$/u, '');
  const predicate = readPredicate(words);
  if (predicate) return `${politely(predicate)}.`;
  return words.endsWith('니다') ? `${words}.` : line;
}

/** The last word stands inside double quotation marks that are not yet closed. */
function endsInQuotation(line: string): boolean {
  const straight = line.match(/"/gu)?.length ?? 0;
  return straight % 2 === 1 || line.lastIndexOf('“') > line.lastIndexOf('”');
}
