// Finds where on a page the article's text stands: parts that the page calls its body, beside what readability finds; the best is chosen by what is in it.
import { type Block, blocksOf } from './blocks.ts';
import { type CleanText, cleanBlocks, proseOf } from './clean.ts';
import { ancestryOf, elementsOf, lineOf, type PageElement } from './dom.ts';
import { isNamedBody } from './names.ts';
import type { Found } from './page-types.ts';
import { isNews } from './sentences.ts';

export interface Candidate {
  readonly found: Found;
  readonly clean: CleanText;
  /** Higher is better; about the number of characters of running text. */
  readonly score: number;
  /** Of all its lines, with those taken out. */
  readonly characters: number;
}

/** Parts that are looked at, the longest first. */
const PART_LIMIT = 40;
/** Below it a part is a teaser or a caption. */
const SHORTEST = 60;
/** Characters of running text that may be lost for a part with less around it: one sentence of a box. */
const SMALL_LOSS = 60;
/** How much more readability must find than the best part called a body: it also gathers what lies around. */
const READABILITY_MARGIN = 1.25;

export async function bestCandidate(
  page: PageElement,
  title: string | undefined,
): Promise<Candidate | undefined> {
  const best = bestPart(page, title);
  // No more can be found than stands on the page.
  if (best && best.score * READABILITY_MARGIN >= proseOf(blocksOf(page))) return best;
  const { readableBlocks } = await import('./readable.ts');
  const blocks = readableBlocks(page);
  const readable = blocks && candidate('readability', blocks, title);
  if (!best || (readable && readable.score > best.score * READABILITY_MARGIN)) return readable ?? best;
  return best;
}

interface Part {
  readonly element: PageElement;
  readonly candidate: Candidate;
}

/** The part with the most text, or rather the innermost in it that holds as good as all of it. */
function bestPart(page: PageElement, title: string | undefined): Candidate | undefined {
  const parts = namedParts(page).map((element) => ({
    element,
    candidate: candidate('container', blocksOf(element), title),
  }));
  const best = parts.reduce<Part | undefined>(
    (found, next) => (found && found.candidate.score >= next.candidate.score ? found : next),
    undefined,
  );
  if (!best) return undefined;
  const holdsEnough = enoughOf(best);
  const inner = parts.filter(
    (part) => holdsEnough(part) && [...ancestryOf(part.element)].includes(best.element),
  );
  return inner.reduce(
    (least, next) => (next.candidate.characters < least.candidate.characters ? next : least),
    best,
  ).candidate;
}

/** As good as all running text; or, of a story in the plain style, as good as all lines in that style. */
function enoughOf(best: Part): (part: Part) => boolean {
  const [all, story] = [prose(best), news(best)];
  const isPlain = story >= all * 0.6;
  return (part) =>
    prose(part) > all - Math.max(SMALL_LOSS, all * 0.05) ||
    (isPlain && news(part) > story - SMALL_LOSS && prose(part) > all * 0.7);
}

function prose({ candidate: { clean } }: Part): number {
  return proseOf(clean.blocks);
}

function news({ candidate: { clean } }: Part): number {
  return proseOf(clean.blocks.filter(({ text }) => isNews(text)));
}

function namedParts(page: PageElement): readonly PageElement[] {
  const named = [...elementsOf(page)].filter(
    (element) => isNamedBody(element) || /^(?:article|main)$/u.test(element.tag),
  );
  const measured = named
    .map((element) => ({ element, length: lineOf(element).length }))
    .filter(({ length }) => length >= SHORTEST);
  return measured
    .sort((a, b) => b.length - a.length)
    .slice(0, PART_LIMIT)
    .map(({ element }) => element);
}

/** Text counts, and what had to be taken out counts against it. */
export function candidate(found: Found, raw: readonly Block[], title: string | undefined): Candidate {
  const clean = cleanBlocks(raw, title);
  const [all, kept, prose] = [lengthOf(raw), lengthOf(clean.blocks), proseOf(clean.blocks)];
  return { found, clean, characters: all, score: prose - 0.5 * (kept - prose) - 0.3 * (all - kept) };
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}
