// What a longer summary must not leave out: each section of the article, and both sides where people differ.
import type { Ranked } from './ranker.ts';
import type { Reading, ReadSentence } from './reading.ts';

const DISPUTE = /반박|반발|이의를 제기|엇갈|둘로 나뉜|둘로 나뉘|일각에서|우려도|논란|비판도|찬반|맞서/u;
const AGAINST = /우려|비판|지적|반발|반박|이의를|부작용|뒤처|불리|어렵|어려울|한계|걱정|부담/u;
const FOR = /기회|기대|효과|도움|긍정|환영|수혜|이점|장점/u;
/** A sentence shorter than this only says that there are sides. */
const SAYS_SOMETHING = 8;
const QUOTES = /["“][^"”]{8,}["”]/u;
/** A summary of fewer lines has no room for sides. */
const SIDES_FROM = 5;
/** This part of the lines is shared out over the article, section by section and piece by piece; the rest goes to the best. */
const SHARED_OUT = 0.8;
/** A sentence whose words the lines before have all said is worth so much less: readers have them one after the other. */
const NOTHING_NEW = 5;
const OPENS_SECTION = 1;
const OPENS_PARAGRAPH = 0.25;
const FIGURE = /\d\s?(?:%|[가-힣]|[A-Za-z]{1,3}\b)/u;
const HAS_FIGURE = 0.5;
const DEFINITION = /[을를는한된하] (?:법안|서비스|장치|현상|제도|것|뜻|말)(?:이다|다|을 말한다)[.]$/u;
const DEFINES = 0.8;
/** Another sentence of a paragraph that is already there is worth so much less. */
const SAME_PARAGRAPH = 0.6;
/** So is a quotation for each that is there, and a little even the first: what happened comes before what was said. */
const MORE_QUOTES = 0.8;
const FIRST_QUOTE = 0.5;

/** `first` and up to `count` lines in all, in the article's order. */
export function pickCovering(
  first: Ranked,
  ranked: readonly Ranked[],
  count: number,
  reading: Reading,
): Ranked[] {
  const weighed = withPlaces(ranked, reading);
  const chosen = weighed.filter(({ read }) => read === first.read);
  for (const piece of piecesOf(weighed, count, reading)) {
    const heard = piece.some(({ read }) => chosen.some((other) => other.read === read));
    if (!heard) pickInto(chosen, piece, chosen.length + 1, reading);
  }
  pickInto(chosen, weighed, count, reading);
  return inOrder(withBothSides(chosen, weighed));
}

function pickInto(chosen: Ranked[], from: readonly Ranked[], upTo: number, reading: Reading): void {
  while (chosen.length < upTo) {
    const left = from.filter(({ read }) => !chosen.some((other) => other.read === read));
    const next = best(left, (entry) => worthBeside(chosen, entry, reading));
    if (!next) return;
    chosen.push(next);
  }
}

/** What opens a section or a paragraph is what the writer put first. */
function withPlaces(ranked: readonly Ranked[], { sentences }: Reading): Ranked[] {
  return ranked.map(({ read, score }) => {
    const before = sentences[read.sentence.index - 1]?.sentence;
    const section = before?.heading === true ? OPENS_SECTION : 0;
    const paragraph = before && before.paragraph !== read.sentence.paragraph ? OPENS_PARAGRAPH : 0;
    const figure = FIGURE.test(read.text) ? HAS_FIGURE : 0;
    const definition = DEFINITION.test(read.text) ? DEFINES : 0;
    return { read, score: score + section + paragraph + figure - definition };
  });
}

export function inOrder(ranked: readonly Ranked[]): Ranked[] {
  return [...ranked].sort((a, b) => a.read.sentence.index - b.read.sentence.index);
}

/** Runs of neighbouring candidates that get one line each: every section is one or more of them. */
function piecesOf(ranked: readonly Ranked[], count: number, reading: Reading): Ranked[][] {
  const sections = sectionsOf(ranked, reading);
  if (sections.length > count) return [];
  return sections.flatMap((section) => {
    const pieces = Math.max(1, Math.floor((SHARED_OUT * count * section.length) / ranked.length));
    const size = Math.ceil(section.length / pieces);
    return Array.from({ length: pieces }, (_, i) => section.slice(i * size, (i + 1) * size));
  });
}

/** Candidates by the heading that they stand under. */
function sectionsOf(ranked: readonly Ranked[], { sentences }: Reading): Ranked[][] {
  const headings = sentences.filter(({ sentence }) => sentence.heading).map(({ sentence }) => sentence.index);
  const sections = new Map<number, Ranked[]>();
  for (const entry of ranked) {
    const under = headings.filter((index) => index < entry.read.sentence.index).length;
    sections.set(under, [...(sections.get(under) ?? []), entry]);
  }
  return [...sections.values()];
}

function worthBeside(chosen: readonly Ranked[], { read, score }: Ranked, reading: Reading): number {
  const several = new Set(chosen.map((other) => other.read.sentence.paragraph)).size > 1;
  const same = chosen.filter((other) => other.read.sentence.paragraph === read.sentence.paragraph).length;
  const quotes = chosen.filter((other) => QUOTES.test(other.read.text)).length;
  const quote = QUOTES.test(read.text) ? FIRST_QUOTE + MORE_QUOTES * quotes : 0;
  const told = NOTHING_NEW * saidShare(read, chosen, reading);
  return score - told - quote - (several ? SAME_PARAGRAPH * same : 0);
}

/** The share of the sentence's words, rare ones counting more, that the chosen lines have said. */
function saidShare(
  { stems }: ReadSentence,
  chosen: readonly Ranked[],
  { frequency, sentences }: Reading,
): number {
  let [said, total] = [0, 0];
  for (const stem of stems) {
    const weight = Math.log(1 + sentences.length / (frequency.get(stem) ?? 1));
    total += weight;
    if (chosen.some(({ read }) => read.stems.has(stem))) said += weight;
  }
  return total > 0 ? said / total : 0;
}

/** Where people differ and only one side is heard, the weakest line makes room for the best of the other. */
function withBothSides(chosen: readonly Ranked[], ranked: readonly Ranked[]): Ranked[] {
  if (chosen.length < SIDES_FROM || !ranked.some(({ read }) => DISPUTE.test(read.text))) return [...chosen];
  let kept = [...chosen];
  for (const side of [AGAINST, FOR]) {
    if (kept.some(({ read }) => side.test(read.text))) continue;
    const silent = ranked.filter((entry) => speaksFor(side, entry) && !kept.includes(entry));
    const other = best(silent, ({ score }) => score);
    const weakest = kept.slice(1).reduce((low, entry) => (entry.score < low.score ? entry : low));
    if (other) kept = [...kept.filter((entry) => entry !== weakest), other];
  }
  return kept;
}

function speaksFor(side: RegExp, { read: { text, words } }: Ranked): boolean {
  return words.length >= SAYS_SOMETHING && side.test(text);
}

function best(ranked: readonly Ranked[], worth: (entry: Ranked) => number): Ranked | undefined {
  return ranked.map((entry) => ({ entry, worth: worth(entry) })).sort((a, b) => b.worth - a.worth)[0]?.entry;
}
