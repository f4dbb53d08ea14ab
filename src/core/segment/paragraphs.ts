// Cuts a text into its lines of words and says which of them are subheadings.
import type { Span } from '../types.ts';

export interface Paragraph extends Span {
  readonly heading: boolean;
}

/** Lines that hold a word, without the space around them, in order. */
export function findParagraphs(text: string): Paragraph[] {
  const spans = lineSpans(text);
  const plain = spans.map((span) => looksLikeHeading(text.slice(span.start, span.end)));
  return spans.map((span, index) => ({ ...span, heading: isHeading(plain, index) }));
}

type Looks = 'marked' | 'short' | 'text';

function lineSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (let start = 0; start < text.length;) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    const line = text.slice(start, end);
    const lead = line.length - line.trimStart().length;
    if (/\S/u.test(line)) addLine(spans, text, { start: start + lead, end: start + line.trimEnd().length });
    start = end + 1;
  }
  return spans;
}

/** A line without a word (a rule, a lone mark) belongs to the line before it, or opens the next one. */
function addLine(spans: Span[], text: string, span: Span): void {
  const last = spans.at(-1);
  const wordless = !/[\p{L}\p{N}]/u.test(text.slice(span.start, span.end));
  const lastWordless = last !== undefined && !/[\p{L}\p{N}]/u.test(text.slice(last.start, last.end));
  if (last && (wordless || lastWordless)) spans[spans.length - 1] = { start: last.start, end: span.end };
  else spans.push(span);
}

/** A short line heads what follows it; a run of three short lines is a list, and the last line heads nothing. */
function isHeading(looks: readonly Looks[], index: number): boolean {
  const own = looks[index];
  if (own === 'text' || own === undefined) return false;
  if (own === 'marked') return true;
  const next = looks[index + 1];
  return next === 'text' && looks[index - 1] !== 'short';
}

function looksLikeHeading(line: string): Looks {
  if (line.length > 100) return 'text';
  if (/^#{1,6}\s/u.test(line)) return 'marked';
  const ended = /[.!。]["'”’)\]]*$/u.test(line);
  if (/^[◆■▶◇□●◈]/u.test(line)) return ended ? 'text' : 'marked';
  if (/^\*\*[^*]+\*\*$/u.test(line)) return ended ? 'text' : 'marked';
  return isShortLabel(line) && !ended ? 'short' : 'text';
}

/** No list item, no quotation, no dialogue, no predicate at its end. */
function isShortLabel(line: string): boolean {
  if (line.length > 45 || /^[-·•▲△※*"“‘'「『([\d]/u.test(line)) return false;
  return (
    !/[.?!]\s/u.test(line) &&
    !/(?:다|요|죠|까|:|,)["'”’)\]]*$/u.test(line) &&
    !/^(?:Q|A|문|답)[.:]/u.test(line)
  );
}
