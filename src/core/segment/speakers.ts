// Names who speaks in each sentence that quotes or reports, in the article's own words; a sentence whose speaker cannot be told has none.
import type { Language, Sentence, Span, Speaker } from '../types.ts';
import { findEnglishSpeaker } from './english-speakers.ts';
import { findPairs } from './pairs.ts';
import { createPeople, type People } from './people.ts';
import { findReport } from './reporting.ts';
import { chooseSpeaker } from './choose-speaker.ts';

/** The same sentences, with `speaker` where one is found. Reads from the start of the article on: a name counts from where it stands. */
export function findSpeakers(text: string, sentences: readonly Sentence[], language: Language): Sentence[] {
  const people = createPeople();
  const quoted = quotedAlone(text, sentences);
  const found: Sentence[] = [];
  for (const sentence of sentences) {
    const words = text.slice(sentence.span.start, sentence.span.end);
    const speaker = sentence.heading
      ? undefined
      : speakerOf(words, sentence, { people, found, quoted, language });
    people.read(words, sentence.span.start);
    found.push(speaker ? { ...sentence, speaker } : sentence);
  }
  return found;
}

interface Context {
  readonly people: People;
  /** The sentences before this one, with their speakers. */
  readonly found: readonly Sentence[];
  readonly quoted: ReadonlySet<number>;
  readonly language: Language;
}

function speakerOf(words: string, sentence: Sentence, context: Context): Speaker | undefined {
  if (context.quoted.has(sentence.index)) return previousSpeaker(sentence, context);
  if (context.language === 'en') return findEnglishSpeaker(words, sentence.span.start, context.people);
  const report = findReport(words);
  if (!report) return undefined;
  const chosen = chooseSpeaker(words, report, context.people);
  if (chosen === 'someone') return undefined;
  if (chosen) return at(chosen, sentence.span.start);
  const goesOn =
    report.utterances.length > 0 ? report.verb >= 0 || SAYS_LAST.test(words) : CONTINUES.test(words);
  return goesOn ? previousSpeaker(sentence, context) : undefined;
}

const SAYS_LAST = /(?:했다|했습니다|밝혔다|전했다|덧붙였다|답했다|한다|내다봤다)[.”"]*$/u;

/** Opens a sentence that goes on with what the speaker before said. */
const CONTINUES = /^(?:또|또한|이어|그러면서|아울러|그는|더불어|나아가|특히|다만)\s/u;

/** Who spoke last, in this paragraph or at the end of the one before; else the person whom the sentence before names. */
function previousSpeaker(sentence: Sentence, { people, found }: Context): Speaker | undefined {
  const recent = found.slice(-3).reverse();
  const spoken = recent.find((other) => other.speaker && sentence.paragraph - other.paragraph <= 1);
  return spoken?.speaker ?? people.last();
}

function at(speaker: Speaker & { relative?: boolean }, base: number): Speaker {
  const { name, role, span, relative } = speaker;
  return { name, role, span: relative ? { start: span.start + base, end: span.end + base } : span };
}

/** Sentences that lie wholly inside one quotation, as a quotation of several sentences does. */
function quotedAlone(text: string, sentences: readonly Sentence[]): Set<number> {
  const alone = new Set<number>();
  for (const group of byParagraph(sentences)) {
    const start = group[0]?.span.start ?? 0;
    const line = text.slice(start, group.at(-1)?.span.end ?? start);
    const quotes = findPairs(line).filter((pair) => pair.kind === 'quote' && pair.end - pair.start > 12);
    markInside(alone, group, quotes, start);
  }
  return alone;
}

function markInside(
  alone: Set<number>,
  group: readonly Sentence[],
  quotes: readonly Span[],
  base: number,
): void {
  let next = 0;
  for (const { span, index } of group) {
    while (next < quotes.length && (quotes[next]?.end ?? 0) + base <= span.start) next += 1;
    const quote = quotes[next];
    if (quote && quote.start + base <= span.start && quote.end + base + 2 >= span.end) alone.add(index);
  }
}

function byParagraph(sentences: readonly Sentence[]): Sentence[][] {
  const groups: Sentence[][] = [];
  for (const sentence of sentences) {
    const last = groups.at(-1);
    if (last && last[0]?.paragraph === sentence.paragraph) last.push(sentence);
    else groups.push([sentence]);
  }
  return groups;
}
