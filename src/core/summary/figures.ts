// The figures and dates of an article as lines: each a sentence, or its last clause, that brings a figure not yet shown, with the figures marked.
import type { Claim, SegmentedArticle, Span } from '../types.ts';
import { readValues, type Value } from '../values/read.ts';
import { cutLine, isWhole, pointsBack } from './line.ts';
import type { ReadSentence, Reading } from './reading.ts';

/** A line of a summary; `marks` are the spans of `text` that hold its figures. */
export interface SummaryClaim extends Claim {
  readonly marks?: readonly Span[];
}

const LINES = 20;

export function figureClaims({ article, sentences }: SegmentedArticle, reading: Reading): SummaryClaim[] {
  const options = article.publishedAt === undefined ? {} : { referenceDate: article.publishedAt };
  const shown = new Set<string>();
  const lines: SummaryClaim[] = [];
  let last = -1;
  for (const read of reading.sentences) {
    if (lines.length === LINES) break;
    if (!read.isStatement) continue;
    const figures = readValues(read.text, options).filter((value) => isFigure(value, read.text));
    const fresh = figures.filter((value) => !shown.has(keyOf(value)));
    if (fresh.length === 0) continue;
    for (const value of fresh) shown.add(keyOf(value));
    const { index } = read.sentence;
    const before = reading.sentences[index - 1];
    const carried = pointsBack(read.text) && last !== index - 1 && before?.isStatement === true ? before : undefined;
    lines.push(lineOf(read, carried, options, sentences));
    last = index;
  }
  return lines;
}

function lineOf(
  read: ReadSentence,
  carried: ReadSentence | undefined,
  options: { readonly referenceDate?: string },
  sentences: SegmentedArticle['sentences'],
): SummaryClaim {
  const cut = { asides: 'drop-without-figure', connective: 'drop' } as const;
  const own = lastClause(cutLine(read.text, cut), options);
  const text = carried ? `${cutLine(carried.text, cut)} ${own}` : own;
  const marks = readValues(text, options).filter((value) => isFigure(value, text)).map(({ span }) => span);
  const cites = [carried, read].flatMap((one) => (one ? (sentences[one.sentence.index] ?? []) : []));
  return { text, cites, marks };
}

/** A figure that tells something: no telephone number, no rank, no 둘, no day of the week alone. */
function isFigure(value: Value, text: string): boolean {
  const written = text.slice(value.span.start, value.span.end);
  if (!/\p{N}/u.test(written)) return false;
  if (value.kind === 'date') return value.value.year !== undefined && /년|월|[./-]/u.test(written);
  return value.kind !== 'code' && value.kind !== 'ordinal' && !(value.kind === 'number' && written.length === 1);
}

function keyOf(value: Value): string {
  return JSON.stringify([value.kind, value.unit, value.value, value.upTo ?? null]);
}

const CLAUSE_END = /(?:지만|으며|하며|이며|는데|은데|으나|[했었았됐]고|[하되이]고), (?=\S)/gu;
const REPORTED = /(?:다|라|자|냐)[고는며][^,]*다[.]?$/u;
const OWN_SUBJECT = /^(?:\S+\s){0,2}\S*[가-힣A-Za-z0-9)][은는이가]\s/u;

/** The last clause where it has all the figures and a subject of its own, and nobody is reported to say it; else all of it. */
function lastClause(line: string, options: { readonly referenceDate?: string }): string {
  if (REPORTED.test(line) || /["“”‘’']/u.test(line)) return line;
  const first = Math.min(...readValues(line, options).map(({ span }) => span.start));
  let from = 0;
  for (const match of line.matchAll(CLAUSE_END)) {
    const start = match.index + match[0].length;
    const rest = line.slice(start);
    if (start <= first && OWN_SUBJECT.test(rest) && !pointsBack(rest) && isWhole(rest)) from = start;
  }
  return line.slice(from);
}
