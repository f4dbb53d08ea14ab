// Question sets as the evaluation describes them, read from JSON lines, with the sentences that are right for each question.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeArticle } from '../src/core/article.ts';
import { readArticleSource } from '../src/core/article/read-source.ts';
import { segmentArticle } from '../src/core/segment.ts';
import type { SegmentedArticle, Sentence, Span } from '../src/core/types.ts';

export interface DocumentRecord {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly date?: string | null;
  readonly summaryIdx?: readonly number[];
}

export interface QuestionRecord {
  readonly id: string;
  readonly docId: string;
  readonly question: string;
  readonly answers: readonly (string | { readonly text: string; readonly start: number })[];
  readonly unanswerable: boolean;
  readonly type?: string;
  readonly evidenceText?: readonly string[];
}

/** One document's text as given, cut into sentences whose offsets point into that text. */
export interface LoadedDocument {
  readonly record: DocumentRecord;
  readonly segmented: SegmentedArticle;
}

export function readJsonLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T); // oxlint-disable-line typescript/no-unsafe-type-assertion -- our own files
}

export function loadDocuments(path: string): Map<string, LoadedDocument> {
  return new Map(readJsonLines<DocumentRecord>(path).map((record) => [record.id, loadDocument(record)]));
}

/** Expects texts that are already normal (no byte changes by `makeArticle`), so that offsets agree; others are kept as they are made. */
export function loadDocument(record: DocumentRecord): LoadedDocument {
  const made = makeArticle({
    id: record.id,
    title: record.title,
    text: record.text,
    ...(typeof record.date === 'string' ? { publishedAt: record.date } : {}),
  });
  return { record, segmented: segmentArticle(made) };
}

/** The practice articles of data/practice, by file name without its ending. */
export function loadPractice(folder: string): Map<string, LoadedDocument> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  return new Map(
    files.map((file) => {
      const id = file.slice(0, -'.md'.length);
      const article = readArticleSource(readFileSync(join(folder, file), 'utf8'), { id, format: 'markdown' });
      return [
        id,
        { record: { id, title: article.title, text: article.text }, segmented: segmentArticle(article) },
      ];
    }),
  );
}

/** Spans of the text that are right: given spans, else the gold evidence sentences, else every place of an answer string. */
export function goldSpans(question: QuestionRecord, text: string): Span[] {
  const given = question.answers.flatMap((answer) =>
    typeof answer === 'string' || answer.start < 0 ? [] : [spanOf(answer.start, answer.text)],
  );
  if (given.length > 0) return given;
  const evidence = (question.evidenceText ?? []).flatMap((sentence) =>
    placesOf(sentence.trim(), text).slice(0, 1),
  );
  if (evidence.length > 0) return evidence;
  return question.answers.flatMap((answer) =>
    placesOf(typeof answer === 'string' ? answer : answer.text, text),
  );
}

function spanOf(start: number, text: string): Span {
  return { start, end: start + text.length };
}

function placesOf(wanted: string, text: string): Span[] {
  const places: Span[] = [];
  if (wanted === '') return places;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    places.push(spanOf(at, wanted));
  return places;
}

/** True when the sentence holds the whole of a gold span, or lies within one. */
export function isRight(sentence: Pick<Sentence, 'span'>, gold: readonly Span[]): boolean {
  const { start, end } = sentence.span;
  return gold.some(
    (span) => (start <= span.start && span.end <= end) || (span.start <= start && end - 1 <= span.end),
  );
}
