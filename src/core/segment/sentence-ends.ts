// Finds where sentences end within one paragraph of Korean or English news, in linear time.
import { isAbbreviation, startsSentence } from './abbreviations.ts';
import { findPairs, type Pair } from './pairs.ts';

/** Ends of sentences as offsets into `text`, ascending, the last one past its last word. Quotations stay with their reporting clause. */
export function sentenceEnds(text: string): number[] {
  const pairs = findPairs(text);
  const ends: number[] = [];
  let start = 0;
  let next = 0;
  for (let at = 0; at < text.length;) {
    while ((pairs[next]?.start ?? Infinity) < at) next += 1;
    const pair = pairs[next]?.start === at ? pairs[next] : undefined;
    const step = pair ? passPair(text, pair, start) : passText(text, at, start);
    if (step.ends) {
      ends.push(step.to);
      start = skipSpace(text, step.to);
    }
    at = step.ends ? start : step.to;
  }
  if (ends.at(-1) !== text.length && start < text.length) ends.push(text.length);
  return ends;
}

/** Where to go on, and whether a sentence ends there. */
interface Step {
  readonly to: number;
  readonly ends: boolean;
}

const TERMINATOR = /[.?!。？！…]/u;
const TERMINATORS = /[.?!。？！…‥]+/uy;
const CLOSERS = /["'”’」』》〉)\]}）］】〕`]*/uy;
const REPORTS =
  /^\s?(?:이?라고|이?라며|이?라면서|이?라는|이?라던|이?라지만|하고|하며|고\s|며\s|면서|는\s|등[의을이\s]|및\s|와\s|과\s|,|;|—|–|[a-z])/u;

/** What is written right after a quotation that goes on; any other syllable there opens a sentence whose space was lost. */
const PARTICLE =
  /^(?:이|라|고|하|며|면|는|은|가|을|를|에|의|와|과|로|으|도|만|였|인|등|처|까|부|보|란|던|한|했|식|같|외|이야|자)/u;

/** A quotation that stands alone is walked through, any other pair is passed as a whole. */
function passPair(text: string, pair: Pair, start: number): Step {
  if (pair.kind === 'quote' && standsAlone(text, pair, start)) return { to: pair.start + 1, ends: false };
  const closing = runLength(CLOSERS, text, pair.end) + pair.end;
  const before = text.slice(start, Math.min(pair.start, start + 1));
  return { to: closing, ends: (pair.kind === 'quote' || before === '') && endsAfterQuote(text, closing) };
}

/** True when nothing stands before the quotation in its sentence and no reporting clause follows. */
function standsAlone(text: string, pair: Pair, start: number): boolean {
  if (pair.start - start > 12 || /[\p{L}\p{N}]/u.test(text.slice(start, pair.start))) return false;
  const stop = pair.end + runLength(TERMINATORS, text, pair.end);
  const ended = stop > pair.end || TERMINATOR.test(text.charAt(pair.end - 2));
  return ended && isFree(text, stop);
}

/** A quotation inside a sentence, or a bracket that is one, ends it when it ends in a full stop itself and nothing reports it. */
function endsAfterQuote(text: string, closing: number): boolean {
  const marks = text.slice(Math.max(0, closing - 4), closing).replace(/["'”’」』》〉)\]`]+$/u, '');
  return /[.。]$/u.test(marks) && isFree(text, closing);
}

/** At the end, or before white space that no reporting clause follows. */
function isFree(text: string, at: number): boolean {
  if (at >= text.length) return true;
  if (!/\s/u.test(text.charAt(at)))
    return /^[가-힣]/u.test(text.slice(at, at + 1)) && !PARTICLE.test(text.slice(at, at + 3));
  return !REPORTS.test(text.slice(at, at + 12));
}

function passText(text: string, at: number, start: number): Step {
  if (!TERMINATOR.test(text.charAt(at))) return { to: at + 1, ends: false };
  const to = runEnd(text, at);
  return { to, ends: endsHere(text, at, to, start) };
}

/** Past full stops and the closing marks that follow them, `.”.` included. */
function runEnd(text: string, at: number): number {
  let to = at + runLength(TERMINATORS, text, at);
  to += runLength(CLOSERS, text, to);
  const more = runLength(TERMINATORS, text, to);
  return to + more + (more > 0 ? runLength(CLOSERS, text, to + more) : 0);
}

function runLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

function endsHere(text: string, at: number, to: number, start: number): boolean {
  if (to >= text.length) return true;
  const marks = text.slice(at, Math.min(to, at + 4));
  const spaced = /\s/u.test(text.charAt(to));
  if (/[。？！]/u.test(marks)) return true;
  if (REPORTS.test(text.slice(to, to + 12)) && !isKoreanEnd(text, at)) return false;
  if (/[?!]/u.test(marks)) return spaced || endsUnspaced(text, at, to);
  if (/^(?:\.\.|…|‥)/u.test(marks)) return spaced && endsEllipsis(text, at, to);
  return spaced ? endsSpaced(text, at, to, start) : endsUnspaced(text, at, to);
}

/** `다.` and its like; a reporting clause without quotation marks (`했다.라고`) is told apart by the caller's white space. */
function isKoreanEnd(text: string, at: number): boolean {
  return /[다요까죠]/u.test(text.charAt(at - 1)) && /\s/u.test(text.charAt(at + 1));
}

/** Three dots end a sentence only after a predicate or before a capital letter. */
function endsEllipsis(text: string, at: number, to: number): boolean {
  return /[다요까죠]/u.test(text.charAt(at - 1)) || /^\s[A-Z“"]/u.test(text.slice(to, to + 2));
}

function endsSpaced(text: string, at: number, to: number, start: number): boolean {
  const before = text.slice(Math.max(start, at - 16), at);
  const after = text.slice(to, to + 24).trimStart();
  if (/\d$/u.test(before)) return !isNumberStop(before, after, at - start);
  if (/(?:^|\s)[가-힣]$/u.test(before) && at - start <= 2) return false;
  if (/[A-Za-z]$/u.test(before)) return !isAbbreviation(before, after) && !/^[a-z]/u.test(after);
  return true;
}

/** The full stops of `2025. 1. 22.` and of `1. 항목`. */
function isNumberStop(before: string, after: string, length: number): boolean {
  if (/^\d{1,3}$/u.test(before) && length <= 3) return true;
  if (/(?:\d{4}|['’]\d{2})\.\s?\d{1,2}\.\s?\d{1,2}$/u.test(before)) return !/^$/u.test(after);
  return (
    /(?:^|[\s(~])(?:\d{4}|(?:\d{4}|['’]\d{2})\.\s?\d{1,2})$/u.test(before) &&
    /^\d{1,2}(?:\.|\s|$)/u.test(after)
  );
}

/** `…했다.그는` and `done.The`; not `3.5`, `gakju.kr`, `했다.”라고`. */
function endsUnspaced(text: string, at: number, to: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at);
  const after = text.slice(to, to + 24);
  if (to > at + 1 && /["'”’」』`]/u.test(text.charAt(to - 1))) return false;
  if (/[다요까죠]$/u.test(before))
    return /^[가-힣A-Z0-9“"‘'([〈《「『<◆■▲▶]/u.test(after) && !REPORTS.test(after);
  return /[a-z]{3}$/u.test(before) && startsSentence(after);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text.charAt(at))) at += 1;
  return at;
}
