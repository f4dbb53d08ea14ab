// Cuts an article into sentences with exact offsets, passages of neighbouring sentences, and who speaks in each; pure, deterministic, linear in the text.
import { cutLong } from './segment/long-sentence.ts';
import { findParagraphs } from './segment/paragraphs.ts';
import { groupPassages } from './segment/passages.ts';
import { sentenceEnds } from './segment/sentence-ends.ts';
import { findSpeakers } from './segment/speakers.ts';
import type { Article, SegmentedArticle, Sentence, Span } from './types.ts';

/** Sentences are in order, do not overlap, and between them lies nothing but white space. Never throws. */
export function segmentArticle(article: Article): SegmentedArticle {
  const sentences = findSpeakers(article.text, splitSentences(article), article.language);
  return { article, sentences, passages: groupPassages(article.id, sentences) };
}

function splitSentences(article: Article): Sentence[] {
  const sentences: Sentence[] = [];
  for (const [paragraph, line] of findParagraphs(article.text).entries()) {
    const spans = line.heading ? [line] : sentenceSpans(article.text, line);
    for (const { start, end } of spans) {
      sentences.push({
        articleId: article.id,
        index: sentences.length,
        paragraph,
        span: { start, end },
        ...(line.heading && { heading: true as const }),
      });
    }
  }
  return sentences;
}

function sentenceSpans(text: string, paragraph: Span): Span[] {
  const line = text.slice(paragraph.start, paragraph.end);
  const spans: Span[] = [];
  let start = 0;
  for (const end of sentenceEnds(line)) {
    addSentence(spans, line, { start, end });
    start = end;
  }
  return spans.flatMap((span) => cutLong(line, span)).map((span) => shift(span, paragraph.start));
}

/** Leading white space is left out; a piece without a word goes with the sentence before it, or with the next one. */
function addSentence(spans: Span[], line: string, piece: Span): void {
  const text = line.slice(piece.start, piece.end);
  if (text.trim() === '') return;
  const start = piece.start + text.length - text.trimStart().length;
  const span = { start, end: piece.start + text.trimEnd().length };
  const last = spans.at(-1);
  if (last && (!hasWord(text) || !hasWord(line.slice(last.start, last.end)))) {
    spans[spans.length - 1] = { start: last.start, end: span.end };
  } else spans.push(span);
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
