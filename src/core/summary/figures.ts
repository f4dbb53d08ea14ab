// The figures and dates of an article as lines: each a sentence, or its last clause, that brings a figure not yet shown, with the figures marked.
import type { Article, Claim, SegmentedArticle, Span } from '../types.ts';
import { readValues, type Value } from '../values/read.ts';
import { cutLine, isWhole, pointsBack } from './line.ts';
import type { ReadSentence, Reading } from './reading.ts';

/** A line of a summary; `marks` are the spans of `text` that hold its figures. */
export interface SummaryClaim extends Claim {
  readonly marks?: readonly Span[];
}

const LINES = 20;

/** Lines in the article's order; one that points back brings the sentence before it unless that is the line before. */
export function figureClaims({ article, sentences }: SegmentedArticle, reading: Reading): SummaryClaim[] {
  const shown = new Set<string>();
  const lines: SummaryClaim[] = [];
  let last = -1;
  for (const read of reading.sentences) {
    if (lines.length === LINES) break;
    const fresh = read.isStatement
      ? figuresIn(read.text, article).filter((value) => !shown.has(keyOf(value)))
      : [];
    if (fresh.length === 0) continue;
    for (const value of fresh) shown.add(keyOf(value));
    const { index } = read.sentence;
    const before = last === index - 1 || !pointsBack(read.text) ? undefined : reading.sentences[index - 1];
    const parts = before?.isStatement === true ? [before, read] : [read];
    const text = lineOf(parts, article);
    const cites = parts.flatMap((part) => sentences[part.sentence.index] ?? []);
    lines.push({ text, cites, marks: figureSpans(text, article) });
    last = index;
  }
  return lines;
}

/** Where a text has the figures that are worth a mark. */
export function figureSpans(text: string, article: Article): Span[] {
  return figuresIn(text, article).map(({ span }) => span);
}

function lineOf(parts: readonly ReadSentence[], article: Article): string {
  const lines = parts.map(({ text }) => cutLine(text, { asides: 'drop-without-figure', connective: 'drop' }));
  const own = lines.pop() ?? '';
  return [...lines, lastClause(own, article)].join(' ');
}

function figuresIn(text: string, { publishedAt }: Article): Value[] {
  const values = readValues(text, publishedAt === undefined ? {} : { referenceDate: publishedAt });
  return values.filter((value) => isFigure(value, text));
}

/** Units whose small numbers name and do not count: 2기, 정유4사, 1부, 2심. */
const NAMING = new Set(['기', '개사', '호기', '학년', '심', '차', '부', '호', '편']);

/** A figure that tells something: no telephone number, no rank, no 둘, no day of the week alone. */
function isFigure(value: Value, text: string): boolean {
  const written = text.slice(value.span.start, value.span.end);
  if (!/\p{N}/u.test(written)) return false;
  if (value.kind === 'date') return value.value.year !== undefined && /년|월|[./-]/u.test(written);
  if (value.kind === 'count' && NAMING.has(value.unit) && value.value < 10) return false;
  return (
    value.kind !== 'code' && value.kind !== 'ordinal' && !(value.kind === 'number' && written.length === 1)
  );
}

function keyOf(value: Value): string {
  return JSON.stringify([value.kind, value.unit, value.value, value.upTo ?? null]);
}

const CLAUSE_END = /(?:지만|으며|하며|이며|는데|은데|으나|[했었았됐]고|[하되이]고), (?=\S)/gu;
const REPORTED = /(?:다|라|자|냐)[고는며][^,]*다[.]?$/u;
const OWN_SUBJECT = /^(?:\S+\s){0,2}\S*[가-힣A-Za-z0-9)][은는이가]\s/u;

/** The last clause where it has all the figures and a subject of its own, and nobody is reported to say it; else all of it. */
function lastClause(line: string, article: Article): string {
  if (REPORTED.test(line) || /["“”‘’']/u.test(line)) return line;
  const first = Math.min(...figuresIn(line, article).map(({ span }) => span.start));
  let from = 0;
  for (const match of line.matchAll(CLAUSE_END)) {
    const start = match.index + match[0].length;
    const rest = line.slice(start);
    if (start <= first && OWN_SUBJECT.test(rest) && !pointsBack(rest) && isWhole(rest)) from = start;
  }
  return line.slice(from);
}
